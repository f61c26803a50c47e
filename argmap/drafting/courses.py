"""What else could be concluded: other courses for the goals of a recommendation, or what else the premises allow."""

from __future__ import annotations

from argmap.analysis.wording import wording
from argmap.drafting.original import Original
from argmap.drafting.quoting import called, in_full
from argmap.model import Statement
from argmap.records import record

# The role of the premise that names a goal, in schemes of practical reasoning.
_GOAL = "goal"
_NAME = "other-course"
_MOST_QUOTED = 2


@record()
class Course:
    """Another conclusion that is to be found: its id, a text that holds its place, what to look for in sentences."""

    name: str
    text: str
    comment: tuple[str, ...]


def other_courses(original: Original, most: int) -> list[Course]:
    """Other courses that serve the goals of the conclusion, one for each goal, or what else its premises allow."""
    if not is_advice(original):
        return [_other_conclusion(original)]
    found = [_towards(goal) for goal in goals(original)[:most]]
    return found or [_other_course(original)]


def is_advice(original: Original) -> bool:
    """Whether the conclusion says what is to be done, or what is not."""
    words = wording(original.graph)
    vocabulary = words.vocabulary(original.main)
    return vocabulary is not None and not vocabulary.normative.isdisjoint(words.tokens[original.main])


def goals(original: Original) -> list[Statement]:
    """The goals that the reasons for the conclusion name, in the order of the map."""
    from argmap.schemes import Filling, scheme_of  # only maps with schemes need them

    found: dict[Statement, None] = {}
    for reason in original.graph.support(original.main):
        scheme = scheme_of(original.graph, reason)
        if scheme is not None and scheme.role(_GOAL) is not None:
            found.update(dict.fromkeys(Filling(original.graph, scheme, reason).roles.get(_GOAL, ())))
    return list(found)


def _towards(goal: Statement) -> Course:
    return Course(
        _NAME,
        f"Another way to this goal: {called(goal)}.",
        (
            "Another course for the same goal. Which one leads there, and is cheaper, safer or sooner?",
            f"  {in_full(goal)}",
        ),
    )


def _other_course(original: Original) -> Course:
    given = _given(original)
    comment = ["Another course. What else could be done for the same ends, or what if nothing is done?"]
    if given:
        comment += ["The map names no goal of what it recommends. It says for it:", *given]
    return Course(_NAME, f"Another course than this: {called(original.main)}.", tuple(comment))


def _other_conclusion(original: Original) -> Course:
    given = _given(original)
    if given:
        comment = ["Another conclusion. What else would explain this, or follow from it just as well?", *given]
    else:
        comment = ["Another conclusion. The map gives no reason for its own: what else may be so?"]
    return Course("other-conclusion", f"What may be so instead of this: {called(original.main)}.", tuple(comment))


def _given(original: Original) -> list[str]:
    """The first premises of the first reasons for the conclusion, quoted in full."""
    firsts = [premises[0] for r in original.graph.support(original.main) if (premises := original.graph.premises(r))]
    return [f"  {in_full(each)}" for each in list(dict.fromkeys(firsts))[:_MOST_QUOTED]]
