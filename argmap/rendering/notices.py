"""The notices where a drawing is not as it was asked for, with advice only where following it helps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from argmap.graph import ArgumentGraph
from argmap.rendering.content.boxes import BODY
from argmap.rendering.content.scene import Form, Scene, View
from argmap.rendering.content.splitting import DEPTH, split
from argmap.rendering.layout.arrangement import arrange
from argmap.rendering.layout.routing import STEPS, TooIntricate, ends, route
from argmap.rendering.options import DrawingOptions, Split

SMALLEST_TYPE = 5.0  # points, that can be read without a glass
_MOST_TRIED = 400  # boxes, among which it is tried whether arrows could be drawn
_TRIED_STEPS = STEPS // 5


def of_tags(
    scene: Scene, with_arrows: Callable[[], Scene], formats: Sequence[str], options: DrawingOptions
) -> Iterator[str]:
    """That tags stand in the place of arrows in a scene, for all statements that arrows could lead to."""
    pointing = _pointing(scene)
    if not pointing or set(formats) <= {"outline"}:  # in which arrows are words too
        return
    other = with_arrows()
    pointing -= _pointing(other)
    if not pointing:  # what they point to is not in the picture
        return
    said = (
        "1 statement stands in a second place: a tag points to it instead of an arrow"
        if pointing == 1
        else f"{pointing} statements stand in a second place: tags point to them instead of arrows"
    )
    yield f"{said} (--links arrows draws these)" if _can_be_drawn(other, formats, options) else said


def _pointing(scene: Scene) -> int:
    return sum(item.points_across for item in scene.walk())


def _can_be_drawn(scene: Scene, formats: Sequence[str], options: DrawingOptions) -> bool:
    """Whether the arrows of a scene find their ways; those of Mermaid are not ours to find."""
    if set(formats) <= {"outline", "mermaid"}:
        return True
    if len(scene.boxes) > _MOST_TRIED:
        return False
    try:
        route(arrange(scene, options.direction, options.aspect), ends(scene), _TRIED_STEPS)
    except TooIntricate:
        return False
    return True


def of_one_part(options: DrawingOptions) -> str:
    """That a map which was to be split stays whole."""
    if options.split is Split.GROUPS:
        return "--split groups leaves the map in one picture: nowhere in it does a group with reasons of its own begin"
    levels = options.depth or DEPTH
    return f"--split depth leaves the map in one picture: no statement {levels} levels down has reasons"


def of_long_lists(graph: ArgumentGraph, scene: Scene) -> Iterator[str]:
    """That not every pair of many alternatives is joined."""
    shown = [members for members in graph.opposition.long if sum(each in scene.boxes for each in members) > 1]
    if shown:
        longest = max(map(len, shown))
        yield f"of {longest} alternatives each is joined to the next by ≠, although any two exclude each other"


def of_frames(scene: Scene, formats: Sequence[str]) -> Iterator[str]:
    """That premises which were to be framed are held together in another way."""
    if set(formats) <= {"outline"}:
        return
    if scene.unframed:
        many = f"{scene.unframed} reasons have joints and no frames: their"
        subject = "1 reason has a joint and no frame: its" if scene.unframed == 1 else many
        yield f"{subject} premises are in several groups, or drawn elsewhere"
    if "mermaid" in formats and any(item.form is Form.FRAMED for item in scene.walk()):
        yield "mermaid has no frames for premises: joints hold them together there"


def of_small_type(scale: float, graph: ArgumentGraph, view: View, options: DrawingOptions) -> Iterator[str]:
    """That the text is hardly to be read on the sheet of paper that the drawing has to fit."""
    if scale * BODY >= SMALLEST_TYPE or options.paper is None:
        return
    said = f"on one sheet of {options.paper.value} the text is {scale * BODY:.1f} points high"
    advice = ["--tiles spreads the map over several"]
    ways = _ways_to_split(graph) if options.split is None and view.is_whole else []
    if ways:
        advice.append(f"--split {' or '.join(ways)} draws it in parts")
    yield f"{said}; {', '.join(advice)}"


def _ways_to_split(graph: ArgumentGraph) -> list[str]:
    """By what a map can be cut into more drawings than one."""
    return [each.value for each in Split if len(split(graph, replace(DrawingOptions(), split=each))) > 1]
