"""`argmap lsp` as a command."""

from __future__ import annotations

import subprocess
import sys

import pytest


def _run(*lines: str) -> subprocess.CompletedProcess[str]:
    code = "\n".join(("import sys", *lines, "from argmap.__main__ import main", "sys.argv[1:] = ['lsp']", "main()"))
    return subprocess.run(
        [sys.executable, "-c", code], input="", capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("module", ["pygls", "lsprotocol"])
def test_without_the_extra_a_message_says_what_to_install(module: str) -> None:
    done = _run(f"sys.modules[{module!r}] = None")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "pip install 'argmap[lsp]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_nobody_at_the_other_end() -> None:
    done = _run()
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
