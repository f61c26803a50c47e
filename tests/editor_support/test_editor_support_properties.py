"""Support for editors is total: whatever a text holds and wherever the cursor is, there is an answer."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checking import check
from argmap.editor_support.actions import actions
from argmap.editor_support.completion import completions
from argmap.editor_support.folding import folds
from argmap.editor_support.hover import hover
from argmap.editor_support.inlays import inlays
from argmap.editor_support.lenses import lenses
from argmap.editor_support.open_map import View
from argmap.editor_support.outline import outline, symbols
from argmap.editor_support.places import definitions, name_at, references
from argmap.editor_support.semantic_tokens import tokens
from argmap.source import Source

ROOT = Path(__file__).parents[2]
MAPS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "arguments").glob("*.yaml"))]
WHOLE = (ROOT / "tests" / "reading" / "ok" / "everything.yaml").read_text(encoding="utf-8")
WORDS = ["ref: ", "because:\n", "- claim: ", "---\n", "*a", "&b ", "? ", "- ", ": ", " #", "  ", "\r\n"]
SIGNS = st.sampled_from([*WORDS, *"\n \"'[]{},|>\t\ré🌉\u2028\x00%@`"])


@st.composite
def garbled(draw: st.DrawFn) -> str:
    """A map of which something was cut out, with something put in."""
    text = draw(st.sampled_from([WHOLE, *MAPS]))
    start = draw(st.integers(0, len(text)))
    text = text[start : start + draw(st.integers(0, 1200))] if draw(st.booleans()) else text[:1500]
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(SIGNS) + text[at + draw(st.integers(0, 4)) :]
    return text


ANY = st.one_of(garbled(), st.text(max_size=60), st.lists(SIGNS, max_size=25).map("".join))


@settings(max_examples=120, deadline=None)
@given(ANY, st.data())
def test_every_place_of_every_text_has_an_answer(text: str, data: st.DataObject) -> None:
    view = _view(text)
    for _ in range(4):
        offset = data.draw(st.integers(0, len(text)))
        line_start = view.source.line_starts[view.source.position(offset).line - 1]
        for each in completions(view, offset):
            assert line_start <= each.span.start <= offset <= max(offset, each.span.end) <= len(text)
            assert each.label
            assert each.text.strip()
        about = hover(view, offset)
        assert about is None or (about.markdown and about.span.start <= offset <= about.span.end)
        name = name_at(view, offset)
        assert name is None or name.start <= offset <= name.end
        every = references(view, offset, declaration=True)
        assert {span.start for span in definitions(view, offset) if name is not None} <= {span.start for span in every}


@settings(max_examples=80, deadline=None)
@given(ANY)
def test_every_text_has_its_colours_folds_and_outline(text: str) -> None:
    view = _view(text)
    end = 0
    for span, _ in tokens(view):
        assert end <= span.start < span.end <= len(text)
        assert view.source.position(span.start).line == view.source.position(span.end).line
        end = span.end
    lines = len(view.source.line_starts)
    assert all(1 <= first < last <= lines for first, last in folds(view))
    waiting = outline(view)
    while waiting:
        symbol = waiting.pop()
        assert symbol.name
        assert symbol.span.start <= symbol.selection.start <= symbol.selection.end <= symbol.span.end
        waiting.extend(symbol.children)
    assert all(lens.title for lens in lenses(view))
    assert all(0 <= at <= len(text) and number for at, number, _ in inlays(view, 0, len(text)))
    assert all(action.edits for action in actions(view, 0, len(text)))
    assert view.graph is None or symbols(view.graph, "") is not None


def _view(text: str) -> View:
    analysis = check(Source("/nowhere/at/all/map.yaml", text))
    return View(analysis.source, analysis, analysis)
