"""What is told of the word, name or quotation at a place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.checking import check
from argmap.editor_support.hover import hover
from argmap.editor_support.open_map import View
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from marked import MARK, marked, view_of

BASE = """\
scale: icd203
sources:
  inspection:
    title: Annual *inspection*
    author: City office
    date: 2024
    url: https://example.org/x
    reliability: B
groups:
  money: {title: What it costs, note: Tolls}
argument:
- conclusion: The council should close the bridge.
  id: close
  because:
  - scheme: expert-opinion
    id: the-expert
    premises:
    - claim: The engineer says that the deck wears out.
      id: wears
      role: assertion
      likelihood: very likely
      group: money
      cite: inspection
    - ref: no-money
    answers:
      interest: She has none.
    because:
    - claim: She is an engineer.
  but:
  - claim: Closing it costs the toll income.
- evidence: There is no money for a deck.
  id: no-money
  basis: document
  waive:
    evidence-without-citation: It is known.
"""


def told(before: str, after: str = "", base: str = BASE) -> str:
    """What is told where `before` is followed by `after` in the map."""
    text = base.replace(before + after, before + MARK + after, 1)
    assert MARK in text
    found = hover(*marked(text))
    return "" if found is None else found.markdown


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("  be", "cause:", "The reasons that speak for it."),
        ("    answ", "ers:", "Answers to critical questions"),
        ("    beca", "use:\n    - claim: She", "Backing: why the premises bear on the conclusion."),
        ("  ba", "sis:", "What sort of evidence this is."),
        ("  ba", "sis:", "- `study`: the result of a study"),
        ("argu", "ment:", "The trees of the argument."),
        ("basis: doc", "ument", "**document**: what a document says"),
        ("scale: icd", "203", "the United States intelligence community"),
        ("likelihood: very", " likely", "**very likely**: 0.8 to 0.95 in the scale icd203"),
        ("- ref: no", "-money", "**evidence** 1.2 · supported · line 31"),
        ("- ref: no", "-money", "There is no money for a deck."),
        ("id: the-", "expert", "**reason** (because) · line 15"),
        ("scheme: expert", "-opinion", "**Argument from Expert Opinion**"),
        ("scheme: expert", "-opinion", "- `evidence`: "),
        ("role: asser", "tion", "**assertion** of Argument from Expert Opinion"),
        ("      inter", "est:", "*exception*: for a challenger to show that it applies"),
        ("cite: insp", "ection", "**Annual \\*inspection\\***\n\nCity office, 2024\n\n<https://example.org/x>"),
        ("cite: insp", "ection", "reliability B"),
        ("  insp", "ection:", "City office"),
        ("group: mon", "ey", "**What it costs**\n\nTolls"),
        ("  mon", "ey:", "**What it costs**"),
        ("- concl", "usion:", "What the map, or an included part of it, argues for."),
        ("- concl", "usion:", "**conclusion** 1 · "),
        ("council should", " close", "**conclusion** 1 · "),
        ("    evidence-with", "out-citation", "AM"),
    ],
)
def test_what_is_told(before: str, after: str, wanted: str) -> None:
    assert wanted in told(before, after)


@pytest.mark.parametrize(
    ("before", "after"), [("date: 20", "24"), ("author: City", " office"), ("\nargument:\n", "- ")]
)
def test_nothing_is_told_of_free_texts(before: str, after: str) -> None:
    assert told(before, after) == ""


def test_the_span_is_that_of_the_word() -> None:
    found = hover(*marked(BASE.replace("basis: doc", "basis: doc¦")))
    assert found is not None
    assert found.span.written == "document"


def test_what_is_wrong_is_told_with_its_rule() -> None:
    text = "argument:\n- conclusion: A b c d.\n  because:\n  - ref: now¦here\n"
    found = hover(*marked(text))
    assert found is not None
    assert "unknown-reference** (error): " in found.markdown
    assert found.span.written == "nowhere"


def test_names_are_told_of_in_a_broken_text() -> None:
    text = BASE.replace("- ref: no-money", "- ref: no-mon¦ey") + '- claim: "never closed\n'
    found = hover(*marked(text))
    assert found is not None
    assert "There is no money for a deck." in found.markdown


def test_included_maps_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text("title: The part\nquestion: Why?\nargument:\n- claim: Inner.\n  id: inner\n")
    text = "include:\n  part: part.yaml\nargument:\n- conclusion: A.\n  because:\n  - ref: part/inner\n"
    path = str(tmp_path / "main.yaml")
    for before, wanted in (
        ("  pa", "**The part**\n\nWhy?"),
        ("part: part", "**The part**"),
        ("ref: part/in", "Inner."),
    ):
        found = hover(*marked(text.replace(before, before + MARK, 1), path))
        assert found is not None
        assert wanted in found.markdown


WORK = """\
The committee met twice. It heard the engineer on the deck, who brought figures from three winters, and it heard
the drivers. Nobody spoke for the shops.

