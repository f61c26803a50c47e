"""A PDF made fit for reading and print: links, title, paper size, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from math import ceil
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError
from argmap.lazy_pattern import lazy
from argmap.records import record
from argmap.rendering.options import INSTALL_PDF, Paper

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import IndirectObject

# Points, upright.
_PAPERS: Mapping[Paper, tuple[float, float]] = {
    Paper.A4: (595.28, 841.89),
    Paper.A3: (841.89, 1190.55),
    Paper.LETTER: (612.0, 792.0),
}
_MARGIN = 24.0  # kept free on paper; tiles overlap by twice as much
_DATE = lazy(rb"/CreationDate \(D:[^)]*\)")


class PaperNeedsPypdf(ArgmapError):
    def __init__(self) -> None:
        super().__init__(f"fitting a drawing to paper needs pypdf; install it with: {INSTALL_PDF}")


@record()
class Area:
    """A rectangle of the drawing, in points from its upper left corner, that leads somewhere."""

    left: float
    top: float
    right: float
    bottom: float
    target: str  # a web address, a file, or ``#`` and the name of a place in the drawing


def finish(
    data: bytes,
    *,
    title: str,
    areas: Iterable[Area],
    places: Mapping[str, tuple[float, float]],
    paper: Paper | None,
    tiles: bool,
    background: str,
) -> bytes:
    """The engine's one page PDF with links, on the paper wanted.

    `places` are the named points that links inside the drawing lead to. Without `paper` the page is as large as the
    drawing; with it the drawing is made to fit one sheet, or spread over several in full size (`tiles`), each sheet
    in the colour `background` (``#rrggbb``) up to its edges.
    """
    if find_spec("pypdf") is None:
        if paper is not None:
            raise PaperNeedsPypdf
        data = _DATE.sub(lambda match: b"/CreationDate (D:20000101000000Z)".ljust(len(match[0])), data)
        return data.rstrip(b"\n") + b"\n% argmap\n"  # by which argmap knows its own work; elsewhere that is /Creator
    return _Finisher(data, title, list(areas), places, paper, tiles, background).written()


class _Finisher:
    def __init__(
        self,
        data: bytes,
        title: str,
        areas: list[Area],
        places: Mapping[str, tuple[float, float]],
        paper: Paper | None,
        tiles: bool,
        background: str,
    ) -> None:
        from pypdf import PdfReader, PdfWriter  # only where PDF is written

        self.areas = areas
        self.places = places
        self.background = background
        self.writer: PdfWriter = PdfWriter()
        self.title = title
        page = PdfReader(io.BytesIO(data)).pages[0]
        self.width, self.height = float(page.mediabox.width), float(page.mediabox.height)
        if paper is None:
            self.writer.add_page(page)
            self._link(self.writer.pages[0], 0, 1.0, 0.0, 0.0)
        elif tiles:
            self._tile(self._form(page), _PAPERS[paper])
        else:
            self._fit(self._form(page), _PAPERS[paper])

    def written(self) -> bytes:
        self.writer.metadata = {"/Title": self.title, "/Creator": "argmap"}
        self.writer._ID = None  # else made of the time of day
        stream = io.BytesIO()
        self.writer.write(stream)
        return stream.getvalue()

    def _form(self, page: PageObject) -> IndirectObject:
        """The drawing as one object that sheets show at any size.

        The shadings of a page keep to its own scale whatever its content does; those of a form go with the form.
        """
        from pypdf.generic import DecodedStreamObject, NameObject

        contents = page.get_contents()
        form = DecodedStreamObject()
        form.set_data(contents.get_data() if contents is not None else b"")
        form[NameObject("/Type")] = NameObject("/XObject")
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = page.mediabox.clone(self.writer)
        form[NameObject("/Resources")] = page["/Resources"].clone(self.writer)
        return self.writer._add_object(form.flate_encode())

    def _sheet(self, form: IndirectObject, box: tuple[float, float, float, float], placing: str) -> PageObject:
        """A sheet that is a window of a size and place, with the form placed by a PDF matrix."""
        from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, RectangleObject

        sheet = self.writer.add_blank_page(box[2] - box[0], box[3] - box[1])
        sheet.mediabox = sheet.cropbox = sheet.trimbox = sheet.bleedbox = sheet.artbox = RectangleObject(box)
        left, bottom, right, top = (f"{side:.2f}" for side in (box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))
        red, green, blue = (f"{int(self.background[i : i + 2], 16) / 255:.4f}" for i in (1, 3, 5))
        paint = f"{red} {green} {blue} rg {left} {bottom} m {right} {bottom} l {right} {top} l {left} {top} l f"
        content = DecodedStreamObject()
        content.set_data(f"q {paint} Q q {placing} cm /drawing Do Q\n".encode())
        sheet[NameObject("/Contents")] = self.writer._add_object(content)
        named = DictionaryObject({NameObject("/drawing"): form})
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})
        return sheet

    def _fit(self, form: IndirectObject, size: tuple[float, float]) -> None:
        wide, high = _turned(size, self.width > self.height)
        scale = _scale((wide, high), self.width, self.height)
        x = (wide - self.width * scale) / 2
        y = (high - self.height * scale) / 2
        sheet = self._sheet(form, (0.0, 0.0, wide, high), f"{scale:.6f} 0 0 {scale:.6f} {x:.4f} {y:.4f}")
        self._link(sheet, 0, scale, x, y)

    def _tile(self, form: IndirectObject, size: tuple[float, float]) -> None:
        """Windows onto the one drawing, each as large as the paper; neighbours show each other's edge."""
        wide, high = min((_turned(size, turn) for turn in (False, True)), key=self._sheets)
        step_x, step_y = wide - 2 * _MARGIN, high - 2 * _MARGIN
        columns, rows = ceil(self.width / step_x), ceil(self.height / step_y)
        left = (self.width - columns * step_x) / 2 - _MARGIN
        top = self.height + (rows * step_y - self.height) / 2 + _MARGIN
        for row in range(rows):
            for column in range(columns):
                x, y = left + column * step_x, top - row * step_y - high
                sheet = self._sheet(form, (x, y, x + wide, y + high), "1 0 0 1 0 0")
                self._link(sheet, row * columns + column, 1.0, 0.0, 0.0)

    def _sheets(self, size: tuple[float, float]) -> int:
        return ceil(self.width / (size[0] - 2 * _MARGIN)) * ceil(self.height / (size[1] - 2 * _MARGIN))

    def _link(self, sheet: PageObject, number: int, scale: float, dx: float, dy: float) -> None:
        """Put the links on a sheet whose content was scaled and moved."""
        from pypdf.annotations import Link
        from pypdf.generic import Fit

        box = sheet.mediabox
        for area in self.areas:
            rect = (
                area.left * scale + dx,
                (self.height - area.bottom) * scale + dy,
                area.right * scale + dx,
                (self.height - area.top) * scale + dy,
            )
            if rect[2] < box.left or rect[0] > box.right or rect[3] < box.bottom or rect[1] > box.top:
                continue
            given: dict[str, Any] = {"rect": rect, "border": [0, 0, 0]}
            if not area.target.startswith("#"):
                self.writer.add_annotation(number, Link(url=area.target, **given))
            elif area.target[1:] in self.places:
                x, y = self.places[area.target[1:]]
                fit = Fit.xyz(left=x * scale + dx, top=(self.height - y) * scale + dy)
                self.writer.add_annotation(number, Link(target_page_index=number, fit=fit, **given))


def fitting_scale(paper: Paper, width: float, height: float) -> float:
    """By how much a drawing is made smaller to fit a sheet; at most 1."""
    return _scale(_turned(_PAPERS[paper], width > height), width, height)


def _scale(size: tuple[float, float], width: float, height: float) -> float:
    return min(1.0, (size[0] - 2 * _MARGIN) / width, (size[1] - 2 * _MARGIN) / height)


def _turned(size: tuple[float, float], sideways: bool) -> tuple[float, float]:
    return (size[1], size[0]) if sideways else size
