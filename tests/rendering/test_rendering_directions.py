"""Texts that run from right to left: which do, how they stand beside others, and where they begin in a drawing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from argmap.directions import html_direction, is_right_to_left
from argmap.rendering import DrawingOptions, Links, draw
from argmap.rendering.content.boxes import PAD_X
from argmap.rendering.content.directions import marked, set_lines, side_by_side, unmarked
from argmap.rendering.content.scene import TAG_PAD
from argmap.rendering.layout.sheet import MARGIN

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

LRM, RLM, LRI, RLI, PDI = "\u200e\u200f\u2066\u2067\u2069"
STUDY = (
    "ينام التلاميذ في بلادنا أقل من 7 ساعات كل ليلة (بحسب دراسة WHO لعام 2023) إذا بدأت المدرسة مبكرا في الصباح الباكر!"
)


@pytest.mark.parametrize(
    ("text", "language", "turned"),
    [
        ("الشاحنات", None, True),
        ("الشاحنات", "en", True),
        ("WHO الشاحنات", None, False),
        ("WHO الشاحنات", "en", False),
        ("WHO الشاحنات", "ar", True),
        ("EU קובעת", "he", True),
        ("COVID-19 همه‌گیر شد", "fa-IR", True),
        ("Wörter in «עברית» stehen hier", "he", False),
        ("Only English", "he", False),
        ("(2023) «المدرسة»", None, True),
        ("2023 – 7%", None, False),
        ("2023 – 7%", "ar", True),
        ("2023", "az-Arab", True),
        ("2023", "az", False),
        ("2023", "ur-Latn", False),
    ],
)
def test_a_text_runs_one_way_as_a_whole(text: str, language: str | None, turned: bool) -> None:
    assert is_right_to_left(text, language) is turned


def test_a_page_leaves_the_direction_to_the_browser_where_that_finds_it() -> None:
    assert html_direction("الشاحنات", "ar") == "auto"
    assert html_direction("WHO الشاحنات", "ar") == "rtl"
    assert html_direction("WHO الشاحنات", "en") == "auto"


def test_each_line_tells_which_way_its_text_runs() -> None:
    lines = set_lines(STUDY, 11, 184)
    assert all(map(is_right_to_left, lines))
    assert any(line.startswith(f"{RLM}WHO") for line in lines)  # else its first letter would turn it round
    assert " ".join(map(unmarked, lines)) == STUDY
    english = set_lines("The word for school is written as المدرسة in this book", 11, 90)
    assert not any(map(is_right_to_left, english))
    assert any(line.startswith(LRM) for line in set_lines("Hear المدرسة المدرسة المدرسة", 11, 40))


def test_a_mark_is_put_only_where_it_is_needed() -> None:
    assert marked("2023", right_to_left=False) == "2023"
    assert marked("2023", right_to_left=True) == f"{RLM}2023"
    assert marked("المدرسة", right_to_left=True) == "المدرسة"


def test_pieces_of_both_directions_are_kept_to_themselves() -> None:
    assert side_by_side(("held by", "the town", ""), " ") == "held by the town"
    assert side_by_side(("held by", "בלדי"), " ") == f"{LRI}held by{PDI} {RLI}בלדי{PDI}"
    assert side_by_side(("1.1…2.3", "בלדי"), " ", "he") == f"{LRI}1.1…2.3{PDI} {RLI}בלדי{PDI}"
    assert side_by_side(("בלדי",), " ") == "בלדי"


def test_what_is_kept_to_itself_ends_with_each_line_and_goes_on_in_the_next() -> None:
    text = side_by_side(("held by", "שר התחבורה והבטיחות בדרכים"), " ")
    lines = set_lines(text, 8.5, 70)
    assert len(lines) > 2
    for line in lines:
        assert line.count(LRI) + line.count(RLI) == line.count(PDI)
    assert re.sub(f"[{LRI}{RLI}{PDI}{LRM}{RLM}]", "", " ".join(lines)) == "held by שר התחבורה והבטיחות בדרכים"


ARABIC: dict[str, Any] = {
    "title": "هل ينبغي أن تبدأ المدرسة في الساعة التاسعة؟",
    "question": "WHO: متى تبدأ المدرسة (2024)؟",
    "language": "ar",
    "groups": {"sleep": {"title": "نوم التلاميذ"}},
}
STATEMENTS: list[dict[str, Any]] = [
    {
        "conclusion": "يجب أن تبدأ المدرسة في الساعة التاسعة.",
        "because": [{"claim": STUDY, "id": "less", "group": "sleep", "held-by": "الوزير"}],
    },
    {"conclusion": "7 ساعات لا تكفي.", "because": [{"ref": "less"}]},
    {"conclusion": "The school day is long (too long)."},
]


def texts(svg: str, element: str) -> list[tuple[float, bool, str]]:
    """Where the texts of an element begin, whether from the right, and what they say."""
    start = svg.index(element)
    inside = svg[start : svg.index("</g>", start)]
    found = re.findall(r'<text[^>]* x="([^"]*)"([^>]*)>([^<]*)<', inside)
    return [(float(x), 'direction="rtl"' in more, unescape(said)) for x, more, said in found]


def right_edge(svg: str, element: str) -> float:
    """The right edge of the first shape of an element."""
    start = svg.index(element)
    shape = re.search(r' (?:d|points)="([^"]*)"', svg[start:])
    assert shape is not None
    return max(float(x) for x in re.findall(r"(-?[\d.]+),", shape[1]))


@pytest.fixture(scope="module")
def svg() -> str:
    graph = maps.graph_of(maps.as_map(STATEMENTS, **ARABIC))
    return draw(graph, ("svg",), DrawingOptions(links=Links.STUBS)).files["svg"].decode()


def test_every_line_of_a_box_begins_at_its_right(svg: str) -> None:
    box = right_edge(svg, '<g id="s-less"')
    lines = [(x, turned) for x, turned, said in texts(svg, '<g id="s-less"') if not said.isascii() or "WHO" in said]
    assert len(lines) >= 5  # the text, and the footer with argmap's own words in it
    assert all(turned and x == pytest.approx(box - PAD_X, abs=1) for x, turned in lines)


def test_tags_begin_at_their_right(svg: str) -> None:
    lines = texts(svg, '<g id="t-')
    edge = right_edge(svg, '<g id="t-')
    assert lines
    assert all(turned and x == pytest.approx(edge - TAG_PAD, abs=1) for x, turned, _ in lines)
    assert lines[0][2].startswith("→ ")


def test_titles_begin_at_the_right_of_the_picture(svg: str) -> None:
    width = float(re.findall(r'viewBox="0.00 0.00 ([\d.]+)', svg)[0])
    titles = re.findall(r'<g class="title"[^>]*>\n<text x="([^"]*)"[^>]*direction="rtl">([^<]*)<', svg)
    assert [float(x) for x, _ in titles] == pytest.approx([width - MARGIN] * len(titles), abs=1)
    assert titles[-1][1].startswith("WHO")


def test_titles_of_groups_begin_at_the_right_of_their_frames(svg: str) -> None:
    frame = right_edge(svg, 'class="cluster"')
    ((x, said),) = re.findall(r'<g class="group"[^>]*>\n<text x="([^"]*)"[^>]*direction="rtl">([^<]*)<', svg)
    assert said == "نوم التلاميذ"
    assert float(x) == pytest.approx(frame - 10, abs=1)


def test_what_runs_to_the_right_stays_at_the_left(svg: str) -> None:
    start = svg.index(">The school day")
    element = svg.rindex('<g id="', 0, start)
    assert not any(turned for _, turned, _ in texts(svg, svg[element : element + 12]))


def test_no_mark_is_left_in_a_picture(svg: str) -> None:
    body = svg[svg.index("</desc>") :]
    assert RLM not in body
    assert LRM not in body


def words_in(data: bytes, folder: Path) -> list[tuple[float, float, str]]:
    """The words of a PDF with their left and right ends."""
    (folder / "map.pdf").write_bytes(data)
    done = subprocess.run(["pdftotext", "-bbox", "map.pdf", "-"], cwd=folder, capture_output=True, check=True)  # noqa: S607
    found = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<', done.stdout.decode())
    return [(float(left), float(right), said) for left, right, said in found]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext")
@pytest.mark.skipif(find_spec("pygraphviz") is None, reason="pygraphviz is not installed")
def test_lines_begin_at_the_right_on_paper_too(tmp_path: Path) -> None:
    """A line that begins with a Latin word is no exception: the engine has to be told which way it runs."""
    graph = maps.graph_of(maps.as_map(STATEMENTS, **ARABIC))
    drawing = draw(graph, ("pdf", "svg"), DrawingOptions(links=Links.STUBS))
    box = right_edge(drawing.files["svg"].decode(), '<g id="s-less"')
    words = words_in(drawing.files["pdf"], tmp_path)
    first = [right for _, right, said in words if said == "WHO"]
    assert any(right == pytest.approx(box - PAD_X, abs=1.5) for right in first)
    assert all(left > 0 for left, _, _ in words)
