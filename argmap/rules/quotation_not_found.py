"""Quotations that are not in the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code, part_of, quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.lazy_pattern import lazy
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.grounding import Grounded, Grounding
    from argmap.grounding.matching import Match
    from argmap.grounding.quotations import Fragment

RULE = Rule(
    code="AM507",
    name="quotation-not-found",
    severity=Severity.ERROR,
    about="""The words of a quotation stand in the work that it is from, each fragment between `…` as it is there
and in this order. White space, ends of lines and pages, hyphens at line ends, typographic quotation marks and
dashes, ligatures and accents may look different, and [marks of notes](sources.md#marks-of-notes) may be there or not;
nothing else may. What stands in `[brackets]` is the quoter's own.

The nearest passage is shown with what differs: `[-words-]` are only in the quotation, `{+words+}` only in the work.
The rule needs the text of the work, see [sources](sources.md).""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The council should close the bridge to lorries.
  quote: close the bridge … to cars
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The council should close the bridge to lorries.
  quote: close the bridge … to lorries
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck of the Bridge

Every lorry that crosses the bridge wears its deck out. The council should therefore close the bridge to lorries.
""",
        ),
    ),
)


# How like the nearest passage has to be for a fix; below that it is shown all the same.
_CLOSE = 0.6
_MOST_COMPARED = 3
# What can stand in place of other words whatever is around it in YAML.
_HARMLESS = lazy(r"[\w ,.;()/%’“”–—-]+")


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    from argmap.grounding import Outcome

    for grounded in grounding.quotations:
        quote = grounded.citation.quote
        if grounded.outcome is not Outcome.NOT_FOUND or quote is None or grounding.elsewhere(grounded) is not None:
            continue
        match = grounded.match
        if match is None or not match.fragments:
            yield Finding("this quotation has no words of the source", (Label(quote.span),), help=_NO_WORDS)
        elif match.missing:
            yield _missing(grounding, grounded, quote, match.missing)
        else:
            yield _not_so(grounded, quote, match)


_NO_WORDS = "write the first and the last words of the passage, with `…` between them"


def _missing(grounding: Grounding, grounded: Grounded, quote: Text, missing: Sequence[Fragment]) -> Finding:
    from argmap.grounding.nearest import nearest_passage

    text = grounding.text(grounded.found_in)
    assert text is not None  # noqa: S101 - it was searched
    index = grounding.index(text)
    near = [nearest_passage(index, fragment.written) for fragment in missing[:_MOST_COMPARED]]
    shown = [f"nearest, at {n.place}: {n.diff}" for n in near if n is not None]
    edits = [
        edit
        for fragment, n in zip(missing, near, strict=False)
        if n is not None and n.likeness >= _CLOSE and (edit := _edit(quote, fragment.written, n.words)) is not None
    ]
    fix = None
    if edits and len(edits) == len(missing):
        fix = Fix("quote the words of the source", tuple(edits), Safety.UNSAFE)
    return Finding(
        f"{_speaker(grounded)} does not say {quoted(missing[0].written)}",
        tuple(Label(part_of(quote, fragment.written)) for fragment in missing),
        help="; ".join(shown) or f"nothing in {code(grounded.found_in)} is like these words",
        fix=fix,
    )


def _not_so(grounded: Grounded, quote: Text, match: Match) -> Finding:
    """The fragments are all there, but do not make a passage."""
    first, last = quoted(match.fragments[0].written, 30), quoted(match.fragments[-1].written, 30)
    if match.loose:
        message = f"in {code(grounded.found_in)} more stands between these words than the brackets can stand for"
        advice = "write `…` where words of the source are left out"
    elif match.apart:
        message = f"{first} (at {match.one}) and {last} (at {match.other}) stand too far apart to be one passage"
        advice = "a passage lies below one heading, and `…` leaves out two pages at most; make it two quotations"
    else:
        message = f"{_speaker(grounded)} has these words in another order"
        advice = "the fragments between `…` come in the order of the source"
    return Finding(message, (Label(quote.span),), help=advice)


def _speaker(grounded: Grounded) -> str:
    if grounded.found_in == grounded.work:
        return code(grounded.work)
    return f"{code(grounded.found_in)}, in which {code(grounded.work)} is cited,"


def _edit(quote: Text, written: str, words: str) -> Edit | None:
    """Put other words into a quotation; None where that could break the YAML around it."""
    span = part_of(quote, written)
    style = quote.span.written[:1]
    allowed = words.replace("'", "") if style != "'" else words
    if span.written != written or not _HARMLESS.fullmatch(allowed):
        return None
    flow_marks = style not in "\"'" and "," in words and "," not in written
    return None if flow_marks else Edit(span, words.strip())
