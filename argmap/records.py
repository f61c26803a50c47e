"""Immutable records that are cheap to make.

A large map is some hundred thousand of them. A frozen dataclass guards each assignment at run time, its own
constructor's included, which takes four times as long; here the type checker guards them, and nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

from argmap.showing import line

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, eq: bool = True, kw_only: bool = False) -> Callable[[type[_Class]], type[_Class]]:
    """A dataclass with slots that is frozen for the type checker; `eq`: compared by value, else by identity.

    Its `repr` is one short line; see `argmap.showing`. Either kind can be a key of a dictionary.
    """

    def make(cls: type[_Class]) -> type[_Class]:
        if cls.__repr__ is object.__repr__:
            cls.__repr__ = line  # type: ignore[method-assign]  # as a class body would
        return dataclass(eq=eq, unsafe_hash=eq, slots=True, kw_only=kw_only, repr=False)(cls)

    return make
