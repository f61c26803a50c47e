"""Said twice: statements that the work makes at several places, which makes them no firmer."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Statement
from argmap.reviewing.page import Item
from argmap.reviewing.patterns.wordings import stands_bare
from argmap.reviewing.prose import counted, sentence
from argmap.reviewing.review_context import ReviewContext

SORT = "said twice"
_MOST = 6


def find(context: ReviewContext) -> Iterator[Item]:
    """One item for the bare claims that quote their work at several places."""
    found = [s for s in context.in_order if context.resting.get(s) and _is_repeated(context, s)]
    if not found:
        return
    yield Item(
        title=f"{counted(len(found), 'bare claim')} said at two places or more",
        sort=SORT,
        remarks=(
            *(sentence(s, f": {' and '.join(_places(context, s))}.") for s in found[:_MOST]),
            ("What does saying it again add to it? No place gives a reason.",),
        ),
        facts={"statements": found, "places": [_places(context, s) for s in found]},
    )


def _is_repeated(context: ReviewContext, statement: Statement) -> bool:
    return stands_bare(context, statement) and len(_places(context, statement)) > 1


def _places(context: ReviewContext, statement: Statement) -> list[str]:
    """The different places of the mapped work at which a statement is quoted."""
    own = context.graph.map_of(statement).work
    places = (
        citation.at.words
        for citation in statement.citations
        if citation.at is not None and (citation.source is None or (own and citation.source.value == own.value))
    )
    return list(dict.fromkeys(places))
