"""Words of others that are quoted as the author's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import part_of, quoted
from argmap.analysis.wording import wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement
from argmap.reading.documents import document
from argmap.rules.fixes.voices import in_voice
from argmap.source import Text

RULE = Rule(
    code="AM504",
    name="voice-of-others",
    severity=Severity.WARNING,
    about="""A map of somebody's argument must not put the words of others into their mouth. Where a quotation
begins with “critics say”, “it is often claimed that” or “according to”, or ends with “or so we are told”, the author
reports somebody: `voice: opponent` for a view that the
author goes on to answer, `voice: cited` for one that the author relies on. If the author does not share the view,
the statement is `held-by` whoever does, and then its quotation cannot have `voice: author`.

Evidence is left alone: it mostly reports others. So are statements that say themselves who says so. With the
[text of the source](sources.md), AM515 looks at the words around the quotation, too.""",
    bad="""\
source: pamphlet
sources:
  pamphlet: {title: Why the market should stay}

argument:
- conclusion: The market should stay in the square.
  quote: the market should stay
  because:
  - claim: The market brings people into the square.
    quote: Critics say that the market … into the square
""",
    good="""\
source: pamphlet
sources:
  pamphlet: {title: Why the market should stay}

argument:
- conclusion: The market should stay in the square.
  quote: the market should stay
  because:
  - claim: The market brings people into the square.
    quote: Critics say that the market … into the square
    voice: opponent
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for statement in graph.statements:
        if not statement.citations:
            continue
        if statement.held_by is not None:
            yield from _claimed_for_author(statement)
        elif statement.kind is not Kind.EVIDENCE:
            vocabulary = words.vocabulary(statement)
            for citation in statement.citations:
                if vocabulary is None or citation.quote is None or citation.voice is not None:
                    continue
                said = vocabulary.reporting.in_quotation(citation.quote.value)
                if said is not None and not vocabulary.reporting.is_reported(statement.text.words):
                    has = "begins with" if citation.quote.value.lstrip().startswith(said.words) else "has"
                    yield Finding(
                        f"this quotation {has} {quoted(said.words)}, so it reports somebody else",
                        (Label(part_of(citation.quote, said.words)),),
                        help="add `voice: opponent` or `voice: cited`, or `held-by:` if the author disagrees",
                        fix=partial(in_voice, citation.quote, "opponent" if said.opposed else "cited"),
                    )


def _claimed_for_author(statement: Statement) -> Iterator[Finding]:
    for citation in statement.citations:
        if citation.voice is not None and citation.voice.value == "author" and statement.held_by is not None:
            yield Finding(
                f"the view of {quoted(statement.held_by)} is quoted in the voice of the author",
                (Label(citation.voice.span), Label(statement.held_by.span, "whose view it is")),
                help="leave `voice` out: what is `held-by` somebody is reported",
                fix=partial(_without, citation.voice),
            )


def _without(voice: Text) -> Fix:
    text = document(voice.span.source)
    _, key = text.owner_of(voice.span.start)
    return Fix("leave `voice` out", tuple(text.remove_key(key)), Safety.UNSAFE)
