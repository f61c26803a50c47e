"""The findings on a text, one for each slip, and the map as it reads with all of them undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from argmap.canonical_form import Rows
from argmap.diagnostics import Diagnostic, Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, OffsetMap, Safety
from argmap.model import Reason, Reference, Statement
from argmap.reading import faults
from argmap.reading.language import LIST_KEYS
from argmap.reading.mended_text import MendedText
from argmap.reading.repairs import Repair, Sort
from argmap.reading.result import Reading
from argmap.reading.slips import (
    LONGEST_TEXT,
    MOST_CHARACTERS,
    MOST_IN_VAIN,
    MOST_SLIPS,
    Attempt,
    Candidate,
    Search,
    Slip,
)
from argmap.reading.syntax_errors import Line, line_of
from argmap.records import record
from argmap.source import Source, Span
from argmap.yamltext.events import Tree, parse
from argmap.yamltext.lines import line_start, short

ReadMended = Callable[[Source, MendedText], tuple[Reading, Tree]]

# Fixes of these change what belongs to what: they are safe only where all else was tried.
_STRUCTURAL = (faults.INDENTATION, faults.EMPTY, faults.TAB)
_RELATIONS = {
    "argument": "a tree of its own",
    "because": "a reason for",
    "but": "an objection to",
    "although": "a granted doubt about",
    "premises": "a premise beside",
}


def explained(
    source: Source, mended: MendedText, first: tuple[Reading, Tree], read: ReadMended
) -> tuple[Reading, Tree]:
    """The reading of a text once each slip in it is undone, with each slip as one finding, and its tree."""

    def attempt(text: str) -> Attempt:
        reading, _ = read(Source("", text), MendedText(text, []))
        return Attempt(reading.map, reading.diagnostics)

    search = Search(attempt)
    (current, tree), told, doubtful = first, [], set()
    hopeless: set[tuple[str, int]] = set()
    in_vain = 0
    for _ in range(MOST_SLIPS if len(source.text) <= LONGEST_TEXT else 0):
        errors = [d for d in current.diagnostics if d.severity is Severity.ERROR]
        for error in errors:
            key = error.code, error.span.start
            if key in hopeless or in_vain > MOST_IN_VAIN:
                continue
            hopeless.add(key)
            slip = search.slip(mended, error, [other for other in errors if other is not error])
            if slip is None:
                continue
            if len(slip.readings) > 1:
                doubtful.add(key)
            if error.rule is faults.EMPTY and any(other.rule is not faults.EMPTY for other in errors):
                slip = replace(slip, safe=False)  # what is missing here may be what is wrong there
            undone = _undone(source, mended, slip, current, read)
            if undone is not None:
                told.append(undone.diagnostic)
                mended, current, tree = undone.mended, undone.reading, undone.tree
                if search.broken_elsewhere:  # now less is
                    search.broken_elsewhere = False
                    hopeless.clear()
                break
            in_vain += len(source.text)
        else:
            if search.broken_elsewhere or parse(mended.text).broken is None:
                break
            search.broken_elsewhere = True
            hopeless.clear()
    left = (_doubted(d, (d.code, d.span.start) in doubtful) for d in current.diagnostics)
    return Reading(current.map, (*told, *left), current.complete, MOST_CHARACTERS - search.left), tree


@record()
class _Undone:
    """The reading of a text once a slip is undone, and the diagnostic for the slip."""

    diagnostic: Diagnostic
    mended: MendedText
    reading: Reading
    tree: Tree


def _undone(source: Source, mended: MendedText, slip: Slip, before: Reading, read: ReadMended) -> _Undone | None:
    """A text without a slip, by the reader's own fix or by the repair that was found; None where neither helps."""
    own = slip.found.finding.fix
    if own is None and slip.chosen.repair is None:  # only the excerpt has room for a fix
        return None
    ways = [(_outer(slip, slip.chosen), False)]
    if slip.proposed and own is not None:
        forward = mended.forward
        ways.insert(0, ([(forward(e.span.start), forward(e.span.end), e.text) for e in own.edits], True))
    for edits, is_own in ways:
        better = mended.with_edits(edits)
        if better is None:
            continue
        reading, tree = read(source, better)
        if _is_better(before, reading):
            put = tuple(Edit(Span(source, mended.back(start), mended.back(end)), text) for start, end, text in edits)
            return _Undone(_diagnostic(source, mended, slip, put, is_own), better, reading, tree)
    return None


