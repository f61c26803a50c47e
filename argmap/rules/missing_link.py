"""Steps whose conclusion speaks of things that no premise mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from argmap.analysis.wording import MOST_KEPT, Vocabulary, Wording, content, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Inference, Reason, Statement
from argmap.rules.phrasing import listing, premise_label, quoted

RULE = Rule(
    code="AM206",
    name="missing-link",
    severity=Severity.WARNING,
    about="""No rabbit comes out of a hat that was not in it before: what a statement speaks of has to be spoken of
by the premises that lead to it (the *Rabbit rule* of argument mapping). Reported is a reason where at least half of
the content words of the supported statement occur in none of its premises, plural and verb forms counting as the
same word. Such a reason stands in the wrong place, uses another word for the same thing, or lacks a premise.

Reasons with a `scheme` are left alone: the scheme says what links them, often without repeating a word.""",
    bad="""\
argument:
- conclusion: The airport should build a second runway.
  because:
  - claim: Many families spend their holidays on distant islands.
""",
    good="""\
argument:
- conclusion: The airport should build a second runway.
  because:
  - premises:
    - claim: Families who fly from the airport wait for hours.
    - claim: A second runway would shorten the wait.
    - assumption: An airport should build what shortens the wait of those who fly.
""",
)

# With so few content words, half of them is one, and one word proves nothing.
_FEW = 2
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class StepWords:
    """The content words of a supported statement: how many there are, and those that no premise mentions."""

    target: Statement
    count: int
    missing: tuple[str, ...]


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for reason, found in step_words(graph).items():
        if reason.scheme is not None or not is_missing(found):
            continue
        named = found.missing[:_MOST_NAMED]
        more = len(found.missing) - len(named)
        missing = listing([quoted(w) for w in named] + ([f"{more} more words"] if more > 1 else []), "and")
        premises = "the only premise" if len(reason.premises) == 1 else "any premise"
        labels = [premise_label(graph, premise) for premise in reason.premises]
        labels.append(Label(found.target.text.span, "what it is a reason for"))
        yield Finding(
            f"{missing} {'is' if len(found.missing) == 1 else 'are'} not in {premises}",
            tuple(labels),
            help="add the premise that links the two under `premises:`, use the same word for the same thing, "
            "or move the reason to where it belongs",
        )


def is_missing(found: StepWords) -> bool:
    """Whether too much of the supported statement comes from nowhere."""
    few = found.count <= _FEW
    return len(found.missing) == found.count if few else 2 * len(found.missing) >= found.count


_kept: WeakKeyDictionary[ArgumentGraph, dict[Reason, StepWords]] = WeakKeyDictionary()


def step_words(graph: ArgumentGraph) -> Mapping[Reason, StepWords]:
    """What each supporting step does with words; without other reasons and those whose words are not known."""
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
    found = _new_words(target.text.value, tuple([p.text.value for p in premises]), vocabulary)
    return None if found is None else StepWords(target, *found)


@lru_cache(MOST_KEPT)
def _new_words(target: str, premises: tuple[str, ...], vocabulary: Vocabulary) -> tuple[int, tuple[str, ...]] | None:
    """How many content words a text has, and those that others do not have; None where one has none at all."""
    wanted, given = content(target, vocabulary), [content(premise, vocabulary) for premise in premises]
    if not wanted or not all(given):
        return None
    return len(wanted), tuple(word for stem, word in wanted.items() if not any(stem in each for each in given))
