"""What a review says of none, one, two and many: whole sentences with the right number."""

from __future__ import annotations

import random
import re

import pytest

import argmap
from argmap.reporting.review import written
from argmap.reviewing.page import Review
from argmap.reviewing.prose import share, summed_up, told

_CLAIMS = ("claim", "claims"), ("has a reason", "have a reason"), "has no reason", "no claim has a reason"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "no claim has"), (1, "1 claim has"), (2, "2 claims have"), (3, "3 claims have")]
)
def test_a_noun_has_the_form_of_its_number(number: int, said: str) -> None:
    assert told(number, "claim has", "claims have") == said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 1, "the only claim has no reason"),
        (1, 1, "the only claim has a reason"),
        (0, 2, "no claim has a reason"),
        (1, 2, "1 of 2 claims has a reason"),
        (2, 2, "both claims have a reason"),
        (0, 5, "no claim has a reason"),
        (1, 5, "1 of 5 claims has a reason"),
        (2, 5, "2 of 5 claims have a reason"),
        (5, 5, "all 5 claims have a reason"),
    ],
)
def test_a_share_has_the_form_of_its_numbers(part: int, whole: int, said: str) -> None:
    assert share(part, whole, *_CLAIMS) == said


def test_sentences_are_begun_and_ended() -> None:
    assert summed_up("no claim is odd", "", "2 are") == "No claim is odd. 2 are."
    assert summed_up() == ""


def found(text: str, key: str) -> str:
    return next(section.found for section in argmap.review(text).sections if section.key == key)


_ONE = "argument:\n- conclusion: The bridge is old.\n"
_DOUBT = "argument:\n- conclusion: The bridge is old.\n  because: [It rusts.]\n  although: [It was painted.]\n"
_OBJECTION = "argument:\n- conclusion: The bridge is old.\n  but:\n  - claim: It is new.\n"
_STEP = "argument:\n- conclusion: The bridge is old.\n  because:\n  - premises: [It rusts.]\n    scheme: sign\n"
_LIKELY = "scale: icd203\nargument:\n- conclusion: The bridge is old.\n  likelihood: likely\n"
_QUOTED = """\
source: w
sources: {w: {title: W}}
argument:
- conclusion: The bridge is old.
  because:
  - {evidence: It rusts., quote: it rusts}
"""
_NOTE = "argument:\n- conclusion: The bridge is old.\n  note: Ask.\n"
_TODO = "argument:\n- conclusion: The bridge is old.\n  todo: Ask.\n"


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        (_ONE, "assumptions", "Nothing that a conclusion rests on is without support."),
        (_ONE, "linchpins", "No conclusion has a reason that holds, so none can lose one."),
        (
            _DOUBT,
            "linchpins",
            "No statement brings down several conclusions; the only conclusion that stands or is contested falls "
            "with a single rejection.",
        ),
        (_ONE, "objections", "There is no objection in this map; no doubt is granted."),
        (_DOUBT, "objections", "There is no objection in this map; 1 doubt is granted."),
        (_OBJECTION, "objections", "The only objection has no answer; no doubt is granted."),
        (_OBJECTION + "    but: [No.]\n", "objections", "The only objection has an answer; no doubt is granted."),
        (_OBJECTION + "  - It is not.\n", "objections", "Both objections have no answer; no doubt is granted."),
        (
            _OBJECTION + "  - It is not.\n  - claim: It shines.\n",
            "objections",
            "All 3 objections have no answer; no doubt is granted.",
        ),
        (_ONE, "changes", "There is no older version to compare with; --since names one."),
        (_DOUBT, "assertions", "No piece of evidence is thin, and no further claim is without a reason."),
        (
            _DOUBT.replace("[It rusts.]", "[It rusts., It bends.]"),
            "assertions",
            "No piece of evidence is thin, and 2 further claims are without a reason.",
        ),
        (_ONE, "likelihood", "No likelihood is stated as a number or on a scale. No statement has lost a hedge."),
        (
            _LIKELY,
            "likelihood",
            "1 likelihood is stated, and the map does not fall short of it. No statement has lost a hedge.",
        ),
        (_ONE, "sources", "No evidence is cited."),
        (_QUOTED, "sources", "The only piece of cited evidence rests on the word of the mapped work alone."),
        (_ONE, "questions", "No step names a scheme."),
        (
            _STEP,
            "questions",
            "1 step follows a scheme. None of 3 critical questions is answered. "
            "1 open question of less weight is left out.",
        ),
        ("argument: []\n", "one-sidedness", "There is no conclusion."),
        (_ONE, "one-sidedness", "The only conclusion has nothing against it."),
        (_OBJECTION, "one-sidedness", "The only conclusion has something against it."),
        (
            _ONE + "- conclusion: The bridge should be closed.\n",
            "one-sidedness",
            "Both conclusions have nothing against them; the only recommendation is compared with no other course.",
        ),
        (_ONE, "coverage", "1 statement has no passage."),
        ("argument: []\n", "coverage", "There is no statement that needs a passage."),
        (_ONE, "chains", "No reason that holds leads to a conclusion."),
        (_DOUBT, "chains", "1 chain leads to the conclusion; it has 1 step."),
        (
            _DOUBT.replace("[It rusts.]", "[It rusts., It bends.]"),
            "chains",
            "2 chains lead to the conclusion; the longest has 1 step.",
        ),
        (_DOUBT, "flips", "The conclusion is supported; any of 2 single rejections can change that."),
        (
            _DOUBT.replace("[It rusts.]", "[It rusts., It bends.]"),
            "flips",
            "The conclusion is supported; any of 4 sets of 2 rejections can change that.",
        ),
        (_ONE, "marks", "Nothing is marked or noted."),
        (_NOTE, "marks", "1 note."),
        (_TODO, "marks", "1 mark."),
    ],
)
def test_a_section_sums_up_in_whole_sentences(text: str, key: str, said: str) -> None:
    assert found(text, key) == said


