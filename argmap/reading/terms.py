"""The words of the language: what may stand where only a few are allowed, each with its meaning."""

from __future__ import annotations

from argmap.reading.shapes import Term


def _terms(**docs: str) -> tuple[Term, ...]:
    """Terms from words, with `_` for `-`, and what each means."""
    return tuple(Term(word.strip("_").replace("_", "-"), doc) for word, doc in docs.items())


BASES = _terms(
    statistic="a figure that was counted or measured",
    event="something that happened",
    document="what a document says",
    testimony="what a witness says",
    expert_opinion="the judgement of somebody who knows the field",
    study="the result of a study",
    observation="something seen by the author",
    example="a single case that illustrates",
    case_study="a single case studied closely",
    law="a rule in force",
    common_knowledge="what nobody in the debate disputes",
    assertion="only said, with nothing behind it",
)
VOICES = _terms(
    author="the author's own words",
    cited="words that the author reports from somebody else",
    opponent="words of the other side, reported to be answered",
)
INFERENCES = _terms(
    deductive="if the premises hold, the conclusion must hold",
    defeasible="the premises speak for the conclusion unless something is in the way",
    explanation="says why something accepted is so, and lends no support",
)
SCHEME_INFERENCES = _terms(
    deductive="the conclusion may have to hold if the premises do",
    defeasible="there are always exceptions",
)
VERDICTS = _terms(
    accepted="taken to stand, whatever the map says",
    rejected="taken to fall, whatever the map says",
    questioned="not granted without a reason",
)
MARKS = _terms(
    verified="looked up and found right",
    unsupported="not borne out by what is cited",
    unclear="cannot be understood well enough to judge",
    duplicate="said elsewhere in the map already",
    unrelated="has no bearing on what it stands under",
    several_claims="says more than one thing",
    misplaced="belongs somewhere else in the map",
)
RELIABILITIES = tuple(
    Term(letter, doc)
    for letter, doc in (
        ("A", "completely reliable"),
        ("B", "usually reliable"),
        ("C", "fairly reliable"),
        ("D", "not usually reliable"),
        ("E", "unreliable"),
        ("F", "reliability cannot be judged"),
    )
)
CREDIBILITIES = tuple(
    Term(digit, doc)
    for digit, doc in (
        ("1", "confirmed by other sources"),
        ("2", "probably true"),
        ("3", "possibly true"),
        ("4", "doubtful"),
        ("5", "improbable"),
        ("6", "cannot be judged"),
    )
)
SCALES = _terms(
    icd203="the likelihood terms of the United States intelligence community, ICD 203",
    ipcc="the likelihood terms of the Intergovernmental Panel on Climate Change",
)
STATUSES = _terms(
    supported="has a ground, and nothing that stands speaks against it",
    defeated="has no ground, and something that stands speaks against it",
    contested="has a ground, and something that stands speaks against it",
    unsupported="has no ground, and nothing that stands speaks against it",
    open="hangs on something that is not settled",
)
QUESTION_KINDS = _terms(
    premise="asks for support of a premise that is stated",
    assumption="granted until asked; then the author must answer",
    exception="the challenger must show that it applies",
)
POLARITIES = _terms(pro="used to support", con="used to object")
