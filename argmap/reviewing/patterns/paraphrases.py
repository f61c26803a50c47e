"""Circles by paraphrase: a statement that comes back in other words among what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.wording import wording
from argmap.model import Kind, Reason, Statement, is_ruled
from argmap.reviewing.patterns.wordings import is_general, turns_of
from argmap.reviewing.review_context import ReviewContext

_ALIKE = 0.5  # of the senses of two statements
_LEAST_SHARED = 3
_MOST_APART = 2  # senses that one of them has alone; the other has fewer
_MOST_BELOW = 50


def paraphrases(context: ReviewContext) -> Iterator[tuple[Statement, Statement]]:
    """Statements with what they rest on that says nearly the same, each with the one higher up first."""
    known = Senses(context)
    for statement in known.of:
        for premise in _below(context, statement):
            if known.are_the_same(statement, premise):
                yield statement, premise


class Senses:
    """The content words of statements, words that are near in meaning counted as one.

    Left out are assumptions, evidence, and what the map accepts by a verdict.
    """

    def __init__(self, context: ReviewContext) -> None:
        self.context = context
        self.of = {s: found for s in context.in_order if (found := self._of(s))}

    def _of(self, statement: Statement) -> frozenset[str]:
        turns = turns_of(self.context, statement)
        apart = statement.kind in (Kind.ASSUMPTION, Kind.EVIDENCE)
        if turns is None or apart or is_ruled(statement, "accepted"):
            return frozenset()
        known = turns.senses()
        return frozenset(known.get(stem, stem) for stem in wording(self.context.graph).content[statement])

    def are_the_same(self, one: Statement, other: Statement) -> bool:
        """Whether two statements seem to say the same: most of their senses are shared, and neither a number, a name
        nor a negation tells them apart.
        """
        mine, theirs = self.of.get(one, frozenset()), self.of.get(other, frozenset())
        shared = len(mine & theirs)
        if shared < _LEAST_SHARED or shared < _ALIKE * len(mine | theirs):
            return False
        fewer, more = sorted((len(mine - theirs), len(theirs - mine)))
        if more > _MOST_APART or fewer >= _MOST_APART:
            return False
        leader = self.context.graph.restatements
        return leader.get(one, one) is not leader.get(other, other) and not _told_apart(self.context, one, other)


def _below(context: ReviewContext, statement: Statement) -> Iterator[Statement]:
    """What a statement rests on, the nearest first, but for what leads over; of very much only the beginning."""
    seen, waiting = {statement}, [statement]
    for current in waiting:
        for reason in context.applying(current):
            for premise in context.graph.premises(reason):
                if premise not in seen and len(seen) < _MOST_BELOW:
                    seen.add(premise)
                    waiting.append(premise)
                    if not _leads_over(context, reason, premise):
                        yield premise


def _leads_over(context: ReviewContext, reason: Reason, premise: Statement) -> bool:
    """Whether a premise is one of several and leads over from the others: it shares the words of what it leads to."""
    several = len(context.graph.premises(reason)) > 1
    return several and (reason.scheme is not None or is_general(context, premise))


def _told_apart(context: ReviewContext, one: Statement, other: Statement) -> bool:
    """Whether a number, name, time, comparison or negation that only one of two statements has makes them two."""
    words = wording(context.graph)
    vocabulary = words.vocabulary(one)
    assert vocabulary is not None  # noqa: S101 - a statement without word lists has no senses
    apart = frozenset(words.tokens[one]) ^ frozenset(words.tokens[other])
    turns = vocabulary.turns
    different = (vocabulary.telling_apart - turns.firmer) | turns.tenses
    if not apart.isdisjoint(different) or any(word[0].isdigit() for word in apart):
        return True
    return any(
        word[0].isupper() and word.lower() in apart and word.lower() not in vocabulary.stop
        for statement in (one, other)
        for word in words.written(statement)[1:]
    )
