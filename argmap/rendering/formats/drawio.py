"""A file for diagrams.net (draw.io): vertices and edges of mxGraph, which stay together when they are moved.

Labels are HTML in attributes of XML there, tooltips too. So texts are escaped twice, here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.markup import attribute, html
from argmap.rendering.content.strokes import size_of
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.formats.editable import editable
from argmap.rendering.formats.labels import CODE_FONT
from argmap.rendering.formats.looks import Outline
from argmap.rendering.formats.pieces import End, Line, Paragraph, Run, Shape
from argmap.rendering.layout.subtrees import Point
from argmap.version import MADE_BY

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture

_ROOT, _LAYER = "0", "1"
_ROUND = 12  # twice the radius of corners, in points
_FOLD = 9  # the side of a folded corner
_SPARE = 1.5  # points at each side that are left for fonts in which the words are wider
_SIGN_AWAY = 8  # points along a line, from where it begins to its sign
_SIGN_ASIDE = 7  # points across it
_FONTS = "Arial,Arimo,Liberation Sans,Helvetica,sans-serif"
_DASHES = {"solid": "", "dashed": "dashed=1;dashPattern=6 4;", "dotted": "dashed=1;dashPattern=1 3;"}
# Heads of lines: a shape, and whether it is filled.
_HEADS = {
    "none": ("none", 0),
    "normal": ("block", 1),
    "tee": ("ERone", 0),
    "diamond": ("diamond", 1),
    "vee": ("open", 0),
    "empty": ("block", 0),
}


def write(picture: Picture) -> bytes:
    """The file with one page, as large as the drawing."""
    sheet = picture.sheet
    drawn = editable(picture)
    corners = {shape.name: (shape.place.x, shape.place.y) for shape in drawn.frames}
    lines = [
        f'<mxfile host="argmap" agent="{html(MADE_BY)}">',
        f'<diagram id="map" name="{html(picture.title)}">',
        f'<mxGraphModel grid="0" gridSize="10" guides="1" tooltips="1" connect="1" arrows="1" fold="1" page="1"'
        f' pageScale="1" pageWidth="{sheet.width:.0f}" pageHeight="{sheet.height:.0f}" math="0" shadow="0"'
        f' background="{picture.theme.page}">',
        "<root>",
        f'<mxCell id="{_ROOT}"/>',
        f'<mxCell id="{_LAYER}" parent="{_ROOT}"/>',
        *(_vertex(shape, corners) for shape in drawn.frames),
        *map(_edge, drawn.lines),
        *(_vertex(shape, corners) for shape in drawn.shapes),
        "</root>",
        "</mxGraphModel>",
        "</diagram>",
        "</mxfile>",
    ]
    return ("\n".join(lines) + "\n").encode()


# -- shapes ------------------------------------------------------------------------------------------------------------


def _vertex(shape: Shape, corners: Mapping[str, Point]) -> str:
    """A shape; what lies within the frame of a group is placed from the corner of that, and moves with it."""
    left, top = corners.get(shape.within, (0.0, 0.0))
    size = f'width="{shape.place.width:g}" height="{shape.place.height:g}"'
    href = _beside(shape.href)
    link = f' link="{html(href)}"' if href else ""
    said = f' tooltip="{attribute(html(shape.words))}"' if shape.words else ""
    return (
        f'<object id="{html(shape.name)}" label="{html(_label(shape))}"{said}{link}>'
        f'<mxCell style="{_style(shape)}" vertex="1" parent="{html(shape.within or _LAYER)}">'
        f'<mxGeometry x="{shape.place.x - left:g}" y="{shape.place.y - top:g}" {size} as="geometry"/></mxCell></object>'
    )


def _style(shape: Shape) -> str:
    look, pad = shape.look, max(0.0, shape.pad - _SPARE)
    place = f"verticalAlign={'middle' if shape.middle else 'top'};spacing=0;spacingLeft={pad:g};spacingRight={pad:g};"
    place += f"whiteSpace={'wrap' if shape.broken else 'nowrap'};html=1;align={_hand(shape)};fontFamily={_FONTS};"
    if not (look.paper or look.frame):
        return f"text;strokeColor=none;fillColor=none;{place}"
    colours = f"fillColor={look.paper or 'none'};strokeColor={look.frame or 'none'};strokeWidth={look.width:g};"
    if look.outline is Outline.NOTE:
        outline = f"shape=note;size={_FOLD};"
    elif look.outline is Outline.PILL:
        outline = "rounded=1;arcSize=50;"
    else:
        outline = f"rounded=1;absoluteArcSize=1;arcSize={_ROUND};"
    holds = "container=1;collapsible=0;recursiveResize=0;" if shape.group else ""
    return f"{outline}{colours}{_DASHES[look.style]}{holds}{place}"


def _hand(shape: Shape) -> str:
    """The side at which the words of a shape stand; each paragraph has its own where they are broken."""
    if not shape.paragraphs or shape.paragraphs[0].centred:
        return "center"
    return "right" if not shape.broken and shape.paragraphs[0].right_to_left else "left"


def _label(shape: Shape) -> str:
    """The words of a shape as HTML."""
    return "".join(_paragraph(paragraph, shape) for paragraph in shape.paragraphs)


def _paragraph(paragraph: Paragraph, shape: Shape) -> str:
    turned = "rtl" if paragraph.right_to_left else "ltr"
    side = "center" if paragraph.centred else "right" if paragraph.right_to_left else "left"
    room = f"padding-top:{paragraph.before:g}px;" if paragraph.before else ""
    style = f"text-align:{side};line-height:{paragraph.row:g}px;overflow-wrap:anywhere;{room}"
    if paragraph.band:
        style += _band(paragraph.band, shape)
    return f'<div dir="{turned}" style="{style}">{"".join(map(_run, paragraph.runs))}</div>'


def _band(colour: str, shape: Shape) -> str:
    """The look of a header, which reaches from one side of its box to the other, but for a folded corner."""
    pad, fold = shape.pad - _SPARE, _FOLD if shape.look.outline is Outline.NOTE else 0
    corner = f"{_ROUND / 2:g}px" if not fold else "0"
    return (
        f"background-color:{colour};margin-left:{-pad:g}px;margin-right:{fold - pad:g}px;padding-left:{pad:g}px;"
        f"padding-right:{max(0.0, pad - fold):g}px;border-top-left-radius:{corner};border-top-right-radius:{corner};"
    )


def _run(run: Run) -> str:
    style = f"font-size:{run.size:g}px;color:{run.colour};{'font-weight:bold;' if run.bold else ''}"
    style += f"background-color:{run.ground};" if run.ground else ""
    style += "font-style:italic;" if run.slanted else ""
    style += f"font-family:{CODE_FONT},monospace;" if run.code else ""
    said = html(run.text).replace("  ", "&nbsp; ")
    if run.href:
        return f'<a href="{html(run.href)}" rel="noopener noreferrer" style="{style}">{said}</a>'
    return f'<span style="{style}">{said}</span>'


def _beside(href: str | None) -> str:
    """Where a tag leads to: the file in the place of the SVG of another part; nowhere within this one."""
    file, sign, place = (href or "").partition("#")
    if file.endswith(".svg"):
        return f"{file.removesuffix('.svg')}.drawio"
    return f"{file}{sign}{place}" if file else ""


# -- lines -------------------------------------------------------------------------------------------------------------


def _edge(line: Line) -> str:
    """A line with its sign, which keeps its place on the line."""
    route = "edgeStyle=orthogonalEdgeStyle;rounded=1;arcSize=8;" if line.bent else "edgeStyle=none;"
    heads = f"{_head('end', line.head_mark)}{_head('start', line.tail_mark)}"
    look = f"strokeColor={line.colour};strokeWidth={line.width:g};{_DASHES[line.style]}"
    font = f"html=1;fontFamily={_FONTS};fontStyle=1;fontSize={size_of(line.sign):g};fontColor={line.colour};"
    ends = f"{_at('exit', line.tail)}{_at('entry', line.head)}"
    joined = "".join(
        f' {name}="{html(end.shape)}"' for name, end in (("source", line.tail), ("target", line.head)) if end.shape
    )
    return (
        f'<mxCell id="{html(line.name)}" value="{html(html(line.sign))}" style="{route}{look}{heads}{font}{ends}"'
        f' edge="1" parent="{_LAYER}"{joined}><mxGeometry {_sign_place(line)} relative="1" as="geometry">'
        f"{''.join(_points(line))}</mxGeometry></mxCell>"
    )


def _head(end: str, mark: str) -> str:
    shape, filled = _HEADS[mark]
    return f"{end}Arrow={shape};{end}Fill={filled};{end}Size=5;"


def _at(name: str, end: End) -> str:
    """The place on the edge of a shape at which a line leaves or enters."""
    if not end.shape:
        return ""
    across, down = end.side.value
    x, y = ((1 + across) / 2, end.share) if end.side.level else (end.share, (1 + down) / 2)
    return f"{name}X={x:.4g};{name}Y={y:.4g};{name}Dx=0;{name}Dy=0;{name}Perimeter=0;"


def _sign_place(line: Line) -> str:
    """Where the sign of a line stands: ``x`` from -1, its beginning, to 1; ``y`` points across it."""
    if not line.tail.shape:  # in the legend
        return f'x="0" y="{_SIGN_ASIDE}"'
    if line.tail_mark != "none":
        return 'x="0" y="0"'
    if line.tail.side.level:
        return f'x="-1" y="{-_SIGN_ASIDE}"'
    half = text_width(line.sign, size_of(line.sign), bold=True) / 2
    return f'x="-1" y="{max(_SIGN_ASIDE, round(half) + 3)}"'


def _points(line: Line) -> Iterator[str]:
    """The ends of a line that are at no shape, the points through which it goes, and how far its sign is along it."""
    for name, end in (("sourcePoint", line.tail), ("targetPoint", line.head)):
        if not end.shape:
            yield f'<mxPoint x="{end.point[0]:g}" y="{end.point[1]:g}" as="{name}"/>'
    if line.bends:
        points = "".join(f'<mxPoint x="{x:g}" y="{y:g}"/>' for x, y in _corners(line))
        yield f'<Array as="points">{points}</Array>'
    if line.tail.shape and line.tail_mark == "none":
        across, down = line.tail.side.value
        yield f'<mxPoint x="{across * _SIGN_AWAY}" y="{down * _SIGN_AWAY}" as="offset"/>'


def _corners(line: Line) -> Iterator[Point]:
    """Where a line bends, but for the first corner or the last, which follow from the sides that it joins."""
    level = line.tail.side.level
    x, y = line.tail.point
    for number, bend in enumerate(line.bends):
        if level is (number % 2 == 0):
            x = bend
        else:
            y = bend
        yield x, y
