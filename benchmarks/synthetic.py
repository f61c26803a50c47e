"""Maps of any size for measuring: trees of claims of about fifteen words, two to three premises a reason."""

from __future__ import annotations

import random

_STEMS = (
    "council bridge lorry deck budget detour income market harbour library school survey teacher volunteer visitor "
    "report river traffic street company worker farmer village engineer hospital patient doctor price wage tax "
    "border treaty minister region railway energy pipeline export import investor factory climate forest water"
).split()
# A map of thousands of statements has thousands of words; compounds stand in for them.
_NOUNS = [stem + end for stem in _STEMS for end in ("", "yard", "house", "works", "field", "gate", "board", "line")]
_VERBS = (
    "raises lowers delays supports limits improves weakens protects replaces requires prevents attracts finances "
    "explains measures threatens restores connects divides rewards"
).split()
_ADJECTIVES = "new old local regional public private yearly heavy light early late costly cheap open closed".split()
_SLOTS = (_ADJECTIVES, _NOUNS, _NOUNS, _VERBS, _ADJECTIVES, _NOUNS, _NOUNS, _NOUNS)
_FEW_NOUNS = _STEMS[:11]
_FEW_SLOTS = (_ADJECTIVES[:4], _FEW_NOUNS, _FEW_NOUNS, _VERBS[:5], _ADJECTIVES[:4], _FEW_NOUNS, _FEW_NOUNS, _FEW_NOUNS)
_SENTENCE = "The {} {} of the {} {} the {} {} in the {} near {}."
_KEPT = 5  # words that a premise shares with what it supports, so that the map reads as an argument to the checks


def synthetic_map(
    statements: int, *, arrows: int | None = None, links: float = 0.1, seed: int = 1, few_words: bool = False
) -> str:
    """The text of a map with so many statements; `links` is the share of reasons that refer to another branch.

    With `arrows`, references are added until the map has that many arrows in all. Nearly nothing in it is found fault
    with: maps that people measure are finished ones. With `few_words` all of it is made of twenty different words,
    little ones aside, and much is nearly the same.
    """
    slots = _FEW_SLOTS if few_words else _SLOTS
    chance = random.Random(f"{seed}/{statements}")  # noqa: S311 - not for secrets
    below = _shape(statements, chance)
    words = [[chance.choice(slot) for slot in slots]]
    for parent, reasons in enumerate(below):
        for premise in (p for reason in reasons for p in reason):
            kept = set(chance.sample(range(len(slots)), _KEPT))
            old = words[parent]
            words.append([old[i] if i in kept else chance.choice(slot) for i, slot in enumerate(slots)])
            assert premise == len(words) - 1  # noqa: S101 - statements are numbered level by level
    references = _references(below, chance, links, arrows)
    lines = ["argmap: 1", "title: A synthetic map", "question: How fast is it?", "sources:"]
    lines += ["  report: {title: The report}", "argument:"]
    stack: list[tuple[int, str]] = [(0, "")]
    while stack:
        number, indent = stack.pop()
        if number < 0:
            lines.append(f"{indent}- premises:")
            continue
        kind = "conclusion" if number == 0 else "claim" if below[number] else chance.choice(_LEAVES)
        lines += [f"{indent}- {kind}: {_SENTENCE.format(*words[number])}", f"{indent}  id: s{number}"]
        if kind != "assumption":
            lines.append(f"{indent}  cite: report")
        if below[number] or references.get(number):
            lines.append(f"{indent}  because:")
        lines.extend(f"{indent}  - ref: s{target}" for target in references.get(number, ()))
        waiting: list[tuple[int, str]] = []
        for premises in below[number]:
            deeper = "  " if len(premises) == 1 else "    "
            waiting.extend([(-1, f"{indent}  ")] if len(premises) > 1 else [])
            waiting.extend((premise, indent + deeper) for premise in premises)
        stack.extend(reversed(waiting))
    return "\n".join(lines) + "\n"


_LEAVES = ("claim", "evidence", "evidence", "assumption")


def _shape(statements: int, chance: random.Random) -> list[list[list[int]]]:
    """For each statement the premises of each of its reasons; numbered level by level."""
    below: list[list[list[int]]] = [[] for _ in range(statements)]
    made = 1
    for number in range(statements):
        if number and chance.random() < 0.4 and made > number + 1:  # a share of leaves on every level
            continue
        for _ in range(chance.choice((1, 2, 2, 3))):
            premises = list(range(made, min(made + chance.choice((1, 2, 2, 3)), statements)))
            made += len(premises)
            if premises:
                below[number].append(premises)
        if made == number + 1 < statements:  # every branch has ended: let the last one go on
            below[number].append([made])
            made += 1
    return below


def _references(
    below: list[list[list[int]]], chance: random.Random, links: float, arrows: int | None
) -> dict[int, list[int]]:
    """Reasons that refer to a statement further on; never back, so that there are no circles."""
    statements = len(below)
    parents = [number for number, reasons in enumerate(below) if reasons and number + 1 < statements]
    missing = int(links * len(parents)) if arrows is None else arrows - (statements - 1)
    found: dict[int, list[int]] = {}
    while missing > 0:
        parent = chance.choice(parents)
        target = chance.randrange(parent + 1, statements)
        if target not in found.setdefault(parent, []):
            found[parent].append(target)
            missing -= 1
    return found


def synthetic_book(words: int, *, seed: int = 1) -> list[str]:
    """The paragraphs of a book of about so many words."""
    chance = random.Random(f"book {seed}/{words}")  # noqa: S311 - not for secrets
    paragraphs, made = [], 0
    while made < words:
        sentences = [
            _SENTENCE.format(*(chance.choice(slot) for slot in _SLOTS)).replace(" in the ", f" in {made + n} of the ")
            for n in range(chance.randrange(3, 9))
        ]
        paragraphs.append(" ".join(sentences))
        made += len(paragraphs[-1].split())
    return paragraphs


def synthetic_quotations(paragraphs: list[str], quotations: int, text: str, *, seed: int = 1) -> str:
    """The text of a map that quotes a book, kept in the file `text`, so many times: five words … four words."""
    chance = random.Random(f"quotations {seed}/{quotations}")  # noqa: S311 - not for secrets
    lines = ["source: book", "sources:", f"  book: {{title: The book, text: {text}}}", "argument:"]
    for _ in range(quotations):
        words = chance.choice(paragraphs).split()
        start = chance.randrange(len(words) - 20)
        end = min(len(words), start + chance.randrange(14, 60))
        statement = _SENTENCE.format(*(chance.choice(slot) for slot in _SLOTS))
        quotation = f"{' '.join(words[start : start + 5])} … {' '.join(words[end - 4 : end])}"
        lines += [f"- claim: {statement}", f"  quote: {quotation}"]
    return "\n".join(lines) + "\n"
