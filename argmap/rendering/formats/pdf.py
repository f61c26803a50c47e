"""A PDF made fit for reading and print: links, title, sheets of paper and slides, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from argmap.addresses import encoded
from argmap.errors import ArgmapError
from argmap.lazy_pattern import lazy
from argmap.rendering import notices
from argmap.rendering.content.boxes import HEADER
from argmap.rendering.content.running_text import TEXT, Paragraph, running_text
from argmap.rendering.content.scene import Form, Scene
from argmap.rendering.content.views import GraphView, sheet_address
from argmap.rendering.formats import fonts
from argmap.rendering.formats.booklet import Area, Leaf, Stamp, areas, bind, places
from argmap.rendering.formats.dot import write_dot
from argmap.rendering.formats.engines import draw, pdf_engine
from argmap.rendering.layout.arrangement import Arrangement
from argmap.rendering.layout.paging import Page, pages
from argmap.rendering.layout.papers import SIZES, Size
from argmap.rendering.layout.sheet import Line, Sheet, Titles
from argmap.rendering.layout.tiles import Tile, Tiling, tiling
from argmap.rendering.layout.typesetting import typeset
from argmap.rendering.options import INSTALL_PDF, EngineName, Pages, Paper

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture

_DATE = lazy(rb"/CreationDate \(D:[^)]*\)")
_WORDS = ("sheet_of", "on_sheet", "below_on_sheet", "continued_on_sheet", "you_are_here")
_MARK = 9.0  # points: the strokes in the margin at which sheets are cut


class PagesNeedPypdf(ArgmapError):
    def __init__(self) -> None:
        super().__init__(f"a PDF on paper, or of several pages, needs pypdf; install it with: {INSTALL_PDF}")


def write(picture: Picture) -> bytes:
    """The PDF that an engine makes which uses the fonts of the system, with its links and on its paper."""
    options = picture.options
    engine = pdf_engine() if options.engine is EngineName.PURE else options.engine
    assert isinstance(engine, EngineName)  # noqa: S101 - a function draws no PDF
    sheaf = _Sheaf(picture)
    picture.notices.extend(fonts.checked(["a", *fonts.beyond_built_in(sheaf.texts())]))
    if find_spec("pypdf") is None:
        if options.paper is not None or options.split is not None or options.handout:
            raise PagesNeedPypdf
        data = draw(picture.dot[0], ["pdf"], engine, options.limits)["pdf"]
        data = _DATE.sub(lambda match: b"/CreationDate (D:20000101000000Z)".ljust(len(match[0])), data)
        return data.rstrip(b"\n") + b"\n% argmap\n"  # by which argmap knows its own work; elsewhere that is /Creator
    return bind(sheaf.leaves(), picture.title, picture.theme.page, engine, options.limits)


class _Sheaf:
    """The pages of a PDF: those of a drawing, those of the other parts of the map, and those of its text."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.options = picture.options
        paper = self.options.paper or (Paper.A4 if self.options.handout else None)
        self.size = SIZES[paper] if paper is not None else None
        self.parts = [picture, *picture.others()]
        self.paragraphs: list[Paragraph] = []
        if self.options.handout:
            view = picture.view if self.options.split is None else GraphView(picture.graph)
            self.paragraphs = running_text(view, self.options, picture.headings)

    def texts(self) -> Iterator[str]:
        """Everything that is written on the pages."""
        for part in self.parts:
            yield from part.texts()
        if self.size is not None:
            yield from (self.picture.words[key] for key in _WORDS)
        yield from (paragraph.text for paragraph in self.paragraphs)

    def leaves(self) -> list[Leaf]:
        found: list[Leaf] = []
        stretches: dict[str, range] = {}  # of the pages of each part, by the name of its file
        for part in self.parts:
            start = len(found)
            found += self._of_part(part, start + 1)
            stretches[encoded(f"{part.name}.svg")] = range(start, len(found))
        found = [replace(leaf, areas=[_resolved(area, stretches, found) for area in leaf.areas]) for leaf in found]
        if self.size is not None:
            if self.options.pages is Pages.AUTO:
                scales = [leaf.scale for leaf in found]
                self.picture.notices.extend(notices.of_pages(scales, len(self.parts), self.size))
            found += self._text_pages(self.size)
            if len(found) > 1:
                found = [self._numbered(leaf, n, len(found)) for n, leaf in enumerate(found, 1)]
        return found

    def _of_part(self, part: Picture, first: int) -> list[Leaf]:
        """The pages of a picture, of which the first has a number."""
        size, way = self.size, self.options.pages
        if size is None:
            return [self._whole(part)]
        if way is Pages.TILES:
            return list(self._tiles(part, size))
        scale = size.scale(part.sheet.width, part.sheet.height) if size.can_turn or way is Pages.ONE else 0.0
        if way is Pages.ONE or size.is_readable(scale):
            part.notices.extend(notices.of_small_type(scale, size))
            return [self._one(part, size, scale)]
        return self._several(part, size, first)

    # -- a drawing on one page, or cut into windows ----------------------------------------------------------------

    def _whole(self, part: Picture) -> Leaf:
        """A page as large as the drawing."""
        sheet = part.sheet
        return Leaf(
            part.dot[0],
            sheet.height,
            name=part.title,
            areas=self._areas(part.scene, sheet),
            places=places(part.scene, sheet),
            shows_all=False,
        )

    def _one(self, part: Picture, size: Size, scale: float) -> Leaf:
        """A sheet with the whole drawing in its middle."""
        sheet = part.sheet
        wide, high = size.turned(sideways=sheet.width > sheet.height)
        return replace(
            self._whole(part),
            box=(0.0, 0.0, wide, high),
            scale=scale,
            dx=(wide - sheet.width * scale) / 2,
            dy=(high - sheet.height * scale) / 2,
            shows_all=True,
        )

    def _tiles(self, part: Picture, size: Size) -> Iterator[Leaf]:
        """Windows onto the one drawing, each as large as the paper; neighbours show each other's edge."""
        sheet = part.sheet
        found = tiling(sheet, size)
        part.notices.extend(notices.of_broken_boxes(found.broken, size))
        whole = self._whole(part)
        for tile in found.tiles:
            left, top = tile.left, sheet.height - tile.top
            shown = {
                name: (x, y)
                for name, (x, y) in whole.places.items()
                if tile.across[0] <= x < tile.across[1] and tile.along[0] <= y < tile.along[1]
            }
            yield replace(
                whole,
                box=(left, top - found.height, left + found.width, top),
                name=tile.name,
                places=shown,
                marks=_marks(tile, found, sheet),
            )

    # -- a drawing on several pages --------------------------------------------------------------------------------

    def _several(self, part: Picture, size: Size, first: int) -> list[Leaf]:
        """The sheets of a map that is cut so that each can be read."""
        title, *more = part.headings if self.options.title else [""]
        titles = Titles(title, tuple(more), part.language)
        arrows = part is self.picture and bool(part.scene.links)
        found = pages(part.view, self.options, size, titles, first=first, arrows=arrows)
        return [self._leaf(page, size) for page in found]

    def _leaf(self, page: Page, size: Size) -> Leaf:
        wide, high = size.turned(sideways=self.options.aspect >= 1)
        return Leaf(
            write_dot(page.scene, page.sheet, self.picture.theme)[0],
            page.sheet.height,
            (0.0, 0.0, wide, high),
            page.scale,
            (wide - page.sheet.width * page.scale) / 2,
            (high - page.sheet.height * page.scale) / 2,
            page.name,
            self._areas(page.scene, page.sheet),
            places(page.scene, page.sheet),
        )

    def _text_pages(self, size: Size) -> Iterator[Leaf]:
        """The text of the map, on upright paper."""
        for number, page in enumerate(typeset(self.paragraphs, size)):
            sheet = page.sheet
            yield Leaf(
                write_dot(Scene(), sheet, self.picture.theme)[0],
                sheet.height,
                (0.0, 0.0, sheet.width, sheet.height),
                name="" if number else self.picture.words["in_words"],
                areas=list(areas(Scene(), sheet)),
                places=page.places,
            )

    # -- links, and what is said in margins ------------------------------------------------------------------------

    def _areas(self, scene: Scene, sheet: Sheet) -> list[Area]:
        """The areas that lead somewhere; in a handout the headers of boxes lead to the text."""
        found = list(areas(scene, sheet))
        for item in scene.walk() if self.options.handout else ():
            if item.form is Form.BOX:
                x, y = sheet.arrangement.places[item]
                left, top = x - item.width / 2, y - item.height / 2
                found.append(
                    Area(left, top, left + item.width, top + HEADER * item.scale, f"#{TEXT}{item.anchor}"),
                )
        return found

    def _numbered(self, leaf: Leaf, number: int, count: int) -> Leaf:
        """A page that says which of how many it is, in the corner of its margin."""
        assert self.size is not None  # noqa: S101 - only sheets are numbered
        said = self.picture.words.said("sheet_of", number=number, count=count)
        if self.options.pages is Pages.TILES and leaf.marks:
            said = f"{leaf.name} · {said}"
        stamp = self._stamp(said, self.size.label)
        left, bottom, right, _ = leaf.box or (0.0, 0.0, 0.0, 0.0)
        x = right - self.size.margin - stamp.width
        y = bottom + max(1.0, self.size.margin - stamp.height - 2)
        return replace(leaf, stamps=[replace(stamp, x=max(left, x), y=y)])

    def _stamp(self, said: str, size: float) -> Stamp:
        """A line that says something of a sheet, whichever way it runs."""
        line = Line(said, size, False, 2.0, size * 0.75)
        line = replace(line, x=2.0 + (2.0 - line.left))
        width, height = line.width + 4.0, size * 1.5
        sheet = Sheet(width, height, Arrangement(), [line], [])
        return Stamp(write_dot(Scene(), sheet, self.picture.theme)[0], 0.0, 0.0, width, height)


