"""The HTML-like labels of Graphviz for boxes, joints and tags; user text is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil, floor

from argmap.directions import is_right_to_left
from argmap.inline.runs import Run, Styled
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
    TAB_PAD,
    TALL_BADGE,
    TALL_LINE,
    Body,
    badge_width,
    badges,
    header_words,
    line_height,
    number_width,
    tab_height,
)
from argmap.rendering.content.items import mark_width
from argmap.rendering.content.scene import CHIP_HEIGHT, JOINT_GAP, JOINT_PAD, MARK_FONT, TAG_FONT, TAG_PAD, Item
from argmap.rendering.content.strokes import INK, SIGN_FONT
from argmap.rendering.content.wrapping import is_exact, text_width
from argmap.rendering.themes import Theme, Tone

FONT = "Arial"
CODE_FONT = "Courier New"
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
    scale = body.scale
    width = round(item.width - 2 * PAD_X * scale)
    rows = [_header(body, theme, theme.tones[item.tone], width)]
    below = len(body.footers) * FOOTER + (FOOT if body.footers else 0) + tab_height(body.tab)
    spare = item.height - 2 - ceil(HEADER * scale) - below * scale
    if body.title:
        height = body.title_height + PAD_Y * scale if body.lines else spare
        rows.extend(_block(body.title, width, height, "BOTTOM" if body.lines else "MIDDLE", scale, bold=True))
        spare -= height
    if body.lines:
        rows.extend(_block(body.lines, width, spare, "TOP" if body.title else "MIDDLE", scale))
    rows.extend(_footers(body, theme, width))
    if body.tab:
        rows.append(_tab(body, theme, width))
    return f"<{_TABLE}{''.join(rows)}</TABLE>>"


def _tab(body: Body, theme: Theme, width: int) -> str:
    """The row with the title of the group of a box, on the colour of that."""
    scale, lines = body.scale, body.tab
    room = max(text_width(line, SMALL * scale) for line in lines) + 2 * TAB_PAD * scale
    ground = theme.groups[body.content.tab_number % len(theme.groups)]
    said = f'<FONT POINT-SIZE="{SMALL * scale:g}">{_lines(lines)}</FONT>'
    cell = f'WIDTH="{room:.0f}" HEIGHT="{(len(lines) * FOOTER + 1) * scale:.0f}"'
    inner = (
        f'<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" STYLE="ROUNDED" COLOR="{theme.group_line}"'
        f' BGCOLOR="{ground}"><TR><TD FIXEDSIZE="TRUE" {cell}>{said}</TD></TR></TABLE>'
    )
    high = f'FIXEDSIZE="TRUE" HEIGHT="{tab_height(lines) * scale:.0f}"'
    own = round(room) + 2
    cells = [f'<TD {high} WIDTH="{own}">{inner}</TD>', f'<TD {high} WIDTH="{max(0, width - own)}"></TD>']
    if _hand(lines) == "RIGHT":
        cells.reverse()
    return f'<TR><TD {high} WIDTH="{width}">{_TABLE}<TR>{"".join(cells)}</TR></TABLE></TD></TR>'


def _block(
    lines: Sequence[str], width: int, height: float, side: str, scale: float, *, bold: bool = False
) -> Iterator[str]:
    """The rows of some lines of text.

    Engines with the system's fonts set each script as wide apart as its font says; lines of such scripts get a row
    each, which keeps them where they were measured.
    """
    line = line_height(lines)
    if line != TALL_LINE:
        yield _row(_sized(lines, scale, bold=bold), width, height, lines, side="" if side == "MIDDLE" else side)
        return
    line *= scale
    left = height - len(lines) * line
    above = round({"TOP": 0.0, "MIDDLE": left / 2, "BOTTOM": left}[side])
    if above > 0:
        yield _row("", width, above, ())
    for text in lines:
        yield _row(_sized([text], scale, bold=bold), width, line, [text])
    if left - above >= 1:
        yield _row("", width, left - above, ())


def _sized(lines: Sequence[str], scale: float, *, bold: bool) -> str:
    """Some lines in the type of a box; most boxes have that of the drawing."""
    said = _lines(lines, bold=bold)
    return said if scale == 1 else f'<FONT POINT-SIZE="{BODY * scale:g}">{said}</FONT>'


def _footers(body: Body, theme: Theme, width: int) -> Iterator[str]:
    """The rows of the footers; neighbours that lead to the same place share one, where the script allows it."""
    footers = body.footers
    tall = not all(is_exact(footer.text) for footer in footers)
    keyed = groupby(enumerate(footers), key=lambda pair: (pair[1].href, pair[0] if tall else 0))
    groups = [(href, [footer.text for _, footer in members]) for (href, _), members in keyed]
    for number, (href, lines) in enumerate(groups, 1):
        said = f'<FONT POINT-SIZE="{SMALL * body.scale:g}" COLOR="{theme.muted}">{_lines(lines)}</FONT>'
        height = (FOOTER * len(lines) + (FOOT if number == len(groups) else 0)) * body.scale
        yield _row(said, width, height, lines, href, side="TOP")


_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'


def _header(body: Body, theme: Theme, tone: Tone, width: int) -> str:
    scale, height = body.scale, ceil(HEADER * body.scale)
    content = body.content
    number, kind = header_words(content)
    said = escape(kind)
    # Engines set scripts that need more height too high beside bold letters: number and kind get a cell each.
    is_tall = not is_exact(kind)
    if number and not is_tall:  # the gap ends what is before it: some viewers leave out blanks with which a text begins
        said = f"<B>{escape(number)}  </B>{said}"
    worn = badges(content)
    lines = [*body.title, *body.lines]
    hand = _hand(lines)
    if not worn and not (number and is_tall):
        return _row(_in_small(said, scale, tone.ink), width, height, lines)
    cells: list[tuple[str, int, str, int]] = []
    for badge, is_status in worn:
        colour = theme.statuses[content.status] if is_status else theme.changes[content.changes[0]]
        colours = (colour, theme.on_status) if tone.band != tone.frame else (tone.paper, colour)
        pad = 2 if is_exact(badge) else 1
        cells.append((_badge(badge, *colours, scale), round(badge_width(badge) * scale), "RIGHT", pad))
    if len(cells) > 1:  # room between the two
        cells[0] = (cells[0][0], cells[0][1] + 4, "CENTER", cells[0][3])
    before = []
    if number and is_tall:
        before = [(_in_small(escape(number), scale, tone.ink), round(number_width(number) * scale), "LEFT", 0)]
    room = width - sum(cell[1] for cell in (*before, *cells))
    row = [*before, (_in_small(said, scale, tone.ink), room, hand, 0), *cells]
    if hand == "RIGHT":
        row.reverse()
    inner = "".join(
        f'<TD FIXEDSIZE="TRUE" WIDTH="{size}" HEIGHT="{height}" ALIGN="{side}" CELLPADDING="{pad}">{cell}</TD>'
        for cell, size, side, pad in row
    )
    inner = f"{_TABLE}<TR>{inner}</TR></TABLE>"
    return f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}">{inner}</TD></TR>'


def _in_small(label: str, scale: float, colour: str) -> str:
    return f'<FONT POINT-SIZE="{SMALL * scale:g}" COLOR="{colour}">{label}</FONT>'


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
    said = "<BR/>".join(_words(line) or " " for line in lines)
    return f"<B>{said}</B>" if bold else said


def _words(line: str) -> str:
    """The words of a line; parts that look different stand one beside the other as they are seen."""
    if not isinstance(line, Styled):
        return escape(line)
    from argmap.rendering.content.fragments import fragments  # most texts are of one look

    return "".join(map(_run, fragments(line)))


def _run(run: Run) -> str:
    """A run in its own font, so that none is joined to its neighbours."""
    said = escape(run.text)
    for is_so, tag in ((run.href is not None, "U"), (run.emphasis, "I"), (run.strong, "B")):
        said = f"<{tag}>{said}</{tag}>" if is_so else said
    return f'<FONT FACE="{CODE_FONT if run.code else FONT}">{said}</FONT>'


def joint_label(item: Item) -> str:
    """The mark of a joint, with what is said there."""
    if not item.lines:
        return mark_label(item.mark, item.width)
    said = f'<FONT POINT-SIZE="{TAG_FONT:g}">{_lines(item.lines)}</FONT>'
    high = f'FIXEDSIZE="TRUE" HEIGHT="{item.height - 2:g}"'
    hand = _hand(item.lines)
    width = item.width - 2 * JOINT_PAD
    cells = []
    if item.mark:
        own = round(mark_width(item.mark))
        width -= own + JOINT_GAP
        mark = f'<FONT POINT-SIZE="{MARK_FONT:g}"><B>{escape(item.mark)}</B></FONT>'
        cells += [f'<TD {high} WIDTH="{own}">{mark}</TD>', f'<TD {high} WIDTH="{JOINT_GAP:g}"></TD>']
    cells.append(f'<TD {high} WIDTH="{round(width)}" ALIGN="{hand}" BALIGN="{hand}">{said}</TD>')
    if hand == "RIGHT":
        cells.reverse()
    return f"<{_TABLE}<TR>{''.join(cells)}</TR></TABLE>>"


def mark_label(mark: str, width: float) -> str:
    """The mark of a line in the middle of a chip of this width."""
    if not mark:
        return '""'
    return f"<{_TABLE}<TR>{''.join(_centred(mark, MARK_FONT, width, CHIP_HEIGHT - 1))}</TR></TABLE>>"


def _centred(words: str, size: float, width: float, height: float, colour: str = "") -> Iterator[str]:
    """The cells of a row with words in their middle; engines draw type in whole points."""
    size = floor(size)
    bold = is_exact(words)  # engines set other scripts too high in bold
    paint = f' COLOR="{colour}"' if colour else ""
    said = f'<FONT POINT-SIZE="{size:g}"{paint}>{_lines([words], bold=bold)}</FONT>'
    high = f'FIXEDSIZE="TRUE" HEIGHT="{height:.0f}"'
    before = 0
    if not words.isascii():  # not all engines know how wide it is, so it begins where a cell does
        before = round((width - text_width(words, size, bold=bold)) / 2)
        yield f'<TD {high} WIDTH="{before}"></TD>'
    side = ' ALIGN="LEFT"' if before else ""
    yield f'<TD {high} WIDTH="{width - before:.0f}"{side}>{said}</TD>'


def sign_label(sign: str) -> str:
    """A sign or words alone, with their middle in that of the label in every engine.

    Not all know how wide it is, and so it begins where a cell does that is wide enough for what they take it for; an
    empty cell before that one makes up for the rest of it.
    """
    if sign not in INK:
        return mark_label(sign, ceil(text_width(sign, MARK_FONT, bold=True)) + 2)
    size = SIGN_FONT
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
    badge = _badge(words, colour, theme.on_status)
    cell = f'<TD FIXEDSIZE="TRUE" WIDTH="{badge_width(words):.0f}" HEIGHT="12">{badge}</TD>'
    return f"<{_TABLE}<TR>{cell}</TR></TABLE>>"


def _badge(words: str, ground: str, ink: str, scale: float = 1.0) -> str:
    """A word in the middle of a coloured ground, which is a little smaller than the room for it."""
    height = (BADGE if is_exact(words) else TALL_BADGE) * scale
    cells = "".join(_centred(words, (SMALL - 1) * scale, round(badge_width(words) * scale - 4), height, ink))
    return (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" STYLE="ROUNDED"'
        f' BGCOLOR="{ground}"><TR>{cells}</TR></TABLE>'
    )
