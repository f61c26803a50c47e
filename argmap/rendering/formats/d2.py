"""A scene as text for D2 (https://d2lang.com), which finds places for it.

Texts of users are quoted here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.directions import closed
from argmap.markup import carried
from argmap.rendering.content.scene import TOGETHER, CrossLink, Form, Item, Trunk
from argmap.rendering.content.strokes import MUTUAL, STROKES
from argmap.rendering.formats.looks import Outline, look_of
from argmap.rendering.options import Direction
from argmap.version import MADE_BY

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture

# In quotation marks, D2 reads these as something else, or ends there.
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "$": "\\$", "\n": "\\n", "\r": " ", "\t": " "})
_SHAPES = {Outline.ROUNDED: "rectangle", Outline.NOTE: "page", Outline.PILL: "oval"}
_DASHES = {"dashed": 4, "dotted": 2}
_AGAINST = 4.0  # the width of the frame of what is against the conclusion, which nothing but its colour tells else
# Heads of lines: a shape, and whether it is filled.
_HEADS = {
    "normal": ("triangle", True),
    "tee": ("cf-one-required", True),
    "diamond": ("diamond", True),
    "vee": ("arrow", True),
    "empty": ("triangle", False),
}
_SIZE, _MOST_SIZE = 16, 100  # of type: of most texts there, and the largest that is allowed
# So many frames may stand one in the other, for what is in them is named by all of them.
MOST_LEVELS = 20


def write(picture: Picture) -> bytes:
    """The text of a picture; a notice tells of frames that are left out."""
    writer = _Writer(picture)
    text = writer.text()
    if writer.left_out:
        them = "1 group has no frame" if writer.left_out == 1 else f"{writer.left_out} groups have no frames"
        picture.notices.append(f"{them} in d2: there are {MOST_LEVELS} others around")
    return text.encode()


class _Writer:
    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.scene = picture.scene
        self.theme = picture.theme
        self.paths: dict[Item, str] = {}
        self.shared = picture.scene.shared
        self.chips: dict[Trunk, str] = {}
        self.left_out = 0

    def text(self) -> str:
        """All lines: the page, the boxes, then the lines between these."""
        direction = self.picture.options.direction
        towards = Direction.UP if direction is Direction.AUTO else direction
        lines = [f"# {MADE_BY}", f"direction: {towards.value}", f"style.fill: {_quoted(self.theme.page)}"]
        headings = [line for line in self.picture.headings if line] if self.picture.options.title else []
        if headings:
            look = f"shape: text; near: top-center; style: {{font-size: 20; font-color: {_quoted(self.theme.text)}}}"
            lines.append(f"heading: {_quoted(_joined(headings))} {{{look}}}")
        return "\n".join([*lines, *self._boxes(), *self._lines()]) + "\n"

    # -- boxes -----------------------------------------------------------------------------------------------------

    def _boxes(self) -> Iterator[str]:
        """Every item: those of a group in its container, and premises with a common frame in that."""
        waiting: list[tuple[Item | None, str, int]] = [(item, "", 0) for item in self.scene.roots[::-1]]
        begun: set[Item] = set()  # those that begin a group and are written already, with their fellows
        while waiting:
            item, within, depth = waiting.pop()
            if item is None:
                yield f"{'  ' * depth}}}"
                continue
            if item in begun:
                continue
            if item.frame is not None and depth == MOST_LEVELS:
                self.left_out += 1
            elif item.frame is not None:
                if item.frame.starts[0] is item:
                    yield f"{'  ' * depth}g{item.frame.number}: {_quoted(item.frame.title)} {{"
                    yield f"{'  ' * (depth + 1)}{self._group(depth)}"
                    waiting.append((None, within, depth))
                    within, depth = f"{within}g{item.frame.number}.", depth + 1
                    waiting.extend((fellow, within, depth) for fellow in item.frame.starts[:0:-1])
                begun.add(item)
            held = [below for below in item.below if _is_held(below, item)]
            yield from self._item(item, within, depth, held)
            yield from (f"{'  ' * depth}{chip}" for each in (item, *held) for chip in self._chips(each, within))
            # What hangs under premises in a common frame stands beside it, and so does what hangs under that.
            beside = [below for premise in held for below in premise.below]
            beside += [below for below in item.below if not _is_held(below, item)]
            waiting.extend((below, within, depth) for below in beside[::-1])

    def _item(self, item: Item, within: str, depth: int, held: list[Item]) -> Iterator[str]:
        """An item, with the premises that it holds."""
        self.paths[item] = f"{within}{item.name}"
        indent = "  " * depth
        if not held:
            yield f"{indent}{item.name}: {_quoted(_words(item))} {{{self._look(item)}}}"
            return
        yield f"{indent}{item.name}: {_quoted(_words(item))} {{"
        yield f"{indent}  {self._look(item)}"
        for premise in held:
            self.paths[premise] = f"{within}{item.name}.{premise.name}"
            yield f"{indent}  {premise.name}: {_quoted(_words(premise))} {{{self._look(premise)}}}"
        yield f"{indent}}}"

    def _look(self, item: Item) -> str:
        look = look_of(item, self.theme)
        is_joint = look.outline is Outline.PILL
        colour = self.theme.on_line if is_joint else self.theme.muted if item.form is Form.TAG else self.theme.text
        is_dot = is_joint and not (item.mark or item.lines)
        shape = "circle; width: 16; height: 16" if is_dot else _SHAPES[look.outline]
        parts = [f"fill: {_quoted(look.paper) if look.paper else 'transparent'}"]
        width = _AGAINST if item.tone == "against" else look.width
        parts += _stroke(look.frame or look.paper, width, look.style)
        parts += [f"font-color: {_quoted(colour)}"]
        parts += ["border-radius: 6"] if look.outline is Outline.ROUNDED else []
        if item.form is Form.FRAMED or item.scale > 1:
            parts += [f"font-size: {min(_MOST_SIZE, round(_SIZE * item.scale))}"]
        return f"shape: {shape}; style: {{{'; '.join(parts)}}}"

    def _chips(self, item: Item, within: str) -> Iterator[str]:
        """The chips on the lines into an item; those into a premise in a common frame stand beside that too."""
        for trunk in item.trunks:
            if trunk in self.shared:
                self.chips[trunk] = f"{within}{trunk.name}"
                colour = _quoted(self.theme.lines[trunk.tone])
                look = f"fill: {colour}; stroke: {colour}; stroke-width: 0; font-color: {_quoted(self.theme.on_line)}"
                yield f"{trunk.name}: {_quoted(trunk.mark)} {{shape: oval; style: {{{look}}}}}"

    def _group(self, depth: int) -> str:
        paper = self.theme.page if depth % 2 else self.theme.group_paper
        parts = [f"fill: {_quoted(paper)}", *_stroke(self.theme.group_line, 1.0, "solid")]
        parts += [f"font-color: {_quoted(self.theme.text)}", "font-size: 16", "border-radius: 6"]
        return f"style: {{{'; '.join(parts)}}}"

    # -- lines -----------------------------------------------------------------------------------------------------

    def _lines(self) -> Iterator[str]:
        for item in self.scene.walk():
            for trunk in item.trunks:
                if not (trunk.premises and item.form is Form.FRAMED):  # these stand inside
                    yield from self._trunk(trunk, item)
        yield from map(self._link, self.scene.links)

    def _trunk(self, trunk: Trunk, head: Item) -> Iterator[str]:
        """The lines from what hangs on a trunk to its chip, and from there on; one line alone bears the mark itself."""
        stroke, colour = STROKES[trunk.bond], self.theme.lines[trunk.tone]
        goal, tails = self.paths[head], [self.paths[member] for member in trunk.members]
        if trunk.premises:
            yield from (_signed(f"{tail} -- {goal}", "", colour, TOGETHER, "solid") for tail in tails)
            return
        mark = trunk.mark
        if trunk in self.shared:
            chip, mark = self.chips[trunk], ""
            yield from (_signed(f"{tail} -- {chip}", "", colour, stroke.width, stroke.style) for tail in tails)
            tails = [chip]
        for tail in tails:
            yield _signed(f"{tail} -> {goal}", mark, colour, stroke.width, stroke.style, stroke.head)

    def _link(self, link: CrossLink) -> str:
        """A line across the forest."""
        stroke, colour = STROKES[link.bond], self.theme.lines[link.tone]
        tail, head = self.paths[link.tail], self.paths[link.head]
        if link.both:
            mutual = MUTUAL[link.sign]
            return _signed(f"{tail} <-> {head}", link.sign, colour, mutual.width, mutual.style, "vee", "vee")
        if not link.sign:
            return _signed(f"{tail} -- {head}", "", colour, 1.1, "solid")
        if link.trunk is not None:
            return _signed(f"{tail} -- {self.chips[link.trunk]}", "", colour, stroke.width, stroke.style)
        return _signed(f"{tail} -> {head}", link.mark, colour, stroke.width, stroke.style, stroke.head)


def _signed(
    joined: str, sign: str, colour: str, width: float, style: str, head: str = "none", tail: str = "none"
) -> str:
    """A line with its sign and its heads."""
    heads = [
        f"{end}-arrowhead: {{shape: {_HEADS[name][0]}; style.filled: {str(_HEADS[name][1]).lower()}}}"
        for end, name in (("target", head), ("source", tail))
        if name != "none"
    ]
    look = "; ".join([*_stroke(colour, width, style), f"font-color: {_quoted(colour)}"])
    said = f"{_quoted(sign)} " if sign else ""
    return f"{joined}: {said}{{{'; '.join([*heads, f'style: {{{look}}}'])}}}"


def _is_held(item: Item, above: Item) -> bool:
    """Whether an item stands inside what it hangs under, as a premise does in a common frame."""
    return above.form is Form.FRAMED and item.premise


def _stroke(colour: str, width: float, style: str) -> list[str]:
    """How a line or a frame is drawn; widths are whole there."""
    found = [f"stroke: {_quoted(colour)}", f"stroke-width: {round(width)}"]
    return [*found, f"stroke-dash: {_DASHES[style]}"] if style in _DASHES else found


def _words(item: Item) -> str:
    """The words in an item, in lines, since D2 breaks none."""
    if item.body is None:
        return f"{item.mark} {_joined(item.lines)}".strip()
    content = item.body.content
    head = "  ".join(filter(None, (content.number, content.header, *content.change_words, content.status_word)))
    return _joined(
        [head, *item.body.title, *item.body.lines, *(footer.text for footer in item.body.footers), *item.body.tab]
    )


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A text in quotation marks, in which nothing is more than text."""
    return f'"{closed(carried(text)).translate(_ESCAPES)}"'
