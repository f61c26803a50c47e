"""A PDF of several pages, each a drawing or a window onto one, with links that lead from page to page."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.lazy_pattern import lazy
from argmap.records import field, record
from argmap.rendering.content.boxes import FOOT, FOOTER, LINE, tab_height
from argmap.rendering.content.scene import Form, Scene
from argmap.rendering.formats.engines import draw_pages
from argmap.rendering.layout.sheet import Sheet
from argmap.rendering.options import EngineName, Limits

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import IndirectObject

Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
_TO_SHEET = lazy(r"sheet:(\d+)(?:#(.*))?")
_BUNCH = 40  # pages that one run of an engine draws


@record()
class Area:
    """A rectangle of a drawing, in points from its upper left corner, that leads somewhere."""

    left: float
    top: float
    right: float
    bottom: float
    target: str  # a web address, a file, ``#`` and the name of a place in the drawing, or what names a sheet


@record()
class Stamp:
    """A line of text, drawn on its own, with its lower left corner at a place of a page; its size in points."""

    dot: str
    x: float
    y: float
    width: float
    height: float


@record()
class Leaf:
    """One page: a drawing, or a window onto it.

    `box` is the page in its own points, which grow upwards; a drawing of a `height` is on it `scale` times as large,
    moved by `dx` and `dy`. Without `box` the page is the drawing. `places` are what links lead to, in points of the
    drawing: those that the page shows. `marks` are strokes in the margin, as operators of PDF. Links to a page that
    `shows_all` are for all of it.
    """

    dot: str
    height: float
    box: Box | None = None
    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    name: str = ""
    areas: Sequence[Area] = ()
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    stamps: Sequence[Stamp] = ()
    marks: str = ""
    shows_all: bool = True


def areas(scene: Scene, sheet: Sheet) -> Iterator[Area]:
    """The areas that can be clicked on: tags as a whole, lines of citations, and what stands above the drawing."""
    for item in scene.walk():
        x, y = sheet.arrangement.places[item]
        left, right = x - item.width / 2, x + item.width / 2
        if item.href:
            yield Area(left, y - item.height / 2, right, y + item.height / 2, item.href)
        if item.form is Form.BOX and item.body is not None:
            row = FOOTER * item.scale
            below = FOOT + tab_height(item.body.tab)
            top = y + item.height / 2 - below * item.scale - len(item.body.footers) * row
            for number, footer in enumerate(item.body.footers):
                if footer.href:
                    yield Area(left, top + number * row, right, top + (number + 1) * row, footer.href)
    for line in sheet.title:
        if line.href:
            half = line.size * LINE / 2
            yield Area(line.left, line.y - half, line.left + line.width, line.y + half, line.href)


def places(scene: Scene, sheet: Sheet) -> dict[str, tuple[float, float]]:
    """The upper left corners of all that a link inside a drawing can lead to, by name."""
    found = {}
    for item in scene.walk():
        x, y = sheet.arrangement.places[item]
        found[item.anchor] = (x - item.width / 2, y - item.height / 2)
    return found


def bind(leaves: Sequence[Leaf], title: str, background: str, engine: EngineName, limits: Limits) -> bytes:
    """The PDF of some pages, each in the colour `background` (``#rrggbb``) up to its edges."""
    dots = list(dict.fromkeys(dot for leaf in leaves for dot in (leaf.dot, *(stamp.dot for stamp in leaf.stamps))))
    drawn: dict[str, bytes] = {}
    for start in range(0, len(dots), _BUNCH):
        bunch = dots[start : start + _BUNCH]
        drawn.update(zip(bunch, draw_pages(bunch, engine, limits), strict=True))
    return _Binding(leaves, drawn, title, background).written()


class _Binding:
    def __init__(self, leaves: Sequence[Leaf], drawn: Mapping[str, bytes], title: str, background: str) -> None:
        from pypdf import PdfWriter  # only where PDF is written

        self.leaves = leaves
        self.drawn = drawn
        self.title = title
        self.paint = " ".join(f"{int(background[i : i + 2], 16) / 255:.4f}" for i in (1, 3, 5))
        self.writer: PdfWriter = PdfWriter()
        self._pages: dict[str, PageObject] = {}
        self._forms: dict[str, IndirectObject] = {}
        for leaf in leaves:
            self._add(leaf)
        for number, leaf in enumerate(leaves):
            self._link(number, leaf)
        if len(leaves) > 1:
            for number, leaf in enumerate(leaves):
                if leaf.name:
                    self.writer.add_outline_item(title=leaf.name, page_number=number)

    def written(self) -> bytes:
        self.writer.metadata = {"/Title": self.title, "/Creator": "argmap"}
        self.writer._ID = None  # else made of the time of day
        stream = io.BytesIO()
        self.writer.write(stream)
        return stream.getvalue()

    # -- pages -----------------------------------------------------------------------------------------------------

    def _page(self, dot: str) -> PageObject:
        """The page that an engine made of a drawing."""
        from pypdf import PdfReader

        if dot not in self._pages:
            self._pages[dot] = PdfReader(io.BytesIO(self.drawn[dot])).pages[0]
        return self._pages[dot]

    def _form(self, dot: str) -> IndirectObject:
        """A drawing as one object that pages show at any size.

        The shadings of a page keep to its own scale whatever its content does; those of a form go with the form.
        """
        from pypdf.generic import DecodedStreamObject, NameObject

        if dot not in self._forms:
            page = self._page(dot)
            contents = page.get_contents()
            form = DecodedStreamObject()
            form.set_data(contents.get_data() if contents is not None else b"")
            form[NameObject("/Type")] = NameObject("/XObject")
            form[NameObject("/Subtype")] = NameObject("/Form")
            form[NameObject("/BBox")] = page.mediabox.clone(self.writer)
            form[NameObject("/Resources")] = page["/Resources"].clone(self.writer)
            self._forms[dot] = self.writer._add_object(form.flate_encode())
        return self._forms[dot]

    def _add(self, leaf: Leaf) -> None:
        from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, RectangleObject

        box = leaf.box
        if box is None:
            self.writer.add_page(self._page(leaf.dot))
            return
        page = self.writer.add_blank_page(box[2] - box[0], box[3] - box[1])
        page.mediabox = page.cropbox = page.trimbox = page.bleedbox = page.artbox = RectangleObject(box)
        # Engines make a page of whole points, on which the drawing begins at the top.
        dy = leaf.dy - (float(self._page(leaf.dot).mediabox.height) - leaf.height) * leaf.scale
        shown = [(leaf.dot, f"{leaf.scale:.6f} 0 0 {leaf.scale:.6f} {leaf.dx:.4f} {dy:.4f}")]
        shown += [(stamp.dot, f"1 0 0 1 {stamp.x:.4f} {stamp.y:.4f}") for stamp in leaf.stamps]
        names = [f"/drawing{number or ''}" for number in range(len(shown))]
        content = f"q {self._filled((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))} Q"
        for number, (name, (_, matrix)) in enumerate(zip(names, shown, strict=True)):
            content += f" q {matrix} cm {name} Do Q"
            if number == 0 and leaf.marks:
                content += f" q {leaf.marks} Q"
        stream = DecodedStreamObject()
        stream.set_data(f"{content}\n".encode())
        page[NameObject("/Contents")] = self.writer._add_object(stream)
        named = DictionaryObject({NameObject(n): self._form(dot) for n, (dot, _) in zip(names, shown, strict=True)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})

    def _filled(self, box: Box) -> str:
        """A rectangle in the colour of the page."""
        left, bottom, right, top = (f"{side:.2f}" for side in box)
        return f"{self.paint} rg {left} {bottom} m {right} {bottom} l {right} {top} l {left} {top} l f"

    # -- links -----------------------------------------------------------------------------------------------------

    def _link(self, number: int, leaf: Leaf) -> None:
        """Put the links on a page whose drawing was scaled and moved."""
        from pypdf.annotations import Link

        box = leaf.box or (0.0, 0.0, inf, inf)
        for area in leaf.areas:
            left, top = self._at(leaf, area.left, area.top)
            right, bottom = self._at(leaf, area.right, area.bottom)
            if right < box[0] or left > box[2] or top < box[1] or bottom > box[3]:
                continue
            given: dict[str, Any] = {"rect": (left, bottom, right, top), "border": [0, 0, 0]}
            inside = self._inside(number, area.target)
            if inside is not None:
                page, fit = inside
                self.writer.add_annotation(number, Link(target_page_index=page, fit=fit, **given))
            elif not area.target.startswith("#"):
                self.writer.add_annotation(number, Link(url=area.target, **given))

    @staticmethod
    def _at(leaf: Leaf, x: float, y: float) -> tuple[float, float]:
        """A point of a drawing on its page."""
        return x * leaf.scale + leaf.dx, (leaf.height - y) * leaf.scale + leaf.dy

    def _inside(self, number: int, target: str) -> tuple[int, Any] | None:
        """The page to which a link inside the document leads, and what is to be seen of it."""
        from pypdf.generic import Fit

        sheet = _TO_SHEET.fullmatch(target)
        name = sheet[2] if sheet is not None else target.removeprefix("#")
        tried = (number, *range(len(self.leaves))) if sheet is None else (int(sheet[1]) - 1,)
        page = next((each for each in tried if name in self.leaves[each].places), None)
        if sheet is not None and (page is None or self.leaves[page].shows_all):
            return tried[0], Fit.fit()
        if page is None:
            return None
        x, y = self._at(self.leaves[page], *self.leaves[page].places[name])
        return page, Fit.xyz(left=x, top=y)
