"""The program as it is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = str(Path(sys.executable).with_name("argmap"))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the installed program."""
    return subprocess.run(
        [SCRIPT, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
