"""Drawing an argument graph: as SVG, PNG, PDF, DOT, Mermaid or plain outline."""

from __future__ import annotations

from argmap.rendering.drawing import Drawing, draw
from argmap.rendering.options import (
    Direction,
    DrawingOptions,
    EngineName,
    Links,
    Only,
    Paper,
    Premises,
    Split,
)

__all__ = [
    "Direction",
    "Drawing",
    "DrawingOptions",
    "EngineName",
    "Links",
    "Only",
    "Paper",
    "Premises",
    "Split",
    "draw",
]
