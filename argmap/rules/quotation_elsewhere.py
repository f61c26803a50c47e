"""Quotations that stand in another source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.reading.documents import SCALARS, document
from argmap.source import Span, Text
from argmap.yamltext.places import CannotLayOut

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM508",
    name="quotation-elsewhere",
    severity=Severity.ERROR,
    about="""The words of a quotation are not in the work that it is said to be from, and are in another source of
the map: the wrong source is named, or none where the map's own is not meant.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}
  letter: {title: A letter to the council, text: letter.txt}

argument:
- claim: The council should close the bridge to lorries.
  quote: before the deck … gives way
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}
  letter: {title: A letter to the council, text: letter.txt}

argument:
- claim: The council should close the bridge to lorries.
  quote: the bridge … to lorries
  cite: {source: letter, quote: before the deck … gives way}
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck of the Bridge

Every lorry that crosses the bridge wears its deck out. The council should therefore close the bridge to lorries.
""",
        ),
        (
            "letter.txt",
            """\
A Letter to the Council

Close the bridge to lorries before the deck of the bridge gives way.
""",
        ),
    ),
)


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    from argmap.grounding import Outcome

    for grounded in grounding.quotations:
        citation = grounded.citation
        if grounded.outcome is not Outcome.NOT_FOUND or citation.quote is None:
            continue
        found = grounding.elsewhere(grounded)
        if found is None:
            continue
        name, passages = found
        fix, labels = None, [Label(citation.quote.span)]
        if citation.source is not None:
            fix = Fix(f"name {code(name)}", (Edit(citation.source.span, name),), Safety.UNSAFE)
            labels.append(Label(citation.source.span, "the source that is named"))
        elif citation.at is None and citation.voice is None and "cite" not in grounded.node.keys:
            with suppress(CannotLayOut):
                fix = _cited(citation.quote, name)
        yield Finding(
            f"these words are not in {code(grounded.work)}; they are in {code(name)}, at {passages[0].place}",
            tuple(labels),
            help=None if fix else f"write `cite: {{source: {name}, quote: …}}`",
            fix=fix,
        )


def _cited(quote: Text, name: str) -> Fix:
    """A citation of the other source in place of a quotation of the mapped work."""
    source = quote.span.source
    _, key = document(source).owner_of(quote.span.start)
    written = f"cite: {{source: {name}, quote: {SCALARS.line(quote.value, brackets=True)}}}"
    return Fix(f"cite {code(name)}", (Edit(Span(source, key, quote.span.end), written),), Safety.UNSAFE)
