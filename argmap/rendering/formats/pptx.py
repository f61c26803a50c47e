"""A slide for PowerPoint and its like, of shapes and connectors that can be edited there.

The parts of a file, and the units in them, are those of ECMA-376: lengths in EMU, 12,700 of which are a point; sizes of
type in hundredths of a point; angles in 60,000ths of a degree.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from argmap.errors import ArgmapError
from argmap.lazy_pattern import lazy
from argmap.markup import attribute, carried, html
from argmap.rendering.content.strokes import size_of
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.formats.courses import Rect, ShapeSide
from argmap.rendering.formats.editable import editable
from argmap.rendering.formats.labels import CODE_FONT, FONT
from argmap.rendering.formats.looks import Look, Outline
from argmap.rendering.formats.pieces import Editable, End, Line, Paragraph, Run, Shape, sign_place
from argmap.version import MADE_BY

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture
    from argmap.rendering.themes import Theme

INSTALL_SLIDES = 'pip install "argmap[slides]" (in a checkout: pip install ".[slides]")'

_POINT = 12_700
_MOST, _LEAST = 56 * 72.0, 72.0  # points, of a side of a slide
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ROUND = 6.0  # the radius of corners
_FOLD = 9.0  # the side of a folded corner
_SPARE = 1.5  # points at each side that are left for fonts in which the words are wider
_DASHES = {"dashed": "dash", "dotted": "sysDot"}
# The heads that there are: none is a bar, so what speaks against ends in a ball.
_HEADS = {"normal": "triangle", "tee": "oval", "diamond": "diamond", "vee": "arrow", "empty": "stealth"}
_Site: TypeAlias = tuple[ShapeSide, int]
# The places at a shape to which lines can be glued, in the order of their numbers: a side, and a share of that in
# 100,000ths. The shapes that there are have these; one with others has an outline of its own.
_MIDDLES = tuple((side, 50_000) for side in (ShapeSide.TOP, ShapeSide.LEFT, ShapeSide.BOTTOM, ShapeSide.RIGHT))
_TURNS = {ShapeSide.TOP: 16_200_000, ShapeSide.LEFT: 10_800_000, ShapeSide.BOTTOM: 5_400_000, ShapeSide.RIGHT: 0}
_SCHEME = lazy(rb"<a:clrScheme.*</a:clrScheme>", re.DOTALL)
_CORE = "docProps/core.xml"
_LONGEST = 255  # characters of a property
_LONGEST_NAME = 60  # characters of the name of a shape
_TIME = datetime(2000, 1, 1)  # any will do that is always the same
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)


class NeedsSlides(ArgmapError):
    def __init__(self) -> None:
        super().__init__(f"drawing pptx needs python-pptx; install it with: {INSTALL_SLIDES}")


def write(picture: Picture) -> bytes:
    """The file with the slide. Raises `NeedsSlides`."""
    if find_spec("pptx") is None:
        raise NeedsSlides
    sheet = picture.sheet
    scale = min(1.0, _MOST / max(sheet.width, sheet.height))
    if scale < 1:
        inches = max(sheet.width, sheet.height) / 72
        picture.notices.append(
            f"the slide is drawn at {scale:.0%} of its size: a side would be {inches:.0f} inches long, and PowerPoint"
            " has at most 56; --split draws the map in parts"
        )
    return _Slide(picture, scale).written()


class _Slide:
    """One slide in the making; the XML of its shapes is written here, and python-pptx keeps what is around it."""

    def __init__(self, picture: Picture, scale: float) -> None:
        from pptx import Presentation
        from pptx.util import Emu

        self.picture = picture
        self.scale = scale
        self.deck: Any = Presentation()
        self.deck.slide_width = Emu(round(max(_LEAST, picture.sheet.width * scale) * _POINT))
        self.deck.slide_height = Emu(round(max(_LEAST, picture.sheet.height * scale) * _POINT))
        self.slide: Any = self.deck.slides.add_slide(self.deck.slide_layouts[6])  # which is empty
        self.numbers: dict[str, int] = {}
        self.sites: dict[str, list[_Site]] = {}  # of a shape, beyond those in the middle of its sides
        self.links: dict[str, str] = {}

    def written(self) -> bytes:
        from pptx.oxml import parse_xml

        drawn = editable(self.picture)
        shapes = (*drawn.frames, *drawn.shapes)
        names = [*(shape.name for shape in shapes), *(line.name for line in drawn.lines)]
        self.numbers = {name: number for number, name in enumerate(names, 2)}  # 1 is the whole of the slide
        for end in (end for line in drawn.lines for end in (line.tail, line.head) if end.shape):
            sites = self.sites.setdefault(end.shape, [])
            if _site(end) not in (*_MIDDLES, *sites):
                sites.append(_site(end))
        tree = self.slide.shapes.element
        for written in self._all(drawn):
            tree.append(parse_xml(written))
        page = f"<p:bg {_SPACES}><p:bgPr>{_fill(self.picture.theme.page)}<a:effectLst/></p:bgPr></p:bg>"
        tree.getparent().insert(0, parse_xml(page))
        self._properties()
        stream = io.BytesIO()
        self.deck.save(stream)
        return _settled(stream.getvalue(), _colours(self.picture.theme))

    def _all(self, drawn: Editable) -> Iterator[str]:
        """The XML of all that is drawn, from back to front."""
        yield from map(self._shape, drawn.frames)
        yield from map(self._connector, drawn.lines)
        yield from map(self._shape, drawn.shapes)
        signed = [line for line in drawn.lines if line.sign]
        yield from (self._sign(number, line) for number, line in enumerate(signed, len(self.numbers) + 2))

    def _properties(self) -> None:
        about = self.deck.core_properties
        for element in list(about._element):
            about._element.remove(element)
        about.comments = MADE_BY
        about.title = carried(self.picture.title)[:_LONGEST]
        about.author = about.last_modified_by = "argmap"
        about.created = about.modified = _TIME
        about.revision = 1

    # -- shapes ----------------------------------------------------------------------------------------------------

    def _shape(self, shape: Shape) -> str:
        click = f'<a:hlinkClick r:id="{self._link(_beside(shape.href))}"/>' if _leads_out(shape.href) else ""
        return (
            f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{self.numbers[shape.name]}" name="{html(_called(shape))}"'
            f' descr="{attribute(shape.words)}">{click}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
            f"<a:xfrm>{self._place(shape.place)}</a:xfrm>{self._outline(shape)}{_paint(shape.look, self.scale)}"
            f"</p:spPr>{self._words(shape)}</p:sp>"
        )

    def _place(self, place: Rect) -> str:
        points = (place.x, place.y, max(0.0, place.width), max(0.0, place.height))
        x, y, width, height = (round(each * self.scale * _POINT) for each in points)
        return f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'

    def _words(self, shape: Shape) -> str:
        pad = round(max(0.0, shape.pad - _inset(shape) - _SPARE) * self.scale * _POINT)
        anchor, wrap = "ctr" if shape.middle else "t", "square" if shape.broken else "none"
        said = "".join(map(self._paragraph, shape.paragraphs)) or "<a:p/>"
        return (
            f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="{pad}" tIns="0" rIns="{pad}" bIns="0" anchor="{anchor}">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{said}</p:txBody>"
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        side = "ctr" if paragraph.centred else "r" if paragraph.right_to_left else "l"
        turned = ' rtl="1"' if paragraph.right_to_left else ""
        row, before = self._size(paragraph.row), round(paragraph.before * self.scale * 100)
        room = f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>' if before else ""
        runs = "".join(self._run(run, run.ground or paragraph.band) for run in paragraph.runs)
        return f'<a:p><a:pPr algn="{side}"{turned}><a:lnSpc><a:spcPts val="{row}"/></a:lnSpc>{room}</a:pPr>{runs}</a:p>'

    def _run(self, run: Run, ground: str) -> str:
        look = (' b="1"' if run.bold else "") + (' i="1"' if run.slanted else "")
        font = CODE_FONT if run.code else FONT
        link = f'<a:hlinkClick r:id="{self._link(run.href)}"/>' if run.href else ""
        behind = f'<a:highlight><a:srgbClr val="{ground[1:]}"/></a:highlight>' if ground else ""
        return (
            f'<a:r><a:rPr sz="{self._size(run.size)}"{look} noProof="1">{_fill(run.colour)}{behind}'
            f'<a:latin typeface="{font}"/><a:cs typeface="{font}"/>{link}</a:rPr><a:t>{html(run.text)}</a:t></a:r>'
        )

    def _size(self, points: float) -> int:
        """A size of type; there is none below one point."""
        return max(100, round(points * self.scale * 100))

    def _link(self, target: str) -> str:
        """The name in this file of a place elsewhere."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        if target not in self.links:
            self.links[target] = self.slide.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return html(self.links[target])

    def _outline(self, shape: Shape) -> str:
        """The geometry of a shape; its parameters are shares of its shorter side, in 100,000ths."""
        least = max(1.0, min(shape.place.width, shape.place.height))
        if not (shape.look.paper or shape.look.frame):
            return _geometry("rect")
        if self.sites.get(shape.name):
            return _own_outline(shape, (*_MIDDLES, *self.sites[shape.name]), self.scale)
        if shape.look.outline is Outline.NOTE:
            return _geometry("foldedCorner", adj=min(50_000, round(_FOLD / least * 100_000)))
        return _geometry("roundRect", adj=round(_radius(shape) / least * 100_000))

    # -- lines -----------------------------------------------------------------------------------------------------

    def _connector(self, line: Line) -> str:
        """A line that is glued to the shapes which it joins."""
        ends = "".join(
            f'<a:{name} id="{self.numbers[end.shape]}" idx="{[*_MIDDLES, *self.sites[end.shape]].index(_site(end))}"/>'
            for name, end in (("stCxn", line.tail), ("endCxn", line.head))
            if end.shape
        )
        marks = "".join(
            f'<a:{name} type="{_HEADS[mark]}" w="med" len="med"/>'
            for name, mark in (("headEnd", line.tail_mark), ("tailEnd", line.head_mark))
            if mark != "none"
        )
        return (
            f'<p:cxnSp {_SPACES}><p:nvCxnSpPr><p:cNvPr id="{self.numbers[line.name]}" name="{html(line.name)}"'
            f' descr="{html(line.words)}"/><p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>'
            f"{self._course(line)}{_stroke(line.colour, line.width * self.scale, line.style, marks)}</p:spPr></p:cxnSp>"
        )

    def _course(self, line: Line) -> str:
        """The place of a line and how it bends: as PowerPoint itself would draw it between these sides."""
        (x, y), (to_x, to_y) = line.tail.point, line.head.point
        level = line.tail.side.level
        along, across = (to_x - x, to_y - y) if level else (to_y - y, to_x - x)
        if not line.bent or (not line.bends and level is line.head.side.level):
            place = Rect(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))
            flips = (' flipH="1"' if to_x < x else "") + (' flipV="1"' if to_y < y else "")
            return f"<a:xfrm{flips}>{self._place(place)}</a:xfrm>{_geometry('straightConnector1')}"
        # Where it bends is told in shares of how far it gets, which must not be nothing.
        along, across = (value if abs(value) >= 1 else 1.0 for value in (along, across))
        begins = ((x, along), (y, across)) if level else ((y, along), (x, across))
        bends = zip(line.bends, (*begins, begins[0]), strict=False)
        shares = [round((bend - start) / far * 100_000) for bend, (start, far) in bends]
        shape = _geometry(f"bentConnector{2 + len(shares)}", **{f"adj{n}": share for n, share in enumerate(shares, 1)})
        # The middle of the line stays where it is when all is turned so that the line begins level.
        long, high = abs(along), abs(across)
        place = Rect((x + to_x) / 2 - long / 2, (y + to_y) / 2 - high / 2, long, high)
        if level:
            turns = (' flipH="1"' if along < 0 else "") + (' flipV="1"' if across < 0 else "")
        elif along > 0:
            turns = ' rot="5400000"' + (' flipV="1"' if across > 0 else "")
        else:
            turns = ' rot="16200000"' + (' flipV="1"' if across < 0 else "")
        return f"<a:xfrm{turns}>{self._place(place)}</a:xfrm>{shape}"

    def _sign(self, number: int, line: Line) -> str:
        """The sign of a line, in a text box of its own: a line cannot hold one."""
        x, y = sign_place(line)
        size = size_of(line.sign)
        half, width = size * 0.7, text_width(line.sign, size, bold=True) + size * 0.8
        name = f"{line.name}-sign"
        self.numbers[name] = number
        said = Paragraph((Run(line.sign, size, line.colour, bold=True),), size, centred=True)
        place = Rect(x - width / 2, y - half, width, 2 * half)
        return self._shape(Shape(name, place, paragraphs=(said,), broken=False, words=line.words))


