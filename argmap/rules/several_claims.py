"""Two sentences, or clauses joined by a semicolon, in one statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import part_of, sentence
from argmap.analysis.wording import Vocabulary, without_quotations, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.model import Statement
from argmap.reading.documents import document, with_premises

RULE = Rule(
    code="AM602",
    name="several-claims",
    severity=Severity.WARNING,
    about="""One statement says one thing: what has reasons of its own, can be doubted by itself, or is used in one
place and not in another gets a statement of its own. Two sentences, or two clauses with a semicolon between them,
are two statements. Premises that only work together stay together below `premises:`.""",
    bad="""\
argument:
- conclusion: The museum should buy the picture.
  because:
  - claim: The price of the picture is fair; a museum should buy a picture at a fair price.
""",
    good="""\
argument:
- conclusion: The museum should buy the picture.
  because:
  - premises:
    - claim: The price of the picture is fair.
    - claim: A museum should buy a picture at a fair price.
""",
)

_END = lazy(r"(?<=[^\W\d_]|\))([.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-ZÀ-ÞΑ-ΩА-Я])")
_WORD = lazy(r"\S+")
_BRACKET_OR_SEMICOLON = lazy(r"[(\[)\];]")
_LEAST_WORDS = 3
_MOST_PARTS = 50  # more are no reason but a text that was pasted


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for statement in graph.statements:
        vocabulary = words.vocabulary(statement)
        text = statement.text.words
        if vocabulary is None or (";" not in text and ". " not in text and "! " not in text and "? " not in text):
            continue
        at = _joint(without_quotations(text), vocabulary)
        if at is not None:
            parts = "clauses are joined by a semicolon" if text[at] == ";" else "sentences stand"
            around = text[max(0, at - 12) : at + 1]
            span = part_of(statement.text, around)
            joint = Label(span if span == statement.text.span else type(span)(span.source, span.end - 1, span.end))
            yield Finding(
                f"two {parts} in one statement",
                (joint,),
                help="make each a statement: two premises below `premises:`, two reasons, or a claim and its reason",
                fix=partial(_fix, graph, statement, vocabulary),
            )


def _fix(graph: ArgumentGraph, statement: Statement, vocabulary: Vocabulary) -> Fix | None:
    """Each a premise of the same reason, where the statement is a premise that has nothing but its text."""
    reason = graph.written_in(statement)
    if reason is None or graph.map_of(statement) is not graph.root or len(statement.keys) > 1:
        return None
    if statement.text.words != statement.text.value:  # markup could be torn apart
        return None
    first, *others = _parts(statement.text.value, vocabulary)
    if len(others) == _MOST_PARTS or any(part.strip().endswith("?") for part in (first, *others)):
        return None
    text = document(graph.root.source)
    (edit,) = text.replace(statement.text.span.start, sentence(first))
    new = ({statement.kind.value: sentence(other)} for other in others)
    added = with_premises(reason, *new, index=text.place(statement.span.start)[1] + 1)
    # The lines of the text, which would be moved to the right, are replaced.
    kept = (each for each in added if not edit.span.start < each.span.start < edit.span.end)
    return Fix("make each of them a premise", (edit, *kept), Safety.UNSAFE)


def _parts(text: str, vocabulary: Vocabulary) -> list[str]:
    """The sentences and clauses of a text, or so many of them and the rest."""
    parts: list[str] = []
    while len(parts) < _MOST_PARTS and (at := _joint(without_quotations(text), vocabulary)) is not None:
        end = _END.search(text, max(0, at - 1)) if text[at] != ";" else None
        cut = end.end() if end is not None and end.start() == at else at + 1
        parts.append(text[:cut])
        text = text[cut:]
    return [*parts, text]


def _joint(text: str, vocabulary: Vocabulary) -> int | None:
    """Where two clauses or sentences of at least three words meet."""
    words = [match.span() for match in _WORD.finditer(text)]
    if len(words) < 2 * _LEAST_WORDS - 1:  # a semicolon may have no blank beside it
        return None
    # A clause before a place ends the third word at the soonest, and one after it begins the third word from the end.
    first = words[_LEAST_WORDS - 1][0] + 1
    last = words[-_LEAST_WORDS][1] - 1
    depth = 0
    for found in _BRACKET_OR_SEMICOLON.finditer(text):
        character, at = found[0], found.start()
        depth += (character in "([") - (character in ")]")
        if character == ";" and depth <= 0 and first <= at and at + 1 <= last:
            return at
    starts = [start for start, _ in words]
    for match in _END.finditer(text):
        word = starts[bisect_left(starts, match.start()) - 1]
        before = text[word : match.start()].strip("\"'“‘([").lower()
        short = before in vocabulary.abbreviations or len(before) == 1 or "." in before
        if not short and first <= match.start() and match.end() <= last:
            return match.start()
    return None
