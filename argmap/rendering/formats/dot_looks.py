"""How boxes and lines look, as attributes of DOT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from argmap.rendering.content.scene import TOGETHER, Trunk
from argmap.rendering.content.strokes import HEAD_SIZE, STROKES, MutualStroke
from argmap.rendering.layout.curves import rounded, towards
from argmap.rendering.layout.subtrees import Point
from argmap.rendering.themes import NOT_OF_THE_MAP, Theme


class Looks:
    """The looks of one drawing in a theme; `together` tells how many premises meet on a trunk."""

    def __init__(self, theme: Theme, together: Mapping[Trunk, int]) -> None:
        self.theme = theme
        self.together = together

    def kind(self, kind: str, tone_name: str, share: float, scale: float = 1.0, *, main: bool = True) -> dict[str, str]:
        """Shape and frame of a kind of statement; `share` of the height is the band behind the header."""
        broad = (3.4 if main else 2.0) if tone_name == "conclusion" else 2.4 if kind == "conclusion" else 1.3
        tone = self.theme.tones[tone_name]
        return {
            "shape": "note" if kind == "evidence" else "box",
            "style": {"evidence": "filled", "assumption": "filled,rounded,dashed"}.get(kind, "filled,rounded"),
            "penwidth": points(broad * round(sqrt(scale), 2)),
            "color": tone.frame,
            "fillcolor": f"{tone.band};{share:.4f}:{tone.paper}",
        }

    def changed(self, kind: str, changes: Sequence[str]) -> dict[str, str]:
        """The frame of a statement that changed: broad, and dotted where the map itself has it not."""
        if not changes:
            return {}
        found = {"color": self.theme.changes[changes[0]], "penwidth": "4" if kind == "conclusion" else "2.6"}
        if not NOT_OF_THE_MAP.isdisjoint(changes):
            found |= {"style": "filled,dotted" if kind == "evidence" else "filled,rounded,dotted"}
        return found

    def filled(self, tone: str, shape: str = "box") -> str:
        colour = self.theme.lines[tone]
        return (
            f'shape={shape} style="filled,rounded" penwidth=0 color="{colour}" fillcolor="{colour}"'
            f' fontcolor="{self.theme.on_line}"'
        )

    def tag(self) -> str:
        tone = self.theme.tones["tag"]
        return (
            f'class=tag style="filled,rounded,dashed" penwidth=0.9 color="{tone.frame}" fillcolor="{tone.paper}"'
            f' fontcolor="{self.theme.muted}"'
        )

    def stroke(self, trunk: Trunk, way: Sequence[Point], *, headed: bool) -> dict[str, str]:
        """How a line of a trunk looks; the one that is `headed` goes all the way."""
        if trunk.premises:
            look = {
                "class": "premise",
                "color": self.theme.lines[trunk.tone],
                "penwidth": points(TOGETHER),
                "dir": "none",
            }
            return look | {"pos": spline(rounded(way))}
        stroke = STROKES[trunk.bond]
        look = {
            "class": trunk.bond.value,
            "color": self.theme.lines[trunk.tone],
            "penwidth": points(stroke.width),
            "style": stroke.style,
        }
        if not headed or not trunk.has_head:
            return look | {"dir": "none", "pos": spline(rounded(way))}
        end = towards(way[-1], way[-2], stroke.gap)
        drawn = spline(rounded([*way[:-1], end], stroke.length * HEAD_SIZE))
        return look | {"arrowhead": stroke.head, "pos": f"e,{xy(end)} {drawn}"}


def heads(stroke: MutualStroke) -> dict[str, str]:
    """The size of the heads of a line, where it is not that of all lines."""
    return {} if stroke.head_size == HEAD_SIZE else {"arrowsize": points(stroke.head_size)}


def spline(points: Sequence[Point]) -> str:
    return " ".join([f"{x:.7g},{y:.7g}" for x, y in points])


def xy(point: Point) -> str:
    return f"{point[0]:.7g},{point[1]:.7g}"


def points(value: float) -> str:
    return f"{value:.7g}"


def written(attributes: Mapping[str, str]) -> str:
    """Attributes of our own making as DOT: none has a quotation mark or a backslash in it."""
    return " ".join([f"{k}={v}" if v[0] == "<" else f'{k}="{v}"' for k, v in attributes.items()])