def _called(shape: Shape) -> str:
    """The name of a shape in the list that the program has of them: its first words."""
    said = " ".join("".join(run.text for run in paragraph.runs) for paragraph in shape.paragraphs[:2])
    return " ".join((said or shape.words).split())[:_LONGEST_NAME] or shape.name


def _inset(shape: Shape) -> float:
    """How far the words of a rounded shape are kept from its edges by what it is."""
    rounded = (shape.look.paper or shape.look.frame) and shape.look.outline is not Outline.NOTE
    return (1 - 0.5**0.5) * _radius(shape) if rounded else 0.0


def _radius(shape: Shape) -> float:
    """The radius of the corners of a shape."""
    most = min(shape.place.width, shape.place.height) / 2
    return most if shape.look.outline is Outline.PILL else min(most, _ROUND)


def _site(end: End) -> _Site:
    """The place at a shape at which a line ends; near the middle of a side it is that."""
    share = round(end.share * 100_000)
    return end.side, share if abs(share - 50_000) > 500 else 50_000


def _own_outline(shape: Shape, sites: Sequence[_Site], scale: float) -> str:
    """The geometry of a shape with places for lines, as the program itself writes what is drawn by hand."""
    width, height = (round(max(1.0, each) * scale * _POINT) for each in (shape.place.width, shape.place.height))
    guides, glued = [], []
    for number, (side, share) in enumerate(sites):
        across, down = side.value
        x, y = (50_000 * (1 + across), share) if side.level else (share, 50_000 * (1 + down))
        guides.append(f'<a:gd name="connsiteX{number}" fmla="*/ {x} w 100000"/>')
        guides.append(f'<a:gd name="connsiteY{number}" fmla="*/ {y} h 100000"/>')
        place = f'<a:pos x="connsiteX{number}" y="connsiteY{number}"/>'
        glued.append(f'<a:cxn ang="{_TURNS[side]}">{place}</a:cxn>')
    for name, whole, size in (("Left", "w", width), ("Top", "h", height)):
        inset = round(_inset(shape) * scale * _POINT)
        guides.append(f'<a:gd name="text{name}" fmla="*/ {whole} {inset} {size}"/>')
        guides.append(f'<a:gd name="text{"Right" if whole == "w" else "Bottom"}" fmla="+- {whole} 0 text{name}"/>')
    corner = round((_FOLD if shape.look.outline is Outline.NOTE else _radius(shape)) * scale * _POINT)
    x, y = width - corner, height - corner
    if shape.look.outline is Outline.NOTE:
        steps = f"{_to(0, 0)}{_to(width, 0)}{_to(width, y)}{_to(x, height)}{_to(0, height)}"
        fold = f"{_to(x, height)}{_to(x, y)}{_to(width, y)}"
    else:
        arc = f'<a:arcTo wR="{corner}" hR="{corner}" stAng="{{}}" swAng="5400000"/>'
        begins = ("", _to(x, 0), _to(width, y), _to(corner, height))
        turns = (arc.format(angle) for angle in (10_800_000, 16_200_000, 0, 5_400_000))
        steps = _to(0, corner) + "".join(map("".join, zip(begins, turns, strict=True)))
        fold = ""
    paths = "".join(
        f'<a:path w="{width}" h="{height}" fill="{fill}">{each.replace("lnTo", "moveTo", 2)}<a:close/></a:path>'
        for each, fill in ((steps, "norm"), (fold, "darkenLess"))
        if each
    )
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{''.join(guides)}</a:gdLst><a:ahLst/><a:cxnLst>{''.join(glued)}</a:cxnLst>"
        f'<a:rect l="textLeft" t="textTop" r="textRight" b="textBottom"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
    )


