"""What is found in quotations: each fault its own finding, and none where only the page looks different."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checking import check
from argmap.diagnostics import Diagnostic
from argmap.edits import apply
from argmap.grounding import Grounding, Outcome
from argmap.model import Statement
from argmap.source import Source

BRIDGE = """\
The River Bridge

The old river bridge is no longer safe for lorries. Strain peaks in the deck coincide with lorry crossings, as the
measurements show. It is unlikely that the bridge will last the winter. The deck is worn, but the piers are sound.

Money

There is no money for a new deck. According to the mayor, the toll would pay for it. “Tolls are unfair to farmers,” the
miller said. The council should close the bridge. Lorries may wear the deck out. The bridge is not only old but narrow.
The detour is short unless the ford is closed. The engineers claim that the piers are hollow.

The End

The council should close the bridge. Perhaps the ford can be used. Frost does not wear the deck.
"""
LETTER = "A Letter\n\nFarmers need the bridge for the harvest.\n"
TEXTS = {"bridge.txt": BRIDGE, "letter.txt": LETTER}
MAP = """\
source: bridge
sources:
  bridge: {title: The bridge}
  letter: {title: A letter}
  survey: {title: A survey, cited-in: study}
  study: {title: A study, cited-in: bridge}
argument:
- claim: TEXT
"""


def found(text: str, rest: str, **texts: str) -> list[Diagnostic]:
    source = Source("map.yaml", MAP.replace("TEXT", text) + "".join(f"  {line}\n" for line in rest.split("\n")))
    return [d for d in check(source, sources={**TEXTS, **texts}).diagnostics if d.code[:3] in ("AM5", "AM7")]


def codes(text: str, rest: str, **texts: str) -> list[str]:
    return [d.code for d in found(text, rest, **texts)]


@pytest.mark.parametrize(
    ("text", "rest", "code"),
    [
        ("The bridge was built by giants.", "quote: giants built it in one night", "AM507"),
        ("Strain comes with crossings.", "quote: Strain peaks in the deck agree with lorry crossings", "AM507"),
        ("Strain comes with crossings.", "quote: lorry crossings … Strain peaks", "AM507"),
        ("The bridge is safe for lorries.", "quote: The old river bridge is safe for lorries", "AM507"),
        ("The bridge is safe for lorries.", "quote: The old river bridge is … safe for lorries", "AM510"),
        ("The bridge is safe for lorries.", "quote: bridge is [really] safe for lorries", "AM510"),
        ("Frost wears the deck.", "quote: Frost … wear the deck", "AM510"),
        ("The bridge lasts the winter.", "quote: the bridge will last the winter", "AM511"),
        ("The ford is usable.", "quote: the ford can be used", "AM511"),
        ("The deck is worn.", "quote: The deck is worn", "AM511"),
        ("The detour is short.", "quote: The detour is short", "AM511"),
        ("Farmers need the bridge.", "quote: Farmers need the bridge", "AM508"),
        ("The council should close the bridge.", "quote: The council should close the bridge", "AM509"),
        ("Strain comes with crossings.", "quote: Strain peaks in the deck\nat: §2 ¶1", "AM512"),
        ("Strain comes with crossings.", "quote: Strain peaks in the deck\nat: ¶1 s1", "AM512"),
        ("Strain comes with crossings.", "quote: Strain peaks in the deck\nat: Money", "AM512"),
        ("Strain comes with crossings.", "quote: Strain peaks in the deck\nat: The River Brigde", "AM512"),
        ("The toll pays for the deck.", "quote: the toll would pay for it", "AM515"),
        ("Tolls are unfair to farmers.", "quote: Tolls are unfair to farmers", "AM515"),
        ("The piers are hollow.", "quote: the piers are hollow", "AM515"),
        ("Lorries wear the deck out.", "quote: Lorries may wear the deck out", "AM706"),
        ("Lorries wear the deck out.", "quote: Lorries … deck out", "AM706"),
    ],
)
def test_each_fault_is_its_own_finding(text: str, rest: str, code: str) -> None:
    assert codes(text, rest) == [code]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The bridge is unsafe for lorries.", "quote: The old river bridge is … safe for lorries"),
        ("The bridge is not safe for lorries.", "quote: The old river bridge is … safe for lorries"),
        ("The bridge is old and narrow.", "quote: The bridge is … old but narrow"),
        ("Much is said of the bridge.", "quote: The old river … lorry crossings"),
        ("The bridge lasts the winter.", "quote: the bridge will last the winter\nhedge: unlikely"),
        ("The bridge will not last the winter.", "quote: the bridge will last the winter"),
        ("The bridge lasts the winter.", "quote: It is unlikely … last the winter\nhedge: unlikely"),
        ("The ford might be used.", "quote: the ford can be used"),
        ("The deck is worn.", "quote: The deck is worn, but the piers are sound"),
        ("The deck is worn.", "quote: The deck is worn\nalthough:\n- The piers are sound."),
        ("The deck is worn.", "quote: The deck is worn\nbecause:\n- claim: Piers.\n  quote: the piers are sound"),
        ("The council should close the bridge.", "quote: The council should close the bridge\nat: §3 ¶1"),
        ("The council should close the bridge.", "quote: The council should close the bridge\nat: The End"),
        ("The council should close the bridge.", "quote: The council should close the bridge\nat: s3 p1"),
        ("The council should close the bridge.", "quote: The council should close the bridge\nat: line 12"),
        ("Strain comes with crossings.", "quote: Strain peaks in the deck\nat: p. 12"),
        ("Strain comes with crossings.", "quote: Strain peaks … measurements show\nat: §1 ¶1 s2"),
        ("The toll pays for the deck.", "quote: the toll would pay for it\nvoice: cited"),
        ("The toll pays for the deck.", "quote: the toll would pay for it\nheld-by: the mayor"),
        ("Lorries may wear the deck out.", "quote: Lorries may wear the deck out"),
        ("Lorries wear the deck out.", "quote: Lorries may wear the deck out\nlikelihood: '0.6'"),
        ("The piers are sound.", "cite: {source: survey, quote: the piers are sound}"),
        ("Farmers need the bridge.", "cite: {source: letter, quote: Farmers need the bridge}"),
        ("Farmers need the bridge.", "cite: [letter, 'https://example.org']"),
    ],
)
def test_no_false_alarm(text: str, rest: str) -> None:
    assert codes(text, rest) == []


def test_evidence_reports_others() -> None:
    text = MAP.replace("claim: TEXT", "evidence: The toll would pay for the deck.") + "  quote: the toll would pay\n"
    assert not [d for d in check(Source("map.yaml", text), sources=TEXTS).diagnostics if d.code == "AM515"]


def test_a_work_without_a_text_is_looked_for_where_it_is_cited() -> None:
    [wrong] = found("The piers are sound.", "cite: {source: survey, quote: the piers are rotten}")
    assert wrong.code == "AM507"
    assert wrong.finding.message.startswith("`bridge`, in which `survey` is cited, does not say")


def test_messages_say_where_and_what() -> None:
    [wrong] = found("Strain comes.", "quote: Strain peaks in the deck agree with lorry crossings")
    assert wrong.finding.help == (
        "nearest, at §1 ¶1 s2: Strain peaks in the deck [-agree-] {+coincide+} with lorry crossings"
    )
    assert wrong.finding.fix is not None
    text = wrong.span.source.text
    assert "quote: Strain peaks in the deck coincide with lorry crossings\n" in apply(text, wrong.finding.fix.edits)
    [twice] = found("The council should close the bridge.", "quote: The council should close the bridge")
    assert twice.finding.message.endswith("2 times in `bridge`: §2 ¶1, §3 ¶1")
    [elsewhere] = found("Farmers need it.", "cite: {source: bridge, quote: Farmers need the bridge}")
    assert elsewhere.finding.fix is not None
    assert "{source: letter, quote" in apply(elsewhere.span.source.text, elsewhere.finding.fix.edits)
    [place] = found("Strain comes.", "quote: Strain peaks in the deck\nat: §2 ¶1")
    assert place.finding.fix is not None
    assert "at: §1 ¶1\n" in apply(place.span.source.text, place.finding.fix.edits)
    [sentence] = found("Strain comes.", "quote: Strain peaks in the deck\nat: §1 ¶1 s1")
    assert "at §1 ¶1 s2, not at “§1 ¶1 s1”" in sentence.finding.message


@pytest.mark.parametrize("value", ['"Strain tops in the deck"', "'Strain tops in the deck'", "Strain tops in the deck"])
def test_fixes_of_quotations_keep_the_yaml_whole(value: str) -> None:
    [wrong] = found("Strain comes.", f"quote: {value}")
    assert wrong.finding.fix is not None
    text = apply(wrong.span.source.text, wrong.finding.fix.edits)
    again = check(Source("map.yaml", text), sources=TEXTS).diagnostics
    assert not [d for d in again if d.code in ("AM507", "AM001")]


def test_several_fragments_that_are_missing_are_one_finding() -> None:
    [wrong] = found("Strain comes.", "quote: Strain tops in the deck … as the measurings show")
    assert len(wrong.finding.labels) == 2
    assert wrong.finding.fix is not None
    assert "Strain peaks in the deck … as the measurements show" in apply(
        wrong.span.source.text, wrong.finding.fix.edits
    )


def test_a_quotation_without_words() -> None:
    assert codes("It is so.", "quote: '[…]'") == ["AM507"]


@pytest.mark.parametrize(
    "text",
    [
        BRIDGE.replace("\n", "\r\n"),
        BRIDGE.replace("measurements", "measure-\nments").replace("coincide with", "coincide\n\n\fwith"),
        BRIDGE.replace("Strain", "Stra\u00adin").replace("crossings", "cros\u00ad\nsings"),
        BRIDGE.replace(" ", "\u00a0"),
        BRIDGE.replace(". ", ".\n"),
    ],
)
def test_the_look_of_a_page_raises_no_alarm(text: str) -> None:
    rest = "quote: Strain peaks … with lorry crossings, as the measurements show"
    assert codes("Strain comes with crossings.", rest, **{"bridge.txt": text}) == []


def test_sha256() -> None:
    import hashlib

    digest = hashlib.sha256(BRIDGE.encode()).hexdigest()
    text = f"sources: {{bridge: {{title: B, sha256: {digest.upper()}}}}}\nargument:\n- claim: It is.\n  cite: bridge\n"
    assert "AM513" not in [d.code for d in check(Source("map.yaml", text), sources=TEXTS).diagnostics]
    for wrong in (f"00{digest[2:]}", "abc"):
        [changed] = check(Source("m.yaml", text.replace(digest.upper(), wrong)), sources=TEXTS).diagnostics
        assert changed.code == "AM513"
        assert changed.finding.fix is not None
        assert digest in apply(changed.span.source.text, changed.finding.fix.edits)


def test_texts_that_are_missing_or_unreadable(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"caf\xe9")
    text = "sources: {a: {title: A, text: a.txt}, b: {title: B, text: b.txt}}\nargument:\n- claim: It is.\n  cite: a\n"
    found = check(Source(str(tmp_path / "map.yaml"), text)).diagnostics
    assert [(d.code, d.severity.value) for d in found] == [("AM514", "warning"), ("AM516", "error")]
    assert check(Source(str(tmp_path / "map.yaml"), text), sources={"a.txt": "A.", "b.txt": "B."}).diagnostics == ()


def test_waivers_of_what_cannot_be_checked_are_not_unused() -> None:
    text = (
        MAP.replace("TEXT", "The bridge is old.") + "  quote: It is as old as the hills\n  waive: {AM507: a saying}\n"
    )
    assert [d.code for d in check(Source("map.yaml", text)).diagnostics] == []
    assert [d.code for d in check(Source("map.yaml", text), sources=TEXTS).diagnostics] == []
    right = text.replace("It is as old as the hills", "Strain peaks in the deck")
    assert [d.code for d in check(Source("map.yaml", right), sources=TEXTS).diagnostics] == ["AM114"]


def test_without_texts_nothing_is_grounded_and_hedges_are_seen_in_the_anchors() -> None:
    text = MAP.replace("TEXT", "Lorries wear the deck out.") + "  quote: Lorries may wear the deck out\n"
    analysis = check(Source("map.yaml", text))
    assert analysis.grounding is None
    assert [d.code for d in analysis.diagnostics] == ["AM706"]
    assert check(Source("map.yaml", text), sources=TEXTS, select=["AM6"]).grounding is None
    assert check(Source("map.yaml", text), sources={"other.txt": "Other."}).grounding is None


def test_a_month_is_no_hedge() -> None:
    text = MAP.replace("TEXT", "The visit in May opens the bridge.") + "  quote: The visit in May opens the bridge\n"
    assert [d.code for d in check(Source("map.yaml", text)).diagnostics] == []


def test_other_languages_are_left_alone() -> None:
    text = "language: de\n" + MAP.replace("TEXT", "Die Brücke ist sicher.") + "  quote: river bridge is … safe\n"
    assert check(Source("map.yaml", text), sources=TEXTS).diagnostics == ()


# -- passages and coverage -----------------------------------------------------------------------------------------


def test_passages_and_coverage() -> None:
    text = MAP.replace("TEXT", "Strain comes with crossings.") + (
        "  id: strain\n  quote: Strain peaks … lorry crossings\n  because:\n"
        "  - id: step\n    quote: There is no money\n"
        "    premises:\n    - ref: toll\n      quote: the toll would pay\n- claim: The toll pays.\n  id: toll\n"
        "  quote: The council should close the bridge\n"
    )
    analysis = check(Source("map.yaml", text), sources=TEXTS)
    grounding = analysis.grounding
    assert isinstance(grounding, Grounding)
    assert analysis.graph is not None
    assert grounding.sources_with_text == ["bridge", "letter"]
    strain, step, toll = (analysis.graph.find(name) for name in ("strain", "step", "toll"))
    assert isinstance(strain, Statement)
    assert isinstance(toll, Statement)
    assert step is not None
    assert [str(q.passages[0].place) for q in grounding.passages(strain)] == ["§1 ¶1 s2"]
    assert [q.outcome for q in grounding.passages(toll)] == [Outcome.AMBIGUOUS, Outcome.FOUND]
    coverage = grounding.coverage("bridge")
    cited = {str(sentence.place): nodes for sentence, nodes in coverage.sentences if nodes}
    assert cited == {"§1 ¶1 s2": (strain,), "§2 ¶1 s1": (step,), "§2 ¶1 s2": (toll,)}
    assert [nodes for _, nodes in coverage.paragraphs] == [(strain,), (step, toll), ()]
    assert [str(p.place.of_paragraph) for p in coverage.uncited_paragraphs] == ["§3 ¶1"]
    assert len(coverage.uncited_sentences) == len(coverage.text.sentences) - 3
    with pytest.raises(KeyError):
        grounding.coverage("survey")
