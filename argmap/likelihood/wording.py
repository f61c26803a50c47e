"""Likelihoods and bounds in words."""

from __future__ import annotations

from math import ceil, floor

from argmap.likelihood.bounds import Bounds
from argmap.likelihood.scales import Terms
from argmap.likelihood.values import Range
from argmap.model import Statement

# Bounds that differ by less are the same: nobody states a likelihood to that many digits.
NOTHING = 1e-9


def percent(value: float, *, up: bool = False) -> str:
    """A probability as a percentage with one decimal if needed: rounded down, as a lower bound is, or up."""
    tenths = ceil(value * 1000 - NOTHING) if up else floor(value * 1000 + NOTHING)
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths / 10} %"


def at_least(value: float, terms: Terms | None) -> str:
    """A lower bound with the term that it reaches: ``at least 70 % (likely)``."""
    return _with_term(f"at least {percent(value)}", None if terms is None else terms.at_least(value))


def at_most(value: float, terms: Terms | None) -> str:
    """An upper bound with the term that it leaves: ``at most 40 % (unlikely)``."""
    return _with_term(f"at most {percent(value, up=True)}", None if terms is None else terms.at_most(value))


def _with_term(bound: str, term: str | None) -> str:
    return f"{bound} ({term})" if term else bound


def said(stated: Range) -> str:
    """The words for a stated range: its term, or its ends."""
    if stated.term is not None:
        return stated.term
    if stated.low == stated.high:
        return percent(stated.low)
    if stated.high == 1:
        return f"at least {percent(stated.low)}"
    if stated.low == 0:
        return f"at most {percent(stated.high, up=True)}"
    return f"{percent(stated.low)} to {percent(stated.high, up=True)}"


def commitment(bounds: Bounds, statement: Statement) -> str | None:
    """A sentence, without its full stop, on what the stated likelihoods commit one to accept of a statement.

    None where nothing follows: no reason or objection with all its numbers bears on the statement.
    """
    carried, limited = bounds.carried(statement), bounds.limited(statement)
    terms, parts = bounds.terms(statement), []
    if carried is not None:
        parts.append(at_least(carried.value, terms))
    if limited is not None:
        parts.append(at_most(limited.value, terms))
    if not parts:
        return None
    sentence = f"if you accept the stated likelihoods you are committed to {' and '.join(parts)}"
    stated = bounds.stated(statement)
    if stated is None:
        return sentence
    low = 0.0 if carried is None else carried.value
    high = 1.0 if limited is None else limited.value
    if stated.high < low - NOTHING or stated.low > high + NOTHING:
        verdict = ": both cannot be"
    elif carried is None:
        verdict = ""
    else:
        verdict = ": not carried by this map" if stated.low > low + NOTHING else ", which this map carries"
    return f"{sentence}; the map says {said(stated)}{verdict}"
