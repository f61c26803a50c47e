"""What is called like a map and is no file: pipes, sockets, devices, folders, links; and files that cannot be read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

SCRIPT = str(Path(sys.executable).with_name("argmap"))
MAP = "argument:\n- conclusion: The river is deep.\n  id: a\n  because:\n  - claim: It was measured.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "setup.cfg").touch()
    (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "device.yaml").symlink_to("/dev/zero")
    (tmp_path / "link.yaml").symlink_to("pipe.yaml")
    (tmp_path / "nowhere.yaml").symlink_to("there-is-none.yaml")
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    (tmp_path / "folder.yaml").mkdir()
    return tmp_path


def run(folder: Path, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """A command, which is stopped when it waits for something."""
    return subprocess.run([SCRIPT, *words], cwd=folder, input=given, capture_output=True, check=False, timeout=60)


PASSED_OVER = (
    b"argmap: passed over: circle.yaml (too many levels of symbolic links), device.yaml (a link out of the project), "
    b"link.yaml (a pipe), nowhere.yaml (a link to nothing), pipe.yaml (a pipe)\n"
)


@pytest.mark.parametrize(
    "words",
    [["check", "."], ["fmt", "."], ["fix", "."], ["stats", "."], ["build", ".", "-f", "svg"], ["check", ".", "m.yaml"]],
)
def test_they_are_passed_over_in_a_folder_and_told_once(folder: Path, words: list[str]) -> None:
    done = run(folder, *words)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(PASSED_OVER) == 1
    assert done.stderr.count(b"passed over") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["rename", "m.yaml", "a", "b"],
        ["check", "m.yaml"],
        ["list", "m.yaml"],
        ["review", "m.yaml"],
        ["render", "m.yaml", "-o", "-"],
        ["diff", "m.yaml", "m.yaml"],
        ["extract", "m.yaml", "1.1", "--id", "c", "--to", "c.yaml"],
    ],
)
def test_they_keep_no_command_on_another_map_waiting(folder: Path, words: list[str]) -> None:
    assert run(folder, *words).returncode == 0


@pytest.mark.parametrize("name", ["device.yaml", "/dev/zero", "/dev/null"])
@pytest.mark.parametrize("command", [["check"], ["fmt"], ["fix"], ["render"], ["list"], ["review"], ["stats"]])
def test_a_device_that_is_named_is_not_opened(folder: Path, name: str, command: list[str]) -> None:
    done = run(folder, *command, name)
    assert done.returncode == 3
    assert f"{name}: this is a device, and a file is wanted".encode() in done.stderr


@pytest.mark.parametrize("words", [["fmt", "pipe.yaml"], ["fix", "link.yaml"], ["rename", "pipe.yaml", "a", "b"]])
def test_a_pipe_is_not_changed(folder: Path, words: list[str]) -> None:
    done = run(folder, *words)
    assert done.returncode == 3
    assert b"this is a pipe, and a file is wanted" in done.stderr


def test_a_pipe_and_a_device_cannot_be_included_or_quoted(folder: Path) -> None:
    for name in ("pipe.yaml", "device.yaml", "link.yaml", "folder.yaml"):
        text = f"include: {{p: {name}}}\nsources:\n  s: {{title: S, text: {name}}}\n{MAP}"
        (folder / "n.yaml").write_text(text, encoding="utf-8")
        done = run(folder, "check", "n.yaml")
        assert done.returncode == 1
        assert any(code in done.stdout for code in (b"AM151", b"AM153"))
        assert b"AM516" in done.stdout


def test_a_pipe_that_is_named_is_read(folder: Path) -> None:
    for words in (["check"], ["list"], ["render", "-o", "-"]):
        writer = threading.Thread(target=(folder / "pipe.yaml").write_text, args=(MAP,))
        writer.start()
        done = run(folder, words[0], "pipe.yaml", *words[1:])
        writer.join(10)
        assert done.returncode == 0, done.stderr
        assert b"river is deep" in done.stdout or words[0] == "check"


def test_what_the_shell_opens_is_read(folder: Path) -> None:
    done = run(folder, "list", "/dev/stdin", given=MAP.encode())
    assert (done.returncode, b"The river is deep." in done.stdout) == (0, True)
    shell = subprocess.run(
        ["/bin/bash", "-c", f"{SCRIPT} list <(cat m.yaml); {SCRIPT} diff <(cat m.yaml) m.yaml"],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (shell.returncode, shell.stdout.count(b"The river is deep.")) == (0, 1)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there are no sockets in folders here")
def test_a_socket_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as served:
        served.bind("s.yaml")
        (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
        assert b"passed over: s.yaml (a socket)" in run(tmp_path, "check", ".").stderr
        done = run(tmp_path, "check", "s.yaml")
        assert (done.returncode, b"this is a socket" in done.stderr) == (3, True)


# -- files that cannot be read -----------------------------------------------------------------------------------------


def closed(path: Path) -> None:
    """Close a file to everybody; skips the test for who can read all the same."""
    path.write_text(MAP, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user reads everything")


@pytest.mark.parametrize("command", [["check"], ["fmt"], ["fix"], ["stats"], ["build", "-f", "svg"]])
def test_one_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "b.yaml").write_text(MAP, encoding="utf-8")
    for words in (["a.yaml", "b.yaml"], ["b.yaml", "missing/a.yaml", "b.yaml"]):
        done = run(tmp_path, *command, *words)
        assert done.returncode == 3
        assert b"a.yaml: there is no such file\n" in done.stderr
        told = done.stdout + done.stderr
        assert any(each in told for each in (b"b.yaml", b"b.svg", b"1 file", b"1 map")) or command == ["fmt"]
    closed(tmp_path / "a.yaml")
    for words in (["."], ["a.yaml", "b.yaml"]):
        done = run(tmp_path, *command, *words)
        assert done.returncode == 3
        assert b"a.yaml: the file cannot be read: permission denied\n" in done.stderr


def test_the_picture_of_a_map_that_cannot_be_read_stays(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(MAP, encoding="utf-8")
    assert run(tmp_path, "build", "a.yaml", "b.yaml", "-f", "svg").returncode == 0
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "a.yaml").symlink_to("/dev/zero")
    done = run(tmp_path, "build", "a.yaml", "b.yaml", "-f", "svg")
    assert done.returncode == 3
    assert (tmp_path / "output" / "a.svg").is_file()
