"""The words of each supporting step: how many of what it supports no premise mentions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from weakref import WeakKeyDictionary

from argmap.analysis.wording import MOST_KEPT, Vocabulary, Wording, content, wording
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Inference, Reason, Statement
from argmap.records import record

# With so few content words, half of them is one, and one word proves nothing.
_FEW = 2


@record()
class StepWords:
    """The content words of a supported statement: how many there are, and those that no premise mentions."""

    target: Statement
    count: int
    missing: tuple[str, ...]


def is_missing(found: StepWords) -> bool:
    """Whether too much of the supported statement comes from nowhere."""
    few = found.count <= _FEW
    return len(found.missing) == found.count if few else 2 * len(found.missing) >= found.count


_kept: WeakKeyDictionary[ArgumentGraph, dict[Reason, StepWords]] = WeakKeyDictionary()


def step_words(graph: ArgumentGraph) -> Mapping[Reason, StepWords]:
    """The words of each supporting step, by its reason; without other reasons and those whose words are not known."""
    found = _kept.get(graph)
    if found is None:
        words = wording(graph)
        each = ((reason, _step_words(graph, words, reason)) for reason in graph.reasons)
        found = _kept[graph] = {reason: step for reason, step in each if step is not None}
    return found


def _step_words(graph: ArgumentGraph, words: Wording, reason: Reason) -> StepWords | None:
    if reason.bearing is not Bearing.SUPPORT or reason.inference is Inference.EXPLANATION:
        return None
    target, premises = graph.target(reason), graph.premises(reason)
    if not isinstance(target, Statement) or not premises or len(premises) < len(reason.premises):
        return None
    vocabulary = words.vocabulary(target)
    if vocabulary is None:
        return None
    found = _new_words(target.text.words, tuple([p.text.words for p in premises]), vocabulary)
    return None if found is None else StepWords(target, *found)


@lru_cache(MOST_KEPT)
def _new_words(target: str, premises: tuple[str, ...], vocabulary: Vocabulary) -> tuple[int, tuple[str, ...]] | None:
    """How many content words a text has, and those that others do not have; None where one has none at all."""
    wanted, given = content(target, vocabulary), [content(premise, vocabulary) for premise in premises]
    if not wanted or not all(given):
        return None
    mentioned = set[str]().union(*given)
    return len(wanted), tuple([word for stem, word in wanted.items() if stem not in mentioned])
