"""Statements that turn out to be of another kind."""

from __future__ import annotations

from argmap.edits import Edit, Fix, Safety
from argmap.model import Statement


def as_claim(statement: Statement) -> Fix | None:
    """A fix that makes a statement a claim."""
    key = statement.keys.get(statement.kind.value)
    return None if key is None else Fix("make it a claim", (Edit(key, "claim"),), Safety.UNSAFE)
