"""The new version of a map with what was removed from the old one put back in its place, to be drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from argmap.comparing.changes import Comparison
from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Premise, Reason, Statement, Work


class Overlay(ArgumentGraph):
    """The new graph of a comparison with the removed statements, each where it was drawn, without a number.

    Statements of the new graph are the same objects here, and have the same numbers. A reason that lost a premise is
    another object here, which has that premise as well. Of a reason that is gone only removed premises are shown: what
    is still there has moved, and stands in its new place.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        super().__init__(comparison.new.root, comparison.new.included)
        self._new_homes = comparison.new.homes
        self._ghosts = [s for s in comparison.old.statements if s not in comparison.statements]
        self._removed = frozenset(self._ghosts)
        self._ghost_homes: dict[Statement, Reason] = {}
        self._ghost_roots: list[Statement] = []
        self._stand_ins: dict[Reason, Reason] = {}  # for old reasons, and for new ones that have a ghost as premise
        self._put_back()

    @property
    def removed(self) -> list[Statement]:
        """The statements that only the old map has."""
        return self._ghosts

    def name(self, node: Target) -> str | None:
        """The id of a node; None for a removed one whose id belongs to another now."""
        name = super().name(node)
        is_taken = name is not None and isinstance(node, Statement) and node in self._removed and self.find(name)
        return None if is_taken else name

    # -- what is derived, without renumbering ----------------------------------------------------------------------

    @cached_property
    def homes(self) -> dict[Statement, Reason]:
        found = {s: self._stand_ins.get(r, r) for s, r in self._new_homes.items()}
        return {**found, **self._ghost_homes}

    @cached_property
    def trees(self) -> list[Statement]:
        return [*self._comparison.new.trees, *self._ghost_roots]

    @cached_property
    def numbers(self) -> dict[Statement, str]:
        return self._comparison.new.numbers

    def works(self, known_to: ArgumentMap) -> dict[str, Work]:
        """The sources that can be cited in a map, those included that were removed."""
        old = self._comparison.old
        before = {i: w for each in old.maps for i, w in each.works.items()}
        return {**before, **super().works(known_to)}

    # -- putting back ----------------------------------------------------------------------------------------------

    def _put_back(self) -> None:
        old = self._comparison.old
        together: dict[Reason, list[Statement]] = {}
        for statement in self._ghosts:
            home = old.homes.get(statement)
            group = old.group(statement)
            each = self._nearest_map(old.map_of(statement))
            if group is not None and group.value in self.groups(each):
                self.add_to_group(statement, group)
            self.add_statement(statement, each)
            if home is None or not self._is_shown(home):
                self._ghost_roots.append(statement)
            else:
                together.setdefault(home, []).append(statement)
        for home in _outer_first(old, together):
            self._put_reason(home, together[home])

    def _nearest_map(self, each: ArgumentMap) -> ArgumentMap:
        """The new map with the prefix of an old one, or the root."""
        prefix = self._comparison.old.prefixes[each]
        return next((m for m, known in self.prefixes.items() if known == prefix), self.root)

    def _is_shown(self, reason: Reason) -> bool:
        """Whether what a reason bears on is drawn: it is in the new map, or was removed and is put back."""
        old = self._comparison.old
        on: Target | None = old.target(reason)
        while isinstance(on, Reason) and on not in self._comparison.reasons:
            if not any(old.homes.get(p) is on and p in self._removed for p in old.premises(on)):
                return False
            on = old.target(on)
        if isinstance(on, Statement):
            return on in self._comparison.statements or on in self._removed
        return on is not None

    def _put_reason(self, reason: Reason, premises: list[Statement]) -> None:
        comparison = self._comparison
        now = comparison.reasons.get(reason)
        if now is not None:
            fuller = replace(now, premises=(*now.premises, *premises))
            self._stand_ins[now] = self._stand_ins[reason] = fuller
            self.replace_reason(now, fuller, premises)
            self._ghost_homes.update((statement, fuller) for statement in premises)
            return
        written: tuple[Premise, ...] = tuple(premises)
        ghost = replace(reason, premises=written, id=None, because=(), but=(), although=(), outweighs=())
        target = comparison.old.target(reason)
        on: Target | None
        if isinstance(target, Reason):
            now = comparison.reasons.get(target, target)
            on = self._stand_ins.get(now, now)
        else:
            on = comparison.statements.get(target, target) if target is not None else None
        self._stand_ins[reason] = ghost
        self._ghost_homes.update((statement, ghost) for statement in premises)
        self.add_reason(ghost, on, self._nearest_map(comparison.old.map_of(reason)))


def _outer_first(graph: ArgumentGraph, reasons: dict[Reason, list[Statement]]) -> list[Reason]:
    """Reasons before those that bear on them."""

    def depth(reason: Reason) -> int:
        steps, on = 0, graph.target(reason)
        while isinstance(on, Reason):
            steps, on = steps + 1, graph.target(on)
        return steps

    return sorted(reasons, key=depth)
