"""Texts as HTML, XML and Markdown hold them: nothing in them is markup, and nothing of them reaches beyond its end.

What a format of its own needs is where that is written: labels of Graphviz, Mermaid, annotations, tables of numbers.
"""

from __future__ import annotations

import re

from argmap.directions import closed
from argmap.lazy_pattern import lazy

# What neither XML nor terminals can carry: control characters except tab and line breaks, surrogates, non-characters.
_UNCARRIED = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Everything that CommonMark, its usual extensions, and what fills in templates take for markup within a line; a colon
# and slashes of an address, and what comes after `www`, would make a link of it.
_MARKDOWN = lazy(
    r"[\\`*_\[\]<>#~|{}$]|&(?=[#A-Za-z])|%(?=\})|(?<=\{)%|:(?=//)|/(?=/)|(?<=/)/|(?:(?<=mailto)|(?<=xmpp)):|(?<=www)\.",
    re.IGNORECASE,
)
_IN_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
# And what would begin a list, a definition or an underline at the beginning of a line.
_BEGINNING = lazy(r"^(?:\d+(?=[.)](?:\s|\Z))|(?=[+=:-]))")
_CODE = lazy(r"`([^`\n]+)`")
_TICKS = lazy("`+")


def carried(text: str) -> str:
    """A text with U+FFFD for each character that XML cannot carry."""
    return text if text.isascii() and text.isprintable() else _UNCARRIED.sub("\N{REPLACEMENT CHARACTER}", text)


def html(text: str) -> str:
    """A text as it stands in HTML and XML, between tags or within the quotation marks of an attribute."""
    return closed(carried(text)).translate(_IN_HTML)


def attribute(text: str) -> str:
    """A text with lines within the quotation marks of an attribute of XML, where a line break would be a blank."""
    return html(text).replace("\n", "&#10;")


def markdown(text: str) -> str:
    """A text on one line of Markdown, after something else on that line."""
    return _MARKDOWN.sub(r"\\\g<0>", closed(carried(" ".join(text.split()))))


def markdown_line(text: str) -> str:
    """A text that begins a line of Markdown, or an item of a list."""
    return _BEGINNING.sub(r"\g<0>\\", markdown(text))


def markdown_code(text: str) -> str:
    """A text on one line as code in Markdown."""
    text = closed(carried(" ".join(text.split())))
    ticks = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
    pad = " " if not text or text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def markdown_message(text: str) -> str:
    """A message of argmap in Markdown: what stands in it between backticks is code, and nothing else is markup."""
    parts = _CODE.split(text)
    return "".join(markdown_code(part) if at % 2 else markdown_part(part) for at, part in enumerate(parts))


def markdown_part(part: str) -> str:
    """A part of a line in Markdown, with the blanks at its ends."""
    before, after = part[:1].isspace(), part[-1:].isspace()
    return f"{' ' * before}{markdown(part)}{' ' * (after and bool(part.strip()))}"
