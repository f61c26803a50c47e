"""All that a format may be written of: what is drawn, where it goes, how it is to look, and what is told about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.graph import ArgumentGraph
from argmap.inline.runs import Styled
from argmap.map_words.words import Words
from argmap.rendering.content.boxes import badges, header_words
from argmap.rendering.content.scene import Scene
from argmap.rendering.content.views import GraphView
from argmap.rendering.layout.sheet import Sheet
from argmap.rendering.options import DrawingOptions
from argmap.rendering.themes import Theme


@dataclass
class Picture:
    """One drawing for the writers of all formats, each of which takes from it what it needs.

    `words` are argmap's own in the language of the map, `headings` the title and what stands below it. `laid_out` makes
    the `sheet`, `worded` the scene that is `told`, and `in_dot` the `dot`, each when it is first asked for. A writer
    `name` is the stem of the file, `others` makes the pictures of the other parts of a map that is split. A writer
    adds to `notices` where the file is not as it was asked for.
    """

    graph: ArgumentGraph
    view: GraphView
    scene: Scene
    theme: Theme
    options: DrawingOptions
    words: Words
    headings: list[str]
    language: str | None
    laid_out: Callable[[], Sheet]
    worded: Callable[[], Scene]
    in_dot: Callable[[], tuple[str, Mapping[str, float]]]
    name: str = "map"
    others: Callable[[], Sequence[Picture]] = tuple
    notices: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.headings[0] or self.words["argument_map"]

    @cached_property
    def sheet(self) -> Sheet:
        """Everything with its place. Raises `TooIntricate` where the arrows across find no way."""
        return self.laid_out()

    @cached_property
    def told(self) -> Scene:
        """The scene with words for what is drawn as arrows across it."""
        return self.worded()

    @cached_property
    def dot(self) -> tuple[str, Mapping[str, float]]:
        """The text for Graphviz, and where text from right to left begins in each of its nodes."""
        return self.in_dot()

    def styled_lines(self) -> dict[Styled, bool]:
        """The lines on the sheet in which parts look different; whether all of each is bold."""
        lines = [(line.text, line.bold) for line in self.sheet.title]
        lines += [(line, True) for frame in self.sheet.arrangement.frames for line in frame.title.lines]
        for item in self.scene.walk():
            if item.body is not None:
                lines += [(line, True) for line in item.body.title]
                lines += [(line, False) for line in (*item.body.lines, *item.body.tab)]
        return {line: bold for line, bold in lines if isinstance(line, Styled)}

    def texts(self) -> Iterator[str]:
        """Everything that is written on the sheet, the legend included."""
        yield from (line.text for line in self.sheet.title)
        for item in self.scene.walk():
            yield from item.lines
            if item.frame:
                yield item.frame.title
            if item.body is not None:
                yield from (*item.body.title, *item.body.lines, *item.body.tab)
                yield from (footer.text for footer in item.body.footers)
                yield from (*header_words(item.body.content), *(badge for badge, _ in badges(item.body.content)))
        for entry, _, _ in self.sheet.legend:
            yield from (entry.words, entry.badge)
