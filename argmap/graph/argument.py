"""The argument as it is meant: what supports and opposes what, what belongs together, where each statement is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from argmap.graph import placement
from argmap.graph.network import Network
from argmap.graph.nodes import Target
from argmap.graph.opposition import Opposition
from argmap.graph.unresolved import unresolved_names
from argmap.model import (
    ArgumentMap,
    Bearing,
    Citation,
    Group,
    Inference,
    Node,
    Reason,
    Reference,
    SchemeDefinition,
    Statement,
    Work,
)
from argmap.showing import Brief, counted, name_of_file, quoted
from argmap.source import Text


class ArgumentGraph(Network, Brief):
    """A map with everything it includes.

    `unresolved` are the names that stand for nothing, or for nothing of the sort that is wanted.
    """

    def __init__(
        self, root: ArgumentMap, included: Mapping[ArgumentMap, Mapping[str, ArgumentMap]] | None = None
    ) -> None:
        super().__init__(root, included)
        self.unresolved.extend(unresolved_names(self, self.references))

    # -- what can be named -----------------------------------------------------------------------------------------

    def works(self, known_to: ArgumentMap) -> Mapping[str, Work]:
        """The sources that can be cited in a map, by id: its own and those of the maps it includes."""
        return self._works[known_to]

    def groups(self, known_to: ArgumentMap) -> Mapping[str, Group]:
        """The groups that can be named in a map, by id: its own and those of the maps it includes."""
        return self._groups[known_to]

    def schemes(self, known_to: ArgumentMap) -> Mapping[str, SchemeDefinition]:
        """The own schemes that can be named in a map, by slug: its own and those of the maps it includes."""
        return self._schemes[known_to]

    @cached_property
    def _works(self) -> dict[ArgumentMap, dict[str, Work]]:
        return {m: {i: w for other in self._known(m) for i, w in other.works.items()} for m in self.maps}

    @cached_property
    def _groups(self) -> dict[ArgumentMap, dict[str, Group]]:
        return {m: {i: g for other in self._known(m) for i, g in other.groups.items()} for m in self.maps}

    @cached_property
    def _schemes(self) -> dict[ArgumentMap, dict[str, SchemeDefinition]]:
        return {m: {i: s for other in self._known(m) for i, s in other.schemes.items()} for m in self.maps}

    def _known(self, start: ArgumentMap) -> list[ArgumentMap]:
        """The maps below one, farthest first, itself last: later ones win in a dictionary."""
        found = [start]
        for current in found:
            found.extend(m for m in self.included.get(current, {}).values() if m not in found)
        return found[::-1]

    # -- support and opposition ------------------------------------------------------------------------------------

    def support(self, statement: Statement) -> list[Reason]:
        """The reasons that lend support: `because` without those that only explain."""
        return self._support.get(statement, [])

    @cached_property
    def _support(self) -> dict[Target, list[Reason]]:
        return {node: [r for r in reasons if _lends_support(r)] for node, reasons in self._on.items()}

    def group(self, statement: Statement) -> Text | None:
        """The group of a statement: its own, or the nearest one written above it."""
        return self._group_of.get(statement)

    def add_to_group(self, statement: Statement, group: Text) -> None:
        """Let a statement that was added belong to a group."""
        self._group_of[statement] = group

    @cached_property
    def _group_of(self) -> dict[Statement, Text]:
        found: dict[Statement, Text] = {}
        if any(each.group is not None for each in self.statements):
            for statement in self.statements:  # those above come first
                above = self._written_above(statement)
                group = statement.group or (found.get(above) if above is not None else None)
                if group is not None:
                    found[statement] = group
        return found

    def _written_above(self, statement: Statement) -> Statement | None:
        """The nearest statement that another is written below."""
        node: Statement | Reference | Reason | None = self._written_in.get(statement)
        while node is not None and not isinstance(node, Statement):
            node = self._written_on[node] if isinstance(node, Reason) else self._written_in.get(node)
        return node

    @cached_property
    def restatements(self) -> dict[Statement, Statement]:
        """Statements that say the same again, each with the one that stands for all of them."""
        leader: dict[Statement, Statement] = {}

        def find(statement: Statement) -> Statement:
            while statement in leader:
                statement = leader[statement]
            return statement

        for statement in self.statements:
            if statement.restates is not None:
                other = self.find(statement.restates.value, self._map_of[statement])
                if isinstance(other, Statement) and find(other) is not find(statement):
                    leader[find(statement)] = find(other)
        return {statement: find(statement) for statement in list(leader)}

    @cached_property
    def keys(self) -> Set[str]:
        """The keys that are written at the tops of the maps, and at statements, references and reasons."""
        said: Sequence[Node] = [*self.statements, *self.references, *self.reasons]
        return frozenset[str]().union(*[each.keys for each in self.maps], *[node.keys for node in said])

    @cached_property
    def opposition(self) -> Opposition:
        """The opposition between statements: which cannot stand together, or are hard to hold together."""
        return Opposition(self, [*self.statements, *self.references])

    def outweighed(self, reason: Reason) -> list[Reason]:
        """The reasons that this one claims to outweigh."""
        found = (self.find(name.value, self._map_of[reason]) for name in reason.outweighs)
        return [r for r in found if isinstance(r, Reason)]

    @cached_property
    def citing(self) -> Sequence[tuple[Statement | Reason | Reference, Citation]]:
        """Every citation with the node at which it is written: statements, reasons, then references."""
        references: list[Reference] = [r for m in self.maps for r in m.roots if isinstance(r, Reference)]
        for reason in self.reasons:
            references.extend(premise for premise in reason.premises if isinstance(premise, Reference))
        nodes: list[Statement | Reason | Reference] = [*self.statements, *self.reasons, *references]
        return [(node, citation) for node in nodes for citation in node.citations]

    # -- placement -------------------------------------------------------------------------------------------------

    @cached_property
    def homes(self) -> dict[Statement, Reason]:
        """The reason at which each statement is drawn and numbered; roots of trees are missing.

        A statement written below a reason stands there. A tree of its own is moved to the first reason that refers
        to it, unless that reason is part of the tree itself.
        """
        return placement.homes(self)

    @cached_property
    def trees(self) -> list[Statement]:
        """The roots of the drawn trees, in order: those of the root map, then those only found in included maps."""
        roots = [self.resolve(r) for each in self.maps for r in each.roots]
        return list(dict.fromkeys(r for r in roots if isinstance(r, Statement) and r not in self.homes))

    @cached_property
    def numbers(self) -> dict[Statement, str]:
        """Reading order: every placed statement with its number, ``2.1.3`` for the third below the first below 2."""
        return placement.numbers(self, self.trees, self.homes)

    def placed_below(self, node: Target) -> Iterator[Statement]:
        """The statements that stand directly below a node, those that bear on its steps after their premises."""
        return placement.placed_below(self, node, self.homes)

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.root.source.path)
        yield f"{counted(len(self.statements), 'statement')}, {counted(len(self.reasons), 'reason')}"
        if len(self.maps) > 1:
            yield f"in {len(self.maps)} maps"
        yield quoted(self.root.title)


def _lends_support(reason: Reason) -> bool:
    return reason.bearing is Bearing.SUPPORT and reason.inference is not Inference.EXPLANATION
