"""The boxes, joints, frames and tags of a drawing, each as large as its words need."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.directions import is_right_to_left
from argmap.graph import ArgumentGraph, Target
from argmap.model import Premise, Reason, Reference, Statement
from argmap.rendering.content.boxes import LINE, measure
from argmap.rendering.content.directions import marked, set_lines, side_by_side
from argmap.rendering.content.scene import (
    CHIP_HEIGHT,
    CHIP_PAD,
    DOT_SIZE,
    JOINT_GAP,
    JOINT_PAD,
    JOINT_SIZE,
    JOINT_TEXT_WIDTH,
    MARK_FONT,
    TAG_FONT,
    TAG_TEXT_WIDTH,
    Bond,
    Form,
    Item,
    Side,
    Trunk,
    View,
)
from argmap.rendering.content.strokes import STROKES
from argmap.rendering.content.views import sheet_address
from argmap.rendering.content.wording import MOST_LEVELS, Wording
from argmap.rendering.content.wrapping import one_line, shorten, text_width
from argmap.rendering.options import Marks


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

    def box(self, statement: Statement, role: str, side: Side, scale: float, reference: Premise | None) -> Item:
        content = self.wording.statement(statement, role, reference if isinstance(reference, Reference) else None)
        body = measure(content, scale)
        return Item(
            Form.BOX,
            self._name(),
            self.anchor(statement),
            body.width,
            body.height,
            side=side,
            tone=side.value,
            statement=statement,
            body=body,
            tooltip=content.tooltip,
        )

    def joint(self, reason: Reason, bond: Bond, *, marked: bool) -> Item:
        """A joint; `marked` tells that its own line bears no mark, so that the joint has to."""
        said = self.wording.joint(reason)
        lines = set_lines(said, TAG_FONT, JOINT_TEXT_WIDTH, self.wording.language(reason)) if said else ()
        mark = self.mark_of(bond) if marked else ""
        width = height = JOINT_SIZE if mark or lines else DOT_SIZE
        if mark or lines:
            width = _even(self._joint_width(mark, lines))
            height = max(JOINT_SIZE, _even(len(lines) * TAG_FONT * LINE + 6))
        item = self._step(Form.JOINT, reason, bond, width, height, lines)
        item.mark = mark
        return item

    @staticmethod
    def _joint_width(mark: str, lines: Sequence[str]) -> float:
        widest = max((text_width(line, TAG_FONT) for line in lines), default=0.0)
        words = mark_width(mark) + (JOINT_GAP if lines else 0.0) if mark else 0.0
        return max(JOINT_SIZE, widest + words + 2 * JOINT_PAD)

    def mark(self, trunk: Trunk) -> None:
        """Put the mark on a trunk, unless the only joint on it bears that, or nothing is to be told."""
        first = trunk.members[0]
        if trunk.has_head and not (len(trunk.members) == 1 and first.mark):
            trunk.mark = self.mark_of(trunk.bond)
            trunk.width = max(CHIP_HEIGHT, _even(mark_width(trunk.mark) + 2 * CHIP_PAD))
            trunk.height = CHIP_HEIGHT

    def mark_of(self, bond: Bond) -> str:
        """What tells on a line how that bears on which it ends at: the word of the language, its sign, or both."""
        stroke, marks = STROKES[bond], self.wording.options.marks
        word = self.wording.words[stroke.word] if stroke.word else ""
        return {Marks.WORDS: word, Marks.SIGNS: stroke.sign, Marks.BOTH: f"{stroke.sign} {word}"}[marks]

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

    def tag(self, statement: Statement, sign: str, bond: Bond, *, premise: bool = False, words: str = "") -> Item:
        """A tag for a statement: a sign with its number and first words, or with other words."""
        language = self.wording.language(statement)
        said, sheet = words or self._first_words(statement), self.view.sheet_of(statement)
        told, widest = (self._with_sheet(said, each, language) for each in (sheet, sheet and self.view.widest_sheet))
        item = self._plain_tag(f"{sign} {told}", f"{sign} {widest}", bond, premise, language)
        item.statement = statement
        item.tooltip = self.wording.tooltip(statement)
        item.href = self.view.link(statement, self.anchor(statement))
        return item

    def _with_sheet(self, said: str, sheet: int | None, language: str | None) -> str:
        """What is said of a statement, with the sheet on which it stands if that is another one."""
        place = self.wording.words.said("on_sheet", number=sheet) if sheet else ""
        return side_by_side((said, place), " · ", language)

    def missing(self, reference: Premise, bond: Bond, *, premise: bool) -> Item:
        name = reference.target.value if isinstance(reference, Reference) else ""
        said = side_by_side((one_line(name), self.wording.words["not_found"]), " ")
        item = self._plain_tag(f"? {said}", f"? {said}", bond, premise)
        item.tooltip = self.wording.words.said("nothing_has_the_id", id=one_line(name))
        return item

    def more(self, hidden: int, node: Target) -> Item:
        """A tag that counts the statements below a node that are left out."""
        words, sheet = self.wording.words, self.view.goes_on(node)
        if sheet is None:
            told = widest = words.said("below", number=hidden)
        else:
            ways = [self._below(hidden, each) for each in (sheet, self.view.widest_sheet)]
            told = ways[0][self.view.continues(node)]
            widest = max(ways[1], key=lambda said: text_width(said, TAG_FONT))
        item = self._plain_tag(told, widest, Bond.LINK, False, words.language)
        item.tooltip = words["one_not_shown"] if hidden == 1 else words.said("not_shown", number=hidden)
        if sheet:
            item.href = sheet_address(sheet)
        elif isinstance(node, Statement):
            item.href = self.view.more(node)
        return item

    def _below(self, hidden: int, sheet: int) -> tuple[str, str]:
        """How many statements stand on another sheet, and that what is begun here goes on there."""
        words = self.wording.words
        return words.said("below_on_sheet", number=hidden, sheet=sheet), words.said("continued_on_sheet", number=sheet)

    def _plain_tag(self, words: str, widest: str, bond: Bond, premise: bool, language: str | None = None) -> Item:
        """A tag for some words, as large as `widest` needs: what stands there when all sheets have their numbers."""
        lines = room = set_lines(widest, TAG_FONT, TAG_TEXT_WIDTH, language)
        inner = max(text_width(line, TAG_FONT) for line in room)
        if words != widest:
            lines = set_lines(words, TAG_FONT, inner + 0.01, language)
        width = _even(inner + 18)
        height = _even(len(room) * TAG_FONT * LINE + 8)
        name = self._name()
        return Item(Form.TAG, name, f"t-{name}", width, height, bond=bond, premise=premise, tone="tag", lines=lines)

    def _first_words(self, statement: Statement) -> str:
        text = one_line(statement.label.words if statement.label else statement.text.words)
        words = (self.wording.name(statement), shorten(text, TAG_FONT, 2 * TAG_TEXT_WIDTH - 40))
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


def mark_width(mark: str) -> float:
    """The width of the mark of a line."""
    return text_width(mark, MARK_FONT, bold=True)


def _even(size: float) -> float:
    """Rounded to an even number of points, so that halves are whole."""
    return 2.0 * round(size / 2)
