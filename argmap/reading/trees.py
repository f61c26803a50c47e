"""The trees of an argument: statements, references and reasons.

Nodes of the model are frozen, so what stands below must be built first: drafts are made from the top downwards with
an explicit stack, and built in the opposite order. Depth costs memory alone.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any, TypeAlias

from argmap.diagnostics import Label
from argmap.edits import Fix, Safety
from argmap.model import Bearing, Inference, Kind, Premise, Reason, Reference, Statement
from argmap.reading import faults
from argmap.reading.attributes import Attributes, made
from argmap.reading.language import KIND_NAMES, KINDS, OF_REASONS, REASON, REFERENCE, STATEMENT
from argmap.reading.parting import as_reasons, below_because, parted
from argmap.reading.shapes import Key
from argmap.reading.suggestions import homes, likely_word
from argmap.reading.texts import kind_without_colon
from argmap.source import Span, Text
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence
from argmap.yamltext.lines import line_start, moved, newline_of, short
from argmap.yamltext.scalars import quoted

Sort: TypeAlias = type[Statement] | type[Reference] | type[Reason]
Rest: TypeAlias = list[tuple[Key, Node]]

_KIND = {kind.value: kind for kind in Kind}
_BEARING = {bearing.value: bearing for bearing in Bearing}
_CLAIM = KINDS[1]
_BECAUSE = STATEMENT.by_name["because"]
_DECIDING = (*KIND_NAMES, "ref", "premises")  # the keys that tell what a mapping is
_KINDS = "one of `conclusion`, `claim`, `evidence`, `assumption`"


class Draft:
    """A node of the model before it can be built: its fields, and the drafts of what stands below it, by field.

    `bearing` is set for an item of `because`, `but` or `although`; a premise there becomes a reason of its own.
    """

    __slots__ = ("bearing", "below", "built", "fields", "sort")

    def __init__(self, sort: Sort, fields: dict[str, Any], bearing: Bearing | None) -> None:
        self.sort = sort
        self.fields = fields
        self.bearing = bearing
        self.below: list[tuple[str, list[Draft]]] = []
        self.built: Any = None

    def build(self) -> None:
        """Make the node; everything below it must be built. A reason without any premise is none."""
        fields = self.fields
        for name, drafts in self.below:
            built = [draft.built for draft in drafts if draft.built is not None]
            fields[name] = (*fields[name], *built) if name in fields else tuple(built)
        if self.sort is not Reason:
            self.built = made(self.sort, fields)
            if self.bearing is not None:
                self.built = Reason(span=fields["span"], bearing=self.bearing, premises=(self.built,))
        elif fields.get("premises") and self.bearing is not None:
            self.built = made(Reason, fields | {"bearing": self.bearing})


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
            items = self.values.items(value, key)
            if key.name == "premises" and isinstance(value, Sequence) and not items:
                self.values.texts.empty(value, "this reason has no premises", "write at least one statement")
            for item in items:
                draft = self._draft(item, key)
                if draft is not None:
                    siblings.append(draft)
                    made.append(draft)
        for draft in reversed(made):
            draft.build()
        return tuple([draft.built for draft in roots if draft.built is not None])

    def _draft(self, node: Node, key: Key) -> Draft | None:
        """The draft for an item of a list: a bare text, a statement, a reference or a reason."""
        if not isinstance(node, Mapping) or (node.flow and self.values.misread.is_all_words(node)):
            return self._bare(node, key)
        names = {name.value for name, _ in node.pairs if isinstance(name, Scalar)}
        if names.isdisjoint(_DECIDING):
            names = _meant(node)
        kinds = [name for name in KIND_NAMES if name in names]
        if "ref" in names:
            return self._reference(node, key, kinds)
        if kinds:
            return self._statement(node, kinds[0], key, "premises" in names)
        if "premises" in names:
            return self._reason(node, key)
        return self._without_kind(node, key)

    # -- the four sorts --------------------------------------------------------------------------------------------

    def _bare(self, node: Node, key: Key) -> Draft | None:
        text: Text | None
        if isinstance(node, Sequence) and not node.flow:
            self.findings.add(
                faults.WRONG_TYPE,
                "this is a list in a list, and a statement is wanted",
                self.values.misread.first_line(node),
                help="remove one dash; premises that only count together stand under `premises`",
            )
            return None
        if isinstance(node, Scalar) and node.start == node.end:
            text = self.values.texts.nothing(node, "this list item is empty", "write a statement, or remove the dash")
        else:
            text = self.values.prose(node, _CLAIM)
        if text is None:
            return None
        self.values.texts.look_for_missing_blank(text)
        self.values.texts.look_for_two_items(text)
        fields: dict[str, Any] = {"span": text.span, "kind": Kind.CLAIM, "text": text, "bare": True}
        meant = self.values.texts.look_for_missing_colon(text)
        if meant is not None and meant[0] == "ref":
            return Draft(Reference, {"span": text.span, "target": meant[1]}, _BEARING.get(key.name))
        if meant is not None:
            fields |= {"kind": _KIND[meant[0]], "text": self.values.with_markup(meant[1]), "bare": False}
        return Draft(Statement, fields, _BEARING.get(key.name))

    def _statement(self, node: Mapping, kind: str, key: Key, mixed: bool) -> Draft | None:
        node = self._without_lists(node, kind)
        own, of_reason = self._parted(node, kind) if mixed else (node, None)
        fields, keys, rest = self.attributes.read(own, STATEMENT)
        text = fields.pop(kind, None)
        for other in KIND_NAMES:
            if other in keys and other != kind:
                fields.pop(other, None)
                if keys[other].written == other:  # a misspelt one is reported already
                    self._two(kind, keys[kind], other, keys[other], parted(node, keys[other]))
        draft = self._spoken(node, key, kind, text, (fields, keys, rest))
        if draft is not None and of_reason is not None:
            below: list[Draft] = []
            draft.below.append(("because", below))
            self._waiting.append((below, _BECAUSE, of_reason))
        return draft

    def _without_lists(self, node: Mapping, kind: str) -> Mapping:
        """A statement without lists below further kinds, each reported: people list `evidence` for a claim so."""
        listed = [p for p in node.pairs if _named(p[0], {*KIND_NAMES} - {kind}) and isinstance(p[1], Sequence)]
        for pair in listed:
            word = self.values.span(pair[0]).written
            self.findings.add(
                faults.LIST_FOR_TEXT,
                f"`{word}` with a list stands beside `{kind}`: a statement has one text of one kind",
                pair[0],
                help=f"what speaks for this {kind} stands below it: `because:`, and there `- {word}: …` for each",
                fix=as_reasons(self.source, node, pair),
            )
        return _with_pairs(node, [pair for pair in node.pairs if pair not in listed]) if listed else node

    def _spoken(
        self, node: Mapping, key: Key, kind: str, text: Text | None, parts: tuple[dict[str, Any], dict[str, Span], Rest]
    ) -> Draft | None:
        """A statement from its parts; one without a text is kept where others may refer to it or stand below it."""
        fields, keys, rest = parts
        if text is None:
            if not rest and "id" not in fields:
                return None
            text = Text("…", self.values.misread.first_line(node))
        fields["kind"] = _KIND[kind]
        fields["text"] = text
        return self._finish(Statement, node, key, (fields, keys, rest))

    def _reference(self, node: Mapping, key: Key, kinds: list[str]) -> Draft | None:
        places = {name.value: self.values.span(name) for name, _ in node.pairs if isinstance(name, Scalar)}
        for other in (*kinds, "premises"):
            if other in places and "ref" in places:
                fix = parted(node, places[other]) if other != "premises" or key.name in _BEARING else None
                self._two("ref", places["ref"], other, places[other], fix)
        own = _with_pairs(node, [p for p in node.pairs if not _named(p[0], {*kinds, "premises"})])
        fields, keys, rest = self.attributes.read(own, REFERENCE)
        if "target" not in fields:
            return None
        return self._finish(Reference, node, key, (fields, keys, rest))

    def _reason(self, node: Mapping, key: Key) -> Draft | None:
        fields, keys, rest = self.attributes.read(node, REASON)
        if key.name not in _BEARING and "premises" in keys:
            what = "a tree begins with a statement" if key.name == "argument" else "premises are statements"
            self.findings.add(
                faults.MISPLACED_KEY,
                f"a reason cannot stand under `{key.name}`: {what}",
                keys["premises"],
                help="a reason stands under `because`, `but` or `although` of the statement that it bears on",
            )
        fields["explicit"] = True
        if "inference" in fields:
            fields["inference"] = Inference(fields["inference"].value)
        return self._finish(Reason, node, key, (fields, keys, rest))

    def _finish(
        self, sort: Sort, node: Mapping, key: Key, parts: tuple[dict[str, Any], dict[str, Span], Rest]
    ) -> Draft:
        fields, keys, rest = parts
        fields["citations"] = self.attributes.passage(fields)
        fields["span"] = Span(self.source, node.start, node.end)
        fields["keys"] = keys
        draft = Draft(sort, fields, _BEARING.get(key.name))
        for below_key, value in rest:
            below: list[Draft] = []
            draft.below.append((below_key.name, below))
            self._waiting.append((below, below_key, value))
        return draft

    # -- what is none of them --------------------------------------------------------------------------------------

    def _two(self, one: str, first: Span, other: str, second: Span, fix: Fix | None) -> None:
        """Report two keys of which each makes the mapping something else."""
        if one == "ref":
            message = f"`{other}` beside `ref`, which stands for a statement written elsewhere"
            advice = "write two items, or give the statement itself"
        else:
            message = f"`{other}` beside `{one}`: a statement has one text of one kind"
            advice = "write two items, each with its dash; two premises of one reason stand under `premises`"
        self.findings.add(faults.TWO_KINDS, message, second, Label(first, "the first one"), help=advice, fix=fix)

    def _parted(self, node: Mapping, kind: str) -> tuple[Mapping, Sequence]:
        """A statement that has premises, taken apart: the statement, and a list of one reason for it."""
        premises, first = _key_meant(node, "premises"), _key_meant(node, kind)
        of_reason = [pair for pair in node.pairs if pair[0] is premises or _named(pair[0], OF_REASONS)]
        own = [pair for pair in node.pairs if pair not in of_reason]
        self.findings.add(
            faults.MIXED_REASON,
            f"`premises` beside `{kind}`: a reason has no text of its own, and a statement no premises",
            premises,
            Label(self.values.span(first), "the text"),
            help=f"if the premises speak for this {kind}, put them below it: `because:` and then `- premises:`; "
            f"if the {kind} is one of the premises, move it into their list",
            fix=below_because(self.source, node, of_reason),
        )
        reason = _with_pairs(node, of_reason)
        reason.start, reason.end = premises.start, max(value.end for _, value in of_reason)
        reasons = Sequence(reason.start, flow=False)
        reasons.end = reason.end
        reasons.items.append(reason)
        return _with_pairs(node, own), reasons

    def _without_kind(self, node: Mapping, key: Key) -> Draft | None:
        """A mapping that says neither what is stated nor which premises there are."""
        names = [name.value for name, _ in node.pairs if isinstance(name, Scalar)]
        if names and names[0] and not homes(names[0]) and not names[0].startswith("x-") and not node.flow:
            value = node.pairs[0][1]
            on_one_line = len(node.pairs) == 1 and self.values.misread.on_one_line(node)
            if on_one_line and kind_without_colon(names[0]) is None:
                text = self.values.misread.mapping(node)
                fields = {"span": text.span, "kind": Kind.CLAIM, "text": text, "bare": True}
                return Draft(Statement, fields, _BEARING.get(key.name))
            if len(node.pairs) == 1 and isinstance(value, Mapping | Sequence) and not value.flow:
                return self._used_as_key(node, key)
            if (" " in names[0] or names[0][0].isupper()) and isinstance(value, Scalar):
                return self._unquoted(node, key)
        if node.cut:
            return None  # the text broke off before it was said
        if any(name in OF_REASONS for name in names):
            self.findings.add(
                faults.NO_KIND,
                "this reason has no `premises`",
                self.values.misread.first_line(node),
                help="list the statements that it is made of under `premises`",
            )
            return self._reason(node, key)
        self.findings.add(
            faults.NO_KIND,
            f"this item has no text: a statement begins with {_KINDS}" if names else "this item is empty",
            self.values.misread.first_line(node),
            help="write for example `claim: ` and what is claimed, or `ref: ` and the id of a statement",
        )
        return self._spoken(node, key, "claim", None, self.attributes.read(node, STATEMENT))

    def _used_as_key(self, node: Mapping, key: Key) -> Draft | None:
        """A text with a colon at its end, and below it what would stand below a statement."""
        (name, value), written = node.pairs[0], self.values.written
        span = self.values.span(name)
        column = node.start - line_start(written, node.start)
        edits = [(name.start, written.index(":", name.end) + 1, f"claim: {span.written}")]
        advice, below = f"write `- claim: {short(span.written, 80)}`", node
        if isinstance(value, Mapping):
            edits += moved(written, value.start, column)
            below = value
        else:
            start = line_start(written, value.start)
            edits.append((start, start, f"{' ' * column}because:{newline_of(written)}"))
            advice = f"{advice}, and above the list `because:`, `but:` or `although:`"
            below = _with_pairs(node, [(Scalar(value.start, value.start, "because", ""), value)])
        fix = self.findings.fix("write it as a claim", *edits, safety=Safety.UNSAFE)
        message = "a colon at the end of a text makes a key of it"
        self.findings.add(faults.BECAME_MAPPING, message, span, help=advice, fix=fix)
        text = Text(" ".join(span.written.split()), span)
        return self._spoken(node, key, "claim", text, self.attributes.read(below, STATEMENT))

    def _unquoted(self, node: Mapping, key: Key) -> Draft | None:
        """A bare text with a colon, and attributes below it."""
        (name, value), rest = node.pairs[0], node.pairs[1:]
        span = self.findings.span(name.start, self.values.misread.end_of_words(max(name.end, value.end)))
        text = Text(" ".join(span.written.split()), span)
        kind, text = self.values.texts.look_for_missing_colon(text, quotes=True) or (None, text)
        if kind is None:
            kind, line = "claim", f"claim: {quoted(span.written)}"
            self.findings.add(
                faults.BECAME_MAPPING,
                "a colon with a blank after it makes a key and a value of this text",
                span,
                help=f"put the text in quotes: `- {short(line, 100)}`",
                fix=self.findings.fix("put the text in quotes", (span.start, span.end, line)),
            )
        return self._spoken(node, key, kind, text, self.attributes.read(_with_pairs(node, rest), STATEMENT))


def _named(node: Node, names: Container[str]) -> bool:
    return isinstance(node, Scalar) and node.value in names


def _with_pairs(node: Mapping, pairs: list[tuple[Node, Node]]) -> Mapping:
    """A mapping in the same place with other pairs."""
    other = Mapping(node.start, node.flow, node.tag, node.anchor)
    other.end, other.cut, other.pairs = node.end, node.cut, pairs
    return other


def _key_meant(node: Mapping, name: str) -> Node:
    """The key of a mapping that has a name; where none has, the one that is a misspelt form of it."""
    exact = next((key for key, _ in node.pairs if _named(key, {name})), None)
    if exact is not None:
        return exact
    return next(key for key, _ in node.pairs if isinstance(key, Scalar) and likely_word(key.value, _DECIDING) == name)


def _meant(node: Mapping) -> set[str]:
    """The keys that tell what a mapping is, as far as misspelt ones can be guessed."""
    names = (name.value for name, _ in node.pairs if isinstance(name, Scalar))
    return {meant for name in names if (meant := likely_word(name, _DECIDING)) is not None}
