"""Whatever stands in the maps of the project would have been offered where it stands."""

from __future__ import annotations

import re
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TypeVar

import pytest

from argmap.checking import check
from argmap.editor_support.completion import completions
from argmap.editor_support.open_map import View
from argmap.reading import read_bytes
from argmap.source import Source

MAPS = sorted((Path(__file__).parents[2] / "arguments").glob("*.yaml"))
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"

_KEY = re.compile(r"^((?:  )*(?:- )*)([a-z-]+):(?= |$)", re.MULTILINE)
_VALUE = re.compile(r"^ *(?:- )*(?:ref|scheme|role|group|basis|verdict|cited-in|mark): (\S+)$", re.MULTILINE)
_STEP = 5  # every fifth place

Found = TypeVar("Found")


def read(path: Path) -> View:
    source, _ = read_bytes(path.read_bytes(), str(path))
    assert source is not None
    analysis = check(source)
    return View(source, analysis, analysis)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_keys_are_offered_where_they_stand(path: Path) -> None:
    good = read(path)
    text = good.source.text
    looked_at = 0
    for found in list(_KEY.finditer(text))[::_STEP]:
        start, end = found.span(2)
        line_end = text.find("\n", start)
        broken = text[: start + 2] + text[line_end:]  # two letters of the key, and nothing behind them
        names = {each.label for each in completions(View(Source(str(path), broken), good.analysis, None), start + 2)}
        if _is_chosen_freely(text, start):
            continue
        looked_at += 1
        assert found[2] in names, f"{path.name}:{good.source.position(start).line}: {text[start:end]} not in {names}"
    assert looked_at > 5


def _is_chosen_freely(text: str, start: int) -> bool:
    """Whether a key is an id, a prefix or the like: what stands two blanks below a key at the top."""
    line = text.rfind("\n", 0, start) + 1
    above = re.findall(r"^([a-z-]+):", text[:line], re.MULTILINE)
    return (
        start - line == 2 and text[line:start] == "  " and bool(above) and above[-1] in ("sources", "groups", "include")
    )


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_values_are_offered_where_they_stand(path: Path) -> None:
    good = read(path)
    text = good.source.text
    found = list(_VALUE.finditer(text))[::_STEP]
    assert found
    for value in found:
        start, end = value.span(1)
        broken = text[: start + 1] + text[end:]
        names = {each.label for each in completions(View(Source(str(path), broken), good.analysis, None), start + 1)}
        assert value[1] in names, f"{path.name}:{good.source.position(start).line}: {value[0]}"


def test_a_large_map_is_completed_with_much_less_work_than_it_is_checked() -> None:
    synthetic_map = runpy.run_path(str(BENCHMARKS / "synthetic.py"))["synthetic_map"]
    text = synthetic_map(1000) + "- ref: "
    checking, analysis = _counting_calls(lambda: check(Source("large.yaml", text)))
    view = View(analysis.source, analysis, None)
    completing, found = _counting_calls(lambda: completions(view, len(text)))
    assert len(found) == 1000
    assert completing < checking / 5


def _counting_calls(work: Callable[[], Found]) -> tuple[int, Found]:
    """How many functions of Python some work calls, and what it gives."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = work()
    finally:
        sys.setprofile(before)
    return calls, found
