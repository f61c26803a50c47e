"""What changed at the top of the files: sources, groups, schemes, and what a map says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from argmap.comparing.changes import Change, ChangeKind, Detail
from argmap.comparing.reasons import Correspondence
from argmap.comparing.words import plain
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Group, SchemeDefinition, Statement, Work
from argmap.source import Text

# Under each key of the language what stands there: something to compare it by, and how it is told.
_Facts: TypeAlias = "dict[str, dict[object, str]]"
_Named = TypeVar("_Named", Work, Group, SchemeDefinition)

_WORK_KEYS = (
    "title", "author", "date", "publisher", "url", "doi", "isbn", "type", "reliability", "text", "sha256",
)  # fmt: skip
_MAP_KEYS = ("title", "question", "summary", "author", "date", "language")


def renamed_works(old: ArgumentGraph, new: ArgumentGraph) -> dict[str, str]:
    """Old ids of sources that have another id now, with the new one: a source with a title that is told alike."""
    before, after = _works(old), _works(new)
    by_facts = {_frozen(_work_facts(w, {})): name for name, w in reversed(after.items()) if name not in before}
    found: dict[str, str] = {}
    for name, work in before.items():
        if name not in after and work.title is not None:
            other = by_facts.pop(_frozen(_work_facts(work, {})), None)
            if other is not None:
                found[name] = other
    return found


def top_changes(
    both: Correspondence, maps: Mapping[ArgumentMap, ArgumentMap], works: Mapping[str, str]
) -> Iterator[Change]:
    """The changes of sources, groups and schemes in all files, and of each map that is in both graphs."""
    old, new = both.old, both.new
    yield from _named(_works(old), _works(new), works, _work_facts)
    yield from _named(_first(m.groups for m in old.maps), _first(m.groups for m in new.maps), {}, _group_facts)
    yield from _named(_first(m.schemes for m in old.maps), _first(m.schemes for m in new.maps), {}, _scheme_facts)
    for one, other in maps.items():
        details = _details(_map_facts(both, one, works), _map_facts(both, other, {}))
        if details:
            yield Change(ChangeKind.ATTRIBUTES, one, other, details)
        remarks = _details(_waived(one), _waived(other))
        if remarks:
            yield Change(ChangeKind.REMARKS, one, other, remarks)


def _works(graph: ArgumentGraph) -> dict[str, Work]:
    return _first(each.works for each in graph.maps)


def _first(defined: Iterable[Mapping[str, _Named]]) -> dict[str, _Named]:
    """What several files define, the root map's first: the nearest definition counts."""
    found: dict[str, _Named] = {}
    for each in defined:
        for name, item in each.items():
            found.setdefault(name, item)
    return found


def _named(
    before: Mapping[str, _Named],
    after: Mapping[str, _Named],
    renamed: Mapping[str, str],
    facts: Callable[[_Named, Mapping[str, str]], _Facts],
) -> Iterator[Change]:
    """Changes of things with an id."""
    known = set()
    for name, one in before.items():
        now = renamed.get(name, name)
        other = after.get(now)
        if other is None:
            yield Change(ChangeKind.REMOVED, one, None)
            continue
        known.add(now)
        details = _details(facts(one, renamed), facts(other, {}))
        if details:
            yield Change(ChangeKind.ATTRIBUTES, one, other, details)
        if now != name:
            yield Change(ChangeKind.RENAMED, one, other, (Detail("id", (name,), (now,)),))
    for name, other in after.items():
        if name not in known:
            yield Change(ChangeKind.ADDED, None, other)


# -- facts ---------------------------------------------------------------------------------------------------------


def _details(before: _Facts, after: _Facts) -> tuple[Detail, ...]:
    """The keys under which something else stands."""
    found = []
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key, {}), after.get(key, {})
        lost = tuple(said for fact, said in was.items() if fact not in now)
        gained = tuple(said for fact, said in now.items() if fact not in was)
        if lost or gained:
            found.append(Detail(key, lost, gained))
    return tuple(found)


def _frozen(facts: _Facts) -> tuple[tuple[str, frozenset[object]], ...]:
    return tuple((key, frozenset(values)) for key, values in facts.items() if values)


def _by_words(words: Iterator[str]) -> dict[object, str]:
    return {word: word for word in words}


def _texts(node: object, fields: tuple[str, ...]) -> _Facts:
    found: _Facts = {}
    for field in fields:
        text: Text | None = getattr(node, field)
        if text is not None:
            found[field] = {plain(text.value): plain(text.value)}
    return found


def _work_facts(work: Work, renamed: Mapping[str, str]) -> _Facts:
    facts = _texts(work, _WORK_KEYS)
    for key, names in (("cited-in", work.cited_in), ("derived-from", work.derived_from)):
        facts[key] = {renamed.get(name.value, name.value): name.value for name in names}
    return facts


def _group_facts(group: Group, _: Mapping[str, str]) -> _Facts:
    return _texts(group, ("title", "note"))


def _scheme_facts(scheme: SchemeDefinition, _: Mapping[str, str]) -> _Facts:
    return {
        **_texts(scheme, ("name", "family", "polarity", "inference", "conclusion")),
        "premises": _by_words(f"{role}: {plain(form.value)}" for role, form in scheme.premises.items()),
        "critical_questions": _by_words(
            ", ".join(plain(part.value) for part in (q.slug, q.text, q.target, q.kind) if part is not None)
            for q in scheme.questions
        ),
    }


def _map_facts(both: Correspondence, each: ArgumentMap, works: Mapping[str, str]) -> _Facts:
    facts = _texts(each, _MAP_KEYS)
    if each.work is not None:
        facts["source"] = {works.get(each.work.value, each.work.value): each.work.value}
    if each.scale is not None:
        named = [each.scale.name.value] if each.scale.name is not None else []
        terms = [f"{term}: {low:g} to {high:g}" for term, (low, high) in each.scale.terms.items()]
        facts["scale"] = _by_words(iter([*named, *terms]))
    facts["include"] = _by_words(f"{i.prefix.value}: {i.path.value}" for i in each.includes)
    facts["alternatives"] = {
        frozenset(_meant(both, each, name) for name in names): ", ".join(name.value for name in names)
        for names in each.alternatives
    }
    facts["expect"] = {
        (status, _meant(both, each, name)): f"{status}: {name.value}"
        for status, names in each.expect.items()
        for name in names
    }
    return facts


def _waived(each: ArgumentMap) -> _Facts:
    return {"waive": _by_words(f"{w.rule.value}: {plain(w.why.value)}" for w in each.waivers)}


def _meant(both: Correspondence, each: ArgumentMap, name: Text) -> object:
    """What a name stands for, in terms of the new graph; the name itself where it stands for nothing."""
    graph = both.old if each in both.old.prefixes else both.new
    found = graph.find(name.value, each)
    if not isinstance(found, Statement):
        return name.value
    return both.statements.get(found, found) if graph is both.old else found
