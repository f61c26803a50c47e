"""Whole maps with everything that is said about them; maps about which nothing may be said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.checking import Analysis, check, gather
from argmap.reading import read_bytes
from argmap.reporting.console import diagnostics_text

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yaml"))
SILENT = sorted((HERE / "ok").glob("*.yaml"))


def analysis(path: Path, monkeypatch: pytest.MonkeyPatch) -> Analysis:
    """The analysis of a file, seen from its own folder, so that paths in messages are the same everywhere."""
    monkeypatch.chdir(path.parent)
    source, _ = read_bytes(path.read_bytes(), path.name)
    assert source is not None
    return check(source)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_findings_are_the_expected_ones(
    path: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = diagnostics_text(gather([analysis(path, monkeypatch)]), files=1)
    found = found.replace(f"{path.parent.resolve().as_posix()}/", "")
    golden(path.with_suffix(".out"), found)


@pytest.mark.parametrize("path", SILENT, ids=lambda path: path.stem)
def test_nothing_is_found_in_good_maps(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics = analysis(path, monkeypatch).diagnostics
    assert not diagnostics, diagnostics_text(diagnostics, files=1)
