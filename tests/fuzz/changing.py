"""Mutated maps through the commands that change them, with and without being killed."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from contextlib import chdir
from functools import cached_property
from pathlib import Path
from random import Random

from argmap.cli import main
from argmap.editing.changes import CannotChange, Changes, performed
from argmap.editing.refactoring.extracting import extract, inline
from argmap.editing.refactoring.joining import join
from argmap.editing.refactoring.moving import Place, add, before_place, move, remove, with_premises
from argmap.editing.refactoring.renaming import identify, rename
from argmap.editing.refactoring.restating import restate
from argmap.editing.refactoring.splitting import split_off
from argmap.editing.workspace import MendFirst, Workspace
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Reason, Statement
from argmap.reading import CannotRead
from argmap.reading.blocks import CannotLayOut
from fuzz.independent import Content, NotYaml
from fuzz.properties import NAME, Broken

OPERATIONS = (
    "rename",
    "restate",
    "add",
    "move",
    "remove",
    "extract",
    "inline",
    "join",
    "split",
    "identify",
    "premises",
)
_TEXTS = (
    "A new text.",
    'It: is #1 "so"',
    "'x' - y",
    "- z",
    "word " * 60,
    "One.\n\n  Two: #\n- three",
    "a\tb",
    "x\u2028y",
    "é: ü",
)


class Alone(Workspace):
    """A map of some bytes with nothing else around."""

    def __init__(self, data: bytes) -> None:
        def read(path: Path) -> bytes:
            if path.name != NAME:
                raise CannotRead(str(path), "there is no such file")
            return data

        super().__init__(Path(NAME), read)

    def with_text(self, source: object, text: str) -> Workspace:
        new = Alone(source.encoded(text))  # type: ignore[attr-defined]
        new.given = {Path(os.path.realpath(NAME)): source, **self.given}  # type: ignore[dict-item]
        return new

    @cached_property
    def graphs(self) -> list[ArgumentGraph]:
        return [self.graph]


def _change(workspace: Workspace, operation: str, seed: int) -> Changes:
    random = Random(seed)  # noqa: S311 - not for secrets
    graph = workspace.graph
    if not graph.statements:
        raise CannotChange("there is nothing to change")
    one, other = random.choice(graph.statements), random.choice(graph.statements)
    reasons = list(graph.reasons)
    explicit: list[Statement | Reason] = [reason for reason in reasons if reason.explicit]
    places = [
        Place(),
        Place(other, random.choice(("because", "but", "although"))),
        before_place(graph, other),
        *([Place(random.choice(explicit), "premises")] if explicit else []),
        *([Place(random.choice(reasons), random.choice(("because", "but")))] if reasons else []),
    ]
    place = random.choice(places)
    match operation:
        case "rename":
            return rename(workspace, one, graph.root, random.choice(("another-name", "x y", "1", "null", "é")))
        case "restate":
            return restate(workspace, one, random.choice(_TEXTS))
        case "add":
            return add(workspace, random.choice(_TEXTS), place, kind=random.choice(list(Kind)), name="new-id")
        case "move":
            return move(workspace, random.choice([one, *explicit]), place)
        case "remove":
            return remove(workspace, one)
        case "extract":
            return extract(workspace, one)
        case "inline":
            return inline(workspace, one)
        case "join":
            return join(workspace, one, other)
        case "identify":
            return identify(workspace, one)
        case "premises":
            return with_premises(workspace, one)
    return split_off(workspace, one, Path("part.yaml"))


def is_changed_as_meant(data: bytes, random: Random) -> bool:
    """A change is refused, or keeps all comments and all values but the ones that it is about."""
    try:
        workspace = Alone(data)
    except (MendFirst, CannotRead):
        return False
    made = False
    for operation in random.sample(OPERATIONS, 3):
        seed = random.randrange(2**32)
        try:
            changes = performed(workspace, lambda w, o=operation, s=seed: _change(w, o, s))  # type: ignore[misc]
        except (CannotChange, CannotLayOut):
            continue
        except ArgmapError as error:
            raise Broken(f"{operation} is refused with {type(error).__name__}: {error}") from error
        made = True
        _compare(operation, workspace, changes)
    return made


def _compare(operation: str, workspace: Workspace, changes: Changes) -> None:
    new = {each.path: each.new.decode("utf-8") for each in changes.rewrites()}
    old = [each.old.decode("utf-8") for each in changes.rewrites() if each.old is not None]
    try:
        before = [Content(text) for text in old]
    except NotYaml:
        return
    try:
        after = [Content(text) for text in new.values()]
    except NotYaml as error:
        raise Broken(f"{operation} leaves no YAML: {error}") from None
    lost_comments = sum((c.comments for c in before), Counter[str]()) - sum((c.comments for c in after), Counter[str]())
    lost = sum((_values(c) for c in before), Counter[str]()) - sum((_values(c) for c in after), Counter[str]())
    if operation == "remove":
        return
    for comment in lost_comments:
        raise Broken(f"{operation} loses a comment: {comment}")
    most = {"restate": 1, "join": 1}.get(operation, 0)
    if sum(n for value, n in lost.items() if " " in value) > most:
        raise Broken(f"{operation} loses a value: {sorted(lost)}")
    for path, text in new.items():
        source = workspace.files.get(Path(os.path.realpath(path)))
        if source is not None and _only_crlf(source.text) and not _only_crlf(text):
            raise Broken(f"{operation} puts another line end into a file")


def _only_crlf(text: str) -> bool:
    return text.count("\r\n") == text.count("\n") == text.count("\r") > 0


def _values(content: Content) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, value), n in content.values.items():
        found[value] += n
    return found


# -- killed --------------------------------------------------------------------------------------------------------

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


def is_whole_after_a_kill(data: bytes, random: Random) -> bool:
    """After a change that was killed at any moment, and the next command, all files are old or all are new."""
    command = random.choice(_COMMANDS)
    with tempfile.TemporaryDirectory() as name, chdir(name):
        old = _written(data, random)
        shutil.copytree(".", "../" + Path(name).name + ".new")
        other = Path(name + ".new")
        try:
            with chdir(other):
                _ended(_started(command, None))
                new = _contents()
            _ended(_started(command, random.randrange(1, 60)))
            _ended(_started(("restate", "b.yaml", "1", _text_of_first(Path("b.yaml"))), None))
            now = _contents()
        finally:
            shutil.rmtree(other)
        if now not in (old, new):
            mixed = sorted(
                path for path in now.keys() | new.keys() if now.get(path) not in (old.get(path), new.get(path))
            )
            raise Broken(f"{command[0]} leaves files of two states: {mixed or sorted(now)}")
        return now == new != old


def _written(data: bytes, random: Random) -> dict[str, bytes]:
    for path, text in _FILES.items():
        Path(path).write_text(text, encoding="utf-8", newline="\r\n" if random.random() < 0.3 else "\n")
    if random.random() < 0.5:
        Path("other.yaml").write_bytes(data)
    return _contents()


def _contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def _text_of_first(path: Path) -> str:
    return "It is very late." if b"very" in path.read_bytes() else "It is late."


def _started(command: tuple[str, ...], last: int | None) -> int:
    """A process of its own that runs a command, and kills itself at its so many-th dealing with the file system."""
    child = os.fork()
    if child:
        return child
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    if last is not None:
        left = last
        here = os.getcwd()

        def hook(event: str, given: tuple[object, ...]) -> None:
            nonlocal left
            if event in _EVENTS and isinstance(given[0], str) and os.path.abspath(given[0]).startswith(here):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
    sys.argv = ["argmap", *command]
    try:
        main()
    finally:
        os._exit(0)


def _ended(child: int) -> int:
    return os.waitpid(child, 0)[1]
