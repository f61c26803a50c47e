"""Forms and questions in the words of a map: what the slots of a scheme stand for in one reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.model import Bearing, Reason, Statement
from argmap.schemes.scheme import ATTACKED, CONCLUSION, HOLDER, SLOT, WORK, Scheme, Slot

LONGEST = 100
_MARKS = lazy(r"[“”„«»\"]([^“”„«»\"]*)[“”„«»\"]")
_LONE_MARK = lazy(r"[“”„«»\"]")
# In English, in which the words of schemes are: the end of a sentence that says what somebody wants, or should do.
_WANTED = lazy(
    r"^[^,;]{1,80}?\b(?:wants?|seeks?|wish(?:es)?|hopes?|needs?|aims?\s+(?:at|for)|tries|try|(?:has|have)\s+a\s+(?:\w+\s+)?need\s+for)"
    r"\s+(?:for\s+)?(.+)$",
    re.DOTALL,
)
_OF_OTHERS = lazy(r"(?!to\b)[^,;]{1,60}\sto\s[a-z]")  # “wants the bridge to last” is told whole
_ADVISED = lazy(r"^[^,;]{1,80}?\b(?:should|must|ought\s+to)\s+(?!not\b|be\b)(?:now\s+)?(.+)$", re.DOTALL)
_AT_PAUSE = lazy(r"[,;:–—(]\s")


class Filling:
    """The words that one reason gives to the slots of its scheme; `roles` holds its premises by role."""

    def __init__(self, graph: ArgumentGraph, scheme: Scheme, reason: Reason) -> None:
        self.scheme = scheme
        self.roles: dict[str, list[Statement]] = {}
        self.supports = reason.bearing is Bearing.SUPPORT
        target = graph.target(reason)
        self.target = target if isinstance(target, Statement) else None
        for written in reason.premises:
            statement = graph.resolve(written)
            role = scheme.role(written.role.value) if written.role is not None else None
            if role is not None and isinstance(statement, Statement):
                self.roles.setdefault(role.name, []).append(statement)
        self._graph = graph
        self._reason = reason

    def fill(self, form: str, first: Statement | None = None) -> str:
        """A form with its slots in words, the map's own where there are any; a slot that comes again is short.

        Of several premises with one role `first` is the one that is quoted.
        """
        seen: set[str] = set()

        def words(match: re.Match[str]) -> str:
            slot = self.scheme.slot(match[1])
            again = slot.words in seen
            seen.add(slot.words)
            return slot.words if again else self._words(slot, first)

        text = " ".join(SLOT.sub(words, form).split())
        return text[:1].upper() + text[1:]

    def has_words_for(self, form: str) -> bool:
        """Whether the map has words of its own for any slot of a form."""
        slots = (self.scheme.slot(name) for name in SLOT.findall(form))
        return any(self._words(slot, None) != slot.words for slot in slots)

    def _words(self, slot: Slot, first: Statement | None) -> str:
        if slot.against is not None and not self.supports and self.target is not None:
            return f"{slot.against} {quoted(self.target)}"
        for origin in slot.origins:
            if origin in (HOLDER, WORK):
                found = self._holder() if origin == HOLDER else self._work()
                if found is not None:
                    return f"{slot.words} ({found})"
                continue
            statements = self._statements(origin)
            if statements:
                together = _quoted_together(statements, first, goal="goal" in slot.words)
                return together if slot.words == slot.name else f"{slot.words} {together}"
        return slot.words

    def _statements(self, origin: str) -> Sequence[Statement]:
        if origin == CONCLUSION:
            return [self.target] if self.target is not None and self.supports else []
        if origin == ATTACKED:
            return [self.target] if self.target is not None and not self.supports else []
        role = self.scheme.role(origin)
        return self.roles.get(origin if role is None else role.name, [])

    def _holder(self) -> str | None:
        """Whose view the premises report: `held-by` of one of them, else the author of the only work they cite."""
        for premise in self._graph.premises(self._reason):
            if premise.held_by is not None:
                return _plain(premise.held_by.value)
        return self._of_only_work("author")

    def _work(self) -> str | None:
        title = self._of_only_work("title")
        return f"“{title}”" if title is not None else None

    def _of_only_work(self, attribute: str) -> str | None:
        """The value of an attribute of the one work that the premises cite beside the one that the map reconstructs."""
        found: dict[str, str | None] = {}
        for written in (*self._reason.premises, *self._graph.premises(self._reason)):
            each = self._graph.map_of(written)
            for citation in written.citations:
                work = self._graph.works(each).get(citation.source.value) if citation.source else None
                if work is not None and (each.work is None or work.id.value != each.work.value):
                    text = getattr(work, attribute)
                    found[work.id.value] = None if text is None else _plain(text.value)
        return next(iter(found.values())) if len(found) == 1 else None


def _quoted_together(statements: Sequence[Statement], first: Statement | None, *, goal: bool) -> str:
    """One of some statements in quotation marks, and how many more there are; of a `goal` only what is aimed at."""
    shown = first if first is not None and first in statements else statements[0]
    more = len(statements) - 1
    return (_aim(shown) if goal else quoted(shown)) + (
        f" (and {'one other' if more == 1 else f'{more} others'})" if more else ""
    )


def _aim(statement: Statement) -> str:
    """What a statement says that somebody wants or should do, in quotation marks: “peace”, “to win the match”."""
    text = _plain(statement.text.words)
    found = _WANTED.match(text)
    if found is not None and not _OF_OTHERS.match(found[1]):
        return f"“{_cut(found[1], LONGEST).removesuffix('.')}”"
    advised = _ADVISED.match(text)
    return quoted(statement) if advised is None else f"“to {_cut(advised[1], LONGEST).removesuffix('.')}”"


def quoted(statement: Statement, longest: int = LONGEST) -> str:
    """A statement in quotation marks, within a sentence; a long one by its label, or cut where it pauses."""
    text = _plain(statement.text.words)
    if len(text) > longest:
        if statement.label is not None:
            text = _plain(statement.label.words)
        text = _cut(text, longest)
    return f"“{text.removesuffix('.')}”"


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    pauses = [match.start() for match in _AT_PAUSE.finditer(text, longest // 2, longest)]
    end = pauses[-1] if pauses else text.rfind(" ", longest // 2, longest)
    return text[: end if end > 0 else longest].rstrip(" ,;:.–—(") + " …"


def _plain(text: str) -> str:
    """A text on one line whose quotation marks can stand within others."""
    line = _MARKS.sub(r"‘\1’", " ".join(text.split()))
    return _LONE_MARK.sub("’", line)
