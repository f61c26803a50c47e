"""Definitions that maps share: whether a source, group, scheme or the scale means the same in all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from argmap.model import ArgumentMap, Group, Scale, SchemeDefinition, Work
from argmap.reading.language import SOURCE
from argmap.reading.shapes import Key
from argmap.source import Span, Text

Definition: TypeAlias = Work | Group | SchemeDefinition | Scale
Defined: TypeAlias = tuple[Definition, ArgumentMap]

_OF_SCHEMES = ("name", "family", "polarity", "inference", "conclusion")
_OF_QUESTIONS = ("text", "slug", "target", "kind")
_OF_WORKS = tuple(key for key in SOURCE.keys if key.field not in ("cited_in", "derived_from", "text"))


def conflicts(maps: Iterable[ArgumentMap]) -> Iterator[tuple[str, str, Defined, Defined]]:
    """The definitions that differ: the sort of thing, its id, and the two definitions with their maps.

    A map has one scale, which has no id.
    """
    first: dict[tuple[str, str], Defined] = {}
    for each in maps:
        scale = {} if each.scale is None else {"": each.scale}
        sorts: tuple[tuple[str, Mapping[str, Definition]], ...] = (
            ("source", each.works),
            ("group", each.groups),
            ("scheme", each.schemes),
            ("scale", scale),
        )
        for sort, defined in sorts:
            for name, definition in defined.items():
                known, where = first.setdefault((sort, name), (definition, each))
                if known is not definition and _content(known, where) != _content(definition, each):
                    yield sort, name, (known, where), (definition, each)


def heading(definition: Definition) -> Span:
    """The id of a definition, where it is written; a scale, which has none, as a whole."""
    if isinstance(definition, Scale):
        return definition.span
    return definition.slug.span if isinstance(definition, SchemeDefinition) else definition.id.span


def _content(definition: Definition, each: ArgumentMap) -> object:
    """The content of a definition, wherever it stands; paths are taken from the same folder."""
    if isinstance(definition, Group):
        return _said(definition.title), _said(definition.note)
    if isinstance(definition, SchemeDefinition):
        return [_said(getattr(definition, name)) for name in _OF_SCHEMES], *_parts(definition)
    if isinstance(definition, Scale):
        return _said(definition.name), dict(definition.terms)
    path = _said(definition.text)
    if path is not None:
        path = os.path.abspath(os.path.join(os.path.dirname(each.source.path), path))
    names = [name.value for name in (*definition.cited_in, *definition.derived_from)]
    return [_said_of(definition, key) for key in _OF_WORKS], path, len(definition.cited_in), names


def _said_of(work: Work, key: Key) -> object:
    """The value at a key of a source; those without a field of their own stand in `more`."""
    found = key.value_in(work)
    return found.value if isinstance(found, Text) else found


def _parts(scheme: SchemeDefinition) -> tuple[object, ...]:
    """The contents of the lists of a scheme."""
    premises = {role: form.value for role, form in scheme.premises.items()}
    slots = {slot: [_said(text) for text in (each.words, *each.origins)] for slot, each in scheme.slots.items()}
    questions = [[_said(getattr(question, name)) for name in _OF_QUESTIONS] for question in scheme.questions]
    names = [[text.value for text in texts] for texts in (scheme.aliases, scheme.optional)]
    return premises, slots, questions, names


def _said(text: Text | None) -> str | None:
    return None if text is None else text.value
