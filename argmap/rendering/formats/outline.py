"""A map as text: an indented outline with the numbers and signs of the drawing, and premise-conclusion form."""

from __future__ import annotations

from collections.abc import Iterator

from argmap import markup
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Inference, Kind, Reason, Statement
from argmap.rendering.content.directions import unmarked
from argmap.rendering.content.scene import Form, Item, Scene
from argmap.rendering.content.strokes import STROKES
from argmap.rendering.content.wording import Wording
from argmap.rendering.content.wrapping import one_line
from argmap.rendering.options import DrawingOptions

_DEEPEST = 30  # levels of indentation; the numbers tell the rest
_WIDEST = 100  # of the line below a heading


def outline(graph: ArgumentGraph, form: str = "text") -> str:
    """A whole map as ``text``, ``markdown`` or ``standard-form``; ends with a line break."""
    if form == "standard-form":
        return _StandardForm(graph).text()
    from argmap.rendering.content.assembly import assemble  # this module is used without drawing, too
    from argmap.rendering.content.views import GraphView

    scene = assemble(graph, DrawingOptions(), GraphView(graph), stubs=True)
    return scene_outline(scene, _heading(graph), markdown=form == "markdown")


def _heading(graph: ArgumentGraph) -> list[str]:
    root = graph.root
    return [one_line(text.value) for text in (root.title, root.question) if text is not None]


def scene_outline(scene: Scene, heading: list[str], *, markdown: bool = False) -> str:
    """A scene as text, one line for each statement, indented below what it bears on."""
    lines: list[str] = []
    if heading:
        lines += [f"# {markup.markdown(heading[0])}", ""] if markdown else [heading[0], _underline(heading[0]), ""]
        lines += [part for text in heading[1:] for part in (markup.markdown_line(text) if markdown else text, "")]
    waiting = [(item, 0) for item in scene.roots[::-1]]
    while waiting:
        item, depth = waiting.pop()
        if markdown:
            lines.append("  " * min(depth, _DEEPEST) + "- " + _markdown_line(item))
        else:
            lines.append("   " * min(depth, _DEEPEST) + _line(item))
        waiting.extend((below, depth + 1) for below in item.below[::-1])
        if not markdown and waiting and waiting[-1][1] == 0:
            lines.append("")
    return "\n".join(lines) + "\n"


def _underline(heading: str) -> str:
    """A line below a heading, as wide as that where wide characters take two columns."""
    if heading.isascii():
        return "=" * min(len(heading), _WIDEST)
    from wcwidth import wcswidth  # its tables are felt where no text needs them

    return "=" * min(max(1, wcswidth(heading)), _WIDEST)


def _sign(item: Item) -> str:
    return STROKES[item.bond].sign if item.bond is not None and not item.trunk else ""


def _line(item: Item) -> str:
    return " ".join(filter(None, (_sign(item), *_parts(item))))


def _markdown_line(item: Item) -> str:
    number, words, remarks = _parts(item)
    strong = f"**{markup.markdown(number)}**" if number else ""
    emphasis = f"*{markup.markdown(remarks)}*" if remarks else ""
    sign = markup.markdown_line(_sign(item))
    said = markup.markdown(words) if sign or strong else markup.markdown_line(words)
    return " ".join(filter(None, (sign, strong, said, emphasis)))


def _parts(item: Item) -> tuple[str, str, str]:
    """Number, words and remarks of an item."""
    if item.form is Form.TAG:
        return "", " ".join(map(unmarked, item.lines)), ""
    if item.is_step:
        together = "together" if sum(below.trunk for below in item.below) > 1 else "step"
        return "", f"{together}: {item.tooltip}" if item.tooltip else together, ""
    assert item.body is not None  # noqa: S101  # every box has one
    content = item.body.content
    name = f"{content.title}: " if content.title else ""
    remarks = [content.kind, *content.changes, content.status, *(footer.text for footer in content.footers)]
    said = "; ".join(part for part in remarks if part and part != Kind.CLAIM.value)
    return content.number, name + one_line(content.text), f"[{said}]" if said else ""


class _StandardForm:
    """Premises first, then what follows from them, each with a number of its own."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self.wording = Wording(graph, DrawingOptions())
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
        remarks = [statement.kind.value] if statement.kind is not Kind.CLAIM else []
        remarks += [f.text for f in self.wording.citations(statement.citations, self.graph.map_of(statement))]
        remarks += [self._from(reason) for reason in support]
        said = f"  [{'; '.join(remarks)}]" if remarks else ""
        yield f"{sign}({self.numbers[statement]}) {one_line(statement.text.value)}{said}"
        for reason in self.graph.reasons_on(statement):
            if reason.bearing is not Bearing.SUPPORT:
                yield f"      {_WORDS[reason.bearing]} it: {self._premises(reason)}"
            yield from self._about(reason)

    def _about(self, reason: Reason) -> Iterator[str]:
        """The lines on what bears on a step, and on the steps in that."""
        waiting: list[Target] = [reason]
        while waiting:
            step = waiting.pop()
            assert isinstance(step, Reason)  # noqa: S101
            for other in self.graph.reasons_on(step):
                yield f"      {_WORDS[other.bearing]} the step from {self._premises(step)}: {self._premises(other)}"
                waiting.append(other)

    def _from(self, reason: Reason) -> str:
        verb = "explained by" if reason.inference is Inference.EXPLANATION else "from"
        scheme = self.wording.scheme(reason)
        return f"{verb} {self._premises(reason)}" + (f" by {scheme[:1].lower()}{scheme[1:]}" if scheme else "")

    def _premises(self, reason: Reason) -> str:
        return " + ".join(str(self.numbers.get(p, "?")) for p in self.graph.premises(reason)) or "nothing"


_WORDS = {Bearing.SUPPORT: "for", Bearing.ATTACK: "against", Bearing.CONCESSION: "granted against"}
