"""Which statements are set against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, combinations

from argmap.graph.network import Network
from argmap.model import Premise, Statement
from argmap.showing import Brief, counted
from argmap.source import Text

# Of longer lists of alternatives the pairs are not told one by one: there are half as many as the square of the length.
MOST_IN_PAIRS = 30


class Opposition(Brief):
    """The contradictions and tensions of a graph.

    `lists` are the lists of alternatives: of each at most one statement can stand. `long` are those of them that are
    too long to be told pair by pair.
    """

    def __init__(self, network: Network, written: Iterable[Premise]) -> None:
        self._network = network
        self._opposing = [premise for premise in written if premise.contradicts or premise.tension_with]
        self.lists = [
            [m for m in (network.find(name.value, each) for name in names) if isinstance(m, Statement)]
            for each in network.maps
            for names in each.alternatives
        ]
        self.long = [members for members in self.lists if len(members) > MOST_IN_PAIRS]

    def _brief(self) -> Iterator[str]:
        yield f"{counted(len(self.lists), 'list')} of alternatives"
        yield f"{counted(len(self._opposing), 'other place')}"

    def pairs(self) -> Iterator[tuple[Statement, Statement]]:
        """Pairs that cannot both stand: `contradicts`, and any two members of a list of alternatives."""
        yield from self.contradicting()
        for members in self.lists:
            yield from combinations(members, 2)

    def short_pairs(self) -> Iterator[tuple[Statement, Statement]]:
        """Pairs that cannot both stand, but for those of the `long` lists."""
        yield from self.contradicting()
        for members in self.lists:
            if len(members) <= MOST_IN_PAIRS:
                yield from combinations(members, 2)

    def contradicting(self) -> Iterator[tuple[Statement, Statement]]:
        """Pairs of which one is said to contradict the other."""
        for one, other, _ in self.written("contradicts"):
            yield one, other

    def tensions(self) -> Iterator[tuple[Statement, Statement, Text]]:
        """Pairs that are hard to hold together although both might stand, each with the name as it is written."""
        return self.written("tension-with")

    def written(self, key: str) -> Iterator[tuple[Statement, Statement, Text]]:
        """The pairs of statements set against each other with `contradicts` or `tension-with`, also at references.

        Each pair comes with the name as it is written; those of references come last.
        """
        network = self._network
        for premise in self._opposing:
            one = network.resolve(premise)
            for name in premise.contradicts if key == "contradicts" else premise.tension_with:
                other = network.find(name.value, network.map_of(premise))
                if isinstance(one, Statement) and isinstance(other, Statement):
                    yield one, other, name

    def rivals(self, statement: Statement) -> list[Statement]:
        """The statements that stand in a list of alternatives with this one, itself among them."""
        return list(dict.fromkeys([statement, *chain.from_iterable(m for m in self.lists if statement in m)]))

    @cached_property
    def statements(self) -> frozenset[Statement]:
        """Whatever cannot stand together with another statement."""
        alternatives = chain.from_iterable(members for members in self.lists if len(members) > 1)
        return frozenset((*chain.from_iterable(self.contradicting()), *alternatives))

    def excludes(self, one: Statement, other: Statement) -> bool:
        """Whether two different statements cannot both stand."""
        if one not in self.statements or other not in self.statements:
            return False
        lists = self._lists_of
        return frozenset((one, other)) in self._contradicting or not lists.get(one, set()).isdisjoint(
            lists.get(other, ())
        )

    @cached_property
    def _contradicting(self) -> frozenset[frozenset[Statement]]:
        return frozenset(map(frozenset, self.contradicting()))

    @cached_property
    def _lists_of(self) -> dict[Statement, set[int]]:
        found: dict[Statement, set[int]] = {}
        for number, members in enumerate(self.lists):
            for member in members:
                found.setdefault(member, set()).add(number)
        return found
