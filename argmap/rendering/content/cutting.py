"""A map cut into sheets: an overview of the top, then each branch that was cut off there, which may be cut again.

What fits a sheet is for others to say. Below a statement with more reasons than fit, these are spread over several
sheets, each with the statement on top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from argmap.graph import Target
from argmap.model import Reason, Statement
from argmap.records import record
from argmap.rendering.content.views import GraphView

_MOST_TAGS = 16
_MOST_FAILURES = 3  # branches that do not fit a sheet, after which no more are tried there


@record(eq=False)
class Cut:
    """What one sheet shows: trees that begin at `roots`, without the reasons `left_out` here.

    Premises that are `tagged` have tags in the place of boxes. `heads` are the statements whose branches are to be
    shown on other sheets, in reading order.
    """

    roots: tuple[Statement, ...]
    left_out: Set[Reason] = frozenset()
    tagged: Set[Statement] = frozenset()
    heads: tuple[Statement, ...] = ()


@record(eq=False)
class _Unit:
    """What stands directly below a statement: a premise, or a reason whose premises all stand elsewhere.

    `chain` are the reasons from its own up to the one that bears on the statement.
    """

    premise: Statement | None
    chain: tuple[Reason, ...]


def cut(view: GraphView, fits: Callable[[Cut, bool], bool], most: int) -> list[Cut]:
    """The sheets for a view, in reading order: what is cut off on one comes after it.

    `fits` says whether something fits a sheet, which is the first one or another; more than `most` statements never
    do. Where even a statement alone does not, it has a sheet to itself all the same.
    """
    return _Cutting(view, fits, most).cuts()


class _Cutting:
    def __init__(self, view: GraphView, fits: Callable[[Cut, bool], bool], most: int) -> None:
        self.view = view
        self.graph = view.graph
        self.most = most
        self.fits = fits
        self.found: list[Cut] = []
        self._sizes = self._branch_sizes()

    def cuts(self) -> list[Cut]:
        waiting = list(self._pieces(self.view.roots()))[::-1]
        while waiting:
            heads, whole = waiting.pop()
            new = [whole] if whole is not None else self._opened(heads[0])
            self.found += new
            deeper = [piece for each in new for piece in self._pieces(each.heads)]
            waiting += deeper[::-1]
        return self.found

    # -- what stands below what ------------------------------------------------------------------------------------

    def _units(self, statement: Statement) -> list[_Unit]:
        """What stands directly below a statement, in reading order."""
        found: list[_Unit] = []
        waiting: list[tuple[Reason, tuple[Reason, ...]]]
        waiting = [(reason, (reason,)) for reason in self.view.reasons(statement)[::-1]]
        while waiting:
            reason, chain = waiting.pop()
            premises = [p for p in dict.fromkeys(self.graph.premises(reason)) if self.graph.homes.get(p) is reason]
            found += [_Unit(premise, chain) for premise in premises] if premises else [_Unit(None, chain)]
            waiting += [(inner, (inner, *chain)) for inner in self.view.reasons(reason)[::-1]]
        return found

    def _below(self, statement: Statement) -> list[Statement]:
        return [unit.premise for unit in self._units(statement) if unit.premise is not None]

    def _branch_sizes(self) -> dict[Statement, int]:
        """How many statements each branch has."""
        order: list[tuple[Statement, Statement | None]] = []
        waiting: list[tuple[Statement, Statement | None]] = [(root, None) for root in self.view.roots()]
        while waiting:
            statement, above = waiting.pop()
            order.append((statement, above))
            waiting += [(each, statement) for each in self._below(statement)]
        sizes = {statement: 1 for statement, _ in order}
        for statement, above in reversed(order):
            if above is not None:
                sizes[above] += sizes[statement]
        return sizes

    def _above(self, statement: Statement) -> Target | None:
        home = self.graph.homes.get(statement)
        return None if home is None else self.graph.statement_above(home)

    # -- several branches on one sheet -----------------------------------------------------------------------------

    def _pieces(self, heads: Sequence[Statement]) -> Iterator[tuple[Sequence[Statement], Cut | None]]:
        """Neighbours below one statement that fit a sheet as a whole, together; others alone, without a cut yet."""
        if len(heads) > 1 and not self.found and (top := self._levels(heads)) is not None:
            yield heads, top
            return
        start = 0
        while start < len(heads):
            first, end = start == 0 and not self.found, start + 1
            whole = self._whole(heads[start:end], first)
            while whole is not None and end < len(heads) and self._above(heads[end]) is self._above(heads[start]):
                more = self._whole(heads[start : end + 1], first)
                if more is None:
                    break
                whole, end = more, end + 1
            yield heads[start:end], whole
            start = end

    def _whole(self, heads: Sequence[Statement], first: bool) -> Cut | None:
        """The branches of some statements with all that is in them, if that fits."""
        if sum(self._sizes[head] for head in heads) > self.most:
            return None
        whole = Cut(tuple(heads))
        return whole if self.fits(whole, first) else None

    # -- one branch on several sheets ------------------------------------------------------------------------------

    def _opened(self, head: Statement) -> list[Cut]:
        """The first sheet of a branch, or the first ones where its statement has more reasons than fit one."""
        found = self._levels([head])
        return [found] if found is not None else self._spread(head)

    def _levels(self, roots: Sequence[Statement]) -> Cut | None:
        """As many levels below some statements as fit, at least one, and then whole branches beside them."""
        found, level = None, list(roots)
        while level:
            level = [each for statement in level for each in self._below(statement)]
            heads = [statement for statement in level if self.view.reasons(statement)]
            further = self._cut_off(roots, heads)
            if not self.fits(further, not self.found):
                break
            found = further
            if not heads:
                break
        return None if found is None else self._grown(found, not self.found)

    def _cut_off(self, roots: Sequence[Statement], heads: Sequence[Statement], more: Cut | None = None) -> Cut:
        """Trees without the reasons on some of their statements, and without what another cut leaves out."""
        left_out = {reason for head in heads for reason in self.view.reasons(head)}
        return Cut(
            tuple(roots),
            left_out | (more.left_out if more else frozenset()),
            more.tagged if more else frozenset(),
            tuple(heads),
        )

    def _grown(self, found: Cut, first: bool) -> Cut:
        """A cut with the branches that still fit as a whole, small ones first."""
        failures = 0
        for head in sorted(found.heads, key=self._sizes.__getitem__):
            if failures == _MOST_FAILURES or self._sizes[head] > self.most:
                break
            kept = set(self.view.reasons(head))
            heads = tuple(each for each in found.heads if each is not head)
            larger = Cut(found.roots, found.left_out - kept, found.tagged, heads)
            if self.fits(larger, first):
                found = larger
            else:
                failures += 1
        return found

    def _spread(self, head: Statement) -> list[Cut]:
        """The sheets with a statement on top that share what stands directly below it.

        What fits below it on none of them begins a sheet of its own.
        """
        units = self._units(head)
        found: list[Cut] = []
        alone: list[Statement] = []
        start, count, failures = 0, 1, 0
        while start < len(units):
            first = not self.found and not found
            premise = units[start].premise
            best, count = None, max(1, count)
            if failures < _MOST_FAILURES or premise is None:
                best, count = self._longest(head, units, start, count, first)
            if best is None and premise is None:  # a reason of which there are only tags
                best, count = self._stretch(head, units, start, start + 1), 1
            if best is not None:
                found.append(self._grown(best, first))
                start, failures = start + count, 0
            elif premise is not None:
                alone.append(premise)
                start, failures = start + 1, failures + 1
        if not found:
            found = [self._alone(head, units)]
        last = found[-1]
        heads = tuple(sorted({*last.heads, *alone}, key=self._place))
        return [*found[:-1], Cut(last.roots, last.left_out, last.tagged, heads)]

    def _alone(self, head: Statement, units: Sequence[_Unit]) -> Cut:
        """A statement with tags for all that stands directly below it, or without any where these are too many."""
        tagged = Cut((head,), tagged={unit.premise for unit in units if unit.premise is not None})
        if len(units) <= _MOST_TAGS and self.fits(tagged, not self.found):
            return tagged
        return Cut((head,), frozenset(self.view.reasons(head)))

    def _longest(
        self, head: Statement, units: Sequence[_Unit], start: int, guess: int, first: bool
    ) -> tuple[Cut | None, int]:
        """The longest stretch of units that fits, and its length, which may be about a guess."""
        best, count = None, min(guess, len(units) - start)
        while count and not self.fits(found := self._stretch(head, units, start, start + count), first):
            count -= 1
        best = found if count else None
        while best is not None and count >= guess and start + count < len(units):
            longer = self._stretch(head, units, start, start + count + 1)
            if not self.fits(longer, first):
                break
            best, count = longer, count + 1
        return best, count

    def _place(self, statement: Statement) -> list[int]:
        return [int(part) for part in self.graph.numbers[statement].split(".")]

    def _stretch(self, head: Statement, units: Sequence[_Unit], start: int, end: int) -> Cut:
        """A statement with some of what stands directly below it; premises of the same reasons get tags."""
        shown = {reason for unit in units[start:end] for reason in unit.chain}
        others = [unit for place, unit in enumerate(units) if not start <= place < end]
        left_out = {reason for unit in others for reason in unit.chain} - shown
        tagged = {unit.premise for unit in others if unit.premise is not None and unit.chain[0] in shown}
        inside = [unit.premise for unit in units[start:end] if unit.premise is not None]
        heads = [premise for premise in inside if self.view.reasons(premise)]
        return self._cut_off([head], heads, Cut((head,), left_out, tagged))
