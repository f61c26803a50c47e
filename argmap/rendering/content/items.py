"""The boxes, joints, frames and tags of a drawing, each as large as its words need."""

from __future__ import annotations

from argmap.directions import is_right_to_left
from argmap.graph import ArgumentGraph, Target
from argmap.model import Premise, Reason, Reference, Statement
from argmap.rendering.content.boxes import LINE, measure
from argmap.rendering.content.directions import marked, set_lines, side_by_side
from argmap.rendering.content.scene import (
    JOINT_SIZE,
    JOINT_TEXT_WIDTH,
    TAG_FONT,
    TAG_TEXT_WIDTH,
    Bond,
    Form,
    Item,
    View,
)
from argmap.rendering.content.wording import MOST_LEVELS, Wording
from argmap.rendering.content.wrapping import one_line, shorten, text_width

_TONES = {
    "attack": "objection",
    "answer": "objection",
    "concession": "concession",
    "undercut": "undercut",
    "doubt": "concession",
}


class Items:
    """Makes the items of one drawing, and gives each its name."""

    def __init__(self, graph: ArgumentGraph, wording: Wording, view: View) -> None:
        self.graph = graph
        self.wording = wording
        self.view = view
        self._count = 0
        self._order: dict[Statement, int] = {}

    def _name(self) -> str:
        self._count += 1
        return f"n{self._count}"

    def box(self, statement: Statement, role: str, reference: Premise | None) -> Item:
        content = self.wording.statement(statement, role, reference if isinstance(reference, Reference) else None)
        body = measure(content)
        return Item(
            Form.BOX,
            self._name(),
            self.anchor(statement),
            body.width,
            body.height,
            tone=_TONES.get(role, statement.kind.value),
            statement=statement,
            body=body,
            tooltip=content.tooltip,
        )

    def joint(self, reason: Reason, bond: Bond) -> Item:
        said = self.wording.joint(reason)
        lines = set_lines(said, TAG_FONT, JOINT_TEXT_WIDTH, self.wording.language(reason)) if said else ()
        width = height = JOINT_SIZE
        if lines:
            widest = max(text_width(line, TAG_FONT) for line in lines)
            width = 2.0 * round((widest + JOINT_SIZE + 14) / 2)
            height = max(JOINT_SIZE, 2.0 * round((len(lines) * TAG_FONT * LINE + 6) / 2))
        return self._step(Form.JOINT, reason, bond, width, height, lines)

    def framed(self, reason: Reason, bond: Bond) -> Item:
        """A frame for premises: its size follows from theirs, and what is said about it is broken to fit."""
        said = self.wording.joint(reason)
        turned = is_right_to_left(said, self.wording.language(reason))
        lines = (marked(said, right_to_left=turned),) if said else ()
        return self._step(Form.FRAMED, reason, bond, 0.0, 0.0, lines)

    def _step(
        self, form: Form, reason: Reason, bond: Bond, width: float, height: float, lines: tuple[str, ...]
    ) -> Item:
        name = self._name()
        anchor = f"r-{self.graph.name(reason)}" if reason.id else f"r-{name}"
        item = Item(form, name, anchor, width, height, bond=bond, reason=reason, lines=lines)
        item.tooltip = self.wording.joint(reason)
        return item

    def tag(self, statement: Statement, sign: str, bond: Bond, *, trunk: bool = False, words: str = "") -> Item:
        """A tag for a statement: a sign with its number and first words, or with other words."""
        language = self.wording.language(statement)
        item = self._plain_tag(f"{sign} {words or self._first_words(statement)}", bond, trunk, language)
        item.statement = statement
        item.tooltip = self.wording.tooltip(statement)
        item.href = self.view.link(statement, self.anchor(statement))
        return item

    def missing(self, premise: Premise, bond: Bond, *, trunk: bool) -> Item:
        name = premise.target.value if isinstance(premise, Reference) else ""
        item = self._plain_tag(f"? {side_by_side((one_line(name), '(not found)'), ' ')}", bond, trunk)
        item.tooltip = f"nothing here has the id {one_line(name)}"
        return item

    def more(self, hidden: int, node: Target) -> Item:
        """A tag that counts the statements below a node that are left out."""
        item = self._plain_tag(f"+{hidden} below", Bond.LINK, False)
        item.tooltip = f"{hidden} statement{'s' if hidden != 1 else ''} below are not shown here"
        if isinstance(node, Statement):
            item.href = self.view.more(node)
        return item

    def _plain_tag(self, words: str, bond: Bond, trunk: bool, language: str | None = None) -> Item:
        lines = set_lines(words, TAG_FONT, TAG_TEXT_WIDTH, language)
        width = 2 * round((max(text_width(line, TAG_FONT) for line in lines) + 18) / 2)
        height = 2 * round((len(lines) * TAG_FONT * LINE + 8) / 2)
        name = self._name()
        return Item(Form.TAG, name, f"t-{name}", width, height, bond=bond, trunk=trunk, tone="tag", lines=lines)

    def _first_words(self, statement: Statement) -> str:
        text = one_line(statement.label.value if statement.label else statement.text.value)
        words = (self.wording.number(statement), shorten(text, TAG_FONT, 2 * TAG_TEXT_WIDTH - 40))
        return side_by_side(words, " ", self.wording.language(statement))

    def anchor(self, statement: Statement) -> str:
        """The id of a statement in the SVG: made of its own id where it has one, else of its number."""
        name = self.graph.name(statement)
        if name:
            return f"s-{name}"
        number = self.graph.numbers.get(statement, "")
        if number.count(".") < MOST_LEVELS and number:
            return f"n-{number}"
        if not self._order:
            self._order = {each: place for place, each in enumerate(self.graph.statements, 1)}
        return f"n-{self.wording.known_number(statement)}-{self._order[statement]}"
