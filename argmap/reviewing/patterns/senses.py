"""One word in two senses: what alone joins two statements of a step, in different company in each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from argmap.analysis.wording import Vocabulary, tokens, wording
from argmap.model import Statement
from argmap.records import record
from argmap.reviewing.page import Item
from argmap.reviewing.patterns.wordings import Step, steps
from argmap.reviewing.prose import noted, sentence
from argmap.reviewing.review_context import ReviewContext

SORT = "one word, two senses?"
_MOST_SHARED = 2
_OBJECT = 4  # words in which what is joined stands
_JOINING = frozenset("of to for".split())


@record()
class _Use:
    """A word as it is used once: the word after it, and what that may lead to."""

    right: str
    object: frozenset[str]  # the content words that follow


def find(context: ReviewContext) -> Iterator[Item]:
    for step in steps(context):
        found = _two_senses(context, step)
        if found is None:
            continue
        word, one, other = found
        yield Item(
            step.reason,
            sort=SORT,
            remarks=(
                sentence(f"“{word}” joins ", one, " and ", other, ", in different company in each."),
                ("Does it mean the same in both? If not, nothing joins them.",),
            ),
            notes=noted(step.reason),
            facts={"word": word, "statements": [one, other]},
        )


def _two_senses(context: ReviewContext, step: Step) -> tuple[str, Statement, Statement] | None:
    """The word that alone joins two statements of a step and keeps different company in them, with these."""
    words = wording(context.graph)
    vocabulary = words.vocabulary(step.target)
    if vocabulary is None:
        return None
    for one, other in combinations((*step.premises, step.target), 2):
        if len(step.premises) > 1 and other is step.target:
            continue
        shared = words.content[one].keys() & words.content[other].keys()
        if not 0 < len(shared) <= _MOST_SHARED:
            continue
        for stem in sorted(shared):
            if _is_ambiguous(vocabulary, stem) and _apart(vocabulary, stem, one, other):
                return words.content[one][stem], one, other
    return None


def _is_ambiguous(vocabulary: Vocabulary, stem: str) -> bool:
    return stem in _ambiguous_stems(vocabulary)


@cache
def _ambiguous_stems(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(map(vocabulary.stem, vocabulary.turns.several_senses))


def _apart(vocabulary: Vocabulary, stem: str, one: Statement, other: Statement) -> bool:
    """Whether a word is completed in different ways: a right *to* something, what is *right*; *free* speech, what is
    *free*.
    """
    first, second = (_use(vocabulary, stem, s) for s in (one, other))
    if first is None or second is None:
        return False
    if {first.right, second.right} & _JOINING:
        return first.right != second.right or first.object.isdisjoint(second.object)
    stands_before = [bool(use.right) and use.right not in vocabulary.stop for use in (first, second)]
    return any(stands_before) and (not all(stands_before) or first.right != second.right)


def _use(vocabulary: Vocabulary, stem: str, statement: Statement) -> _Use | None:
    row = [*tokens(statement.text.words), "", "", "", ""]
    for place, word in enumerate(row):
        if word and vocabulary.stem(word) == stem:
            following = row[place + 1 : place + 1 + _OBJECT]
            content = frozenset(vocabulary.stem(w) for w in following if w and w not in vocabulary.stop)
            return _Use(row[place + 1], content)
    return None
