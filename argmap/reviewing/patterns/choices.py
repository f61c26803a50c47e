"""Two courses and no third: premises that leave only so much open, and nobody says why."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reviewing.page import Item
from argmap.reviewing.patterns.wordings import stands_bare, steps
from argmap.reviewing.prose import noted, sentence
from argmap.reviewing.review_context import ReviewContext

SORT = "only two courses"


def find(context: ReviewContext) -> Iterator[Item]:
    for step in steps(context):
        for premise in step.premises:
            found = step.turns.choice.search(premise.text.words)
            if found is None or not stands_bare(context, premise):
                continue
            yield Item(
                premise,
                sort=SORT,
                remarks=(
                    sentence("It leaves only so many courses open, and ", step.target, " is drawn from that."),
                    ("Nothing in the map says why there is no other, or that one cannot do both.",),
                ),
                notes=noted(premise),
                facts={"words": found[0], "for": step.target},
            )
