"""How the boxes of a drawing look, in words that any format has: outline, colours, and how their frames are drawn."""

from __future__ import annotations

from enum import Enum
from math import sqrt

from argmap.records import record
from argmap.rendering.content.scene import Form, Item
from argmap.rendering.themes import NOT_OF_THE_MAP, Theme


class Outline(Enum):
    ROUNDED = "rounded"
    NOTE = "note"  # a sheet with a folded corner
    PILL = "pill"  # a circle, where it is as wide as high


@record()
class Look:
    """Without `paper` what is behind shows through, without `frame` there is none; `style`: solid, dashed or dotted."""

    outline: Outline
    paper: str
    frame: str
    width: float
    style: str = "solid"


def look_of(item: Item, theme: Theme) -> Look:
    """The look of an item of the forest."""
    if item.form is Form.TAG:
        tone = theme.tones["tag"]
        return Look(Outline.ROUNDED, tone.paper, tone.frame, 0.9, "dashed")
    if item.is_step:
        colour = theme.lines[item.line_tone]
        if item.form is Form.FRAMED:
            return Look(Outline.ROUNDED, "", colour, 1.4)
        return Look(Outline.PILL, colour, "", 0.0)
    assert item.statement is not None  # noqa: S101 - every box has one
    kind = item.statement.kind.value
    look = kind_look(kind, item.tone, theme, item.scale)
    changes = item.body.content.changes if item.body is not None else ()
    if not changes:
        return look
    width = 4.0 if kind == "conclusion" else 2.6
    style = look.style if NOT_OF_THE_MAP.isdisjoint(changes) else "dotted"
    return Look(look.outline, look.paper, theme.changes[changes[0]], width, style)


def kind_look(kind: str, tone_name: str, theme: Theme, scale: float = 1.0) -> Look:
    """The look of a kind of statement in one of the tones of a theme; its frame grows with the `scale` of its type."""
    tone = theme.tones[tone_name]
    outline = Outline.NOTE if kind == "evidence" else Outline.ROUNDED
    width = 3.0 if tone_name == "conclusion" else 2.4 if kind == "conclusion" else 1.3
    width = round(width * sqrt(scale), 2)
    return Look(outline, tone.paper, tone.frame, width, "dashed" if kind == "assumption" else "solid")
