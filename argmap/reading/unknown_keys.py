"""Keys that a place does not know: misspelt, of another place, or there already."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

from argmap.edits import Safety
from argmap.reading import faults
from argmap.reading.language import (
    MAP,
    REFERENCE,
    STATEMENT,
)
from argmap.reading.parting import joined
from argmap.reading.shapes import Key, ListOf, MappingOf, Place, Shape
from argmap.reading.suggestions import homes, likely_key, plain
from argmap.reading.values import Values
from argmap.source import Span, Text
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence
from argmap.yamltext.lines import short

Pair: TypeAlias = tuple[Node, Node]


class UnknownKeys:
    """Tells which key was meant, and reports what is wrong with it."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.findings = values.findings

    def meant(self, pair: Pair, place: Place, keys: dict[str, Span], siblings: list[Pair]) -> Key | None:
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
        return meant if only_case or isinstance(value, _node_for(meant.shape)) else None

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


def _of(place: Place) -> str:
    """Of which sort of mapping something is no key, in words; `map` alone would be taken for any mapping."""
    return "at the top of a file" if place is MAP else f"of {place.name}"


def _node_for(shape: Shape) -> type[Node]:
    """The sort of node that a value of some shape is; where it may be several, the one that is written most."""
    if isinstance(shape, ListOf) and not shape.or_one:
        return Sequence
    if isinstance(shape, MappingOf) and shape.or_term is None and not shape.or_list:
        return Mapping
    return Scalar
