"""One drawing from a graph: view, scene, places, DOT, engine, files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.rendering import notices
from argmap.rendering.content import legend
from argmap.rendering.content.assembly import assemble, count_links
from argmap.rendering.content.boxes import FOOT, FOOTER
from argmap.rendering.content.directions import side_by_side
from argmap.rendering.content.scene import Form, Scene
from argmap.rendering.content.views import GraphView, Part, choose_view
from argmap.rendering.content.wording import Wording
from argmap.rendering.content.wrapping import one_line
from argmap.rendering.formats.dot import write_dot
from argmap.rendering.formats.engines import Limits, OnlySvg, pdf_engine
from argmap.rendering.formats.engines import draw as run_engine
from argmap.rendering.formats.outline import scene_outline
from argmap.rendering.formats.png import signed
from argmap.rendering.formats.svg import refine
from argmap.rendering.layout.arrangement import arrange
from argmap.rendering.layout.routing import TooIntricate, ends, route
from argmap.rendering.layout.sheet import Sheet, compose
from argmap.rendering.options import FORMATS, DrawingOptions, EngineName, Links
from argmap.rendering.result import Drawing
from argmap.rendering.themes import BY_NAME

if TYPE_CHECKING:
    from argmap.rendering.formats.pdf import Area


# Arrows across the forest are drawn while the engine finds their ways quickly and an eye can follow them.
MOST_ARROWS = 14
MOST_BOXES = 150
MOST_LINKS = 200  # in the whole map, beyond which it is not looked whether a part of it has few
# PNG beyond these is more than viewers open.
MOST_PIXELS = 80_000_000
LONGEST_SIDE = 30_000


class UnknownFormat(ArgmapError):
    def __init__(self, name: str) -> None:
        super().__init__(f"there is no format {name!r}; there are {', '.join(FORMATS)}")


class UnknownTheme(ArgmapError):
    def __init__(self, name: str) -> None:
        super().__init__(f"there is no theme {name!r}; there are {', '.join(BY_NAME)}")


def draw(graph: ArgumentGraph, formats: Sequence[str], options: DrawingOptions) -> Drawing:
    """A graph drawn in one or more formats from one layout; with `options.split` a set of drawings."""
    for name in formats:
        if name not in FORMATS:
            raise UnknownFormat(name)
        if name in {"png", "pdf"} and not isinstance(options.engine, EngineName):
            raise OnlySvg(name)
    if options.theme not in BY_NAME:
        raise UnknownTheme(options.theme)
    if options.split is None:
        return _Run(graph, options, Part(options.name, "", choose_view(graph, options))).drawing(formats)
    from argmap.rendering.content.splitting import split

    first, *others = (_Run(graph, options, part).drawing(formats) for part in split(graph, options))
    said = dict.fromkeys(notice for part in (first, *others) for notice in part.notices)
    if not others:
        said = dict.fromkeys((notices.of_one_part(options), *said))
    return replace(first, notices=tuple(said), parts=tuple(others))


class _Run:
    """One drawing in the making."""

    def __init__(self, graph: ArgumentGraph, options: DrawingOptions, part: Part) -> None:
        self.graph = graph
        self.options = options
        self.part = part
        self.view: GraphView = part.view
        self.theme = BY_NAME[options.theme]
        self.limits = Limits(options.time_limit, options.memory_limit)
        self.notices: list[str] = []

    def drawing(self, formats: Sequence[str]) -> Drawing:
        scene = self._scene(formats)
        try:
            files = self._files(formats, scene)
        except TooIntricate:
            self.notices.append("the map is too dense for arrows across it: tags point to statements elsewhere instead")
            scene = self._assembled(stubs=True)
            files = self._files(formats, scene)
        self.notices.extend(notices.of_frames(scene, formats))
        self.notices.extend(notices.of_long_lists(self.graph, scene))
        return Drawing(self.part.name, files, tuple(self.notices))

    def _scene(self, formats: Sequence[str]) -> Scene:
        """The scene of the drawing: with arrows across the map where these are wanted, or few in a small map."""
        links = self.options.links
        in_all = count_links(self.graph)
        if links is Links.ARROWS:
            return self._assembled(stubs=False)
        if links is Links.STUBS or in_all == 0:
            return self._assembled(stubs=True)
        if in_all <= MOST_LINKS and (not self.view.is_whole or self._few(in_all, len(self.graph.statements))):
            scene = self._assembled(stubs=False)
            if self._few(len(scene.links), len(scene.boxes)):
                return scene
        scene = self._assembled(stubs=True)
        self.notices.extend(notices.of_tags(scene, lambda: self._assembled(stubs=False), formats, self.options))
        return scene

    @staticmethod
    def _few(links: int, boxes: int) -> bool:
        return links <= MOST_ARROWS and boxes <= MOST_BOXES

    def _assembled(self, *, stubs: bool) -> Scene:
        return assemble(self.graph, self.options, self.view, stubs=stubs)

    def _told(self, scene: Scene) -> Scene:
        """The scene as it is told in words, where arrows have to be words too."""
        return self._assembled(stubs=True) if scene.links else scene

    def _files(self, formats: Sequence[str], scene: Scene) -> dict[str, bytes]:
        files: dict[str, bytes] = {}
        if any(name in {"svg", "png", "pdf", "dot"} for name in formats):
            sheet = self._sheet(scene)
            dot, starts = write_dot(scene, sheet, self.theme)
            if "dot" in formats:
                files["dot"] = dot.encode()
            if "svg" in formats:
                files["svg"] = self._svg(dot, scene, starts)
            if "png" in formats:
                files["png"] = self._png(dot, scene, sheet)
            if "pdf" in formats:
                files["pdf"] = self._pdf(dot, scene, sheet)
        if "mermaid" in formats:
            from argmap.rendering.formats.mermaid import beyond_limits, write_mermaid

            flowchart = write_mermaid(scene, self.theme, self.options.direction)
            self.notices.extend(beyond_limits(flowchart, scene))
            files["mermaid"] = flowchart.encode()
        if "outline" in formats:
            files["outline"] = scene_outline(self._told(scene), self._headings()).encode()
        return files

    # -- words -----------------------------------------------------------------------------------------------------

    def _headings(self) -> list[str]:
        """Title and what stands below it."""
        root = self.graph.root
        titles = [one_line(root.title.value) if root.title else "", self.part.title]
        title = side_by_side(titles, " – ", self._language())
        question = one_line(root.question.value) if root.question and not self.part.title else ""
        return [title, *filter(None, (question, Wording(self.graph, self.options).source_line()))]

    def _sheet(self, scene: Scene) -> Sheet:
        options = self.options
        title, *more = self._headings() if options.title else [""]
        entries = legend.entries(scene, options.statuses_note, options.changes_note) if options.legend else []
        if [entry.sample for entry in entries] == [legend.Sample.BOX]:  # a single kind of box needs no explanation
            entries = []
        arrangement = arrange(scene, options.direction, options.aspect)
        if scene.links:
            arrangement.links = route(arrangement, ends(scene))
        return compose(arrangement, title, more, entries, options.aspect, self._language())

    def _language(self) -> str | None:
        language = self.graph.root.language
        return language.value if language else None

    # -- formats ---------------------------------------------------------------------------------------------------

    def _svg(self, dot: str, scene: Scene, starts: Mapping[str, float]) -> bytes:
        drawn = run_engine(dot, ["svg"], self.options.engine, self.limits)["svg"].decode()
        title, *more = self._headings()
        return refine(
            drawn,
            scene,
            starts,
            title=title or "Argument map",
            description=scene_outline(self._told(scene), more),
            language=self._language(),
        ).encode()

    def _png(self, dot: str, scene: Scene, sheet: Sheet) -> bytes:
        from argmap.rendering.formats import fonts

        engine = self.options.engine
        foreign = fonts.beyond_built_in(_texts(scene, sheet))
        if foreign and engine is EngineName.PURE:
            if find_spec("pygraphviz") is None:
                raise fonts.NeedsFonts(foreign[0])
            engine = EngineName.PYGRAPHVIZ
        if engine is not EngineName.PURE:
            self._check_fonts(foreign)
        return signed(run_engine(dot, ["png"], engine, self.limits, dpi=self._dpi(sheet))["png"])

    def _dpi(self, sheet: Sheet) -> float:
        """The resolution asked for, or what keeps the picture openable."""
        wanted = self.options.dpi / 72
        most = min(LONGEST_SIDE / max(sheet.width, sheet.height), (MOST_PIXELS / (sheet.width * sheet.height)) ** 0.5)
        if wanted <= most:
            return self.options.dpi
        dpi = int(most * 72)
        self.notices.append(
            f"the png has {dpi} dots an inch: with {self.options.dpi:g} it would be"
            f" {sheet.width * wanted:.0f} × {sheet.height * wanted:.0f} pixels; svg and pdf have no such limit"
        )
        return dpi

    def _pdf(self, dot: str, scene: Scene, sheet: Sheet) -> bytes:
        from argmap.rendering.formats import fonts
        from argmap.rendering.formats.pdf import finish, fitting_scale

        engine = pdf_engine() if self.options.engine is EngineName.PURE else self.options.engine
        self._check_fonts(["a", *fonts.beyond_built_in(_texts(scene, sheet))])
        data = run_engine(dot, ["pdf"], engine, self.limits)["pdf"]
        if self.options.paper is not None and not self.options.tiles:
            scale = fitting_scale(self.options.paper, sheet.width, sheet.height)
            self.notices.extend(notices.of_small_type(scale, self.graph, self.view, self.options))
        places = {}
        for item in scene.walk():
            x, y = sheet.arrangement.places[item]
            places[item.anchor] = (x - item.width / 2, y - item.height / 2)
        return finish(
            data,
            title=self._headings()[0] or "Argument map",
            areas=_areas(scene, sheet),
            places=places,
            paper=self.options.paper,
            tiles=self.options.tiles,
            background=self.theme.page,
        )

    def _check_fonts(self, foreign: list[str]) -> None:
        from argmap.rendering.formats import fonts

        missing = fonts.uncovered_by_system(foreign) if foreign else []
        if missing:
            raise fonts.NoFont(missing)
        if missing is None and len(foreign) > 1:
            scripts = ", ".join(dict.fromkeys(fonts.script_name(c) for c in foreign if not c.isascii()))
            if scripts:
                self.notices.append(f"whether the fonts here show {scripts} could not be checked; look at the picture")


def _texts(scene: Scene, sheet: Sheet) -> Iterator[str]:
    """Everything that is written in a drawing."""
    yield from (line.text for line in sheet.title)
    for item in scene.walk():
        yield from item.lines
        if item.frame:
            yield item.frame
        if item.body is not None:
            yield from (*item.body.title, *item.body.lines, *(footer.text for footer in item.body.footers))
            yield item.body.content.kind


def _areas(scene: Scene, sheet: Sheet) -> Iterator[Area]:
    """The areas that can be clicked on: tags as a whole, and lines of citations."""
    from argmap.rendering.formats.pdf import Area

    for item in scene.walk():
        x, y = sheet.arrangement.places[item]
        left, right = x - item.width / 2, x + item.width / 2
        if item.href:
            file, sign, place = item.href.partition("#")
            target = f"{file.removesuffix('.svg')}.pdf{sign}{place}" if file else item.href
            yield Area(left, y - item.height / 2, right, y + item.height / 2, target)
        if item.form is Form.BOX and item.body is not None:
            top = y + item.height / 2 - FOOT - len(item.body.footers) * FOOTER
            for number, footer in enumerate(item.body.footers):
                if footer.href:
                    yield Area(left, top + number * FOOTER, right, top + (number + 1) * FOOTER, footer.href)
