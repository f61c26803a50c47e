"""Families of small sets, kept minimal: which of some events, taken together, are enough for something.

A family is what fault tree analysis calls the minimal cut sets of a gate. Families are worked out from the bottom of a
graph to its top: `either` for a gate that one input is enough for, `both` for one that needs all (the bottom-up method
of W. E. Vesely et al., Fault Tree Handbook, NUREG-0492, 1981, ch. VII; going back to J. B. Fussell and W. E. Vesely,
Transactions of the American Nuclear Society 15, 1972).

The number of minimal sets can grow exponentially, so their order (how many events are in one) is bounded. A set of
order k arises only from sets of at most that order, so leaving out the larger ones keeps the smaller ones exact: a
family is *complete up to* an order. Sets of order 1 are bits of one integer and are always exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from argmap.records import record

Events = frozenset[int]

# So many pairs are formed at one gate, and so many sets are kept of one family; where there would be more, the largest
# are left out instead.
_MOST_PAIRS = 2_000
_MOST_SETS = 500
_NONE: frozenset[Events] = frozenset()


@record()
class Family:
    """The minimal sets of events: those of one event as bits, and `larger` ones; complete up to `order`.

    `always`: the empty set is enough, so nothing has to happen. Without any set, nothing is enough. `members` has the
    bits of all events in the larger sets.
    """

    always: bool = False
    singles: int = 0
    larger: frozenset[Events] = _NONE
    members: int = 0
    order: int = 0

    def __iter__(self) -> Iterator[Events]:
        """The minimal sets, smallest first, in the order of the numbers of their events."""
        if self.always:
            yield frozenset()
            return
        yield from (frozenset((event,)) for event in bits(self.singles))
        yield from sorted(self.larger, key=lambda s: (len(s), sorted(s)))

    def with_event(self, event: int) -> Family:
        """The family to which one more event is enough."""
        if self.always or self.singles >> event & 1:
            return self
        return either((self, Family(singles=1 << event, order=self.order)), self.order)


def always(order: int) -> Family:
    """The family of what needs no event at all."""
    return Family(always=True, order=order)


def never(order: int) -> Family:
    """The family of what no events are enough for."""
    return Family(order=order)


def either(families: Iterable[Family], order: int) -> Family:
    """Enough for any of some families: `never` for none. `order` is the highest that is worked out."""
    singles, lasting = 0, list[Family]()
    for family in families:
        if family.always:
            return always(order)
        singles |= family.singles
        order = min(order, family.order)
        if family.larger:
            lasting.append(family)
    if not lasting or order == 1:
        return Family(singles=singles, order=order)
    first = lasting[0]
    if len(lasting) == 1 and not singles & first.members and order == first.order:
        return Family(singles=singles, larger=first.larger, members=first.members, order=order)
    return _minimal(singles, frozenset().union(*(family.larger for family in lasting)), order)


def both(families: Iterable[Family], order: int) -> Family:
    """Enough for all of some families at once: `always` for none. `order` is the highest that is worked out."""
    found = always(order)
    for family in families:
        if found.always:
            found = family
        elif not family.always:
            found = _product(found, family)
    return found


def bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _product(one: Family, other: Family) -> Family:
    common = one.singles & other.singles
    order = min(one.order, other.order)
    left, right = one.singles & ~common, other.singles & ~common
    while order > 1:
        lefts, rights = _sets(left, one, order), _sets(right, other, order)
        if len(lefts) * len(rights) <= _MOST_PAIRS:
            return _minimal(common, {a | b for a in lefts for b in rights}, order)
        order -= 1
    return Family(singles=common, order=order)


def _sets(singles: int, family: Family, order: int) -> list[Events]:
    if singles.bit_count() > _MOST_PAIRS:  # too many to be paired with anything
        return [frozenset()] * (_MOST_PAIRS + 1)
    return [*(frozenset((e,)) for e in bits(singles)), *(s for s in family.larger if len(s) <= order)]


def _minimal(singles: int, sets: Iterable[Events], order: int) -> Family:
    """The family of some sets without those that contain a smaller one."""
    kept: list[Events] = []
    known: set[Events] = set()
    for each in sorted(sets, key=len):
        if len(each) > order or any(singles >> event & 1 for event in each):
            continue
        if len(each) == 1:
            singles |= 1 << next(iter(each))
        elif len(each) == 2 or not any(frozenset(part) in known for part in _parts(each)):
            kept.append(each)
            known.add(each)
    while len(kept) > _MOST_SETS:
        order -= 1
        kept = [each for each in kept if len(each) <= order]
    members = 0
    for each in kept:
        for event in each:
            members |= 1 << event
    return Family(singles=singles, larger=frozenset(kept), members=members, order=order)


def _parts(each: Events) -> Iterator[tuple[int, ...]]:
    """The sets of two or more events within one, itself left out."""
    members = sorted(each)
    return chain.from_iterable(combinations(members, size) for size in range(2, len(members)))
