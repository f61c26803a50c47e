"""Formulas as LaTeX writes them, in signs of Unicode.

The names of signs come from latex2mathml; raised and lowered letters, and the alphabets of mathematics, are those that
the Unicode database itself tells. What has no sign there stays as it is written, and is told with its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from latex2mathml.symbols_parser import convert_symbol

from argmap.records import record

_DEEPEST = 20  # braces in braces
_NAMES = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min"
    " Pr sec sin sinh sup tan tanh".split()
)
_UPRIGHT = frozenset("mathrm mathit mathnormal mbox operatorname text textit textnormal textrm".split())
# What tells how large something is, or how it is set: nothing that a line of text has.
_SET = frozenset(
    "left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr limits nolimits displaystyle"
    " textstyle".split()
)
_BLANKS = {",": "\u2009", ":": " ", ";": " ", " ": " ", "!": "", "quad": " ", "qquad": " "}
_ALPHABETS = {
    "mathbb": ("DOUBLE-STRUCK",),
    "mathbf": ("BOLD",),
    "boldsymbol": ("BOLD ITALIC", "BOLD"),
    "mathcal": ("SCRIPT",),
    "mathscr": ("SCRIPT",),
    "mathfrak": ("FRAKTUR", "BLACK-LETTER"),
    "mathsf": ("SANS-SERIF",),
    "mathtt": ("MONOSPACE",),
}
_OVER_ALL = "\u0305\u0332"  # lines that go on over or under several letters
_ROOT = "√"
_ROOTS = {"": _ROOT, "2": _ROOT, "3": "∛", "4": "∜"}
# Stretches of raised and lowered letters; they stand raised by themselves: a prime, an asterisk, a degree.
_SCRIPTS = ((0xB2, 0xB3), (0xB9, 0xB9), (0x2070, 0x209F), (0x1D2C, 0x1D6A), (0x1D9B, 0x1DBF), (0x2C7C, 0x2C7D))
_RAISED_ALREADY = {"′": "′", "*": "*", "∘": "°", "°": "°"}
_ALONE = {"-": "−", "'": "′", "~": "\u00a0"}


@record()
class Unwritten:
    """What stays as it is written in a formula: from where to where, and why."""

    start: int
    end: int
    why: str


def in_unicode(formula: str) -> tuple[str, tuple[Unwritten, ...]]:
    """A formula in signs of Unicode, and what of it has none."""
    reader = _Reader(formula)
    text = reader.sequence(0)
    while reader.at < len(formula):  # a brace that was never opened
        reader.miss(reader.at, reader.at + 1, "closes nothing")
        reader.at += 1
        text += "}" + reader.sequence(0)
    return text, tuple(sorted(reader.missed, key=lambda each: each.start))


class _Reader:
    """Reads one formula from left to right; `at` is the place that was reached."""

    def __init__(self, formula: str) -> None:
        self.formula = formula
        self.at = 0
        self.missed: list[Unwritten] = []

    def miss(self, start: int, end: int, why: str) -> str:
        """What stands between two places as it is written, which is told."""
        self.missed.append(Unwritten(start, end, why))
        return self.formula[start:end]

    def miss_all(self, start: int, why: str, before: int) -> str:
        """All since a place as it is written, which is told once; `before` so much had been told until there."""
        del self.missed[before:]
        return self.miss(start, self.at, why)

    def sequence(self, depth: int) -> str:
        """All up to the end, or to the brace that closes the braces around."""
        parts: list[str] = []
        while self.at < len(self.formula) and self.formula[self.at] != "}":
            parts.append(self.one(depth))
        return "".join(parts)

    def one(self, depth: int) -> str:
        """The next letter, command or group."""
        sign, start = self.formula[self.at], self.at
        if depth == _DEEPEST and sign in "\\^_{":
            self.at = self._end_of_group(start) if sign == "{" else start + 1
            return self.miss(start, self.at, "is further in than argmap reads a formula")
        if sign == "\\":
            return self._command(depth)
        if sign in "^_":
            return self._script(sign, depth)
        self.at += 1
        if sign != "{":
            return _ALONE.get(sign, sign)
        inner = self.sequence(depth + 1)
        if self.at == len(self.formula):
            self.miss(start, start + 1, "is never closed")
            return "{" + inner
        self.at += 1
        return inner

    def _end_of_group(self, start: int) -> int:
        """The place after the brace that closes the one at a place."""
        opened, at = 0, start
        while at < len(self.formula):
            if self.formula[at] == "\\":
                at += 1
            else:
                opened += {"{": 1, "}": -1}.get(self.formula[at], 0)
                if opened == 0:
                    return at + 1
            at += 1
        return len(self.formula)

    def _argument(self, depth: int) -> str | None:
        """What a command or script is about: a group, or the next sign; None at the end, or where there is none."""
        while self.formula[self.at : self.at + 1] == " ":
            self.at += 1
        return None if self.formula[self.at : self.at + 1] in ("", "}", "^", "_") else self.one(depth + 1)

    def _script(self, sign: str, depth: int) -> str:
        start, before = self.at, len(self.missed)
        self.at += 1
        about = self._argument(depth)
        if about is None:
            return self.miss_all(start, "has nothing after it", before)
        if len(self.missed) > before:
            return self.miss_all(start, "has no sign in Unicode", before)
        letters = _scripts("<super>" if sign == "^" else "<sub>")
        lacking = next((letter for letter in about if letter not in letters), None)
        if lacking is not None:
            way = "raised" if sign == "^" else "lowered"
            return self.miss_all(start, f"has no sign in Unicode, where no `{lacking}` is {way}", before)
        return "".join([letters[letter] for letter in about])

    def _command(self, depth: int) -> str:
        start = self.at
        self.at += 1
        while self.formula[self.at : self.at + 1].isascii() and self.formula[self.at : self.at + 1].isalpha():
            self.at += 1
        if self.at == start + 1:
            self.at = min(self.at + 1, len(self.formula))
        name = self.formula[start + 1 : self.at]
        if name in _SET and self.formula[self.at : self.at + 1] == ".":  # where nothing stands at one side
            self.at += 1
        if name in _UPRIGHT or name in _ALPHABETS or name == "sqrt":
            return self._with_argument(start, name, depth)
        sign = _sign(name)
        if sign is None:
            return self._unknown(start)
        return self._accented(start, sign, depth) if sign and unicodedata.combining(sign[0]) else sign

    def _unknown(self, start: int) -> str:
        """A command without a sign, with the groups behind it."""
        named = self.at
        while self.formula[self.at : self.at + 1] in ("{", "["):
            closing = self.formula.find("]", self.at) + 1 if self.formula[self.at] == "[" else 0
            if self.formula[self.at] == "[" and not closing:
                break
            self.at = closing or self._end_of_group(self.at)
        self.miss(start, named, "has no sign in Unicode")
        return self.formula[start : self.at]

    def _with_argument(self, start: int, name: str, depth: int) -> str:
        """A command that says how what follows is set, or that takes the root of it."""
        order, before = "", len(self.missed)
        if name == "sqrt" and self.formula[self.at : self.at + 1] == "[":
            end = self.formula.find("]", self.at)
            order = self.formula[self.at + 1 : end] if end > 0 else "["
            self.at = end + 1 if end > 0 else self.at
        about = self._argument(depth)
        if about is None:
            return self.miss_all(start, "has nothing after it", before)
        if name in _UPRIGHT:
            return about
        if name == "sqrt":
            if order not in _ROOTS:
                return self.miss_all(start, "has no sign in Unicode", before)
            return _ROOTS[order] + (about if len(about) < 2 or about.isdigit() else f"({about})")
        letters = [_in_alphabet(letter, name) for letter in about]
        if None in letters or len(self.missed) > before:
            return self.miss_all(start, "has no sign in Unicode", before)
        return "".join(filter(None, letters))

    def _accented(self, start: int, mark: str, depth: int) -> str:
        """What follows with a mark over, under or through it."""
        before = len(self.missed)
        about = self._argument(depth)
        if about is None:
            return self.miss_all(start, "has nothing after it", before)
        bases = sum(not unicodedata.combining(letter) for letter in about)
        if bases != 1 and (mark not in _OVER_ALL or not bases):
            why = "has no sign in Unicode, where a mark like this is over one letter"
            return self.miss_all(start, why, before)
        if bases == 1:
            return unicodedata.normalize("NFC", about + mark)
        return "".join([letter + mark for letter in about])


@cache
def _sign(name: str) -> str | None:
    """What a command stands for that is about nothing else, by its name; None where there is no sign for it."""
    if name in _SET:
        return ""
    if name in _NAMES or name in _BLANKS:
        return _BLANKS.get(name, name)
    number = convert_symbol(f"\\{name}")
    return None if number is None else "".join(chr(int(each, 16)) for each in number.split("-"))


@cache
def _scripts(sort: str) -> Mapping[str, str]:
    """The letters that there are raised or lowered."""
    found = dict(_RAISED_ALREADY) if sort == "<super>" else {}
    for first, last in _SCRIPTS:
        for code in range(first, last + 1):
            kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
            if kind == sort and len(letters) == 1:
                found.setdefault(chr(int(letters[0], 16)), chr(code))
    return found


@cache
def _in_alphabet(letter: str, command: str) -> str | None:
    """A letter or digit in one of the alphabets of mathematics; None where that lacks it."""
    named = unicodedata.name(letter, "").replace("LATIN ", "").replace("GREEK ", "").replace("LETTER ", "")
    for alphabet in _ALPHABETS[command]:
        for name in (f"MATHEMATICAL {alphabet} {named}", f"{alphabet} {named}"):
            try:
                return unicodedata.lookup(name)
            except KeyError:
                continue
    return letter if letter == " " else None
