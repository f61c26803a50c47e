"""The views of a graph: the part that is shown in one drawing, and the part that is only counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from argmap.addresses import encoded
from argmap.errors import ArgmapError
from argmap.evaluation import Status
from argmap.graph import ArgumentGraph, Target
from argmap.model import Kind, Reason, Statement
from argmap.records import record
from argmap.rendering.options import DrawingOptions, Only

SHEET = "sheet:"  # begins the address of a sheet of the same document


class NotInMap(ArgmapError):
    def __init__(self, name: str, graph: ArgumentGraph, wanted: str = "statement") -> None:
        from argmap.reading.suggestions import nearest_names

        names = [known for known, node in graph.names() if isinstance(node, Statement)] if wanted == "statement" else []
        near = nearest_names(name, names)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        super().__init__(f"the map has no {wanted} {name!r}{hint}")


class NothingToShow(ArgmapError):
    def __init__(self, what: str) -> None:
        super().__init__(f"there is nothing to draw: {what}")


def find_statement(graph: ArgumentGraph, name: str) -> Statement:
    """The statement with an id, or with a number of the drawing. Raises `NotInMap`."""
    found = graph.find(name)
    if isinstance(found, Statement):
        return found
    for statement, number in graph.numbers.items():
        if number == name:
            return statement
    raise NotInMap(name, graph)


class GraphView:
    """A part of a graph: trees that begin at `roots`, without the reasons in `left_out`.

    `elsewhere` says for statements that are drawn in another file which one that is.
    """

    def __init__(
        self,
        graph: ArgumentGraph,
        roots: Iterable[Statement] | None = None,
        left_out: Iterable[Reason] = (),
        elsewhere: Mapping[Statement, str] | None = None,
    ) -> None:
        self.graph = graph
        self._roots = list(graph.trees if roots is None else roots)
        self._left_out = set(left_out)
        self._elsewhere = elsewhere or {}
        self._whole = self.is_whole
        self._shown: set[Statement] | None = None

    def roots(self) -> list[Statement]:
        return self._roots

    def above(self, root: Statement) -> tuple[Statement, Reason] | None:
        home = self.graph.homes.get(root)
        on = None if home is None else self.graph.statement_above(home)
        return None if home is None or on is None else (on, home)

    def reasons(self, node: Target) -> list[Reason]:
        reasons = self.graph.reasons_on(node)
        return [r for r in reasons if r not in self._left_out] if self._left_out else reasons

    def hidden(self, node: Target) -> int:
        if not self._left_out:
            return 0
        left_out = [reason for reason in self.graph.reasons_on(node) if reason in self._left_out]
        return sum(1 for _ in below(self.graph, left_out)) if left_out else 0

    @property
    def left_out(self) -> Set[Reason]:
        """The reasons that are not shown."""
        return self._left_out

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not self._left_out and self._roots == self.graph.trees

    def count(self) -> int:
        return len(self.graph.numbers) if self._whole else len(self._all_shown())

    def shows(self, statement: Statement) -> bool:
        return self._whole or statement in self._all_shown()

    def _all_shown(self) -> set[Statement]:
        if self._shown is None:
            self._shown = set(self._walk())
        return self._shown

    def _walk(self) -> Iterator[Statement]:
        yield from self._roots
        yield from below(self.graph, (r for s in self._roots for r in self.reasons(s)), self._left_out)

    def link(self, statement: Statement, anchor: str) -> str | None:
        if statement in self._elsewhere:
            return f"{self._elsewhere[statement]}#{encoded(anchor)}"
        return f"#{anchor}" if self.shows(statement) else None

    def more(self, statement: Statement) -> str | None:
        for inner in below(self.graph, self.graph.reasons_on(statement)):
            if inner in self._elsewhere:
                return self._elsewhere[inner]
        return None

    def sheet_of(self, statement: Statement) -> int | None:  # noqa: ARG002 - the signature is that of every view
        return None

    def goes_on(self, node: Target) -> int | None:  # noqa: ARG002 - the signature is that of every view
        return None

    def continues(self, node: Target) -> bool:  # noqa: ARG002 - the signature is that of every view
        return False

    @property
    def widest_sheet(self) -> int:
        return 0


def sheet_address(number: int, anchor: str = "") -> str:
    """Where a link leads that goes to a sheet of the same document, or to a place on it."""
    return f"{SHEET}{number}#{encoded(anchor)}" if anchor else f"{SHEET}{number}"


@record()
class Part:
    """A drawing to be made: the stem of its file name, its title (empty for the first of a set), and what it shows."""

    name: str
    title: str
    view: GraphView


def below(
    graph: ArgumentGraph,
    reasons: Iterable[Reason],
    left_out: Set[Reason] = frozenset(),
    tagged: Set[Statement] = frozenset(),
) -> Iterator[Statement]:
    """The statements that stand below some reasons, in the places where they are drawn, without those `tagged`."""
    waiting = list(reasons)[::-1]
    while waiting:
        reason = waiting.pop()
        if reason in left_out:
            continue
        inner = list(graph.reasons_on(reason))
        for premise in dict.fromkeys(graph.premises(reason)):
            if graph.homes.get(premise) is reason and premise not in tagged:
                yield premise
                inner.extend(graph.reasons_on(premise))
        waiting.extend(inner[::-1])


def choose_view(graph: ArgumentGraph, options: DrawingOptions) -> GraphView:
    """The view that the options ask for. Raises `NotInMap` and `NothingToShow`."""
    roots = list(graph.trees)
    left_out: set[Reason] = set()
    if options.focus is not None:
        roots = [find_statement(graph, options.focus)]
    if options.group is not None:
        roots = _group_roots(graph, roots, options.group)
    for name in options.collapse:
        left_out.update(graph.reasons_on(find_statement(graph, name)))
    if options.only is not None:
        wanted = _wanted(graph, options.only, options)
        left_out |= _without(graph, roots, wanted)
        roots = [root for root in roots if root in wanted or any(r not in left_out for r in graph.reasons_on(root))]
        if not roots:
            raise NothingToShow(f"no statement is among the {options.only.value} ones")
    if options.depth is not None:
        left_out |= _too_deep(graph, roots, options.depth)
    if not roots:
        raise NothingToShow("the map has no statements")
    return GraphView(graph, roots, left_out)


def group_name(graph: ArgumentGraph, statement: Statement) -> str | None:
    """The group of a statement as the root map knows it, with the prefix of its file."""
    group = graph.group(statement)
    return None if group is None else f"{graph.prefixes[graph.map_of(statement)]}{group.value}"


def _group_roots(graph: ArgumentGraph, roots: list[Statement], group: str) -> list[Statement]:
    """The statements at which a group begins."""
    found = []
    waiting = [(root, False) for root in roots[::-1]]
    while waiting:
        statement, inside = waiting.pop()
        belongs = group_name(graph, statement) == group
        if belongs and not inside:
            found.append(statement)
        waiting.extend((s, inside or belongs) for s in list(graph.placed_below(statement))[::-1])
    if not found:
        raise NotInMap(group, graph, "group with statements called")
    return found


def _wanted(graph: ArgumentGraph, only: Only, options: DrawingOptions) -> set[Statement]:
    statuses = options.statuses
    if only is Only.CHANGED:
        return {statement for statement, mark in (options.changes or {}).items() if mark.words}
    if only is Only.LINCHPINS:
        from argmap.reviewing.review_context import ReviewContext  # much is imported that only this view needs

        return set(ReviewContext(graph).linchpins)
    if only is Only.ASSUMPTIONS:
        return {s for s in graph.statements if s.kind is Kind.ASSUMPTION}
    if statuses:
        return {s for s, status in statuses.items() if status is Status.UNSUPPORTED}
    return {s for s in graph.statements if s.kind not in {Kind.EVIDENCE, Kind.ASSUMPTION} and not graph.support(s)}


def _without(graph: ArgumentGraph, roots: list[Statement], wanted: set[Statement]) -> set[Reason]:
    """The reasons below which no wanted statement stands."""
    order: list[Reason] = []
    waiting: list[Reason] = [reason for root in roots for reason in graph.reasons_on(root)]
    above: dict[Reason, Reason] = {}
    kept: set[Reason] = set()
    while waiting:
        reason = waiting.pop()
        order.append(reason)
        inner = list(graph.reasons_on(reason))
        for premise in graph.premises(reason):
            if graph.homes.get(premise) is reason:
                inner.extend(graph.reasons_on(premise))
        if wanted.intersection(graph.premises(reason)):
            kept.add(reason)
        above.update((r, reason) for r in inner)
        waiting.extend(inner)
    for reason in reversed(order):
        if reason in kept and reason in above:
            kept.add(above[reason])
    return {reason for reason in order if reason not in kept}


def _too_deep(graph: ArgumentGraph, roots: list[Statement], depth: int) -> set[Reason]:
    """The reasons on statements that are `depth` statements away from a root."""
    found: set[Reason] = set()
    level = roots
    for _ in range(depth):
        level = [s for statement in level for s in graph.placed_below(statement)]
    for statement in level:
        found.update(graph.reasons_on(statement))
    return found
