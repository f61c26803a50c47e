"""The lines of a map from data that was checked, in the layout that `argmap fmt` leaves as it is.

What writes a node gives its lines one by one, and where something stands below gives what writes that, so that depth
costs memory alone.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, TypeAlias

from argmap.reading.language import ITEM_LISTS, MAP, MAPPINGS_IN, REASON, Place, Shape, node_place
from argmap.writing.order import SECTIONS
from argmap.writing.texts import in_lines, key_on_one_line, limit, on_one_line
from argmap.writing.values import AsWritten, Plain

# A line, or what comes next.
_Lines: TypeAlias = Generator["str | _Lines", None, None]

# The mappings that stand in braces where they fit on a line.
_IN_BRACES = MAPPINGS_IN.keys() - {Shape.SCHEMES}


def lines_of(data: Plain) -> list[str]:
    """The lines of a map, from what `checked` gives."""
    lines: list[str] = []
    waiting: list[_Lines] = [_top(data)]
    while waiting:
        piece = next(waiting[-1], None)
        if piece is None:
            waiting.pop()
        elif isinstance(piece, str):
            lines.append(piece)
        else:
            waiting.append(piece)
    return lines


def _top(data: Plain) -> _Lines:
    last = ""
    for name, value in data.items():
        if last and (name in SECTIONS or last in SECTIONS):
            yield ""
        yield _entry(name, value, "", "", MAP)
        last = name


def _entry(name: str, value: Any, lead: str, indent: str, place: Place) -> _Lines:
    """A key of a map, statement, reference or reason; `lead` is what stands before it in its line."""
    head = f"{lead}{key_on_one_line(name)}:"
    if name not in ITEM_LISTS:
        key = place.by_name.get(name)
        yield from _value(head, value, indent, Shape.TEXT if key is None else key.shape)
        return
    yield head
    for number, node in enumerate(value):
        if number and place is MAP:
            yield ""
        yield _node(node, indent)


def _node(node: Plain, indent: str) -> _Lines:
    """An item of a list of statements or reasons."""
    place = node_place(node) or REASON
    lead = f"{indent}- "
    for name, value in node.items():
        yield _entry(name, value, lead, f"{indent}  ", place)
        lead = f"{indent}  "


# -- values, which are never deep --------------------------------------------------------------------------------------


def _value(head: str, value: Any, indent: str, shape: Shape, *, inner: bool = False) -> Iterator[str]:
    """A key or dash with what stands behind it; `inner`: as an item of a list or an entry of a mapping."""
    if isinstance(value, AsWritten):
        yield f"{head} {value}"
    elif isinstance(value, float):
        yield f"{head} {_number(value)}"
    elif isinstance(value, str):
        yield from _text(head, value, indent)
    else:
        short = _in_brackets(value, braces=shape in _IN_BRACES and (inner or shape is Shape.CITATIONS))
        if short is not None and len(head) + 1 + len(short) <= limit(head):
            yield f"{head} {short}"
        elif isinstance(value, list):
            yield head
            yield from _list(value, indent, indent, shape)
        else:
            yield head
            yield from _mapping(value, f"{indent}  ", f"{indent}  ", shape, inner=inner)


def _list(items: list[Any], indent: str, lead: str, shape: Shape) -> Iterator[str]:
    """The items of a list, whose first dash stands behind `lead`."""
    for item in items:
        start = f"{lead}-"
        if not isinstance(item, list | dict) or _fits(item, start, shape):
            yield from _value(start, item, indent, shape, inner=True)
        elif isinstance(item, list):
            yield from _list(item, f"{indent}  ", f"{start} ", shape)
        else:
            yield from _mapping(item, f"{indent}  ", f"{start} ", shape, inner=True)
        lead = indent


def _fits(value: Any, head: str, shape: Shape) -> bool:
    short = _in_brackets(value, braces=shape in _IN_BRACES)
    return short is not None and len(head) + 1 + len(short) <= limit(head)


def _mapping(data: Plain, indent: str, lead: str, shape: Shape, *, inner: bool) -> Iterator[str]:
    """The entries of a mapping, whose first one stands behind `lead`."""
    place = MAPPINGS_IN.get(shape) if inner or shape is Shape.CITATIONS else None
    for name, value in data.items():
        head = f"{lead}{key_on_one_line(name)}:"
        key = None if place is None else place.by_name.get(name)
        yield from _value(head, value, indent, shape if key is None else key.shape, inner=key is None)
        lead = indent


def _in_brackets(value: Any, *, braces: bool) -> str | None:
    """A list or mapping in brackets; None where lines are better: for lists in lists, and texts that need quotes."""
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    if isinstance(value, list):
        items = [_item(item) for item in value]
    elif braces:
        items = []
        for name, each in value.items():
            item = _in_brackets(each, braces=False) if isinstance(each, list | dict) else _item(each)
            items.append(None if item is None else f"{key_on_one_line(name)}: {item}")
    else:
        return None
    if None in items:
        return None
    line = ", ".join(map(str, items))
    return f"{{{line}}}" if isinstance(value, dict) else f"[{line}]"


def _item(value: Any) -> str | None:
    """A single value in brackets, if it looks there as it does on a line of its own."""
    if isinstance(value, float):
        return _number(value)
    if not isinstance(value, str) or isinstance(value, AsWritten) or "\n" in value:
        return None
    line = on_one_line(value, brackets=True)
    return line if line == on_one_line(value) else None


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _text(head: str, text: str, indent: str) -> Iterator[str]:
    """A text behind a key or dash: on its line, or as a block where it is long or has several lines."""
    line = on_one_line(text)
    block = None
    if "\n" in text or (" " in text and len(head) + 1 + len(line) > limit(head)):
        block = in_lines(text, limit(indent) - len(indent) - 2)
    if block is None:
        yield f"{head} {line}"
        return
    sign, lines = block
    yield f"{head} {sign}"
    for each in lines:
        yield f"{indent}  {each}" if each else ""
