"""Elisions that turn a passage round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import quoted
from argmap.analysis.quoted_passages import QuotedPassage, quoted_for_statements
from argmap.diagnostics import Finding, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM510",
    name="elision-drops-negation",
    severity=Severity.ERROR,
    about="""`…` may leave out words, but not the one word that matters: if the passage says that something is *not*
so, or *perhaps* so, what is left must not read as if it were. Reported is a short gap within one sentence that
begins or ends with such a word, where the statement does not have its sense either.

The gap between the first and the last words of a longer passage, with whatever is denied in it, is no fault.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The old bridge is safe for lorries.
  quote: The old bridge is … safe for lorries
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The old bridge is not safe for lorries.
  quote: The old bridge is … safe for lorries
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck

The old bridge is no longer safe for lorries. The council should close the old bridge.
""",
        ),
    ),
)

_LONGEST = 80  # a gap of more characters is no slip of one word


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    for passage in quoted_for_statements(grounding):
        for start, end in passage.gaps_within_sentences():
            gap = passage.between(start, end) if end - start <= _LONGEST else ""
            found = passage.hedging.dropped.match(gap) if gap else None
            if found and not passage.hedging.double.search(gap) and not _is_said(passage):
                word = next(group for group in found.groups() if group)
                around = f"{passage.tail(start)} [{gap}] {passage.head(end)}"
                yield Finding(
                    f"`…` leaves out {quoted(word)}, and what is left says the opposite or more",
                    (Label(passage.quote.span), Label(passage.statement.text.span, "does not have it either")),
                    help=f"the source says {quoted(around, 100)}; quote the word, or let the statement say it",
                )
                break


def _is_said(passage: QuotedPassage) -> bool:
    """Whether the statement has the sense of what is left out."""
    words, statement = passage.hedging, passage.statement
    return words.is_careful(statement, passage.quoted_words) or (
        statement.label is not None and words.negative.search(statement.label.words) is not None
    )
