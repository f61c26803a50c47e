"""A placed scene as DOT: every box with its place, every line with its curve, so that an engine only has to draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.directions import is_right_to_left
from argmap.rendering.content.boxes import BODY, HEADER, LINE, PAD_X
from argmap.rendering.content.legend import FONT as LEGEND_FONT
from argmap.rendering.content.legend import SAMPLE, Entry, Sample
from argmap.rendering.content.scene import (
    FRAMED_PAD,
    FRAMED_STRIP,
    TAG_FONT,
    TAG_PAD,
    Bond,
    CrossLink,
    Form,
    Item,
    Scene,
    Trunk,
    premises_in,
)
from argmap.rendering.content.strokes import HEAD_SIZE, MUTUAL, SIGN_FONT, STROKES
from argmap.rendering.content.wrapping import cell_width
from argmap.rendering.formats.dot_looks import Looks, heads, points, spline, written, xy
from argmap.rendering.formats.labels import (
    FONT,
    badge_label,
    box_label,
    joint_label,
    mark_label,
    sign_label,
    tag_label,
    words_label,
)
from argmap.rendering.layout.curves import LINK_RADIUS, rounded
from argmap.rendering.layout.frames import Frame
from argmap.rendering.layout.headings import FRAME_TITLE
from argmap.rendering.layout.joining import joined, led_into
from argmap.rendering.layout.sheet import Sheet
from argmap.rendering.layout.signs import place_signs
from argmap.rendering.layout.subtrees import Point
from argmap.rendering.themes import Theme

if TYPE_CHECKING:
    from graphviz import Digraph

    from argmap.rendering.formats.picture import Picture


def write(picture: Picture) -> bytes:
    """The text for Graphviz."""
    return picture.dot[0].encode()


def write_dot(scene: Scene, sheet: Sheet, theme: Theme) -> tuple[str, Mapping[str, float]]:
    """The DOT text of a placed scene; and for each of its nodes with text, where text from right to left begins."""
    writer = _Writer(scene, sheet, theme)
    return writer.write(), writer.starts


class _Writer:
    def __init__(self, scene: Scene, sheet: Sheet, theme: Theme) -> None:
        self.scene = scene
        self.sheet = sheet
        self.arrangement = sheet.arrangement
        self.theme = theme
        self._words_count = 0
        self.signs = place_signs(scene, sheet.arrangement)
        self.looks = Looks(theme, premises_in(scene))
        self.starts = {item.name: self._start(item) for item in scene.walk()}

    def _start(self, item: Item) -> float:
        """Where text from right to left begins in an item."""
        pad = PAD_X * item.scale if item.form is Form.BOX else TAG_PAD
        return self.arrangement.places[item][0] + item.width / 2 - pad

    def write(self) -> str:
        graph = self._graph()
        self._corners(graph)
        for line in self.sheet.title:
            self._words(graph, line.text, line.size, line.x, line.y, bold=line.bold, group="title", plain=line.plain)
        self._forest(graph)
        for item in self.scene.walk():
            for trunk in item.trunks:
                self._trunk(graph, trunk, item)
        for link, way, sign in zip(self.scene.links, self.arrangement.links, self.signs, strict=True):
            self._link(graph, link, [self._flip(point) for point in way], sign and self._flip(sign))
        for number, (entry, x, y) in enumerate(self.sheet.legend):
            self._entry(graph, number, entry, x, y)
        return str(graph.source)

    def _graph(self) -> Digraph:
        from graphviz import Digraph  # its import is felt where nothing is drawn

        theme = self.theme
        return Digraph(
            "argument",
            graph_attr={
                "bgcolor": theme.page,
                "bb": f"0,0,{xy((self.sheet.width, self.sheet.height))}",
                "layout": "nop2",  # for who draws it with plain ``dot``: every place is given
                "fontname": FONT,
                "outputorder": "edgesfirst",
                "margin": "0",
                "pad": "0",
                "splines": "line",
            },
            node_attr={
                "fontname": FONT,
                "fontsize": points(BODY),
                "fontcolor": theme.text,
                "fixedsize": "true",
                "margin": "0",
                "shape": "box",
                "gradientangle": "270",
            },
            edge_attr={"fontname": FONT, "fontsize": points(SIGN_FONT), "arrowsize": points(HEAD_SIZE)},
        )

    def _corners(self, graph: Digraph) -> None:
        """Two unseen nodes that make the engine draw the whole sheet."""
        half = 0.36  # of the smallest node there is
        far = (self.sheet.width - half, self.sheet.height - half)
        for name, point in (("from", (half, half)), ("to", far)):
            graph.node(name, "", pos=xy(point), style="invis", shape="point", width="0", height="0")

    # -- boxes -----------------------------------------------------------------------------------------------------

    def _forest(self, graph: Digraph) -> None:
        """All items, those of a group inside its cluster."""
        frames = {item: frame for frame in self.arrangement.frames for item in frame.items}
        opened = [graph]
        begun: set[Item] = set()  # those that begin a frame and are written already, with their fellows
        waiting: list[Item | None] = list(self.scene.roots[::-1])
        while waiting:
            item = waiting.pop()
            if item is None:  # all that belongs to the frame has been written
                inner = opened.pop()
                opened[-1].subgraph(inner)
                continue
            if item in begun:
                continue
            if item in frames:
                if frames[item].items[0] is item:
                    opened.append(self._cluster(len(opened), frames[item]))
                    waiting += [None, *frames[item].items[:0:-1]]
                begun.add(item)
            self._node(opened[-1], item)
            if item.strip:
                self._strip(opened[-1], item)
            waiting.extend(item.below[::-1])

    def _strip(self, graph: Digraph, item: Item) -> None:
        """The words about a framed reason, along the upper or lower edge of its frame."""
        x, top = self.arrangement.places[item][0], self.arrangement.strip_top(item)
        half = item.width / 2 - FRAMED_PAD
        for number, line in enumerate(item.strip):
            begin = x + half if is_right_to_left(line) else x - half
            middle = top + FRAMED_STRIP / 2 + number * item.strip_row
            self._words(graph, line, TAG_FONT, begin, middle, bold=True, group="reason")

    def _cluster(self, depth: int, frame: Frame) -> Digraph:
        from graphviz import Digraph

        self._words_count += 1
        left, low = self._flip((frame.x, frame.y + frame.height))
        right, high = self._flip((frame.x + frame.width, frame.y))
        cluster = Digraph(
            f"cluster_{self._words_count}",
            graph_attr={
                "bb": f"{points(left)},{points(low)},{points(right)},{points(high)}",
                "style": "rounded,filled",
                "color": self.theme.group_line,
                "fillcolor": self.theme.group_paper if depth % 2 else self.theme.page,
                "penwidth": "1",
            },
        )
        left, top, right, _ = frame.title_box
        begin = right if frame.title.right_to_left else left
        for number, line in enumerate(frame.title.lines):
            middle = top + FRAME_TITLE * LINE / 2 + number * frame.title.row
            self._words(cluster, line, FRAME_TITLE, begin, middle, bold=True, group="group")
        return cluster

    def _node(self, graph: Digraph, item: Item) -> None:
        """A line of DOT for an item. Many of these are written: only what users wrote goes through the quoting."""
        x, y = self._flip(self.arrangement.places[item])
        if item.form is Form.BOX:
            label, look = box_label(item, self.theme), self._box(item)
        elif item.form is Form.JOINT:
            label, look = joint_label(item), self._joint(item)
        elif item.form is Form.FRAMED:
            label, look = '""', self._common_frame(item)
        else:
            label, look = tag_label(item), self.looks.tag()
        link = f" URL={_user(item.href)} tooltip={_tooltip(item.tooltip)}" if item.href else ""
        graph.body.append(
            f"\t{item.name} [label={label} id={_user(item.anchor)} {look}"
            f' pos="{points(x)},{points(y)}" width={item.width / 72:.4f} height={item.height / 72:.4f}{link}]\n'
        )

    def _box(self, item: Item) -> str:
        assert item.statement is not None  # noqa: S101 - every box has one
        kind = item.statement.kind.value
        content = item.body.content if item.body else None
        status, changes = (content.status, content.changes) if content else ("", ())
        share = (HEADER * item.scale + 1) / item.height
        main = item in self.scene.main
        look = written(
            self.looks.kind(kind, item.tone, share, item.scale, main=main) | self.looks.changed(kind, changes)
        )
        side = "" if item.tone == "conclusion" else item.tone
        words = " ".join(word for word in ("statement", kind, side, status, *changes) if word)
        return f'class="{words}" {look}'

    def _joint(self, item: Item) -> str:
        assert item.bond is not None  # noqa: S101 - only roots have none
        shape = "circle" if item.width == item.height and not item.lines and not item.mark else "box"
        return f"class=reason {self.looks.filled(item.line_tone, shape)}"

    def _common_frame(self, item: Item) -> str:
        assert item.bond is not None  # noqa: S101 - only roots have none
        colour = self.theme.lines[item.line_tone]
        return f'class="reason together" style=rounded penwidth=1.4 color="{colour}"'

    # -- lines -----------------------------------------------------------------------------------------------------

    def _trunk(self, graph: Digraph, trunk: Trunk, head: Item) -> None:
        """A trunk with what hangs on it: a line for each, up to where it meets the trunk, and the mark."""
        ways = [(member, self.arrangement.ways[member]) for member in trunk.members if member in self.arrangement.ways]
        for member, own, whole in joined(ways):
            way = own if whole else led_into(own, self.arrangement.ways[member])
            look = written(self.looks.stroke(trunk, [self._flip(point) for point in way], headed=whole))
            graph.body.append(f"\t{member.name} -> {head.name} [{look}]\n")
        if trunk in self.arrangement.chips:
            x, y = self._flip(self.arrangement.chips[trunk])
            look = self.looks.filled(trunk.tone)
            graph.body.append(
                f"\t{trunk.name} [label={mark_label(trunk.mark, trunk.width)} class=mark {look}"
                f' pos="{points(x)},{points(y)}" width={trunk.width / 72:.4f} height={trunk.height / 72:.4f}]\n'
            )

    def _link(self, graph: Digraph, link: CrossLink, way: Sequence[Point], place: Point | None) -> None:
        """A line across the forest: thinner and rounder than those in it."""
        stroke, colour = STROKES[link.bond], self.theme.lines[link.tone]
        look = {"class": f"{link.bond.value} across", "color": colour, "penwidth": points(min(1.1, stroke.width))}
        if link.both and place is not None:
            mutual = MUTUAL[link.sign]
            look |= {"penwidth": points(mutual.width), "dir": "both", "arrowhead": "vee", "arrowtail": "vee"}
            look |= {"style": mutual.style, "fontcolor": colour} | heads(mutual)
            curve = rounded(way, 10 * mutual.head_size, both=True, radius=LINK_RADIUS)
            look["pos"] = f"s,{xy(way[0])} e,{xy(way[-1])} {spline(curve)}"
            sign = f'<TR><TD BGCOLOR="{self.theme.page}"><B>{link.sign}</B></TD></TR>'
            table = f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">{sign}</TABLE>>'
            look |= {"label": table, "lp": xy(place)}
        elif place is not None:
            curve = rounded(way, stroke.length * HEAD_SIZE, radius=LINK_RADIUS)
            look |= {"style": stroke.style, "arrowhead": stroke.head, "pos": f"e,{xy(way[-1])} {spline(curve)}"}
            look |= {"headlabel": sign_label(link.mark), "fontcolor": colour, "head_lp": xy(place)}
        else:
            look |= {"style": stroke.style, "dir": "none", "pos": spline(rounded(way, radius=LINK_RADIUS))}
        graph.body.append(f"\t{link.tail.name} -> {link.head.name} [{written(look)}]\n")

    # -- words and legend ------------------------------------------------------------------------------------------

    def _words(
        self,
        graph: Digraph,
        text: str,
        size: float,
        x: float,
        y: float,
        *,
        bold: bool = False,
        group: str,
        plain: bool = False,
    ) -> None:
        """Text alone, which begins at `x`, with its middle at `y`."""
        self._words_count += 1
        width = cell_width(text, size, bold=bold) + 2
        colour = self.theme.text if bold or plain else self.theme.muted
        name = f"w{self._words_count}"
        if is_right_to_left(text):
            self.starts[name] = x
            x -= width
        graph.node(
            name,
            words_label(text, size, width, colour, bold=bold),
            **{"class": group},
            shape="plain",
            pos=xy(self._flip((x + width / 2, y))),
            width=points(width / 72),
            height=points(size * LINE / 72),
        )

    def _entry(self, graph: Digraph, number: int, entry: Entry, x: float, y: float) -> None:
        sample, name = entry.sample, f"l{number}"
        box = {"pos": xy(self._flip((x + 13, y))), "width": points(24 / 72), "height": points(11 / 72)}
        if sample is Sample.BOX:
            tone = "conclusion" if entry.key == "conclusion" else "tag"
            graph.node(name, "", **(box | self.looks.kind(entry.key, tone, 0.4)))
        elif sample is Sample.SIDE:
            graph.node(name, "", **(box | self.looks.kind("claim", entry.key, 0.4)))
        elif sample is Sample.TAG:
            sign = f'<FONT POINT-SIZE="8">{entry.key}</FONT>'
            graph.body.append(f"\t{name} [label=<{sign}> {self.looks.tag()} {written(box)}]\n")
        elif sample is Sample.JOINT:
            colour = self.theme.lines["for"]
            more = {"shape": "circle", "style": "filled", "color": colour, "fillcolor": colour}
            graph.node(name, "", **(box | more | {"width": points(11 / 72), "pos": xy(self._flip((x + 8, y)))}))
            self._sample_premises(graph, name, x, y)
        elif sample is Sample.FRAMED:
            more = {"style": "rounded", "penwidth": "1.4", "color": self.theme.lines["for"]}
            graph.node(name, "", **(box | more))
        elif sample in {Sample.STATUS, Sample.CHANGE}:
            colours = self.theme.statuses if sample is Sample.STATUS else self.theme.changes
            width = entry.sample_width - 6
            more = {"shape": "plain", "width": points(width / 72), "pos": xy(self._flip((x + width / 2, y)))}
            graph.node(name, badge_label(entry.badge, colours[entry.key], self.theme), **(box | more))
        elif sample in {Sample.LINE, Sample.MUTUAL}:
            self._sample_line(graph, name, entry, x, y)
        begin = entry.width if is_right_to_left(entry.words) else entry.sample_width
        self._words(graph, entry.words, LEGEND_FONT, x + begin, y, group="legend")

    def _sample_premises(self, graph: Digraph, name: str, x: float, y: float) -> None:
        """The line of premises that begins at the sample of a joint."""
        ends = [self._flip((x + 8, y)), self._flip((x + SAMPLE - 9, y))]
        graph.node(f"{name}b", "", pos=xy(ends[1]), style="invis", shape="point", width="0", height="0")
        look = self.looks.stroke(Trunk(name, Bond.SUPPORT, premises=True), ends, headed=False)
        graph.edge(name, f"{name}b", **(look | {"class": "legend"}))

    def _sample_line(self, graph: Digraph, name: str, entry: Entry, x: float, y: float) -> None:
        ends = [self._flip((x + 1, y)), self._flip((x + SAMPLE - 9, y))]
        for end, point in zip("ab", ends, strict=True):
            graph.node(name + end, "", pos=xy(point), style="invis", shape="point", width="0", height="0")
        if entry.sample is Sample.LINE:
            attributes = self.looks.stroke(Trunk(name, Bond(entry.key)), ends, headed=True)
            attributes["color"] = self.theme.lines["link"]  # it tells of no side
        else:
            stroke, colour = MUTUAL[entry.key], self.theme.lines["link"]
            attributes = {"color": colour, "dir": "both", "arrowhead": "vee", "arrowtail": "vee", "style": stroke.style}
            attributes |= heads(stroke) | {"penwidth": points(stroke.width), "fontcolor": colour}
            curve = rounded(ends, 10 * stroke.head_size, both=True, radius=LINK_RADIUS)
            attributes["pos"] = f"s,{xy(ends[0])} e,{xy(ends[1])} {spline(curve)}"
            middle = ((ends[0][0] + ends[1][0]) / 2, ends[0][1] + 6)
            attributes |= {"headlabel": sign_label(entry.key), "head_lp": xy(middle)}
        graph.edge(f"{name}a", f"{name}b", **(attributes | {"class": "legend"}))

    def _flip(self, point: Point) -> Point:
        """From our axes to those of DOT, where ``y`` grows upwards."""
        return (point[0], self.sheet.height - point[1])


def _tooltip(text: str) -> str:
    """The same where the engine decodes entities, and reads backslashes twice."""
    return _user(text.replace("&", "&amp;").replace("\\", "\\\\"))


def _user(text: str) -> str:
    """Text that a user wrote as DOT: neither HTML nor with escapes in it."""
    from graphviz import escape
    from graphviz.quoting import quote

    return str(quote(escape(text)))
