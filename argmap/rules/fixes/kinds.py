"""Statements that turn out to be of another kind."""

from __future__ import annotations

from argmap.edits import Edit, Fix, Safety
from argmap.model import Kind, Statement


def as_kind(statement: Statement, kind: Kind) -> Fix | None:
    """A fix that makes a statement one of another kind."""
    key = statement.keys.get(statement.kind.value)
    return None if key is None else Fix(f"make it a {kind.value}", (Edit(key, kind.value),), Safety.UNSAFE)
