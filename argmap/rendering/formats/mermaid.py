"""A scene as a Mermaid flowchart, for places that draw Mermaid themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.lazy_pattern import lazy
from argmap.rendering.content.scene import Bond, Form, Item, Scene, Trunk
from argmap.rendering.content.strokes import MUTUAL
from argmap.rendering.options import Direction
from argmap.rendering.themes import Theme

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture

_DIRECTIONS = {
    Direction.UP: "BT",
    Direction.DOWN: "TB",
    Direction.LEFT: "RL",
    Direction.RIGHT: "LR",
    Direction.AUTO: "BT",
}
_ARROWS = {
    Bond.SUPPORT: "-->",
    Bond.ATTACK: "--x",
    Bond.UNDERCUT: "-.-o",
    Bond.CONCESSION: "-.->",
    Bond.EXPLANATION: "-->",
    Bond.LINK: "-.-",
}
_DOTTED = {Bond.UNDERCUT, Bond.CONCESSION}
_SHAPES = {"conclusion": ("[[", "]]"), "evidence": ("[/", "/]"), "assumption": ("([", "])")}
_ESCAPES = str.maketrans(
    {
        "#": "#35;",
        "&": "#amp;",
        "<": "#lt;",
        ">": "#gt;",
        '"': "#quot;",
        "`": "#96;",
        "\\": "#92;",
        "|": "#124;",
    }
)
# What Mermaid takes for something of its own in any text: a line break, a formula, a directive, the name of an icon,
# and two words after which it drops a semicolon. A sign without a width is put within.
_TAKEN = lazy(r"(?<=\\)(?=n)|(?<=\$)(?=\$)|(?<=%)(?=%)|(?<=:)(?=fa-)|(?<=sty)(?=le)|(?<=class)(?=Def)")
_JOINER = "#8288;"
# Beyond these Mermaid draws nothing, unless who shows the text allows more.
MOST_CHARACTERS = 50_000  # in UTF-16
MOST_LINES = 500


def write(picture: Picture) -> bytes:
    """The flowchart of a picture; a notice tells where Mermaid will not draw it."""
    text = write_mermaid(picture.scene, picture.theme, picture.options.direction)
    picture.notices.extend(beyond_limits(text, picture.scene))
    return text.encode()


def write_mermaid(scene: Scene, theme: Theme, direction: Direction) -> str:
    """The text of a Mermaid flowchart with the boxes, lines and groups of a scene."""
    shared = scene.shared
    lines = [f"flowchart {_DIRECTIONS[direction]}", *_boxes(scene, shared)]
    for item in scene.walk():
        for trunk in item.trunks:
            lines.extend(_trunk(trunk, item, is_shared=trunk in shared))
    for link in scene.links:
        if link.trunk is not None:
            lines.append(f"  {link.tail.name} {_bare(link.bond)} {link.trunk.name}")
            continue
        arrow = MUTUAL[link.sign].mermaid if link.both else _ARROWS[link.bond]
        sign = f"|{_escaped(link.mark or link.sign)}|" if link.sign else ""
        lines.append(f"  {link.tail.name} {arrow}{sign} {link.head.name}")
    for name, tone in theme.tones.items():
        more = ",stroke-width:3px" if name in {"conclusion", "against"} else ""
        lines.append(f"  classDef {name} fill:{tone.paper},stroke:{tone.frame},color:{theme.text}{more}")
    for name, colour in theme.lines.items():
        lines.append(f"  classDef step_{name} fill:{colour},color:{theme.on_line},stroke-width:0")
    return "\n".join(lines) + "\n"


def beyond_limits(text: str, scene: Scene) -> Iterator[str]:
    """The notices for a flowchart that Mermaid does not draw with the settings it has on most platforms."""
    remedy = "draw a part of the map (--focus, --depth, --group) or split it (--split)"
    size = len(text.encode("utf-16-le")) // 2
    if size > MOST_CHARACTERS:
        yield f"the text for Mermaid has {size:,} characters, and Mermaid draws at most {MOST_CHARACTERS:,}; {remedy}"
    trunks = [trunk for item in scene.walk() for trunk in item.trunks]
    lines = sum(len(trunk.members) for trunk in trunks) + len(scene.shared) + len(scene.links)
    if lines > MOST_LINES:
        yield f"the flowchart has {lines} lines between boxes, and Mermaid draws at most {MOST_LINES}; {remedy}"


def _boxes(scene: Scene, shared: set[Trunk]) -> Iterator[str]:
    """Every item, those of a group inside its subgraph."""
    waiting: list[Item | None] = list(scene.roots[::-1])
    begun: set[Item] = set()  # those that begin a group and are written already, with their fellows
    while waiting:
        item = waiting.pop()
        if item is None:
            yield "  end"
            continue
        if item in begun:
            continue
        if item.frame is not None:
            if item.frame.starts[0] is item:
                yield f'  subgraph g{item.frame.number + 1}["{_escaped(item.frame.title)}"]'
                waiting += [None, *item.frame.starts[:0:-1]]
            begun.add(item)
        yield f"  {item.name}{_box(item)}"
        chips = (trunk for trunk in item.trunks if trunk in shared)
        yield from (f'  {chip.name}(["{_escaped(chip.mark)}"]):::step_{chip.tone}' for chip in chips)
        waiting.extend(item.below[::-1])


def _box(item: Item) -> str:
    if item.is_step:
        assert item.bond is not None  # noqa: S101 - only roots have none
        before, after = ("([", "])") if item.mark or item.tooltip else ("((", "))")
        said = " ".join(filter(None, (item.mark, item.tooltip))) or " "
        return f'{before}"{_escaped(said)}"{after}:::step_{item.line_tone}'
    if item.form is Form.TAG or item.body is None or item.statement is None:
        return f'>"{_escaped(" ".join(item.lines))}"]:::tag'
    content = item.body.content
    head = " ".join(filter(None, (content.number, content.header, *content.change_words, content.status_word)))
    parts = [head, content.title, *content.text.split("\n"), *(footer.text for footer in content.footers), content.tab]
    before, after = _SHAPES.get(item.statement.kind.value, ("(", ")"))
    # At this a line is broken whether labels are HTML (`htmlLabels`) or not.
    said = "<br/>".join(_escaped(part) for part in parts if part)
    return f'{before}"{said}"{after}:::{item.tone}'


def _trunk(trunk: Trunk, head: Item, *, is_shared: bool) -> Iterator[str]:
    """The lines from what hangs on a trunk to its chip, and from there on; one line alone bears the mark itself."""
    tails, mark = [member.name for member in trunk.members], trunk.mark
    if is_shared:
        yield from (f"  {tail} {_bare(trunk.bond)} {trunk.name}" for tail in tails)
        tails, mark = [trunk.name], ""
    arrow = "===" if trunk.premises else _ARROWS[trunk.bond]
    said = f"|{_escaped(mark)}|" if mark else ""
    yield from (f"  {tail} {arrow}{said} {head.name}" for tail in tails)


def _bare(bond: Bond) -> str:
    """A line without a head."""
    return "-.-" if bond in _DOTTED else "---"


def _escaped(text: str) -> str:
    return _JOINER.join([part.translate(_ESCAPES) for part in _TAKEN.split(text)])
