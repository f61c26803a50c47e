"""Names in the place of dashes: a mapping of names to statements where a list of statements is wanted."""

from __future__ import annotations

from argmap.edits import Safety, TextEdit
from argmap.reading import faults
from argmap.reading.findings import Findings
from argmap.reading.ids import is_id
from argmap.reading.language import ITEM_LISTS, KIND_NAMES, KNOWN_KEYS
from argmap.reading.shapes import Key
from argmap.yamltext.events import Mapping, Node, Scalar
from argmap.yamltext.lines import line_end, line_start, newline_of, short

_DECIDING = frozenset({*KIND_NAMES, "ref", "premises"})


def named_items(findings: Findings, node: Node, key: Key) -> list[Node] | None:
    """The items that stand below names, with one finding; None where a node is nothing of the kind.

    Where some names have statements below them, texts behind the others are statements, too.
    """
    if key.name not in ITEM_LISTS or not isinstance(node, Mapping) or node.flow or node.cut or node.anchor or node.tag:
        return None
    pairs = [(name, value) for name, value in node.pairs if isinstance(name, Scalar) and _is_statement(value)]
    if len(pairs) < len(node.pairs) or not any(isinstance(value, Mapping) for _, value in pairs):
        return None
    if any(name.value in KNOWN_KEYS for name, _ in pairs):
        return None
    edits = [edit for name, value in pairs if (edit := _with_dash(findings.source.text, name, value)) is not None]
    name, value = pairs[0]
    findings.add(
        faults.TEXT_FOR_LIST,
        f"`{key.name}` needs {key.shape.words}, and this is a mapping of names",
        findings.span(name.start, name.end),
        help=f"items of a list begin with a dash; a name is written as `id: {short(name.value)}`"
        if _may_be_id(name, value)
        else "items of a list begin with a dash",
        fix=findings.fix("put dashes for the names", *edits, safety=Safety.UNSAFE)
        if len(edits) == len(pairs)
        else None,
    )
    return [_identified(name, value) for name, value in pairs]


def _is_statement(value: Node) -> bool:
    if value.anchor or value.tag:
        return False
    if isinstance(value, Mapping):
        return not value.flow and bool(_keys(value) & _DECIDING)
    return isinstance(value, Scalar) and bool(value.value.strip())


def _with_dash(text: str, name: Scalar, value: Node) -> TextEdit | None:
    """A dash in the place of a name, which becomes the id of what stands below it, or a comment."""
    column = name.start - line_start(text, name.start)
    colon = text.find(":", name.end, line_end(text, name.end))
    is_below = line_start(text, value.start) > name.start
    room = value.start - line_start(text, value.start) - column if is_below else 2
    if room < 2 or colon < 0 or is_below is isinstance(value, Scalar):
        return None
    if not is_below and line_end(text, name.start) < value.end:  # its further lines would have to move
        return None
    written = f"id: {name.value}" if _may_be_id(name, value) else f"# {' '.join(name.value.split())}"
    if is_below:
        return name.start, colon + 1, "-".ljust(room) + written
    return name.start, value.start, f"- {written}{newline_of(text)}{' ' * (column + 2)}claim: "


def _keys(node: Mapping) -> set[str]:
    return {name.value for name, _ in node.pairs if isinstance(name, Scalar)}


def _may_be_id(name: Scalar, value: Node) -> bool:
    return is_id(name.value) and (not isinstance(value, Mapping) or _keys(value).isdisjoint({"id", "ref"}))


def _identified(name: Scalar, value: Node) -> Mapping:
    """A mapping of what stands below a name, or behind it, with the name for its id."""
    said = value.items if isinstance(value, Mapping) else [Scalar(value.start, value.start, "claim", ""), value]
    same = Mapping(value.start, flow=False)
    same.items = [Scalar(name.start, name.end, "id", ""), name, *said] if _may_be_id(name, value) else [*said]
    same.finish(value.end)
    return same
