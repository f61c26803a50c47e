"""A text as it is written in a map: plain where that reads back as meant, else in quotes."""

from __future__ import annotations

from argmap.reading import load
from argmap.reading.quoting import quoted
from argmap.source import Source

_WIDTH = 100


def written_text(text: str, key: str = "claim", column: int = 0) -> str:
    """What to write after ``key: `` for a text; `column` is that of the key, below which further lines are indented.

    Line breaks in the text become blanks.
    """
    text = " ".join(text.split())
    folded = _folded(text, len(key) + 2, column)
    for candidate in (folded, text):
        if reads_back(candidate, text, column):
            return candidate
    return quoted(text)


def reads_back(written: str, text: str, column: int = 0) -> bool:
    """Whether something written as the text of a claim is read as this text, without a finding."""
    pad = " " * column
    found = load(Source("", f"argument:\n{pad}- claim: {written.replace(chr(10) + pad, chr(10) + pad + '  ')}\n"))
    roots = found.map.roots if found.map is not None and not found.diagnostics else ()
    return len(roots) == 1 and getattr(roots[0], "text", None) is not None and roots[0].text.value == text  # type: ignore[union-attr]


def _folded(text: str, used: int, column: int) -> str:
    """The text in lines of about a hundred characters, the further ones indented below the key."""
    lines, line, width = [], "", _WIDTH - column - used
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width and not word.startswith(("#", "-", "?", ":")):
            lines.append(line)
            line, width = word, _WIDTH - column - 2
        else:
            line = f"{line} {word}" if line else word
    return ("\n" + " " * (column + 2)).join([*lines, line])
