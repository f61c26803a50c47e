"""The views of a map that is cut into sheets: what each shows, and on which sheet the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from argmap.graph import Target
from argmap.model import Reason, Statement
from argmap.rendering.content.cutting import Cut
from argmap.rendering.content.views import GraphView, below, sheet_address


class Guide:
    """On which sheet of a document each statement and each reason of a view is shown.

    Before `settle` no sheet has a number yet: each is taken for `widest`.
    """

    def __init__(self, view: GraphView, first: int) -> None:
        self.view = view
        self.first = first  # the number of the first sheet
        self.widest = int("8" * len(str(first + 2 * view.count())))
        self.settled = False
        self._shown: dict[Statement, int] = {}
        self._opened: dict[Statement, int] = {}
        self._reasons: dict[Reason, int] = {}
        self._sizes: dict[Reason, int] = {}

    def settle(self, cuts: Sequence[Cut]) -> list[SheetView]:
        """The views of all sheets, which know the numbers of the others from now on."""
        self.settled = True
        views = [
            SheetView(self, each, is_first=place == 0, number=self.first + place) for place, each in enumerate(cuts)
        ]
        for view in views:
            for statement in view.statements():
                self._shown.setdefault(statement, view.number)
                reasons = list(view.reasons(statement))
                if reasons or not self.view.reasons(statement):
                    self._opened.setdefault(statement, view.number)
                while reasons:
                    reason = reasons.pop()
                    self._reasons.setdefault(reason, view.number)
                    reasons.extend(view.reasons(reason))
        return views

    def size(self, reason: Reason) -> int:
        """How many statements stand below a reason."""
        if reason not in self._sizes:
            self._sizes[reason] = sum(1 for _ in below(self.view.graph, [reason]))
        return self._sizes[reason]

    def sheet_of(self, statement: Statement) -> int | None:
        """The sheet on which a statement is shown with what bears on it, or else the first one with its box."""
        if not self.settled:
            return self.widest if self.view.shows(statement) else None
        return self._opened.get(statement) or self._shown.get(statement)

    def first_sheet_of(self, statement: Statement) -> int | None:
        """The first sheet on which a statement is shown."""
        return self._shown.get(statement) if self.settled else self.widest

    def sheet_of_reason(self, reason: Reason) -> int | None:
        """The sheet on which a reason is shown, or else what stands in it."""
        found = (self._shown[p] for p in self.view.graph.premises(reason) if p in self._shown)
        return self._reasons.get(reason) or next(found, None)


class SheetView(GraphView):
    """The view of one sheet, which may be the first of its map. `number` is that of the sheet, 0 before it has one."""

    def __init__(self, guide: Guide, cut: Cut, *, is_first: bool, number: int = 0) -> None:
        self.guide = guide
        self.cut = cut
        self.is_first = is_first
        self.number = number
        super().__init__(guide.view.graph, cut.roots, guide.view.left_out | cut.left_out)

    @property
    def is_whole(self) -> bool:
        return not self.cut.tagged and super().is_whole

    def above(self, root: Statement) -> None:  # noqa: ARG002 - a line above the drawing tells the way
        return None

    def statements(self) -> Iterator[Statement]:
        """Those that have their boxes on this sheet, in reading order."""
        for root in self.cut.roots:
            yield from chain((root,), below(self.graph, self.reasons(root), self.left_out, self.cut.tagged))

    def _walk(self) -> Iterator[Statement]:
        return self.statements()

    def hidden(self, node: Target) -> int:
        return sum(self.guide.size(reason) for reason in self.graph.reasons_on(node) if reason in self.left_out)

    def link(self, statement: Statement, anchor: str) -> str | None:
        if self.shows(statement):
            return f"#{anchor}"
        sheet = self.guide.sheet_of(statement)
        return sheet_address(sheet, anchor) if sheet else self.guide.view.link(statement, anchor)

    def more(self, statement: Statement) -> str | None:
        return self.guide.view.more(statement)

    def sheet_of(self, statement: Statement) -> int | None:
        return None if self.shows(statement) else self.guide.sheet_of(statement)

    def goes_on(self, node: Target) -> int | None:
        """The next sheet with more of what bears on a node, or else the first."""
        reasons = [r for r in self.graph.reasons_on(node) if r in self.cut.left_out]
        if reasons and not self.guide.settled:
            return self.guide.widest
        numbers = [found for r in reasons if (found := self.guide.sheet_of_reason(r)) is not None]
        return min((n for n in numbers if n > self.number), default=min(numbers, default=None))

    def continues(self, node: Target) -> bool:
        sheet = self.goes_on(node)
        return sheet is not None and sheet > self.number and bool(self.reasons(node))

    @property
    def widest_sheet(self) -> int:
        return self.guide.widest
