"""Handouts: the whole map as text, on pages of its own behind the picture."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.rendering import DrawingOptions, Paper
from argmap.rendering.content.running_text import running_text
from argmap.rendering.content.views import GraphView
from argmap.rendering.content.wrapping import one_line
from argmap.rendering.layout.papers import SIZES, Size
from argmap.rendering.layout.typesetting import typeset

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps
from drawn_pages import drawn, needs_pdf, targets, text_of

sys.path.pop(0)


def test_a_handout_tells_all_of_a_map() -> None:
    graph = maps.written("bridge")
    said = running_text(GraphView(graph), DrawingOptions(), ["The river bridge", "A question?"])
    numbers = [paragraph.number for paragraph in said if paragraph.number]
    assert numbers == list(graph.numbers.values())
    texts = [paragraph.text for paragraph in said]
    for statement in graph.numbers:
        assert one_line(statement.text.value) in texts
        for citation in statement.citations:
            if citation.quote:
                assert any(one_line(citation.quote.value) in text for text in texts)
    assert texts[:2] == ["The river bridge", "A question?"]
    assert texts.index("Sources") > texts.index("The argument in words")
    sources = said[texts.index("Sources") + 1 :]
    assert sources
    assert len({paragraph.text for paragraph in sources}) == len(sources)


def test_what_a_statement_bears_on_is_told() -> None:
    text = maps.as_map(
        [
            {
                "conclusion": "It stands.",
                "because": [
                    {"premises": ["One holds.", "Two holds."], "but": ["They do not go together."]},
                    "A reason of its own.",
                ],
            }
        ]
    )
    said = running_text(GraphView(maps.graph_of(text)), DrawingOptions(), [""])
    told = {one.text: other.text for one, other in pairwise(said) if one.number}
    assert told["It stands."] == "conclusion"
    assert told["One holds."] == "claim · → 1 · together: 1.1 + 1.2"
    assert told["They do not go together."] == "objection to the step · → step 1.1 + 1.2"
    assert told["A reason of its own."] == "claim · → 1"


@pytest.mark.parametrize("size", [SIZES[Paper.A4], SIZES[Paper.SLIDE]], ids=["a4", "slide"])
def test_text_stays_within_its_pages(size: Size) -> None:
    graph = maps.graph_of(maps.synthetic(80))
    found = typeset(running_text(GraphView(graph), DrawingOptions(), ["A map"]), size)
    assert len(found) > 1
    for page in found:
        rows = [line.y for line in page.sheet.title]
        assert rows == sorted(rows)
        for line in page.sheet.title:
            assert line.left >= size.margin
            assert line.left + line.width <= size.width - size.margin
            assert size.margin < line.y < size.height - size.margin
        last = {line.text for line in page.sheet.title if line.y == rows[-1]}
        assert not last.intersection(graph.numbers.values())  # a statement does not end a page without its kind


class TestHandout:
    pytestmark = needs_pdf

    def test_the_picture_comes_first_and_then_the_text(self) -> None:
        graph = maps.written("bridge")
        found = drawn(graph, handout=True)
        said = [text_of(page) for page in found]
        assert "Theargumentinwords" not in said[0]
        assert "Theargumentinwords" in said[1]
        assert "Sources" in "".join(said[1:])
        assert {round(page.mediabox.width) for page in found[1:]} == {595}

    def test_numbers_lead_to_boxes_and_boxes_to_the_text(self) -> None:
        graph = maps.written("bridge")
        found = drawn(graph, handout=True)
        there, back = targets(found[0], found), targets(found[1], found)
        assert there.count(1) >= len(graph.numbers)
        assert len(back) == len(graph.numbers)
        assert set(back) == {0}
