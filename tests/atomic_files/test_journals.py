"""Notes of interrupted changes: where they lie, and what is believed of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from argmap.atomic_files import Rewrite, interrupted, recover, rewrite
from argmap.atomic_files.journals import Entry, NoStateFolder, new_journal, state_folder

SCRIPT = str(Path(sys.executable).with_name("argmap"))
STAGED = ".argmap-0123456789abcdef.new"
OLD, NEW = b"argument:\n- claim: It rains.\n  id: a\n", b"argument:\n- claim: It snows.\n  id: a\n"
PRECIOUS = b"precious\n"
MAP = "argument:\n- conclusion: The river is deep.\n  id: a\n"


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return state_folder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a map whose change was interrupted, and what is none of its business beside it."""
    (tmp_path / "outside").mkdir()
    for name in ("precious.txt", STAGED, "m.yaml"):
        (tmp_path / "outside" / name).write_bytes(PRECIOUS)
    folder = tmp_path / "maps"
    (folder / "sub").mkdir(parents=True)
    (folder / "m.yaml").write_bytes(OLD)
    (folder / STAGED).write_bytes(NEW)
    (folder / "link").symlink_to("../outside")
    return folder


def noted(folder: Path, state: Path) -> dict[str, Any]:
    """What is noted of that change, as it is written."""
    entry = Entry(folder / "m.yaml", folder / STAGED, digest(OLD), digest(NEW))
    journal = new_journal(state, folder, [entry])
    journal.write("complete")
    found: dict[str, Any] = json.loads(journal.note.read_bytes())
    return found


def tree(top: Path) -> dict[str, bytes]:
    return {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file() and "state" not in p.parts}


def test_notes_are_closed_to_others(folder: Path, state: Path) -> None:
    noted(folder, state)
    (note,) = state.glob("*.json")
    assert (state.stat().st_mode & 0o777, note.stat().st_mode & 0o777) == (0o700, 0o600)
    assert [path.name for path in folder.iterdir() if "json" in path.name] == []


Tamper = Callable[[dict[str, Any], Path], object]
NOT_OURS: dict[str, Tamper] = {
    "a path above": lambda told, _: told["files"][0].update(path="../outside/m.yaml"),
    "a path above, within": lambda told, _: told["files"][0].update(path="sub/../../outside/m.yaml"),
    "a whole path": lambda told, top: told["files"][0].update(path=str(top / "outside" / "m.yaml")),
    "through a link": lambda told, _: told["files"][0].update(path="link/m.yaml"),
    "the folder itself": lambda told, _: told["files"][0].update(path="."),
    "no path": lambda told, _: told["files"][0].update(path=""),
    "another staged name": lambda told, _: told["files"][0].update(staged="precious.txt"),
    "a staged path": lambda told, _: told["files"][0].update(staged=f"../outside/{STAGED}"),
    "a staged name in capitals": lambda told, _: told["files"][0].update(staged=STAGED.upper()),
    "a staged name of more": lambda told, _: told["files"][0].update(staged=f"{STAGED}/../x"),
    "a short digest": lambda told, _: told["files"][0].update(new="0"),
    "a digest that is none": lambda told, _: told["files"][0].update(old="g" * 64),
    "a number": lambda told, _: told["files"][0].update(new=5),
    "a list for a path": lambda told, _: told["files"][0].update(path=["m.yaml"]),
    "another folder": lambda told, top: told.update(folder=str(top / "outside")),
    "a folder above": lambda told, top: told.update(folder=str(top)),
    "a folder through a link": lambda told, top: told.update(folder=str(top / "maps" / "link")),
    "a relative folder": lambda told, _: told.update(folder="."),
    "another state": lambda told, _: told.update(state="done"),
    "another version": lambda told, _: told.update(version=1),
    "another folder of that name": lambda told, _: told.update(inode=1),
    "a truth value": lambda told, _: told.update(inode=True),
    "files that are none": lambda told, _: told.update(files=7),
    "a file that is none": lambda told, _: told.update(files=["m.yaml"]),
    "a NUL": lambda told, _: told["files"][0].update(path="m\0.yaml"),
    "half a character": lambda told, _: told["files"][0].update(path="\ud800.yaml"),
    "one of many": lambda told, _: told["files"].extend(
        [{**told["files"][0], "path": f"../{i}"} for i in range(10_000)]
    ),
}


@pytest.mark.parametrize("sort", NOT_OURS)
def test_what_argmap_cannot_have_noted_is_not_acted_upon(sort: str, folder: Path, state: Path) -> None:
    told = noted(folder, state)
    NOT_OURS[sort](told, folder.parent)
    (note,) = state.glob("*.json")
    note.write_text(json.dumps(told))
    before = tree(folder.parent)
    recover([folder, folder.parent / "outside"])
    assert tree(folder.parent) == before


def opened_to_others(note: Path) -> None:
    note.chmod(0o644)


def put_elsewhere(note: Path) -> None:
    shutil.move(note, note.with_suffix(".elsewhere"))
    note.symlink_to(note.with_suffix(".elsewhere"))


SPOILT: dict[str, Callable[[Path], object]] = {
    "open to others": opened_to_others,
    "a link": put_elsewhere,
    "empty": lambda note: note.write_bytes(b""),
    "cut off": lambda note: note.write_bytes(note.read_bytes()[:-20]),
    "deep": lambda note: note.write_bytes(b"[" * 100_000),
    "no text": lambda note: note.write_bytes(bytes(range(256))),
    "null": lambda note: note.write_bytes(b"null"),
}


