"""The HTML-like labels of Graphviz for boxes, joints and tags; user text is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.directions import is_right_to_left
from argmap.rendering.content.boxes import (
    BADGE,
    BODY,
    FOOT,
    FOOTER,
    HEADER,
    LINE,
    PAD_X,
    PAD_Y,
    SMALL,
    TALL_LINE,
    Body,
    badge_width,
    badges,
    header_words,
    line_height,
)
from argmap.rendering.content.scene import TAG_FONT, TAG_PAD, Item
from argmap.rendering.content.strokes import SIGN_FONT, STROKES
from argmap.rendering.content.wrapping import is_exact, text_width
from argmap.rendering.themes import Theme

_SIGN_CELL = 12  # points, more than any engine takes a sign for
# Graphviz puts names of its own in the place of a backslash and a letter, in labels of this kind too.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\\": "\\\\"})


def escape(text: str) -> str:
    """Text as it may stand in an HTML-like label."""
    return text.translate(_ESCAPES)


def box_label(item: Item, theme: Theme) -> str:
    """The table inside a box: header, name, text, footers, each row as high as it was measured."""
    body = item.body
    assert body is not None  # noqa: S101  # every box has one
    width = round(item.width - 2 * PAD_X)
    rows = [_header(body, theme, width)]
    spare = item.height - 2 - HEADER - len(body.footers) * FOOTER - (FOOT if body.footers else 0)
    if body.title:
        height = body.title_height + PAD_Y
        rows.extend(_block(body.title, width, height, "BOTTOM", bold=True))
        spare -= height
    rows.extend(_block(body.lines, width, spare, "TOP" if body.title else "MIDDLE"))
    rows.extend(_footers(body, theme, width))
    return f"<{_TABLE}{''.join(rows)}</TABLE>>"


def _block(lines: Sequence[str], width: int, height: float, side: str, *, bold: bool = False) -> Iterator[str]:
    """The rows of some lines of text.

    Engines with the system's fonts set each script as wide apart as its font says; lines of such scripts get a row
    each, which keeps them where they were measured.
    """
    line = line_height(lines)
    if line != TALL_LINE:
        yield _row(_lines(lines, bold=bold), width, height, lines, side="" if side == "MIDDLE" else side)
        return
    left = height - len(lines) * line
    above = round({"TOP": 0.0, "MIDDLE": left / 2, "BOTTOM": left}[side])
    if above > 0:
        yield _row("", width, above, ())
    for text in lines:
        yield _row(_lines([text], bold=bold), width, line, [text])
    if left - above >= 1:
        yield _row("", width, left - above, ())


def _footers(body: Body, theme: Theme, width: int) -> Iterator[str]:
    """The rows of the footers; neighbours that lead to the same place share one, where the script allows it."""
    footers = body.footers
    tall = not all(is_exact(footer.text) for footer in footers)
    keyed = groupby(enumerate(footers), key=lambda pair: (pair[1].href, pair[0] if tall else 0))
    groups = [(href, [footer.text for _, footer in members]) for (href, _), members in keyed]
    for number, (href, lines) in enumerate(groups, 1):
        said = f'<FONT POINT-SIZE="{SMALL:g}" COLOR="{theme.muted}">{_lines(lines)}</FONT>'
        height = FOOTER * len(lines) + (FOOT if number == len(groups) else 0)
        yield _row(said, width, height, lines, href, side="TOP")


_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'


def _header(body: Body, theme: Theme, width: int) -> str:
    number, kind = header_words(body.content)
    left = f'<FONT COLOR="{theme.muted}">{escape(kind)}</FONT>'
    if number:  # the gap ends what is before it: some viewers leave out blanks with which a text begins
        left = f"<B>{escape(number)}  </B>{left}"
    left = f'<FONT POINT-SIZE="{SMALL:g}">{left}</FONT>'
    content = body.content
    worn = badges(content)
    if not worn:
        return _row(left, width, HEADER, ())
    cells: list[tuple[str, int, str, int]] = []
    for badge in worn:
        colour = theme.statuses[badge] if badge == content.status else theme.changes[content.changes[0]]
        cells.append((_badge(badge, colour, theme), round(badge_width(badge)), "RIGHT", 2))
    if len(cells) > 1:  # room between the two
        cells[0] = (cells[0][0], cells[0][1] + 4, "CENTER", 2)
    cells.insert(0, (left, width - sum(cell[1] for cell in cells), "LEFT", 0))
    inner = "".join(
        f'<TD FIXEDSIZE="TRUE" WIDTH="{size}" HEIGHT="{HEADER:g}" ALIGN="{side}" CELLPADDING="{pad}">{cell}</TD>'
        for cell, size, side, pad in cells
    )
    inner = f"{_TABLE}<TR>{inner}</TR></TABLE>"
    return f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{HEADER:g}">{inner}</TD></TR>'


def _row(
    inner: str, width: int, height: float, lines: Sequence[str], href: str | None = None, *, side: str = ""
) -> str:
    hand = _hand(lines)
    more = f' VALIGN="{side}"' if side else ""
    if href:
        more += f' HREF="{escape(href)}"'
    return (
        f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{round(height)}" ALIGN="{hand}" BALIGN="{hand}"{more}>'
        f"{inner}</TD></TR>"
    )


def _hand(lines: Sequence[str]) -> str:
    """The side at which lines begin; all lines of a text run the same way."""
    return "RIGHT" if lines and is_right_to_left(lines[0]) else "LEFT"


def _lines(lines: Sequence[str], *, bold: bool = False) -> str:
    said = "<BR/>".join(escape(line) or " " for line in lines)
    return f"<B>{said}</B>" if bold else said


def joint_label(item: Item) -> str:
    """The sign of a joint, with what is said there."""
    assert item.bond is not None  # noqa: S101
    sign = STROKES[item.bond].sign
    if not item.lines:
        return sign_label(sign, BODY)
    said = f'<FONT POINT-SIZE="{TAG_FONT:g}">{_lines(item.lines)}</FONT>'
    high = f'FIXEDSIZE="TRUE" HEIGHT="{item.height - 2:g}"'
    hand = _hand(item.lines)
    width = item.width - 18 - (TAG_PAD if hand == "RIGHT" else 0)
    return (
        f'<{_TABLE}<TR><TD {high} WIDTH="14"><FONT POINT-SIZE="11"><B>{escape(sign)}</B></FONT></TD>'
        f'<TD {high} WIDTH="{width:g}" ALIGN="{hand}" BALIGN="{hand}">{said}</TD></TR></TABLE>>'
    )


def sign_label(sign: str, size: float = SIGN_FONT) -> str:
    """A sign alone, with its middle in that of the label in every engine.

    Not all know how wide it is, and so it begins where a cell does that is wide enough for what they take it for; an
    empty cell before that one makes up for the rest of it.
    """
    high = f'FIXEDSIZE="TRUE" HEIGHT="{size * LINE + 2:.0f}"'
    before = round(_SIGN_CELL - text_width(sign, size, bold=True))
    said = f'<FONT POINT-SIZE="{size:g}"><B>{escape(sign)}</B></FONT>'
    cells = f'<TD {high} WIDTH="{before}"></TD><TD {high} WIDTH="{_SIGN_CELL}" ALIGN="LEFT">{said}</TD>'
    return f"<{_TABLE}<TR>{cells}</TR></TABLE>>"


def tag_label(item: Item) -> str:
    """The words of a tag."""
    hand = _hand(item.lines)
    size = f'WIDTH="{item.width - 2 * TAG_PAD:g}" HEIGHT="{item.height - 2:g}"'
    return (
        f'<{_TABLE}<TR><TD FIXEDSIZE="TRUE" {size} ALIGN="{hand}"'
        f' BALIGN="{hand}"><FONT POINT-SIZE="{TAG_FONT:g}">{_lines(item.lines)}</FONT></TD></TR></TABLE>>'
    )


def words_label(text: str, size: float, width: float, colour: str, *, bold: bool) -> str:
    """A line of text alone, from the beginning of its width on."""
    said = f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{_lines([text], bold=bold)}</FONT>'
    hand = _hand([text])
    cell = f'<TD FIXEDSIZE="TRUE" WIDTH="{round(width)}" HEIGHT="{round(size * LINE)}" ALIGN="{hand}">{said}</TD>'
    return f"<{_TABLE}<TR>{cell}</TR></TABLE>>"


def badge_label(words: str, colour: str, theme: Theme) -> str:
    """A badge alone, left aligned."""
    cell = f'<TD FIXEDSIZE="TRUE" WIDTH="{badge_width(words):.0f}" HEIGHT="12">{_badge(words, colour, theme)}</TD>'
    return f"<{_TABLE}<TR>{cell}</TR></TABLE>>"


def _badge(words: str, colour: str, theme: Theme) -> str:
    """A word in the middle of a coloured ground, which is a little smaller than the room for it."""
    size = f'FIXEDSIZE="TRUE" WIDTH="{badge_width(words) - 4:.0f}" HEIGHT="{BADGE:g}"'
    return (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" STYLE="ROUNDED"'
        f' BGCOLOR="{colour}"><TR><TD {size}><FONT POINT-SIZE="{SMALL - 1:g}" COLOR="{theme.on_status}">'
        f"<B>{escape(words)}</B></FONT></TD></TR></TABLE>"
    )
