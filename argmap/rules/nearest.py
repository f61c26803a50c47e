"""Names that someone may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """The candidates most like a name, best first; those that differ in case or separators alone come before all."""
    from difflib import SequenceMatcher

    plain = _plain(name)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(plain)
    scored: list[tuple[float, str]] = []
    for candidate in candidates:
        other = _plain(candidate)
        if other == plain:
            scored.append((2.0, candidate))
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            scored.append((matcher.ratio(), candidate))
        elif len(plain) > 3 and (other.endswith(plain) or other.startswith(plain)):
            scored.append((_ALIKE, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return [candidate for _, candidate in scored[:most]]


_ALIKE = 0.7


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
