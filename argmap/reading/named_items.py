"""Names in the place of dashes: a mapping of names to statements where a list of statements is wanted."""

from __future__ import annotations

from argmap.edits import Safety
from argmap.reading import faults
from argmap.reading.events import Mapping, Node, Scalar
from argmap.reading.findings import Findings
from argmap.reading.ids import is_id
from argmap.reading.language import ITEM_LISTS, KIND_NAMES, KNOWN_KEYS, Key
from argmap.reading.text_edits import TextEdit, line_end, line_start, short

_DECIDING = frozenset({*KIND_NAMES, "ref", "premises"})


def named_items(findings: Findings, node: Node, key: Key) -> list[Node] | None:
    """The items that stand below names, with one finding; None where a node is nothing of the kind."""
    if key.name not in ITEM_LISTS or not isinstance(node, Mapping) or node.flow or node.anchor or node.tag:
        return None
    pairs = [(name, value) for name, value in node.pairs if isinstance(name, Scalar) and isinstance(value, Mapping)]
    if not pairs or len(pairs) < len(node.pairs) or node.cut:
        return None
    if any(name.value in KNOWN_KEYS or value.flow or not _keys(value) & _DECIDING for name, value in pairs):
        return None
    edits = [edit for name, value in pairs if (edit := _with_dash(findings.source.text, name, value)) is not None]
    name, value = pairs[0]
    findings.add(
        faults.TEXT_FOR_LIST,
        f"`{key.name}` needs {key.shape.value}, and this is a mapping of names",
        findings.span(name.start, name.end),
        help=f"items of a list begin with a dash; a name is written as `id: {short(name.value)}`"
        if _may_be_id(name, value)
        else "items of a list begin with a dash",
        fix=findings.fix("put dashes for the names", *edits, safety=Safety.UNSAFE)
        if len(edits) == len(pairs)
        else None,
    )
    return [_identified(name, value) for name, value in pairs]


def _with_dash(text: str, name: Scalar, value: Mapping) -> TextEdit | None:
    """A dash in the place of a name, which becomes the id of what stands below it, or a comment."""
    column = name.start - line_start(text, name.start)
    room = value.start - line_start(text, value.start) - column
    colon = text.find(":", name.end, line_end(text, name.end))
    if room < 2 or colon < 0 or line_start(text, value.start) <= name.start:
        return None
    written = f"id: {name.value}" if _may_be_id(name, value) else f"# {' '.join(name.value.split())}"
    return name.start, colon + 1, "-".ljust(room) + written


def _keys(node: Mapping) -> set[str]:
    return {name.value for name, _ in node.pairs if isinstance(name, Scalar)}


def _may_be_id(name: Scalar, value: Mapping) -> bool:
    return is_id(name.value) and _keys(value).isdisjoint({"id", "ref"})


def _identified(name: Scalar, value: Mapping) -> Mapping:
    """What stands below a name, with the name for its id."""
    if not _may_be_id(name, value):
        return value
    same = Mapping(value.start, value.flow)
    same.items = [Scalar(name.start, name.end, "id", ""), name, *value.items]
    same.finish(value.end)
    return same
