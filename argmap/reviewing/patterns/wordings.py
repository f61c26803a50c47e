"""Steps and their words, for all patterns."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis import objections
from argmap.analysis.turns import Turns
from argmap.analysis.wording import wording
from argmap.model import Bearing, Inference, Kind, Reason, Statement, is_ruled
from argmap.records import record
from argmap.reviewing.review_context import ReviewContext


@record(eq=False)
class Step:
    """A step from premises to a statement that they support, with the patterns of its language."""

    reason: Reason
    premises: tuple[Statement, ...]
    target: Statement
    turns: Turns

    @property
    def slug(self) -> str:
        """The name of its scheme; empty without one."""
        return "" if self.reason.scheme is None else self.reason.scheme.value

    def speaks_of(self, name: str) -> bool:
        """Whether one of its premises, or an answer to one of its critical questions, has a turn of phrase."""
        texts = [p.text.words for p in self.premises] + [a.text.words for a in self.reason.answers.values()]
        return any(getattr(self.turns, name).search(text) for text in texts)


def turns_of(context: ReviewContext, statement: Statement) -> Turns | None:
    """The patterns for the language of a statement; None where there are none."""
    vocabulary = wording(context.graph).vocabulary(statement)
    return None if vocabulary is None else vocabulary.turns


def steps(context: ReviewContext) -> Iterator[Step]:
    """The steps that a map takes in support of statements, in reading order.

    Left out are those that it accepts by a verdict, and deductive ones: these are valid by their form or not at all.
    """
    for statement in context.in_order:
        turns = turns_of(context, statement)
        if turns is None:
            continue
        for reason in context.applying(statement):
            premises = tuple(dict.fromkeys(context.graph.premises(reason)))
            looked_at = reason.inference is Inference.DEFEASIBLE and not is_ruled(reason, "accepted")
            if premises and looked_at and not _is_deductive(reason):
                yield Step(reason, premises, statement, turns)


def _is_deductive(reason: Reason) -> bool:
    return reason.scheme is not None and reason.scheme.value == "deductive"


def stands_bare(context: ReviewContext, statement: Statement) -> bool:
    """Whether a statement is taken without a reason, and is neither evidence nor vouched for."""
    standing = context.stated.standing(statement)
    return not standing.support and statement.kind is not Kind.EVIDENCE and not is_ruled(statement, "accepted")


def is_answered(context: ReviewContext, statement: Statement) -> bool:
    """Whether something is raised against a statement and answered."""
    graph = context.graph
    return any(objections.is_answered(graph, each) for each in graph.reasons_on(statement, Bearing.ATTACK))


def is_general(context: ReviewContext, statement: Statement) -> bool:
    """Whether a statement gives a rule or a condition, or is in a language in which nobody can tell."""
    turns = turns_of(context, statement)
    return turns is None or turns.leading.search(statement.text.words) is not None
