"""Commands that are stopped: no traceback, the right exit code, nothing half done lies about."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

# Runs a command, and sends itself a signal when the n-th module is imported or at the n-th call of a function.
STOPPED = """
import os, signal, sys
import argmap.__main__ as started

what, number, name, count, words = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5:]

def due():
    global count
    count -= 1
    if count == 0:
        print("sent", flush=True)
        os.kill(os.getpid(), number)

class Finder:
    def find_spec(self, *_):
        due()

def counted(function):
    def call(*args, **kwargs):
        due()
        return function(*args, **kwargs)
    return call

if what == "import":
    sys.meta_path.insert(0, Finder())
else:
    from importlib import import_module
    module, _, attribute = name.rpartition(".")
    holder = import_module(module)
    setattr(holder, attribute, counted(getattr(holder, attribute)))
sys.argv = ["argmap", *words]
started.main()
"""
MAP = "argument:\n- conclusion: The river is deep.\n  id: {name}\n  because:\n  - claim: It was measured.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scratch").mkdir()
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "setup.cfg").touch()
    for name in "abc":
        (tmp_path / "maps" / f"{name}.yaml").write_text(MAP.format(name=name), encoding="utf-8")
    (tmp_path / "maps" / "d.yaml").write_text(
        "include: {a: a.yaml}\nargument:\n- conclusion: It is.\n  because:\n  - ref: a/a\n", encoding="utf-8"
    )
    return tmp_path


def stopped(
    folder: Path, what: str, number: int, name: str, count: int, *words: str
) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-c", STOPPED, what, str(number), name, str(count), *words],
        cwd=folder / "maps",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(folder / "scratch")},
        preexec_fn=_as_in_a_terminal,
    )


def _as_in_a_terminal() -> None:
    """Obey the signals that whoever runs the tests in the background has had ignored."""
    for each in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(each, signal.SIG_DFL)


@pytest.mark.parametrize("count", [1, 2, 5, 20, 60, 100, 140, 200])
def test_ctrl_c_while_modules_are_loaded(folder: Path, count: int) -> None:
    done = stopped(folder, "import", signal.SIGINT, "", count, "check", "a.yaml", "--ignore", "AM")
    if "sent" not in done.stdout:
        pytest.skip("so many modules are not loaded")
    assert done.returncode in (130, -signal.SIGINT)
    assert done.stderr in ("", "argmap: stopped\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    ("name", "count", "words"),
    [
        ("argmap.rendering.formats.engines._limit_memory", 1, ["build", ".", "-f", "svg"]),
        ("argmap.rendering.formats.engines._limit_memory", 3, ["build", ".", "-f", "svg"]),
        ("argmap.building.replace_file", 2, ["build", ".", "-f", "svg"]),
        ("argmap.atomic_files.placing.digest", 2, ["build", ".", "-f", "svg"]),
        ("argmap.rendering.formats.engines._limit_memory", 1, ["render", "a.yaml", "-o", "a.svg"]),
        ("os.fsync", 1, ["render", "a.yaml", "-o", "a.svg"]),
        ("os.fsync", 1, ["rename", "a.yaml", "a", "new"]),
        ("os.fsync", 4, ["rename", "a.yaml", "a", "new"]),
        ("argmap.atomic_files.placing.exchange", 1, ["rename", "a.yaml", "a", "new"]),
        ("argmap.atomic_files.placing.exchange", 2, ["rename", "a.yaml", "a", "new"]),
        ("os.fsync", 1, ["new", "new.yaml"]),
        ("argmap.atomic_files.placing.stage", 1, ["new", "more/new.yaml"]),
    ],
)
def test_a_command_that_is_stopped_leaves_nothing_half_done(
    folder: Path, number: int, name: str, count: int, words: list[str]
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    done = stopped(folder, "call", number, name, count, *words)
    assert "sent" in done.stdout, done.stderr
    assert done.returncode == 128 + number
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    assert list((folder / "scratch").iterdir()) == []
    assert [path.name for path in folder.rglob("*") if path.name.startswith((".argmap-", ".a"))] == []
    pictures = [path.read_text(encoding="utf-8") for path in folder.rglob("*.svg")]
    assert all(picture.endswith("</svg>\n") for picture in pictures)
