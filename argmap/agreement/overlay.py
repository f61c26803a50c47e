"""The maps of two people as one drawing: the first map, with what only the second has put in its place."""

from __future__ import annotations

from argmap.agreement.agree import Agreement
from argmap.agreement.disagreements import Sort
from argmap.comparing import Comparison, Mark, Overlay
from argmap.errors import ArgmapError
from argmap.model import Statement

_ATTACHED = {Sort.DIRECTION, Sort.ATTACHMENT, Sort.LEVEL, Sort.STEP, Sort.LINKAGE, Sort.GRANTED, Sort.EXPLANATION}


class NotTwoMaps(ArgmapError):
    """A drawing is asked for of more than two maps."""

    def __init__(self, given: int) -> None:
        super().__init__(f"a picture lays two maps over each other, and there are {given}; draw them two by two")


def union(agreement: Agreement) -> Overlay:
    """Both maps as one graph: the first, and the statements that only the second has. Raises NotTwoMaps."""
    if len(agreement.maps) != 2:
        raise NotTwoMaps(len(agreement.maps))
    (pair,) = agreement.pairs
    one, other = (each.graph for each in agreement.maps)
    statements = {each.other: each.one for each in pair.pairs}
    reasons = {each.other.reason: each.one.reason for each in pair.steps.pairs if each.target}
    return Overlay(Comparison(other, one, (), (), statements, reasons))


def union_marks(agreement: Agreement) -> dict[Statement, Mark]:
    """For each statement of the union whether both maps have it, and whether they say the same of it there."""
    found: dict[Statement, Mark] = {}
    differing: dict[int, set[str]] = {}
    for each in agreement.disagreements:
        word = "other_place" if each.sort in _ATTACHED else "other_kind" if each.sort is Sort.KIND else ""
        concerned = each.units[1:] if each.sort is Sort.LINKAGE else each.units
        for number in concerned if word else ():
            differing.setdefault(number, set()).add(word)
    for unit in agreement.units:
        one, other = unit.members
        if one is not None and other is not None:
            said = differing.get(unit.number, set())
            found[one] = Mark(("both", *(word for word in ("other_place", "other_kind") if word in said)))
        elif one is not None:
            found[one] = Mark(("only_first",))
        elif other is not None:
            found[other] = Mark(("only_second",))
    return found
