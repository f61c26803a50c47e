"""Files that are changed together are all old or all new, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from argmap.writing import JOURNAL, CannotWrite, ChangedMeanwhile, Recovery, Rewrite, recover, replace_file, rewrite

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

import pathlib
for name in ("open", "replace", "unlink", "chmod"):
    setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
os.fsync = counted(os.fsync)

from argmap.writing import Rewrite, rewrite
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


def test_killed_at_any_step_all_files_are_old_or_all_are_new_after_recovery(tmp_path: Path) -> None:
    outcomes = set()
    for step in range(1, 60):
        folder = tmp_path / str(step)
        lay_out(folder)
        run = subprocess.run(
            [sys.executable, "-c", KILLED, str(step)], cwd=folder, capture_output=True, text=True, check=False
        )
        for name, old in OLD.items():
            assert (folder / name).read_bytes() in (old, NEW[name])
        if run.stdout == "whole\n":
            assert run.returncode == 0
            break
        assert run.returncode == -signal.SIGKILL, run.stderr
        recover(folder / "a.yaml")
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


def test_what_changed_after_an_interruption_is_kept_beside_what_was_meant(tmp_path: Path) -> None:
    lay_out(tmp_path)
    for step in range(1, 60):  # the first step at which the journal is complete and no file is in place
        run = subprocess.run([sys.executable, "-c", KILLED, str(step)], cwd=tmp_path, capture_output=True, check=False)
        assert run.returncode == -signal.SIGKILL
        if '"complete"' in ((tmp_path / JOURNAL).read_text() if (tmp_path / JOURNAL).exists() else ""):
            break
        recover(tmp_path)
    (tmp_path / "a.yaml").write_bytes(b"mine\n")
    found = recover(tmp_path / "a.yaml")
    beside = tmp_path / "a.yaml.interrupted"
    assert found == Recovery((tmp_path / "sub/b.yaml", tmp_path / "sub/c.yaml"), ((tmp_path / "a.yaml", beside),))
    assert content(tmp_path) == {**NEW, "a.yaml": b"mine\n", "a.yaml.interrupted": NEW["a.yaml"]}
    assert recover(tmp_path) is None


def test_a_journal_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_text("{")
    with pytest.raises(CannotWrite, match="delete it"):
        recover(tmp_path)


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
