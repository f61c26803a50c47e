"""What programs show of a PDF on paper: the colours of the PDF that is as large as the map, at every size."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from argmap.graph import ArgumentGraph
from argmap.rendering import DrawingOptions, Pages, Paper, draw
from argmap.rendering.layout.papers import SIZES
from argmap.rendering.themes import ALL, BY_NAME

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("pygraphviz") is None, reason="pygraphviz is not installed"),
    pytest.mark.skipif(importlib.util.find_spec("pypdf") is None, reason="pypdf is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

TREES = maps.as_map(
    [{"conclusion": f"The town should plant trees {where}."} for where in ("on the square", "in the long street")]
)
NEAR = 3  # in each of red, green and blue

Colour: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    data: bytes

    def at(self, x: int, y: int) -> Colour:
        place = 3 * (y * self.width + x)
        return (self.data[place], self.data[place + 1], self.data[place + 2])

    def flat(self, step: int, margin: int = 3) -> Iterator[tuple[int, int, Colour]]:
        """Pixels within an area of one colour, where no line or letter is near."""
        for y in range(margin, self.height - margin, step):
            for x in range(margin, self.width - margin, step):
                colour = self.at(x, y)
                row = bytes(colour) * (2 * margin + 1)
                starts = (3 * (line * self.width + x - margin) for line in range(y - margin, y + margin + 1))
                if all(self.data.startswith(row, start) for start in starts):
                    yield x, y, colour


def shown(program: str, data: bytes, folder: Path, page: int = 1, dpi: float = 72) -> Picture:
    """A page of a PDF as poppler or Ghostscript shows it."""
    path, target = folder / "shown.pdf", folder / "shown.ppm"
    path.write_bytes(data)
    pages = [f"-dFirstPage={page}", f"-dLastPage={page}"]
    commands: dict[str, list[str | Path]] = {
        "gs": [
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dTextAlphaBits=4",
            "-dGraphicsAlphaBits=4",
            "-sDEVICE=ppmraw",
            f"-r{dpi}",
            *pages,
            f"-o{target}",
            path,
        ],
        "pdftoppm": ["-r", f"{dpi}", "-singlefile", "-f", f"{page}", path, target.with_suffix("")],
    }
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    subprocess.run([found, *commands[program]], check=True)
    written = io.BytesIO(target.read_bytes())
    head: list[bytes] = []
    while len(head) < 4:
        head += written.readline().split(b"#")[0].split()
    return Picture(int(head[1]), int(head[2]), written.read())


def pdf(graph: ArgumentGraph, theme: str, paper: Paper | None = None, pages: Pages = Pages.ONE) -> bytes:
    return draw(graph, ("pdf",), DrawingOptions(theme=theme, paper=paper, pages=pages)).files["pdf"]


def rgb(written: str) -> Colour:
    red, green, blue = (int(written[i : i + 2], 16) for i in (1, 3, 5))
    return (red, green, blue)


def near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def same_colours(plain: Picture, paper: Picture, left: float, top: float) -> set[Colour]:
    """The colours of the flat areas of a picture, which have to be those of the other one at the same places."""
    colours = set()
    points = list(plain.flat(2))
    other = [(x, y) for x, y, colour in points if not near(paper.at(round(x + left), round(y + top)), colour)]
    assert len(other) <= len(points) // 200, other[:5]
    for _, _, colour in points:
        colours.add(colour)
    return colours


@pytest.mark.parametrize("program", ["pdftoppm", "gs"])
@pytest.mark.parametrize("paper", [paper for paper in Paper if SIZES[paper].can_turn])
@pytest.mark.parametrize("theme", [theme.name for theme in ALL])
def test_a_small_map_keeps_its_colours_on_paper(theme: str, paper: Paper, program: str, tmp_path: Path) -> None:
    graph = maps.graph_of(TREES)
    plain = shown(program, pdf(graph, theme), tmp_path)
    sheet = shown(program, pdf(graph, theme, paper), tmp_path)
    colours = same_colours(plain, sheet, (sheet.width - plain.width) / 2, (sheet.height - plain.height) / 2)
    look = BY_NAME[theme]
    for colour in (look.page, look.tones["conclusion"].band, look.tones["conclusion"].paper):
        assert any(near(rgb(colour), found) for found in colours), colour
    assert near(sheet.at(1, 1), rgb(look.page))
    assert near(sheet.at(sheet.width - 2, sheet.height - 2), rgb(look.page))


@pytest.mark.parametrize("program", ["pdftoppm", "gs"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_large_map_keeps_its_colours_when_it_is_made_smaller(theme: str, program: str, tmp_path: Path) -> None:
    from pypdf import PdfReader

    graph = maps.graph_of(maps.synthetic(60, groups=True))
    data = pdf(graph, theme)
    box = PdfReader(io.BytesIO(data)).pages[0].mediabox
    scale = SIZES[Paper.A4].scale(float(box.width), float(box.height))
    assert scale < 0.7
    plain = shown(program, data, tmp_path)
    sheet = shown(program, pdf(graph, theme, Paper.A4), tmp_path, dpi=72 / scale)
    colours = same_colours(plain, sheet, (sheet.width - plain.width) / 2, (sheet.height - plain.height) / 2)
    for tone in ("for", "against", "granted"):
        assert any(near(rgb(BY_NAME[theme].tones[tone].band), found) for found in colours)
    assert any(near(rgb(BY_NAME[theme].group_paper), found) for found in colours)


@pytest.mark.parametrize("program", ["pdftoppm", "gs"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tiles_show_what_the_whole_shows(theme: str, program: str, tmp_path: Path) -> None:
    from pypdf import PdfReader

    graph = maps.graph_of(maps.synthetic(24))
    plain = shown(program, pdf(graph, theme), tmp_path)
    data = pdf(graph, theme, Paper.A4, Pages.TILES)
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(data)).pages]
    assert len(boxes) > 1
    for number, box in enumerate(boxes, 1):
        sheet = shown(program, data, tmp_path, page=number)
        left, top = float(box.left), plain.height - float(box.top)
        points = list(sheet.flat(3))
        wrong = [
            (x, y)
            for x, y, colour in points
            if not near(colour, _around(plain, round(x + left), round(y + top), rgb(BY_NAME[theme].page)))
        ]
        assert len(wrong) <= len(points) // 200, wrong[:5]


def _around(picture: Picture, x: int, y: int, page: Colour) -> Colour:
    """The colour at a place, that of the page outside the picture."""
    return picture.at(x, y) if 0 <= x < picture.width and 0 <= y < picture.height else page