def _outer(slip: Slip, candidate: Candidate) -> list[tuple[int, int, str]]:
    """The edits of a candidate in the text that the excerpt is from."""
    return [(slip.around.outer(start), slip.around.outer(end), text) for start, end, text in candidate.edits]


def _is_better(before: Reading, after: Reading) -> bool:
    """Whether there are fewer errors, and none that was not there."""
    old, new = (
        Counter((d.code, d.finding.message) for d in each.diagnostics if d.severity is Severity.ERROR)
        for each in (before, after)
    )
    return new.total() < old.total() and not new - old


def _doubted(diagnostic: Diagnostic, doubtful: bool) -> Diagnostic:
    """A finding whose fix is not called safe where it may not be what was meant."""
    fix = diagnostic.finding.fix
    if fix is None or fix.safety is not Safety.SAFE or not (doubtful or _is_structural(diagnostic)):
        return diagnostic
    return _with_fix(diagnostic, Fix(fix.title, fix.edits, Safety.UNSAFE))


def _is_structural(diagnostic: Diagnostic) -> bool:
    """Whether the fix of a finding may change what belongs to what, and not only what a line says."""
    fix = diagnostic.finding.fix
    if diagnostic.rule in _STRUCTURAL or fix is None:
        return True
    if diagnostic.rule is faults.NOT_A_MAP:  # everything hangs together as before
        return False
    return len({line_start(edit.span.source.text, edit.span.start) for edit in fix.edits}) > 1


def _with_fix(diagnostic: Diagnostic, fix: Fix, advice: str | None = None) -> Diagnostic:
    finding = diagnostic.finding
    return Diagnostic(diagnostic.rule, Finding(finding.message, finding.labels, advice or finding.help, fix))


# -- in words ------------------------------------------------------------------------------------------------------


def _diagnostic(source: Source, mended: MendedText, slip: Slip, edits: tuple[Edit, ...], is_own: bool) -> Diagnostic:
    """The one finding about a slip."""
    own, repair = slip.found.finding.fix, slip.chosen.repair
    safe = slip.safe
    if is_own and own is not None and len(slip.readings) == 1 and not _is_structural(slip.found):
        safe = safe or own.safety is Safety.SAFE  # whatever else is wrong near it
    safety = Safety.SAFE if safe else Safety.UNSAFE
    choice, role = _choice(slip), _role(slip.chosen)
    if own is not None and (is_own or repair is None):
        title = own.title if choice is None or role is None else f"{own.title}: {role}"
        return _with_fix(slip.found, Fix(title, edits, safety), choice)
    assert repair is not None  # noqa: S101 - what has none is the reader's own fix
    rule, message, title, advice = _WORDS[repair.sort](slip, repair, line_of(slip.around.text, repair.at))
    if choice is not None and role is not None:
        title = f"{title}: {role}"
    begin = mended.back(slip.around.outer(repair.at))
    line = line_of(source.text, begin)
    label = Label(Span(source, line.first, max(line.end, line.first)))
    return Diagnostic(rule, Finding(message, (label,), choice or advice, Fix(title, edits, safety)))


Words = tuple[Rule, str, str, str | None]


def _move_in_words(slip: Slip, repair: Repair, line: Line) -> Words:
    title = f"move it to column {repair.column + 1}" + (", with those beside it" if repair.several else "")
    found = slip.found
    if found.rule is faults.TAB:
        said = found.finding
        return faults.TAB, said.message, f"put blanks for tabs, up to column {repair.column + 1}", said.help
    if found.rule is faults.RUN_TOGETHER:
        return faults.RUN_TOGETHER, found.finding.message, title, f"begin it in column {repair.column + 1}"
    if found.rule is faults.EMPTY and line.dashes:
        key = found.span.written.rstrip(":")
        message = f"the list of `{key}` begins in column {line.indent + 1}, where it is not part of `{key}`"
        what = "these lines" if repair.several else "it"
        way = f"indent {what} by {repair.column - line.indent}" if repair.column > line.indent else f"move {what}"
        return faults.LIST_ELSEWHERE, message, title, f"{way}; if `{key}` has nothing below it yet, leave it out"
    message = f"`{short(line.content)}` begins in column {line.indent + 1}, where it belongs to nothing"
    return faults.INDENTATION, message, title, f"begin it in column {repair.column + 1}"


