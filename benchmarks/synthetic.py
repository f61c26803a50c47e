"""Maps of any size for measuring: trees of claims of about fifteen words, two to three premises a reason."""

from __future__ import annotations

import random

_NOUNS = (
    "council bridge lorry deck budget detour income market harbour library school survey teacher volunteer visitor "
    "report river traffic street company worker farmer village engineer hospital patient doctor price wage tax "
    "border treaty minister region railway energy pipeline export import investor factory climate forest water"
).split()
_VERBS = (
    "raises lowers delays supports limits improves weakens protects replaces requires prevents attracts finances "
    "explains measures threatens restores connects divides rewards"
).split()
_ADJECTIVES = "new old local regional public private yearly heavy light early late costly cheap open closed".split()
_KINDS = ("claim", "claim", "claim", "evidence", "assumption")


def synthetic_map(statements: int, *, arrows: int | None = None, links: float = 0.1, seed: int = 1) -> str:
    """The text of a map with so many statements; `links` is the share of reasons that refer to another branch.

    With `arrows`, references are added until the map has that many arrows in all.
    """
    chance = random.Random(f"{seed}/{statements}")  # noqa: S311 - not for secrets
    premises_of: dict[int, list[list[int]]] = {}
    kinds = {0: "conclusion"}
    waiting, made = [0], 1
    while made < statements:
        parent = waiting.pop(0)
        for _ in range(chance.choice((1, 2, 2, 3))):
            premises = list(range(made, min(made + chance.choice((1, 2, 3)), statements)))
            made += len(premises)
            if premises:
                premises_of.setdefault(parent, []).append(premises)
                kinds.update((p, chance.choice(_KINDS)) for p in premises)
        waiting.extend(p for reasons in premises_of.get(parent, ()) for p in reasons)
    for parent in premises_of:
        if parent:
            kinds[parent] = "claim"
    count = sum(len(r) for reasons in premises_of.values() for r in reasons)
    extra = int(links * len(premises_of)) if arrows is None else max(0, arrows - count)
    references: dict[int, list[int]] = {}
    parents = sorted(premises_of)
    for _ in range(extra):
        parent = chance.choice(parents)
        later = chance.randrange(parent + 1, statements) if parent + 1 < statements else None
        if later is not None and later not in references.setdefault(parent, []):
            references[parent].append(later)
    lines = ["argmap: 1", "title: A synthetic map", "sources:", "  report: {title: The report}", "argument:"]
    stack: list[tuple[int, str]] = [(0, "")]
    while stack:
        number, indent = stack.pop()
        if number < 0:
            lines.append(f"{indent}- premises:")
            continue
        lines.extend(_statement(number, kinds[number], indent, chance))
        reasons = premises_of.get(number, [])
        if reasons or references.get(number):
            lines.append(f"{indent}  because:")
        lines.extend(f"{indent}  - ref: s{target}" for target in references.get(number, ()))
        below: list[tuple[int, str]] = []
        for premises in reasons:
            if len(premises) == 1:
                below.append((premises[0], f"{indent}  "))
            else:
                below.append((-1, f"{indent}  "))
                below.extend((p, f"{indent}    ") for p in premises)
        stack.extend(reversed(below))
    return "\n".join(lines) + "\n"


def _statement(number: int, kind: str, indent: str, chance: random.Random) -> list[str]:
    words = f"The {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} of the {chance.choice(_NOUNS)} "
    words += f"{chance.choice(_VERBS)} the {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} "
    words += f"in the {chance.choice(_NOUNS)} near {chance.choice(_NOUNS)} number {number}."
    lines = [f"{indent}- {kind}: {words}", f"{indent}  id: s{number}"]
    if kind == "evidence":
        lines.append(f"{indent}  cite: report")
    return lines
