"""Diagnostics as text: excerpts, marks, widths, colours."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

import pytest
from click import unstyle
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix
from argmap.reporting.columns import cells, visible
from argmap.reporting.console import diagnostic_text, diagnostics_text, summary
from argmap.reporting.excerpts import Excerpt, Mark, Style
from argmap.source import Source, Span

PLAIN = Style(False)


def rule(severity: Severity = Severity.ERROR) -> Rule:
    return Rule("AM999", "a-rule", severity, "", "", "")


def label(source: Source, words: str, text: str = "", after: int = 0) -> Label:
    start = source.text.index(words, after)
    return Label(Span(source, start, start + len(words)), text)


def diagnostic(*labels: Label, help_: str | None = None, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(rule(), Finding("something is wrong", labels, help_, fix))


def test_one_label() -> None:
    source = Source("map.yaml", "argument:\n- claim: It rains.\n")
    assert diagnostic_text(diagnostic(label(source, "It rains.", "why?"))) == (
        "map.yaml:2:10: error[AM999] something is wrong\n"
        "  2 | - claim: It rains.\n"
        "    |          ^^^^^^^^^ why?"
    )  # fmt: skip


def test_labels_on_several_lines_and_on_one() -> None:
    source = Source("map.yaml", "one two three\n\nfour\nfive\n")
    found = diagnostic(
        label(source, "two", "here"), label(source, "one"), label(source, "three", "there"),
        label(source, "four", "and here"), label(source, "five"),
    )  # fmt: skip
    assert diagnostic_text(found).split("\n")[1:] == [
        "  1 | one two three",
        "    | --- ^^^ ----- there",
        "    |     here",
        "    ⋮",
        "  3 | four",
        "    | ---- and here",
        "  4 | five",
        "    | ----",
    ]


def test_texts_of_many_labels_on_one_line_get_lines_of_their_own() -> None:
    source = Source("map.yaml", "a bc d\n")
    found = diagnostic(label(source, "a", "first"), label(source, "bc", "second"), label(source, "d", "third"))
    assert diagnostic_text(found).split("\n")[1:] == [
        "  1 | a bc d",
        "    | ^ -- - third",
        "    | | second",
        "    | first",
    ]


def test_spans_of_several_lines_are_shown_at_both_ends() -> None:
    source = Source("map.yaml", "- claim: >-\n    one\n    two\n    three\n    four\nnext\n")
    start, end = source.text.index(">-"), source.text.index("four") + 4
    assert diagnostic_text(diagnostic(Label(Span(source, start, end), "all of it"))).split("\n")[1:] == [
        "  1 | - claim: >-",
        "    |          ^^",
        "  2 |     one",
        "    |     ^^^",
        "    ⋮",
        "  5 |     four",
        "    |     ^^^^ all of it",
    ]


def test_a_span_that_ends_with_a_line_break_stays_on_its_line() -> None:
    source = Source("map.yaml", "one\ntwo\n")
    assert diagnostic_text(diagnostic(Label(Span(source, 0, 4), "x"))).split("\n")[1:] == ["  1 | one", "    | ^^^ x"]


@pytest.mark.parametrize(("text", "offset"), [("", 0), ("one", 3), ("one\n", 4), ("one\r\ntwo", 3)])
def test_empty_spans_get_one_caret(text: str, offset: int) -> None:
    lines = diagnostic_text(diagnostic(Label(Span(Source("m", text), offset, offset)))).split("\n")
    assert lines[-1].endswith("^")
    assert lines[-1].count("^") == 1


def test_labels_in_another_file_stand_below_its_path() -> None:
    here, there = Source("here.yaml", "- ref: a\n"), Source("there.yaml", "\n\n- claim: A.\n  id: a\n")
    found = diagnostic(label(here, "a"), label(there, "a", "this one", after=20 - 5))
    assert diagnostic_text(found).split("\n")[3] == "   --> there.yaml"


def test_wide_combining_and_tab_characters_keep_carets_below_their_text() -> None:
    source = Source("map.yaml", "\t橋e\u0301x\tok\n")
    lines = diagnostic_text(diagnostic(label(source, "ok"))).split("\n")
    assert lines[1] == "  1 |     橋e\u0301x    ok"
    column = cells(lines[1][: lines[1].index("ok")])
    assert lines[2] == "    |" + " " * (column - 5) + "^^"
    assert diagnostic_text(diagnostic(label(source, "橋"))).split("\n")[2] == "    |     ^^"


def test_nothing_in_a_text_can_steer_the_terminal() -> None:
    source = Source("m\x1b[2J.yaml", "a\x1b[31mb\u202ec\x07\n")
    found = Diagnostic(rule(), Finding("bad \x1b]0;x\x07", (Label(Span(source, 0, 3), "\x1b"),), "h\x9b"))
    text = diagnostics_text([found], files=1)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "␛[31mb" in text
    assert visible("tab\tand\x7f") == "tab␉and␡"


def test_long_lines_are_cut_around_the_finding() -> None:
    source = Source("map.yaml", "x" * 300 + " here " + "y" * 300 + "\n")
    lines = diagnostic_text(diagnostic(label(source, "here", "!")), width=60).split("\n")
    assert cells(lines[1]) <= 60
    assert lines[1].count("…") == 2
    assert lines[2].index("^") == lines[1].index("here")


def test_help_and_fix() -> None:
    source = Source("map.yaml", "- clam: It rains.\n- claim: It is wet.\n  gruop: x\n\n\n- clam: Last.\n")
    edits = tuple(Edit(label(source, "clam", after=a).span, t) for a, t in [(0, "claim"), (40, "claim\n ")])
    found = diagnostic(label(source, "clam"), help_="a " * 40, fix=Fix("write it right", edits))
    text = diagnostic_text(found, width=60)
    assert text.split("\n")[3:] == [
        "help: " + " ".join("a" * 27),
        "      " + " ".join("a" * 13),
        "fix: write it right",
        "  1 | - claim: It rains.",
        "  6 | - claim",
        "  7 |  : Last.",
    ]


def test_colours_change_nothing_but_colours() -> None:
    source = Source("map.yaml", "one two\n")
    fix = Fix("take it out", (Edit(label(source, "two").span, ""),))
    found = [diagnostic(label(source, "one", "x"), label(source, "two"), help_="do", fix=fix)]
    plain, coloured = (diagnostics_text(found, files=1, color=color) for color in (False, True))
    assert "\x1b[" not in plain
    assert "\x1b[31m" in coloured
    assert unstyle(coloured) == plain


def test_summary_counts_by_severity() -> None:
    one, two = Source("a", "x"), Source("b", "x")
    labels = [(Label(Span(s, 0, 1)),) for s in (one, two)]
    found = [
        Diagnostic(rule(severity), Finding("m", labels[i]))
        for severity, i in [(Severity.ADVICE, 0), (Severity.ERROR, 0), (Severity.ERROR, 1), (Severity.WARNING, 1)]
    ]
    assert summary(found, 5) == "2 errors, 1 warning, 1 advice in 2 of 5 files"
    assert summary(found[:1] * 2, 1) == "2 advice in 1 file"
    assert summary([], 1) == "no findings in 1 file"
    assert diagnostics_text([], files=3) == "no findings in 3 files\n"


_places = st.tuples(st.integers(0, 60), st.integers(1, 60), st.text("xyz", max_size=5))
_texts = st.text(st.sampled_from("ab \t橋e\u0301\u200d\u202e\x1b🏳é"), max_size=60)


@settings(deadline=None)
@given(_texts, st.lists(_places, min_size=1, max_size=5))
def test_any_marks_fit_on_any_line(line: str, places: list[tuple[int, int, str]]) -> None:
    marks = [Mark(s, s + n, t, i == 0) for i, (s, n, t) in enumerate(places) if s <= len(line)]
    marks = marks or [Mark(0, 1, "x", True)]
    marks = [Mark(m.start, min(m.end, len(line) + 1), m.text, m.primary) for m in marks]
    excerpt = Excerpt(line, marks, 24)
    assert cells(excerpt.text) <= 24
    rows = list(excerpt.rows(PLAIN, "red"))
    carets = re.split(" [xyz]", rows[0])[0]
    assert re.fullmatch(r"[ ^-]*", carets)
    assert len(carets) <= 25
    assert all(len(row) < 60 for row in rows)
    written = " ".join(rows)
    assert all(mark.text in written for mark in marks)


@given(st.integers(0, 20), st.integers(1, 4))
def test_a_caret_stands_below_each_character_of_its_span(start: int, length: int) -> None:
    parts = ["a", "橋", "\t", "b\u0301", "c", " ", "🏳", "d", "👩‍🔬", "👍🏽", "🇩🇪", "x", "❤️", "한", "e"]
    line = "".join(parts)
    start, end = min(start, len(line) - 1), min(start + length, len(line))
    excerpt = Excerpt(line, [Mark(start, max(end, start + 1), "", True)], 80)
    row = next(excerpt.rows(PLAIN, "red"))
    edges = list(accumulate(map(len, parts), initial=0))  # what a reader sees as one is marked as a whole
    start, end = max(e for e in edges if e <= start), min(e for e in edges if e >= end)
    before = Excerpt(line[:start], [], 80).text
    shown = Excerpt(line[: max(end, start + 1)], [], 80).text
    assert (len(row) - len(row.lstrip()), len(row)) == (cells(before), max(cells(shown), cells(before) + 1))


def test_lines_of_a_fix_are_numbered_in_order() -> None:
    source = Source("m", "".join(f"line {i}\n" for i in range(1, 30)))
    edits = tuple(Edit(label(source, f"line {i}\n").span, "x\ny\n") for i in (3, 10, 20))
    text = diagnostic_text(diagnostic(label(source, "line 1"), fix=Fix("f", edits)))
    numbers = [int(m[1]) for m in re.finditer(r"^ +(\d+) \|", text.split("fix:")[1], re.MULTILINE)]
    assert numbers == sorted(numbers)
    assert all(b > a for a, b in pairwise(numbers))
