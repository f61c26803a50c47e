"""From a few to all: a general statement that rests on a handful of cases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.analysis.wording import tokens, wording
from argmap.lazy_pattern import lazy
from argmap.model import Statement
from argmap.reviewing.page import Item
from argmap.reviewing.patterns.wordings import Step, steps
from argmap.reviewing.prose import noted, sentence
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_hedged

SORT = "from a few to all"
# "Nine in ten cases" is a share, and no sample of ten.
_OF_SO_MANY = lazy(
    r"\b(?:\w+)\s+(?:in|out\s+of)\s+(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+)\b", re.IGNORECASE
)


def find(context: ReviewContext) -> Iterator[Item]:
    for step in steps(context):
        if is_hedged(context, step.target) or step.turns.sample.search(step.target.text.words):
            continue
        if len(step.premises) > 1 or _is_counted(step.premises[0]):
            continue
        for premise in step.premises:
            found = step.turns.sample.search(_OF_SO_MANY.sub(" ", premise.text.words))
            if found is not None and _is_wider(context, step, found["case"]):
                yield Item(
                    step.reason,
                    sort=SORT,
                    remarks=(
                        sentence("From “", found[0], "” in ", premise, " it goes on to ", step.target, "."),
                        ("Are these cases enough, and how were they chosen? A few that differ would change it.",),
                    ),
                    notes=noted(step.reason),
                    facts={"words": found[0], "premise": premise, "for": step.target},
                )
                break


def _is_counted(premise: Statement) -> bool:
    """Whether a premise is a count, a study or a document: how many cases these rest on their numbers do not tell."""
    return premise.basis is not None and premise.basis.value in ("statistic", "study", "document", "law")


def _is_wider(context: ReviewContext, step: Step, case: str | None) -> bool:
    """Whether what is supported speaks of all or most, of the kind that the few cases are of, or of things in general.

    Other evidence beside it for the same statement makes the sample larger than it looks.
    """
    text = step.target.text.words
    words = wording(context.graph)
    vocabulary = words.vocabulary(step.target)
    if vocabulary is None or len(context.applying(step.target)) > 2:
        return False
    if step.turns.general.search(text):
        return True
    if case is not None and vocabulary.stem(tokens(case)[0]) in words.content[step.target]:
        return True
    clauses = (text, text.partition(", ")[2])
    return any(_speaks_generally(clause, words.all_written) for clause in clauses) or _lasts(text, step)


def _speaks_generally(text: str, known: frozenset[str]) -> bool:
    """Whether a text begins with a plural that nothing narrows: “Standing desks”, “Elections”."""
    beginning = text.split()[:3]
    for place, word in enumerate(beginning):
        bare = word.strip(".,;:“”\"'")
        if not bare.isalpha() or (bare[:1].isupper() and (place or (bare.lower() not in known and len(bare) < 4))):
            return False
        if bare.endswith("s") and not bare.endswith(("ss", "us", "is")):
            return bare.lower() not in {"this", "its", "his", "as", "has", "was", "does", "always"}
        if bare.lower() in {"the", "a", "an", "our", "my", "this", "that", "these", "those", "their", "its", "some"}:
            return False
    return False


def _lasts(text: str, step: Step) -> bool:
    """Whether a text tells an effect that something has, and not what happened once."""
    cause = step.turns.causes.search(text)
    return cause is not None and cause[0].endswith("s") and not cause[0].endswith("ss")
