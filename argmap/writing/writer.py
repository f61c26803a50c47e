"""Plain data to the text of a map, which is read again before it is given out."""

from __future__ import annotations

from argmap.diagnostics import Severity
from argmap.reading import load
from argmap.source import Source
from argmap.writing.as_data import as_data
from argmap.writing.layout import lines_of
from argmap.writing.nodes import checked
from argmap.writing.order import RELATIONS
from argmap.writing.refusals import Where
from argmap.writing.values import Plain


def write_map(data: object) -> str:
    """The text of a map from plain data: mappings, lists and texts, with the keys of the language.

    A mere text stands for a claim, one name for a list of one, a number for its digits, and None and empty lists for
    what is left out. What is read from the text is what was given. Raises CannotWrite for what no map can hold.
    """
    plain = checked(data)
    text = "\n".join(lines_of(plain)) + "\n"
    reading = load(Source("<text>", text))
    for diagnostic in reading.diagnostics:
        if diagnostic.severity is Severity.ERROR:
            Where().refuse(f"what it says would not be read as it was meant: {diagnostic.finding.message}")
    if reading.map is not None:
        _compare(_without_own(plain) if "x-" in text else plain, as_data(reading.map))
    return text


def _compare(data: Plain, read: Plain) -> None:
    """Raises CannotWrite for the first place where what is read from a text is not what was to be written."""
    waiting: list[tuple[object, object, Where]] = [(data, read, Where())]
    while waiting:
        one, other, where = waiting.pop()
        if isinstance(one, dict) and isinstance(other, dict):
            if one.keys() != other.keys() or _relations(one) != _relations(other):
                where.refuse("its keys would not be read as they were meant")
            waiting.extend((one[name], other[name], where / name) for name in one)
        elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
            waiting.extend((*pair, where / at) for at, pair in enumerate(zip(one, other, strict=True)))
        elif one != other:
            where.refuse("this would not be read as it was meant")


def _without_own(data: Plain) -> Plain:
    """Data without the keys of the writer's own, which a reader leaves out, and which keep from short forms."""
    waiting: list[object] = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for name in [name for name in value if name.startswith("x-")]:
                del value[name]
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return checked(data)


def _relations(data: Plain) -> list[str]:
    return [name for name in data if name in RELATIONS]