def _to(x: int, y: int) -> str:
    return f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>'


def _geometry(name: str, **parameters: int) -> str:
    given = "".join(f'<a:gd name="{key}" fmla="val {value}"/>' for key, value in parameters.items())
    return f'<a:prstGeom prst="{name}"><a:avLst>{given}</a:avLst></a:prstGeom>'


def _paint(look: Look, scale: float) -> str:
    """The inside of a shape and its frame."""
    inside = _fill(look.paper) if look.paper else "<a:noFill/>"
    return inside + (_stroke(look.frame, look.width * scale, look.style) if look.frame else "<a:ln><a:noFill/></a:ln>")


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _stroke(colour: str, width: float, style: str, marks: str = "") -> str:
    dashes = f'<a:prstDash val="{_DASHES[style]}"/>' if style in _DASHES else ""
    return f'<a:ln w="{round(width * _POINT)}">{_fill(colour)}{dashes}<a:round/>{marks}</a:ln>'


def _leads_out(href: str | None) -> bool:
    """Whether a link leads out of the drawing; there is no way to a shape on the same slide."""
    return href is not None and not href.startswith("#")


def _beside(href: str | None) -> str:
    """The slide in the place of the SVG to which a tag leads; none has places in it."""
    file, sign, place = (href or "").partition("#")
    return f"{file.removesuffix('.svg')}.pptx" if file.endswith(".svg") else f"{file}{sign}{place}"


def _colours(theme: Theme) -> str:
    """The colours of a theme as those that the program offers, with links in the colour of what is beside them."""
    named = {"dk1": theme.text, "lt1": theme.page, "dk2": theme.muted, "lt2": theme.group_paper}
    named |= {f"accent{number}": colour for number, colour in enumerate(theme.lines.values(), 1)}
    named |= {"hlink": theme.muted, "folHlink": theme.muted}
    colours = "".join(f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>' for name, colour in named.items())
    return f'<a:clrScheme name="argmap {theme.name}">{colours}</a:clrScheme>'


def _settled(data: bytes, colours: str) -> bytes:
    """The same parts, with the colours of a theme and no time of day in them.

    The one that tells what made them comes first, and as it is.
    """
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _CORE, name)):
            content = old.read(name)
            if name.startswith("ppt/theme/"):
                content = _SCHEME.sub(lambda _: colours.encode(), content)
            entry = ZipInfo(name, _ZIP_TIME)
            entry.create_system = 0  # else it tells the system
            new.writestr(entry, content, ZIP_STORED if name == _CORE else ZIP_DEFLATED)
    return stream.getvalue()