def _resolved(area: Area, stretches: Mapping[str, range], leaves: Sequence[Leaf]) -> Area:
    """An area that leads to another part of the map, with the page that shows it in the place of the file."""
    file, _, name = area.target.partition("#")
    if file not in stretches:
        return area
    shown = (number for number in stretches[file] if name and name in leaves[number].places)
    return replace(area, target=sheet_address(next(shown, stretches[file][0]) + 1, name))


def _marks(tile: Tile, tiled: Tiling, sheet: Sheet) -> str:
    """Strokes at the edges of a sheet where it is cut to fit its neighbours, as operators of PDF."""
    left, top = tile.left, sheet.height - tile.top
    right, bottom = left + tiled.width, top - tiled.height
    strokes = ["0.5 w 0.5 G"]
    for x in (x for x in tile.across if 0 < x < sheet.width):
        strokes += [f"{x:.2f} {y:.2f} m {x:.2f} {y + d:.2f} l S" for y, d in ((top, -_MARK), (bottom, _MARK))]
    for y in (sheet.height - y for y in tile.along if 0 < y < sheet.height):
        strokes += [f"{x:.2f} {y:.2f} m {x + d:.2f} {y:.2f} l S" for x, d in ((left, _MARK), (right, -_MARK))]
    return " ".join(strokes)
