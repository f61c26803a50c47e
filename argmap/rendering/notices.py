"""The notices where a drawing is not as it was asked for, with advice only where following it helps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.graph import ArgumentGraph
from argmap.rendering.content.boxes import BODY
from argmap.rendering.content.scene import Form, Scene
from argmap.rendering.content.splitting import DEPTH
from argmap.rendering.layout.arrangement import arrange
from argmap.rendering.layout.routing import STEPS, TooIntricate, ends, route
from argmap.rendering.options import DrawingOptions, Split
from argmap.rendering.registry import Format

if TYPE_CHECKING:
    from argmap.rendering.layout.papers import Size

_MOST_TRIED = 400  # boxes, among which it is tried whether arrows could be drawn
_TRIED_STEPS = STEPS // 5


def of_tags(
    scene: Scene, with_arrows: Callable[[], Scene], formats: Sequence[Format], options: DrawingOptions
) -> Iterator[str]:
    """That tags stand in the place of arrows in a scene, for all statements that arrows could lead to."""
    pointing = _pointing(scene)
    if not pointing or all(each.tells for each in formats):
        return
    said = (
        "1 statement stands in a second place: a tag points to it instead of an arrow"
        if pointing == 1
        else f"{pointing} statements stand in a second place: tags point to them instead of arrows"
    )
    can_be_drawn = len(scene.boxes) <= _MOST_TRIED and _find_ways(with_arrows(), options)
    yield f"{said} (--links arrows draws these)" if can_be_drawn or not any(each.placed for each in formats) else said


def _pointing(scene: Scene) -> int:
    """How many tags could be arrows: what they point to is in the picture, and is not what they hang under."""
    return sum(
        tag.points_across and tag.statement in scene.boxes and tag.statement is not item.statement
        for item in scene.walk()
        for tag in item.below
    )


def _find_ways(scene: Scene, options: DrawingOptions) -> bool:
    """Whether the arrows of a scene find their ways."""
    try:
        route(arrange(scene, options.direction, options.aspect, options.layout), ends(scene), _TRIED_STEPS)
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


def of_frames(scene: Scene, formats: Sequence[Format]) -> Iterator[str]:
    """That premises which were to be framed are held together in another way."""
    drawn = [each for each in formats if not each.tells]
    if drawn and scene.unframed:
        many = f"{scene.unframed} reasons have joints and no frames: their"
        subject = "1 reason has a joint and no frame: its" if scene.unframed == 1 else many
        yield f"{subject} premises are in several groups, or drawn elsewhere"
    for each in drawn:
        if not each.frames and any(item.form is Form.FRAMED for item in scene.walk()):
            yield f"{each.name} has no frames for premises: joints hold them together there"


def of_small_type(scale: float, size: Size) -> Iterator[str]:
    """That the text is hardly to be read on the one sheet that the drawing has to fit."""
    if not size.is_readable(scale):
        said = f"on one {_sheet(size)} of {size.name} the text is {scale * BODY:.1f} points high"
        yield f"{said}; without --pages one the map takes several"


def of_pages(scales: Sequence[float], parts: int, size: Size) -> Iterator[str]:
    """That a map takes more sheets than it has parts, and that something did not become as large as all else."""
    if len(scales) > parts:
        smallest = f"so that no text is smaller than {size.smallest:g} points"
        one = "each part" if parts > 1 else "it"
        taken = f"{len(scales)} {_sheet(size)}s of {size.name}"
        yield f"the map takes {taken}, {smallest} (--pages one keeps {one} on one)"
    for number, scale in enumerate(scales, 1):
        if not size.is_readable(scale):
            smaller = f"on sheet {number} the text is {scale * BODY:.1f} points high"
            yield f"a box is too large for a {_sheet(size)} of {size.name}: {smaller}"


def of_broken_boxes(broken: int, size: Size) -> Iterator[str]:
    """That some boxes are whole on none of the sheets that are put together."""
    if broken:
        boxes = "1 box is" if broken == 1 else f"{broken} boxes are"
        yield f"{boxes} larger than a {_sheet(size)} of {size.name}, and cut"


def _sheet(size: Size) -> str:
    return "sheet" if size.can_turn else "slide"
