"""The changes at the top of the files: sources, groups, schemes, and the map's own keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from argmap.comparing.changes import Change, ChangeKind, Detail
from argmap.comparing.keys import details_of, remarks_of
from argmap.comparing.values import Side, Sides, details_alone, differences, facts, said_at
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Group, SchemeDefinition, Work
from argmap.reading.language import GROUP, MAP, SCHEME, SOURCE
from argmap.reading.shapes import Key

_Named = TypeVar("_Named", Work, Group, SchemeDefinition)
_OF_WORKS = details_of(SOURCE)


def renamed_works(old: ArgumentGraph, new: ArgumentGraph) -> dict[str, str]:
    """Old ids of sources that have another id now, with the new one: a source with a title that is told alike."""
    before, after = _first(m.works for m in old.maps), _first(m.works for m in new.maps)
    one, other = Side(old, {}, {}, is_new=False), Side(new, {}, {})
    by_facts = {facts(_OF_WORKS, w, other): name for name, w in reversed(after.items()) if name not in before}
    found: dict[str, str] = {}
    for name, work in before.items():
        if name not in after and work.title is not None:
            now = by_facts.pop(facts(_OF_WORKS, work, one), None)
            if now is not None:
                found[name] = now
    return found


def top_changes(sides: Sides, maps: Mapping[ArgumentMap, ArgumentMap], works: Mapping[str, str]) -> Iterator[Change]:
    """The changes of sources, groups and schemes in all files, and of each map."""
    old, new = sides[0].graph.maps, sides[1].graph.maps
    yield from _named(_OF_WORKS, _first(m.works for m in old), _first(m.works for m in new), sides, works)
    yield from _named(details_of(GROUP), _first(m.groups for m in old), _first(m.groups for m in new), sides, {})
    yield from _named(details_of(SCHEME), _first(m.schemes for m in old), _first(m.schemes for m in new), sides, {})
    for kind, side, known in ((ChangeKind.REMOVED, sides[0], {*maps}), (ChangeKind.ADDED, sides[1], {*maps.values()})):
        for each in side.graph.maps:
            said = tuple(_said_of_map(each, side)) if each not in known else ()
            if said:
                yield Change(kind, None if side.is_new else each, each if side.is_new else None, said)
    for one, other in maps.items():
        for kind, keys in ((ChangeKind.ATTRIBUTES, details_of(MAP)), (ChangeKind.REMARKS, remarks_of(MAP))):
            details = tuple(differences(keys, [one], [other], sides))
            if details:
                yield Change(kind, one, other, details)


def _said_of_map(each: ArgumentMap, side: Side) -> Iterator[Detail]:
    for keys in (details_of(MAP), remarks_of(MAP)):
        yield from details_alone(said_at(keys, each, side), side)


def _first(tables: Iterable[Mapping[str, _Named]]) -> dict[str, _Named]:
    """The definitions of several files by id, the root map's first; a second one of the same thing says the same."""
    found: dict[str, _Named] = {}
    for table in tables:
        for name, item in table.items():
            found.setdefault(name, item)
    return found


def _named(
    keys: Sequence[Key],
    before: Mapping[str, _Named],
    after: Mapping[str, _Named],
    sides: Sides,
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    """Changes of things with an id."""
    known = set()
    for name, one in before.items():
        now = renamed.get(name, name)
        other = after.get(now)
        if other is None:
            yield Change(ChangeKind.REMOVED, one, None, tuple(details_alone(said_at(keys, one, sides[0]), sides[0])))
            continue
        known.add(now)
        details = tuple(differences(keys, [one], [other], sides))
        if details:
            yield Change(ChangeKind.ATTRIBUTES, one, other, details)
        if now != name:
            yield Change(ChangeKind.RENAMED, one, other, (Detail("id", (name,), (now,)),))
    for name, other in after.items():
        if name not in known:
            yield Change(ChangeKind.ADDED, None, other, tuple(details_alone(said_at(keys, other, sides[1]), sides[1])))
