"""How large the boxes and joints are: their words, measured and wrapped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

from argmap.records import record
from argmap.rendering.content.directions import from_the_left, set_lines, side_by_side
from argmap.rendering.content.wording import Content, Footer
from argmap.rendering.content.wrapping import cell_width, is_exact, text_width

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
TAB_PAD = 4.0  # at both sides of the title of a group
BADGE = 10.0  # its height
TALL_BADGE = 11.0  # of scripts that need more
BADGE_GAP = 10.0
TEXT_WIDTH = 184.0
MIN_WIDTH = 96.0
BROADER = 1.25  # are boxes in larger type
WIDE_TEXT = 9  # more lines than these, and a box grows in width too


@record()
class Body:
    """A measured box: the words broken into lines, and the size of all of it in points.

    `scale` tells how much larger its type is than that of most boxes.
    """

    content: Content
    title: tuple[str, ...]
    lines: tuple[str, ...]
    footers: tuple[Footer, ...]
    width: float
    height: float
    scale: float = 1.0
    tab: tuple[str, ...] = ()

    @property
    def title_height(self) -> float:
        return len(self.title) * line_height(self.title) * self.scale


def tab_height(tab: Sequence[str]) -> float:
    """The height of the tab with the title of a group, in type of the common size."""
    return len(tab) * FOOTER + 4 if tab else 0.0


def line_height(lines: Iterable[str]) -> float:
    """The height of a line in the type of most texts; it depends on the script."""
    return BODY * LINE if all(map(is_exact, lines)) else TALL_LINE


def header_words(content: Content) -> tuple[str, str]:
    """Number and kind as they stand in a header."""
    return content.number, content.header


def header_width(content: Content) -> float:
    number, kind = header_words(content)
    width = number_width(number) + cell_width(kind, SMALL)
    for badge, _ in badges(content):
        width += BADGE_GAP + badge_width(badge)
    return width


def number_width(number: str) -> float:
    """The width of a number in a header, with the gap after it."""
    return text_width(number, SMALL, bold=True) + text_width("  ", SMALL) if number else 0.0


def badges(content: Content) -> list[tuple[str, bool]]:
    """The words of the badges in a header, from left to right; whether each is that of the status."""
    changes = side_by_side(content.change_words, " + ", content.language)
    worn = ((changes, False), (content.status_word, True))
    return [(from_the_left(said), is_status) for said, is_status in worn if said]


def badge_width(status: str) -> float:
    return text_width(status, SMALL, bold=True) + 8


def measure(content: Content, scale: float = 1.0) -> Body:
    """The smallest pleasant box for some words: balanced lines of one width, wider where the text is long.

    Type that is `scale` times as large gets a box that is even wider than so many times.
    """
    body, small = BODY * scale, SMALL * scale
    limit = TEXT_WIDTH * scale * (BROADER if scale > 1 else 1.0)
    total = text_width(content.text, body)
    if total > WIDE_TEXT * limit:
        limit = max(limit, sqrt(total * body * LINE * 2.2))
    language = content.language
    lines = set_lines(content.text, body, limit, language) if content.text else ()
    title = set_lines(content.title, body, limit, language, bold=True) if content.title else ()
    inner = max(
        header_width(content) * scale,
        *(text_width(line, body) for line in lines),
        *(text_width(line, body, bold=True) for line in title),
        (MIN_WIDTH - 2 * PAD_X) * scale,
    )
    footers: list[Footer] = []
    footer_limit = max(inner, limit * 0.8)
    for footer in content.footers:
        footers.extend(Footer(line, footer.href) for line in set_lines(footer.text, small, footer_limit, language))
    inner = max(inner, *(text_width(f.text, small) for f in footers), 0)
    height = HEADER + PAD_Y + len(lines) * line_height(lines) + len(title) * line_height(title) + PAD_Y
    if footers:
        height += len(footers) * FOOTER + FOOT - PAD_Y + 2
    tab_room = max(inner, limit * 0.8) - 2 * TAB_PAD * scale
    tab = set_lines(content.tab, SMALL * scale, tab_room, language) if content.tab else ()
    inner = max(inner, *(text_width(line, small) + 2 * TAB_PAD * scale for line in tab), 0)
    height += tab_height(tab)
    size = (_even_above(inner + 2 * PAD_X * scale), _even_above(height * scale))
    return Body(content, title, lines, tuple(footers), *size, scale, tab)


def _even_above(size: float) -> float:
    """Rounded up to an even number of points, so that halves are whole."""
    return 2.0 * -(-size // 2)
