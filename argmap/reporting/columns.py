"""Columns of text for terminals: widths in cells, one column wrapped to what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.lazy_pattern import lazy
from argmap.line_breaks import has_wide, parts

_GAP = "  "
_LEAST_WIDTH = 24
# Blanks at which a line may be broken: those that hold together what is around them are none.
_WORD = lazy("[^ \t-\r\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
# Control characters, those that turn the direction of writing, and those without a width that only deceive: marks of
# direction and joiners are part of words, blanks without a width part them in scripts that write no others, and letters
# of flags follow a flag.
_UNSAFE = lazy(
    "[\x00-\x1f\x7f-\x9f\u180e\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff]|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"
)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for wide characters and emoji, none for accents."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # its tables are felt where no text needs them

    return max(0, wcswidth(visible(text)))


def clusters(text: str) -> Iterator[str]:
    """The characters of a text as a reader sees them."""
    if text.isascii():
        return iter(text)
    from wcwidth import iter_graphemes

    found: Iterator[str] = iter_graphemes(text)
    return found


def visible(text: str) -> str:
    """A text without characters that a terminal would obey: each is replaced by a sign of one cell."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(lambda match: _sign(match[0]), text)


def _sign(character: str) -> str:
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def padded(text: str, width: int) -> str:
    """A text with as many blanks after it as fill a width in cells."""
    return text + " " * (width - cells(text))


def wrap_columns(header: Sequence[str], lines: Sequence[Sequence[str]], *, width: int, flexible: int) -> str:
    """A table: each column as wide as it needs, the `flexible` one wrapped to the rest of `width`."""
    shown = [[" ".join(map(visible, _WORD.findall(value))) for value in line] for line in lines]
    needs = [max(cells(line[i]) for line in (header, *shown)) for i in range(len(header))]
    fixed = sum(n for i, n in enumerate(needs) if i != flexible) + len(_GAP) * (len(header) - 1)
    needs[flexible] = max(_LEAST_WIDTH, min(needs[flexible], width - fixed))
    result = [_row(header, needs), _GAP.join("-" * n for n in needs)]
    for line in shown:
        wrapped = wrap(line[flexible], needs[flexible])
        for i, part in enumerate(wrapped):
            values = [part if k == flexible else ("" if i else value) for k, value in enumerate(line)]
            result.append(_row(values, needs))
    return "\n".join(result)


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` cells, broken at blanks, between wide characters, or within words if need be.

    Several blanks are one, and characters that a terminal would obey are shown by signs.
    """
    lines, line, used, width = [], "", 0, max(width, 1)
    for word in map(visible, _WORD.findall(text)):
        blank = " " if line else ""
        for part in parts(word) if has_wide(word) else [word]:
            size = cells(part)
            if line and used + len(blank) + size > width:
                lines.append(line)
                line, used, blank = "", 0, ""
            line, used, blank = line + blank + part, used + len(blank) + size, ""
            if used > width:
                *full, line = _cut(line, width)
                lines.extend(full)
                used = cells(line)
    return [*lines, line] if line or not lines else lines


def _cut(word: str, width: int) -> Iterator[str]:
    """The pieces of a word that is wider than a line, cut between characters as a reader sees them."""
    if word.isascii():
        yield from (word[at : at + width] for at in range(0, len(word), width))
        return
    start = at = used = 0
    for cluster in clusters(word):
        size = cells(cluster)
        if used + size > width and at > start:
            yield word[start:at]
            start, used = at, 0
        at, used = at + len(cluster), used + size
    yield word[start:]


def _row(values: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(map(padded, values, widths)).rstrip()
