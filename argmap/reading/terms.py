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
ORIGINS = _terms(
    author="the author's own, though it may stand between the lines",
    reviewer="added by whoever maps or reviews, in charity or against the author",
)
VERDICTS = _terms(
    accepted="taken to stand, whatever the map says",
    rejected="taken to fall, whatever the map says",
    questioned="not granted without a reason",
)
FITS = _terms(
    consistent="what one would expect, or could well find, if the hypothesis were true",
    inconsistent="what one would not expect if the hypothesis were true",
    neutral="as likely whether the hypothesis is true or not",
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
RATINGS = _terms(
    yes="it is",
    partly="it is in part, or with a qualification",
    no="it is not",
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
MARKUPS = _terms(
    literal="every sign of a text stands for itself",
    markdown="emphasis, code, links and formulas are understood in texts, as Markdown has them",
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
# Where the words stand that argmap itself puts into pictures, each by its key in the tables of `map_words`.
_WORDS = {
    "the header of a box": (
        "conclusion claim evidence assumption objection answer concession objection_to_the_step answer_to_the_step"
        " concession_to_the_step backing_of_the_step explanation part_of_an_objection part_of_an_answer"
        " part_of_a_concession"
    ),
    "the header of a box, for the basis of evidence": (
        "basis_statistic basis_event basis_document basis_testimony basis_expert_opinion basis_study basis_observation"
        " basis_example basis_case_study basis_law basis_common_knowledge basis_assertion"
    ),
    "the line of all reasons of one sort": "because but although explained_by",
    "a joint": (
        "deductive outweighs rated_relevant_yes rated_relevant_partly rated_relevant_no rated_sufficient_yes"
        " rated_sufficient_partly rated_sufficient_no"
    ),
    "the lines below a text": (
        "held_by added credibility ruled verdict_accepted verdict_rejected verdict_questioned marked mark_verified"
        " mark_unsupported mark_unclear mark_duplicate mark_unrelated mark_several_claims mark_misplaced"
        " rated_acceptable_yes rated_acceptable_partly rated_acceptable_no to_do status_flip quotation"
    ),
    "a citation": "quoted two_authors more_authors",
    "the lines below the title": "places_refer_to",
    "a tag": "below more_between not_found",
    "what is shown where the pointer rests on a tag": "nothing_has_the_id one_not_shown not_shown",
    "the frame of a group": "in_no_group",
    "the badge of a status": "status_supported status_defeated status_contested status_unsupported status_open",
    "the badge of a change": "change_added change_removed change_moved change_reworded change_reasons change_changed",
    "the badge of what two maps have": (
        "change_both change_only_first change_only_second change_other_place change_other_kind"
    ),
    "the legend": (
        "for_the_conclusion against_the_conclusion granted granted_held_to_be_outweighed supports speaks_against"
        " undercuts_the_step explains_lends_no_support together_one_reason one_reason same_without_a_frame"
        " stands_above_this_part stated_elsewhere of_what_is_elsewhere cannot_both_stand hard_to_hold_together"
        " says_the_same"
    ),
    "the legend, for a status": (
        "status_supported_means status_defeated_means status_contested_means status_unsupported_means"
        " status_open_means status_note as_stated evidence_only granting rejecting"
    ),
    "the legend, for a change": (
        "change_added_means change_removed_means change_moved_means change_reworded_means change_reasons_means"
        " change_changed_means changes_since"
    ),
    "the legend, for what two maps have": (
        "change_both_means change_only_first_means change_only_second_means change_other_place_means"
        " change_other_kind_means maps_compared"
    ),
    "the sheets of a map that needs several": "sheet_of continued_on_sheet you_are_here below_on_sheet on_sheet",
    "the text of a handout": "in_words sources",
    "the name of a picture, for those who do not see it": "argument_map argument_map_of",
    "the outline": "together step",
    "the standard form": (
        "from_premises explained_by_premises by_scheme nothing against_it granted_against_it for_the_step"
        " against_the_step granted_against_the_step"
    ),
}
WORD_KEYS = tuple(Term(key, f"a word in {place}") for place, keys in _WORDS.items() for key in keys.split())
