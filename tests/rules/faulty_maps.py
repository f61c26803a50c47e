"""Random maps with faults of every sort."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_TEXTS = (
    "The bridge is safe for lorries.", "The bridge is not safe for lorries.", "Lorries wear the old deck out.", "Why?",
    "It does not follow that the bridge is safe.", "Because it rains; the deck rusts away.", "桥不安全", "x",
    "A\u0301 \u202e b", "the bridge is safe for the lorries", '"quoted: #text"', "Deck",
    "Since 2010 the deck is old. It will break soon.", "Many families spend their holidays on distant islands.",
    "The town will probably close the bridge because lorries wear the deck out.", "The deck is old: so what, it holds.",
)  # fmt: skip
_IDS = ("a", "b", "c", "d", "e", "nothing", "pre/x")
_HEAD = """\
source: w
scale: icd203
sources: {w: {title: W, derived-from: v}, v: {title: V, cited-in: w, derived-from: w}}
groups: {g: {title: G}}
schemes: {own: {premises: [seen: It is seen.], critical_questions: [{q: So?, target: sen}]}}
alternatives: [[a, b], [c], [d, d]]
expect: {supported: [a, b], open: [c]}
waive: {AM206: x, no-such-rule: y}
argument:
"""
_OF_ALL = {"id": _IDS[:5], "cite": ("w", "z", "https://example.org"), "hedge": ("perhaps",)}
_OF_STATEMENTS = {
    **_OF_ALL,
    "restates": _IDS,
    "contradicts": _IDS,
    "tension-with": _IDS,
    "role": ("finding", "indicatr", "seen"),
    "verdict": ("accepted", "rejected", "questioned"),
    "group": ("g", "h"),
    "held-by": ("them",),
    "quote": ("some say … so",),
    "date": ("2019",),
    "likelihood": ("0.9", "very likely", "very likly", "80", "'0.8-0.6'", "unlikely", "'?'", "at least 60 %"),
}
_OF_REFERENCES: dict[str, tuple[str, ...]] = {"contradicts": _IDS, "tension-with": _IDS}
_OF_REASONS = {
    **_OF_ALL,
    "outweighs": _IDS,
    "scheme": ("sign", "sgn", "abduction", "own"),
    "answers": ("{staged: no, stagd: {dismissed: why}}",),
    "inference": ("deductive", "explanation"),
    "strength": ("0.9", "almost certain", "surely", "1", "'[0.5, 0.7]'"),
    "waive": ("{AM206: z}",),
}


class Writer:
    """Writes a map of up to thirty nodes with as many faults of every sort as fit in."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.left = random.randint(1, 30)

    def map(self) -> str:
        lines: list[str] = []
        while self.left > 0:
            lines.extend(self.premise(""))
        return _HEAD + "\n".join(lines) + "\n"

    def attributes(self, pad: str, choices: dict[str, tuple[str, ...]]) -> Iterator[str]:
        for key, values in choices.items():
            if self.random.random() < 0.2:
                yield f"{pad}{key}: {self.random.choice(values)}"

    def lists(self, pad: str) -> Iterator[str]:
        for key in ("because", "but", "although"):
            if self.left > 0 and self.random.random() < 0.4:
                yield f"{pad}{key}:"
                for _ in range(self.random.randint(1, 3)):
                    yield from self.reason(pad) if self.random.random() < 0.4 else self.premise(pad)

    def reason(self, pad: str) -> Iterator[str]:
        yield f"{pad}- premises:"
        for _ in range(self.random.randint(1, 3)):
            yield from self.premise(f"{pad}  ")
        yield from self.attributes(f"{pad}  ", _OF_REASONS)
        yield from self.lists(f"{pad}  ")

    def premise(self, pad: str) -> Iterator[str]:
        self.left -= 1
        if self.random.random() < 0.3:
            yield f"{pad}- ref: {self.random.choice(_IDS)}"
            yield from self.attributes(f"{pad}  ", _OF_REFERENCES)
        else:
            kind = self.random.choice(("conclusion", "claim", "claim", "evidence", "assumption"))
            yield f"{pad}- {kind}: '{self.random.choice(_TEXTS)}'"
            yield from self.attributes(f"{pad}  ", _OF_STATEMENTS)
        yield from self.lists(f"{pad}  ")


def faulty_map(seed: int) -> str:
    """The text of a map; the same for the same seed."""
    return Writer(Random(seed)).map()  # noqa: S311 - no secret is made
