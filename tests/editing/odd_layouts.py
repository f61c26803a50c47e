"""Random maps in odd layouts: any indentation, any quotes, comments and blank lines wherever YAML allows them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "comparing"))
import random_maps as maps

_LONG = "a text that goes on and on, so that it does not fit into a line, " * 3
_TEXTS = (
    "Lorries wear the deck out.",
    "It is so: lorries wear the deck out, # and nothing else does.",
    "- a dash", "? a question", "#hash", "&c", "'single' at first", '"double" at first', "back\\slash \"two\" 'one'",
    "2019", "no", "~", "1.10", "2024-01-01", "claim like words", "ends with a colon:", "[brackets], {braces}",
    "two  blanks", "a\ttab in it", "Straße — „Zitat“ … 中文 🌉", "a\u00a0b", "a\u2028b", "%percent", "@at", "`tick`",
    _LONG + "end.", _LONG + "and: the # end.", "word" * 40, "first paragraph\nsecond paragraph", "a\n\n\nb " + _LONG,
    "a poem\n  with depth\nends", "- like an item\nkey: value\n# no comment",
)  # fmt: skip
_OWN = ("1", "[a, b]", "{a: {b: c}}", "'it''s'", '"a\\n\\tb"', "!!str 1", "&anchor [*anchor]", "")


def _double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028")


class OddMap(maps.RandomMap):
    """A map whose texts are hard to write, with keys that others lack."""

    def text(self) -> str:
        return self.random.choice(_TEXTS) if self.random.random() < 0.7 else super().text()

    def statement(self, kind: str | None = None) -> maps.Data:
        made = super().statement(kind)
        for key in ("note", "hedge", "todo", "quote"):
            if self.random.random() < 0.15:
                made[key] = self.text()
        if self.random.random() < 0.2:
            made["tags"] = [self.text() for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.15:
            made["review"] = [{"note": self.text(), "by": "A reader"}]
        if self.random.random() < 0.15:
            made["waive"] = {"AM206": self.text(), "AM201": "said twice"}
        return made


class OddWriter:
    """Writes a map; `comments` are all that it put in."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments: list[str] = []
        self.most = 0  # how far to the right a comment may stand now, from a column, since a block would take it in

    def chance(self, most: float) -> bool:
        return self.random.random() < most

    def write(self, data: maps.Data) -> str:
        lines = [*self.noise(0), *(["---"] if self.chance(0.1) else [])]
        lines += [*self.mapping(data, 0), *self.noise(0), *(["..."] if self.chance(0.1) else [])]
        text = "\n".join(lines) + "\n" * self.random.choice((0, 1, 1, 3))
        return text.replace("\n", self.random.choice(("\n", "\n", "\r\n", "\r")))

    # -- comments ----------------------------------------------------------------------------------------------------

    def comment(self, *, tight: bool = False) -> str:
        number = len(self.comments)
        forms = (f"# comment {number}", f"# - claim: comment {number}", f"#\tcomment {number}: [", f"#  '{number}")
        self.comments.append(f"#comment{number}" if tight else self.random.choice(forms))
        return self.comments[-1]

    def noise(self, column: int) -> Iterator[str]:
        """Lines between others: comments in all columns, and blank ones."""
        while self.chance(0.3):
            if self.chance(0.5):
                yield self.random.choice(("", "", "  "))
                continue
            at = self.random.choice((column, column, 0, max(0, column - 2), column + 2, column + 5))
            at = min(at, column + self.most)
            for _ in range(self.random.randint(1, 3)):
                yield " " * at + self.comment(tight=at == column and self.chance(0.2))
                at = min(at + self.random.choice((0, 0, 0, 2)), column + self.most)

    def end(self, *, quoted: bool = False) -> str:
        """What stands behind something in its line."""
        if not self.chance(0.15):
            return " " * self.random.choice((0, 0, 0, 1))
        return " " * self.random.choice((1, 2, 7)) + self.comment(tight=quoted and self.chance(0.3))

    # -- blocks ------------------------------------------------------------------------------------------------------

    def mapping(self, node: maps.Data, column: int, lead: str | None = None) -> Iterator[str]:
        pairs = list(node.items())
        self.random.shuffle(pairs)
        if self.chance(0.15):
            pairs.insert(self.random.randint(0, len(pairs)), ("x-own", None))
        for key, value in pairs:
            pad = " " * column if lead is None else lead
            if lead is None:
                yield from self.noise(column)
            lead = None
            name = self.random.choice((key, key, key, f'"{key}"', f"'{key}'"))
            if value is None:
                yield from self.own(pad + name, column)
            elif isinstance(value, str):
                yield from self.scalar(f"{pad}{name}:", value, column)
            elif self.chance(0.3) and (short := self.brackets(value, column + 1)) is not None:
                yield from f"{pad}{name}: {short}{self.end(quoted=True)}".split("\n")
            else:
                yield f"{pad}{name}:{self.end(quoted=True)}"
                deeper = self.random.choice((0, 2, 4)) if isinstance(value, list) else self.random.choice((1, 2, 4))
                yield from (
                    self.sequence(value, column + deeper)
                    if isinstance(value, list)
                    else self.mapping(value, column + deeper)
                )

    def sequence(self, items: list[Any], column: int) -> Iterator[str]:
        for item in items:
            yield from self.noise(column)
            dash = " " * column + "-" + " " * self.random.choice((1, 1, 3))
            if isinstance(item, str):
                yield from self.scalar(" " * column + "-", item, column)
            elif self.chance(0.15) and (short := self.brackets(item, column + 1)) is not None:
                yield from f"{dash}{short}{self.end(quoted=True)}".split("\n")
            elif self.chance(0.1):
                yield f"{dash}{self.end(quoted=True)}"
                yield from self.mapping(item, column + 2)
            else:
                yield from self.mapping(item, len(dash), dash)

    def own(self, head: str, column: int) -> Iterator[str]:
        """A key of one's own."""
        form = self.random.randint(0, 2)
        self.most = 0
        if form == 0:
            yield f"{head}: {self.random.choice(_OWN)}".rstrip()
        elif form == 1:
            yield f"{head}:  # {self.random.random()}"
            yield from (f"{' ' * column}{line}" for line in ("- a", "  # in it", "-   b: |2", "        c", "      d"))
        else:
            yield f"{head}: >"
            yield from (f"{' ' * (column + 3)}{line}" for line in ("a", "b", "  c"))

    # -- texts -------------------------------------------------------------------------------------------------------

    def scalar(self, head: str, text: str, column: int) -> Iterator[str]:
        pad = " " * (column + self.random.choice((1, 2, 4)))
        self.most = 5
        form = self.random.choice(("double", "single", "plain", "plain", "block", "block", "lines"))
        words = "".join(c for c in text if c.isalpha() or c == " ").split()
        if form == "plain" and text.replace(" ", "").replace(".", "").isalpha() and "  " not in text:
            cut = text.find(" ", 20) if self.chance(0.3) else -1
            if cut > 0:
                yield f"{head} {text[:cut]}"
                yield f"{pad}{text[cut + 1 :]}{self.end()}"
            else:
                yield f"{head} {text}{self.end()}"
        elif form == "block" and not set(text) & set("\t\u2028") and text[0] != " ":
            sign = self.random.choice(("|", "|-", "|+", ">", ">-"))
            between = "\n\n" if sign[0] == ">" else "\n"
            self.most = 0
            yield f"{head} {sign}{self.end(quoted=True)}"
            lines = text.replace("\n", between).split("\n")
            yield from (pad + line if line else "" for line in lines)
        elif form == "single" and text.isprintable():
            yield f"{head} '{text.replace(chr(39), chr(39) * 2)}'{self.end(quoted=True)}"
        elif form == "lines" and len(words) > 3 and text.isprintable() and "  " not in text:
            cut = text.find(" ")
            yield f"{head} {_double(text[:cut])[:-1]}"
            yield f"{pad}{_double(text[cut + 1 :])[1:]}{self.end(quoted=True)}"
        else:
            yield f"{head} {_double(text)}{self.end(quoted=True)}"

    def brackets(self, value: Any, column: int) -> str | None:
        """A list or mapping of texts in brackets, on one line or several; None for what holds more."""
        inner = value.values() if isinstance(value, dict) else value
        if any(isinstance(each, (list, dict)) for each in inner):
            return None
        pairs = value.items() if isinstance(value, dict) else ((None, each) for each in value)
        parts = []
        for key, each in pairs:
            plain = each.replace(" ", "").isalpha() and "claim" not in each
            shown = each if plain and self.chance(0.7) else _double(each)
            parts.append(shown if key is None else f"{key}: {shown}")
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        if self.chance(0.5):
            return f"{opening}{', '.join(parts)}{closing}"
        pad = "\n" + " " * column
        lines = [f"{part}{',' * (n < len(parts) or self.chance(0.5))}" for n, part in enumerate(parts, 1)]
        lines = [line + (f"  {self.comment()}" if self.chance(0.2) else "") for line in lines]
        above = f"{pad}{self.comment()}" if self.chance(0.2) else ""
        below = f"{pad}{self.comment()}" if self.chance(0.2) else ""
        return f"{opening}{above}{pad}{pad.join(lines)}{below}{pad}{closing}"
