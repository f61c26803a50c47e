"""Drawing an argument graph, in the formats that are listed in `registry`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.rendering.options import (
    Direction,
    DrawingOptions,
    EngineName,
    Layout,
    Links,
    Marks,
    Names,
    Only,
    Pages,
    Paper,
    Premises,
    Split,
    Text,
)
from argmap.rendering.result import Drawing

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

__all__ = [
    "Direction",
    "Drawing",
    "DrawingOptions",
    "EngineName",
    "Layout",
    "Links",
    "Marks",
    "Names",
    "Only",
    "Pages",
    "Paper",
    "Premises",
    "Split",
    "Text",
    "draw",
]

_DEFAULT = DrawingOptions()


def draw(graph: ArgumentGraph, formats: Sequence[str] = ("svg",), options: DrawingOptions = _DEFAULT) -> Drawing:
    """A graph drawn in one or more formats from one layout.

    `argmap.rendering.registry.FORMATS` names the formats; `Drawing.files` has the bytes of each.
    Raises a kind of `ArgmapError` when something asked for does not exist, or when a layout engine fails.
    """
    from argmap.rendering import drawing  # much is imported that only drawing needs

    return drawing.draw(graph, formats, options)
