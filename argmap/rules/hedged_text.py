"""A text that says how likely it is, with a likelihood beside it that says so again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import match_in, quoted, sentence
from argmap.analysis.wording import without_quotations, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reading.documents import document

RULE = Rule(
    code="AM708",
    name="hedged-text",
    severity=Severity.WARNING,
    about="""`likelihood` says how likely the text is, exactly as it is written. With “probably” in the text, it says
how likely it is that something is probable, and so hedges twice; what follows from it is weaker than was meant. Take
the word out of the text. The author's own wording may stand under `hedge`.

Comparisons (“more likely than”) and permissions (“members may vote”) are left alone.""",
    bad="""\
argument:
- conclusion: The river will probably flood the town.
  likelihood: 80 %
  because:
  - evidence: The river has flooded the town in eight of ten years.
    cite: https://example.org/floods
""",
    good="""\
argument:
- conclusion: The river will flood the town.
  likelihood: 80 %
  hedge: probably
  because:
  - evidence: The river has flooded the town in eight of ten years.
    cite: https://example.org/floods
""",
)

_ADVERBS = frozenset("probably perhaps maybe possibly presumably conceivably".split())


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for statement in graph.statements:
        vocabulary = words.vocabulary(statement) if statement.likelihood is not None else None
        if vocabulary is None or statement.likelihood is None:
            continue
        for found in vocabulary.hedged.finditer(without_quotations(statement.text.words)):
            if found[0] == "may" and not vocabulary.allowing.isdisjoint(words.tokens[statement]):
                continue
            yield Finding(
                f"{quoted(found[0].lower())} hedges a text whose likelihood is {quoted(statement.likelihood)}",
                (Label(match_in(statement.text, found)), Label(statement.likelihood.span, "how likely the text is")),
                help="leave the word out of the text; the author's own wording stands under `hedge`",
                fix=partial(_fix, graph, statement, found),
            )
            break


def _fix(graph: ArgumentGraph, statement: Statement, found: re.Match[str]) -> Fix | None:
    """The hedge beside the text, where it is an adverb, without which the sentence stays one."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    if found[0].lower() not in _ADVERBS or statement.hedge is not None or found.string != statement.text.value:
        return None
    if graph.map_of(statement) is not graph.root:
        return None
    new = before.rstrip(" ,") + " " + after.lstrip(" ,") if before.strip() else sentence(after.lstrip(" ,"))
    text = document(graph.root.source)
    edits = text.replace(statement.text.span.start, new)
    edits += text.insert_key(statement.span.start, "hedge", found[0].lower())
    return Fix("write it under `hedge`", tuple(edits), Safety.UNSAFE)
