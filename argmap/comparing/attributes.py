"""What is said of statements and reasons besides their text: kinds, citations, likelihoods, remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.comparing.changes import Change, ChangeKind, Detail
from argmap.comparing.reasons import Correspondence
from argmap.comparing.words import plain
from argmap.graph import ArgumentGraph, Target
from argmap.model import Citation, Premise, Reason, Reference, Statement
from argmap.rules.phrasing import called
from argmap.source import Text

# Keys of the language with a single text, by the name of their field.
_STATEMENT_KEYS = (
    "label", "held_by", "basis", "date", "credibility", "likelihood", "hedge", "verdict", "group",
)  # fmt: skip
_REASON_KEYS = ("label", "hedge")
_REMARKS = ("note", "todo")


class Attributes:
    """Compares what is said of nodes; `works` gives for ids of old sources those of the new."""

    def __init__(self, both: Correspondence, works: dict[str, str]) -> None:
        self.both = both
        self.works = works
        self._old_contradictions = _contradictions(both.old)
        self._new_contradictions = _contradictions(both.new)
        self._used: dict[Target, list[Detail]] = {}
        self._compare_uses()

    def changes(self) -> Iterator[Change]:
        """All changes of kind, attributes, ids and remarks, statements first."""
        for one, other in self.both.statements.items():
            if plain(one.text.value) != plain(other.text.value):
                detail = Detail(other.kind.value, (one.text.value,), (other.text.value,))
                yield Change(ChangeKind.REWORDED, one, other, (detail,))
            if one.kind is not other.kind:
                detail = Detail("kind", (one.kind.value,), (other.kind.value,))
                yield Change(ChangeKind.KIND, one, other, (detail,))
            yield from self._changes(one, other, [*self._statement(one, other), *self._used.get(other, ())])
        for reason, another in self.both.reasons.items():
            yield from self._changes(reason, another, [*self._reason(reason, another), *self._used.get(another, ())])

    def _changes(self, one: Target, other: Target, details: Sequence[Detail]) -> Iterator[Change]:
        if details:
            yield Change(ChangeKind.ATTRIBUTES, one, other, tuple(details))
        before, after = self.both.old.name(one), self.both.new.name(other)
        if before != after:
            values = [() if name is None else (name,) for name in (before, after)]
            yield Change(ChangeKind.RENAMED, one, other, (Detail("id", *values),))
        remarks = tuple(_remarks(one, other))
        if remarks:
            yield Change(ChangeKind.REMARKS, one, other, remarks)

    # -- statements and reasons ------------------------------------------------------------------------------------

    def _statement(self, one: Statement, other: Statement) -> Iterator[Detail]:
        yield from _texts(one, other, _STATEMENT_KEYS)
        yield from self._citations(one, one.citations, other, other.citations)
        yield from self._contradicted(one, other)
        before, after = self._restated(self.both.old, one), self._restated(self.both.new, other)
        if before != after:
            yield Detail("restates", *(_told(each.restates) for each in (one, other)))
        if not self.both.old.uses(one) and not self.both.new.uses(other):
            yield from _texts(one, other, ("role",))

    def _reason(self, one: Reason, other: Reason) -> Iterator[Detail]:
        yield from _texts(one, other, _REASON_KEYS)
        yield from self._citations(one, one.citations, other, other.citations)
        answers = [
            {slug: f"{slug}: {'dismissed: ' * a.dismissed}{plain(a.text.value)}" for slug, a in r.answers.items()}
            for r in (one, other)
        ]
        yield from _listed("answers", list(answers[0].values()), list(answers[1].values()))

    def _restated(self, graph: ArgumentGraph, statement: Statement) -> object:
        """What a statement says again: the new statement, or a name that stands for nothing."""
        if statement.restates is None:
            return None
        found = graph.find(statement.restates.value, graph.map_of(statement))
        if not isinstance(found, Statement):
            return statement.restates.value
        return self.both.statements.get(found, found) if graph is self.both.old else found

    def _contradicted(self, one: Statement, other: Statement) -> Iterator[Detail]:
        """What it contradicts in one map only, of what is in both; told at the statement where it is written."""
        known = self.both.statements
        before = {known[s]: s for s in self._old_contradictions.get(one, ()) if s in known}
        after = dict.fromkeys(s for s in self._new_contradictions.get(other, ()) if s in self.both.survivors)
        lost = [s for new, s in before.items() if new not in after and s in _written(self.both.old, one)]
        gained = [s for s in after if s not in before and s in _written(self.both.new, other)]
        if lost or gained:
            yield Detail("contradicts", tuple(map(called, lost)), tuple(map(called, gained)))

    # -- citations -------------------------------------------------------------------------------------------------

    def _citations(
        self, one: Target | Reference, before: Sequence[Citation], other: Target | Reference, after: Sequence[Citation]
    ) -> Iterator[Detail]:
        """The citations that only one of two nodes has; where each has one such of the same work, key by key."""
        if not before and not after:
            return
        old = Counter(self._cited(self.both.old, one, citation) for citation in before)
        new = Counter(self._cited(self.both.new, other, citation) for citation in after)
        lost, gained = list((old - new).elements()), list((new - old).elements())
        if len(lost) == len(gained) == 1 and lost[0][0] == gained[0][0]:
            for key, was, now in zip(("cite", "quote", "at", "voice"), lost[0], gained[0], strict=True):
                if was != now:
                    yield Detail(key, (was,) if was else (), (now,) if now else ())
        elif lost or gained:
            key = "cite" if any(c[0] for c in (*lost, *gained)) else "quote"
            yield Detail(key, tuple(map(_citation_words, lost)), tuple(map(_citation_words, gained)))

    def _cited(self, graph: ArgumentGraph, node: Target | Reference, citation: Citation) -> tuple[str, ...]:
        """A citation as work, quotation, place and voice, the work by its id in the new map."""
        work = citation.source or graph.map_of(node).work
        name = work.value if work is not None else ""
        if graph is self.both.old:
            name = self.works.get(name, name)
        parts = [plain(part.value) if part is not None else "" for part in (citation.quote, citation.at)]
        return name, *parts, citation.voice.value if citation.voice is not None else ""

    # -- uses ------------------------------------------------------------------------------------------------------

    def _compare_uses(self) -> None:
        """Roles of premises, and what is said at references, where the same premise serves the same reason."""
        for reason, other in self.both.reasons.items():
            before = _uses(self.both.old, reason)
            after = _uses(self.both.new, other)
            for statement, premise in before.items():
                new = self.both.statements.get(statement)
                if new is not None and new in after:
                    self._use(premise, after[new], new)

    def _use(self, one: Premise, other: Premise, statement: Statement) -> None:
        found = self._used.setdefault(statement, [])
        found.extend(_texts(one, other, ("role",)))
        before = one.citations if isinstance(one, Reference) else ()
        after = other.citations if isinstance(other, Reference) else ()
        found.extend(self._citations(one, before, other, after))


def _uses(graph: ArgumentGraph, reason: Reason) -> dict[Statement, Premise]:
    found: dict[Statement, Premise] = {}
    for premise in reason.premises:
        named = graph.resolve(premise)
        if isinstance(named, Statement):
            found.setdefault(named, premise)
    return found


def _texts(one: object, other: object, fields: Sequence[str]) -> Iterator[Detail]:
    for field in fields:
        before, after = _told(getattr(one, field)), _told(getattr(other, field))
        if before != after:
            yield Detail(field.replace("_", "-"), before, after)


def _told(text: Text | None) -> tuple[str, ...]:
    return () if text is None else (plain(text.value),)


def _listed(key: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Detail]:
    """What only one of two lists has; their order does not matter."""
    if before == after:  # nearly always
        return
    lost = Counter(before) - Counter(after)
    gained = Counter(after) - Counter(before)
    if lost or gained:
        yield Detail(key, tuple(lost.elements()), tuple(gained.elements()))


def _remarks(one: Target, other: Target) -> Iterator[Detail]:
    yield from _texts(one, other, _REMARKS)
    yield from _listed("tags", [plain(t.value) for t in one.tags], [plain(t.value) for t in other.tags])
    marks = [
        ["; ".join(plain(t.value) for t in (m.by, m.date, m.mark, m.note) if t is not None) for m in node.review]
        for node in (one, other)
    ]
    yield from _listed("review", *marks)
    waived = [[f"{w.rule.value}: {plain(w.why.value)}" for w in node.waivers] for node in (one, other)]
    yield from _listed("waive", *waived)


def _contradictions(graph: ArgumentGraph) -> dict[Statement, dict[Statement, None]]:
    """For each statement those that it contradicts, or that contradict it; alternatives are told at the map."""
    found: dict[Statement, dict[Statement, None]] = {}
    for statement in graph.statements:
        for other in _written(graph, statement):
            found.setdefault(statement, {})[other] = None
            found.setdefault(other, {})[statement] = None
    return found


def _written(graph: ArgumentGraph, statement: Statement) -> list[Statement]:
    """The statements that one names under `contradicts`."""
    found = (graph.find(name.value, graph.map_of(statement)) for name in statement.contradicts)
    return [s for s in found if isinstance(s, Statement)]


def _citation_words(cited: tuple[str, ...]) -> str:
    """A citation in words: ``work, “quotation”, place (voice)``."""
    work, quote, at, voice = cited
    said = ", ".join(part for part in (work, f"“{quote}”" if quote else "", at) if part)
    return f"{said} ({voice})" if voice else said
