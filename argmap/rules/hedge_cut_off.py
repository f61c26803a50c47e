"""Quotations that begin after a hedge, or end before a “but”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import quoted
from argmap.analysis.quoted_passages import QuotedPassage, quoted_for_statements
from argmap.diagnostics import Finding, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM511",
    name="hedge-cut-off",
    severity=Severity.ERROR,
    about="""A quotation that begins just after “it is unlikely that”, “perhaps” or “not”, or ends just before
“but”, “however”, “unless” or “except”, makes its author say more than the work does. Let the quotation take the
word in, or let the statement carry it: in its text, as its `hedge`, or, for what follows a “but”, in a statement
that quotes the rest.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The bridge lasts the winter.
  quote: the bridge will last the winter
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The bridge lasts the winter.
  hedge: unlikely
  quote: the bridge will last the winter
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck

It is unlikely that the bridge will last the winter. The council should close the bridge.
""",
        ),
    ),
)

_LOOKED_AT = 100  # characters before a quotation, which hold any of the turns of phrase


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    for passage in quoted_for_statements(grounding):
        words, statement = passage.hedging, passage.statement
        before = words.before.search(passage.before[-_LOOKED_AT:]) if passage.before else None
        if before and not words.is_careful(statement, passage.quoted_words):
            cut = before[1].strip()
            yield Finding(
                f"this quotation begins just after {quoted(cut)}",
                (Label(passage.quote.span), Label(statement.text.span, "says it without that")),
                help="begin the quotation earlier, or let the statement say it, in its text or as "
                f"`hedge: {cut.lower().rstrip(',')}`",
            )
            continue
        after = words.after.match(passage.after) if passage.after else None
        if after and not (
            words.is_careful(statement, passage.quoted_words)
            or words.contrast_within.search(passage.last_clause)
            or statement.but
            or statement.although
            or _rest_is_quoted(grounding, passage)
        ):
            yield Finding(
                f"this quotation ends just before {quoted(after[1])}",
                (Label(passage.quote.span),),
                help=f"the source goes on {quoted(passage.after.lstrip(' ,;:'), 100)}; quote that too, "
                "or give it a statement of its own",
            )


def _rest_is_quoted(grounding: Grounding, passage: QuotedPassage) -> bool:
    """Whether another quotation holds what follows in the sentence."""
    end = passage.passage.end
    rest_end = passage.sentence_end
    return any(
        other.text is passage.passage.text and other.end > end and other.start < rest_end
        for grounded in grounding.quotations
        for other in grounded.passages
    )
