"""Output files are the old or the new one, whole, and inputs are never changed."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.atomic_files import CannotWrite, replace_file

SCRIPT = str(Path(sys.executable).with_name("argmap"))
MAP = "title: T\nargument:\n- conclusion: A bridge should be closed.\n  because:\n" + "".join(
    f"  - claim: Reason number {i} says that the bridge should be closed.\n" for i in range(150)
)


def test_replacing_keeps_links_and_permissions(tmp_path: Path) -> None:
    target = tmp_path / "real.svg"
    target.write_text("old")
    target.chmod(0o640)
    (tmp_path / "link.svg").symlink_to(target)
    replace_file(tmp_path / "link.svg", b"new")
    assert (tmp_path / "link.svg").is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.svg", "real.svg"]


def test_a_failed_replacement_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "map.svg"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="no space left"):
        replace_file(target, b"new")
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["map.svg"]


@pytest.mark.slow
def test_a_render_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    source, picture = tmp_path / "map.yaml", tmp_path / "map.svg"
    source.write_text(MAP)
    command = [SCRIPT, "render", "map.yaml", "-o", "map.svg"]
    started = time.perf_counter()
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    whole = time.perf_counter() - started
    old = hashlib.sha256(picture.read_bytes()).digest()
    source.write_text(MAP.replace("T\n", "U\n", 1))
    subprocess.run([*command[:-1], "new.svg"], cwd=tmp_path, check=True, capture_output=True)
    new = hashlib.sha256((tmp_path / "new.svg").read_bytes()).digest()
    before = source.read_bytes()
    for step in range(10):
        process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * (0.3 + step * 0.08))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert hashlib.sha256(picture.read_bytes()).digest() in (old, new)
    assert source.read_bytes() == before


def test_a_failing_engine_leaves_the_old_picture(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(MAP)
    subprocess.run([SCRIPT, "render", "map.yaml"], cwd=tmp_path, check=True, capture_output=True)
    old = (tmp_path / "map.svg").read_bytes()
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "dot").write_text("#!/bin/sh\nkill -SEGV $$\n")
    (broken / "dot").chmod(0o755)
    run = subprocess.run(
        [SCRIPT, "render", "map.yaml", "--engine", "dot"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": f"{broken}:/usr/bin:/bin"},
    )
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    assert "map.svg" not in run.stdout
    assert "engine" in run.stderr or "dot" in run.stderr
    assert (tmp_path / "map.svg").read_bytes() == old


def test_no_command_changes_its_input(tmp_path: Path) -> None:
    text = "\ufeffargument:\r\n- conclusion: A bridge should be closed.\r\n  because:\r\n  - claim: It is old."
    (tmp_path / "map.yaml").write_bytes(text.encode())
    before = (tmp_path / "map.yaml").stat().st_mtime_ns
    for arguments in (["check"], ["render"], ["list"], ["outline"], ["stats"], ["build"]):
        subprocess.run([SCRIPT, *arguments, "map.yaml"], cwd=tmp_path, check=False, capture_output=True)
    assert (tmp_path / "map.yaml").read_bytes() == text.encode()
    assert (tmp_path / "map.yaml").stat().st_mtime_ns == before
