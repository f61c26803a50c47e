"""Changes of files that are killed at any moment, or that somebody else's saving comes into."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import chdir
from functools import partial
from pathlib import Path
from random import Random

from argmap.atomic_files.journals import state_folder
from argmap.atomic_files.placing import STAGED
from argmap.cli import main
from fuzz.properties import Broken

_FILES = {
    "a.yaml": "include:\n  b: b.yaml\nargument:\n- conclusion: We go home.\n  because:\n  - ref: b/late  # seen\n",
    "c.yaml": "include:\n  b: b.yaml\nargument:\n- conclusion: They go home.\n  because:\n  - ref: b/late\n",
    "b.yaml": "argument:\n- claim: It is late.\n  id: late\n",
}
_COMMANDS = (
    ("rename", "b.yaml", "late", "soon"),
    ("restate", "b.yaml", "late", "It is very late."),
    ("extract", "a.yaml", "1", "--to", "d.yaml"),
    ("add", "b.yaml", "It is cold.", "--because", "late"),
    ("fmt", "."),
)
_EVENTS = frozenset(
    "open os.rename os.remove os.mkdir os.chmod os.link os.symlink os.truncate os.chown shutil.move".split()
)
_MINE = b"# saved by somebody else\n"


def is_whole_after_a_kill(data: bytes, random: Random) -> bool:
    """After a change that was killed at any moment, and the next command, all files are old or all are new."""
    command = random.choice(_COMMANDS)
    with tempfile.TemporaryDirectory() as name, chdir(name):
        old = _written(data, random)
        new = _changed(command)
        _ended(_started(command, _at(random, _killed)))
        _ended(_started(("restate", "b.yaml", "1", _text_of_first(Path("b.yaml")))))
        now = _contents()
        if now not in (old, new):
            raise Broken(f"{command[0]} leaves files of two states: {_neither(now, old, new) or sorted(now)}")
        return now == new != old


def keeps_what_others_save(data: bytes, random: Random) -> bool:
    """What others save while a change is made is there afterwards, and the other files are all old or all new."""
    command = random.choice(_COMMANDS)
    with tempfile.TemporaryDirectory() as name, chdir(name):
        old = _written(data, random)
        new = _changed(command)
        changed = sorted(path for path in old if old[path] != new[path])
        if not changed:
            return False
        victim = random.choice(changed)
        own = _MINE.replace(b"\n", b"\r\n") if b"\r\n" in old[victim] else _MINE
        mine = old[victim] + own

        def saved(replaced: bool = True) -> None:
            Path("note").write_bytes(mine)
            shutil.copyfile("note", "saved" if replaced else victim)
            if replaced:
                os.replace("saved", victim)

        if random.random() < 0.5:
            code = _ended(_started(command, _at(random, partial(saved, random.random() < 0.5))))
        else:
            child = _started(command)
            _once_noted(child, random.random() * 0.01)
            saved()
            code = _ended(child)
        now = _contents()
        if now.pop("note", None) is None:
            return False  # the command ended before it came to that
        if mine not in now.values() and now[victim] != new[victim] + own:  # which was read after it was saved
            raise Broken(f"{command[0]} loses what somebody saved")
        others = {path: content for path, content in now.items() if path in old.keys() | new.keys()} | {victim: b""}
        if others not in ({**state, victim: b""} for state in (old, new)):
            raise Broken(f"{command[0]} leaves files of two states: {_neither(others, old, new) or sorted(now)}")
        return code != 0


def _written(data: bytes, random: Random) -> dict[str, bytes]:
    for path, text in _FILES.items():
        Path(path).write_text(text, encoding="utf-8", newline="\r\n" if random.random() < 0.3 else "\n")
    if random.random() < 0.5:
        Path("other.yaml").write_bytes(data)
    return _contents()


def _changed(command: tuple[str, ...]) -> dict[str, bytes]:
    """What a command makes of the files that lie here, which stay as they are."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(".", name, dirs_exist_ok=True)
        with chdir(name):
            _ended(_started(command))
            return _contents()


def _contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def _neither(now: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    return sorted(path for path in now.keys() | new.keys() if now.get(path) not in (old.get(path), new.get(path)))


def _text_of_first(path: Path) -> str:
    return "It is very late." if b"very" in path.read_bytes() else "It is late."


def _at(random: Random, what: Callable[[], None]) -> Callable[[], None]:
    """Have something done at any dealing with the file system, here or in the folder of notes.

    Half of the times it is after files began to be written.
    """
    writing = random.random() < 0.5
    number = random.randrange(1, 40 if writing else 80)
    here = os.getcwd()
    notes = str(state_folder())

    def prepare() -> None:
        left, counting = number, not writing

        def hook(event: str, given: tuple[object, ...]) -> None:
            nonlocal left, counting
            path = given[0] if event in _EVENTS and given else None
            if isinstance(path, str) and os.path.abspath(path).startswith((here, notes)):
                counting = counting or STAGED.fullmatch(os.path.basename(path)) is not None
                left -= counting
                if left == 0:
                    what()

        sys.addaudithook(hook)

    return prepare


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _once_noted(child: int, seconds: float) -> None:
    """Wait until a change is noted as complete, or has ended, and then so long."""
    folder = state_folder()
    while not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        if any(b'"complete"' in _read(note) for note in folder.glob("*.json")):
            break
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _started(command: tuple[str, ...], prepare: Callable[[], None] = lambda: None) -> int:
    """A process of its own that runs a command."""
    child = os.fork()
    if child:
        return child
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    prepare()
    sys.argv = ["argmap", *command]
    code = 1
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
