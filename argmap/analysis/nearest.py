"""Names that someone may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code, listing
from argmap.reading.suggestions import nearest_names

if TYPE_CHECKING:
    from argmap.schemes import Scheme


class Guesses:
    """The names nearest to unknown ones; a map with very many unknown names has another problem than misspelling."""

    _MOST = 40

    def __init__(self) -> None:
        self._known: dict[object, list[str]] = {}

    def nearest(self, name: str, candidates: Iterable[str], place: object = None) -> list[str]:
        """The nearest names; none after some dozens of different unknown names. `place` tells sets of names apart."""
        key = name, place
        if key not in self._known:
            self._known[key] = nearest_names(name, candidates) if len(self._known) < self._MOST else []
        return self._known[key]


def suggestion(near: Sequence[str]) -> str:
    """The end of a message: “; did you mean `this` or `that`?”; empty where nothing is near."""
    return f"; did you mean {listing([code(name) for name in near])}?" if near else ""


def nearest_schemes(name: str, own: Iterable[Scheme] = ()) -> list[str]:
    """The slugs of the schemes whose slug, name or alias is most like a name, best first."""
    from argmap.schemes.catalogue import built_in_schemes, plain_name

    slugs: dict[str, str] = {}
    for scheme in (*own, *built_in_schemes()):
        for each in (scheme.slug, scheme.name, *scheme.aliases):
            slugs.setdefault(plain_name(each), scheme.slug)
    return list(dict.fromkeys(slugs[each] for each in nearest_names(plain_name(name), slugs)))
