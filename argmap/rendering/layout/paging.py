"""A view on sheets of one size, on each of which the text is large enough to be read: cut where it has to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.map_words.words import Words, words_of
from argmap.records import record
from argmap.rendering.content import legend
from argmap.rendering.content.assembly import assemble
from argmap.rendering.content.boxes import BODY
from argmap.rendering.content.cutting import Cut, cut
from argmap.rendering.content.legend import Entry
from argmap.rendering.content.scene import Scene
from argmap.rendering.content.sheets import Guide, SheetView
from argmap.rendering.content.trails import Piece, trail
from argmap.rendering.content.views import GraphView
from argmap.rendering.content.wording import Wording
from argmap.rendering.layout.arrangement import Arrangement, arrange
from argmap.rendering.layout.papers import Size
from argmap.rendering.layout.routing import TooIntricate, ends, route
from argmap.rendering.layout.sheet import MARGIN, Sheet, Titles, compose, on_page
from argmap.rendering.options import DrawingOptions, Layout, Links

_SMALLEST_BOX = 96.0 * 34.0  # square points
_TITLE_ROOM = 0.6  # of the width of a sheet is for what stands above a drawing, however narrow that is


@record()
class Page:
    """A sheet with everything in its place. It is drawn `scale` times as large; `name` is what it begins with."""

    scene: Scene
    sheet: Sheet
    titles: Titles
    scale: float
    name: str = ""


def pages(
    view: GraphView, options: DrawingOptions, size: Size, titles: Titles, *, first: int = 1, arrows: bool = False
) -> list[Page]:
    """The sheets for a view; `titles` stand on the first one, whose number is `first`.

    With `arrows` there are arrows across the map where one sheet has room for all of it; may then raise TooIntricate.
    """
    return _Paging(view, options, size, titles, first, arrows).pages()


class _Paging:
    def __init__(
        self, view: GraphView, options: DrawingOptions, size: Size, titles: Titles, first: int, arrows: bool
    ) -> None:
        self.view = view
        self.options = options
        self.size = size
        self.titles = titles
        self.arrows = arrows
        self.wording = Wording(view.graph, options)
        self.words: Words = words_of(view.graph.root)
        self.lying = size.turned(sideways=options.aspect >= 1)
        smallest = size.smallest / BODY
        self.trail_size = _whole(size.trail / smallest)
        # What is as large as this, in the points of drawings, has text of the smallest size.
        self.width, self.height = ((side - 2 * size.margin) / smallest for side in self.lying)
        self.guide = Guide(view, first)
        self.reserved = self._reserved()

    def _reserved(self) -> Sequence[Entry]:
        """The legend for which room is kept on the first sheet; on slides there is too little."""
        if not self.options.legend or not self.size.can_turn:
            return ()
        whole = assemble(self.view.graph, self.options, self.view, stubs=True)
        return legend.entries(whole, self.words, self.options)

    def pages(self) -> list[Page]:
        most = int(self.width * self.height / _SMALLEST_BOX)
        cuts = cut(self.view, self._fits, most)
        views = self.guide.settle(cuts)
        found = [self._page(view, ()) for view in views]
        if self.options.legend:
            found = self._with_legend(found, views)
        return [self._spread(page) for page in found]

    def _fits(self, each: Cut, is_first: bool) -> bool:
        view = SheetView(self.guide, each, is_first=is_first)
        return self.size.is_readable(self._page(view, self.reserved if is_first else ()).scale)

    def _spread(self, page: Page) -> Page:
        """A page as large as its paper, on which it is drawn with so much type."""
        width, height = ((side - 2 * self.size.margin) / page.scale for side in self.lying)
        titles = replace(page.titles, trail_size=_whole(self.size.trail / page.scale))
        return replace(page, sheet=on_page(page.sheet, titles, width, height))

    # -- one sheet -------------------------------------------------------------------------------------------------

    def _page(self, view: SheetView, entries: Sequence[Entry]) -> Page:
        """The sheet of a view, folded as much as it needs to have type that can be read."""
        titles = self._titles(view)
        found = None
        for layout in dict.fromkeys((self.options.layout, self._tightest())):
            scene, arrangement = self._arranged(view, layout)
            page = self._composed(scene, arrangement, titles, entries)
            if found is None or page.scale > found.scale:
                found = page
            if self.size.is_readable(found.scale):
                break
        assert found is not None  # noqa: S101 - one layout at least was tried
        names = [piece.text for piece in titles.trail if not piece.text.startswith("(")]
        return replace(found, name=names[-1] if names else titles.title)

    def _tightest(self) -> Layout:
        return Layout.FOLDED if self.options.layout is Layout.AUTO else self.options.layout

    def _arranged(self, view: SheetView, layout: Layout) -> tuple[Scene, Arrangement]:
        options, aspect = self.options, self.width / self.height
        arrows = options.links is Links.ARROWS or (self.arrows and view.is_whole)
        scene = assemble(view.graph, options, view, stubs=not arrows)
        arrangement = arrange(scene, options.direction, aspect, layout)
        if scene.links:
            try:
                arrangement.links = route(arrangement, ends(scene))
            except TooIntricate:
                if view.is_whole:
                    raise
                scene = assemble(view.graph, options, view, stubs=True)
                arrangement = arrange(scene, options.direction, aspect, layout)
        return scene, arrangement

    def _titles(self, view: SheetView) -> Titles:
        way = trail(view, self.wording)
        if way:
            way = (Piece(self.words["you_are_here"], self.words["you_are_here"]), *way)
        room = self.width * _TITLE_ROOM
        if view.is_first:
            given, room = self.titles, room if way or self.titles.title else 0.0
        else:
            given = Titles("", language=self.titles.language)
        return replace(given, trail=way, trail_size=self.trail_size, room=room)

    def _composed(self, scene: Scene, arrangement: Arrangement, titles: Titles, entries: Sequence[Entry]) -> Page:
        scale = max(1.0, 0.8 * max((item.scale for item in scene.walk()), default=1.0))
        titles = replace(titles, scale=scale)
        sheet = compose(arrangement, titles, entries, self.width / self.height)
        return Page(scene, sheet, titles, self.size.scale_within(self.lying, sheet.width, sheet.height))

    # -- the legend ------------------------------------------------------------------------------------------------

    def _with_legend(self, found: list[Page], views: Sequence[SheetView]) -> list[Page]:
        """The sheets with what explains all of them on the first one, or on a last one of its own."""
        entries = legend.entries(_joined(found), self.words, self.options)
        if [entry.sample for entry in entries] == [legend.Sample.BOX]:  # a single kind of box needs no explanation
            return found
        first = self._page(views[0], entries)
        if self.size.is_readable(first.scale):
            return [first, *found[1:]]
        return [*found, self._of_legend(entries)]

    def _of_legend(self, entries: Sequence[Entry]) -> Page:
        """A sheet with nothing on it but the legend."""
        table = legend.fitting(entries, self.width * _TITLE_ROOM)
        width, height = table.width + 2 * MARGIN, table.height + 2 * MARGIN
        sheet = Sheet(width, height, Arrangement(), [], table.places(MARGIN, MARGIN))
        return Page(Scene(), sheet, Titles(""), self.size.scale_within(self.lying, width, height))


def _whole(size: float) -> float:
    """A size of type in whole points: engines draw it smaller than it is measured where it is none."""
    return float(int(size))


def _joined(found: Sequence[Page]) -> Scene:
    """All that is on several sheets, as one scene."""
    return Scene(
        roots=[root for page in found for root in page.scene.roots],
        links=[link for page in found for link in page.scene.links],
    )
