"""YAML events to a light tree of nodes with exact places.

Only the event stream is used, libyaml's where it goes: composing or loading would recurse, and would lose places. A
node covers what is written, from its first to its last character, without blank lines and comments after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.lazy_pattern import lazy
from argmap.records import field, record
from argmap.yamltext.forbidden import forbidden_places

if TYPE_CHECKING:
    import yaml

    from argmap.yamltext.without_libyaml import PythonParser

# libyaml looks at every open bracket for each token, so deep flow style costs quadratic time. Nobody writes a map so.
MOST_BRACKETS = 64

# In the words of libyaml from 0.2.6 on, which stops below a thousand levels.
_TOO_DEEP_FOR_LIBYAML = "maximum nesting depth"

# Characters that YAML 1.1 takes for line breaks and an editor does not; blanks of the same length keep all offsets.
_NO_LINE_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}
_ODD_LINE_BREAK = lazy("[\x85\u2028\u2029]")


class Node:
    """A piece of YAML; `tag` and `anchor` are what is written before it, if anything."""

    __slots__ = ("anchor", "end", "start", "tag")

    def __init__(self, start: int, end: int, tag: str | None = None, anchor: str | None = None) -> None:
        self.start = start
        self.end = end
        self.tag = tag
        self.anchor = anchor


class Scalar(Node):
    """A string as written; `style` is its quote or block sign, empty when it is plain."""

    __slots__ = ("style", "value")

    def __init__(
        self, start: int, end: int, value: str, style: str, tag: str | None = None, anchor: str | None = None
    ) -> None:
        self.start = start
        self.end = end
        self.tag = tag
        self.anchor = anchor
        self.value = value
        self.style = style


class Alias(Node):
    """``*name``; the name is kept as `anchor`."""

    __slots__ = ()


class Collection(Node):
    """A list or mapping; `flow`: in brackets; `cut`: the text broke off inside it.

    `items` are what stands in it, for a mapping its keys and values in turn.
    """

    __slots__ = ("cut", "flow", "items")

    def __init__(self, start: int, flow: bool, tag: str | None = None, anchor: str | None = None) -> None:
        super().__init__(start, start, tag, anchor)
        self.flow = flow
        self.cut = False
        self.items: list[Node] = []

    def finish(self, end: int) -> None:
        """Give it its place, when all its items are known; a block ends with the last thing written in it."""
        self.end = end if self.flow else self.end_of_items()

    def end_of_items(self) -> int:
        """Where the last item ends; a value that is nothing may stand before the end of its key."""
        items = self.items
        if not items:
            return self.start
        return max(items[-1].end, items[-2].end) if len(items) > 1 else items[-1].end


class Sequence(Collection):
    __slots__ = ()


class Mapping(Collection):
    """`pairs` are its keys with their values; a key without a value is left out, which is only so where it is cut."""

    __slots__ = ("pairs",)

    def __init__(self, start: int, flow: bool, tag: str | None = None, anchor: str | None = None) -> None:
        super().__init__(start, flow, tag, anchor)
        self.pairs: list[tuple[Node, Node]] = []

    def finish(self, end: int) -> None:
        self.end = end if self.flow else self.end_of_items()
        each = iter(self.items)
        self.pairs = list(zip(each, each, strict=False))


@record(frozen=False)
class Broken:
    """Where libyaml gave up (`at`), in its own words, which are never shown to people.

    `context` and `began` tell what it was in the middle of; `last` is the scalar before, `bracket` the innermost
    bracket that was open, or an item in it that became a key with a value for want of quotes.
    """

    problem: str
    at: int
    context: str
    began: int
    last: Scalar | None = None
    bracket: int | None = None

    @property
    def where(self) -> int:
        """The beginning of what could not be read: that of a quoted text, not the end of the file."""
        return self.began if "scanning" in self.context else self.at


@record(frozen=False)
class Tree:
    """The tree of a text, as far as it was understood.

    `second`: the place of a second document; `deep`: the bracket at which reading stopped; `directive`: the place of
    a ``%TAG`` line; `anchors`: every name set with ``&``; `aliases`: every name used with ``*``.
    """

    root: Node | None = None
    broken: Broken | None = None
    second: int | None = None
    deep: int | None = None
    directive: int | None = None
    anchors: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)


def parse(text: str) -> Tree:
    """The tree of a text without byte order mark.

    Reading stops at the first syntax error, at a second document and below `MOST_BRACKETS` brackets; what was
    understood before is kept. Of a text with a character that YAML forbids, nothing is.
    """
    forbidden = forbidden_places(text)
    if forbidden:
        return Tree(broken=Broken("control characters are not allowed", forbidden[0], "", forbidden[0]))
    if not text.isascii() and _ODD_LINE_BREAK.search(text):
        text = text.translate(_NO_LINE_BREAKS)
    builder = _built_by_libyaml(text) if has_libyaml() else None
    if builder is None:
        from argmap.yamltext.without_libyaml import PythonParser  # slow, and seldom needed

        builder = _built(text, PythonParser(text))
    return builder.finish()


def has_libyaml() -> bool:
    """Whether PyYAML has its part in C; the one in Python reads the same."""
    import yaml

    return hasattr(yaml, "CSafeLoader")


def _built_by_libyaml(text: str) -> _Builder | None:
    """The builder fed by libyaml; None where it cannot read what is YAML: a thousand levels, tags in odd bytes."""
    import yaml

    # It leaves out a mark of the byte order, and does not count it; a second one it counts.
    loader = yaml.CSafeLoader(f"\ufeff{text}" if text.startswith("\ufeff") else text)
    try:
        builder = _built(text, loader)
    except UnicodeDecodeError:
        return None
    broken = builder.tree.broken
    return None if broken is not None and _TOO_DEEP_FOR_LIBYAML in broken.problem else builder


def _built(text: str, loader: yaml.CSafeLoader | PythonParser) -> _Builder:
    """The builder fed by the events of a loader, as far as they go."""
    import yaml

    builder = _Builder(text)
    try:
        builder.run(loader)
    except yaml.MarkedYAMLError as error:
        builder.tree.broken = _broken(error)
    finally:
        loader.dispose()
    return builder


def _broken(error: yaml.MarkedYAMLError) -> Broken:
    at: Any = error.problem_mark or error.context_mark
    began: Any = error.context_mark or at
    return Broken(error.problem or "", at.index, error.context or "", began.index)


class _Builder:
    """Puts nodes together; open collections are on a stack, so that depth costs memory alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = Tree()
        self.top = Collection(0, flow=False)
        self.open: list[Collection] = [self.top]

    def run(self, loader: yaml.CSafeLoader | PythonParser) -> None:
        """Take events until the text ends or reading has to stop."""
        from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

        next_event: Any = loader.get_event  # the stubs know events by their base class only
        stack = self.open
        append = self.top.items.append
        anchors = self.tree.anchors
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                start: int = event.start_mark.index
                end: int = event.end_mark.index
                style: str = event.style or ""
                anchor = event.anchor
                if style and style in "|>":
                    end = self.end_of_block(start, end)
                if anchor is not None:
                    anchors.add(anchor)
                append(Scalar(start, end, event.value, style, event.tag, anchor))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop().finish(event.end_mark.index)
                append = stack[-1].items.append
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                sort = Mapping if kind is MappingStartEvent else Sequence
                node = sort(event.start_mark.index, bool(event.flow_style), event.tag, event.anchor)
                if not self.begin(node):
                    return
                append = node.items.append
            elif not self.other(event, next_event):
                return

    def begin(self, node: Collection) -> bool:
        """Open a list or mapping, unless there are too many brackets."""
        if node.anchor is not None:
            self.tree.anchors.add(node.anchor)
        if node.flow and len(self.open) > MOST_BRACKETS and all(each.flow for each in self.open[-MOST_BRACKETS:]):
            self.tree.deep = node.start
            return False
        self.open[-1].items.append(node)
        self.open.append(node)
        return True

    def other(self, event: Any, next_event: Any) -> bool:
        """Take an event that is neither a scalar nor a collection; False when there is no more to read."""
        from yaml import AliasEvent, DocumentStartEvent, StreamEndEvent

        start: int = event.start_mark.index
        if isinstance(event, AliasEvent):
            name: Any = event.anchor
            end: Any = event.end_mark
            self.tree.aliases.add(name)
            self.open[-1].items.append(Alias(start, end.index, anchor=name))
        elif isinstance(event, DocumentStartEvent):
            if self.top.items:
                return self.second(start, next_event())
            if event.tags:
                self.tree.directive = start
        return not isinstance(event, StreamEndEvent)

    def second(self, start: int, first: Any) -> bool:
        """Take note of a second document, at which reading ends.

        One that holds nothing is left behind by ``---`` at the end; True for such a one.
        """
        if first.start_mark.index < first.end_mark.index or not hasattr(first, "value"):
            self.tree.second = start
            return False
        return True

    def finish(self) -> Tree:
        """The tree, with everything closed that is still open where the text breaks off."""
        tree = self.tree
        if tree.broken is not None:
            tree.broken.last = self._last_scalar()
            tree.broken.bracket = self._innermost()
        while len(self.open) > 1:
            node = self.open.pop()
            node.cut = True
            node.finish(node.end_of_items())
        tree.root = self.top.items[0] if self.top.items else None
        return tree

    def _innermost(self) -> int | None:
        """The innermost open bracket; for an item of a list that became a key with a value, the item."""
        node = self.open[-1]
        if not node.flow:
            return None
        last = node.items[-1] if node.items else None
        without_braces = isinstance(last, Mapping) and last.flow and not self.text.startswith("{", last.start)
        return last.start if last is not None and without_braces else node.start

    def _last_scalar(self) -> Scalar | None:
        """The scalar before the place where the text breaks off."""
        node: Node = self.open[-1]
        while isinstance(node, Collection) and node.items:
            node = node.items[-1]
        return node if isinstance(node, Scalar) else None

    def end_of_block(self, start: int, end: int) -> int:
        """Where the last line of a block scalar ends; libyaml counts blank lines and comments after it."""
        lines = self.text[start:end].splitlines(keepends=True)
        indent = next((len(x) - len(x.lstrip(" ")) for x in lines[1:] if x.strip()), 0)
        while len(lines) > 1:
            line = lines[-1].strip()
            if line and not (line.startswith("#") and len(lines[-1]) - len(lines[-1].lstrip(" ")) < indent):
                break
            end -= len(lines.pop())
        return end - (len(lines[-1]) - len(lines[-1].rstrip()))


def same_yaml(one: Node | None, other: Node | None) -> bool:
    """Whether two pieces of YAML hold the same, with the same tags and anchors.

    Line breaks at the end of a block of lines are layout: the last one depends on whether the file ends with one.
    """
    waiting: list[tuple[Node | None, Node | None]] = [(one, other)]
    while waiting:
        this, that = waiting.pop()
        if this is None or that is None:
            return this is that
        if this.__class__ is not that.__class__ or (this.tag, this.anchor) != (that.tag, that.anchor):
            return False
        if isinstance(this, Scalar) and isinstance(that, Scalar):
            if this.style != that.style or _held(this) != _held(that):
                return False
        elif isinstance(this, Sequence | Mapping) and isinstance(that, Sequence | Mapping):
            if len(this.items) != len(that.items):
                return False
            waiting.extend(zip(this.items, that.items, strict=True))
    return True


def _held(node: Scalar) -> str:
    return node.value.rstrip("\n") if node.style in ("|", ">") else node.value
