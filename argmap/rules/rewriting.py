"""Small changes to the text of a map that keep its layout: keys and premises put in, entries and items taken out.

Each gives None where the text is laid out in a way that leaves no safe place for the change. Lines keep their ends,
and what is not concerned keeps its characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.edits import Edit
from argmap.model import Premise, Reason, Reference, Statement
from argmap.reading.quoting import as_item, further_indented, line_end, line_start, newline_of, next_line, quoted
from argmap.source import Source, Span, Text

# What can stand without quotes wherever it stands, but for commas, which separate in braces and brackets.
_PLAIN = re.compile(r"[^\W_][^\W_]*(?:[ .;’“”()/%…–—,-]+[^\W_]+)*[.)…%!”]*")
_DASHES = re.compile(r" *(?:- +)+")
_NOTHING = re.compile(r"[ \t]*(?:[ \t]#.*)?")
_AFTER_IN_FLOW = re.compile(r"[ \t]*([,}\]])[ \t]*")
_CLOSE = re.compile(r"[\s,]*\}")


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
    if text.span.first.line != text.span.last.line or not _NOTHING.fullmatch(comment):
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
    if not _NOTHING.fullmatch(source.text, end, stop):
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
    reason: Reason, kind: str, *texts: str, after: Premise | None = None, at_once: bool = False
) -> tuple[Edit, ...] | None:
    """Give a reason further premises, after one of it or at the end; a single premise gets `premises:` for it.

    `at_once`: its lines are moved by one edit, which is quick, but leaves no place for another edit in them.
    """
    last, source = after or reason.premises[-1], reason.span.source
    written = source.text
    end = last.span.end
    if not _is_item(last.span):
        more = "".join(f", {{{kind}: {value(text, flow=True)}}}" for text in texts)
        if reason.explicit:
            return (Edit(Span(source, end, end), more),)
        start = last.span.start
        return (Edit(Span(source, start, start), "{premises: ["), Edit(Span(source, end, end), f"{more}]}}"))
    stop = line_end(written, end)
    if not _NOTHING.fullmatch(written, end, stop):
        return None
    dash = _before(last.span) if reason.explicit else f"{' ' * (last.span.first.column - 1)}- "
    if reason.explicit and dash.count("-") > 1:
        return None
    more = "".join(f"{newline_of(written)}{dash}{kind}: {value(text, flow=False)}" for text in texts)
    new = Edit(Span(source, stop, stop), more)
    if reason.explicit:
        return (new,)
    return (_as_premises_at_once(reason), new) if at_once else (*as_premises(reason), new)


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


def _as_premises_at_once(reason: Reason) -> Edit:
    """The same as one edit; a list of one for each line, wherever this is offered, would cost more than the rules."""
    span = reason.premises[0].span
    pad = " " * (span.first.column - 1)
    return Edit(span, f"premises:{newline_of(span.source.text)}{pad}- {further_indented(span.written)}")


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


# -- taking out ----------------------------------------------------------------------------------------------------


def without_pair(key: Span, end: int) -> Edit | None:
    """Take out a key with its value, which ends at `end`; None where it is the only one, or the first after a dash."""
    source, written = key.source, key.source.text
    begin, stop = line_start(written, key.start), line_end(written, end)
    if written[begin : key.start].strip(" \t"):
        return _without_flow(key.start, end, source)
    if not _NOTHING.fullmatch(written, end, stop):
        return None
    return _without_lines(key.start, end, source)


def without_item(item: Span) -> Edit | None:
    """Take out an item of a list that has others."""
    written = item.source.text
    begin = line_start(written, item.start)
    if not re.fullmatch(" *- +", written[begin : item.start]):
        return _without_flow(item.start, item.end, item.source)
    if not _NOTHING.fullmatch(written, item.end, line_end(written, item.end)):
        return None
    return _without_lines(item.start, item.end, item.source)


def without_entry(holder: Span, key: Span, end: int, *, alone: bool) -> Edit | None:
    """Take out an entry of the mapping below the key `holder`, and that key as well where the entry is all there is."""
    if not alone:
        return without_pair(key, end)
    written = key.source.text
    between = written[holder.end : key.start]
    if "{" in between:
        close = _CLOSE.match(written, end)
        if close is None:
            return None
        end = close.end()
    elif "#" in between:
        return None
    return without_pair(holder, end)


def _without_lines(start: int, end: int, source: Source) -> Edit:
    written = source.text
    begin, after = line_start(written, start), next_line(written, end)
    if after == len(written) and line_end(written, end) == after and begin > 0:
        begin -= 2 if written.startswith("\r\n", begin - 2) else 1  # the line before becomes the last one, as this was
    return Edit(Span(source, begin, after), "")


def _without_flow(start: int, end: int, source: Source) -> Edit | None:
    written = source.text
    at = start
    while at > 0 and written[at - 1] in " \t":
        at -= 1
    after = _AFTER_IN_FLOW.match(written, end)
    if after is None or at == 0:
        return None
    if written[at - 1] == ",":
        return Edit(Span(source, at - 1, end), "")
    return Edit(Span(source, start, after.end()), "") if written[at - 1] in "{[" and after[1] == "," else None


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
