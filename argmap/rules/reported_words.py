"""Words that the source reports from somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import quoted
from argmap.analysis.quoted_passages import QuotedPassage, quoted_for_statements
from argmap.analysis.reporting import Said, Surroundings
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.lazy_pattern import lazy
from argmap.model import Kind
from argmap.rules.fixes.voices import in_voice

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM515",
    name="reported-words",
    severity=Severity.WARNING,
    about="""In the source the quoted words are somebody else's. Either their sentence tells: it begins with
“critics hold that”, “it is often claimed that”, “according to the mayor”, “the objection that” or “on this view”
after a sentence on others, ends with “argue its opponents” or “or so we are told”, or has “its backers say” between
commas; or they stand in quotation marks after “said”; or the next sentence rejects them: “Not so.”, “We disagree.”,
“That view overlooks …”. Then the quotation has `voice: opponent`, or `voice: cited`, or the statement is `held-by`
whoever says so.

Left alone are evidence, which mostly reports others, statements that say themselves who says so, what data or an
experiment show (“according to the census”, “the trial found that”), and what an author reports and agrees with
(“critics rightly say”). “It could be argued that” may be the author's own way to say it: it counts only when the
next sentence rejects it. The page on [sources](sources.md#words-of-others) has all forms, and how many are seen.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The bridge will last for a hundred years.
  quote: the bridge will last for a hundred years
- claim: Lorries do no harm to the deck.
  quote: lorries do no harm to the deck
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The bridge will last for a hundred years.
  quote: the bridge will last for a hundred years
  voice: cited
- claim: Lorries do no harm to the deck.
  held-by: the hauliers
  quote: lorries do no harm to the deck
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck

The council should close the bridge. According to the mayor, the bridge will last for a hundred years.
Some say that lorries do no harm to the deck. That view overlooks the cracks.
""",
        ),
    ),
)


_MARKS = lazy(r"[“”„«»]")


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    for passage in quoted_for_statements(grounding):
        statement, citation = passage.statement, passage.grounded.citation
        if statement.kind is Kind.EVIDENCE or statement.held_by is not None or citation.voice is not None:
            continue
        said = _said(passage)
        if said is not None and not passage.reporting.is_reported(statement.text.words):
            yield Finding(
                f"in the source these are words of somebody else: {quoted(said.words[-60:])}",
                (Label(passage.quote.span),),
                help="add `voice: cited` or `voice: opponent`, or `held-by:` if the author disagrees",
                fix=in_voice(passage.quote, "opponent" if said.opposed else "cited"),
            )


def _said(passage: QuotedPassage) -> Said | None:
    """How the source says that a passage within a sentence is somebody else's; None if that is not certain."""
    if not passage.is_one_sentence or passage.reporting.in_quotation(passage.quote.value) is not None:
        return None  # what the quotation tells itself is told by another rule
    around = Surroundings(
        passage.before, passage.words, passage.left_out, passage.after, passage.preceding, passage.following
    )
    return passage.reporting.around(around) or _in_marks(passage)


def _in_marks(passage: QuotedPassage) -> Said | None:
    """Who says the words in quotation marks in which a passage stands."""
    words, before = passage.hedging, passage.before
    opened, closed = (_MARKS.sub('"', part) for part in (before, passage.after))
    if words.own_voice.search(before) or opened.count('"') % 2 == 0 or '"' not in closed:
        return None
    for part in (before.rstrip('"“„« '), closed.partition('"')[2]):
        if words.reporting.search(part) and not words.own_voice.search(part):
            return Said(part.strip(" ,."), opposed=False)
    return None
