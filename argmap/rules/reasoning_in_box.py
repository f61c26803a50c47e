"""A reason and what it is for in one statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import part_of, quoted, sentence
from argmap.analysis.wording import Vocabulary, without_quotations, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement
from argmap.reading.documents import document

RULE = Rule(
    code="AM604",
    name="reasoning-in-box",
    severity=Severity.ADVICE,
    about="""“Because”, “therefore”, “since” inside a statement hide a step of the argument: it cannot be drawn,
doubted or evaluated there. Take the words apart into a statement and a reason for it. Where the claim really is
about a cause (“The bridge fell because it rusted”), “rust made the bridge fall” says so without doubt.

Evidence is left alone; “since” is read as time before dates and in the perfect tense.""",
    bad="""\
argument:
- conclusion: The team should play at home because its fans can come.
  because:
  - evidence: Fans of the team come to play at home.
    cite: https://example.org/fans
""",
    good="""\
argument:
- conclusion: The team should play at home.
  because:
  - premises:
    - claim: The fans can come when the team plays at home.
    - assumption: A team should play where its fans can come.
""",
)

_LEAST_WORDS = 3
# With these before "because", it need not belong to the main clause.
_DEPENDENT = frozenset("if when even although though while whether unless that whoever what".split())
_REPORTING = frozenset(
    """say says said think thinks thought believe believes believed argue argues argued claim claims claimed that
    not""".split()
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for statement in graph.statements:
        vocabulary = words.vocabulary(statement)
        if vocabulary is None or statement.kind is Kind.EVIDENCE:
            continue
        if vocabulary.reasoning_words.isdisjoint(words.tokens[statement]):
            continue
        text = without_quotations(statement.text.words)
        found = _joint(text, vocabulary)
        if found is not None:
            word = found.strip(" ,;")
            yield Finding(
                f"{quoted(word.lower())} joins a reason to what it is for inside one statement",
                (Label(part_of(statement.text, word)),),
                help="write the reason below `because:` of what it is for",
                fix=partial(_fix, graph, statement) if word.lower() == "because" else None,
            )


def _fix(graph: ArgumentGraph, statement: Statement) -> Fix | None:
    """A fix that puts what stands after “because” as a claim below what stands before it."""
    if statement.text.words != statement.text.value:  # markup could be torn apart
        return None
    parts = re.split(r",?\s+because\s+", statement.text.value)
    first = parts[0].split()
    if len(parts) != 2 or graph.map_of(statement) is not graph.root or statement.bare or statement.citations:
        return None
    if any(len(part.split()) < _LEAST_WORDS for part in parts) or first[0].lower() in _DEPENDENT:
        return None
    if any(re.search(r"[.;?!]\s", part) for part in parts) or not _REPORTING.isdisjoint(map(str.lower, first)):
        return None
    text = document(graph.root.source)
    edits = text.replace(statement.text.span.start, sentence(parts[0]))
    edits += text.insert_items(statement.span.start, "because", {"claim": sentence(parts[1])}, index=0)
    return Fix("make the reason a claim below it", tuple(edits), Safety.UNSAFE)


def _joint(text: str, vocabulary: Vocabulary) -> str | None:
    """The words that join a reason to what it is for."""
    found = vocabulary.reasoning.search(text)
    return _since(text, vocabulary) if found is None else found[0]


def _since(text: str, vocabulary: Vocabulary) -> str | None:
    """A “since” that gives a reason: not before a time, not with a perfect tense, not before a verbal noun."""
    found = vocabulary.since.search(text)
    if found is None or vocabulary.perfect.search(text):
        return None
    following = found[1].lower()
    is_time = following in vocabulary.times or following[:1].isdigit() or following.endswith("ing")
    return None if is_time else found[0].split()[0]
