"""One drawing from a graph: view, scene, places, and a file in each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.map_words.words import words_of
from argmap.rendering import notices
from argmap.rendering.content import legend
from argmap.rendering.content.assembly import assemble, count_links
from argmap.rendering.content.directions import side_by_side
from argmap.rendering.content.scene import Scene
from argmap.rendering.content.views import GraphView, Part, choose_view
from argmap.rendering.content.wording import Wording
from argmap.rendering.content.wrapping import one_line
from argmap.rendering.formats.engines import OnlySvg
from argmap.rendering.formats.picture import Picture
from argmap.rendering.layout.arrangement import arrange
from argmap.rendering.layout.routing import TooIntricate, ends, route
from argmap.rendering.layout.sheet import Sheet, Titles, compose
from argmap.rendering.options import DrawingOptions, EngineName, Links
from argmap.rendering.registry import ALL, FORMATS, Format
from argmap.rendering.registry import BY_NAME as BY_FORMAT
from argmap.rendering.result import Drawing
from argmap.rendering.themes import BY_NAME

# Arrows across the forest are drawn while the engine finds their ways quickly and an eye can follow them.
MOST_ARROWS = 14
MOST_BOXES = 150
MOST_LINKS = 200  # in the whole map, beyond which it is not looked whether a part of it has few


class UnknownFormat(ArgmapError):
    def __init__(self, name: str) -> None:
        super().__init__(f"there is no format {name!r}; there are {', '.join(FORMATS)}")


class UnknownTheme(ArgmapError):
    def __init__(self, name: str) -> None:
        super().__init__(f"there is no theme {name!r}; there are {', '.join(BY_NAME)}")


def draw(graph: ArgumentGraph, names: Sequence[str], options: DrawingOptions) -> Drawing:
    """A graph drawn in one or more formats from one layout; with `options.split` a set of drawings."""
    for name in names:
        if name not in BY_FORMAT:
            raise UnknownFormat(name)
        if BY_FORMAT[name].program and not isinstance(options.engine, EngineName):
            raise OnlySvg(name)
    formats = [each for each in ALL if each.name in names]
    if options.theme not in BY_NAME:
        raise UnknownTheme(options.theme)
    if options.split is None:
        return _Run(graph, options, Part(options.name, "", choose_view(graph, options))).drawing(formats)
    from argmap.rendering.content.splitting import split

    first, *others = (_Run(graph, options, part) for part in split(graph, options))
    drawing = first.drawing(formats, others)
    apart = [each for each in formats if not each.binds]
    parts = [run.drawing(apart) for run in others] if apart else []
    said = dict.fromkeys(notice for run in (first, *others) for notice in run.notices)
    if not others:
        said = dict.fromkeys((notices.of_one_part(options), *said))
    return replace(drawing, notices=tuple(said), parts=tuple(parts))


class _Run:
    """One drawing in the making."""

    def __init__(self, graph: ArgumentGraph, options: DrawingOptions, part: Part) -> None:
        self.graph = graph
        self.options = options
        self.part = part
        self.view: GraphView = part.view
        self.theme = BY_NAME[options.theme]
        self.words = words_of(graph.root)
        self.notices: list[str] = []

    def drawing(self, formats: Sequence[Format], others: Sequence[_Run] = ()) -> Drawing:
        """The files of the drawing; those of formats that bind several have `others` in them, too."""

        def files(scene: Scene) -> dict[str, bytes]:
            """The file in each format; what writers tell of them is kept once all are written."""
            picture = self._picture(scene, lambda: [run.laid_out(formats) for run in others])
            found = {each.name: each.module().write(picture) for each in formats}
            self.notices.extend(picture.notices)
            return found

        scene = self._scene(formats)
        try:
            written = files(scene)
        except TooIntricate:
            scene = self._with_tags()
            written = files(scene)
        self._tell(scene, formats)
        return Drawing(self.part.name, written, tuple(self.notices))

    def laid_out(self, formats: Sequence[Format]) -> Picture:
        """The picture of a part that is bound with others, with everything in its place."""
        scene = self._scene(formats)
        picture = self._picture(scene)
        try:
            _ = picture.sheet
        except TooIntricate:
            scene = self._with_tags()
            picture = self._picture(scene)
        self._tell(scene, formats)
        picture.notices = self.notices
        return picture

    def _with_tags(self) -> Scene:
        """The scene without arrows across it, for which there turned out to be too little room."""
        self.notices.append("the map is too dense for arrows across it: tags point to statements elsewhere instead")
        return self._assembled(stubs=True)

    def _tell(self, scene: Scene, formats: Sequence[Format]) -> None:
        self.notices.extend(notices.of_frames(scene, formats))
        self.notices.extend(notices.of_long_lists(self.graph, scene))

    def _scene(self, formats: Sequence[Format]) -> Scene:
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

    def _picture(self, scene: Scene, others: Callable[[], Sequence[Picture]] = tuple) -> Picture:
        """All that files are written of, from a scene on."""
        picture = Picture(
            self.graph,
            self.view,
            scene,
            self.theme,
            self.options,
            self.words,
            self._headings(),
            self._language(),
            lambda: self._sheet(scene),
            lambda: self._told(scene),
            lambda: self._dot(picture),
            self.part.name,
            others,
        )
        return picture

    @staticmethod
    def _dot(picture: Picture) -> tuple[str, Mapping[str, float]]:
        from argmap.rendering.formats.dot import write_dot  # only some formats are made of it

        return write_dot(picture.scene, picture.sheet, picture.theme)

    # -- words -----------------------------------------------------------------------------------------------------

    def _headings(self) -> list[str]:
        """Title and what stands below it."""
        root = self.graph.root
        titles = [one_line(root.title.shown) if root.title else "", self.part.title]
        title = side_by_side(titles, " – ", self._language())
        question = one_line(root.question.shown) if root.question and not self.part.title else ""
        return [title, *filter(None, (question, Wording(self.graph, self.options).source_line()))]

    def _sheet(self, scene: Scene) -> Sheet:
        options = self.options
        title, *more = self._headings() if options.title else [""]
        entries = legend.entries(scene, self.words, options) if options.legend else []
        if [entry.sample for entry in entries] == [legend.Sample.BOX]:  # a single kind of box needs no explanation
            entries = []
        arrangement = arrange(scene, options.direction, options.aspect, options.layout)
        if scene.links:
            arrangement.links = route(arrangement, ends(scene))
        scale = max(1.0, 0.8 * max(item.scale for item in scene.walk()))
        return compose(arrangement, Titles(title, tuple(more), self._language(), scale), entries, options.aspect)

    def _language(self) -> str | None:
        language = self.graph.root.language
        return language.value if language else None
