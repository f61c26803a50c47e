"""One drawing from a graph: views, scene, places, DOT, engine, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.rendering import legend
from argmap.rendering.arrangement import arrange
from argmap.rendering.assembly import assemble, count_links
from argmap.rendering.dot import write_dot
from argmap.rendering.engines import EngineTooSlow, draw_pure
from argmap.rendering.options import DrawingOptions, Links
from argmap.rendering.scene import Scene, View
from argmap.rendering.sheet import Sheet, compose
from argmap.rendering.svg import refine
from argmap.rendering.themes import BY_NAME, Theme
from argmap.rendering.views import WholeView
from argmap.rendering.wording import Wording
from argmap.rendering.wrapping import one_line

FORMATS = ("svg", "png", "dot")  # more to come in this module


class UnknownFormat(ArgmapError):
    def __init__(self, name: str) -> None:
        super().__init__(f"unknown format {name!r}; there are {', '.join(FORMATS)}")


class UnknownTheme(ArgmapError):
    def __init__(self, name: str) -> None:
        super().__init__(f"unknown theme {name!r}; there are {', '.join(BY_NAME)}")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing in the formats asked for. `notices` tell where it differs from what was asked."""

    files: Mapping[str, bytes]
    notices: tuple[str, ...] = ()
    parts: Mapping[str, Drawing] = field(default_factory=dict)


def draw(
    graph: ArgumentGraph, formats: Sequence[str] = ("svg",), options: DrawingOptions = DrawingOptions()  # noqa: B008
) -> Drawing:
    """A graph drawn in one or more formats from one layout."""
    for name in formats:
        if name not in FORMATS:
            raise UnknownFormat(name)
    if options.theme not in BY_NAME:
        raise UnknownTheme(options.theme)
    return _Run(graph, options, WholeView(graph)).drawing(formats)


class _Run:
    def __init__(self, graph: ArgumentGraph, options: DrawingOptions, view: View) -> None:
        self.graph = graph
        self.options = options
        self.view = view
        self.theme: Theme = BY_NAME[options.theme]
        self.notices: list[str] = []

    def drawing(self, formats: Sequence[str]) -> Drawing:
        stubs = self.options.links is Links.STUBS or count_links(self.graph) > 0
        try:
            return self._attempt(formats, stubs=stubs)
        except EngineTooSlow:
            if stubs:
                raise
            return self._attempt(formats, stubs=True)

    def _attempt(self, formats: Sequence[str], *, stubs: bool) -> Drawing:
        options = self.options
        scene = assemble(self.graph, options, self.view, stubs=stubs)
        sheet = self._sheet(scene)
        dot = write_dot(scene, sheet, self.theme)
        files: dict[str, bytes] = {}
        drawn = draw_pure(
            dot,
            [f for f in formats if f in {"svg", "png"}],
            dpi=options.dpi,
            time_limit=options.time_limit,
            memory_limit=options.memory_limit,
        )
        for name in formats:
            if name == "dot":
                files[name] = dot.encode()
            elif name == "svg":
                files[name] = self._refined(drawn["svg"], scene)
            else:
                files[name] = drawn[name]
        return Drawing(files, tuple(self.notices))

    def _sheet(self, scene: Scene) -> Sheet:
        options, root = self.options, self.graph.root
        title = one_line(root.title.value) if options.title and root.title else ""
        question = one_line(root.question.value) if options.title and root.question else ""
        source = Wording(self.graph, options).source_line() if options.title else ""
        entries = legend.entries(scene, options.statuses_note) if options.legend else []
        arrangement = arrange(scene, options.direction, options.aspect)
        return compose(arrangement, title, (question, source), entries, options.aspect)

    def _refined(self, svg: bytes, scene: Scene) -> bytes:
        root = self.graph.root
        title = one_line(root.title.value) if root.title else "Argument map"
        language = root.language.value if root.language else None
        return refine(svg.decode(), scene, title=title, description="", language=language).encode()
