"""Claims worded more strongly than the passage that they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import quoted
from argmap.analysis.quoted_passages import quoted_for_statements
from argmap.analysis.wording import Vocabulary, tokens, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.model import Statement
from argmap.reading.documents import SCALARS, document
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM706",
    name="hedge-dropped",
    severity=Severity.WARNING,
    about="""A passage that says that something *may* be so is no ground for a claim that it *is* so. Reported is a
statement without any hedge, in its text, as its `hedge` or its `likelihood`, that quotes a single sentence whose
main clause is hedged and has the words of the statement. With the [text of the source](sources.md) the whole
sentence is looked at, without it the words that are quoted.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The deck is worn out by lorries.
  quote: The deck … by lorries
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The deck is worn out by lorries.
  hedge: may be
  quote: The deck … by lorries
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck

The deck may be worn out by lorries. The council should close the bridge.
""",
        ),
    ),
)


# One of these is in every clause that the patterns find hedged.
_QUICK = lazy(
    r"\b(?:may|might|could|possib|perhaps|probab|maybe|presum|report|alleg|suppos|appar|conceiv|likely|seem|appear|some)",
    re.IGNORECASE,
)
_LEAST_SHARED = 2


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Without texts: quotations that are one run of words, or begin with a hedged clause."""
    for statement in graph.statements:
        for citation in statement.citations:
            quote = citation.quote
            if quote is None or not _QUICK.search(quote.value):
                continue
            vocabulary = wording(graph).vocabulary(statement)
            clause = re.split(r"…|\.{3}|\[", quote.value)[0]
            if vocabulary is not None and quote.value[:1].isupper():
                yield from _found(graph, statement, quote, clause, vocabulary)


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    """With texts: passages that lie within one sentence and begin where it begins."""
    looked_at = set()
    for passage in quoted_for_statements(grounding):
        looked_at.add(passage.quote.span)
        vocabulary = wording(grounding.graph).vocabulary(passage.statement)
        if passage.is_one_sentence and _QUICK.search(passage.words) and vocabulary is not None:
            clause = passage.from_sentence_start
            yield from _found(grounding.graph, passage.statement, passage.quote, clause, vocabulary)
    yield from (f for f in check(grounding.graph) if f.labels[1].span not in looked_at)


def _found(
    graph: ArgumentGraph, statement: Statement, quote: Text, words: str, vocabulary: Vocabulary
) -> Iterator[Finding]:
    hedging = vocabulary.hedging
    if hedging.is_hedged(statement):
        return
    lead = hedging.leading.match(words)
    main = words[lead.end() :] if lead else words
    below = hedging.subordinate.search(main)
    clause = main[: below.start()] if below else main
    hedge = hedging.governing.match(clause if not below or below[0].lower() != "that" else f"{clause}that")
    if hedge is None:
        return
    content = wording(graph).content[statement]
    shared = {vocabulary.stem(word) for word in tokens(clause) if word not in vocabulary.stop} & content.keys()
    if len(shared) >= min(_LEAST_SHARED, len(content)):
        yield Finding(
            f"this says more than the passage it quotes, which has {quoted(hedge[1])}",
            (Label(statement.text.span), Label(quote.span, quoted(clause, 80))),
            help=f"let the statement say it, or add `hedge: {hedge[1].lower()}` or a `likelihood:`",
            fix=partial(_fix, statement, hedge[1].lower()),
        )


def _fix(statement: Statement, hedge: str) -> Fix | None:
    """The hedge of the passage, which is the author's own wording, beside the text."""
    if statement.hedge is not None:
        return None
    written = SCALARS.line(hedge, brackets=True)
    edits = document(statement.span.source).insert_key(statement.span.start, "hedge", written)
    return Fix(f"add `hedge: {hedge}`", tuple(edits), Safety.UNSAFE)
