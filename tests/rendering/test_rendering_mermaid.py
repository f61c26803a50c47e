"""Mermaid: texts stay what they are, and what it does not draw is told."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from argmap.rendering import DrawingOptions, Links, draw
from argmap.rendering.formats.mermaid import MOST_CHARACTERS, MOST_LINES

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}


def flowchart(text: str) -> str:
    return draw(maps.graph_of(maps.as_map([{"conclusion": text}])), ("mermaid",)).files["mermaid"].decode()


def read(written: str) -> str:
    """The text of a label as Mermaid shows it, without the signs that have no width."""
    decoded = re.sub(r"#(\w+);", lambda m: NAMES.get(m[1]) or chr(int(m[1])), written)
    return decoded.replace("\N{WORD JOINER}", "")


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (r"So $\neg p$ in C:\new\n and \\n.", r"\\n"),
        ("It costs $$5$$ or $$$.", r"\$\$"),
        ("About 5 % or %%{init: {'theme': 'dark'}}%%.", "%%"),
        ("Take fa:fa-car and fab:fa-x.", ":fa-"),
        ('The style says:"yes"; classDef x:#y; too.', r"style|classDef"),
        ('All of #35; &amp; <b> `c` |d| "e" stay; \\t and \\', None),
    ],
)
def test_texts_stay_what_they_are(text: str, taken: str | None) -> None:
    written = flowchart(text)
    label = re.search(r'\[\["1 CONCLUSION<br/>(.*)"\]\]', written)
    assert label is not None
    assert read(label[1]) == text
    if taken is not None:
        # Mermaid decodes some texts before it looks for what is its own, others after.
        decoded = re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label[1])
        assert not re.search(taken, label[1])
        assert not re.search(taken, decoded)
    assert '"' not in label[1]


def test_a_percent_sign_alone_stays_readable() -> None:
    assert "5 % of $3 in style" not in flowchart("5 % of $3 in style")
    assert "5 % of $3 in C:" in flowchart("5 % of $3 in C:")


def test_a_text_that_mermaid_does_not_draw_is_told() -> None:
    drawing = draw(maps.graph_of(maps.synthetic(330)), ("mermaid",), DrawingOptions(links=Links.STUBS))
    size = len(drawing.files["mermaid"].decode())
    assert size > MOST_CHARACTERS
    assert (
        f"the text for Mermaid has {size:,} characters, and Mermaid draws at most 50,000; draw a part"
        in drawing.notices[0]
    )
    small = draw(maps.graph_of(maps.synthetic(100)), ("mermaid",))
    assert small.notices == ()


def test_characters_are_counted_as_mermaid_counts_them() -> None:
    text = "😀" * 15_000
    assert draw(maps.graph_of(maps.as_map([{"conclusion": text}])), ("mermaid",)).notices == ()
    (notice,) = draw(maps.graph_of(maps.as_map([{"conclusion": text + text}])), ("mermaid",)).notices
    assert re.match(r"the text for Mermaid has 60,\d\d\d characters", notice)


@pytest.mark.parametrize(("count", "told"), [(MOST_LINES, False), (MOST_LINES + 1, True)])
def test_lines_that_are_too_many_are_told(count: int, told: bool) -> None:
    reasons = [{"claim": f"{number}"} for number in range(count)]
    drawing = draw(maps.graph_of(maps.as_map([{"conclusion": "x", "because": reasons}])), ("mermaid",))
    arrows = re.findall(r"^  n\d+ -->", drawing.files["mermaid"].decode(), re.MULTILINE)
    assert len(arrows) == count
    assert [notice.split(";")[0] for notice in drawing.notices] == (
        ["the flowchart has 501 lines between boxes, and Mermaid draws at most 500"] if told else []
    )