@pytest.mark.parametrize("sort", SPOILT)
def test_a_spoilt_note_is_no_failure(sort: str, folder: Path, state: Path) -> None:
    noted(folder, state)
    (note,) = state.glob("*.json")
    SPOILT[sort](note)
    before = tree(folder)
    assert recover([folder]) == []
    assert interrupted([folder]) == []
    assert tree(folder) == before
    rewrite([Rewrite(folder / "m.yaml", OLD, NEW)])
    assert (folder / "m.yaml").read_bytes() == NEW


@pytest.mark.parametrize("staged", [b"another text", None, b""])
def test_a_note_changes_nothing_where_the_files_are_others(staged: bytes | None, folder: Path, state: Path) -> None:
    """Also one that was forged can only finish what it tells the digests of."""
    noted(folder, state)
    (folder / STAGED).unlink()
    if staged is not None:
        (folder / STAGED).write_bytes(staged)
    recover([folder])
    assert (folder / "m.yaml").read_bytes() == OLD
    rest = [path.read_bytes() for path in folder.glob("*.interrupted")]
    assert rest == ([] if staged is None else [staged])


# -- journals in a checkout --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["restate", "m.yaml", "a", "It moves.", "--diff"],
        ["restate", "m.yaml", "a", "It moves."],
        ["fmt", "."],
        ["fmt", "--check", "."],
        ["fix", ".", "--diff"],
        ["check", "."],
        ["list", "m.yaml"],
    ],
)
@pytest.mark.parametrize(("state", "staged"), [("staging", "precious.txt"), ("complete", "../outside/precious.txt")])
def test_a_journal_that_came_with_a_checkout_is_not_acted_upon(
    words: list[str], state: str, staged: str, tmp_path: Path
) -> None:
    for name in ("repo", "outside"):
        (tmp_path / name).mkdir()
    (tmp_path / "outside" / "precious.txt").write_bytes(PRECIOUS)
    (tmp_path / "repo" / "m.yaml").write_text(MAP, encoding="utf-8")
    told = {"path": "../outside/x", "staged": staged, "old": None, "new": digest(PRECIOUS)}
    journal = json.dumps({"version": 1, "state": state, "files": [told]})
    (tmp_path / "repo" / ".argmap-edit.json").write_text(journal)
    done = subprocess.run([SCRIPT, *words], cwd=tmp_path / "repo", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(os.listdir(tmp_path / "outside")) == ["precious.txt"]
    assert (tmp_path / "repo" / ".argmap-edit.json").read_text() == journal
    assert done.stderr.count(".argmap-edit.json is not acted upon") == (words[0] not in ("check", "list"))
    if "--diff" in words or "--check" in words:
        assert (tmp_path / "repo" / "m.yaml").read_text(encoding="utf-8") == MAP


# -- users without a folder --------------------------------------------------------------------------------------------


def test_where_notes_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.platform", "linux")
    for given in ("", "relative/state"):
        monkeypatch.setenv("XDG_STATE_HOME", given)
        assert state_folder() == tmp_path / "home" / ".local" / "state" / "argmap"
    monkeypatch.setattr("sys.platform", "darwin")
    assert state_folder() == tmp_path / "home" / "Library" / "Application Support" / "argmap"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "given"))
    assert state_folder() == tmp_path / "given" / "argmap"


def taken_by_a_file(top: Path) -> None:
    (top / "state2").write_bytes(b"")


def a_link(top: Path) -> None:
    (top / "elsewhere").mkdir()
    (top / "state2").mkdir()
    (top / "state2" / "argmap").symlink_to(top / "elsewhere")


@pytest.mark.parametrize("spoil", [taken_by_a_file, a_link])
def test_without_a_folder_for_notes_changes_are_made_and_that_is_told(
    spoil: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state2"))
    with pytest.raises(NoStateFolder):
        state_folder()
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "setup.cfg").touch()
    (tmp_path / "maps" / "m.yaml").write_text(MAP, encoding="utf-8")
    told = "include: {m: m.yaml}\nargument:\n- ref: m/a\n"
    (tmp_path / "maps" / "n.yaml").write_text(told, encoding="utf-8")
    words = (["restate", "m.yaml", "a", "It is deep."], ["rename", "m.yaml", "a", "deep"])
    for command, number in zip(words, (0, 1), strict=True):
        done = subprocess.run([SCRIPT, *command], cwd=tmp_path / "maps", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert (
            done.stderr.count("so this change of 2 files was not noted; stopped halfway, it would have stayed so")
            == number
        )
    assert "ref: m/deep" in (tmp_path / "maps" / "n.yaml").read_text(encoding="utf-8")
    assert sorted(path.name for path in (tmp_path / "maps").iterdir()) == ["m.yaml", "n.yaml", "setup.cfg"]


def test_a_home_that_nobody_has_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
    for home in ("", "relative", "/dev/null", "/proc/nobody"):
        environment = {key: value for key, value in os.environ.items() if key != "XDG_STATE_HOME"}
        done = subprocess.run(
            [SCRIPT, "restate", "m.yaml", "a", f"It is {len(home)} deep."],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={**environment, "HOME": home},
        )
        assert (done.returncode, done.stderr) == (0, "changed m.yaml\n")
        assert [path.name for path in tmp_path.iterdir() if path.name not in ("m.yaml", "state")] == []


def test_a_folder_that_is_open_to_others_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open" / "argmap").mkdir(parents=True)
    (tmp_path / "open" / "argmap").chmod(0o755)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "open"))
    assert state_folder().stat().st_mode & 0o777 == 0o700


def test_no_lock_lies_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    done = subprocess.run([SCRIPT, "restate", "m.yaml", "a", "It is."], cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0
    assert list((tmp_path / "scratch").iterdir()) == []
