"""YAML events to a light tree of nodes with exact places.

Only libyaml's event stream is used: composing or loading would recurse, and would lose places. A node covers what is
written, from its first to its last character; blank lines and comments after it do not belong to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError

if TYPE_CHECKING:
    import yaml

# libyaml looks at every open bracket for each token, so deep flow style costs quadratic time. Nobody writes a map so.
MOST_BRACKETS = 64

# Characters that YAML 1.1 takes for line breaks and an editor does not; blanks of the same length keep all offsets.
_NO_LINE_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}
_ODD_LINE_BREAK = re.compile("[\x85\u2028\u2029]")


class MissingYamlLibrary(ArgmapError):  # noqa: N818 - says what is the matter, as all failures here do
    """PyYAML was built without libyaml."""

    def __init__(self) -> None:
        super().__init__(
            "PyYAML on this machine lacks its C part (libyaml), which argmap reads maps with; "
            "install a ready-made wheel: python -m pip install --force-reinstall --only-binary :all: PyYAML"
        )


class Node:
    """A piece of YAML; `tag` and `anchor` are what is written before it, if anything."""

    __slots__ = ("anchor", "end", "start", "tag")

    def __init__(self, start: int, end: int, tag: str | None = None, anchor: str | None = None) -> None:
        self.start = start
        self.end = end
        self.tag = tag
        self.anchor = anchor


class Scalar(Node):
    """A string as written; `style` is its quote or block sign, None when plain."""

    __slots__ = ("style", "value")

    def __init__(  # noqa: PLR0917 - called for each scalar of a file, and keywords cost time
        self, start: int, end: int, value: str, style: str | None, tag: str | None = None, anchor: str | None = None
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


class Sequence(Node):
    """`flow`: in brackets; `cut`: the text broke off inside it."""

    __slots__ = ("cut", "flow", "items")

    def __init__(self, start: int, flow: bool, tag: str | None = None, anchor: str | None = None) -> None:
        super().__init__(start, start, tag, anchor)
        self.flow = flow
        self.cut = False
        self.items: list[Node] = []


class Mapping(Node):
    """`flow`: in braces; `cut`: the text broke off inside it."""

    __slots__ = ("cut", "flow", "pairs")

    def __init__(self, start: int, flow: bool, tag: str | None = None, anchor: str | None = None) -> None:
        super().__init__(start, start, tag, anchor)
        self.flow = flow
        self.cut = False
        self.pairs: list[tuple[Node, Node]] = []


@dataclass(slots=True)
class Broken:
    """Where libyaml gave up (`at`), in its own words, which are never shown to people.

    `context` and `began` tell what it was in the middle of; `last` is the scalar before, `bracket` the innermost
    bracket that was open.
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


@dataclass(slots=True)
class Tree:
    """What was understood of a text.

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
    """The tree of a text without byte order mark and without characters that YAML forbids.

    Reading stops at the first syntax error, at a second document and below `MOST_BRACKETS` brackets; what was
    understood before is kept. Raises MissingYamlLibrary.
    """
    import yaml

    if not hasattr(yaml, "CSafeLoader"):
        raise MissingYamlLibrary
    if not text.isascii() and _ODD_LINE_BREAK.search(text):
        text = text.translate(_NO_LINE_BREAKS)
    builder = _Builder(text)
    loader = yaml.CSafeLoader(text)
    try:
        builder.run(loader)
    except yaml.MarkedYAMLError as error:
        builder.tree.broken = _broken(error)
    finally:
        loader.dispose()
    builder.break_off()
    return builder.tree


def _broken(error: yaml.MarkedYAMLError) -> Broken:
    at: Any = error.problem_mark or error.context_mark
    began: Any = error.context_mark or at
    return Broken(error.problem or "", at.index, error.context or "", began.index)


def _last_scalar(node: Node | None) -> Scalar | None:
    """The scalar that stands last in a node."""
    while node is not None and not isinstance(node, Scalar):
        if isinstance(node, Sequence):
            node = node.items[-1] if node.items else None
        elif isinstance(node, Mapping):
            node = node.pairs[-1][1] if node.pairs else None
        else:
            node = None
    return node


class _Builder:
    """Puts nodes together; open collections are on a stack, so that depth costs memory alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = Tree()
        self.stack: list[tuple[Sequence | Mapping | None, Node | None]] = []
        self.current: Sequence | Mapping | None = None
        self.key: Node | None = None  # the key of the current mapping that waits for its value
        self.brackets = 0

    def run(self, loader: yaml.CSafeLoader) -> None:
        """Take events until the text ends or reading has to stop."""
        from yaml import (
            AliasEvent,
            DocumentStartEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            StreamEndEvent,
        )

        next_event: Any = loader.get_event  # the stubs know events by their base class only
        add = self.add
        while True:
            event = next_event()
            kind = event.__class__
            start: int = event.start_mark.index
            end: int = event.end_mark.index
            if kind is ScalarEvent:
                style = event.style
                if style in ("|", ">"):
                    end = self.end_of_block(start, end)
                anchor = event.anchor
                if anchor is not None:
                    self.tree.anchors.add(anchor)
                add(Scalar(start, end, event.value, style or None, event.tag, anchor))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.finish(end)
            elif kind is AliasEvent:
                self.tree.aliases.add(event.anchor)
                add(Alias(start, end, anchor=event.anchor))
            elif hasattr(event, "flow_style"):
                sort = Mapping if kind is MappingStartEvent else Sequence
                if not self.begin(sort(start, bool(event.flow_style), event.tag, event.anchor)):
                    return
            elif kind is DocumentStartEvent and self.tree.root is not None:
                self.second(event, next_event())
                return
            elif kind is StreamEndEvent:
                return
            elif kind is DocumentStartEvent and event.tags:
                self.tree.directive = start

    def second(self, start: Any, first: Any) -> None:
        """Take note of a second document; one that holds nothing is left behind by ``---`` at the end."""
        if first.start_mark.index < first.end_mark.index or not hasattr(first, "value"):
            self.tree.second = start.start_mark.index

    def add(self, node: Node) -> None:
        current = self.current
        if current is None:
            self.tree.root = node
        elif isinstance(current, Sequence):
            current.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            current.pairs.append((self.key, node))
            self.key = None

    def begin(self, node: Sequence | Mapping) -> bool:
        if node.anchor is not None:
            self.tree.anchors.add(node.anchor)
        if node.flow:
            self.brackets += 1
            if self.brackets > MOST_BRACKETS:
                self.tree.deep = node.start
                return False
        self.add(node)
        # A collection that is a key waits in `key` itself, one that is a value has just taken it.
        self.stack.append((self.current, self.key))
        self.current, self.key = node, None
        return True

    def finish(self, end: int) -> None:
        node = self.current
        if node is None:
            return
        if node.flow:
            self.brackets -= 1
            node.end = end
        else:
            node.end = self.end_of_content(node)
        self.current, self.key = self.stack.pop()

    def end_of_content(self, node: Sequence | Mapping) -> int:
        """Where the last thing written in a block collection ends."""
        if isinstance(node, Mapping):
            return max(node.pairs[-1][0].end, node.pairs[-1][1].end) if node.pairs else node.start
        if not node.items:
            return node.start
        return node.items[-1].end

    def break_off(self) -> None:
        """Close what is still open when the text breaks off."""
        if self.tree.broken is not None:
            self.tree.broken.last = _last_scalar(self.key or self.current or self.tree.root)
            if self.current is not None and self.current.flow:
                self.tree.broken.bracket = self.current.start
        while self.current is not None:
            self.current.cut = True
            self.finish(self.end_of_content(self.current))

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
