"""Which field of the model holds what stands at a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.model import (
    ArgumentMap,
    QuestionDefinition,
    Reason,
    Reference,
    SchemeDefinition,
    SlotDefinition,
    Statement,
)
from argmap.reading.language import Key

# Fields that are called otherwise than their key.
FIELDS: Mapping[type, Mapping[str, str]] = {
    ArgumentMap: {
        "source": "work",
        "sources": "works",
        "include": "includes",
        "argument": "roots",
        "waive": "waivers",
    },
    Statement: {"waive": "waivers"},
    Reference: {"ref": "target"},
    Reason: {"waive": "waivers"},
    SchemeDefinition: {"critical_questions": "questions", "source": "works"},
    SlotDefinition: {"from": "origins"},
    QuestionDefinition: {"q": "text"},
}
_AS_THE_KEY: Mapping[str, str] = {}


def value_at(node: object, key: Key) -> Any:
    """What stands at a key of a record of the model; a key without a field of its own is kept in `more`."""
    field = FIELDS.get(type(node), _AS_THE_KEY).get(key.name, key.field)
    return getattr(node, field) if hasattr(node, field) else getattr(node, "more", {}).get(field)
