"""What the cells of a matrix hold: what the map says, on which ways, and what was entered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.analysis.speaking import Manner
from argmap.hypotheses import CannotCompare, Matrix
from argmap.hypotheses.matrix import Cell
from argmap.hypotheses.order import Mark, Telling
from argmap.model import Statement

HEAD = "alternatives: [[h, r]]\nargument:\n- {claim: The rival holds., id: r}\n"
CELLAR = Path(__file__).parent / "maps" / "cellar.yaml"


def matrix_of(below: str, head: str = HEAD, **options: Any) -> Matrix:
    """The matrix of a map with what stands below its hypothesis."""
    return argmap.ach(f"{head}- claim: The hypothesis holds.\n  id: h\n{below}", **options)


def cell(found: Matrix, evidence: str, hypothesis: str = "h") -> Cell:
    names = [found.graph.name(each) for each in found.hypotheses]
    row = next(row for row in found.rows if row.evidence.id is not None and row.evidence.id.value == evidence)
    return row.cells[names.index(hypothesis)]


def through(found: Cell, manner: Manner) -> list[str]:
    return [each.id.value if isinstance(each, Statement) and each.id else "step" for each in found.ways[manner]]


E1 = "{evidence: The witness says so., id: e}"
CASES = {
    "for": (f"  because:\n  - {E1}\n", Manner.FOR, [], "C"),
    "against": (f"  but:\n  - {E1}\n", Manner.AGAINST, [], "I"),
    "for a reason": (
        f"  because:\n  - claim: It was seen.\n    id: x\n    because:\n    - {E1}\n", Manner.FOR, ["x"], "C",
    ),
    "for an objection": (
        f"  but:\n  - claim: No.\n    id: x\n    because:\n    - claim: Not.\n      id: y\n      because: [{E1}]\n",
        Manner.AGAINST, ["y", "x"], "I",
    ),
    "against a reason": (
        f"  because:\n  - claim: It was seen.\n    id: x\n    because: [Yes it was.]\n    but:\n    - {E1}\n",
        Manner.REBUTS, ["x"], None,
    ),
    "against an objection": (
        f"  but:\n  - claim: It was not.\n    id: x\n    because: [No it was not.]\n    but:\n    - {E1}\n",
        Manner.ANSWERS, ["x"], None,
    ),
    "against a reason that falls": (
        f"  because:\n  - claim: It was seen.\n    id: x\n    but:\n    - {E1}\n", Manner.REBUTS, ["x"], None,
    ),
    "an answer that defeats": (
        f"  but:\n  - claim: It was not.\n    id: x\n    but:\n    - {E1}\n", Manner.ANSWERS, ["x"], None,
    ),
    "granted": (f"  although:\n  - {E1}\n", Manner.GRANTED, [], None),
    "explaining": (f"  because:\n  - {{inference: explanation, premises: [{E1}]}}\n", Manner.EXPLAINS, [], None),
    "backing": (
        f"  because:\n  - premises: [It was seen.]\n    because:\n    - {E1}\n", Manner.FOR, ["step"], "C",
    ),
    "undercut": (f"  because:\n  - premises: [It was seen.]\n    but:\n    - {E1}\n", Manner.REBUTS, ["step"], None),
    "together with others": (f"  but:\n  - premises: [{E1}, It counts.]\n", Manner.AGAINST, [], "I"),
    "contradicting": ("- {evidence: The witness denies it., id: e, contradicts: h}\n", Manner.AGAINST, [], "I"),
    "for what contradicts": (
        f"- claim: It cannot be.\n  id: x\n  contradicts: h\n  because:\n  - {E1}\n", Manner.AGAINST, ["x"], "I",
    ),
    "for what says the same": (
        f"- claim: So it is.\n  restates: h\n  because:\n  - {E1}\n", Manner.FOR, [], "C",
    ),
    "through what falls": (
        "  but:\n  - claim: It was not.\n    id: x\n    verdict: rejected\n    note: It was.\n"
        f"    because:\n    - {E1}\n",
        Manner.FALLEN, ["x"], None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_cell_follows_from_reasons(case: str) -> None:
    below, manner, way, letter = CASES[case]
    found = cell(matrix_of(below), "e")
    assert manner in found.ways
    assert through(found, manner) == way
    assert (found.mark.letter if found.mark else None) == letter


@pytest.mark.parametrize("case", CASES)
def test_what_speaks_for_one_says_nothing_of_its_rival(case: str) -> None:
    found = cell(matrix_of(CASES[case][0]), "e", "r")
    assert (found.mark, found.ways) == (None, {})


def test_that_rivals_contradict_each_other_makes_no_evidence_against_them() -> None:
    head = "argument:\n- {claim: The rival holds., id: r, contradicts: h, because: [{evidence: It does., id: e}]}\n"
    found = matrix_of("", head=head, hypotheses=["h", "r"])
    assert (cell(found, "e").mark, cell(found, "e", "r").mark) == (None, Mark.CONSISTENT)


def test_evidence_of_a_rival_counts_against_where_a_reason_says_so() -> None:
    head = HEAD.replace("id: r}", "id: r, because: [{evidence: It does., id: e}]}")
    found = cell(matrix_of("  but:\n  - ref: r\n", head=head), "e")
    assert (found.mark, through(found, Manner.AGAINST)) == (Mark.INCONSISTENT, ["r"])


def test_evidence_for_and_against_is_left_to_the_analyst() -> None:
    both = f"  because:\n  - {E1}\n  but:\n  - claim: It was not.\n    because:\n    - ref: e\n"
    found = cell(matrix_of(both), "e")
    assert (found.mark, found.is_both) == (None, True)
    entered = cell(matrix_of(both.replace("id: e}", "id: e, fits: {h: inconsistent}}")), "e")
    assert (entered.mark, entered.is_contradicted) == (Mark.INCONSISTENT, False)


def test_the_shortest_way_is_told() -> None:
    below = f"  because:\n  - claim: It was seen.\n    id: x\n    because:\n    - {E1}\n  - ref: e\n"
    assert through(cell(matrix_of(below), "e"), Manner.FOR) == []


def test_circles_end() -> None:
    below = "  because:\n  - claim: It was seen.\n    id: x\n    but:\n    - {claim: No., id: y, but: [{ref: x}]}\n"
    assert matrix_of(below + f"- {E1}\n").rows


def test_an_entry_counts_and_one_against_the_map_is_told() -> None:
    found = cell(matrix_of("  but:\n  - {evidence: So it is., id: e, fits: {h: consistent, r: neutral}}\n"), "e")
    assert (found.said, found.mark, found.is_contradicted) == (Mark.INCONSISTENT, Mark.CONSISTENT, True)
    same = cell(matrix_of("  but:\n  - {evidence: So it is., id: e, fits: {h: inconsistent}}\n"), "e")
    assert (same.mark, same.is_contradicted) == (Mark.INCONSISTENT, False)


def test_entries_that_differ_leave_a_blank() -> None:
    text = "- {evidence: So it is., id: e, fits: {h: consistent}}\n- {ref: e, fits: {h: neutral}}\n"
    found = cell(matrix_of(text), "e")
    assert (found.mark, found.is_disputed) == (None, True)


def test_entries_hold_for_statements_that_say_the_same() -> None:
    text = f"- {E1}\n- {{evidence: It is so., restates: e, fits: {{same: inconsistent}}}}\n"
    found = matrix_of(text + "- {claim: It holds., id: same, restates: h}\n")
    assert len(found.rows) == 1
    assert cell(found, "e").mark is Mark.INCONSISTENT


def test_rows_are_evidence_and_what_has_an_entry_and_leaves_on_request() -> None:
    text = "  because:\n  - {claim: A leaf., id: leaf}\n- {claim: Entered., id: entered, fits: {h: neutral}}\n"
    text += f"- {E1}\n"
    found = matrix_of(text)
    assert [row.evidence.id.value for row in found.rows if row.evidence.id] == ["entered", "e"]
    assert [row.evidence.id.value for row in matrix_of(text, leaves=True).rows if row.evidence.id] == [
        "leaf", "entered", "e",
    ]  # fmt: skip
    assert [row.evidence.id.value for row in matrix_of(text, related=True).rows if row.evidence.id] == ["entered"]


def test_what_the_map_lets_fall_is_shown_and_does_not_count() -> None:
    rejected = matrix_of("  but:\n  - {evidence: So it is., id: e, verdict: rejected, note: It is not.}\n")
    assert [row.falls for row in rejected.rows] == ["rejected by a verdict"]
    assert (rejected.counting, rejected.order.least, rejected.blanks) == ((), (), 0)
    objected = matrix_of("  because:\n  - {evidence: So it is., id: e, but: [The witness was away.]}\n")
    assert objected.rows[0].falls == "defeated by an objection"
    answered = matrix_of(
        "  because:\n  - {evidence: So it is., id: e, but: [{claim: She was away., but: [She was there.]}]}\n"
    )
    assert (answered.rows[0].falls, cell(answered, "e").mark) == ("", Mark.CONSISTENT)


def test_that_a_hypothesis_excludes_evidence_does_not_discount_it() -> None:
    found = matrix_of(
        "  because:\n  - {evidence: Seen., id: s, cite: https://x.example/}\n"
        "- {evidence: So it is., id: e, contradicts: h}\n"
    )
    assert [row.falls for row in found.rows] == ["", ""]
    assert cell(found, "e").mark is Mark.INCONSISTENT


def test_rejected_evidence_does_not_count_for_this_run() -> None:
    found = matrix_of(f"  but:\n  - {E1}\n", reject="e")
    assert (found.rows[0].falls, found.counting) == ("rejected", ())


def test_credibility_is_told_as_far_as_the_map_tells_it() -> None:
    said = "hedge: perhaps, held-by: the guard, credibility: 5, verdict: questioned"
    (row,) = matrix_of(f"  but:\n  - {{evidence: So it is., id: e, {said}}}\n").rows
    assert row.remarks == ("“perhaps”", "the view of the guard", "credibility 5", "questioned")


def test_an_example_as_a_whole() -> None:
    found = argmap.ach(CELLAR)
    marks = {
        row.evidence.id.value: "".join(mark.letter if mark else "." for mark in row.marks)
        for row in found.rows
        if row.evidence.id is not None
    }
    assert marks == {
        "meter": "NN.", "dry-pipe": "I..", "joints": "...", "storms": ".C.", "soil": ".I.", "gutter": "...",
        "foil": ".IC", "street": "...", "july": "CCC", "dry-air": "..I",
    }  # fmt: skip
    assert found.order.against == (1, 2, 1)
    assert (found.cells, found.blanks) == (27, 16)
    assert [row.telling for row in found.rows if row.evidence.id and row.evidence.id.value == "july"] == [Telling.ALIKE]


# -- choosing ----------------------------------------------------------------------------------------------------------

TWO = "alternatives: [[a, b], [c, d]]\nargument:\n"
TWO += "".join(f"- {{claim: Say {each}., id: {each}}}\n" for each in "abcde") + "- evidence: It is so.\n"
REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "no alternatives": ("argument:\n- evidence: It is so.\n", {}, "list them at the top, as in `alternatives: [["),
    "several lists": (TWO, {}, "2 lists of alternatives, [`a`, `b`] and [`c`, `d`]; say which with --question ID"),
    "not listed": (TWO, {"question": "e"}, "`e` stands in no list of `alternatives`; there are [`a`, `b`]"),
    "nothing listed": ("argument:\n- {claim: Say a., id: a}\n", {"question": "a"}, "for this map has none"),
    "both ways": (TWO, {"question": "a", "hypotheses": ["c", "d"]}, "and not both"),
    "alone, with rivals": (TWO, {"hypotheses": "c"}, "the whole list that it stands in (`c`, `d`) with --question"),
    "alone": (TWO, {"hypotheses": "e"}, "`e` alone competes with nothing: name its rivals"),
    "alone in its list": (TWO.replace("[a, b], [c, d]", "[a]"), {}, "the only list of alternatives holds `a` alone"),
    "in two lists": (TWO.replace("[c, d]", "[a, d]"), {"question": "a"}, "`a` stands in 2 lists of alternatives"),
    "the same": (
        TWO.replace("id: e", "id: e, restates: a"), {"hypotheses": ["a", "e"]}, "`a` and `e` say the same (`restates`)",
    ),
    "no evidence": (
        TWO.replace("- evidence: It is so.\n", ""), {"question": "a"}, "no evidence to compare them with: write each",
    ),
    "nothing related": (TWO, {"question": "a", "related": True}, "no evidence of this map bears on these hypotheses"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_compared_is_told_with_what_to_write(case: str) -> None:
    text, options, told = REFUSED[case]
    with pytest.raises(CannotCompare) as error:
        argmap.ach(text, **options)
    assert told in str(error.value)


def test_a_member_names_its_list() -> None:
    assert [each.id.value for each in argmap.ach(TWO, question="d").hypotheses if each.id] == ["c", "d"]
    assert [each.id.value for each in argmap.ach(TWO, hypotheses=["e", "a"]).hypotheses if each.id] == ["e", "a"]
    with pytest.raises(argmap.ArgmapError, match="no statement has the id 'z'"):
        argmap.ach(TWO, question="z")


def test_leaves_take_the_place_of_evidence() -> None:
    text = TWO.replace("evidence", "claim")
    assert [str(row.evidence.text) for row in argmap.ach(text, question="a", leaves=True).rows][-1] == "It is so."


# -- laws of maps ------------------------------------------------------------------------------------------------------

_bearings = st.sampled_from(("because", "but", "although", ""))
_maps = st.lists(st.tuples(_bearings, _bearings, _bearings), min_size=1, max_size=6)


def _written(rows: list[tuple[str, ...]]) -> str:
    """A map in which each piece of evidence bears in some way on each of three hypotheses."""
    lines = ["alternatives: [[h0, h1, h2]]", "argument:"]
    for column in range(3):
        lines += [f"- claim: Hypothesis {column} holds.", f"  id: h{column}"]
        for bearing in ("because", "but", "although"):
            refs = [f"  - ref: e{number}" for number, row in enumerate(rows) if row[column] == bearing]
            lines += [f"  {bearing}:", *refs] if refs else []
    lines += [f"- {{evidence: Evidence {number} is there., id: e{number}}}" for number in range(len(rows))]
    return "\n".join(lines) + "\n"


@settings(max_examples=40)
@given(_maps, st.randoms())
def test_the_order_of_the_file_makes_no_difference(rows: list[tuple[str, ...]], random: Any) -> None:
    found = argmap.ach(_written(rows))
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert argmap.ach(_written(shuffled)).order == found.order


@settings(max_examples=40)
@given(_maps)
def test_marks_are_what_the_lists_say(rows: list[tuple[str, ...]]) -> None:
    expected = {"because": Mark.CONSISTENT, "but": Mark.INCONSISTENT}
    found = argmap.ach(_written(rows))
    by_name = {row.evidence.id.value: row.marks for row in found.rows if row.evidence.id is not None}
    assert by_name == {f"e{n}": tuple(expected.get(bearing) for bearing in row) for n, row in enumerate(rows)}


@settings(max_examples=40)
@given(_maps, st.sampled_from(("because", "but")))
def test_evidence_for_or_against_all_changes_no_order(rows: list[tuple[str, ...]], bearing: str) -> None:
    more = argmap.ach(_written([*rows, (bearing,) * 3]))
    assert more.order.ranks == argmap.ach(_written(rows)).order.ranks
