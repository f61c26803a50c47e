"""A text in which markup is understood, since the map where it is written asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from argmap.records import record
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.inline.reading import Fault, Inline


@record(slots=False)
class MarkedText(Text):
    """`value` is what is written, signs included."""

    @property
    def shown(self) -> str:
        return self._read.text

    @cached_property
    def words(self) -> str:
        return str(self._read.text)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with its links and formulas."""
        return self._read.faults

    @cached_property
    def _read(self) -> Inline:
        from argmap.inline.reading import read  # the parser is felt where no map asks for it

        return read(self.value)
