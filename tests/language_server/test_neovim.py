"""A real Neovim, set up as docs/editors.md says, writes a map with the server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "editors.md"
MAP = """\
# A map with a slip in it
title: The bridge
sources:
  report: {title: Annual inspection}
argument:
- conclusion: "🌉🌉 The council should close the bridge."
  id: close
  because:
  - premises:
    -   claim: The deck of the bridge is worn.
        id: worn
        ciet: report
    - assumption: A council should close a bridge with a worn deck.
  but:
  - claim: Lorries need the bridge.
    because:
    - ref: worn
"""


@pytest.mark.slow
def test_neovim_as_the_page_says(tmp_path: Path) -> None:
    neovim = shutil.which("nvim")
    if neovim is None:
        pytest.skip("Neovim is not installed (Debian and Ubuntu: apt-get install neovim)")
    version = subprocess.run([neovim, "--version"], capture_output=True, text=True, check=True).stdout
    if not re.search(r"NVIM v0\.([789]|10)\.", version):
        pytest.skip("this Neovim is newer than the functions that the test calls")
    setup = re.search(r"```lua\n(-- argmap, for Neovim 0\.7.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert setup is not None
    (tmp_path / "init.lua").write_text(setup[1], encoding="utf-8")
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    command = tmp_path / "argmap"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m argmap "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    result = tmp_path / "result.json"
    places = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **places, "HOME": str(tmp_path), "PATH": path, "ARGMAP_RESULT": str(result)}
    steps = [
        "-c",
        f"luafile {tmp_path / 'init.lua'}",
        "-c",
        "edit map.yaml",
        "-c",
        f"luafile {HERE / 'drive_neovim.lua'}",
    ]
    done = subprocess.run(
        [neovim, "--clean", "--headless", *steps],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL,
        check=False,
    )  # fmt: skip
    assert result.exists(), done.stderr
    found = json.loads(result.read_text(encoding="utf-8"))
    assert found.get("failure") is None, found
    assert found["attached"]
    slip = next(each for each in found["diagnostics"] if each[0] == "AM002")
    assert slip == ["AM002", 11, 8, 12]
    assert "The deck of the bridge is worn" in found["hover"]
    assert found["definition"] == [10, 12]
    assert "cite" in found["action"]
    mended = MAP.replace("ciet", "cite")
    assert found["mended"] == mended
    assert found["renamed"] == mended.replace("id: worn", "id: worn-out").replace("ref: worn", "ref: worn-out")
    assert "worn-out" in found["completion"]
    assert (
        "    - claim: The deck of the bridge is worn.\n      id: worn-out\n      cite: report\n" in found["formatted"]
    )
    assert found["formatted"].startswith("# A map with a slip in it\n")
    assert found["errors_left"] == 0
