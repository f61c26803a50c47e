"""The texts of maps as documents that can be changed: what the language says of their layout."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from argmap.edits import Edit
from argmap.model import Reason, Statement
from argmap.reading.language import ITEM_LISTS, KIND_NAMES, MAP, STATEMENT, node_place
from argmap.source import Source, Span
from argmap.yamltext.document import Document, New
from argmap.yamltext.places import Style
from argmap.yamltext.scalars import Scalars

SCALARS = Scalars((*KIND_NAMES, "ref"))


def _order(names: Collection[str], top: bool) -> Sequence[str]:
    """The keys of what has some keys, in their order."""
    place = MAP if top else node_place(names) or STATEMENT
    return [key.name for key in place.keys]


STYLE = Style(SCALARS, _order, "claim", ITEM_LISTS, ("sources", "groups", "schemes", "include"))


@lru_cache(maxsize=2)
def document(source: Source) -> Document:
    """The text of a source as a document; what was read last is kept, for many fixes of one map."""
    return Document(source, STYLE)


def with_premises(reason: Reason, *new: New, index: int | None = None) -> list[Edit]:
    """Further premises of a reason, before the one with an index or at the end; it gets `premises:` for them."""
    text = document(reason.span.source)
    if reason.explicit:
        return text.insert_items(reason.span.start, "premises", *new, index=index)
    return text.wrap(reason.span.start, "premises", *new)


def with_reason(reason: Reason, key: str, lines: Sequence[str]) -> list[Edit]:
    """A reason that bears on another one, for which that gets `premises:` where it is a mere statement."""
    text = document(reason.span.source)
    if reason.explicit:
        return text.insert_items(reason.span.start, key, lines)
    return text.wrap(reason.span.start, "premises", beside=(key, lines))


def as_reference(statement: Statement, name: str) -> Edit:
    """A reference in place of the text of a statement."""
    key, span = statement.keys.get(statement.kind.value), statement.text.span
    if key is not None:
        return Edit(Span(span.source, key.start, span.end), f"ref: {name}")
    in_brackets = document(span.source).place(span.start)[0].flow
    return Edit(span, f"{{ref: {name}}}" if in_brackets else f"ref: {name}")
