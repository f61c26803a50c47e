"""The keys of one mapping, each read by the shape that the language gives it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache, partial
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from argmap.diagnostics import Label
from argmap.edits import Safety
from argmap.model import Answer, Citation, ReviewMark, Waiver
from argmap.reading import faults
from argmap.reading.findings import Findings
from argmap.reading.language import (
    ANSWER,
    CITATION,
    GROUP,
    ITEM_LISTS,
    MAP,
    MARK,
    NODE_LISTS,
    QUESTION,
    REASON,
    REFERENCE,
    SCHEME,
    SLOT,
    SOURCE,
    STATEMENT,
    Key,
    Place,
    Shape,
)
from argmap.reading.parting import joined
from argmap.reading.suggestions import homes, likely_key, plain
from argmap.reading.values import Values
from argmap.source import Span, Text
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence, Tree
from argmap.yamltext.lines import short

Made = TypeVar("Made")
Pair: TypeAlias = tuple[Node, Node]
ReadShape: TypeAlias = Callable[[Node, Key], Any]  # what comes out depends on the shape
Entry: TypeAlias = tuple[Key, str, str, ReadShape | None]  # with the name of the key and of the field

_LISTS = {*NODE_LISTS, Shape.WORDS, Shape.MARKS, Shape.ALTERNATIVES, Shape.QUESTIONS}
_MAPPINGS = {
    Shape.WAIVERS,
    Shape.ANSWERS,
    Shape.WORKS,
    Shape.GROUPS,
    Shape.SCHEMES,
    Shape.SLOTS,
    Shape.INCLUDES,
    Shape.EXPECTATIONS,
}


# The shapes whose values are read where the place itself is; lists of nodes only under the keys that are made for them.
_OF_NODES = (Shape.REASONS, Shape.PREMISES)
_READ_ELSEWHERE: dict[Place, tuple[Shape, ...]] = {
    STATEMENT: _OF_NODES,
    REFERENCE: _OF_NODES,
    REASON: _OF_NODES,
    SCHEME: (Shape.ROLES, Shape.SLOTS, Shape.QUESTIONS),
    MAP: (
        Shape.VERSION, Shape.WORKS, Shape.GROUPS, Shape.SCHEMES, Shape.SCALE, Shape.ALTERNATIVES, Shape.INCLUDES,
        Shape.EXPECTATIONS, Shape.TREES,
    ),
}  # fmt: skip
# What the reader itself puts into a record, so that no key can be called that.
_OF_THE_READER = {"span", "keys", "more", "bare", "explicit", "bearing", "citations", "waivers", "roots", "works"}
_OF_THE_READER_THERE: dict[Place, set[str]] = {
    STATEMENT: {"kind", "text"},
    REFERENCE: {"target"},
    SOURCE: {"id"},
    GROUP: {"id"},
    SLOT: {"origins"},
    QUESTION: {"text"},
    ANSWER: {"question", "text"},
    SCHEME: {"questions"},
    MAP: {"work", "includes"},
}


class NotReadable(LookupError):
    """The language declares a key that nothing reads; a fault of the program, which a test finds."""

    def __init__(self, key: Key, place: Place, why: str) -> None:
        super().__init__(f"the key `{key.name}` of {place.name} cannot be read: {why}")


def made(sort: Callable[..., Made], fields: dict[str, Any]) -> Made:
    """A record of the model; what it has no field for is kept in `more`."""
    known = _fields(sort)
    if not fields.keys() <= known:
        fields["more"] = MappingProxyType({name: fields.pop(name) for name in list(fields) if name not in known})
    return sort(**fields)


@cache
def _fields(sort: Any) -> frozenset[str]:
    return frozenset(each.name for each in dataclasses.fields(sort))


def _of(place: Place) -> str:
    """Of which sort of mapping something is no key, in words; `map` alone would be taken for any mapping."""
    return "at the top of a file" if place is MAP else f"of {place.name}"


class Attributes:
    """Reads mappings whose keys the language knows into fields of the model."""

    def __init__(self, findings: Findings, tree: Tree) -> None:
        self.findings = findings
        self.source = findings.source
        values = self.values = Values(findings, tree)
        self.readers: dict[Shape, ReadShape] = {
            Shape.TEXT: values.text,
            Shape.ID: values.id,
            Shape.NAME: values.name,
            Shape.NAMES: values.names,
            Shape.WORDS: values.words,
            Shape.DATE: values.date,
            Shape.ISSUED: values.issued,
            Shape.TERM: values.term,
            Shape.CITATIONS: self.citations,
            Shape.MARKS: self.marks,
            Shape.WAIVERS: self.waivers,
            Shape.ANSWERS: self.answers,
        }
        self._tables: dict[Place, dict[str, Entry]] = {}

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
                meant = self._unusual((name, value), place, keys, pairs)
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
            place, {key.name: (key, key.name, key.field, self._reader(key, place)) for key in place.keys}
        )

    def _reader(self, key: Key, place: Place) -> ReadShape | None:
        """What reads the value of a key; None where the reader of the place does that."""
        reader = self.readers.get(key.shape)
        if reader is None and key.shape not in _READ_ELSEWHERE.get(place, ()):
            raise NotReadable(key, place, f"nothing in argmap/reading reads {key.shape.value} there")
        if key.shape in NODE_LISTS and key.name not in ITEM_LISTS:
            raise NotReadable(key, place, f"statements and reasons stand below {', '.join(ITEM_LISTS)} only")
        if key.field in _OF_THE_READER | _OF_THE_READER_THERE.get(place, set()):
            raise NotReadable(key, place, f"the model has a field `{key.field}` for something else; call it otherwise")
        return reader

    def _unusual(self, pair: Pair, place: Place, keys: dict[str, Span], siblings: list[Pair]) -> Key | None:
        """The key that a word stands for which the place does not know as it is written, or knows already."""
        node, value = pair
        written = self.values.key(node)
        if written is None or written.value.startswith("x-"):
            return None
        name = written.value
        known = place.by_name.get(name)
        if known is not None and name not in keys:
            return known
        if known is not None:
            first = next(each for each in siblings if each[0].start == keys[name].start)
            self.values.duplicate(
                name, node, keys[name], partial(joined, self.values.texts.document, known, first, pair, siblings)
            )
            return None
        if not self.findings.wants(faults.UNKNOWN_KEY):
            return None
        meant = likely_key(name, place)
        taken = meant is not None and any(isinstance(k, Scalar) and k.value == meant.name for k, _ in siblings)
        if meant is not None and not taken and meant.name not in keys:
            return self._misspelt(written, value, meant, place)
        self._unknown(written, place, meant)
        return None

    def _misspelt(self, written: Text, value: Node, meant: Key, place: Place) -> Key | None:
        """Report a key with the one that was meant, which is read where the value fits it."""
        only_case = plain(written.value) == meant.name
        message = (
            f"`{written.value}` is written `{meant.name}`"
            if only_case
            else f"`{short(written.value)}` is no key {_of(place)}; did you mean `{meant.name}`?"
        )
        title, span = f"write `{meant.name}`", written.span
        safety = Safety.SAFE if only_case else Safety.UNSAFE
        self.findings.add(
            faults.UNKNOWN_KEY,
            message,
            span,
            fix=self.findings.fix(title, (span.start, span.end, meant.name), safety=safety),
        )
        wanted = Sequence if meant.shape in _LISTS else Mapping if meant.shape in _MAPPINGS else Scalar
        return meant if only_case or isinstance(value, wanted) else None

    def _unknown(self, written: Text, place: Place, meant: Key | None) -> None:
        """Report a key that cannot be guessed, or that belongs elsewhere."""
        name = short(written.value)
        if name[:1] == "-" and written.span.written.startswith("-"):
            self._dashed(written)
            return
        elsewhere = homes(written.value)
        if elsewhere:
            advice = self._where(written.value, place, elsewhere)
            where = "at the top of a file" if place is MAP else f"in {place.name}"
            self.findings.add(faults.MISPLACED_KEY, f"`{name}` cannot stand {where}", written.span, help=advice)
            return
        if meant is not None:
            message = f"`{name}` is no key {_of(place)}, and `{meant.name}` stands here already"
        else:
            message = f"`{name}` is no key {_of(place)}"
        advice = "a key of your own begins with `x-`"
        if len(place.keys) <= 8:
            advice = "known here: " + ", ".join(key.name for key in place.keys)
        self.findings.add(faults.UNKNOWN_KEY, message, written.span, help=advice)

    def _dashed(self, written: Text) -> None:
        """Report a key that was meant as a list item, and lacks the blank after its dash."""
        after = written.span.start + 1
        self.findings.add(
            faults.MISSING_BLANK,
            "a blank is missing after `-`",
            self.findings.span(after - 1, after),
            help=f"without it, `{short(written.value)}` is read as a key",
            fix=self.findings.fix("put in a blank", (after, after, " ")),
        )

    @staticmethod
    def _where(name: str, place: Place, elsewhere: list[Place]) -> str:
        """Where a key belongs that stands in the wrong place."""
        if place is REFERENCE and STATEMENT in elsewhere:
            return "write it where the statement itself is written"
        if place is STATEMENT and name == "ref":
            return "a `ref` stands for a statement written elsewhere, and is an item of its own"
        if name in ("source", "sources", "url", "doi") and any(key.name == "cite" for key in place.keys):
            return "a work is named by `cite:`, with its id from `sources` at the top of the file, or a URL"
        belongs = elsewhere[0]
        if place is MAP and belongs is STATEMENT:
            return "it belongs to a statement: indent it to the column of the key with that statement's text"
        if belongs.name == "a reason":
            return "it belongs to a reason, beside `premises`"
        return "it belongs at the top of the file" if belongs is MAP else f"it belongs to {belongs.name}"

    # -- citations -------------------------------------------------------------------------------------------------

    def passage(self, fields: dict[str, Any]) -> tuple[Citation, ...]:
        """The citations of a node, taken out of its fields: its own quotation, then what `cite` gives."""
        cited: tuple[Citation, ...] = fields.pop("cite", ())
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

    def citations(self, node: Node, key: Key) -> tuple[Citation, ...]:
        """What `cite` holds: a source or URL, a mapping, or a list of these."""
        found = []
        for item in self.values.items(node, key) if isinstance(node, Sequence) else [node]:
            if isinstance(item, Mapping):
                fields, _, _ = self.read(item, CITATION)
                found.append(made(Citation, {"span": self.values.span(item), **fields}))
            elif (source := self.values.text(item, key)) is not None:
                found.append(Citation(source.span, source))
        return tuple(found)

    # -- other mappings --------------------------------------------------------------------------------------------

    def marks(self, node: Node, key: Key) -> tuple[ReviewMark, ...]:
        """The review marks of a list."""
        found = []
        for item in self.values.items(node, key):
            if isinstance(item, Mapping):
                fields, _, _ = self.read(item, MARK)
                found.append(made(ReviewMark, {"span": self.values.span(item), **fields}))
            elif isinstance(node, Sequence):  # else it is reported as no list
                self.values.no_mapping(item, key.name, "mappings such as `{by: …, mark: …}`")
        return tuple(found)

    def waivers(self, node: Node, key: Key) -> tuple[Waiver, ...]:
        """Which diagnostics are waived, and why."""
        found = []
        for rule, value in self.values.pairs(node, key):
            why = self.values.text(value, Key(rule.value, Shape.TEXT, ""))
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
                text = fields.pop("dismissed", None)
            else:
                text = self.values.text(value, Key(question.value, Shape.TEXT, ""))
            if text is not None:
                said = {"question": question, "text": text, "dismissed": isinstance(value, Mapping)}
                found[question.value] = made(Answer, fields | said)
        return found
