"""What stands at the top of a file: sources, groups, schemes, scale, includes and the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argmap.model import ArgumentMap, Group, Include, Scale, SchemeDefinition, Work
from argmap.reading import faults
from argmap.reading.attributes import Attributes
from argmap.reading.events import Mapping, Node, Scalar, Sequence
from argmap.reading.findings import Findings
from argmap.reading.language import GROUP, MAP, QUESTION, SCHEME, SOURCE, VERSION, Key, Shape
from argmap.reading.trees import Trees
from argmap.source import Span, Text

_FORM = Key("premises", Shape.TEXT, "")


class Top:
    """Reads the top of a file, and through `Trees` everything else."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.source = findings.source
        self.attributes = Attributes(findings)
        self.values = self.attributes.values
        self.readers: dict[Shape, Callable[[Node, Key], Any]] = {
            Shape.VERSION: self.version,
            Shape.WORKS: self.works,
            Shape.GROUPS: self.groups,
            Shape.SCHEMES: self.schemes,
            Shape.SCALE: self.scale,
            Shape.ALTERNATIVES: self.alternatives,
            Shape.INCLUDES: self.includes,
            Shape.EXPECTATIONS: self.expectations,
            Shape.TREES: Trees(self.attributes).read,
        }

    def read(self, node: Mapping) -> ArgumentMap:
        """The map that the top mapping of a file describes."""
        fields, keys, rest = self.attributes.read(node, MAP)
        names = {"source": "work", "sources": "works", "include": "includes", "argument": "roots", "waive": "waivers"}
        for key, value in rest:
            found = self.readers[key.shape](value, key)
            if found is not None and key.shape is not Shape.VERSION:
                fields[key.field] = found
        for written, name in names.items():
            if written in fields:
                fields[name] = fields.pop(written)
        return ArgumentMap(source=self.source, span=self.values.span(node), keys=keys, **fields)

    def version(self, node: Node, key: Key) -> None:
        found = self.values.text(node, key)
        if found is not None and found.value != VERSION:
            self.findings.add(faults.VERSION, f"this is version `{found.value}` of the language", node)

    def works(self, node: Node, key: Key) -> dict[str, Work]:
        return {
            name.value: Work(id=name, span=span, **fields)
            for name, span, fields in self._described(node, key, SOURCE.name)
        }

    def groups(self, node: Node, key: Key) -> dict[str, Group]:
        return {
            name.value: Group(id=name, span=span, **fields)
            for name, span, fields in self._described(node, key, GROUP.name)
        }

    def _described(self, node: Node, key: Key, what: str) -> list[tuple[Text, Span, dict[str, Any]]]:
        """The entries of a mapping from ids to mappings."""
        place = {SOURCE.name: SOURCE, GROUP.name: GROUP}[what]
        found = []
        for name, value in self.values.pairs(node, key):
            span = Span(self.source, name.span.start, max(name.span.end, value.end))
            if isinstance(value, Mapping):
                fields, _, _ = self.attributes.read(value, place)
                found.append((name, span, fields))
            else:
                self.findings.add(faults.WRONG_TYPE, f"`{name.value}` needs a mapping", value)
        return found

    def schemes(self, node: Node, key: Key) -> dict[str, SchemeDefinition]:
        found = {}
        for name, value in self.values.pairs(node, key):
            if not isinstance(value, Mapping):
                self.findings.add(faults.WRONG_TYPE, f"`{name.value}` needs a mapping", value)
                continue
            fields, _, rest = self.attributes.read(value, SCHEME)
            forms: dict[str, Text] = {}
            questions: list[Text] = []
            for part, below in rest:
                if part.shape is Shape.ROLES:
                    forms = self._roles(below, part)
                else:
                    questions = self._questions(below, part)
            span = Span(self.source, name.span.start, value.end)
            found[name.value] = SchemeDefinition(
                name, span, fields.get("name"), forms, fields.get("conclusion"), tuple(questions)
            )
        return found

    def _roles(self, node: Node, key: Key) -> dict[str, Text]:
        """Premise forms by role, from a list of one-pair mappings or from one mapping."""
        found: dict[str, Text] = {}
        for item in node.items if isinstance(node, Sequence) else [node]:
            for role, value in self.values.pairs(item, key):
                form = self.values.text(value, _FORM)
                if form is not None:
                    found[role.value] = form
        return found

    def _questions(self, node: Node, key: Key) -> list[Text]:
        found = []
        for item in self.values.items(node, key):
            if isinstance(item, Mapping):
                fields, _, _ = self.attributes.read(item, QUESTION)
                text = fields.get("q")
            else:
                text = self.values.text(item, key)
            if text is not None:
                found.append(text)
        return found

    def scale(self, node: Node, key: Key) -> Scale | None:
        span = self.values.span(node)
        if isinstance(node, Scalar):
            name = self.values.term(node, key)
            return None if name is None else Scale(span, name)
        terms: dict[str, tuple[float, float]] = {}
        for term, value in self.values.pairs(node, key):
            bounds = value.items if isinstance(value, Sequence) else []
            try:
                low, high = (float(bound.value) for bound in bounds if isinstance(bound, Scalar))
            except ValueError:
                self.findings.add(faults.BAD_VALUE, f"`{term.value}` needs two numbers", value)
                continue
            terms[term.value] = (low, high)
        return Scale(span, None, terms)

    def alternatives(self, node: Node, key: Key) -> tuple[tuple[Text, ...], ...]:
        return tuple(self.values.names(item, key) for item in self.values.items(node, key))

    def includes(self, node: Node, key: Key) -> tuple[Include, ...]:
        found = []
        for prefix, value in self.values.pairs(node, key):
            path = self.values.text(value, key)
            if path is not None:
                found.append(Include(prefix, path))
        return tuple(found)

    def expectations(self, node: Node, key: Key) -> dict[str, tuple[Text, ...]]:
        return {status.value: self.values.names(value, key) for status, value in self.values.pairs(node, key)}
