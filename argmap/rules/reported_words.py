"""Words that the source reports from somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.model import Kind
from argmap.rules.phrasing import quoted
from argmap.rules.quoted_passages import QuotedPassage, quoted_for_statements
from argmap.rules.voices import in_voice

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM515",
    name="reported-words",
    severity=Severity.WARNING,
    about="""In the source the quoted words are somebody else's: they stand in quotation marks after “said”, or
their sentence begins with “according to” and a name. Then the quotation has `voice: cited`, or `voice: opponent`,
or the statement is `held-by` whoever says so. Evidence is left alone: it mostly reports others.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The bridge will last for a hundred years.
  quote: the bridge will last for a hundred years
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The bridge will last for a hundred years.
  quote: the bridge will last for a hundred years
  voice: cited
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck

The council should close the bridge. According to the mayor, the bridge will last for a hundred years.
""",
        ),
    ),
)


_ACCORDING = re.compile(r"^\W*(according\s+to\s+(?P<who>[^,]{2,60})),(?:\s|$)", re.IGNORECASE)

_MARKS = re.compile(r"[“”„«»]")


def check(grounding: Grounding) -> Iterator[Finding]:
    for passage in quoted_for_statements(grounding):
        statement, citation = passage.statement, passage.grounded.citation
        if statement.kind is Kind.EVIDENCE or statement.held_by is not None or citation.voice is not None:
            continue
        who = _who(passage)
        if who is not None:
            yield Finding(
                f"in the source these are words of somebody else: {quoted(who[-60:])}",
                (Label(passage.quote.span),),
                help="add `voice: cited` or `voice: opponent`, or `held-by:` if the author disagrees",
                fix=in_voice(passage.quote, "cited"),
            )


def _who(passage: QuotedPassage) -> str | None:
    """How the sentence says that a passage within it is somebody else's; None where that is not certain."""
    words, before = passage.hedging, passage.before
    if not before or not passage.is_one_sentence or words.own_voice.search(before):
        return None
    according = _ACCORDING.match(before)
    if according:
        return according[1]
    opened, closed = (_MARKS.sub('"', part) for part in (before, passage.after))
    if opened.count('"') % 2 == 1 and '"' in closed:
        for part in (before.rstrip('"“„« '), closed.partition('"')[2]):
            if words.reporting.search(part) and not words.own_voice.search(part):
                return part.strip(" ,.")
    said = words.reported_by.match(before)
    return said[1] if said else None
