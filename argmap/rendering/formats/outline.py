"""A map as text: an indented outline with the numbers and signs of the drawing, and premise-conclusion form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap import markup
from argmap.graph import ArgumentGraph, Target
from argmap.inline.runs import joined
from argmap.map_words.words import Words, lowered, words_of
from argmap.model import Bearing, Inference, Kind, Reason, Statement
from argmap.rendering.content.directions import unmarked
from argmap.rendering.content.scene import Form, Item, Scene
from argmap.rendering.content.strokes import STROKES
from argmap.rendering.content.wording import Wording
from argmap.rendering.content.wrapping import one_line
from argmap.rendering.options import DrawingOptions

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture

_DEEPEST = 30  # levels of indentation; the numbers tell the rest
_WIDEST = 100  # of the line below a heading


def write(picture: Picture) -> bytes:
    """The outline of a picture, below its headings."""
    return scene_outline(picture.told, picture.words, picture.headings).encode()


def outline(graph: ArgumentGraph, form: str = "text") -> str:
    """A whole map as ``text``, ``markdown`` or ``standard-form``; ends with a line break."""
    if form == "standard-form":
        return _StandardForm(graph).text()
    from argmap.rendering.content.assembly import assemble  # this module is used without drawing, too
    from argmap.rendering.content.views import GraphView

    scene = assemble(graph, DrawingOptions(), GraphView(graph), stubs=True)
    return scene_outline(scene, words_of(graph.root), _heading(graph), markdown=form == "markdown")


def _heading(graph: ArgumentGraph) -> list[str]:
    root = graph.root
    return [one_line(text.shown) for text in (root.title, root.question) if text is not None]


def scene_outline(scene: Scene, words: Words, heading: list[str], *, markdown: bool = False) -> str:
    """A scene as text, one line for each statement, indented below what it bears on."""
    lines = _markdown_heading(heading) if markdown else _text_heading(heading)
    waiting = [(item, 0) for item in scene.roots[::-1]]
    while waiting:
        item, depth = waiting.pop()
        if markdown:
            lines.append("  " * min(depth, _DEEPEST) + "- " + _markdown_line(item, words))
        else:
            lines.append("   " * min(depth, _DEEPEST) + _line(item, words))
        waiting.extend((below, depth + 1) for below in item.below[::-1])
        if not markdown and waiting and waiting[-1][1] == 0:
            lines.append("")
    return "\n".join(lines) + "\n"


def _text_heading(heading: list[str]) -> list[str]:
    if not heading:
        return []
    return [heading[0], _underline(heading[0]), "", *(part for text in heading[1:] for part in (text, ""))]


def _markdown_heading(heading: list[str]) -> list[str]:
    from argmap.inline.written import markdown_line_of, markdown_of  # of the forms of an outline, one needs it

    if not heading:
        return []
    return [
        f"# {markdown_of(heading[0])}",
        "",
        *(part for text in heading[1:] for part in (markdown_line_of(text), "")),
    ]


def _underline(heading: str) -> str:
    """A line below a heading, as wide as that where wide characters take two columns."""
    if heading.isascii():
        return "=" * min(len(heading), _WIDEST)
    from wcwidth import wcswidth  # its tables are felt where no text needs them

    return "=" * min(max(1, wcswidth(heading)), _WIDEST)


def _sign(item: Item) -> str:
    return STROKES[item.bond].sign if item.bond is not None and not item.premise else ""


def _line(item: Item, words: Words) -> str:
    return " ".join(filter(None, (_sign(item), *_parts(item, words))))


def _markdown_line(item: Item, words: Words) -> str:
    from argmap.inline.written import markdown_line_of, markdown_of

    number, text, remarks = _parts(item, words)
    strong = f"**{markup.markdown(number)}**" if number else ""
    emphasis = f"*{markup.markdown(remarks)}*" if remarks else ""
    sign = markup.markdown_line(_sign(item))
    said = markdown_of(text) if sign or strong else markdown_line_of(text)
    return " ".join(filter(None, (sign, strong, said, emphasis)))


def _parts(item: Item, words: Words) -> tuple[str, str, str]:
    """Number, words and remarks of an item."""
    if item.form is Form.TAG:
        return "", " ".join(map(unmarked, item.lines)), ""
    if item.is_step:
        together = words["together" if sum(below.premise for below in item.below) > 1 else "step"]
        return "", f"{together}: {item.tooltip}" if item.tooltip else together, ""
    assert item.body is not None  # noqa: S101  # every box has one
    content = item.body.content
    name = joined((content.title, ": ")) if content.title else ""
    kind = "" if content.plain else content.kind
    remarks = [kind, *content.change_words, content.status_word, *(footer.text for footer in content.footers)]
    said = "; ".join(filter(None, remarks))
    return content.number, joined((name, one_line(content.text))), f"[{said}]" if said else ""


class _StandardForm:
    """Premises first, then what follows from them, each with a number of its own."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self.wording = Wording(graph, DrawingOptions())
        self.words = self.wording.words
        self.order = list(self._premises_first())
        self.numbers = {statement: number for number, statement in enumerate(self.order, 1)}

    def _premises_first(self) -> Iterator[Statement]:
        """Every statement after those that are placed below it."""
        found: list[Statement] = []
        waiting = list(self.graph.trees)
        while waiting:
            statement = waiting.pop()
            found.append(statement)
            waiting.extend(self.graph.placed_below(statement))
        return reversed(found)

    def text(self) -> str:
        lines = []
        heading = _heading(self.graph)
        if heading:
            lines += [heading[0], _underline(heading[0]), ""]
        for statement in self.order:
            lines.extend(self._entry(statement))
        return "\n".join(lines) + "\n"

    def _entry(self, statement: Statement) -> Iterator[str]:
        support = self.graph.reasons_on(statement, Bearing.SUPPORT)
        sign = "∴ " if any(reason.inference is not Inference.EXPLANATION for reason in support) else "  "
        remarks = [self.words[statement.kind.value]] if statement.kind is not Kind.CLAIM else []
        remarks += [f.text for f in self.wording.citations(statement.citations, self.graph.map_of(statement))]
        remarks += [self._from(reason) for reason in support]
        said = f"  [{'; '.join(remarks)}]" if remarks else ""
        yield f"{sign}({self.numbers[statement]}) {one_line(statement.text.words)}{said}"
        for reason in self.graph.reasons_on(statement):
            if reason.bearing is not Bearing.SUPPORT:
                yield f"      {self.words.said(_AGAINST_IT[reason.bearing], premises=self._premises(reason))}"
            yield from self._about(reason)

    def _about(self, reason: Reason) -> Iterator[str]:
        """The lines on what bears on a step, and on the steps in that."""
        waiting: list[Target] = [reason]
        while waiting:
            step = waiting.pop()
            assert isinstance(step, Reason)  # noqa: S101
            for other in self.graph.reasons_on(step):
                about = {"step": self._premises(step), "premises": self._premises(other)}
                yield f"      {self.words.said(_ON_THE_STEP[other.bearing], **about)}"
                waiting.append(other)

    def _from(self, reason: Reason) -> str:
        key = "explained_by_premises" if reason.inference is Inference.EXPLANATION else "from_premises"
        origin = self.words.said(key, premises=self._premises(reason))
        scheme = self.wording.scheme(reason)
        return self.words.said("by_scheme", origin=origin, scheme=lowered(scheme, self.words)) if scheme else origin

    def _premises(self, reason: Reason) -> str:
        numbers = " + ".join(str(self.numbers.get(p, "?")) for p in self.graph.premises(reason))
        return numbers or self.words["nothing"]


# The keys of the words for what bears on a statement, and on a step.
_AGAINST_IT = {Bearing.ATTACK: "against_it", Bearing.CONCESSION: "granted_against_it"}
_ON_THE_STEP = {
    Bearing.SUPPORT: "for_the_step",
    Bearing.ATTACK: "against_the_step",
    Bearing.CONCESSION: "granted_against_the_step",
}
