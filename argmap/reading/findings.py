"""Collecting what is wrong while a text is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from argmap.diagnostics import Diagnostic, Finding, Label, Rule
from argmap.edits import Edit, Fix, Safety
from argmap.reading import faults
from argmap.source import Source, Span
from argmap.yamltext.events import Node

# A file with a million repeated keys is one problem, not a million.
MOST_OF_ONE_SORT = 500


class Findings:
    """The diagnostics of one source, in the order in which they are found."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: list[Diagnostic] = []
        self._count: Counter[str] = Counter()

    def span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)

    def add(
        self,
        rule: Rule,
        message: str,
        where: Node | Span,
        *more: Label,
        help: str | None = None,  # noqa: A002 - the field of Finding has this name
        fix: Fix | Callable[[], Fix | None] | None = None,
        label: str = "",
    ) -> None:
        """Note a finding at a node or span; `label` is said there, `more` at other places."""
        self._count[rule.code] += 1
        if self._count[rule.code] > MOST_OF_ONE_SORT:
            return
        span = where if isinstance(where, Span) else self.span(where.start, where.end)
        self._found.append(Diagnostic(rule, Finding(message, (Label(span, label), *more), help, fix)))

    def fix(self, title: str, *edits: tuple[int, int, str], safety: Safety = Safety.SAFE) -> Fix:
        """A fix from (start, end, text) triples."""
        return Fix(title, tuple(Edit(self.span(start, end), text) for start, end, text in edits), safety)

    def wants(self, rule: Rule) -> bool:
        """Whether another finding of a rule would be told; where there are too many already, it is only counted.

        For rules whose findings cost time to explain.
        """
        if self._count[rule.code] < MOST_OF_ONE_SORT:
            return True
        self._count[rule.code] += 1
        return False

    def any(self) -> bool:
        """Whether anything was found."""
        return bool(self._found)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found, by place; one more where findings of a sort were too many to tell.

        A key that lacks its colon lacks its value as well, and that need not be said.
        """
        bare = {d.span.start for d in self._found if d.rule is faults.MISSING_COLON}
        kept = (d for d in self._found if d.rule is not faults.EMPTY or d.span.start not in bare)
        return tuple(sorted([*kept, *self._left_out()], key=lambda d: d.span.start))

    def _left_out(self) -> list[Diagnostic]:
        left_out = []
        for code, count in self._count.items():
            if count > MOST_OF_ONE_SORT:
                last = next(d for d in reversed(self._found) if d.code == code)
                message = f"and {count - MOST_OF_ONE_SORT} more places with the same fault"
                left_out.append(Diagnostic(last.rule, Finding(message, (Label(last.span),))))
        return left_out
