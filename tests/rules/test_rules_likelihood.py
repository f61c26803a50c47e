"""Which words the rules about likelihood see, and which they leave alone; scales of included maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checking import check
from argmap.edits import apply
from argmap.source import Source


def codes(statement: str, likelihood: str = "", head: str = "") -> set[str]:
    """The codes of the rules about likelihood (AM7xx) that a statement gets."""
    written = statement.replace("'", "''")
    more = f"  likelihood: {likelihood}\n" if likelihood else ""
    found = check(Source("map.yaml", f"{head}argument:\n- claim: '{written}'\n{more}")).diagnostics
    return {d.code for d in found if d.code.startswith("AM7")}


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will probably fall.", "Perhaps the bridge will fall.", "The bridge is likely to fall.",
        "It is unlikely that the bridge falls.", "The bridge will most likely fall.", "The bridge may fall.",
        "The bridge may well fall.", "The bridge might fall.", "The bridge may not be safe.",
        "The bridge will almost certainly fall.", "In all likelihood the bridge will fall.",
        "It is possible that the bridge falls.", "There is a small chance that the bridge falls.",
        "It is more likely than not that the bridge falls.", "Likely the mayor may fall.",
    ],
)  # fmt: skip
def test_texts_that_hedge(text: str) -> None:
    assert codes(text, "0.8") == {"AM708"}
    assert codes(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will fall in May.", "Old bridges are more likely to fall than new ones.",
        "Members may vote by post.",
        "The law says that lorries may be heavier.", "The king lost his military might.", "He is an unlikely hero.",
        "The most likely cause is rust.", "Its might was broken.", "She said “perhaps”.",
        "It is as likely as not in the rules.", "The bridge could carry trains.",
    ],
)  # fmt: skip
def test_texts_that_do_not_hedge(text: str) -> None:
    assert codes(text, "0.8") == set()


def test_the_hedge_is_pointed_at_where_it_stands() -> None:
    found = check(Source("map.yaml", "argument:\n- claim: The mayor may fall.\n  likelihood: 0.8\n")).diagnostics
    places = [d.finding.span.first for d in found if d.code == "AM708"]
    assert places == [(2, 20)]


@pytest.mark.parametrize(
    "text",
    [
        "We judge with high confidence that the bridge is likely to fall.",
        "With moderate confidence, we say that the bridge will probably fall.",
        "There is high confidence that the bridge is very unlikely to stand.",
        "We have low confidence in our judgment that the bridge will almost certainly fall.",
        "We are confident that the bridge will probably fall.",
    ],
)
def test_confidence_beside_likelihood(text: str) -> None:
    assert codes(text) == {"AM705"}
    assert codes(text, head="scale: ipcc\n") == set()
    assert codes(text, head="language: de\n") == set()


@pytest.mark.parametrize(
    "text",
    [
        "We judge with high confidence that the bridge will fall.", "The bridge is likely to fall.",
        "Consumers with high confidence are likely to buy cars.", "Confidence in the bank is likely to fall.",
        "Confident children are likely to speak up.", "The probable cause gave the police high confidence.",
    ],
)  # fmt: skip
def test_no_confidence_beside_likelihood(text: str) -> None:
    assert codes(text) == set()


def test_confidence_in_the_text_beside_a_likelihood() -> None:
    assert codes("We judge with high confidence that the bridge will fall.", "0.8") == {"AM705"}


@pytest.mark.parametrize("language", ["de", "fr", "zh"])
def test_other_languages_are_left_alone(language: str) -> None:
    head = f"language: {language}\n"
    assert codes("The bridge will probably fall.", "0.8", head) == set()


@pytest.mark.parametrize(
    ("written", "code", "fixed"),
    [
        ("very likly", "AM702", "very likely"), ("highly probably", "AM702", "highly probable"),
        ("quite so", "AM702", None), ("highly likely", "AM702", None),
        ("80", "AM707", "80 %"), ("80-60 %", "AM707", "60-80 %"), ("60-80", "AM707", "60-80 %"), ("101", "AM707", None),
        ("about 80 %", "AM707", None), ("'?'", "AM707", None),
    ],
)  # fmt: skip
def test_values_that_cannot_be_read(written: str, code: str, fixed: str | None) -> None:
    text = f"scale: icd203\nargument:\n- claim: The bridge will fall.\n  likelihood: {written}\n"
    found = [d for d in check(Source("map.yaml", text)).diagnostics if d.code.startswith("AM7")]
    assert [d.code for d in found] == [code]
    fix = found[0].finding.fix
    assert (fix and apply(text, fix.edits)) == (fixed and text.replace(written, fixed))


def test_the_scale_of_an_included_map_is_known(tmp_path: Path) -> None:
    (tmp_path / "scale.yaml").write_text("scale: {surely: [0.9, 1]}\n", encoding="utf-8")
    text = "{}argument:\n- claim: The bridge will fall.\n  likelihood: surely\n"
    path = str(tmp_path / "map.yaml")
    assert "AM701" in {d.code for d in check(Source(path, text.format(""))).diagnostics}
    found = check(Source(path, text.format("include: {s: scale.yaml}\n"))).diagnostics
    assert not {d.code for d in found} & {"AM701", "AM702", "AM707"}


def likelihood_codes(text: str) -> list[str]:
    return [d.code for d in check(Source("map.yaml", text)).diagnostics if d.code in ("AM703", "AM704")]


def test_a_likelihood_is_looked_at_where_it_is_not_carried_and_not_above() -> None:
    step = "{pad}because:\n{pad}- strength: 1\n{pad}  premises:\n"
    text = (
        "argument:\n- claim: C\n  likelihood: 0.8\n" + step.format(pad="  ") + "    - claim: B\n      likelihood: 0.8\n"
        + step.format(pad="      ") + "        - claim: A\n          likelihood: 0.5\n"
    )  # fmt: skip
    found = [d for d in check(Source("map.yaml", text)).diagnostics if d.code == "AM703"]
    assert [d.finding.span.first.line for d in found] == [8]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ["AM703"]),
        ("  - claim: A reason without numbers\n", []),
        ("  - {strength: 1, premises: [{claim: D, likelihood: 0.9}]}\n", []),
        ("  - {strength: 1, inference: explanation, premises: [{claim: D}]}\n", ["AM703"]),
        ("  but:\n  - {strength: 0.5, premises: [{claim: D, likelihood: 0.8}]}\n", ["AM704"]),
    ],
)
def test_what_else_bears_on_a_likelihood(more: str, expected: list[str]) -> None:
    reason = "  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8}]}\n"
    assert likelihood_codes(f"argument:\n- claim: C\n  likelihood: 80-95 %\n  because:\n{reason}{more}") == expected


def test_likelihoods_of_others_do_not_have_to_fit() -> None:
    text = "argument:\n- {claim: A, likelihood: 0.8, contradicts: b}\n- {claim: B, id: b, likelihood: 0.8MORE}\n"
    assert likelihood_codes(text.replace("MORE", "")) == ["AM704"]
    assert likelihood_codes(text.replace("MORE", ", held-by: them")) == []
