"""Repairs of mappings in which too much stands: keys written twice, and statements and reasons that became one."""

from __future__ import annotations

from argmap.edits import Edit, Fix, Safety
from argmap.reading.language import NODE_LISTS
from argmap.reading.shapes import Key
from argmap.source import Source, Span
from argmap.yamltext.document import Document
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence
from argmap.yamltext.lines import as_item, ends_line, line_start, newline_of

Pair = tuple[Node, Node]


def joined(text: Document, key: Key, first: Pair, second: Pair, pairs: list[Pair]) -> Fix | None:
    """One key in the place of two of a mapping whose pairs are given: where both say the same, or hold one list each.

    Lists can be joined where nothing stands between them. Raises CannotLayOut.
    """
    (_, value), (name, again) = first, second
    written = text.text
    if written[value.start : value.end] == written[again.start : again.end]:
        return Fix("take the second one out", tuple(text.remove_key(name.start)))
    if key.shape not in NODE_LISTS or not isinstance(value, Sequence) or not isinstance(again, Sequence):
        return None
    if value.flow or again.flow or pairs.index(second) != pairs.index(first) + 1:
        return None
    begin, end = line_start(written, name.start), line_start(written, again.start)
    head = written[begin:end].strip()
    same = again.start - end == value.start - line_start(written, value.start)
    if not same or head.rstrip(":").rstrip() != written[name.start : name.end]:
        return None
    return Fix("put them into one list", (text.edit(begin, end, ""),))


def parted(node: Mapping, key: Span) -> Fix | None:
    """An item of its own for a key and what follows it in a mapping that is an item of a list in lines."""
    written = key.source.text
    begin = line_start(written, key.start)
    column = key.start - begin
    same_column = node.start - line_start(written, node.start) == column
    if node.flow or column < 2 or not same_column or written[begin : key.start].strip():
        return None
    if written[line_start(written, node.start) : node.start].strip() != "-" or written[node.start - 2] != "-":
        return None
    return Fix("make it an item of its own", (Edit(Span(key.source, key.start - 2, key.start), "- "),), Safety.UNSAFE)


def as_reasons(source: Source, node: Mapping, pair: Pair) -> Fix | None:
    """A list of texts below a kind, such as `evidence`, made the reasons of the statement that it stands in."""
    name, value = pair
    names = [each.value for each, _ in node.pairs if isinstance(each, Scalar)]
    texts = value.items if isinstance(value, Sequence) and not value.flow else []
    if node.flow or "because" in names or not texts or not all(isinstance(item, Scalar) for item in texts):
        return None
    kind = source.text[name.start : name.end]
    edits = [Edit(Span(source, name.start, name.end), "because")]
    edits += [Edit(Span(source, item.start, item.start), f"{kind}: ") for item in texts]
    return Fix("make them reasons for it", tuple(edits), Safety.UNSAFE)


def below_because(source: Source, node: Mapping, pairs: list[Pair]) -> Fix | None:
    """The keys of a reason, which stand in a statement, put below it as a reason for it."""
    names = [name.value for name, _ in node.pairs if isinstance(name, Scalar)]
    start, end = pairs[0][0].start, max(value.end for _, value in pairs)
    first = node.pairs.index(pairs[0])
    together = node.pairs[first : first + len(pairs)] == pairs
    begin = line_start(source.text, start)
    pad = source.text[begin:start]
    if node.flow or not together or pad.strip() or "because" in names:
        return None
    if not ends_line(source.text, end):
        return None
    (_, _, dash), *moves = as_item(source.text, start, end)
    edits = [(start, start, f"because:{newline_of(source.text)}{pad}{dash}"), *moves]
    changes = tuple(Edit(Span(source, at, until), text) for at, until, text in edits)
    return Fix("make them a reason for it", changes, Safety.UNSAFE)
