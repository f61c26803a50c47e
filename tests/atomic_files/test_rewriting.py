"""Files that are changed together are all old or all new, whatever happens in between."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.atomic_files import (
    CannotWrite,
    ChangedMeanwhile,
    FinishedFirst,
    Recovery,
    Rewrite,
    exchanging,
    placing,
    recover,
    replace_file,
    rewrite,
)
from argmap.atomic_files.journals import state_folder

SCRIPT = str(Path(sys.executable).with_name("argmap"))
OLD = {"a.yaml": b"old a\n", "sub/b.yaml": b"old b\r\n"}
NEW = {"a.yaml": b"new a\n", "sub/b.yaml": b"new b\r\n", "sub/c.yaml": b"new c"}

# Changes three files, and is killed before the n-th call of the system that changes anything.
KILLED = """
import os, signal, sys
from pathlib import Path

left = int(sys.argv[1])

def counted(function):
    def call(*args, **kwargs):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return call

import argmap.atomic_files.exchanging as exchanging
for name in ("open", "replace", "unlink", "link", "chmod", "fsync"):
    setattr(os, name, counted(getattr(os, name)))
swap = exchanging._swap()
exchanging._swap = lambda: counted(swap) if sys.argv[2] == "swap" else None

from argmap.atomic_files import Rewrite, rewrite
rewrite([
    Rewrite(Path("a.yaml"), b"old a\\n", b"new a\\n"),
    Rewrite(Path("sub/b.yaml"), b"old b\\r\\n", b"new b\\r\\n"),
    Rewrite(Path("sub/c.yaml"), None, b"new c"),
])
print("whole")
"""


def lay_out(folder: Path) -> None:
    (folder / "sub").mkdir(parents=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def changes(folder: Path) -> list[Rewrite]:
    return [Rewrite(folder / name, OLD.get(name), new) for name, new in NEW.items()]


def test_several_files_are_changed(tmp_path: Path) -> None:
    lay_out(tmp_path)
    rewrite(changes(tmp_path))
    assert content(tmp_path) == NEW


@pytest.mark.parametrize("means", ["swap", "links"])
def test_killed_at_any_step_all_files_are_old_or_all_are_new_after_recovery(tmp_path: Path, means: str) -> None:
    if means == "swap" and exchanging._swap() is None:
        pytest.skip("this system cannot exchange files in one step")
    outcomes = set()
    for step in range(1, 90):
        folder = tmp_path / str(step)
        lay_out(folder)
        run = subprocess.run(
            [sys.executable, "-c", KILLED, str(step), means], cwd=folder, capture_output=True, text=True, check=False
        )
        for name, old in OLD.items():
            assert (folder / name).read_bytes() in (old, NEW[name])
        if run.stdout == "whole\n":
            assert run.returncode == 0
            break
        assert run.returncode == -signal.SIGKILL, run.stderr
        recover([folder / "a.yaml"])
        after = content(folder)
        assert after in (OLD, NEW), f"step {step}"
        outcomes.add("new" if after == NEW else "old")
    else:
        pytest.fail("the change never came to its end")
    assert outcomes == {"old", "new"}
    assert step > 15


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "sub/b.yaml").write_bytes(b"mine\n")
    with pytest.raises(ChangedMeanwhile, match=r"b\.yaml was changed"):
        rewrite(changes(tmp_path))
    assert content(tmp_path) == {**OLD, "sub/b.yaml": b"mine\n"}


def test_a_new_file_does_not_overwrite_one_that_is_there(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "sub/c.yaml").write_bytes(b"here already\n")
    with pytest.raises(ChangedMeanwhile):
        rewrite(changes(tmp_path))
    assert content(tmp_path) == {**OLD, "sub/c.yaml": b"here already\n"}


def test_a_file_that_changes_while_the_new_texts_are_laid_down_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path)
    sync = os.fsync

    def meanwhile(handle: int) -> None:
        sync(handle)
        (tmp_path / "a.yaml").write_bytes(b"mine\n")

    monkeypatch.setattr("os.fsync", meanwhile)
    with pytest.raises(ChangedMeanwhile):
        rewrite(changes(tmp_path))
    assert content(tmp_path) == {**OLD, "a.yaml": b"mine\n"}


Save = Callable[[Path], object]


def saved_by_renaming(path: Path) -> None:
    path.with_name("saved").write_bytes(b"mine\n")
    path.with_name("saved").replace(path)


def made_a_link(path: Path) -> None:
    path.with_name("elsewhere").write_bytes(b"mine\n")
    path.unlink()
    path.symlink_to("elsewhere")


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


# What somebody may do between the last look at a file and the exchange.
SAVES: dict[str, Save] = {
    "in place": lambda path: path.write_bytes(b"mine\n"),
    "by renaming": saved_by_renaming,
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"# mine\n"),
    "emptied": lambda path: path.write_bytes(b""),
    "a link": made_a_link,
    "a folder": made_a_folder,
    "taken away": lambda path: path.unlink(),
}


def at_the_exchange(monkeypatch: pytest.MonkeyPatch, act: Callable[[Path, int], object]) -> None:
    """Do something right before the n-th exchange, which comes after the last look."""
    real = exchanging.exchange
    count = 0

    def after_the_last_look(staged: Path, target: Path) -> None:
        nonlocal count
        count += 1
        act(target, count)
        real(staged, target)

    monkeypatch.setattr("argmap.atomic_files.placing.exchange", after_the_last_look)


@pytest.mark.skipif(exchanging._swap() is None, reason="this system cannot exchange files in one step")
@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("number", [1, 2])
def test_nothing_is_lost_that_is_saved_after_the_last_look(
    save: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path)
    expected: dict[str, bytes] = {}

    def act(target: Path, count: int) -> None:
        if count == number:
            SAVES[save](target)
            expected.update(content(tmp_path))

    at_the_exchange(monkeypatch, act)
    with pytest.raises(ChangedMeanwhile):
        rewrite(changes(tmp_path))
    kept = {name: data for name, data in expected.items() if not Path(name).name.startswith(".argmap-")}
    assert content(tmp_path) == {**kept, **({"a.yaml": OLD["a.yaml"]} if number == 2 else {})}
    assert (tmp_path / "a.yaml").is_symlink() == (save == "a link" and number == 1)
    assert recover([tmp_path]) == []


def test_what_is_saved_twice_in_a_row_is_there_as_it_was_saved_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path)
    at_the_exchange(monkeypatch, lambda target, count: target.write_bytes(b"save %d\n" % count) if count < 4 else None)
    with pytest.raises(ChangedMeanwhile):
        rewrite([Rewrite(tmp_path / "a.yaml", OLD["a.yaml"], b"new")])
    assert content(tmp_path) == {**OLD, "a.yaml": b"save 3\n"}


def test_a_file_that_appears_where_none_was_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path)
    real = exchanging.place_new

    def late(staged: Path, target: Path) -> None:
        target.write_bytes(b"here first\n")
        real(staged, target)

    monkeypatch.setattr("argmap.atomic_files.placing.place_new", late)
    with pytest.raises(ChangedMeanwhile, match=r"c\.yaml"):
        rewrite(changes(tmp_path))
    assert content(tmp_path) == {**OLD, "sub/c.yaml": b"here first\n"}


@pytest.mark.parametrize("links", [True, False])
def test_where_files_cannot_be_exchanged_in_one_step(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(exchanging, "_swap", lambda: None)
    if not links:
        monkeypatch.setattr("os.link", refused)
    lay_out(tmp_path)
    rewrite(changes(tmp_path))
    assert content(tmp_path) == NEW
    with pytest.raises(ChangedMeanwhile):
        rewrite(changes(tmp_path))
    real = placing.put

    def edited(staged: Path, path: Path, target: Path, old: str | None, new: str) -> None:
        if target.name == "b.yaml":
            target.write_bytes(b"mine\n")
        real(staged, path, target, old, new)

    monkeypatch.setattr("argmap.atomic_files.changes.put", edited)
    with pytest.raises(ChangedMeanwhile):
        rewrite([Rewrite(tmp_path / name, data, b"newer\n") for name, data in NEW.items()])
    assert content(tmp_path) == {**NEW, "sub/b.yaml": b"mine\n"}


@pytest.fixture(autouse=True)
def no_other_notes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes that other tests left unfinished are none of these."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


def stopped(folder: Path, *, complete: bool = True) -> None:
    """A change that was killed when all new texts were there and none was in its place, or before."""
    for step in range(1, 90):
        lay_out(folder)
        subprocess.run([sys.executable, "-c", KILLED, str(step), "links"], cwd=folder, capture_output=True, check=False)
        notes = [json.loads(note.read_bytes()) for note in state_folder().glob("*.json")]
        if any(note["state"] == ("complete" if complete else "staging") for note in notes):
            return
        recover([folder])
        for path in (folder / "a.yaml", folder / "sub/b.yaml", folder / "sub/c.yaml", folder / "sub"):
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
    pytest.fail("the change was never noted")


def test_an_interrupted_change_is_finished_or_taken_back_and_told_by_name(tmp_path: Path) -> None:
    stopped(tmp_path / "one")
    names = tuple(tmp_path / "one" / name for name in NEW)
    assert recover([tmp_path / "elsewhere"]) == []
    assert recover([tmp_path / "one" / "sub"]) == [Recovery(finished=names)]
    assert content(tmp_path / "one") == NEW
    stopped(tmp_path / "two", complete=False)
    names = tuple(tmp_path / "two" / name for name in NEW)
    assert recover([tmp_path]) == [Recovery(taken_back=names)]  # a folder above
    assert content(tmp_path / "two") == OLD
    assert recover([tmp_path]) == []
    assert [path.name for path in state_folder().iterdir() if path.name != "lock"] == []


def test_what_changed_after_an_interruption_is_kept_beside_what_was_meant(tmp_path: Path) -> None:
    stopped(tmp_path)
    (tmp_path / "a.yaml").write_bytes(b"mine\n")
    (tmp_path / "a.yaml.interrupted").write_bytes(b"of another time\n")
    found = recover([tmp_path / "a.yaml"])
    beside = tmp_path / "a.yaml.interrupted-2"
    finished = (tmp_path / "sub/b.yaml", tmp_path / "sub/c.yaml")
    assert found == [Recovery(finished, kept=((tmp_path / "a.yaml", beside),))]
    more = {"a.yaml.interrupted": b"of another time\n", "a.yaml.interrupted-2": NEW["a.yaml"]}
    assert content(tmp_path) == {**NEW, "a.yaml": b"mine\n", **more}


def test_a_change_finds_one_that_was_interrupted_after_the_files_had_been_read(tmp_path: Path) -> None:
    stopped(tmp_path)
    with pytest.raises(FinishedFirst, match=r"sub/b\.yaml.*nothing else was written"):
        rewrite([Rewrite(tmp_path / "a.yaml", OLD["a.yaml"], b"another\n")])
    assert content(tmp_path) == NEW
    rewrite([Rewrite(tmp_path / "a.yaml", NEW["a.yaml"], b"another\n")])
    assert content(tmp_path) == {**NEW, "a.yaml": b"another\n"}


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="no space left"):
        rewrite(changes(tmp_path))
    assert content(tmp_path) == OLD


def test_links_stay_links_and_permissions_are_kept(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "a.yaml").chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    rewrite([Rewrite(tmp_path / "link.yaml", OLD["a.yaml"], b"new")])
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "a.yaml").read_bytes() == b"new"
    assert (tmp_path / "a.yaml").stat().st_mode & 0o777 == 0o640


# -- what is no file ------------------------------------------------------------------------------------------------


def read_pipe(path: Path, found: list[bytes]) -> threading.Thread:
    reader = threading.Thread(target=lambda: found.append(path.read_bytes()))
    reader.start()
    return reader


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    for name in ("pipe", "link"):
        found: list[bytes] = []
        reader = read_pipe(tmp_path / "pipe", found)
        replace_file(tmp_path / name, b"the picture")
        reader.join(10)
        assert found == [b"the picture"]
        assert (tmp_path / "pipe").is_fifo()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link", "pipe"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "map.yaml", "-f", "svg", "-o", "pipe"],
        ["review", "map.yaml", "-f", "markdown", "-o", "pipe"],
        ["diff", "map.yaml", "map.yaml", "-f", "json", "-o", "pipe"],
        ["schema", "-o", "pipe"],
    ],
)
def test_every_command_that_writes_a_file_writes_into_a_pipe(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "map.yaml").write_text("argument:\n- conclusion: It rains.\n  because:\n  - claim: It is wet.\n")
    os.mkfifo(tmp_path / "pipe")
    found: list[bytes] = []
    reader = read_pipe(tmp_path / "pipe", found)
    run = subprocess.run([SCRIPT, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    if not found and reader.is_alive() and run.returncode != 0:
        (tmp_path / "pipe").write_bytes(b"")  # lets the reader go
    reader.join(10)
    assert run.returncode == 0, run.stderr
    assert len(found[0]) > 40
    assert (tmp_path / "pipe").is_fifo()
