"""The mappings of a map, each key of them read as the shape says that the language gives it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from argmap.diagnostics import Label
from argmap.model import Answer, Citation, Waiver
from argmap.reading import faults, shapes
from argmap.reading.findings import Findings
from argmap.reading.language import (
    ANSWER,
    ANSWERS,
    ID,
    ITEM_LISTS,
    KINDS,
    NODE_LISTS,
    TEXT,
    WAIVERS,
)
from argmap.reading.shapes import Form, Key, ListOf, MappingOf, Place, Shape
from argmap.reading.unknown_keys import UnknownKeys
from argmap.reading.values import Values
from argmap.records import needed_by, types_of
from argmap.source import Span, Text
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence, Tree
from argmap.yamltext.lines import short

Made = TypeVar("Made")
Pair: TypeAlias = tuple[Node, Node]
ReadShape: TypeAlias = Callable[[Node, Key], Any]  # what comes out depends on the shape
Entry: TypeAlias = tuple[Key, str, str, ReadShape | None]  # with the name of the key and of the field

# What the fields of the model are, for a key of each sort of shape; what is None is in no field.
_HOLDS: dict[type, tuple[str, ...]] = {
    shapes.Scalar: ("Text | None", "Text", "Inference"),
    ListOf: ("tuple[",),
    MappingOf: ("Mapping[", "tuple[", "Scale"),
}
_OF_THE_READER = ("span", "keys", "more")


class NotReadable(LookupError):
    """The language declares a key that nothing reads; a fault of the program, which a test finds."""

    def __init__(self, key: Key, place: Place, why: str) -> None:
        super().__init__(f"the key `{key.name}` of {place.name} cannot be read: {why}")


def made(sort: Callable[..., Made], fields: dict[str, Any]) -> Made:
    """A record of the model; what it has no field for is kept in `more`."""
    known = _fields(sort)
    if not fields.keys() <= known.keys():
        fields["more"] = MappingProxyType({name: fields.pop(name) for name in list(fields) if name not in known})
    return sort(**fields)


@cache
def _fields(sort: Any) -> dict[str, tuple[str, bool]]:
    """The fields of a class of the model, each with its type as written, and whether it has to be given."""
    needed = needed_by(sort)
    return {name: (written, name in needed) for name, written in types_of(sort).items()}


class Attributes:
    """Reads mappings whose keys the language knows into fields of the model."""

    def __init__(self, findings: Findings, tree: Tree) -> None:
        self.findings = findings
        self.source = findings.source
        values = self.values = Values(findings, tree)
        self._forms: dict[Form, ReadShape] = {
            Form.TEXT: values.text,
            Form.PROSE: values.prose,
            Form.ID: values.id,
            Form.NAME: values.name,
            Form.DATE: values.date,
            Form.ISSUED: values.issued,
            Form.TERM: values.term,
        }
        # What is read otherwise than its composition says; shapes of the top of a file come from there.
        self.readers: dict[Shape, ReadShape] = {WAIVERS: self.waivers, ANSWERS: self.answers}
        self._tables: dict[Place, dict[str, Entry]] = {}
        self._unknown = UnknownKeys(values)

    def read(self, node: Mapping, place: Place) -> tuple[dict[str, Any], dict[str, Span], list[tuple[Key, Node]]]:
        """Fields with their values, the place of each key, and the pairs whose shape is read elsewhere."""
        if node.anchor is not None or node.tag is not None:
            self.values.misread.mark(node)
        fields: dict[str, Any] = {}
        keys: dict[str, Span] = {}
        rest: list[tuple[Key, Node]] = []
        table, source = self._tables.get(place) or self._table(place), self.source
        pairs = self.values.misread.pairs(node, table) if node.flow else node.pairs
        for name, value in pairs:
            entry = table.get(name.value) if isinstance(name, Scalar) and name.tag is name.anchor is None else None
            if entry is None or entry[1] in keys:
                meant = self._unknown.meant((name, value), place, keys, pairs)
                if meant is None:
                    continue
                entry = table[meant.name]
            key, called, field, read = entry
            keys[called] = Span(source, name.start, name.end)
            if read is None:
                rest.append((key, value))
            elif (found := read(value, key)) is not None:
                fields[field] = found
        return fields, keys, rest

    def _table(self, place: Place) -> dict[str, Entry]:
        """The keys of a place by name, each with its field and reader. Raises NotReadable."""
        return self._tables.setdefault(
            place, {key.name: (key, key.name, _field(key), self._reader(key, place)) for key in place.keys}
        )

    def _reader(self, key: Key, place: Place) -> ReadShape | None:
        """The reader for the value of a key; None for statements and reasons, which `Trees` reads."""
        if key.shape in NODE_LISTS and key.name not in ITEM_LISTS:
            raise NotReadable(key, place, f"statements and reasons stand below {', '.join(ITEM_LISTS)} only")
        if _is_taken(key, place):
            raise NotReadable(key, place, f"the model has a field `{key.field}` for something else; call it otherwise")
        if key.shape in NODE_LISTS:
            return None
        reader = self._of_shape(key.shape)
        if reader is None:
            raise NotReadable(key, place, f"nothing in argmap/reading reads {key.shape.words}")
        return reader

    def _of_shape(self, shape: Shape) -> ReadShape | None:
        """The reader for a value of some shape, by what it is composed of."""
        if shape in self.readers:
            return self.readers[shape]
        if isinstance(shape, shapes.Scalar):
            return self._forms.get(shape.form)
        if isinstance(shape, ListOf):
            place = shape.item
            return self._records(shape, place) if isinstance(place, Place) else self._list(shape, self._of_shape(place))
        if isinstance(shape, MappingOf):
            place = shape.value
            if isinstance(place, Place):
                return self._entries(shape, place)
            return self._mapping(shape, self._of_shape(place))
        return None

    # -- lists and mappings ----------------------------------------------------------------------------------------

    def _list(self, shape: ListOf, read: ReadShape | None) -> ReadShape | None:
        """A reader for a list of values."""
        if read is None:
            return None

        def several(node: Node, key: Key) -> tuple[Any, ...]:
            one = shape.or_one and not isinstance(node, Sequence)
            items = [node] if one else self.values.items(node, key)
            return tuple([found for item in items if (found := read(item, key)) is not None])

        return several

    def _records(self, shape: ListOf, place: Place) -> ReadShape:
        """A reader for a list of mappings, or of texts that stand for one."""

        def several(node: Node, key: Key) -> tuple[Any, ...]:
            one = shape.or_one and not isinstance(node, Sequence)
            items = [node] if one else self.values.items(node, key)
            records = [item for item in items if place.mere or self._is_mapping(item, node, key, place)]
            found = [self.record(item, place, key) for item in records]
            return tuple([each for each in found if each is not None])

        return several

    def _is_mapping(self, item: Node, within: Node, key: Key, place: Place) -> bool:
        """Whether an item is a mapping; reported if not, unless a list is wanted and missing, which is reported."""
        one = isinstance(key.shape, ListOf) and key.shape.or_one
        if not isinstance(item, Mapping) and (one or isinstance(within, Sequence)):
            named = (place.keys[0].name, next(each.name for each in place.keys if each.terms))
            example = ", ".join(f"{name}: …" for name in named)
            what = "a mapping" if one and not isinstance(within, Sequence) else "mappings"
            self.values.no_mapping(item, key.name, f"{what} such as `{{{example}}}`")
        return isinstance(item, Mapping)

    def _entries(self, shape: MappingOf, place: Place) -> ReadShape:
        """A reader for a mapping from names to mappings, or to texts that stand for one."""

        def entries(node: Node, key: Key) -> dict[str, Any]:
            pairs = self._pairs(node, key, shape)
            found = ((name.value, self.record(value, place, key_of(name), name)) for name, value in pairs)
            return {name: each for name, each in found if each is not None}

        return entries

    def _mapping(self, shape: MappingOf, read: ReadShape | None) -> ReadShape | None:
        """A reader for a mapping from names to values, or several of these in a list."""
        if read is None:
            return None

        def mapping(node: Node, key: Key) -> dict[str, Any]:
            pairs = self._pairs(node, key, shape)
            found = ((name.value, read(value, Key(name.value, shape.value, ""))) for name, value in pairs)
            return {name: value for name, value in found if value is not None}

        return mapping

    def _pairs(self, node: Node, key: Key, shape: MappingOf) -> list[tuple[Text, Node]]:
        """The pairs of a mapping, or of several of these in a list."""
        parts = node.items if isinstance(node, Sequence) and shape.or_list else [node]
        return [pair for part in parts for pair in self.values.pairs(part, key)]

    def record(self, node: Node, place: Place, key: Key, name: Text | None = None) -> Any:
        """The record of the model that a mapping describes, or a mere text; None where it lacks what it needs.

        `name`: that under which it stands, where there is one.
        """
        fields: dict[str, Any] = {}
        span = self.values.span(node)
        if isinstance(node, Mapping):
            fields, _, _ = self.read(node, place)
        elif place.mere and (text := self._mere(node, place, key)) is not None:
            fields, span = {place.by_name[place.mere].field: text}, text.span
        else:
            return None
        known = _fields(place.model)
        fields |= {"span": span} if "span" in known else {}
        fields |= {place.named: name} if name is not None and place.named else {}
        if any(needed and name not in fields for name, (_, needed) in known.items()):
            return None
        return made(place.model, fields)

    def _mere(self, node: Node, place: Place, key: Key) -> Text | None:
        """The text that stands for a mapping; one of a few words where its key allows only these."""
        meant = place.by_name[place.mere]
        return self.values.term(node, meant) if meant.terms else self.values.text(node, key)

    # -- citations -------------------------------------------------------------------------------------------------

    def passage(self, fields: dict[str, Any]) -> tuple[Citation, ...]:
        """The citations of a node, taken out of its fields: its own quotation, then what `cite` gives."""
        cited: tuple[Citation, ...] = fields.pop("citations", ())
        quote, at, voice = fields.pop("quote", None), fields.pop("at", None), fields.pop("voice", None)
        if quote is None and at is None and voice is None:
            return cited
        if quote is None and cited:
            self._loose(at or voice, "at" if at else "voice", cited)
        first = quote or at or voice
        return (Citation(first.span, None, quote, at, voice), *cited)

    def _loose(self, found: Text, name: str, cited: tuple[Citation, ...]) -> None:
        """Report a locator that looks as if it belonged to `cite`, and would be taken for the map's own source."""
        only = cited[0].source
        example = f"`{name}` within `cite`"
        if only is not None:
            example = f"`cite: {{source: {only.value}, {name}: {short(found.value)}}}`"
        self.findings.add(
            faults.MISPLACED_KEY,
            f"`{name}` beside `cite` says nothing about the work that is cited there",
            found.span,
            Label(cited[0].span, "the work cited"),
            help=f"write {example}",
        )

    # -- other mappings --------------------------------------------------------------------------------------------

    def waivers(self, node: Node, key: Key) -> tuple[Waiver, ...]:
        """Which diagnostics are waived, and why."""
        found = []
        for rule, value in self.values.pairs(node, key):
            why = self.values.text(value, key_of(rule))
            if why is not None:
                found.append(Waiver(rule, why))
        return tuple(found)

    def answers(self, node: Node, key: Key) -> dict[str, Answer]:
        """Answers to critical questions by slug, each a text or ``{dismissed: why}``."""
        found = {}
        for question, value in self.values.pairs(node, key):
            fields: dict[str, Any] = {}
            text: Text | None
            if isinstance(value, Mapping):
                fields, _, _ = self.read(value, ANSWER)
                text = fields.pop("text", None)
            else:
                text = self.values.text(value, key_of(question))
            if text is not None:
                said = {"question": question, "text": text, "dismissed": isinstance(value, Mapping)}
                found[question.value] = made(Answer, fields | said)
        return found


def key_of(name: Text) -> Key:
    """A key of the writer's own, as the keys of the language are, for messages about its value."""
    return Key(name.value, TEXT, "")


def _field(key: Key) -> str:
    """The field for a key; the kinds share one, and go by their names until it is known which of them counts."""
    return key.name if key in KINDS else key.field


def _is_taken(key: Key, place: Place) -> bool:
    """Whether the model has the field of a key for something else: another key, a name, what the reader gives."""
    known = _fields(place.model).get(key.field)
    if known is None:
        return False
    if key.field in _OF_THE_READER or not known[0].startswith(_HOLDS[type(key.shape)]):
        return True
    if key.field == place.named:
        return key.shape is not ID  # a scheme may say its name a second time
    return key not in KINDS and place.fills[key.field] > 1
