"""The parts of which the language is composed: shapes of values, keys, and the mappings in which keys may stand.

A shape says what may stand behind a key: a text of some form, a list or mapping of other shapes, a mapping with keys
of its own. Whoever needs to know what stands where follows the composition; a new shape that is composed of these is
read, written, offered, coloured, compared and described without a line elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as Table
from enum import Enum
from functools import cached_property
from typing import Any, TypeAlias

from argmap.model import Scale, Waiver
from argmap.records import needed_by, record


class Form(Enum):
    """How a single text is written."""

    TEXT = "any text"
    PROSE = "a text in which markup is understood where the map asks for it"
    ID = "a name that is given"
    NAME = "a name that is used"
    DATE = "a year, month, day or interval"
    ISSUED = "a date as bibliographies give it"
    TERM = "one of a few words"
    VERSION = "the version of the language"


class Sense(Enum):
    """The sorts of things that a text or a key of the writer's own can stand for."""

    STATEMENT = "a statement"
    NODE = "a statement or reason"
    REASON = "a reason"
    SOURCE = "a source"
    GROUP = "a group"
    SCHEME = "a scheme"
    ROLE = "a premise of a scheme"
    SLOT = "a slot of a scheme"
    QUESTION = "a critical question"
    TARGET = "what a critical question is aimed at"
    LIKELIHOOD = "a likelihood or strength"
    QUOTATION = "a passage"
    RULE = "a diagnostic"
    STATUS = "a status"
    TERM = "a term of a scale"
    PREFIX = "the prefix of an included map"
    MAP_FILE = "the path of a map"
    TEXT_FILE = "the path of a text"
    WORD = "a word of argmap's own"


# What keys of the writer's own give a name to, which is an id.
GIVEN = (Sense.SOURCE, Sense.GROUP, Sense.SCHEME, Sense.PREFIX)


@record()
class Term:
    """A word that an enumeration allows."""

    word: str
    doc: str


@record(eq=False)
class Scalar:
    """A single text. `words` names the shape for messages, here and in the others; `terms` are all that is allowed."""

    words: str
    form: Form = Form.TEXT
    sense: Sense | None = None
    terms: tuple[Term, ...] = ()


@record(eq=False)
class ListOf:
    """A list; a single item that is no list is as good where it is `or_one`."""

    words: str
    item: Shape
    or_one: bool = False
    least: int = 0


@record(eq=False)
class MappingOf:
    """A mapping whose keys the writer chooses, but for the words of `terms` where there are any.

    `keys`: what such a key stands for. A list is as good where it is `or_list`; `or_term` stands in its place.
    """

    words: str
    keys: Sense
    value: Shape
    terms: tuple[Term, ...] = ()
    or_list: bool = False
    or_term: Scalar | None = None

    @staticmethod
    def pairs_in(value: Any) -> Iterable[tuple[str, Any]]:
        """The names and values of such a mapping, however the model holds it."""
        if isinstance(value, Table):
            return value.items()
        if isinstance(value, Scale):
            return value.terms.items()
        return [(e.rule.value, e.why) if isinstance(e, Waiver) else (e.prefix.value, e.path) for e in value]


@record(eq=False)
class Pair:
    """Two numbers, a lower and a higher bound."""

    words: str


@record(eq=False)
class Item:
    """A statement, its mere text, or a reference to one; where it `may_be_reason`, a reason as well."""

    words: str
    may_be_reason: bool


class Place:
    """A sort of mapping: its name for messages, and the keys that may stand in it in canonical order.

    `model` is the class that it is read into, with the name under which it stands in the field `named`. A mere text is
    as good where there is a `mere` key, whose value it is.
    """

    def __init__(self, name: str, model: type, keys: tuple[Key, ...], *, named: str = "", mere: str = "") -> None:
        self.name = name
        self.model = model
        self.keys = keys
        self.named = named
        self.mere = mere

    @property
    def words(self) -> str:
        return self.name

    @cached_property
    def by_name(self) -> dict[str, Key]:
        return {key.name: key for key in self.keys}

    @cached_property
    def fills(self) -> Table[str, int]:
        """The fields of the model that keys fill, each with the number of keys that do."""
        return Counter(key.field for key in self.keys)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The fields that the model cannot do without and that keys fill."""
        return tuple(field for field in needed_by(self.model) if field in self.fills and field != self.named)


Shape: TypeAlias = Scalar | ListOf | MappingOf | Pair | Item | Place


@record()
class Key:
    """A key of one place; `doc` is one sentence, `fills` the field of the model where that is called otherwise."""

    name: str
    shape: Shape
    doc: str
    fills: str = ""

    @property
    def field(self) -> str:
        return self.fills or self.name.replace("-", "_")

    def value_in(self, record: object) -> Any:
        """The value at the key in a record of the model; what has no field of its own is kept in `more`."""
        field = self.field
        return getattr(record, field) if hasattr(record, field) else getattr(record, "more", {}).get(field)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that are allowed: as the value, in place of a mapping, or as the keys of one."""
        shape = self.shape
        if isinstance(shape, MappingOf):
            return shape.terms if shape.or_term is None else shape.or_term.terms
        return shape.terms if isinstance(shape, Scalar) else ()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(term.word for term in self.terms)
