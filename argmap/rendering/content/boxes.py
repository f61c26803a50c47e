"""How large the boxes and joints are: their words, measured and wrapped."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from argmap.records import record
from argmap.rendering.content.directions import set_lines
from argmap.rendering.content.wording import Content, Footer
from argmap.rendering.content.wrapping import is_exact, text_width

# Points.
BODY = 11.0
SMALL = 8.5
LINE = 1.2  # the engines' distance between lines, in font sizes
TALL_LINE = 16.0  # of scripts that need more, such as Chinese or Arabic
PAD_X = 9.0
PAD_Y = 4.0
HEADER = 14.0
FOOTER = 11.0
FOOT = 3.0  # below the last footer
BADGE = 10.0  # its height
BADGE_GAP = 10.0
TEXT_WIDTH = 184.0
MIN_WIDTH = 96.0
WIDE_TEXT = 9  # more lines than these, and a box grows in width too


@record()
class Body:
    """A measured box: the words broken into lines, and the size of all of it in points."""

    content: Content
    title: tuple[str, ...]
    lines: tuple[str, ...]
    footers: tuple[Footer, ...]
    width: float
    height: float

    @property
    def title_height(self) -> float:
        return len(self.title) * line_height(self.title)


def line_height(lines: Iterable[str]) -> float:
    """The height of a line in the type of the text; it depends on the script."""
    return BODY * LINE if all(map(is_exact, lines)) else TALL_LINE


def header_words(content: Content) -> tuple[str, str]:
    """Number and kind as they stand in a header."""
    return content.number, content.kind.upper()


def header_width(content: Content) -> float:
    number, kind = header_words(content)
    width = text_width(number, SMALL, bold=True) + text_width(kind, SMALL)
    if number:
        width += text_width("  ", SMALL)
    for badge in badges(content):
        width += BADGE_GAP + badge_width(badge)
    return width


def badges(content: Content) -> list[str]:
    """The words of the badges in a header, from left to right."""
    return [badge for badge in (" + ".join(content.changes), content.status) if badge]


def badge_width(status: str) -> float:
    return text_width(status, SMALL, bold=True) + 8


def measure(content: Content) -> Body:
    """The smallest pleasant box for some words: balanced lines of one width, wider where the text is long."""
    limit = TEXT_WIDTH
    total = text_width(content.text, BODY)
    if total > WIDE_TEXT * limit:
        limit = max(limit, sqrt(total * BODY * LINE * 2.2))
    language = content.language
    lines = set_lines(content.text, BODY, limit, language)
    title = set_lines(content.title, BODY, limit, language, bold=True) if content.title else ()
    inner = max(
        header_width(content),
        *(text_width(line, BODY) for line in lines),
        *(text_width(line, BODY, bold=True) for line in title),
        MIN_WIDTH - 2 * PAD_X,
    )
    footers: list[Footer] = []
    footer_limit = max(inner, limit * 0.8)
    for footer in content.footers:
        footers.extend(Footer(line, footer.href) for line in set_lines(footer.text, SMALL, footer_limit, language))
    inner = max(inner, *(text_width(f.text, SMALL) for f in footers), 0)
    height = HEADER + PAD_Y + len(lines) * line_height(lines) + len(title) * line_height(title) + PAD_Y
    if footers:
        height += len(footers) * FOOTER + FOOT - PAD_Y + 2
    return Body(content, title, lines, tuple(footers), _even(inner + 2 * PAD_X), _even(height))


def _even(size: float) -> float:
    """Rounded up to an even number of points, so that halves are whole."""
    return 2.0 * -(-size // 2)
