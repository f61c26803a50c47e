"""Small changes to the text of a map that keep its layout: keys, premises and reasons put in.

Each gives None where the text is laid out in a way that leaves no safe place for the change. Lines keep their ends,
and what is not concerned keeps its characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from argmap.edits import Edit
from argmap.lazy_pattern import lazy
from argmap.model import Premise, Reason, Reference, Statement
from argmap.reading.cutting import NOTHING
from argmap.reading.text_edits import as_item, line_end, line_start, newline_of, quoted
from argmap.source import Source, Span, Text

# What can stand without quotes wherever it stands, but for commas, which separate in braces and brackets.
_PLAIN = lazy(r"[^\W_][^\W_]*(?:[ .;’“”()/%…–—,-]+[^\W_]+)*[.)…%!”]*")
_DASHES = lazy(r" *(?:- +)+")


def value(text: str, *, flow: bool) -> str:
    """A text as the value of a key: plain where it can be, else in quotes. `flow`: in braces or brackets."""
    plain = _PLAIN.fullmatch(text) is not None and not (flow and ("," in text or "{" in text))
    return text if plain else quoted(text)


def is_flow(node: Statement | Reference | Reason) -> bool:
    """Whether a node stands in braces, or as a mere text in brackets."""
    return node.span.source.text.startswith("{", node.span.start) or _column(node.span) is None


def changed(text: Text, new: str, *, flow: bool = False) -> Edit | None:
    """Put another text in place of one, in the same quotes; `flow`: in braces or brackets."""
    written = text.span.written
    style = written[:1]
    if style in "|>":
        return None
    if style == "'":
        return Edit(text.span, "'" + new.replace("'", "''") + "'")
    if style == '"':
        return Edit(text.span, '"' + new.replace("\\", "\\\\").replace('"', '\\"') + '"')
    return Edit(text.span, value(new, flow=flow))


# -- putting in ----------------------------------------------------------------------------------------------------


def with_pairs(statement: Statement, *pairs: tuple[str, str]) -> Edit | None:
    """Give a statement further keys, after its text; the values are as they are to be written."""
    text, source = statement.text, statement.span.source
    if not statement.bare:
        return beside(statement.keys.get(statement.kind.value, text.span), text.span.end, *pairs)
    column = _column(text.span)
    if column is None:
        more = "".join(f", {key}: {said}" for key, said in pairs)
        return Edit(text.span, f"{{claim: {value(text.value, flow=True)}{more}}}")
    end = line_end(source.text, text.span.end)
    comment = source.text[text.span.end : end]
    if text.span.first.line != text.span.last.line or not NOTHING.fullmatch(comment):
        return None
    more = _lines(pairs, column, source)
    return Edit(Span(source, text.span.start, end), f"claim: {text.span.written}{comment}{more}")


def beside(key: Span, end: int, *pairs: tuple[str, str]) -> Edit | None:
    """Put further pairs after a key and its value, which ends at `end`, into the same mapping."""
    source = key.source
    column = _column(key)
    if column is None:
        return Edit(Span(source, end, end), "".join(f", {name}: {said}" for name, said in pairs))
    stop = line_end(source.text, end)
    if not NOTHING.fullmatch(source.text, end, stop):
        return None
    return Edit(Span(source, stop, stop), _lines(pairs, column, source))


def key_of(text: Text, name: str) -> Span | None:
    """The key of a value that stands on the same line."""
    source = text.span.source
    found = re.search(
        rf"(?<![\w-]){name}[ \t]*:[ \t]+$", source.text[line_start(source.text, text.span.start) : text.span.start]
    )
    if found is None:
        return None
    start = line_start(source.text, text.span.start) + found.start()
    return Span(source, start, start + len(name))


def top_line(key: Span | None, line: str) -> Edit | None:
    """Put a line above that of a key at the top of a map."""
    if key is None or key.first.column != 1:
        return None
    return Edit(Span(key.source, key.start, key.start), f"{line}{newline_of(key.source.text)}")


def _lines(pairs: Sequence[tuple[str, str]], column: int, source: Source) -> str:
    start = f"{newline_of(source.text)}{' ' * column}"
    return "".join(f"{start}{key}: {said}".rstrip(" ") for key, said in pairs)


def with_premises(
    reason: Reason, *premises: Mapping[str, str], after: Premise | None = None
) -> tuple[Edit, ...] | None:
    """Give a reason further premises, after one of it or at the end; a single premise gets `premises:` for it.

    A premise is given by its keys with their values.
    """
    last, source = after or reason.premises[-1], reason.span.source
    written = source.text
    end = last.span.end
    if not _is_item(last.span):
        more = "".join(f", {{{_pairs(premise)}}}" for premise in premises)
        if reason.explicit:
            return (Edit(Span(source, end, end), more),)
        start = last.span.start
        return (Edit(Span(source, start, start), "{premises: ["), Edit(Span(source, end, end), f"{more}]}}"))
    stop = line_end(written, end)
    if not NOTHING.fullmatch(written, end, stop):
        return None
    dash = _before(last.span) if reason.explicit else f"{' ' * (last.span.first.column - 1)}- "
    if reason.explicit and dash.count("-") > 1:
        return None
    newline = newline_of(written)
    starts = f"{newline}{dash}", f"{newline}{' ' * len(dash)}"
    more = "".join(
        f"{starts[i > 0]}{key}: {value(text, flow=False)}"
        for premise in premises
        for i, (key, text) in enumerate(premise.items())
    )
    new = Edit(Span(source, stop, stop), more)
    return (new,) if reason.explicit else (*as_premises(reason), new)


def _pairs(keys: Mapping[str, str]) -> str:
    return ", ".join(f"{key}: {value(text, flow=True)}" for key, text in keys.items())


def as_premises(reason: Reason) -> tuple[Edit, ...]:
    """Edits that put `premises:` above the only premise of a reason in block style that was written without.

    They move each line by itself, so that what stands in it can be changed as well.
    """
    source, span = reason.span.source, reason.premises[0].span
    written = source.text
    pad = " " * (span.first.column - 1)
    (start, _, dash), *moves = as_item(written, span.start, span.end)
    edits = [(start, start, f"premises:{newline_of(written)}{pad}{dash}"), *moves]
    return tuple(Edit(Span(source, first, last), put) for first, last, put in edits)


def with_reason(statement: Statement, text: str) -> Edit | None:
    """Give a statement with a kind key a claim as its first reason."""
    source = statement.span.source
    if not statement.because:
        key = statement.keys.get(statement.kind.value)
        column = None if key is None else _column(key)
        if column is None:
            return with_pairs(statement, ("because", f"[{{claim: {value(text, flow=True)}}}]"))
        item = f"{newline_of(source.text)}{' ' * column}- claim: {value(text, flow=False)}"
        edit = with_pairs(statement, ("because", ""))
        return None if edit is None else Edit(edit.span, f"{edit.text}{item}")
    first = min(statement.because, key=lambda reason: reason.span.start).span
    if not _is_item(first):
        return Edit(Span(source, first.start, first.start), f"{{claim: {value(text, flow=True)}}}, ")
    start = line_start(source.text, first.start)
    item = f"{_before(first)}claim: {value(text, flow=False)}{newline_of(source.text)}"
    return Edit(Span(source, start, start), item)


def sentence(text: str) -> str:
    """A text with a capital at its beginning and a full stop at its end."""
    text = text.strip().rstrip(",;: ")
    capital = text[:1].upper() + text[1:]
    return capital if capital.endswith((".", "!", "?", "…")) else f"{capital}."


# -- layout --------------------------------------------------------------------------------------------------------


def _column(span: Span) -> int | None:
    """The column, from 0, of what stands first in its line, dashes aside; None for anything else."""
    before = _before(span)
    return len(before) if not before.strip(" ") or _DASHES.fullmatch(before) else None


def _is_item(span: Span) -> bool:
    """Whether something is an item of a list in block style."""
    return _DASHES.fullmatch(_before(span)) is not None


def _before(span: Span) -> str:
    written = span.source.text
    return written[line_start(written, span.start) : span.start]
