"""The keys of one mapping, each read by the shape that the language gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from argmap.model import Answer, Citation, ReviewMark, Waiver
from argmap.reading import faults
from argmap.reading.events import Mapping, Node, Scalar, Sequence
from argmap.reading.findings import Findings
from argmap.reading.language import ANSWER, CITATION, MARK, Key, Place, Shape
from argmap.reading.values import Values
from argmap.source import Span, Text

ReadShape: TypeAlias = Callable[[Node, Key], Any]  # what comes out depends on the shape


class Attributes:
    """Reads mappings whose keys the language knows into fields of the model."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.source = findings.source
        values = self.values = Values(findings)
        self.readers: dict[Shape, ReadShape] = {
            Shape.TEXT: values.text,
            Shape.ID: values.id,
            Shape.NAME: values.name,
            Shape.NAMES: values.names,
            Shape.WORDS: values.words,
            Shape.DATE: values.date,
            Shape.ISSUED: values.date,
            Shape.TERM: values.term,
            Shape.CITATIONS: self.citations,
            Shape.MARKS: self.marks,
            Shape.WAIVERS: self.waivers,
            Shape.ANSWERS: self.answers,
        }

    def read(self, node: Mapping, place: Place) -> tuple[dict[str, Any], dict[str, Span], list[tuple[Key, Node]]]:
        """Fields with their values, the place of each key, and the pairs whose shape is not read here."""
        fields: dict[str, Any] = {}
        keys: dict[str, Span] = {}
        rest: list[tuple[Key, Node]] = []
        for name, value in node.pairs:
            key = self.key(name, place, keys)
            if key is None:
                continue
            read = self.readers.get(key.shape)
            if read is None:
                rest.append((key, value))
            else:
                found = read(value, key)
                if found is not None:
                    fields[key.field] = found
        return fields, keys, rest

    def key(self, name: Node, place: Place, keys: dict[str, Span]) -> Key | None:
        if not isinstance(name, Scalar):
            self.findings.add(faults.WRONG_TYPE, "a key must be a text", name)
            return None
        written = name.value
        if written in keys:
            self.findings.add(faults.DUPLICATE_KEY, f"`{written}` stands here twice", name)
            return None
        keys[written] = Span(self.source, name.start, name.end)
        found = place.by_name.get(written)
        if found is None and not written.startswith("x-"):
            self.findings.add(faults.UNKNOWN_KEY, f"`{written}` is no key of {place.name}", name)
        return found

    def passage(self, fields: dict[str, Any]) -> tuple[Citation, ...]:
        """The citations of a node, taken out of its fields: its own quotation, then `cite`."""
        cited: tuple[Citation, ...] = fields.pop("cite", ())
        quote, at, voice = (fields.pop(name, None) for name in ("quote", "at", "voice"))
        first = quote or at or voice
        if first is None:
            return cited
        return (Citation(first.span, None, quote, at, voice), *cited)

    def citations(self, node: Node, key: Key) -> tuple[Citation, ...]:
        items = node.items if isinstance(node, Sequence) else [node]
        found = []
        for item in items:
            if isinstance(item, Mapping):
                fields, _, _ = self.read(item, CITATION)
                found.append(Citation(self.values.span(item), **fields))
            else:
                source = self.values.text(item, key)
                if source is not None:
                    found.append(Citation(source.span, source))
        return tuple(found)

    def marks(self, node: Node, key: Key) -> tuple[ReviewMark, ...]:
        found = []
        for item in self.values.items(node, key):
            if isinstance(item, Mapping):
                fields, _, _ = self.read(item, MARK)
                found.append(ReviewMark(self.values.span(item), **fields))
            else:
                self.findings.add(faults.WRONG_TYPE, "a review mark is a mapping", item)
        return tuple(found)

    def waivers(self, node: Node, key: Key) -> tuple[Waiver, ...]:
        found = []
        for rule, value in self.values.pairs(node, key):
            why = self.values.text(value, Key(rule.value, Shape.TEXT, ""))
            if why is not None:
                found.append(Waiver(rule, why))
        return tuple(found)

    def answers(self, node: Node, key: Key) -> dict[str, Answer]:
        found = {}
        for question, value in self.values.pairs(node, key):
            if isinstance(value, Mapping):
                fields, _, _ = self.read(value, ANSWER)
                text: Text | None = fields.get("dismissed")
            else:
                text = self.values.text(value, Key(question.value, Shape.TEXT, ""))
            if text is not None:
                found[question.value] = Answer(question, text, isinstance(value, Mapping))
        return found
