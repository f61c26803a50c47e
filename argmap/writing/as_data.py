"""A map that was read, as the plain data from which it can be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from argmap.model import Answer, ArgumentMap, Node, Premise, Reason, Scale, Statement
from argmap.reading.language import CITATIONS, MAP, NODE_LISTS, REASON, REFERENCE, STATEMENT, VERSION
from argmap.reading.shapes import ListOf, MappingOf, Place, Scalar, Shape
from argmap.writing.order import RELATIONS
from argmap.writing.passages import one_or_list, parted
from argmap.writing.values import Plain, shortest

_Nodes: TypeAlias = Iterable[Premise | Reason]
_Waiting: TypeAlias = list[tuple[list[Plain], _Nodes]]

_ELSEWHERE = (*NODE_LISTS, CITATIONS)  # what is not a matter of one key


def as_data(each: ArgumentMap) -> Plain:
    """The data of a map, without keys of the writer's own, which a map that was read does not keep.

    It is in the form in which `checked` gives what is to be written.
    """
    found: Plain = {"argmap": VERSION} | _said(each, MAP)
    waiting: _Waiting = []
    if each.roots:
        found["argument"] = _list(each.roots, waiting)
    while waiting:
        siblings, nodes = waiting.pop()
        siblings.extend([_node(node, waiting) for node in nodes])
    return found


def _list(nodes: _Nodes, waiting: _Waiting) -> list[Plain]:
    found: list[Plain] = []
    waiting.append((found, nodes))
    return found


def _node(node: Premise | Reason, waiting: _Waiting) -> Plain:
    """A statement, reference or reason; a reason that is nothing but its one premise is that premise."""
    place = REASON if isinstance(node, Reason) else STATEMENT if isinstance(node, Statement) else REFERENCE
    found = {node.kind.value: node.text.value} if isinstance(node, Statement) else {}
    found |= _said(node, place)
    found |= parted([_plain(citation, CITATIONS.item) for citation in node.citations])
    lists: list[tuple[str, _Nodes]] = [(name, reasons) for name in RELATIONS if (reasons := getattr(node, name))]
    lists.sort(key=lambda pair: node.keys[pair[0]].start)
    if isinstance(node, Reason):
        if not found and not lists and len(node.premises) == 1:
            return _node(node.premises[0], waiting)
        lists.insert(0, ("premises", node.premises))
    return found | {name: _list(nodes, waiting) for name, nodes in lists}


def _said(record: object, place: Place) -> Plain:
    """The values at the keys of a record; the name that it has above, lists of nodes, and what nodes cite, apart."""
    # A reason has an inference, written or not.
    written = record.keys if isinstance(record, Node | ArgumentMap) else place.by_name
    found: Plain = {}
    for key in place.keys:
        if key.name in written and key.field != place.named and key.shape not in _ELSEWHERE:
            value = key.value_in(record)
            if value:
                found[key.name] = _plain(value, key.shape)
    return found


def _plain(value: Any, shape: Shape) -> Any:
    """A value of some shape, by what it is composed of."""
    if isinstance(shape, Scalar):
        return str(value.value)
    if isinstance(shape, ListOf):
        found = [_plain(each, shape.item) for each in value]
        return one_or_list(found) if shape.or_one else found
    if isinstance(shape, MappingOf):
        return _by_name(value, shape)
    if not isinstance(shape, Place):
        return list(value)
    if isinstance(value, Answer) and not value.dismissed:
        return value.text.value
    return shortest(_said(value, shape), shape)


def _by_name(value: Any, shape: MappingOf) -> Any:
    if isinstance(value, Scale) and value.name is not None:
        return value.name.value
    found = {name: _plain(each, shape.value) for name, each in shape.pairs_in(value)}
    return [{name: each} for name, each in found.items()] if shape.or_list else found
