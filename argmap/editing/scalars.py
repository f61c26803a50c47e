"""A text of a statement as it is written in a map: plain where that is read as the same text, else in quotes."""

from __future__ import annotations

from argmap.editing.formatting.texts import escaped, is_free

_WIDTH = 100


def written_text(text: str, key: str = "claim", column: int = 0, *, brackets: bool = False) -> str:
    """What to write after ``key: `` for a text on one line; `column` is that of the key, `brackets` around it or not.

    A plain text is folded at about a hundred columns, with its further lines indented below the key.
    """
    if not is_free(text, brackets=brackets):
        return escaped(text)
    lines, line, width = [], "", _WIDTH - column - len(key) - 2
    for word in text.split(" "):
        # A number sign at the beginning of a line would make a comment of it, and a dash looks like an item.
        if line and len(line) + 1 + len(word) > width and not word.startswith(("#", "-", "?", ":")):
            lines.append(line)
            line, width = word, _WIDTH - column - 2
        else:
            line = f"{line} {word}" if line else word
    return ("\n" + " " * (column + 2)).join([*lines, line])


def in_same_quotes(text: str, written: str) -> str | None:
    """A text in the quotes in which another one is written; None where it has none, or they would need escapes."""
    quote = written[:1]
    if quote not in ("'", '"') or quote in text or "\\" in text:
        return None
    return f"{quote}{text}{quote}"
