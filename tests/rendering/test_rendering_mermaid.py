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


# One more leads from the chip in which they meet to the conclusion.
@pytest.mark.parametrize(("count", "told"), [(MOST_LINES - 1, False), (MOST_LINES, True)])
def test_lines_that_are_too_many_are_told(count: int, told: bool) -> None:
    reasons = [{"claim": f"{number}"} for number in range(count)]
    drawing = draw(maps.graph_of(maps.as_map([{"conclusion": "x", "because": reasons}])), ("mermaid",))
    written = drawing.files["mermaid"].decode()
    assert len(re.findall(r"^  n\d+ --- n1t0$", written, re.MULTILINE)) == count
    assert re.findall(r"^  (\w+) --> (\w+)$", written, re.MULTILINE) == [("n1t0", "n1")]
    assert [notice.split(";")[0] for notice in drawing.notices] == (
        ["the flowchart has 501 lines between boxes, and Mermaid draws at most 500"] if told else []
    )


def test_one_line_alone_bears_its_word_and_several_share_one() -> None:
    reasons = {"because": ["A", "B"], "but": ["D", "E"], "although": ["F"]}
    written = draw(maps.graph_of(maps.as_map([{"conclusion": "C", **reasons}])), ("mermaid",)).files["mermaid"].decode()
    chips = re.findall(r'^  (n1t\d)\(\["(\w+)"\]\):::(\w+)$', written, re.MULTILINE)
    assert [chip[1:] for chip in chips] == [("because", "step_for"), ("but", "step_against")]
    lines = re.findall(r"^  (\w+) ([-.ox>|\w]+) (\w+)$", written, re.MULTILINE)
    (because, _, _), (but, _, _) = chips
    assert lines == [
        ("n2", "---", because),
        ("n3", "---", because),
        (because, "-->", "n1"),
        ("n6", "-.->|although|", "n1"),
        ("n4", "---", but),
        ("n5", "---", but),
        (but, "--x", "n1"),
    ]


def test_an_arrow_across_the_map_joins_others_of_its_kind() -> None:
    reasons = [{"claim": "A", "but": [{"claim": "D", "id": "d"}]}, {"claim": "B", "but": ["E", {"ref": "d"}]}]
    graph = maps.graph_of(maps.as_map([{"conclusion": "C", "because": reasons}]))
    written = draw(graph, ("mermaid",), DrawingOptions(links=Links.ARROWS)).files["mermaid"].decode()
    boxes = {text: name for name, text in re.findall(r'^  (n\d)\W+"[\d.]+ \w+<br/>(\w)"', written, re.MULTILINE)}
    chip = f"{boxes['B']}t0"
    assert f'{chip}(["but"]):::step_against' in written
    lines = re.findall(r"^  (\w+) ([-.ox>|\w]+) (\w+)$", written, re.MULTILINE)
    assert [line for line in lines if boxes["B"] in line[2]] == [
        (boxes["E"], "---", chip),
        (chip, "--x", boxes["B"]),
        (boxes["D"], "---", chip),
    ]


def test_premises_of_one_reason_have_broad_lines_without_a_head() -> None:
    graph = maps.graph_of(maps.as_map([{"conclusion": "C", "because": [{"premises": ["A", "B"]}]}]))
    written = draw(graph, ("mermaid",)).files["mermaid"].decode()
    assert re.findall(r"^  n\d (\S+) n\d$", written, re.MULTILINE) == ["-->", "===", "==="]
    assert '  n2(["because"]):::step_for\n' in written


def test_neighbours_of_one_group_share_a_subgraph() -> None:
    reasons = [{"claim": "A", "group": "g"}, {"claim": "B", "group": "g", "because": ["E"]}, {"claim": "D"}]
    text = maps.as_map([{"conclusion": "C", "because": reasons}], groups={"g": {"title": "What it costs"}})
    written = draw(maps.graph_of(text), ("mermaid",)).files["mermaid"].decode()
    inside = re.findall(r"^  subgraph .*?^  end$", written, re.MULTILINE | re.DOTALL)
    assert [re.findall(r"<br/>(\w)", each) for each in inside] == [["A", "B", "E"]]
    assert "What it costs" in inside[0]
