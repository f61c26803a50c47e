"""Single values: texts, ids, terms, dates, and lists of them."""

from __future__ import annotations

import re

from argmap.reading import faults
from argmap.reading.events import Alias, Mapping, Node, Scalar, Sequence
from argmap.reading.findings import Findings
from argmap.reading.language import Key
from argmap.source import Span, Text

_ID = re.compile(r"[^\W_][\w-]*", re.UNICODE)
_NAME = re.compile(r"[^\W_][\w-]*(?:/[^\W_][\w-]*)*", re.UNICODE)


class Values:
    """Reads the values behind keys; what cannot be read is None or left out, with a finding."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.source = findings.source
        self.written = findings.source.text

    def span(self, node: Node) -> Span:
        return Span(self.source, node.start, node.end)

    def text(self, node: Node, key: Key) -> Text | None:
        """A text that is not empty."""
        if node.__class__ is Scalar:
            value = node.value.strip()
            if value and node.tag is None and node.anchor is None:
                return Text(value, Span(self.source, node.start, node.end))
        return self.no_text(node, key)

    def no_text(self, node: Node, key: Key) -> Text | None:
        if isinstance(node, Scalar):
            self.findings.add(faults.EMPTY, f"`{key.name}` has no text", node)
        else:
            self.findings.add(faults.LIST_FOR_TEXT, f"`{key.name}` needs a text", node)
        return None

    def id(self, node: Node, key: Key) -> Text | None:
        found = self.text(node, key)
        if found is not None and not _ID.fullmatch(found.value):
            self.findings.add(faults.INVALID_ID, f"`{found.value}` cannot be an id", node)
            return None
        return found

    def name(self, node: Node, key: Key) -> Text | None:
        found = self.text(node, key)
        if found is not None and not _NAME.fullmatch(found.value):
            self.findings.add(faults.INVALID_ID, f"`{found.value}` cannot be an id", node)
            return None
        return found

    def names(self, node: Node, key: Key) -> tuple[Text, ...]:
        items = node.items if isinstance(node, Sequence) else [node]
        return tuple(found for item in items if (found := self.name(item, key)) is not None)

    def words(self, node: Node, key: Key) -> tuple[Text, ...]:
        items = node.items if isinstance(node, Sequence) else [node]
        return tuple(found for item in items if (found := self.text(item, key)) is not None)

    def term(self, node: Node, key: Key) -> Text | None:
        found = self.text(node, key)
        if found is not None and found.value not in key.words:
            self.findings.add(faults.BAD_VALUE, f"`{found.value}` is no {key.name}", node)
            return None
        return found

    def date(self, node: Node, key: Key) -> Text | None:
        return self.text(node, key)

    def items(self, node: Node, key: Key) -> list[Node]:
        """The items of a list."""
        if isinstance(node, Sequence):
            return node.items
        self.findings.add(faults.TEXT_FOR_LIST, f"`{key.name}` needs a list", node)
        return [] if isinstance(node, Alias) else [node]

    def pairs(self, node: Node, key: Key) -> list[tuple[Text, Node]]:
        """The pairs of a mapping whose keys are free."""
        if not isinstance(node, Mapping):
            self.findings.add(faults.WRONG_TYPE, f"`{key.name}` needs a mapping", node)
            return []
        found: dict[str, tuple[Text, Node]] = {}
        for name, value in node.pairs:
            if isinstance(name, Scalar) and name.value.strip():
                text = Text(name.value.strip(), self.span(name))
                if found.setdefault(text.value, (text, value))[0] is not text:
                    self.findings.add(faults.DUPLICATE_KEY, f"`{text.value}` stands here twice", name)
            else:
                self.findings.add(faults.WRONG_TYPE, "a key must be a text", name)
        return list(found.values())
