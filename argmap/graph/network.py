"""Maps joined to one network: references resolved, each node with its neighbours.

Everything here is total: what cannot be resolved is left out and listed in `Network.unresolved`. Walks use explicit
stacks, so the depth of a map is bounded by memory alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from argmap.graph.nodes import ByNode, Target, Unresolved
from argmap.model import ArgumentMap, Bearing, Premise, Reason, Reference, Statement


class Network:
    """The nodes of a map and of everything it includes, and what is written at which.

    `statements` and `reasons` come in the order of the files, the root map first. `included` gives, for each map, the
    maps it includes by prefix; a file that is included twice is one map.
    """

    def __init__(
        self, root: ArgumentMap, included: Mapping[ArgumentMap, Mapping[str, ArgumentMap]] | None = None
    ) -> None:
        self.root = root
        self.included = included or {}
        self.statements: list[Statement] = []
        self.reasons: list[Reason] = []
        self.unresolved: list[Unresolved] = []
        self._map_of: ByNode[Statement | Reason | Reference, ArgumentMap] = ByNode()
        self._written_on: ByNode[Reason, Statement | Reason | Reference] = ByNode()
        self._written_in: dict[Premise, Reason] = {}
        self._names: dict[ArgumentMap, dict[str, Target]] = {}
        self._duplicates: list[tuple[Target, Target]] = []
        self._targets: dict[Reference, Target] = {}
        self._on: dict[Target, list[Reason]] = {}
        self._uses: dict[Statement, list[Reason]] = {}
        self.references: list[Reference] = []
        for each in self.maps:
            self._walk(each)
        for reference in self.references:
            self._resolve_reference(reference)
        self._break_circles()
        self._join()

    # -- maps ------------------------------------------------------------------------------------------------------

    @cached_property
    def prefixes(self) -> dict[ArgumentMap, str]:
        """Each map with the prefix under which the root map knows it: empty for the root, else ending in ``/``."""
        found = {self.root: ""}
        waiting = [self.root]
        while waiting:
            current = waiting.pop(0)
            for prefix, other in self.included.get(current, {}).items():
                if other not in found:
                    found[other] = f"{found[current]}{prefix}/"
                    waiting.append(other)
        return found

    @property
    def maps(self) -> list[ArgumentMap]:
        """The root map, then the included ones, nearest first."""
        return list(self.prefixes)

    def map_of(self, node: Statement | Reason | Reference) -> ArgumentMap:
        """The map in whose file the node is written."""
        return self._map_of[node]

    # -- names -----------------------------------------------------------------------------------------------------

    def find(self, name: str, seen_from: ArgumentMap | None = None) -> Target | None:
        """The statement or reason that ``ID`` or ``PREFIX/ID`` names in a map (default: the root map)."""
        where = seen_from or self.root
        *prefixes, last = name.split("/")
        for prefix in prefixes:
            other = self.included.get(where, {}).get(prefix)
            if other is None:
                return None
            where = other
        return self._names.get(where, {}).get(last)

    def names(self, seen_from: ArgumentMap | None = None) -> Iterator[tuple[str, Target]]:
        """Every name that can be written in a map, with what it stands for."""
        start = seen_from or self.root
        waiting, seen = [("", start)], {start}
        for prefix, current in waiting:
            for name, node in self._names[current].items():
                yield prefix + name, node
            for key, other in self.included.get(current, {}).items():
                if other not in seen:
                    seen.add(other)
                    waiting.append((f"{prefix}{key}/", other))

    def name(self, node: Target) -> str | None:
        """The id by which the root map knows a node, with its prefix; None for one without an id."""
        return None if node.id is None else self.prefixes[self._map_of[node]] + node.id.value

    @property
    def duplicates(self) -> Sequence[tuple[Target, Target]]:
        """Pairs of nodes of one map with the same id: the first, which keeps it, and a later one."""
        return self._duplicates

    # -- neighbours ------------------------------------------------------------------------------------------------

    def resolve(self, premise: Premise) -> Target | None:
        """A statement itself, what a reference names, or None where it names nothing."""
        return premise if isinstance(premise, Statement) else self._targets.get(premise)

    def premises(self, reason: Reason) -> tuple[Statement, ...]:
        """The statements that a reason rests on; references that name no statement are left out."""
        return self._premises[reason]

    def target(self, reason: Reason) -> Target | None:
        """The node that a reason bears on: a statement, or a reason whose step it backs, undercuts or doubts."""
        on = self._written_on[reason]
        return self._targets.get(on) if isinstance(on, Reference) else on

    def statement_above(self, reason: Reason) -> Statement | None:
        """The statement that a reason bears on, through the steps between them if there are any."""
        on = self.target(reason)
        while isinstance(on, Reason):
            on = self.target(on)
        return on

    def reasons_on(self, node: Target, bearing: Bearing | None = None) -> list[Reason]:
        """The reasons that bear on a node in the order of the file, those added through references last."""
        reasons = self._on.get(node, [])
        return reasons if bearing is None else [r for r in reasons if r.bearing is bearing]

    def uses(self, statement: Statement) -> list[Reason]:
        """The reasons in which a statement is a premise, the one where it is written first."""
        return self._uses.get(statement, [])

    def written_in(self, premise: Premise) -> Reason | None:
        """The reason among whose premises a statement or reference is written; None at the root of a tree."""
        return self._written_in.get(premise)

    # -- construction ----------------------------------------------------------------------------------------------

    def _walk(self, each: ArgumentMap) -> None:
        names = self._names[each] = {}
        waiting: list[Premise | Reason] = list(each.roots[::-1])
        while waiting:
            node = waiting.pop()
            self._map_of[node] = each
            if isinstance(node, Reference):
                self.references.append(node)
            else:
                if node.id is not None:
                    first = names.setdefault(node.id.value, node)
                    if first is not node:
                        self._duplicates.append((first, node))
                if isinstance(node, Statement):
                    self.statements.append(node)
                else:
                    self.reasons.append(node)
            below: list[Premise | Reason] = []
            if isinstance(node, Reason):
                for premise in node.premises:
                    self._written_in[premise] = node
                below.extend(node.premises)
            reasons = node.bearing_reasons
            if len(reasons) > 1:
                reasons = tuple(sorted(reasons, key=lambda r: r.span.start))
            for reason in reasons:
                self._written_on[reason] = node
            below.extend(reasons)
            waiting.extend(below[::-1])

    def _resolve_reference(self, reference: Reference) -> None:
        each = self._map_of[reference]
        found = self.find(reference.target.value, each)
        at_root = reference not in self._written_in
        if isinstance(found, Statement) or (at_root and isinstance(found, Reason)):
            self._targets[reference] = found
        else:
            wanted = "statement or reason" if at_root else "statement"
            self.unresolved.append(Unresolved(reference.target, each, wanted, found))

    def _break_circles(self) -> None:
        """Leave out the references that would put a reason, by way of others perhaps, below itself."""
        for reference, target in list(self._targets.items()):
            node: Target | None = target
            seen: set[Target] = set()
            while isinstance(node, Reason) and node not in seen:
                seen.add(node)
                on = self._written_on[node]
                if on is reference:
                    del self._targets[reference]
                    each = self._map_of[reference]
                    self.unresolved.append(Unresolved(reference.target, each, "statement or reason", target))
                    break
                node = self._targets.get(on) if isinstance(on, Reference) else on

    def _join(self) -> None:
        self._premises = ByNode(
            (reason, tuple(s for s in map(self.resolve, reason.premises) if isinstance(s, Statement)))
            for reason in self.reasons
        )
        added: list[tuple[Target, Reason]] = []
        for reason in self.reasons:
            on = self._written_on[reason]
            if isinstance(on, Reference):
                if on in self._targets:
                    added.append((self._targets[on], reason))
            else:
                self._on.setdefault(on, []).append(reason)
        for target, reason in added:
            self._on.setdefault(target, []).append(reason)
        written = [(s, r) for s, r in self._written_in.items() if isinstance(s, Statement)]
        for statement, reason in written:
            self._uses.setdefault(statement, []).append(reason)
        for reason in self.reasons:
            for premise in reason.premises:
                named = self.resolve(premise)
                if isinstance(premise, Reference) and isinstance(named, Statement):
                    self._uses.setdefault(named, []).append(reason)

    # -- additions -------------------------------------------------------------------------------------------------

    def add_statement(self, statement: Statement, each: ArgumentMap) -> None:
        """Take in a statement as one of a map; nothing rests on it yet."""
        self._map_of[statement] = each
        self.statements.append(statement)

    def add_reason(self, reason: Reason, on: Target | None, each: ArgumentMap) -> None:
        """Take in a reason as one of a map, after the others that bear on a node; its premises are taken in already."""
        self._take_in(reason, [p for p in reason.premises if isinstance(p, Statement)], each)
        if on is not None:
            self._written_on[reason] = on
            self._on.setdefault(on, []).append(reason)
        self.reasons.append(reason)

    def replace_reason(self, old: Reason, new: Reason, further: Sequence[Statement]) -> None:
        """Put a reason that rests on further statements as well in the place of another."""
        on, shown = self.target(old), self._premises[old]
        self._written_on[new] = self._written_on[old]
        if on is not None:
            self._on[on] = [new if reason is old else reason for reason in self._on[on]]
        self._on[new] = self._on.pop(old, [])
        for other in self._on[new]:
            self._written_on[other] = new
        for premise in new.premises:
            self._written_in[premise] = new
        for statement in shown:
            self._uses[statement] = [new if reason is old else reason for reason in self._uses.get(statement, [])]
        self._take_in(new, further, self._map_of[old])
        self._premises[new] = (*shown, *further)
        self.reasons = [new if reason is old else reason for reason in self.reasons]

    def _take_in(self, reason: Reason, premises: Sequence[Statement], each: ArgumentMap) -> None:
        self._map_of[reason] = each
        self._premises[reason] = tuple(premises)
        for statement in premises:
            self._written_in[statement] = reason
            self._uses[statement] = [reason]
