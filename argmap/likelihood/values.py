"""A likelihood or strength as it is written, read as a range of probability."""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy
from argmap.likelihood.scales import Terms
from argmap.records import record


@record()
class Range:
    """From `low` to `high`, both from 0 to 1 and both included; `term` is the term of a scale that was written."""

    low: float
    high: float
    term: str | None = None


_NUMBER = r"\d+(?:[.,]\d+)?|[.,]\d+"
_PERCENT = r"%|per\s?cent"
_SINGLE = lazy(rf"(?P<low>{_NUMBER})\s*(?P<percent>{_PERCENT})?", re.IGNORECASE)
_DASH = r"-|–|—|−|\.\.|…|to"
_PAIR = lazy(
    rf"(?P<low>{_NUMBER})\s*(?P<first>{_PERCENT})?\s*(?:{_DASH})\s*(?P<high>{_NUMBER})\s*(?P<percent>{_PERCENT})?",
    re.IGNORECASE,
)
_BRACKETS = lazy(
    rf"\[\s*(?P<low>{_NUMBER})\s*(?P<first>{_PERCENT})?\s*[,;]\s*(?P<high>{_NUMBER})\s*(?P<percent>{_PERCENT})?\s*\]",
    re.IGNORECASE,
)
_BETWEEN_TERMS = lazy(r"\s+(?:-|–|—|to)\s+", re.IGNORECASE)
_AT_LEAST = lazy(r"(?:(?:at least|more than|over|above|from)\s+|≥|>=|>)\s*", re.IGNORECASE)
_AT_MOST = lazy(r"(?:(?:at most|less than|under|below|up to|no more than)\s+|≤|<=|<)\s*", re.IGNORECASE)


def parse(text: str, scale: Terms | None = None) -> Range | None:
    """The range of probability that a text states; None where that cannot be told.

    - a term of the scale, whatever its capitals and blanks: ``very likely``;
    - a number from 0 to 1, or a percentage: ``0.7``, ``70 %``, ``70 percent``; also with a decimal comma;
    - a range of two of these, the lower one first: ``0.6-0.8``, ``60–80 %``, ``[0.6, 0.8]``, ``likely to very likely``;
    - one of these with the other end left open: ``at least 70 %``, ``under 20 %``, ``≥ 0.7``, ``at least likely``.

    Ends belong to a range, “under 20 %” included: a bound that is off by nothing is no bound to argue about. What is
    only nearly a number, such as ``about 70 %``, is no range, and ``70`` is no number from 0 to 1.
    """
    text = " ".join(text.split())
    term = scale.find(text) if scale is not None else None
    if scale is not None and term is not None:
        return Range(*scale.terms[term], term)
    whole = _numbers(text)
    if whole is not None:
        return whole
    opening = _opening(text)
    if opening is not None:
        rest = text[opening.end() :]
        known = None if _opening(rest) else parse(rest, scale)
        if known is None:
            return None
        return Range(known.low, 1.0) if _AT_LEAST.match(text) else Range(0.0, known.high)
    return _between_terms(text, scale) if scale is not None else None


def _opening(text: str) -> re.Match[str] | None:
    return _AT_LEAST.match(text) or _AT_MOST.match(text)


def _numbers(text: str) -> Range | None:
    """A number or two of them."""
    one = _SINGLE.fullmatch(text)
    if one is not None:
        value = _share(one["low"], percent=one["percent"] is not None)
        return None if value is None else Range(value, value)
    two = _PAIR.fullmatch(text) or _BRACKETS.fullmatch(text)
    if two is None or (two["first"] and not two["percent"]):
        return None  # 60 % - 0.8
    low = _share(two["low"], percent=two["percent"] is not None)
    high = _share(two["high"], percent=two["percent"] is not None)
    return Range(low, high) if low is not None and high is not None and low <= high else None


def _share(written: str, *, percent: bool) -> float | None:
    number = float(written.replace(",", "."))
    if percent:
        number = round(number / 100, 12)
    return number if number <= 1 else None


def _between_terms(text: str, scale: Terms) -> Range | None:
    """From one term to another; a term may itself hold a dash or "to", so each joint is tried."""
    for joint in _BETWEEN_TERMS.finditer(text):
        one, other = scale.find(text[: joint.start()]), scale.find(text[joint.end() :])
        if one is not None and other is not None:
            low, high = scale.terms[one][0], scale.terms[other][1]
            return Range(low, high) if low <= high and scale.terms[one][1] <= high else None
    return None
