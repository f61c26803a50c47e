"""A premise that has nothing to do with the rest of its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import chain

from argmap.analysis.phrasing import premise_label, quoted
from argmap.analysis.step_words import step_words
from argmap.analysis.wording import MOST_KEPT, Vocabulary, content, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Premise, Reason
from argmap.reading.documents import document

RULE = Rule(
    code="AM207",
    name="orphan-premise",
    severity=Severity.WARNING,
    about="""The premises of one reason work together: each shares a term with another, or with the statement that
they support. One that shares none is a reason of its own, belongs elsewhere, or uses another word for the same
thing. Reasons with a `scheme` are left alone.""",
    bad="""\
argument:
- conclusion: The orchestra should play in the park.
  because:
  - premises:
    - claim: More people can hear an orchestra that plays in the park.
    - claim: Violins need dry air.
    - assumption: An orchestra should play where more people hear it.
""",
    good="""\
argument:
- conclusion: The orchestra should play in the park.
  because:
  - premises:
    - claim: More people can hear an orchestra that plays in the park.
    - assumption: An orchestra should play where more people hear it.
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for reason, found in step_words(graph).items():
        if len(reason.premises) < 2 or reason.scheme is not None:
            continue
        premises, vocabulary = graph.premises(reason), words.vocabulary(found.target)
        for index in _strangers(found.target.text.words, tuple([p.text.words for p in premises]), vocabulary):
            yield Finding(
                f"{quoted(premises[index].text)} shares no word with the other premises or with what they support",
                (
                    premise_label(graph, reason.premises[index]),
                    Label(found.target.text.span, "what the premises support"),
                ),
                help="make it a reason of its own, move it, or use the same word for the same thing",
                fix=partial(_as_reason, graph, reason, reason.premises[index]),
            )


def _as_reason(graph: ArgumentGraph, reason: Reason, premise: Premise) -> Fix | None:
    """The premise taken out of the reason, and put behind it into the same list."""
    target = graph.target(reason)
    if target is None or reason not in _places(target) or premise.role is not None:
        return None
    key, source = reason.bearing.value, reason.span.source
    text = document(source)
    put = partial(text.insert_items, target.span.start, key, index=_places(target)[reason] + 1)
    return Fix("make it a reason of its own", tuple(text.move_item(premise.span.start, put)), Safety.UNSAFE)


@lru_cache(maxsize=16)
def _places(target: Target) -> dict[Reason, int]:
    """The place of each reason that is written on something in the list where it is."""
    count: Counter[Bearing] = Counter()
    found: dict[Reason, int] = {}
    for reason in target.bearing_reasons:
        found[reason] = count[reason.bearing]
        count[reason.bearing] += 1
    return found


@lru_cache(MOST_KEPT)
def _strangers(target: str, premises: tuple[str, ...], vocabulary: Vocabulary | None) -> tuple[int, ...]:
    """The premises, by their place, that have no content word in common with another text."""
    if vocabulary is None:
        return ()
    each, supported = [content(text, vocabulary) for text in premises], content(target, vocabulary).keys()
    apart = [index for index, stems in enumerate(each) if supported.isdisjoint(stems)]
    if not apart:  # which is so for most
        return ()
    count = Counter(chain.from_iterable(each))
    return tuple(index for index in apart if all(count[stem] == 1 for stem in each[index]))
