"""Immutable records that are cheap to declare and cheap to make.

A large map is some hundred thousand of them. A frozen dataclass guards each assignment at run time, its own
constructor's included, which takes four times as long; here the type checker guards them, and nothing else does.

A small map is read in less time than it takes to declare the dataclasses of all that could be done with it. So the
constructor of a record is written when the first one is made, and what `dataclasses` asks for when it does.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

from argmap.showing import line

_Class = TypeVar("_Class")
_Value = TypeVar("_Value")


class _MadeAnew:
    """The default of a field that each record gets one of its own of."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], _Value]) -> _Value:
    """A field whose default is made for each record, as for a dataclass."""
    return _MadeAnew(default_factory)  # type: ignore[return-value]  # it stands where a default does, and is no value


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(
    *, eq: bool = True, kw_only: bool = False, frozen: bool = True, slots: bool = True
) -> Callable[[type[_Class]], type[_Class]]:
    """A class with slots that is a dataclass to the type checker and to whoever asks `dataclasses`.

    `eq`: compared by value, else by identity; either kind can be a key of a dictionary, unless it is not `frozen`:
    that is for what is filled bit by bit. Without `slots` it can have cached properties. Its `repr` is one short line;
    see `argmap.showing`.
    """

    def make(cls: type[_Class]) -> type[_Class]:
        own = list(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063 - `inspect` is what is to be spared
        defaults = {**getattr(cls, "_defaults", {}), **{n: cls.__dict__[n] for n in own if n in cls.__dict__}}
        before = tuple(getattr(cls, "__match_args__", ()))
        names = tuple(dict.fromkeys((*before, *own)))
        namespace = {n: what for n, what in cls.__dict__.items() if n not in {*own, "__dict__", "__weakref__"}}
        namespace |= {"__qualname__": cls.__qualname__, "__match_args__": names, "_defaults": defaults}
        namespace["__dataclass_fields__"] = _Fields(kw_only)
        if slots:
            namespace["__slots__"] = tuple(name for name in own if name not in before)
        if eq:
            namespace = _comparing(names, hashed=frozen) | namespace
        if cls.__repr__ is object.__repr__:
            namespace["__repr__"] = line
        made: Any = type(cls.__name__, cls.__bases__, namespace)

        def first(self: object, *values: object, **named: object) -> None:
            made.__init__ = _constructor(names, defaults, kw_only=kw_only)
            made.__init__(self, *values, **named)

        made.__init__ = first
        return made  # type: ignore[no-any-return]  # the class with slots in place of the one without

    return make


def names_of(sort: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a sort of records, in order."""
    return sort.__match_args__  # type: ignore[no-any-return]  # a tuple of names, as `record` made it


def types_of(sort: type[Any]) -> dict[str, str]:
    """The names of the fields of a sort of records, in order, with their types as they are written."""
    written: dict[str, str] = {}
    for cls in reversed(sort.__mro__):
        written |= cls.__dict__.get("__annotations__", {})  # noqa: RUF063 - `inspect` is what is to be spared
    return {name: written[name] for name in names_of(sort)}


def needed_by(sort: type[Any]) -> frozenset[str]:
    """The names of the fields that have no default."""
    return frozenset(names_of(sort)) - frozenset(sort._defaults)


def _constructor(names: tuple[str, ...], defaults: dict[str, Any], *, kw_only: bool) -> Callable[..., None]:
    """The constructor that sets the fields, with the defaults as those of its parameters."""
    known = {f"default_{name}": default for name, default in defaults.items()}
    parameters = ["self", *["*"] * kw_only, *(f"{n}=default_{n}" if n in defaults else n for n in names)]
    lines = []
    for name in names:
        lines.append(f" self.{name} = {name}")
        if isinstance(defaults.get(name), _MadeAnew):
            lines[-1] += f" if {name} is not default_{name} else {name}.make()"
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines), known)  # noqa: S102 - of names in our own code
    return known["__init__"]  # type: ignore[no-any-return]  # the function just made


def _comparing(names: tuple[str, ...], *, hashed: bool) -> dict[str, Any]:
    """Equality by value, and the hash that goes with it."""
    values: Callable[[object], object] = attrgetter(*names)

    def equal(one: object, other: object) -> bool:
        return values(one) == values(other) if other.__class__ is one.__class__ else NotImplemented

    def hash_of(one: object) -> int:
        return hash(values(one))

    return {"__eq__": equal, "__hash__": hash_of if hashed else None}


class _Fields:
    """The fields of a record as `dataclasses` knows them, made when it asks."""

    __slots__ = ("kw_only",)

    def __init__(self, kw_only: bool) -> None:
        self.kw_only = kw_only

    def __get__(self, thing: object, owner: type[Any]) -> dict[str, Any]:
        if owner not in _known:
            _known[owner] = _fields(owner, kw_only=self.kw_only)
        return _known[owner]


_known: dict[type[Any], dict[str, Any]] = {}


def _fields(sort: type[Any], *, kw_only: bool) -> dict[str, Any]:
    import dataclasses

    def declared(name: str) -> tuple[str, type, Any]:
        default = sort._defaults.get(name, dataclasses.MISSING)
        if default.__class__.__hash__ is None:  # dataclasses want these made anew each time
            return name, object, dataclasses.field(default_factory=lambda: default)
        if isinstance(default, _MadeAnew):
            return name, object, dataclasses.field(default_factory=default.make)
        return name, object, dataclasses.field(default=default)

    shadow = dataclasses.make_dataclass(sort.__name__, map(declared, names_of(sort)), kw_only=kw_only)
    return shadow.__dataclass_fields__  # type: ignore[attr-defined,no-any-return]  # what every dataclass has
