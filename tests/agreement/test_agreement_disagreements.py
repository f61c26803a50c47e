"""The disagreements of two maps, each told once, and the figures that go with them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.agreement import Agreement
from argmap.reporting.agreement.sheets import words

sys.path.insert(0, str(Path(__file__).parent))
from readings import FIRST, SECOND, agreement_of, argument

sys.path.pop(0)


def told(found: Agreement) -> list[tuple[str, int | None, tuple[str | None, ...]]]:
    return [
        (
            each.sort.value,
            each.distance,
            tuple(
                None if side is None else words(annotated.graph, side.said)
                for annotated, side in zip(found.maps, each.sides, strict=True)
            ),
        )
        for each in found.disagreements
    ]


def sorts(one: str, other: str) -> list[str]:
    """The sorts of disagreement, which are the same from either side."""
    there = [each.sort.value for each in agreement_of(one, other).disagreements]
    back = [each.sort.value for each in agreement_of(other, one).disagreements]
    assert sorted(there) == sorted(back)
    return there


def test_the_two_readings() -> None:
    found = agreement_of(FIRST, SECOND)
    assert [(sort, far) for sort, far, _ in told(found)] == [
        ("what it bears on", 1),
        ("together or each alone", 1),
        ("objection or granted", 1),
        ("there or not", 1),
        ("kind", 1),
        ("kind", 1),
        ("on the statement or on the step", 2),
        ("kind", 2),
    ]
    assert told(found)[1][2] == (
        "rests on 1.1 “The old square is too narrow for the market” with 1.2 “A market that no fire engine can pass "
        "must not stay” together",
        "rests on 1.1 “There is too little room on the old square” alone; 1.3 “Markets have to leave where engines "
        "cannot pass” alone",
    )
    assert told(found)[3][2] == (None, "supports 1 “The market belongs on the station square”")
    (pair,) = found.pairs
    assert pair.same_main is True
    assert (pair.figures.statements.agreed, pair.figures.statements.of) == (14, 15)
    assert (pair.figures.attachment.agreed, pair.figures.attachment.of) == (5, 7)
    # Of the five steps of A, only that of the answer is in B as it is.
    assert (pair.figures.steps.agreed, pair.figures.steps.of) == (2, 12)


def test_the_figures_of_the_two_readings_worked_by_hand() -> None:
    figures = agreement_of(FIRST, SECOND).pairs[0].figures
    assert figures.kinds.kappa is not None
    assert figures.kinds.kappa.value == 0.25  # worked in test_agreement_coefficients
    # 7 * 6 = 42 ordered pairs. In A six relations: 1.1 and 1.2 support 1, 1.1.1 supports 1.1, 1.3 attacks 1, 1.3.1
    # attacks 1.3, and 1.3.2 undercuts that, so supports 1.3. In B, in A's numbers: 1.1, 1.1.1 and 1.2 support 1, 1.3
    # attacks 1, 1.3.1 attacks 1.3, 1.3.2 attacks 1.3.1. In four places they differ: 1.1.1 twice, 1.3.2 twice.
    # o = 38/42. Support 4 and 3, attack 2 and 3, none 36 and 36: e = (12 + 6 + 1296)/1764 = 1314/1764.
    # kappa = (38 * 42 - 1314) / (1764 - 1314) = 282/450.
    assert figures.relations.n == 42
    assert figures.relations.observed.value == pytest.approx(38 / 42)
    assert figures.relations.kappa is not None
    assert figures.relations.kappa.value == pytest.approx(282 / 450)
    assert figures.cass.relations.value == figures.relations.kappa.value
    # The text has 101 words, so 100 places between two of them.
    assert figures.cass.n == 100
    segmentation, whole = figures.cass.segmentation.value, figures.cass.value.value
    assert segmentation is not None
    assert whole == pytest.approx((segmentation + 282 / 450) / 2)


TOP = "- conclusion: The bridge should be closed."
REASON = "claim: Lorries wear the deck out."


def test_support_or_attack() -> None:
    assert sorts(argument(TOP, f"  because: [{{{REASON}}}]"), argument(TOP, f"  but: [{{{REASON}}}]")) == [
        "support or attack"
    ]


def test_an_undercut_or_an_objection() -> None:
    undercut = argument(TOP, "  because:", f"  - premises: [{{{REASON}}}]", "    but: [The deck is renewed anyway.]")
    rebuttal = argument(TOP, f"  because: [{{{REASON}}}]", "  but: [The deck is renewed anyway.]")
    undermining = argument(TOP, "  because:", f"  - {REASON}", "    but: [The deck is renewed anyway.]")
    assert sorts(undercut, rebuttal) == ["on the statement or on the step"]
    assert sorts(undercut, undermining) == ["on the statement or on the step"]
    assert sorts(rebuttal, undermining) == ["what it bears on"]


def test_which_step_is_undercut() -> None:
    reasons = ("{claim: Lorries wear the deck out.}", "{claim: The toll is low.}")

    def undercutting(which: int) -> str:
        lines = [TOP, "  because:"]
        for number, reason in enumerate(reasons):
            lines.append(f"  - premises: [{reason}]")
            lines += ["    but: [That proves nothing.]"] if number == which else []
        return argument(*lines)

    found = agreement_of(undercutting(0), undercutting(1))
    assert [sort for sort, _, _ in told(found)] == ["which step it bears on"]
    assert found.pairs[0].steps.shared == 2
    assert sorts(undercutting(0), undercutting(0)) == []


def test_together_or_alone_and_only_what_both_have_counts() -> None:
    linked = argument(TOP, "  because:", f"  - premises: [{{{REASON}}}, The deck is dear., Rain falls in June.]")
    alone = argument(TOP, f"  because: [{{{REASON}}}, The deck is dear.]")
    assert sorts(linked, alone) == ["together or each alone", "there or not"]
    fewer = argument(TOP, "  because:", f"  - premises: [{{{REASON}}}, The deck is dear.]")
    assert sorts(linked, fewer) == ["there or not"]


def test_a_statement_in_between() -> None:
    short = argument(TOP, f"  because: [{{{REASON}}}]")
    long = argument(TOP, "  because:", "  - claim: It is unsafe.", f"    because: [{{{REASON}}}]")
    assert sorts(short, long) == ["there or not", "step between"]


def test_a_reason_or_an_explanation() -> None:
    reason = argument(TOP, f"  because: [{{premises: [{{{REASON}}}]}}]")
    explaining = reason.replace("{premises", "{inference: explanation, premises")
    assert sorts(reason, explaining) == ["reason or explanation"]
    relations = agreement_of(reason, explaining).pairs[0].figures.relations
    assert dict(relations.used) == {"none": 3, "support": 1}


def test_the_main_conclusion_comes_first_and_says_what_the_other_makes_of_it() -> None:
    one = argument(TOP, "  because: [Lorries wear the deck out.]")
    other = argument("- conclusion: Lorries wear the deck out.", "  because: [The bridge should be closed.]")
    found = agreement_of(one, other)
    first = told(found)[0]
    assert first == (
        "main conclusion",
        0,
        (
            "main conclusion; here 1.1 “Lorries wear the deck out” supports 1 “The bridge should be closed”",
            "main conclusion; here 1.1 “The bridge should be closed” supports 1 “Lorries wear the deck out”",
        ),
    )
    assert found.pairs[0].same_main is False


def test_no_figure_is_shown_where_there_can_be_none() -> None:
    found = agreement_of(argument("- claim: It is old."), argument("- claim: It is old."))
    figures = found.pairs[0].figures
    assert figures.kinds.observed.value == 1.0
    assert figures.kinds.kappa is not None
    assert figures.kinds.kappa.value is None
    assert figures.kinds.kappa.why == "only one category occurs (claim), so chance alone would bring full agreement"
    assert figures.relations.alpha.why == "no two statements are shared"
    assert figures.cass.value.value is None
    assert "the part of the relations is missing" in figures.cass.value.why
    empty = agreement_of("argument: []\n", argument("- claim: It is old."))
    assert empty.warnings == ("A has no statements",)
    assert empty.pairs[0].same_main is None
    assert empty.pairs[0].figures.kinds.alpha.why == "no statement is shared"


def test_three_maps_and_the_alpha_of_all() -> None:
    def kind(word: str) -> str:
        return argument(TOP, f"  because: [{{{word}: Lorries wear the deck out.}}, The toll is low.]")

    found = agreement_of(kind("claim"), kind("evidence"), kind("evidence"))
    # Items: conclusion x3, claim x3, claim evidence evidence. Values: conclusion 3, claim 4, evidence 2 of 9.
    # D_o: 4 pairs that differ / 2 = 2, of 9. D_e: (81 - 9 - 16 - 4) / 72 = 52/72. alpha = 1 - (2/9) * (72/52) = 9/13.
    assert found.kinds.alpha.value == pytest.approx(9 / 13)
    assert found.kinds.kappa is None
    assert told(found) == [("kind", 1, ("claim", "evidence", "evidence"))]
    missing = argument(TOP, "  because: [The toll is low.]")
    with_gap = agreement_of(kind("claim"), kind("claim"), missing)
    assert told(with_gap) == [
        (
            "there or not",
            1,
            ("supports 1 “The bridge should be closed”", "supports 1 “The bridge should be closed”", None),
        )
    ]
    assert with_gap.relations.n == 6
    assert len(with_gap.shared) == 2
