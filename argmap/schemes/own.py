"""The schemes that a map can name: its own, those of the maps it includes, and the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, QuestionDefinition, Reason, SchemeDefinition, SlotDefinition
from argmap.schemes.catalogue import built_in
from argmap.schemes.scheme import INFERENCE, Polarity, Question, QuestionKind, Role, Scheme, Slot, spoken

_made: WeakKeyDictionary[ArgumentGraph, dict[ArgumentMap, dict[str, Scheme]]] = WeakKeyDictionary()


def scheme_of(graph: ArgumentGraph, reason: Reason) -> Scheme | None:
    """The scheme that a reason names; None where it names none, or none that is known there.

    A map's own scheme comes before a built-in one with the same slug.
    """
    if reason.scheme is None:
        return None
    slug = reason.scheme.value
    return own_schemes(graph, graph.map_of(reason)).get(slug) or built_in(slug)


def own_schemes(graph: ArgumentGraph, known_to: ArgumentMap) -> Mapping[str, Scheme]:
    """The own schemes that can be named in a map, by slug, those of included maps among them."""
    by_map = _made.setdefault(graph, {})
    if known_to not in by_map:
        by_map[known_to] = {slug: as_scheme(each) for slug, each in graph.schemes(known_to).items()}
    return by_map[known_to]


def as_scheme(definition: SchemeDefinition) -> Scheme:
    """The scheme that a map defines; what it does not say is left open."""
    name = definition.name.value if definition.name else definition.slug.value
    optional = {role.value for role in definition.optional}
    return Scheme(
        slug=definition.slug.value,
        name=name,
        family=definition.family.value if definition.family else None,
        aliases=tuple(alias.value for alias in definition.aliases),
        polarity=Polarity(definition.polarity.value if definition.polarity else "pro"),
        inference=definition.inference.value if definition.inference else None,
        slots={slot: _slot(slot, each) for slot, each in definition.slots.items()},
        roles=tuple(Role(role, form.value, role in optional) for role, form in definition.premises.items()),
        conclusion=definition.conclusion.value if definition.conclusion else "",
        questions=tuple(_question(number, each) for number, each in enumerate(definition.questions, 1)),
        sources=tuple(work.value for work in definition.works),
        own=True,
    )


def _slot(name: str, definition: SlotDefinition) -> Slot:
    words = definition.words.value if definition.words else spoken(name)
    return Slot(name, words, tuple(origin.value for origin in definition.origins))


def _question(number: int, definition: QuestionDefinition) -> Question:
    kind = definition.kind.value if definition.kind else "exception"
    return Question(
        slug=definition.slug.value if definition.slug else str(number),
        text=definition.text.value,
        target=definition.target.value if definition.target else INFERENCE,
        kind=QuestionKind(kind),
        added=definition.added is not None and definition.added.value.lower() in ("true", "yes"),
    )
