"""Maps of shapes that are hard on a program, of any size: deep, wide, in one line, broken, of few words and others.

Each function gives the files of a project by name; `map.yaml` is the one to look at.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from synthetic import synthetic_map

Files = dict[str, str]

_NOUNS = (
    "council bridge lorry deck market harbour school river village farm mill tower road field garden library museum "
    "park station"
).split()
_ENDS = ("", "house", "yard", "works", "gate", "field", "line", "board")
_NOUNS = [noun + end for noun in _NOUNS for end in _ENDS]
_VERBS = "raises delays supports limits improves weakens protects replaces requires prevents attracts explains".split()
_HEAD = "argument:\n- conclusion: The town should act now.\n  id: top\n"
_MOST_INDENTED = 40
_MARKS = ("- {claim: x}\n", "  - claim It is so.\n", "  because\n", '    - claim: "It is so.\n')


class _Chance(random.Random):
    """Chance that says things: the same for the same size."""

    def say(self) -> str:
        near, far = self.choice(_NOUNS), self.choice(_NOUNS)
        return (
            f"The {near} {self.choice(_VERBS)} the {far} of the {self.choice(_NOUNS)} near the {self.choice(_NOUNS)}."
        )


def _map(text: str) -> Files:
    return {"map.yaml": text}


def balanced(size: int) -> Files:
    """Statements of a tree of about ten levels, two to three premises a reason."""
    return _map(synthetic_map(size))


def wide(size: int) -> Files:
    """Reasons for one conclusion."""
    chance = _Chance(1)
    return _map(_HEAD + "  because:\n" + "".join(f"  - claim: {chance.say()}\n" for _ in range(size)))


def deep(size: int) -> Files:
    """Levels, one statement on each."""
    chance, lines, indent = _Chance(1), [_HEAD], "  "
    for _ in range(size):
        lines.append(f"{indent}because:\n{indent}- claim: {chance.say()}\n")
        indent += "  "
    return _map("".join(lines))


def long(size: int) -> Files:
    """Characters in one text."""
    chance, said, length = _Chance(1), [], 0
    while length < size:
        said.append(chance.say())
        length += len(said[-1]) + 1
    return _map(f"{_HEAD}  because:\n  - claim: {' '.join(said)}\n")


def objections(size: int) -> Files:
    """Objections to one conclusion."""
    chance = _Chance(1)
    return _map(_HEAD + "  but:\n" + "".join(f"  - claim: {chance.say()}\n" for _ in range(size)))


def sources(size: int) -> Files:
    """Sources, each cited once."""
    chance = _Chance(1)
    works = "".join(f"  work{i}: {{title: {chance.say()[:-1]}, author: A{i}}}\n" for i in range(size))
    cited = "".join(f"  - evidence: {chance.say()}\n    cite: work{i}\n" for i in range(size))
    return _map(f"sources:\n{works}{_HEAD}  because:\n{cited}")


def dense(size: int) -> Files:
    """References, ten from each statement to statements further on."""
    chance, count = _Chance(1), max(12, size // 10)
    lines = ["argument:\n"]
    for i in range(count):
        kind = "claim" if i else "conclusion"
        lines.append(f"- {kind}: {chance.say()}\n  id: s{i}\n")
        below = sorted({chance.randrange(i + 1, min(count, i + 40)) for _ in range(10)}) if i + 1 < count else []
        lines += ["  because:\n"] if below else []
        lines += [f"  - ref: s{each}\n" for each in below]
    return _map("".join(lines))


def few_words(size: int) -> Files:
    """Statements made of a few words, so that many are much alike."""
    chance = _Chance(1)
    words = [noun + end for noun in _NOUNS[:8] for end in ("", "s")] + _VERBS[:4]
    said = (" ".join(chance.choice(words) for _ in range(8)) for _ in range(size))
    return _map(_HEAD + "  because:\n" + "".join(f"  - claim: The {each}.\n" for each in said))


def chinese_text(size: int) -> Files:
    """Characters of a script without blanks in one text."""
    return _map("argument:\n- conclusion: " + "漢字" * (size // 2) + "。\n")


def chinese(size: int) -> Files:
    """Statements in a script without blanks."""
    chance = _Chance(1)
    signs = [chr(code) for code in range(0x4E00, 0x5200)]
    said = ("".join(chance.choice(signs) for _ in range(20)) for _ in range(size))
    return _map("language: zh\nargument:\n- conclusion: 城市應該行動。\n  because:\n"
                + "".join(f"  - claim: {each}。\n" for each in said))  # fmt: skip


def one_line(size: int) -> Files:
    """Conclusions, each with a reason, all in one line."""
    chance = _Chance(1)
    each = (f"{{conclusion: {chance.say()[:-1]}, because: [{{claim: {chance.say()[:-1]}}}]}}" for _ in range(size))
    return _map("{argument: [" + ", ".join(each) + "]}\n")


def blanks(size: int) -> Files:
    """Blanks in a row in a text."""
    return _map(f"{_HEAD}  because:\n  - claim: It is{' ' * size}so.\n")


def orphans(size: int) -> Files:
    """Reasons with a premise that has nothing to do with the rest."""
    chance = _Chance(1)
    reasons = "".join(f"  - premises:\n    - ref: a\n    - claim: {chance.say()}\n" for _ in range(size))
    return _map(f"{_HEAD}  because:\n{reasons}- claim: The base is firm.\n  id: a\n")


def layers(size: int) -> Files:
    """Layers of two statements, each of which rests on both below it: 2 to the power of the size chains."""
    chance = _Chance(1)
    lines = ["argument:\n- conclusion: The town should act now.\n  id: d0\n  because:\n  - ref: d1\n  - ref: e1\n"]
    for i in range(1, size):
        for k in "de":
            below = f"  because:\n  - ref: d{i + 1}\n  - ref: e{i + 1}\n"
            lines.append(f"- claim: {chance.say()}\n  id: {k}{i}\n{below}")
    return _map("".join(lines) + "".join(f"- claim: {chance.say()}\n  id: {k}{size}\n" for k in "de"))


def alternatives(size: int) -> Files:
    """Conclusions of which one is right."""
    chance, ids = _Chance(1), ", ".join(f"c{i}" for i in range(size))
    return _map(f"alternatives:\n- [{ids}]\nargument:\n" + "".join(
        f"- conclusion: {chance.say()}\n  id: c{i}\n  because:\n  - claim: {chance.say()}\n" for i in range(size)
    ))  # fmt: skip


def contradictions(size: int) -> Files:
    """Statements that one statement contradicts."""
    chance, ids = _Chance(1), ", ".join(f"c{i}" for i in range(size))
    each = "".join(f"  - claim: {chance.say()}\n    id: c{i}\n" for i in range(size))
    return _map(f"{_HEAD}  because:\n{each}- claim: None of this is so.\n  id: no\n  contradicts: [{ids}]\n")


def circle(size: int) -> Files:
    """Statements each of which rests on the next, and the last on the first."""
    chance = _Chance(1)
    return _map(_HEAD + "  because:\n  - ref: s0\n" + "".join(
        f"- claim: {chance.say()}\n  id: s{i}\n  because:\n  - ref: s{(i + 1) % size}\n" for i in range(size)
    ))  # fmt: skip


def broken_once(size: int) -> Files:
    """Statements, and one line among them that is not right."""
    lines = synthetic_map(size).splitlines(keepends=True)
    at = next(i for i in range(len(lines) // 2, len(lines)) if lines[i].lstrip().startswith("- claim: "))
    lines[at] = lines[at].replace("- claim: ", "- claim ", 1)
    return _map("".join(lines))


def broken_often(size: int) -> Files:
    """Statements, every twentieth of them in a line that is not right."""
    lines, seen = synthetic_map(size).splitlines(keepends=True), 0
    for i, line in enumerate(lines):
        if line.lstrip().startswith("- claim: "):
            seen += 1
            if seen % 20 == 0:
                lines[i] = line.replace("- claim: ", ("- claim ", "-claim: ", "- claim: '")[seen // 20 % 3], 1)
    return _map("".join(lines))


def broken_deep(size: int) -> Files:
    """Statements on up to forty levels, with a line among them that is not right."""
    steps = ["  " * min(i, _MOST_INDENTED) for i in range(size)]
    lines = [f"{indent}- claim: deep\n{indent}  because:\n" for indent in steps]
    lines.insert(size * 2 // 5, "- {claim: x}\n")
    return _map("argument:\n" + "".join(lines) + "- claim: It is so.\n")


def includes(size: int) -> Files:
    """Maps that one map includes."""
    chance = _Chance(1)
    names = "".join(f"  m{i}: part{i}.yaml\n" for i in range(size))
    used = "".join(f"  - ref: m{i}/it\n" for i in range(size))
    parts = {f"part{i}.yaml": f"argument:\n- conclusion: {chance.say()}\n  id: it\n" for i in range(size)}
    return {"map.yaml": f"include:\n{names}{_HEAD}  because:\n{used}", **parts}


def chain_of_includes(size: int) -> Files:
    """Maps each of which includes the next."""
    chance = _Chance(1)
    names = ["map.yaml", *(f"part{i}.yaml" for i in range(1, size))]
    files = {}
    for i, name in enumerate(names):
        below = f"include: {{m: {names[i + 1]}}}\n" if i + 1 < size else ""
        used = "  because:\n  - ref: m/it\n" if below else ""
        files[name] = f"{below}argument:\n- conclusion: {chance.say()}\n  id: it\n{used}"
    return files


SHAPES: dict[str, Callable[[int], Files]] = {
    each.__name__.replace("_", "-"): each
    for each in (
        balanced,
        wide,
        deep,
        long,
        objections,
        sources,
        dense,
        few_words,
        chinese_text,
        chinese,
        one_line,
        blanks,
        orphans,
        layers,
        alternatives,
        contradictions,
        circle,
        broken_once,
        broken_often,
        broken_deep,
        includes,
        chain_of_includes,
    )
}
