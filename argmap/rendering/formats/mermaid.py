"""A scene as a Mermaid flowchart, for places that draw Mermaid themselves."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.lazy_pattern import lazy
from argmap.rendering.content.scene import Bond, Form, Item, Scene
from argmap.rendering.content.strokes import MUTUAL, STROKES
from argmap.rendering.options import Direction
from argmap.rendering.themes import Theme

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


def write_mermaid(scene: Scene, theme: Theme, direction: Direction) -> str:
    """The text of a Mermaid flowchart with the boxes, lines and groups of a scene."""
    lines = [f"flowchart {_DIRECTIONS[direction]}", *_boxes(scene)]
    for item in scene.walk():
        lines.extend(f"  {below.name} {_arrow(below)} {item.name}" for below in item.below)
    for link in scene.links:
        arrow = MUTUAL[link.sign].mermaid if link.both else _ARROWS[link.bond]
        sign = f"|{_escaped(link.sign)}|" if link.sign else ""
        lines.append(f"  {link.tail.name} {arrow}{sign} {link.head.name}")
    for name, tone in theme.tones.items():
        more = ",stroke-width:3px" if name == "conclusion" else ",stroke-dasharray:5 3" if name == "assumption" else ""
        lines.append(f"  classDef {name} fill:{tone.paper},stroke:{tone.frame},color:{theme.text}{more}")
    lines.append(f"  classDef joint fill:{theme.lines['support']},color:{theme.on_line},stroke-width:0")
    return "\n".join(lines) + "\n"


def beyond_limits(text: str, scene: Scene) -> Iterator[str]:
    """The notices for a flowchart that Mermaid does not draw with the settings it has on most platforms."""
    remedy = "draw a part of the map (--focus, --depth, --group) or split it (--split)"
    size = len(text.encode("utf-16-le")) // 2
    if size > MOST_CHARACTERS:
        yield f"the text for Mermaid has {size:,} characters, and Mermaid draws at most {MOST_CHARACTERS:,}; {remedy}"
    lines = sum(len(item.below) for item in scene.walk()) + len(scene.links)
    if lines > MOST_LINES:
        yield f"the flowchart has {lines} lines between boxes, and Mermaid draws at most {MOST_LINES}; {remedy}"


def _boxes(scene: Scene) -> Iterator[str]:
    """Every item, those of a group inside its subgraph."""
    waiting: list[Item | None] = list(scene.roots[::-1])
    groups = 0
    while waiting:
        item = waiting.pop()
        if item is None:
            yield "  end"
            continue
        if item.frame is not None:
            groups += 1
            yield f'  subgraph g{groups}["{_escaped(item.frame)}"]'
            waiting.append(None)
        yield f"  {item.name}{_box(item)}"
        waiting.extend(item.below[::-1])


def _box(item: Item) -> str:
    if item.is_step:
        assert item.bond is not None  # noqa: S101
        sign = STROKES[item.bond].sign
        if not item.tooltip:
            return f'(("{_escaped(sign)}")):::joint'
        return f'(["{_escaped(sign)} {_escaped(item.tooltip)}"]):::joint'
    if item.form is Form.TAG or item.body is None or item.statement is None:
        return f'>"{_escaped(" ".join(item.lines))}"]:::tag'
    content = item.body.content
    head = " ".join(filter(None, (content.number, content.kind.upper(), *content.changes, content.status)))
    parts = [head, content.title, *content.text.split("\n"), *(footer.text for footer in content.footers)]
    before, after = _SHAPES.get(item.statement.kind.value, ("(", ")"))
    said = "<br/>".join(_escaped(part) for part in parts if part)
    return f'{before}"{said}"{after}:::{item.tone}'


def _arrow(item: Item) -> str:
    assert item.bond is not None  # noqa: S101
    if item.trunk:
        return "---"
    sign = STROKES[item.bond].sign
    return f"{_ARROWS[item.bond]}|{_escaped(sign)}|" if sign else _ARROWS[item.bond]


def _escaped(text: str) -> str:
    return _JOINER.join([part.translate(_ESCAPES) for part in _TAKEN.split(text)])
