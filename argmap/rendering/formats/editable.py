"""A placed scene as shapes with words in them and lines that join them, for programs in which people edit these.

Such a program draws the lines itself, and again when a shape is moved; so a line has the sides at which it leaves one
shape and meets another, and no way of its own. The words are whole texts, which the program breaks into lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.directions import is_right_to_left
from argmap.inline.runs import joined, lines_of, runs_of
from argmap.rendering.content.boxes import BODY, FOOTER, HEADER, LINE, PAD_X, PAD_Y, SMALL, line_height
from argmap.rendering.content.directions import unmarked
from argmap.rendering.content.legend import FONT as LEGEND_FONT
from argmap.rendering.content.legend import SAMPLE, Entry, Sample
from argmap.rendering.content.scene import (
    FRAMED_PAD,
    JOINT_PAD,
    MARK_FONT,
    TAG_FONT,
    TAG_PAD,
    TOGETHER,
    Bond,
    Form,
    Group,
    Item,
    Scene,
    Trunk,
)
from argmap.rendering.content.strokes import MUTUAL, STROKES
from argmap.rendering.formats.courses import Rect, course_of, facing, parted, rect_of
from argmap.rendering.formats.looks import Look, Outline, kind_look, look_of
from argmap.rendering.formats.picture import Picture
from argmap.rendering.formats.pieces import Editable, End, Line, Paragraph, Run, Shape
from argmap.rendering.layout.headings import FRAME_TITLE
from argmap.rendering.layout.sheet import MARGIN
from argmap.rendering.layout.subtrees import Point


def editable(picture: Picture) -> Editable:
    """The shapes and lines of a picture, with its title and its legend."""
    maker = _Maker(picture)
    behind, before = maker.items()
    samples, sample_lines = maker.legend()
    return Editable(
        (*maker.frames(), *behind),
        (*maker.lines(), *sample_lines),
        (*before, *maker.chips(), *maker.titles(), *samples),
    )


class _Maker:
    def __init__(self, picture: Picture) -> None:
        self.scene = picture.scene
        self.sheet = picture.sheet
        self.arrangement = picture.sheet.arrangement
        self.theme = picture.theme
        self.told = picture.words
        self.within, self.outer = _frames_around(picture.scene)

    # -- shapes ----------------------------------------------------------------------------------------------------

    def frames(self) -> Iterator[Shape]:
        """The frames of groups, the outer ones first, each with its title."""
        depths = {"": 0}
        for frame in self.arrangement.frames:
            group = frame.items[0].frame
            assert group is not None  # noqa: S101 - its frame begins there
            name, around = _frame_name(group), self.outer[group]
            depths[name] = depths[around] + 1
            paper = self.theme.group_paper if depths[name] % 2 else self.theme.page
            look = Look(Outline.ROUNDED, paper, self.theme.group_line, 1.0)
            title = str(joined(map(unmarked, frame.title.lines), " "))
            place = Rect(frame.x, frame.y, frame.width, frame.height)
            yield Shape(name, place, look, words=title, within=around, group=True)
            left, top, right, bottom = frame.title_box
            said = self._said(frame.title.lines, FRAME_TITLE, self.theme.text, bold=True)
            place = Rect(left, top, right - left + 4, bottom - top)
            yield Shape(f"{name}-title", place, paragraphs=(said,), within=name)

    def items(self) -> tuple[list[Shape], list[Shape]]:
        """The common frames of premises, which stand behind these; and all other items."""
        behind: list[Shape] = []
        before: list[Shape] = []
        for item in self.scene.walk():
            (behind if item.form is Form.FRAMED else before).append(self._item(item))
        return behind, before

    def _item(self, item: Item) -> Shape:
        pad, middle, broken = TAG_PAD, True, True
        if item.form is Form.BOX:
            said, pad, middle = tuple(self._box(item)), PAD_X * item.scale, False
        elif item.form is Form.FRAMED:
            said, pad, middle = tuple(self._strip(item)), FRAMED_PAD, False
        elif item.form is Form.TAG:
            said = (self._said(item.lines, TAG_FONT, self.theme.muted),)
        else:
            said, pad, broken = (self._joint(item),), JOINT_PAD if item.lines else 0.0, bool(item.lines)
        return Shape(
            item.name,
            rect_of(self.arrangement, item),
            look_of(item, self.theme),
            said,
            pad,
            middle=middle,
            broken=broken,
            words=item.tooltip,
            href=item.href,
            within=self.within[item],
        )

    def _joint(self, item: Item) -> Paragraph:
        """The mark of a joint, and what is said there."""
        colour = self.theme.on_line
        if not item.lines:
            return Paragraph((Run(item.mark, MARK_FONT, colour, bold=True),), BODY * LINE, centred=True)
        words = self._said(item.lines, TAG_FONT, colour)
        mark = (Run(item.mark, MARK_FONT, colour, bold=True), Run("  ", TAG_FONT, colour)) if item.mark else ()
        return Paragraph((*mark, *words.runs), words.row, words.right_to_left)

    def chips(self) -> Iterator[Shape]:
        """The chips with the marks of trunks, each in the frame in which the item stands that its line leads to."""
        for head, trunk in ((item, trunk) for item in self.scene.walk() for trunk in item.trunks):
            if trunk not in self.arrangement.chips:
                continue
            place, around = self._chip(trunk), self.within[head]
            run = Run(trunk.mark, MARK_FONT, self.theme.on_line, bold=True)
            look = Look(Outline.PILL, self.theme.lines[trunk.tone], "", 0.0)
            said = (Paragraph((run,), MARK_FONT * LINE, centred=True),)
            words = self._meaning(trunk.bond)
            yield Shape(trunk.name, place, look, said, broken=False, words=words, within=around)

    def _chip(self, trunk: Trunk) -> Rect:
        x, y = self.arrangement.chips[trunk]
        return Rect(x - trunk.width / 2, y - trunk.height / 2, trunk.width, trunk.height)

    def _strip(self, item: Item) -> Iterator[Paragraph]:
        """What is said about the premises in a common frame, at the height where room was left for it."""
        if item.strip:
            top = self.arrangement.strip_top(item) - rect_of(self.arrangement, item).y
            yield self._said(item.strip, TAG_FONT, self.theme.text, bold=True, before=top)

    @staticmethod
    def _said(
        lines: tuple[str, ...], size: float, colour: str, *, bold: bool = False, before: float = 0.0
    ) -> Paragraph:
        """What was broken into lines, as one paragraph."""
        runs = _runs(joined(map(unmarked, lines), " "), size, colour, bold=bold)
        return Paragraph(runs, line_height(lines) * size / BODY, is_right_to_left(lines[0]), before=before)

    def _box(self, item: Item) -> Iterator[Paragraph]:
        """The words of a statement: header, name, text, footers."""
        body, theme = item.body, self.theme
        assert body is not None  # noqa: S101 - every box has one
        content, scale = body.content, body.scale
        small = SMALL * scale
        yield Paragraph(tuple(self._header(item)), HEADER * scale, band=theme.tones[item.tone].band)
        texts = [(content.title, body.title, True)] if content.title else []
        texts += [(part, body.lines, False) for part in lines_of(content.text)] if content.text else []
        for number, (text, lines, bold) in enumerate(texts):
            turned = is_right_to_left(text, content.language)
            before = PAD_Y * scale if number == 0 else 0.0
            runs = _runs(text, BODY * scale, theme.text, bold=bold)
            yield Paragraph(runs, line_height(lines) * scale, turned, before=before)
        below: list[tuple[str, tuple[Run, ...]]]
        below = [(footer.text, (Run(footer.text, small, theme.muted, href=footer.href),)) for footer in content.footers]
        if content.tab:
            ground = theme.groups[content.tab_number % len(theme.groups)]
            below.append((content.tab, _runs(unmarked(content.tab), small, theme.text, ground=ground)))
        for number, (text, runs) in enumerate(below):
            turned = is_right_to_left(text, content.language)
            before = PAD_Y * scale / 2 if number == 0 else 0.0
            yield Paragraph(runs, FOOTER * scale, turned, before=before)

    def _header(self, item: Item) -> Iterator[Run]:
        """The words in the header of a box: number, kind, and what stands on a colour of its own."""
        assert item.body is not None  # noqa: S101 - every box has one
        content, small, theme = item.body.content, SMALL * item.scale, self.theme
        tone = theme.tones[item.tone]
        said = [Run(content.number, small, tone.ink, bold=True), Run(content.header, small, tone.ink)]
        worn = [
            (word, theme.changes[change]) for change, word in zip(content.changes, content.change_words, strict=True)
        ]
        if content.status:
            worn.append((content.status_word, theme.statuses[content.status]))
        for word, colour in worn:
            ink, ground = (theme.on_status, colour) if tone.band != tone.frame else (colour, tone.paper)
            said.append(Run(word, small, ink, bold=True, ground=ground))
        for number, run in enumerate(each for each in said if each.text):
            if number:
                yield Run("  ", small, tone.ink)
            yield run

    def titles(self) -> Iterator[Shape]:
        """The lines of the title."""
        for number, line in enumerate(self.sheet.title):
            turned = is_right_to_left(line.text)
            width = self.sheet.width - 2 * MARGIN
            colour = self.theme.text if line.bold else self.theme.muted
            runs = _runs(unmarked(line.text), line.size, colour, bold=line.bold)
            said = Paragraph(runs, line.size * LINE, turned)
            place = Rect(line.x - width if turned else line.x, line.y - line.size * LINE / 2, width, line.size * LINE)
            yield Shape(f"title{number}", place, paragraphs=(said,), broken=False)

    # -- lines -----------------------------------------------------------------------------------------------------

    def lines(self) -> Iterator[Line]:
        """The lines across the forest, then those in it."""
        for number, link in enumerate(self.scene.links):
            tail, trunk = rect_of(self.arrangement, link.tail), link.trunk
            goal = rect_of(self.arrangement, link.head) if trunk is None else self._chip(trunk)
            begin, end = facing(tail, goal)
            into = link.head.name if trunk is None else trunk.name
            ends = End(tail.at(begin), link.tail.name, begin), End(goal.at(end), into, end)
            yield self._link(
                f"x{number}",
                ends,
                link.bond,
                link.tone,
                link.mark or link.sign,
                both=link.both,
                joins=trunk is not None,
            )
        for item in self.scene.walk():
            for trunk in item.trunks:
                if not (trunk.premises and item.form is Form.FRAMED):  # these stand inside
                    yield from self._trunk(trunk, item)

    def _trunk(self, trunk: Trunk, head: Item) -> Iterator[Line]:
        """The lines from what hangs on a trunk to its chip, and from there on; without a chip all the way."""
        place = rect_of(self.arrangement, head)
        ways = [(member, self.arrangement.ways[member]) for member in trunk.members]
        if trunk not in self.arrangement.chips:
            for member, way in ways:
                yield self._way(
                    member.name,
                    (member.name, rect_of(self.arrangement, member)),
                    (head.name, place),
                    way,
                    trunk,
                    headed=trunk.has_head,
                )
            return
        chip, rest = (trunk.name, self._chip(trunk)), ways[0][1]
        for member, way in ways:
            own, rest = parted(way, chip[1])
            begin = (member.name, rect_of(self.arrangement, member))
            yield self._way(member.name, begin, chip, own, trunk, headed=False)
        yield self._way(trunk.name, chip, (head.name, place), rest, trunk, headed=True)

    def _way(
        self,
        name: str,
        tail: tuple[str, Rect],
        head: tuple[str, Rect],
        way: Sequence[Point],
        trunk: Trunk,
        *,
        headed: bool,
    ) -> Line:
        """A line of a trunk from one shape to another, as it was laid out."""
        course, stroke = course_of(way), STROKES[trunk.bond]
        width, style = (TOGETHER, "solid") if trunk.premises else (stroke.width, stroke.style)
        return Line(
            f"l{name}",
            End(course.start, tail[0], course.begin, tail[1].share(course.start, course.begin)),
            End(course.stop, head[0], course.end, head[1].share(course.stop, course.end)),
            self.theme.lines[trunk.tone],
            width,
            style,
            stroke.head if headed else "none",
            words="" if trunk.premises else self._meaning(trunk.bond),
            bent=True,
            bends=course.bends,
        )

    def _meaning(self, bond: Bond) -> str:
        meaning = STROKES[bond].meaning
        return self.told[meaning] if meaning else ""

    def _link(
        self, name: str, ends: tuple[End, End], bond: Bond, tone: str, sign: str, *, both: bool, joins: bool = False
    ) -> Line:
        """A line across the forest; one that `joins` others leads to their chip, which has the word and the head."""
        stroke, colour = STROKES[bond], self.theme.lines[tone]
        width, style, head, tail, words = min(1.1, stroke.width), stroke.style, stroke.head, "none", self._meaning(bond)
        if both:
            mutual = MUTUAL[sign]
            width, style, head, tail, words = mutual.width, mutual.style, "vee", "vee", self.told[mutual.meaning]
        elif joins:
            head, sign = "none", ""
        elif not sign:
            style, head, words = "solid", "none", ""
        return Line(name, *ends, colour, width, style, head, tail, sign, words)

    # -- legend ----------------------------------------------------------------------------------------------------

    def legend(self) -> tuple[list[Shape], list[Line]]:
        """The samples of the legend with its words; those that are lines."""
        shapes: list[Shape] = []
        lines: list[Line] = []
        for number, (entry, x, y) in enumerate(self.sheet.legend):
            name = f"k{number}"
            if entry.sample in {Sample.LINE, Sample.MUTUAL}:
                lines.append(self._sample_line(name, entry, x, y))
            elif entry.sample is not Sample.NOTE:
                shapes.append(self._sample(name, entry, x, y))
            run = Run(entry.words, LEGEND_FONT, self.theme.muted)
            place = Rect(x + entry.sample_width, y - 7, entry.width - entry.sample_width + 8, 14)
            said = Paragraph((run,), LEGEND_FONT * LINE)
            shapes.append(Shape(f"{name}-words", place, paragraphs=(said,), broken=False))
        return shapes, lines

    def _sample_line(self, name: str, entry: Entry, x: float, y: float) -> Line:
        ends = End((x, y)), End((x + SAMPLE - 9, y))
        if entry.sample is Sample.MUTUAL:
            return self._link(name, ends, Bond.LINK, Bond.LINK.value, entry.key, both=True)
        stroke, colour = STROKES[Bond(entry.key)], self.theme.lines["link"]
        width, style, head = stroke.width, stroke.style, stroke.head
        return Line(name, *ends, colour, width, style, head, words=entry.words)

    def _sample(self, name: str, entry: Entry, x: float, y: float) -> Shape:
        theme, place = self.theme, Rect(x + 1, y - 5.5, 24, 11)
        if entry.sample is Sample.BOX:
            return Shape(name, place, kind_look(entry.key, "conclusion" if entry.key == "conclusion" else "for", theme))
        if entry.sample is Sample.SIDE:
            tone = theme.tones[entry.key]
            return Shape(name, place, Look(Outline.ROUNDED, tone.band, tone.frame, 1.3))
        if entry.sample is Sample.TAG:
            tone = theme.tones["tag"]
            said = Paragraph((Run(entry.key, 8, theme.muted),), 8 * LINE, centred=True)
            look = Look(Outline.ROUNDED, tone.paper, tone.frame, 0.9, "dashed")
            return Shape(name, place, look, (said,), broken=False)
        if entry.sample is Sample.JOINT:
            return Shape(name, Rect(x + 7.5, y - 5.5, 11, 11), Look(Outline.PILL, theme.lines["for"], "", 0.0))
        if entry.sample is Sample.FRAMED:
            return Shape(name, place, Look(Outline.ROUNDED, "", theme.lines["for"], 1.4))
        colours = theme.statuses if entry.sample is Sample.STATUS else theme.changes
        word = Paragraph((Run(entry.badge, SMALL, colours[entry.key], bold=True),), SMALL * LINE)
        return Shape(name, Rect(x, y - 6, entry.sample_width, 12), paragraphs=(word,), broken=False)


def _runs(text: str, size: float, colour: str, *, bold: bool = False, ground: str = "") -> tuple[Run, ...]:
    """A text in runs: each part that looks different is one of its own."""
    return tuple(
        Run(run.text, size, colour, bold or run.strong, run.href, ground, run.emphasis, run.code)
        for run in runs_of(text)
    )


def _frame_name(group: Group) -> str:
    return f"g{group.number}"


def _frames_around(scene: Scene) -> tuple[dict[Item, str], dict[Group, str]]:
    """The name of the innermost frame of a group around each item; and of that around each frame."""
    around: dict[Item, str] = dict.fromkeys(scene.roots, "")
    outer: dict[Group, str] = {}
    for item in scene.walk():
        if item.frame is not None:
            outer.setdefault(item.frame, around[item])
            around[item] = _frame_name(item.frame)
        for below in item.below:
            around[below] = around[item]
    return around, outer