def test_one_item_more_is_it_and_several_are_them() -> None:
    page = argmap.review("argument:\n" + "".join(f"- {{conclusion: C{n}., todo: Ask.}}\n" for n in range(3)))
    assert "and 1 more; --all shows it" in written(page, "text", most=2)
    assert "and 2 more; --all shows them" in written(page, "text", most=1)


def _map(seed: int) -> str:
    """A small map in which everything that a review counts occurs none, one or several times."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made
    lines = [
        "scale: icd203",
        "source: w",
        "sources: {w: {title: W}, v: {title: V, derived-from: u}, u: {title: U}}",
        "argument:",
    ]
    for number in range(chance.randint(1, 3)):
        lines += [f"- conclusion: The bridge number {number} {chance.choice(('is', 'should be', 'may be'))} closed."]
        lines += [f"  {chance.choice(('note: A.', 'todo: B.', 'likelihood: likely', 'verdict: accepted'))}"]
        for key in chance.sample(("because", "but", "although"), chance.randint(0, 3)):
            lines += [f"  {key}:"]
            for _ in range(chance.randint(1, 3)):
                told = len(lines)
                kind, more = (
                    chance.choice(("claim", "evidence", "assumption")),
                    ("cite: w", "cite: v", "hedge: perhaps"),
                )
                lines += [f"  - premises: [{{{kind}: Lorry {told} probably wears the deck., {chance.choice(more)}}}]"]
                lines += [f"    {chance.choice(('scheme: sign', 'note: C.'))}"]
                if chance.random() < 0.4:
                    lines += [f"    but: [Lorry {told} does not wear the deck.]"]
    return "\n".join(lines) + "\n"


_COUNTED = (
    "conclusion|claim|statement|step|chain|objection|doubt|piece|mark|note|circle|contradiction|likelihood|change|"
    "quotation|sentence|paragraph|recommendation|question|assumption"
)
# A number beside a word of another number; a figure for what there is not; parts of what there is one of; a double no.
_WRONG = re.compile(
    rf"\b1 (?:[a-z]+ )?(?:{_COUNTED})s\b|\b(?:[02-9]|\d\d+) (?!can )(?:[a-z]+ )?(?:{_COUNTED})\b|\b0\b|"
    r"\b[Oo]f no\b|\b(?:of|Of) 1\b|\b[Nn]o \w+ (?:is|are|has|have|fall|falls) [^;.]*\bno\b"
)


def _sentences(page: Review) -> list[str]:
    told = [text for section in page.sections for text in (section.found, section.notice) if text]
    return [sentence for text in told for sentence in re.split(r"(?<=[.]) ", text)]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_counted_the_sentences_are_whole(seed: int) -> None:
    page = argmap.review(_map(seed))
    assert all(section.found.endswith(".") for section in page.sections)
    for sentence in _sentences(page):
        assert re.match(r"[A-Z0-9]", sentence), sentence
        assert not _WRONG.search(sentence), sentence
