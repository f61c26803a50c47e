"""Which statement of one version of a map is which of the other.

Ids decide first, then equal texts. What is left is matched by likeness of words, preferring what stands in the same
place, and by having the same statements below it. Every choice is made in an order that depends on the maps alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from argmap.comparing.words import likeness, plain, word_set
from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Bearing, Reason, Statement
from argmap.similarity import similar_pairs

ALIKE_ANYWHERE = 0.55  # share of common words from which a statement may be the same, wherever it stands
ALIKE_IN_PLACE = 0.25  # the same in the same place
_SAME_PLACE = 0.25  # what standing in the same place adds to the likeness of two statements
_MOST_COMPARED = 12
_MOST_IN_PLACE = 30  # more statements than these in one place are not compared each with each

PlaceKey = tuple[Target | None, Bearing | None]


def match_maps(old: ArgumentGraph, new: ArgumentGraph) -> dict[ArgumentMap, ArgumentMap]:
    """The maps of both graphs: the roots, and included maps with the same prefix, else with the same path."""
    matched = {old.root: new.root}
    waiting = [(old.root, new.root)]
    for one, other in waiting:
        before, after = old.included.get(one, {}), new.included.get(other, {})
        paths = {include.path.value: include.prefix.value for include in other.includes}
        for include in one.includes:
            prefix = include.prefix.value
            if prefix not in after:
                prefix = paths.get(include.path.value, "")
            found, into = before.get(include.prefix.value), after.get(prefix)
            if found is not None and into is not None and found not in matched:
                matched[found] = into
                waiting.append((found, into))
    return matched


def match_statements(
    old: ArgumentGraph, new: ArgumentGraph, maps: dict[ArgumentMap, ArgumentMap]
) -> dict[Statement, Statement]:
    """For each statement that is in both graphs the new one."""
    matching = _Matching(old, new)
    matching.by_id(maps)
    matching.by_text()
    matching.by_late_id()
    matching.by_words()
    matching.by_place()
    matching.by_parts()
    matching.by_place()
    return {s: matching.forward[s] for s in old.statements if s in matching.forward}


class _Matching:
    def __init__(self, old: ArgumentGraph, new: ArgumentGraph) -> None:
        self.old = old
        self.new = new
        self.forward: dict[Statement, Statement] = {}
        self.backward: dict[Statement, Statement] = {}
        self._late: list[tuple[Statement, Statement]] = []
        self._words: dict[Statement, frozenset[str]] = {}

    def pair(self, one: Statement, other: Statement) -> None:
        self.forward[one] = other
        self.backward[other] = one

    def free_old(self) -> list[Statement]:
        return [s for s in self.old.statements if s not in self.forward]

    def free_new(self) -> list[Statement]:
        return [s for s in self.new.statements if s not in self.backward]

    def words(self, statement: Statement) -> frozenset[str]:
        if statement not in self._words:
            self._words[statement] = word_set(statement.text.words)
        return self._words[statement]

    def alike(self, one: Statement, other: Statement) -> float:
        return likeness(self.words(one), self.words(other))

    # -- ids and texts ---------------------------------------------------------------------------------------------

    def by_id(self, maps: dict[ArgumentMap, ArgumentMap]) -> None:
        """Statements with the same id in the same map.

        An id may have been given to another statement: where the texts have nothing to do with each other, and the old
        text stands elsewhere under an id that is new, the text decides.
        """
        named: dict[tuple[ArgumentMap | None, str], Statement] = {}
        for each in self.new.statements:
            if each.id is not None:
                named.setdefault((self.new.map_of(each), each.id.value), each)
        known = {(maps.get(self.old.map_of(s)), s.id.value) for s in self.old.statements if s.id is not None}
        unknown = (s for s in self.new.statements if s.id is None or (self.new.map_of(s), s.id.value) not in known)
        elsewhere = {plain(s.text.words) for s in unknown}
        for statement in self.old.statements:
            if statement.id is None:
                continue
            other = named.get((maps.get(self.old.map_of(statement)), statement.id.value))
            if other is None:
                continue
            text = plain(statement.text.words)
            same = text == plain(other.text.words) or self.alike(statement, other) >= ALIKE_IN_PLACE
            if other in self.backward:  # two statements of one map with this id, which is an error
                continue
            if same or text not in elsewhere:
                self.pair(statement, other)
            else:
                self._late.append((statement, other))

    def by_late_id(self) -> None:
        """Statements with the same id whose texts led nowhere else."""
        for one, other in self._late:
            if one not in self.forward and other not in self.backward:
                self.pair(one, other)

    def by_text(self) -> None:
        """Statements with the same text; of several those below the same texts first, then in the same place."""
        before, after = _by_text(self.free_old()), _by_text(self.free_new())
        several = []
        for text, some in before.items():
            others = after.get(text, [])
            if len(some) == len(others) == 1:
                self.pair(some[0], others[0])
            elif others:
                several.append((some, others))
        # A map is matched with itself here: whatever is in the same surroundings is taken in order.
        for some, others in several:
            self._pair_by(some, others, lambda s: _surroundings(self.old, s), lambda s: _surroundings(self.new, s))
        for some, others in several:
            self._pair_by(some, others, self.place_in_new, lambda s: _told_by_statement(self.new, s))
            self._pair_by(some, others, lambda _: "anywhere", lambda _: "anywhere")

    def _pair_by(
        self,
        some: list[Statement],
        others: list[Statement],
        old_key: Callable[[Statement], object],
        new_key: Callable[[Statement], object],
    ) -> None:
        """Pair what is left of two lists where the keys agree, in order; a key of None agrees with nothing."""
        waiting: dict[object, list[Statement]] = {}
        for other in reversed(others):
            if other not in self.backward:
                waiting.setdefault(new_key(other), []).append(other)
        for one in some:
            same = waiting.get(old_key(one)) if one not in self.forward else None
            if same:
                self.pair(one, same.pop())

    # -- places ----------------------------------------------------------------------------------------------------

    def place_in_new(self, statement: Statement) -> PlaceKey | None:
        """The place of an old statement, told by the new statement or reason on which it bears; None if it is gone."""
        target, bearing = place_key(self.old, statement)
        if target is None:
            return target, bearing
        if isinstance(target, Reason):  # steps are told by what they lead to: reasons are matched later
            above = self.old.statement_above(target)
            return None if above is None or above not in self.forward else (self.forward[above], bearing)
        return (self.forward[target], bearing) if target in self.forward else None

    def by_words(self) -> None:
        """Statements that are much alike, the most alike first; the same place counts for them."""
        some, others = self.free_old(), self.free_new()
        sets = [self.words(s) for s in (*some, *others)]
        found = []
        for i, j in similar_pairs(sets, ALIKE_ANYWHERE, first=len(some), most_compared=_MOST_COMPARED):
            one, other = some[i], others[j - len(some)]
            same = self.place_in_new(one) == _told_by_statement(self.new, other)
            found.append((-likeness(sets[i], sets[j]) - _SAME_PLACE * same, i, j))
        for _, i, j in sorted(found):
            one, other = some[i], others[j - len(some)]
            if one not in self.forward and other not in self.backward:
                self.pair(one, other)

    def by_place(self) -> None:
        """Statements in the same place that are somewhat alike, from the conclusions down."""
        waiting: dict[PlaceKey, list[Statement]] = {}
        for other in self.free_new():
            waiting.setdefault(_told_by_statement(self.new, other), []).append(other)
        together: dict[PlaceKey, list[Statement]] = {}
        for one in _reading_order(self.old, self.free_old()):
            key = self.place_in_new(one)
            if key is not None and key in waiting:
                together.setdefault(key, []).append(one)
                self._best_in_place(one, waiting[key])

    def _best_in_place(self, one: Statement, others: list[Statement]) -> None:
        candidates = [other for other in others[:_MOST_IN_PLACE] if other not in self.backward]
        best = max(candidates, key=lambda other: self.alike(one, other), default=None)
        if best is not None and self.alike(one, best) >= ALIKE_IN_PLACE:
            self.pair(one, best)
            others.remove(best)

    def by_parts(self) -> None:
        """Statements in the same place, or somewhat alike, with mostly the same statements below; leaves first."""
        for one in reversed(_reading_order(self.old, self.free_old())):
            below = list(self.old.placed_below(one))
            votes: Counter[Statement] = Counter()
            for part in below:
                home = self.new.homes.get(self.forward[part]) if part in self.forward else None
                above = None if home is None else self.new.statement_above(home)
                if above is not None and above not in self.backward:
                    votes[above] += 1
            for other, count in votes.most_common(1):
                most = max(len(below), sum(1 for _ in self.new.placed_below(other)))
                same_place = self.place_in_new(one) == _told_by_statement(self.new, other)
                if 2 * count > most and (same_place or self.alike(one, other) >= ALIKE_IN_PLACE):
                    self.pair(one, other)


def place_key(graph: ArgumentGraph, statement: Statement) -> PlaceKey:
    """The node that a statement bears on where it is drawn, and its bearing; two times None at the root of a tree."""
    home = graph.homes.get(statement)
    return (None, None) if home is None else (graph.target(home), home.bearing)


def _told_by_statement(graph: ArgumentGraph, statement: Statement) -> PlaceKey:
    target, bearing = place_key(graph, statement)
    return (graph.statement_above(target) if isinstance(target, Reason) else target, bearing)


def _surroundings(graph: ArgumentGraph, statement: Statement) -> tuple[str, ...]:
    """How a statement bears on what it stands under, the text of that, and the same of that."""
    found: list[str] = []
    on: Statement | None = statement
    for _ in range(2):
        home = graph.homes.get(on) if on is not None else None
        target = graph.target(home) if home is not None else None
        on = graph.statement_above(target) if isinstance(target, Reason) else target
        found.append("" if home is None else f"{home.bearing.value} {'step' if target is not on else ''}")
        found.append("" if on is None else plain(on.text.words))
    return tuple(found)


def _reading_order(graph: ArgumentGraph, statements: Iterable[Statement]) -> list[Statement]:
    order = {statement: number for number, statement in enumerate(graph.numbers)}
    return sorted(statements, key=lambda s: order.get(s, len(order)))


def _by_text(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(plain(statement.text.words), []).append(statement)
    return found
