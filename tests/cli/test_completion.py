"""Shell completion: files, ids, rules and themes, as the shells ask for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("argmap")


def complete(words: str, cwd: Path) -> list[str]:
    """What bash would offer for the last word."""
    env = {**os.environ, "_ARGMAP_COMPLETE": "bash_complete", "COMP_WORDS": f"argmap {words}"}
    env["COMP_CWORD"] = str(len(words.split()) if not words.endswith(" ") else len(words.split()) + 1)
    done = subprocess.run([SCRIPT], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    return [line.split(",", 1)[1] for line in done.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bridge.yaml").write_text("argument:\n- claim: X holds.\n  id: wear\n- claim: Y holds.\n  id: water\n")
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "maps").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("ch", ["check"]),
        ("check ", ["bridge.yaml", "maps/"]),
        ("render bridge.yaml --theme p", ["print"]),
        ("render bridge.yaml --focus wa", ["water"]),
        ("explain unknown-k", ["unknown-key"]),
        ("schemes expert", ["expert-opinion"]),
        ("schemes --family pr", ["practical"]),
    ],
)
def test_bash_is_offered(words: str, offered: list[str], folder: Path) -> None:
    assert complete(words, folder) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_a_script(shell: str, tmp_path: Path) -> None:
    env = {**os.environ, "_ARGMAP_COMPLETE": f"{shell}_source"}
    done = subprocess.run([SCRIPT], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert "argmap" in done.stdout
    assert "_ARGMAP_COMPLETE" in done.stdout
