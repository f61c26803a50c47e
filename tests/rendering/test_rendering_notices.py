"""What is said where a drawing is not as it was asked for; advice is given where following it helps, and then only."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.rendering import Direction, DrawingOptions, Links, Pages, Paper, Premises, Split, draw
from argmap.rendering.formats.fonts import NoFont

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

DRAWS_PDF = all(importlib.util.find_spec(name) for name in ("pygraphviz", "pypdf"))
needs_pdf = pytest.mark.skipif(not DRAWS_PDF, reason="what PDF needs is not installed")
ADVICE = "(--links arrows draws these)"


def used_again(count: int, then: int = 1) -> str:
    """A map in which `count` statements stand below a first conclusion, and all of them below `then` others."""
    own = [{"claim": f"Statement {n}.", "id": f"s{n}"} for n in range(count)]
    others = [
        {"conclusion": f"Conclusion {m}.", "because": [{"ref": f"s{n}"} for n in range(count)]} for m in range(then)
    ]
    return maps.as_map([{"conclusion": "First.", "because": own}, *others])


def notices(text: str, *formats: str, **options: Any) -> tuple[str, ...]:
    return draw(maps.graph_of(text), formats or ("svg",), DrawingOptions(**options)).notices


# -- tags instead of arrows ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("direction", [Direction.UP, Direction.LEFT])
def test_arrows_are_advised_where_they_can_be_drawn(direction: Direction) -> None:
    text = used_again(20)
    (said,) = notices(text, direction=direction)
    assert said == f"20 statements stand in a second place: tags point to them instead of arrows {ADVICE}"
    assert notices(text, direction=direction, links=Links.ARROWS) == ()


@pytest.mark.parametrize(
    "text", [used_again(20, 10), maps.synthetic(120, 4, cross=0.5)], ids=["too many", "too entangled"]
)
def test_arrows_are_not_advised_where_they_cannot_be_drawn(text: str) -> None:
    (said,) = notices(text)
    assert re.fullmatch(r"\d+ statements stand in a second place: tags point to them instead of arrows", said)
    (said,) = notices(text, links=Links.ARROWS)
    assert said == "the map is too dense for arrows across it: tags point to statements elsewhere instead"


def test_nothing_is_said_of_tags_for_what_is_not_in_the_picture() -> None:
    """An arrow could come only from a box that is drawn."""
    text = used_again(20)
    graph = maps.graph_of(text)
    drawing = draw(graph, ("svg",), DrawingOptions(focus="2", links=Links.AUTO))
    assert drawing.files["svg"].count(b'class="node tag"') == 20
    assert drawing.notices == ()


def test_arrows_are_advised_for_a_format_that_can_have_them() -> None:
    text = used_again(20, 10)  # Mermaid finds the ways itself
    (said,) = notices(text, "mermaid")
    assert said.endswith(ADVICE)
    assert notices(text, "mermaid", links=Links.ARROWS) == ()
    assert notices(text, "outline") == ()  # where an arrow is words
    (said,) = notices(text, "mermaid", "svg")
    assert ADVICE not in said


# -- frames ----------------------------------------------------------------------------------------------------------

APART = [{"claim": "One.", "group": "a"}, {"claim": "Two.", "group": "b"}]
UNFRAMED = "premises are in several groups, or drawn elsewhere"


def test_premises_that_are_not_framed_are_told() -> None:
    text = maps.as_map([{"conclusion": "It stands.", "because": [{"premises": APART}]}], groups={"a": {}, "b": {}})
    assert notices(text, premises=Premises.FRAMED) == (f"1 reason has a joint and no frame: its {UNFRAMED}",)
    assert notices(text, premises=Premises.JOINT) == ()
    assert notices(text, "outline", premises=Premises.FRAMED) == ()
    twice = maps.as_map([{"conclusion": "It.", "because": [{"premises": APART}, {"premises": APART}]}])
    assert notices(twice, premises=Premises.FRAMED) == (f"2 reasons have joints and no frames: their {UNFRAMED}",)


def test_premises_that_are_framed_are_not_told() -> None:
    text = maps.as_map([{"conclusion": "It stands.", "because": [{"premises": ["One.", "Two."]}, "Alone."]}])
    assert notices(text, premises=Premises.FRAMED) == ()


ELSEWHERE = maps.as_map(
    [
        {"conclusion": "First.", "because": [{"claim": "One.", "id": "one"}, {"claim": "Two.", "id": "two"}]},
        {"conclusion": "Second.", "because": [{"premises": [{"ref": "one"}, {"ref": "two"}]}]},
    ]
)


def test_a_reason_whose_premises_all_are_drawn_elsewhere_has_no_frame() -> None:
    drawing = draw(maps.graph_of(ELSEWHERE), ("svg",), DrawingOptions(premises=Premises.FRAMED, links=Links.ARROWS))
    assert drawing.notices == (f"1 reason has a joint and no frame: its {UNFRAMED}",)
    assert len(re.findall(rb'class="edge link across"|class="edge \w+ across"', drawing.files["svg"])) == 2
    assert notices(ELSEWHERE, premises=Premises.FRAMED, links=Links.STUBS) == ()  # tags stand in the frame


def test_the_way_to_a_part_has_joints() -> None:
    text = maps.as_map([{"conclusion": "It.", "because": [{"premises": [{"claim": "One.", "id": "one"}, "Two."]}]}])
    assert notices(text, premises=Premises.FRAMED, focus="one") == (
        f"1 reason has a joint and no frame: its {UNFRAMED}",
    )


def test_mermaid_has_no_frames() -> None:
    text = maps.as_map([{"conclusion": "It stands.", "because": [{"premises": ["One.", "Two."]}]}])
    said = ("mermaid has no frames for premises: joints hold them together there",)
    assert notices(text, "mermaid", premises=Premises.FRAMED) == said
    assert notices(text, "mermaid", premises=Premises.JOINT) == ()


def test_notices_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(
        maps.as_map([{"conclusion": "It stands.", "because": [{"premises": APART}]}], groups={"a": {}, "b": {}}),
        encoding="utf-8",
    )
    for command in (["render", "map.yaml", "-o", "map.svg"], ["build", "map.yaml", "-o", "out"]):
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *command, "--premises", "framed"],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert f"1 reason has a joint and no frame: its {UNFRAMED}" in done.stderr


# -- paper -----------------------------------------------------------------------------------------------------------


@needs_pdf
def test_small_type_on_one_sheet_is_told() -> None:
    text = maps.synthetic(150)
    (said,) = notices(text, "pdf", paper=Paper.A4, pages=Pages.ONE)
    assert said.endswith("points high; without --pages one the map takes several")
    assert notices(text, "pdf", paper=Paper.A4, pages=Pages.TILES) == ()


@needs_pdf
def test_that_a_map_takes_several_sheets_is_told() -> None:
    (said,) = notices(maps.synthetic(150), "pdf", paper=Paper.A4)
    assert re.fullmatch(
        r"the map takes \d+ sheets of a4, so that no text is smaller than 7 points \(--pages one keeps it on one\)",
        said,
    )
    (said,) = notices(maps.synthetic(150), "pdf", paper=Paper.SLIDE, split=Split.DEPTH)
    assert re.fullmatch(r"the map takes \d+ slides of 16:9, .* \(--pages one keeps each part on one\)", said)
    assert notices(maps.synthetic(4), "pdf", paper=Paper.A4) == ()


@needs_pdf
def test_a_box_that_is_too_large_is_told() -> None:
    said = notices(maps.as_map([{"conclusion": "The bridge is old and worn. " * 200}]), "pdf", paper=Paper.SLIDE)
    assert re.fullmatch(
        r"a box is too large for a slide of 16:9: on sheet 1 the text is (\d|1[0-3])\.\d points high", said[0]
    )
    long = maps.as_map([{"conclusion": "The bridge is old and worn. " * 900}])
    assert notices(long, "pdf", paper=Paper.A4, pages=Pages.TILES) == ("1 box is larger than a sheet of a4, and cut",)


# -- fonts and options -----------------------------------------------------------------------------------------------


def test_no_package_is_advised_for_what_no_font_can_have() -> None:
    assert (
        str(NoFont(["\ue000"]))
        == "no font here shows characters of no script (\ue000, U+E000); draw svg, which uses the reader's fonts"
    )
    assert "apt install fonts-noto-core)" in str(NoFont(["ქ", "\ue000"]))


def test_options_for_pdf_lead_to_pdf(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(maps.as_map([{"conclusion": "It stands."}]), encoding="utf-8")

    def told(*options: str) -> list[str]:
        command = [sys.executable, "-m", "argmap", "render", "map.yaml", *options]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
        return [line for line in done.stderr.splitlines() if line.startswith("note: ")]

    assert told("-o", "map.svg", "--pages", "tiles") == ["note: --pages is for pdf only"]
    assert told("-o", "map.svg", "--pages", "one", "--paper", "a4", "--handout") == [
        "note: --paper is for pdf only",
        "note: --pages is for pdf only",
        "note: --handout is for pdf only",
    ]
    if DRAWS_PDF:
        assert told("-o", "map.pdf", "--pages", "tiles") == ["note: --pages tiles needs --paper"]
        assert told("-o", "map.pdf", "--pages", "tiles", "--paper", "a4") == []
        assert told("-o", "map.pdf", "--pages", "tiles", "--handout") == []
        assert told("-o", "map.pdf", "--paper", "16:9", "--aspect", "0.5") == [
            "note: --aspect does nothing for slides, which have the shape of their screen"
        ]


# -- parts -----------------------------------------------------------------------------------------------------------


def test_a_map_that_stays_whole_is_told() -> None:
    text = maps.as_map([{"conclusion": "It stands.", "because": ["A reason."]}])
    assert notices(text, split=Split.GROUPS) == (
        "--split groups leaves the map in one picture: nowhere in it does a group with reasons of its own begin",
    )
    assert notices(text, split=Split.DEPTH, depth=2) == (
        "--split depth leaves the map in one picture: no statement 2 levels down has reasons",
    )
    assert notices(maps.synthetic(150), split=Split.DEPTH) == ()


def test_what_does_nothing_with_split_is_told(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(maps.synthetic(60), encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "render", "map.yaml", "--split", "depth", "--focus", "s1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert "note: --focus does nothing with --split, which draws the whole map\n" in done.stderr
