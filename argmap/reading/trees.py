"""The trees of an argument: statements, references and reasons.

Nodes of the model are frozen, so what stands below must be built first: drafts are made from the top downwards with
an explicit stack, and built in the opposite order. Depth costs memory alone.
"""

from __future__ import annotations

from typing import Any

from argmap.model import Bearing, Inference, Kind, Premise, Reason, Reference, Statement
from argmap.reading import faults
from argmap.reading.attributes import Attributes
from argmap.reading.events import Mapping, Node, Scalar
from argmap.reading.language import KIND_NAMES, KINDS, REASON, REFERENCE, STATEMENT, Key
from argmap.source import Span, Text

_KIND = {kind.value: kind for kind in Kind}
_BEARING = {bearing.value: bearing for bearing in Bearing}
_CLAIM = KINDS[1]


class Draft:
    """A node of the model before it can be built: its fields, and the drafts of what stands below it, by field.

    `bearing` is set for an item of `because`, `but` or `although`; a premise there becomes a reason of its own.
    """

    __slots__ = ("bearing", "below", "built", "fields", "sort")

    def __init__(
        self, sort: type[Statement | Reference | Reason], fields: dict[str, Any], bearing: Bearing | None
    ) -> None:
        self.sort = sort
        self.fields = fields
        self.bearing = bearing
        self.below: list[tuple[str, list[Draft]]] = []
        self.built: Any = None

    def build(self) -> None:
        """Make the node; everything below it must be built."""
        fields = self.fields
        for name, drafts in self.below:
            fields[name] = tuple([draft.built for draft in drafts])
        bearing = self.bearing
        if self.sort is Reason:
            self.built = Reason(bearing=bearing or Bearing.SUPPORT, **fields)
        else:
            premise: Any = self.sort(**fields)
            self.built = premise if bearing is None else Reason(span=premise.span, bearing=bearing, premises=(premise,))


class Trees:
    """Reads lists of statements with everything below them."""

    def __init__(self, attributes: Attributes) -> None:
        self.attributes = attributes
        self.values = attributes.values
        self.findings = attributes.findings
        self.source = attributes.source
        self._waiting: list[tuple[list[Draft], Key, Node]] = []

    def read(self, node: Node, key: Key) -> tuple[Premise, ...]:
        """The roots in a list of trees."""
        roots: list[Draft] = []
        made: list[Draft] = []
        self._waiting.append((roots, key, node))
        while self._waiting:
            siblings, key, value = self._waiting.pop()
            bearing = _BEARING.get(key.name)
            for item in self.values.items(value, key):
                draft = self.draft(item, key, bearing)
                if draft is not None:
                    siblings.append(draft)
                    made.append(draft)
        for draft in reversed(made):
            draft.build()
        return tuple(draft.built for draft in roots)

    def draft(self, node: Node, key: Key, bearing: Bearing | None) -> Draft | None:
        if not isinstance(node, Mapping):
            return self.bare(node, bearing)
        names = {name.value for name, _ in node.pairs if isinstance(name, Scalar)}
        if "ref" in names:
            return self.reference(node, bearing)
        if "premises" in names:
            return self.reason(node, bearing)
        kind = next((name for name in KIND_NAMES if name in names), None)
        if kind is None:
            self.findings.add(faults.NO_KIND, f"an item of `{key.name}` says nothing", node)
            return None
        return self.statement(node, kind, bearing)

    def bare(self, node: Node, bearing: Bearing | None) -> Draft | None:
        text = self.values.text(node, _CLAIM)
        if text is None:
            return None
        return Draft(Statement, {"span": text.span, "kind": Kind.CLAIM, "text": text, "bare": True}, bearing)

    def statement(self, node: Mapping, kind: str, bearing: Bearing | None) -> Draft | None:
        fields, keys, rest = self.attributes.read(node, STATEMENT)
        text: Text | None = fields.pop(kind, None)
        for other in KIND_NAMES:
            fields.pop(other, None)
        if text is None:
            return None
        waivers = fields.pop("waive", ())
        fields.update(kind=_KIND[kind], text=text, waivers=waivers)
        return self._draft(Statement, node, bearing, fields, keys, rest)

    def reference(self, node: Mapping, bearing: Bearing | None) -> Draft | None:
        fields, keys, rest = self.attributes.read(node, REFERENCE)
        target = fields.pop("ref", None)
        if target is None:
            return None
        fields["target"] = target
        return self._draft(Reference, node, bearing, fields, keys, rest)

    def reason(self, node: Mapping, bearing: Bearing | None) -> Draft | None:
        fields, keys, rest = self.attributes.read(node, REASON)
        fields["waivers"] = fields.pop("waive", ())
        fields["explicit"] = True
        fields.setdefault("premises", ())
        if "inference" in fields:
            fields["inference"] = Inference(fields["inference"].value)
        return self._draft(Reason, node, bearing, fields, keys, rest)

    def _draft(
        self,
        sort: type[Statement | Reference | Reason],
        node: Mapping,
        bearing: Bearing | None,
        fields: dict[str, Any],
        keys: dict[str, Span],
        rest: list[tuple[Key, Node]],
    ) -> Draft:
        fields["citations"] = self.attributes.passage(fields)
        fields["span"] = Span(self.source, node.start, node.end)
        fields["keys"] = keys
        draft = Draft(sort, fields, bearing)
        for key, value in rest:
            below: list[Draft] = []
            draft.below.append((key.name, below))
            self._waiting.append((below, key, value))
        return draft
