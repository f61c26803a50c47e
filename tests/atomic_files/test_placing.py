"""What a file is apart from its text: permissions, owner, names; and names, folders and disks at their limits."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.atomic_files import CannotWrite, Rewrite, new_file, replace_file, rewrite
from argmap.atomic_files.failures import ChangedMeanwhile

SCRIPT = str(Path(sys.executable).with_name("argmap"))
OLD, NEW = b"old\n", b"new\n"
MAP = "argument:\n- conclusion: The river is deep.\n  id: a\n"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, *words], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755, 0o2755, 0o200])
def test_permissions_are_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(OLD)
    path.chmod(mode)
    if not os.access(path, os.R_OK):
        pytest.skip("this user cannot read the file")
    assert rewrite([Rewrite(path, OLD, NEW)]) == []
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (NEW, mode)


def test_a_new_file_has_the_permissions_that_files_have(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        rewrite([Rewrite(tmp_path / "a.yaml", None, NEW)])
        replace_file(tmp_path / "a.svg", NEW)
        new_file(tmp_path / "b.yaml", NEW)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o640}


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_refused(mode: int, tmp_path: Path) -> None:
    for name in ("m.yaml", "n.yaml"):
        (tmp_path / name).write_bytes(OLD)
    (tmp_path / "n.yaml").chmod(mode)
    with pytest.raises(CannotWrite, match=r"n\.yaml cannot be written: it is read-only"):
        rewrite([Rewrite(tmp_path / name, OLD, NEW) for name in ("m.yaml", "n.yaml")])
    with pytest.raises(CannotWrite, match="read-only"):
        replace_file(tmp_path / "n.yaml", NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"m.yaml": OLD, "n.yaml": OLD}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(OLD)
    os.chown(path, 12345, 23456)
    path.chmod(0o4755)
    assert rewrite([Rewrite(path, OLD, NEW)]) == []
    state = path.stat()
    assert (state.st_uid, state.st_gid, state.st_mode & 0o7777) == (12345, 23456, 0o4755)


def test_an_owner_that_cannot_be_kept_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    path = tmp_path / "m.yaml"
    path.write_bytes(OLD)
    real = os.lstat
    monkeypatch.setattr("os.chown", forbidden)
    monkeypatch.setattr("argmap.atomic_files.placing._owned_alike", lambda *_: False)
    assert rewrite([Rewrite(path, OLD, NEW)]) == [f"{path} belongs to you now: its owner cannot be kept"]
    assert real(path).st_size == len(NEW)


def test_other_names_of_a_file_stay_as_they_were_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
    os.link(tmp_path / "m.yaml", tmp_path / "other.yaml")
    done = run(tmp_path, "restate", "m.yaml", "a", "It is shallow.")
    assert done.returncode == 0
    assert "note: m.yaml had another name, too (a hard link), and what has that name stays as it was\n" in done.stderr
    assert (tmp_path / "other.yaml").read_text(encoding="utf-8") == MAP


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="there are no extended attributes here")
def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(OLD)
    try:
        os.setxattr(path, "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    rewrite([Rewrite(path, OLD, NEW)])
    assert os.getxattr(path, "user.note") == b"kept"


# -- links -------------------------------------------------------------------------------------------------------------


def test_a_link_is_written_through_within_the_project_only(tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside.yaml"
    (project / "maps").mkdir(parents=True)
    (project / "setup.cfg").touch()
    (project / "real.yaml").write_text(MAP, encoding="utf-8")
    outside.write_text(MAP, encoding="utf-8")
    (project / "maps" / "in.yaml").symlink_to("../real.yaml")
    (project / "maps" / "out.yaml").symlink_to("../../outside.yaml")
    done = run(project / "maps", "restate", "in.yaml", "a", "It is shallow.")
    assert done.returncode == 0, done.stderr
    assert (project / "maps" / "in.yaml").is_symlink()
    assert "shallow" in (project / "real.yaml").read_text(encoding="utf-8")
    for words in (["restate", "out.yaml", "a", "It is shallow."], ["fmt", "out.yaml"]):
        outside.write_text(MAP.replace("- conc", "-   conc").replace("  id", "    id"), encoding="utf-8")
        before = outside.read_bytes()
        done = run(project / "maps", *words)
        assert done.returncode == 3, done.stderr
        assert "a link leads out of the project, to " in done.stderr
        assert outside.read_bytes() == before
    assert run(project / "maps", "fmt", str(outside)).returncode == 0


def test_a_link_in_a_circle_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").symlink_to("m.yaml")
    for words in (["check", "m.yaml"], ["fmt", "m.yaml"], ["check", "."], ["render", "m.yaml"]):
        done = run(tmp_path, *words)
        assert done.returncode in (2, 3)
        assert "Traceback" not in done.stderr
        assert "defect" not in done.stderr


# -- limits ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["m" * 250 + ".yaml", "ü" * 125 + ".yaml", "é" * 123 + "x.yaml", "橋" * 83 + ".yaml"])
def test_names_as_long_as_they_may_be(name: str, tmp_path: Path) -> None:
    assert 250 <= len(name.encode()) <= 255
    (tmp_path / name).write_text(MAP, encoding="utf-8")
    assert run(tmp_path, "restate", name, "a", "It is shallow.").returncode == 0
    assert run(tmp_path, "rename", name, "a", "b").returncode == 0
    assert "id: b" in (tmp_path / name).read_text(encoding="utf-8")
    picture = name.removesuffix(".yaml") + ".svg"
    assert run(tmp_path, "render", name).returncode == 0
    assert run(tmp_path, "render", name).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, picture])


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_no_empty_file_and_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", full)
    for path in (tmp_path / "m.yaml", tmp_path / "a" / "b" / "m.yaml"):
        with pytest.raises(CannotWrite, match="no space left"):
            new_file(path, NEW)
        with pytest.raises(CannotWrite, match="no space left"):
            replace_file(path, NEW)
        with pytest.raises(CannotWrite, match="no space left"):
            rewrite([Rewrite(path, None, NEW)])
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").touch()
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "folder.yaml").mkdir()
    for name in ("empty.yaml", "link.yaml", "folder.yaml"):
        done = run(tmp_path, "new", name)
        assert (done.returncode, "is there already and was left as it is" in done.stderr) == (3, True)
    assert (tmp_path / "empty.yaml").read_bytes() == b""
    assert not (tmp_path / "nowhere.yaml").exists()


def test_a_picture_that_somebody_saves_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.atomic_files import exchanging

    path = tmp_path / "m.svg"
    path.write_bytes(OLD)
    real = exchanging.exchange
    first = [True]

    def late(staged: Path, target: Path) -> None:
        if first.pop() if first else False:
            target.write_bytes(b"mine\n")
        real(staged, target)

    monkeypatch.setattr("argmap.atomic_files.placing.exchange", late)
    with pytest.raises(ChangedMeanwhile):
        replace_file(path, NEW)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("m.svg", b"mine\n")]
