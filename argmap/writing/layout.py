"""The lines of a map from data that was checked, in the layout that `argmap fmt` leaves as it is.

What writes a node gives its lines one by one, and where something stands below gives what writes that, so that depth
costs memory alone.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, TypeAlias

from argmap.reading.grammar import State, of_item, of_key
from argmap.reading.language import ITEM_LISTS, MAP, REASON, SCHEME, node_place
from argmap.reading.shapes import ListOf, Place
from argmap.writing.order import SECTIONS
from argmap.writing.values import AsWritten, Plain
from argmap.yamltext.scalars import as_block, limit, plain_or_quoted

# A line, or what comes next.
_Lines: TypeAlias = Generator["str | _Lines", None, None]


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
    head = f"{lead}{_name(name)}:"
    if name not in ITEM_LISTS:
        below, _ = of_key(place, name)
        yield from _value(head, value, indent, below)
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


def _value(head: str, value: Any, indent: str, state: State) -> Iterator[str]:
    """A key or dash with what stands behind it."""
    if isinstance(state, ListOf) and not isinstance(value, list):
        state = state.item  # one in place of a list
    if isinstance(value, AsWritten):
        yield f"{head} {value}"
    elif isinstance(value, float):
        yield f"{head} {_number(value)}"
    elif isinstance(value, str):
        yield from _text(head, value, indent)
    elif _fits(value, head, state):
        yield f"{head} {_in_brackets(value, state)}"
    elif isinstance(value, list):
        yield head
        yield from _list(value, indent, indent, state)
    else:
        yield head
        yield from _mapping(value, f"{indent}  ", f"{indent}  ", state)


def _list(items: list[Any], indent: str, lead: str, state: State) -> Iterator[str]:
    """The items of a list, whose first dash stands behind `lead`."""
    below = of_item(state)
    for item in items:
        start = f"{lead}-"
        if not isinstance(item, list | dict) or _fits(item, start, below):
            yield from _value(start, item, indent, below)
        elif isinstance(item, list):
            yield from _list(item, f"{indent}  ", f"{start} ", below)
        else:
            yield from _mapping(item, f"{indent}  ", f"{start} ", below)
        lead = indent


def _mapping(data: Plain, indent: str, lead: str, state: State) -> Iterator[str]:
    """The entries of a mapping, whose first one stands behind `lead`."""
    for name, value in data.items():
        below, _ = of_key(state, name)
        yield from _value(f"{lead}{_name(name)}:", value, indent, below)
        lead = indent


def _fits(value: Any, head: str, state: State) -> bool:
    short = _in_brackets(value, state)
    if not value:  # there are no lines for it
        return True
    return short is not None and len(head) + 1 + len(short) <= limit(head)


def _in_brackets(value: Any, state: State) -> str | None:
    """A list or mapping in brackets; None where lines are better.

    That is for mappings by names of the writer's own, schemes, lists in lists, and texts that need quotes there.
    """
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    if isinstance(value, list):
        items = [_item(item) for item in value]
    elif isinstance(state, Place) and state is not SCHEME:
        items = []
        for name, each in value.items():
            item = _in_brackets(each, None) if isinstance(each, list | dict) else _item(each)
            items.append(None if item is None else f"{_name(name)}: {item}")
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
    line = plain_or_quoted(value, brackets=True)
    return line if line == plain_or_quoted(value) else None


def _name(name: str) -> str:
    """A key, in quotes where it needs them in brackets or without."""
    return plain_or_quoted(name, brackets=True)


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _text(head: str, text: str, indent: str) -> Iterator[str]:
    """A text behind a key or dash: on its line, or as a block where it is long or has several lines."""
    line = plain_or_quoted(text)
    block = None
    if "\n" in text or (" " in text and len(head) + 1 + len(line) > limit(head)):
        block = as_block(text, limit(indent) - len(indent) - 2)
    if block is None:
        yield f"{head} {line}"
        return
    sign, lines = block
    yield f"{head} {sign}"
    for each in lines:
        yield f"{indent}  {each}" if each else ""