Another paragraph says that the *winters* were mild.
"""


def with_text(quote: str) -> View:
    sources = "source: report\nsources:\n  report: {title: R, text: report.txt}\n"
    text = f"{sources}argument:\n- claim: A.\n  quote: {quote}\n"
    analysis = check(Source("map.yaml", text), sources={"report.txt": WORK})
    return View(analysis.source, analysis, analysis)


def test_a_quotation_is_shown_in_its_context() -> None:
    view = with_text("heard the engineer … three winters")
    found = hover(view, view.source.text.index("the engineer"))
    assert found is not None
    assert found.markdown == (
        "**report**, ¶1 s2\n\n> The committee met twice. It **heard the engineer** on the deck, who brought figures "
        "from **three winters**, and it heard the drivers. Nobody spoke for the shops."
    )


def test_a_quotation_that_is_nowhere_is_said_to_be_so() -> None:
    view = with_text("the mayor spoke")
    found = hover(view, view.source.text.index("mayor"))
    assert found is not None
    assert "not found in the text of report" in found.markdown


def test_a_quotation_in_several_places_is_shown_in_each() -> None:
    view = with_text("winters")
    found = hover(view, view.source.text.rindex("winters"))
    assert found is not None
    assert found.markdown.startswith("2 places in report (ambiguous)\n\n**report**, ¶1 s2\n\n> ")
    assert "> Another paragraph says that the \\***winters**\\* were mild." in found.markdown


def test_a_quotation_elsewhere_than_said_is_shown_where_it_is() -> None:
    view = with_text("the shops\n  at: ¶2")
    found = hover(view, view.source.text.index("shops"))
    assert found is not None
    assert found.markdown.startswith("**report**, ¶1 s3 (not where its locator says)")


def test_long_texts_around_a_quotation_are_cut() -> None:
    long = " ".join(f"word{n}" for n in range(200))
    view = with_text("word90 … word120")
    analysis = check(view.source, sources={"report.txt": long})
    found = hover(View(view.source, analysis, analysis), view.source.text.index("word90"))
    assert found is not None
    assert "> … " in found.markdown
    assert " **word90** word91 " in found.markdown
    assert "word119 **word120** word121" in found.markdown
    assert found.markdown.endswith(" …")
    assert len(found.markdown) < 1000


def test_a_quotation_over_several_lines_is_found_on_each() -> None:
    view = with_text("It heard the engineer\n    … the drivers")
    found = hover(view, view.source.text.index("drivers"))
    assert found is not None
    assert "**It heard the engineer** on the deck" in found.markdown
    assert "and it heard **the drivers**" in found.markdown


def test_nothing_stands_at_an_empty_line() -> None:
    assert hover(view_of("title: x\n\n"), 9) is None


def test_a_word_of_argmap_is_told_as_it_stands_now() -> None:
    text = "language: de\nwords:\n  claim: These\n  conclusion¦: Konklusion\nargument:\n- conclusion: Es ist so.\n"
    view, offset = marked(text)
    told = hover(view, offset)
    assert told is not None
    assert told.markdown == (
        "**conclusion**: a word in the header of a box\n\nnow “Konklusion”\n\nin English “conclusion”"
    )
