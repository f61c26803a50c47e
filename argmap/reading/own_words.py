"""The words of a map's own, which stand in pictures in the place of those of its language."""

from __future__ import annotations

from argmap.map_words.tables import ENGLISH, placeholders, table
from argmap.reading import faults
from argmap.reading.shapes import Key
from argmap.reading.suggestions import nearest
from argmap.reading.values import Values
from argmap.source import Text
from argmap.yamltext.events import Node
from argmap.yamltext.lines import short

_WHERE = "docs/language.md lists all words that can be set"


def own_words(values: Values, node: Node, key: Key) -> dict[str, Text]:
    """The words of the map's own by key; what cannot be used is reported and left out."""
    found: dict[str, Text] = {}
    first: dict[str, Text] = {}
    for written, value in values.pairs(node, key):
        name = _name(values, written, key)
        text = values.text(value, Key(written.value, key.shape, ""))
        if name is None:
            continue
        if name in first:
            values.duplicate(name, written.span, first[name].span)
        elif text is not None and _is_complete(values, name, text):
            found[name] = text
        first.setdefault(name, written)
    return found


def _name(values: Values, written: Text, key: Key) -> str | None:
    """The key that is written; one that there is not is reported, and taken for the nearest."""
    if written.value in table(ENGLISH):
        return written.value
    known = values.no_term(written, key.words, f"argmap has no word `{short(written.value)}`", _WHERE)
    return None if known is None else known.value


def _is_complete(values: Values, name: str, text: Text) -> bool:
    """Whether a word has the places where something is put in, and no others; what is wrong is reported."""
    english = table(ENGLISH)[name]
    wanted, there = placeholders(english), placeholders(text.value)
    help_ = f"in English it is “{english}”"
    lacking = [f"`{{{each}}}`" for each in wanted if each not in there]
    for each in dict.fromkeys(there):
        if each not in wanted:
            near = nearest(each, wanted)
            what = f"; did you mean `{{{near}}}`?" if near else ""
            values.findings.add(
                faults.BAD_VALUE, f"nothing is put in for `{{{short(each)}}}` in `{name}`{what}", text.span, help=help_
            )
            return False
    if lacking:
        values.findings.add(
            faults.BAD_VALUE, f"`{name}` needs {' and '.join(lacking)} where something is put in", text.span, help=help_
        )
    return not lacking