def _quote_in_words(_slip: Slip, repair: Repair, _line: Line) -> Words:
    start, end, _ = repair.edits[0]
    if start < end:
        return faults.UNCLOSED_QUOTE, "two quotes stand here, and one is wanted", "take one away", None
    return faults.UNCLOSED_QUOTE, "the quote that begins here is not closed", "close it at the end of the line", None


def _relation_in_words(_slip: Slip, _repair: Repair, line: Line) -> Words:
    message = f"`{short(line.content)}` stands below a text, and nothing says what it is to that text"
    return faults.INDENTATION, message, "write `because:` above it", "write `because:`, `but:` or `although:` above it"


def _dash_in_words(_slip: Slip, _repair: Repair, line: Line) -> Words:
    message = f"a dash is missing before `{short(line.content)}`"
    return faults.MISSING_DASH, message, "put in a dash", "each item of a list begins with `- `"


def _split_in_words(slip: Slip, repair: Repair, line: Line) -> Words:
    _, end, _ = repair.edits[0]
    rest = slip.around.text[end : line.end]
    message = f"`{short(rest)}` stands on the same line as what comes before it"
    return faults.RUN_TOGETHER, message, "begin a new line", f"begin a new line in column {repair.column + 1}"


def _colon_in_words(slip: Slip, repair: Repair, line: Line) -> Words:
    where, _, _ = repair.edits[-1]
    word = slip.around.text[line.begin + line.indent : where].lstrip("- ")
    return faults.MISSING_COLON, f"a colon is missing after `{word}`", "put in the colon", None


def _blank_in_words(slip: Slip, repair: Repair, line: Line) -> Words:
    where, _, _ = repair.edits[0]
    word = slip.around.text[line.begin + line.indent : where]
    return faults.MISSING_BLANK, f"a blank is missing after `{word}`", "put in a blank", None


_WORDS: dict[Sort, Callable[[Slip, Repair, Line], Words]] = {
    Sort.RELATION: _relation_in_words,
    Sort.MOVE: _move_in_words,
    Sort.DASH: _dash_in_words,
    Sort.SPLIT: _split_in_words,
    Sort.COLON: _colon_in_words,
    Sort.BLANK: _blank_in_words,
    Sort.QUOTE: _quote_in_words,
}


def _choice(slip: Slip) -> str | None:
    """The several readings of a slip in words, empty where there are no words for them; None where there is one."""
    if len(slip.readings) < 2:
        return None
    each = [_reading_in_words(candidate) for candidate in slip.readings[:3]]
    told = list(dict.fromkeys(word for word in each if word))
    return "; ".join(told) if len(told) > 1 else ""


def _reading_in_words(candidate: Candidate) -> str | None:
    repair, role = candidate.repair, _role(candidate)
    if repair is None or role is None:
        return None
    if repair.sort in (Sort.MOVE, Sort.SPLIT):
        return f"in column {repair.column + 1} it is {role}"
    return f"with a dash it is {role}" if repair.sort is Sort.DASH else f"it may be {role}"


def _role(candidate: Candidate) -> str | None:
    """The role of the repaired line in the map, in words: `a reason for` the statement above it, say."""
    repair = candidate.repair
    if repair is None:
        return None
    at = OffsetMap(candidate.edits).forward(repair.edits[-1][0] if repair.sort is Sort.SPLIT else repair.at)
    line = line_of(candidate.text, at)
    return role_in_words(candidate.meaning, line.begin + line.column)


def role_in_words(meaning: Rows, offset: int) -> str | None:
    """The role of the node, or the key, that begins at an offset, in words: `a reason for` which statement, say."""
    for index, node in enumerate(meaning.nodes):
        if node.span.start == offset:
            key = meaning.rows[index].key
            above = _above(meaning, index)
            return _RELATIONS[key] if above is None else f"{_RELATIONS[key]} {above}"
        for name, span in node.keys.items():
            if span.start == offset:
                return f"{f'`{name}`' if name in LIST_KEYS else 'a key'} of {_said(node)}"
    return None


def _above(meaning: Rows, index: int) -> str | None:
    depth = meaning.rows[index].depth
    for before in range(index - 1, -1, -1):
        if meaning.rows[before].depth < depth:
            return _said(meaning.nodes[before])
    return None


def _said(node: Statement | Reference | Reason) -> str:
    while isinstance(node, Reason):
        node = node.premises[0]
    return f"`{short(node.text.value if isinstance(node, Statement) else node.target.value, 40)}`"
