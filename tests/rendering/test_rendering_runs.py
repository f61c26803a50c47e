"""Texts in which parts look different, in every format that can show it; and those of maps that do not ask for it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from argmap.graph import ArgumentGraph
from argmap.inline.reading import read
from argmap.inline.runs import Run, Styled, runs_of
from argmap.reading import load_project
from argmap.rendering import DrawingOptions, EngineName, Split, draw
from argmap.rendering.content.boxes import measure
from argmap.rendering.content.directions import set_lines
from argmap.rendering.content.fragments import fragments
from argmap.rendering.content.wording import Content
from argmap.rendering.content.wrapping import clean, one_line, text_width, wrap
from argmap.rendering.formats.labels import CODE_FONT
from argmap.rendering.formats.outline import outline
from argmap.rendering.registry import ALL
from argmap.source import Source

WRITTEN = """\
title: On *care* and `code`
question: Is $x^2$ **more** than <https://example.org/x>?
markup: markdown
groups:
  banks:
    title: The *other* bank
argument:
- conclusion: The town *needs* a **second** bridge, as the [report](https://example.org/report.pdf) says.
  note: With *more* in `it`.
  because:
  - claim: Without one, `all of us` wait ***very* long** for $\\alpha_i \\le \\beta^2$.
    label: The *first* name
    group: banks
  - claim: "שלום *עולם*, זה **bridge** 20 טוב"
  but:
  - premises:
    - claim: It costs $5 and $6 in a year, 2 * 3 * 4, and snake_case_name stays.
    - claim: Nobody *likes* it.
    label: The `costly` reason
"""
SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
WORDS = {
    "The town needs a second bridge, as the report says.",
    "Without one, all of us wait very long for αᵢ ≤ β².",
    "The first name",
    "שלום עולם, זה bridge 20 טוב",
    "It costs $5 and $6 in a year, 2 * 3 * 4, and snake_case_name stays.",
    "Nobody likes it.",
    "On care and code",
    "Is x² more than https://example.org/x?",
    "The other bank",
}
TITLES = {"On care and code", "Is x² more than https://example.org/x?"}  # that Mermaid has no place for
TEXTS = st.text(st.sampled_from("abcdefg hij-kl mn/ *_`$\n אבג 12 字α"), min_size=1, max_size=90)


def graph_of(written: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", written))
    assert project.root is not None
    assert [d.code for d in project.diagnostics] == []
    return ArgumentGraph(project.root, project.included)


@cache
def graph() -> ArgumentGraph:
    return graph_of(WRITTEN)


@cache
def files() -> dict[str, bytes]:
    return dict(draw(graph(), [each.name for each in ALL if not each.program], DrawingOptions()).files)


def joined(lines: list[str]) -> str:
    return re.sub(r"[\s\u200e\u200f]+", "", "".join(lines))


def test_svg_has_a_text_for_each_line() -> None:
    root = ET.fromstring(files()["svg"])  # noqa: S314 - of our own making
    lines = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    for words in WORDS:
        assert joined([words]) in joined(lines)
    looks = {
        "".join(span.itertext()): {k: v for k, v in span.attrib.items() if k.startswith(("font", "text"))}
        for span in root.iter(f"{SVG}tspan")
    }
    code = {"font-family": "'Courier New', Cousine, 'Liberation Mono', monospace"}
    assert looks["needs"] == looks["care"] == looks["first"] == looks["other"] == {"font-style": "italic"}
    assert looks["second"] == looks[" long"] == {"font-weight": "bold"}
    assert looks["very"] == {"font-style": "italic", "font-weight": "bold"}
    assert looks["code"] == looks["all of us"] == code
    assert looks["report"] == {"text-decoration": "underline"}
    assert {
        a.get(HREF): "".join(a.itertext()).strip() for a in root.iter(f"{SVG}a") if a.find(f"{SVG}tspan") is not None
    } == {
        "https://example.org/report.pdf": "report",
        "https://example.org/x": "https://example.org/x",
    }
    links = [each.get(HREF) for each in root.iter(f"{SVG}a")]
    assert links.count("https://example.org/report.pdf") == 2  # in its line, and below the text


def test_svg_leaves_a_line_from_right_to_left_to_the_reader() -> None:
    root = ET.fromstring(files()["svg"])  # noqa: S314 - of our own making
    (line,) = [each for each in root.iter(f"{SVG}text") if "שלום" in "".join(each.itertext())]
    assert line.get("direction") == "rtl"
    assert "".join(line.itertext()) == "שלום עולם, זה bridge 20 טוב"
    assert [span.text for span in line.iter(f"{SVG}tspan")] == ["עולם", "bridge"]
    box = next(g for g in root.iter(f"{SVG}g") if line in list(g))
    corners = [float(x) for x in re.findall(r"[ML ](-?[\d.]+),", box.find(f"{SVG}path").get("d"))]  # type: ignore[union-attr,arg-type]
    assert max(corners) - 14 < float(line.get("x", "")) < max(corners)


@pytest.mark.skipif(shutil.which("dot") is None, reason="dot, of Graphviz, is not installed")
@pytest.mark.parametrize("engine", [EngineName.PURE, EngineName.DOT])
def test_every_engine_gives_the_same_lines(engine: EngineName) -> None:
    drawn = draw(graph(), ["svg"], DrawingOptions(engine=engine)).files["svg"]
    lines, known = (
        [re.sub(r' [xy]="[^"]*"', "", line) for line in svg.decode().splitlines() if "tspan" in line]
        for svg in (drawn, files()["svg"])
    )
    assert lines == known
    assert len(lines) == 10


def test_dot_has_the_parts_of_a_line_as_they_are_seen() -> None:
    dot = files()["dot"].decode()
    assert '<FONT FACE="Arial">The town </FONT><FONT FACE="Arial"><I>needs</I></FONT>' in dot
    assert '<FONT FACE="Courier New">all of us</FONT>' in dot
    assert '<FONT FACE="Arial"><U>report</U></FONT>' in dot
    (row,) = re.findall(r"[^>]*>[^>]*</FONT><FONT[^\n]*שלום [^\n]*?</TD>", dot)
    parts = [part for part in re.sub(r"<[^>]*>", "\0", row).split("\0") if part and not part.startswith("<")]
    assert [part.strip("\u200f") for part in parts][-6:] == [" טוב", "bridge", " 20", ", זה ", "עולם", "שלום "]


def test_slides_and_diagrams() -> None:
    (slide,) = Presentation(io.BytesIO(files()["pptx"])).slides
    runs = {
        run.text: (run.font.bold, run.font.italic, run.font.name, run.hyperlink.address)
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert runs["needs"] == (None, True, "Arial", None)
    assert runs["second"] == (True, None, "Arial", None)
    assert runs["all of us"] == (None, None, CODE_FONT, None)
    assert runs["first"] == (True, True, "Arial", None)
    assert runs["report"] == (None, None, "Arial", "https://example.org/report.pdf")
    labels = "".join(
        each.get("label", "")
        for each in ET.fromstring(files()["drawio"]).iter("object")  # noqa: S314 - of our own making
    )
    assert re.search(r"<span style=\"[^\"]*font-style:italic;\">needs</span>", labels)
    assert re.search(r"<span style=\"[^\"]*font-weight:bold;\">second</span>", labels)
    assert re.search(r"<span style=\"[^\"]*font-family:Courier New,monospace;\">all of us</span>", labels)
    assert re.search(r"<a href=\"https://example.org/report.pdf\"[^>]*>report</a>", labels)


def test_text_formats_have_plain_words() -> None:
    for form, lacking in (("mermaid", TITLES), ("d2", set()), ("outline", {"The other bank"})):
        text = files()[form].decode().replace("#35;", "#").replace("\\n", " ").replace("\\$", "$").replace("⁠", "")
        for words in WORDS - lacking:
            assert joined([words]) in joined([text])
    assert "1.1 The first name: Without one, all of us wait" in files()["outline"].decode()
    assert "together: The costly reason" in files()["outline"].decode()


def test_outline_in_markdown_has_the_marks() -> None:
    text = outline(graph(), "markdown")
    assert "# On *care* and `code`" in text
    assert "The town *needs* a **second** bridge, as the [report](<https://example.org/report.pdf>) says." in text
    assert "The *first* name: Without one, `all of us` wait ***very** long*" not in text
    assert "wait ***very* long** for αᵢ ≤ β²" in text
    assert "snake\\_case\\_name" in text


def test_pdf_leads_to_what_is_below_a_text() -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    pytest.importorskip("pygraphviz", reason="pygraphviz is not installed")
    data = draw(graph_of(WRITTEN.replace("שלום *עולם*, זה **bridge** 20 טוב", "*So*")), ["pdf"], DrawingOptions())
    (page,) = pypdf.PdfReader(io.BytesIO(data.files["pdf"])).pages
    assert [note.get_object()["/A"]["/URI"] for note in page["/Annots"]] == ["https://example.org/report.pdf"]
    assert "report: example.org" in page.extract_text()
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert len(fonts) >= 4


def test_tooltips_tags_and_parts_have_plain_words() -> None:
    svg = files()["svg"].decode()
    assert "<title>1 The town needs a second bridge, as the report says.\nWith more in it.</title>" in svg
    more = WRITTEN + "  - claim: So *it* is.\n    id: so\n- claim: Here it *is* **again**.\n  because:\n  - ref: so\n"
    drawn = draw(graph_of(more), ["svg"], DrawingOptions(split=Split.GROUPS, name="x"))
    for part in (drawn, *drawn.parts):
        assert not re.search(r"\*\w|\w\*", part.files["svg"].decode())


# -- maps that do not ask for it ---------------------------------------------------------------------------------------


def test_a_map_that_asks_for_nothing_is_drawn_as_it_is_written() -> None:
    without = graph_of(WRITTEN.replace("markup: markdown\n", ""))
    literal = graph_of(WRITTEN.replace("markup: markdown", "markup: literal"))
    forms = [each.name for each in ALL if not each.program]
    drawn = draw(without, forms, DrawingOptions()).files
    assert drawn == draw(literal, forms, DrawingOptions()).files
    assert b"tspan" not in drawn["svg"]
    for statement in literal.statements:
        assert joined([statement.text.value]) in joined([drawn["outline"].decode()])
        assert isinstance(statement.text.shown, str)
        assert not isinstance(statement.text.shown, Styled)


@pytest.mark.parametrize(
    ("key", "text", "without"),
    [
        ("", "It is *so* and $x^2$.", {"markdown_it", "latex2mathml", "argmap.inline.reading"}),
        ("markup: literal\n", "It is *so* and $x^2$.", {"markdown_it", "latex2mathml", "argmap.inline.reading"}),
        ("markup: markdown\n", "It is *so*.", {"latex2mathml"}),
        ("markup: markdown\n", "It is $x^2$.", set()),
    ],
)
def test_what_reads_markup_is_loaded_where_there_is_some(
    key: str, text: str, without: set[str], tmp_path: Path
) -> None:
    (tmp_path / "map.yaml").write_text(f"{key}argument:\n- conclusion: {text}\n")
    code = (
        "import sys; from argmap.__main__ import main; sys.argv = ['argmap', 'render', 'map.yaml', '-o', 'map.svg']\n"
        "try: main()\nfinally: print('modules:', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True)
    loaded = set(done.stdout.rpartition("modules:")[2].split())
    assert not loaded & without
    assert ("latex2mathml" in loaded) is (not without)


# -- lines -------------------------------------------------------------------------------------------------------------


def test_widths() -> None:
    plain, bold, slanted, code = (
        text_width(read(text).text, 11) for text in ("wide words", "**wide words**", "*wide words*", "`wide words`")
    )
    assert plain == slanted < bold < code
    assert bold == text_width("wide words", 11, bold=True)
    assert code == pytest.approx(10 * 0.6 * 11, rel=0.001)
    assert text_width(read("wide **words**").text, 11) == text_width("wide ", 11) + text_width("words", 11, bold=True)


@given(TEXTS, st.floats(30, 200), st.booleans())
def test_lines_are_no_wider_than_they_may_be_and_have_all_words(written: str, limit: float, bold: bool) -> None:
    text = clean(read(written).text)
    lines = wrap(text, 11, limit, bold=bold)
    assert joined(lines) == joined([str(text)])
    widest = max(text_width(letter, 11, bold=True) for letter in f"{text} ")
    assert all(text_width(line, 11, bold=bold) <= max(limit, widest) + 0.01 for line in lines)
    assert [run.look for run in looks(lines)] == [run.look for run in looks([text])]


def looks(lines: list[str]) -> list[Letter]:
    """How each letter looks that can be seen."""
    return [Letter(run) for line in lines for run in runs_of(line) for letter in run.text if not letter.isspace()]


class Letter:
    def __init__(self, run: Run) -> None:
        self.look = (run.strong, run.emphasis, run.code, run.href)


@given(TEXTS)
def test_a_text_of_runs_is_cleaned_as_its_words_are(written: str) -> None:
    text = read(written.replace("`", "")).text
    assert str(one_line(text)) == one_line(str(text))
    assert str(clean(text)) == clean(str(text))


@given(TEXTS, st.sampled_from([None, "he"]))
def test_fragments_are_all_of_a_line(written: str, language: str | None) -> None:
    for line in set_lines(clean(read(written).text), 11, 150, language):
        found = "".join(run.text for run in fragments(line))
        assert sorted(found.replace("\u200f", "")) == sorted(line.replace("\u200f", ""))


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("one *two* three", ["one ", "two", " three"]),
        ("אבג *דהו* זחט", [" זחט", "דהו", "אבג "]),
        ("אבג *two* three זחט", [" זחט", "two", " three", "אבג "]),
        ("one *אבג* דהו three", ["one ", " דהו", "אבג", " three"]),
        ("אבג *20* דהו", [" דהו", "20", "אבג "]),
        ("אבג *3.5%*", ["3.5%", "אבג "]),
    ],
)
def test_fragments_stand_as_they_are_seen(written: str, seen: list[str]) -> None:
    found = [run.text.removeprefix("\u200f") for run in fragments(read(written).text)]
    assert found == seen


def test_a_box_is_as_large_as_its_words() -> None:
    def box(text: str) -> tuple[float, float]:
        body = measure(Content("1", "claim", "CLAIM", True, clean(read(text).text)))
        return body.width, body.height

    words = "a statement of some words that fill the line"
    assert box(f"**{words}**")[0] > box(words)[0]
    assert box(f"*{words}*") == box(words)
