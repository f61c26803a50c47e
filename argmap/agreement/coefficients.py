"""Coefficients of agreement for categories without an order: Cohen's kappa and Krippendorff's alpha.

Each is None where it is undefined: nothing was judged twice, or only one category occurs, so that chance alone would
bring full agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

# How often two annotators gave two categories to the same item, the first annotator's category first.
Table: TypeAlias = Mapping[tuple[Any, Any], int]
# The categories that an item was given, in any order, with how often items got just these.
Items: TypeAlias = Mapping[tuple[Any, ...], int]


def observed_agreement(table: Table) -> float | None:
    """The share of items to which both gave the same category; None without items."""
    total = sum(table.values())
    return sum(count for (one, other), count in table.items() if one == other) / total if total else None


def cohens_kappa(table: Table) -> float | None:
    """Cohen's kappa for two annotators: (o - e) / (1 - e).

    `o` is the observed agreement, `e` the one that chance would bring if each gave the categories as often as they did,
    without looking (J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement
    20, 1960).
    """
    total = sum(table.values())
    one, other = Counter[Hashable](), Counter[Hashable]()
    agreed = 0
    for (first, second), count in table.items():
        one[first] += count
        other[second] += count
        agreed += count * (first == second)
    by_chance = sum(one[category] * other[category] for category in one)
    if total == 0 or by_chance == total * total:
        return None
    return float(Fraction(agreed * total - by_chance, total * total - by_chance))


def krippendorffs_alpha(items: Items) -> float | None:
    """Krippendorff's alpha for nominal data, for any number of annotators, with values missing: 1 - D_o / D_e.

    An item with fewer than two values counts for nothing. Each pair of values within an item of m values counts
    1 / (m - 1); `D_o` is the share of pairs that differ, `D_e` the share of those that would if all values were drawn
    from one urn (K. Krippendorff, Content Analysis, 4th edition, Sage 2018, chapter 12).
    """
    values = Counter[Hashable]()
    differing = Fraction(0)
    for given, count in items.items():
        size = len(given)
        if size < 2:
            continue
        within = Counter(given)
        for category, times in within.items():
            values[category] += times * count
        pairs = size * size - sum(times * times for times in within.values())
        differing += Fraction(pairs * count, size - 1)
    total = sum(values.values())
    expected = total * total - sum(times * times for times in values.values())
    if expected == 0:
        return None
    return float(1 - differing * (total - 1) / expected)
