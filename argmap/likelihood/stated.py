"""Likelihoods as they are stated, against what the reasons and objections of a statement leave for them."""

from __future__ import annotations

from argmap.likelihood.bounds import Bound, Bounds
from argmap.likelihood.values import Range
from argmap.likelihood.wording import NOTHING
from argmap.model import Statement


def own_likelihood(known: Bounds, statement: Statement) -> Range | None:
    """The range of likelihood stated for a statement at its own place; None where there is none that can be used."""
    return None if statement.likelihood is None or statement.held_by is not None else known.stated(statement)


def too_low_for(known: Bounds, statement: Statement) -> Bound | None:
    """The lower bound that the reasons for a statement give, where all that is stated for it is less; else None."""
    stated, carried = own_likelihood(known, statement), known.granted(statement)
    return carried if stated is not None and carried is not None and stated.high < carried.value - NOTHING else None


def too_high_for(known: Bounds, statement: Statement) -> Bound | None:
    """The upper bound that an objection to a statement leaves, where all that is stated for it is more; else None."""
    stated, left = own_likelihood(known, statement), known.objected(statement)
    return left if stated is not None and left is not None and stated.low > left.value + NOTHING else None


def is_ruled_out(known: Bounds, statement: Statement) -> bool:
    """Whether what is stated for a statement cannot be right together with what bears on it."""
    return too_low_for(known, statement) is not None or too_high_for(known, statement) is not None
