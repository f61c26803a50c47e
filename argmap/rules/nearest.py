"""Names that someone may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.reading.suggestions import distance, plain
from argmap.rules.phrasing import code, listing


def nearest(name: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """The candidates most like a name, best first: fewest slips, then those that it is the beginning or the end of."""
    wanted = plain(name)
    scored: list[tuple[int, str]] = []
    for candidate in candidates:
        other = plain(candidate)
        allowed = max(1, min(len(wanted), len(other)) // 3)
        slips = distance(wanted, other, allowed)
        if slips <= allowed:
            scored.append((slips, candidate))
        elif len(wanted) > 3 and (other.endswith(wanted) or other.startswith(wanted)):
            scored.append((len(other), candidate))
    scored.sort()
    return [candidate for _, candidate in scored[:most]]


class Guesses:
    """The names nearest to unknown ones; a map with very many unknown names has another problem than misspelling."""

    _MOST = 40

    def __init__(self) -> None:
        self._known: dict[object, list[str]] = {}

    def nearest(self, name: str, candidates: Iterable[str], place: object = None) -> list[str]:
        """The nearest names; none after some dozens of different unknown names. `place` tells sets of names apart."""
        key = name, place
        if key not in self._known:
            self._known[key] = nearest(name, candidates) if len(self._known) < self._MOST else []
        return self._known[key]


def suggestion(near: Sequence[str]) -> str:
    """What to add to a message: “; did you mean `this` or `that`?”; nothing where nothing is near."""
    return f"; did you mean {listing([code(name) for name in near])}?" if near else ""
