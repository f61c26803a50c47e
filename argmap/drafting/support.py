"""What a map itself may have in support of one of its statements: other statements that speak of the same things.

Which words two statements have in common is all that is looked at, so each is a suggestion for somebody who reads it.
The rarer a word is among the statements of the map, the more it says (K. Spärck Jones, "A statistical interpretation
of term specificity and its application in retrieval", Journal of Documentation 28, 1972). `argmap.similarity` finds
pairs that say nearly the same, and these support each other least.
"""

from __future__ import annotations

from collections import Counter
from math import log

from argmap.analysis.wording import wording
from argmap.drafting.original import Original
from argmap.model import Kind, Statement
from argmap.reviewing.steps import is_recommendation

_LEAST_COMMON = 2  # words, so that one name alone brings nothing together
_LEAST_SHARE = 0.3  # of the weight of the words of what is to be supported


class Suggestions:
    """Finds statements of a map that could support others."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self.content = {s: frozenset(found) for s, found in wording(original.graph).content.items()}
        count = Counter(word for words in self.content.values() for word in words)
        opposition = original.graph.opposition
        self.opposed = {pair[:2] for pair in (*opposition.tensions(), *opposition.short_pairs())}
        self.weight = {word: log(1 + len(self.content) / number) for word, number in count.items()}

    def for_statement(self, statement: Statement, most: int) -> list[Statement]:
        """At most so many statements with an id that speak most of the same things; none that rests on this one."""
        words = self.content[statement]
        total = sum(map(self.weight.__getitem__, sorted(words)))
        above = self._above(statement)
        advice = is_recommendation(self.original.context, statement)
        found: list[tuple[float, int, Statement]] = []
        for other, place in self.original.context.place.items():
            common = words & self.content[other]
            if len(common) < _LEAST_COMMON or other in above or not self._could_support(other):
                continue
            if (statement, other) in self.opposed or (other, statement) in self.opposed:
                continue
            if not advice and is_recommendation(self.original.context, other):
                continue  # that something should be is no sign that anything is
            share = sum(map(self.weight.__getitem__, sorted(common))) / total
            if share >= _LEAST_SHARE:
                found.append((-round(share, 9), place, other))
        return [other for _, _, other in sorted(found, key=lambda each: each[:2])[:most]]

    def _could_support(self, other: Statement) -> bool:
        stands = self.original.context.stated.value(other) == 1
        return stands and other.kind is not Kind.ASSUMPTION and self.original.name(other) is not None

    def _above(self, statement: Statement) -> set[Statement]:
        """A statement, all that it bears on, and what serves beside it in one step: these would make a circle."""
        graph = self.original.graph
        found = {statement}
        waiting = [statement]
        while waiting:
            current = waiting.pop()
            for reason in graph.uses(current):
                above = graph.statement_above(reason)
                if above is not None and above not in found:
                    found.add(above)
                    waiting.append(above)
        beside = (premise for reason in graph.uses(statement) for premise in graph.premises(reason))
        return found.union(beside, (p for r in graph.reasons_on(statement) for p in graph.premises(r)))
