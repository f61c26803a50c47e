"""Quotations that stand in several places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code, quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.showing import counted

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM509",
    name="ambiguous-quotation",
    severity=Severity.ERROR,
    about="""A quotation names one passage. Where its words stand several times in the work, `at` has to say which
place is meant, or the quotation has to go on until it differs. Two places in one sentence count as one.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The council should close the bridge.
  quote: The council should close the bridge
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The council should close the bridge.
  quote: The council should close the bridge
  at: §1 ¶1
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck

The council should close the bridge. Lorries wear the deck of the bridge out.

The Toll

The toll is small. The council should close the bridge.
""",
        ),
    ),
)


_MOST_NAMED = 6


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    from argmap.grounding import Outcome

    for grounded in grounding.quotations:
        citation = grounded.citation
        if grounded.outcome is not Outcome.AMBIGUOUS or citation.quote is None:
            continue
        places = [p.place.of_paragraph for p in grounded.passages]
        if len(set(places)) < len(places):
            places = list(dict.fromkeys(str(p.place) for p in grounded.passages))
        more = ["…"] if len(places) > _MOST_NAMED else []
        times = counted(len(grounded.passages), "time")
        if grounded.match is not None and grounded.match.more:
            times = f"over {times}"
        within = f" at {quoted(citation.at, 30)}" if citation.at is not None else ""
        labels = [Label(citation.quote.span)]
        if citation.at is not None:
            labels.append(Label(citation.at.span, "does not tell them apart"))
        yield Finding(
            f"these words stand {times} in {code(grounded.found_in)}{within}: "
            + ", ".join([*places[:_MOST_NAMED], *more]),
            tuple(labels),
            help=f"say which with `at:`, such as `at: {places[0]}`, or quote more words",
        )
