"""A blank line in a text is one blank where a text stands on one line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.rendering import draw
from argmap.rendering.content.wrapping import clean, one_line
from argmap.rendering.formats.outline import outline

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

TEXTS = [
    "The town plants\ntrees.",
    "The town plants\n\ntrees.",
    "The town plants \n\n\n  trees.",
    "The town  plants\r\n\r\ntrees.",
    "The town   plants trees.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_outlines(text: str) -> None:
    graph = maps.graph_of(
        maps.as_map([{"conclusion": text, "because": [{"claim": f"{text} Ja, größere."}]}], title=text)
    )
    plain = outline(graph)
    assert plain.startswith("The town plants trees.\n======================\n")
    assert "1 The town plants trees. [conclusion]\n   + 1.1 The town plants trees. Ja, größere.\n" in plain
    assert "**1** The town plants trees. *" in outline(graph, "markdown")
    assert "(1) The town plants trees. Ja, größere.\n" in outline(graph, "standard-form")
    assert "1 The town plants trees. [conclusion]" in draw(graph, ("svg",)).files["svg"].decode()


def test_lines_of_a_text_stay_lines_elsewhere() -> None:
    assert clean("a  b\n\nc ") == "a b\n\nc"
    assert one_line("a\u00a0 b\n\n \nc") == "a\u00a0 b c"
