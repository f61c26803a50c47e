"""Unwritten warrants: what a step takes for granted that stands nowhere in the map.

A step from premises to what they bear on rests on a rule that lets it be taken, its warrant (S. Toulmin, *The Uses of
Argument*, 1958, ch. III). It is written where all premises that the step's scheme asks for are there, where a premise
leads over from the others to the conclusion, or where the step is deductive and its words bear that out. Everywhere
else the step leans on something like "if these, then that" which nobody has said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from weakref import WeakKeyDictionary

from argmap.analysis.phrasing import listing, quoted
from argmap.analysis.step_words import step_words
from argmap.analysis.wording import Vocabulary, content, wording
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Inference, Kind, Reason, Statement, is_ruled
from argmap.records import record
from argmap.showing import Brief

_LONGEST = 120  # of a statement within one
_DEDUCTIVE = "deductive"  # a scheme that names no rule of its own


@record(eq=False)
class Warrant(Brief):
    """What one step takes for granted that is not written.

    `missing` has the premises of its scheme that no premise of the map is, in words; it is empty where the step follows
    no scheme, and all that can be said is that the premises are to lead to the conclusion.
    """

    reason: Reason
    premises: tuple[Statement, ...]
    target: Statement
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is taken for granted, as a sentence."""
        if self.missing:
            return " ".join(self.missing)
        given = listing([quoted(premise.text.words.rstrip("."), _LONGEST) for premise in self.premises], "and")
        what = quoted(self.target.text.words.rstrip("."), _LONGEST)
        against = "" if self.reason.bearing is Bearing.SUPPORT else " does not hold"
        return f"If {given}, then {what}{against}."

    def _brief(self) -> Iterator[object]:
        yield self.text


_kept: WeakKeyDictionary[ArgumentGraph, Mapping[Reason, Warrant]] = WeakKeyDictionary()


def unwritten_warrants(graph: ArgumentGraph) -> Mapping[Reason, Warrant]:
    """The unwritten warrant of each step that has one, by its reason.

    Steps that the map maker accepts by a verdict have none, nor have those with backing, explanations, concessions, and
    what bears on a step instead of on a statement.
    """
    found = _kept.get(graph)
    if found is None:
        each = (_warrant(graph, reason) for reason in graph.reasons)
        found = _kept[graph] = {warrant.reason: warrant for warrant in each if warrant is not None}
    return found


def _warrant(graph: ArgumentGraph, reason: Reason) -> Warrant | None:
    target, resolved = graph.target(reason), graph.premises(reason)
    if not isinstance(target, Statement) or not resolved or len(resolved) < len(reason.premises):
        return None
    premises = tuple(dict.fromkeys(resolved))
    if reason.bearing is Bearing.CONCESSION or reason.inference is Inference.EXPLANATION:
        return None
    if is_ruled(reason, "accepted") or graph.reasons_on(reason, Bearing.SUPPORT) or _follows(graph, reason):
        return None
    missing: tuple[str, ...] | None = None
    if reason.scheme is not None and reason.scheme.value != _DEDUCTIVE:
        missing = _missing_premises(graph, reason)
    if missing == () or _leads_over(graph, premises, target):
        return None
    return Warrant(reason, premises, target, missing or ())


def _follows(graph: ArgumentGraph, reason: Reason) -> bool:
    """Whether a step is said to be deductive, and nothing in its conclusion is new."""
    said = reason.inference is Inference.DEDUCTIVE or (reason.scheme is not None and reason.scheme.value == _DEDUCTIVE)
    found = step_words(graph).get(reason)
    return said and (found is None or not found.missing)


def _missing_premises(graph: ArgumentGraph, reason: Reason) -> tuple[str, ...] | None:
    """The premises that the scheme of a reason has and no premise is; None where the scheme is not known.

    Those that often go without saying are among them: that they were not said does not make the step firmer.
    """
    from argmap.schemes import Filling, scheme_of  # only maps with schemes need them

    scheme = scheme_of(graph, reason)
    if scheme is None or not scheme.roles:
        return None
    filling = Filling(graph, scheme, reason)
    return tuple(filling.fill(role.form) for role in scheme.roles if role.name not in filling.roles)


def _leads_over(graph: ArgumentGraph, premises: tuple[Statement, ...], target: Statement) -> bool:
    """Whether one of several premises leads over from the others to what they bear on."""
    return bool(_bridges(graph, premises, target))


def has_all_of_its_scheme(graph: ArgumentGraph, reason: Reason) -> bool:
    """Whether a step has a premise for each that its scheme asks for, so that the scheme is its warrant."""
    named = reason.scheme is not None and reason.scheme.value != _DEDUCTIVE
    return named and _missing_premises(graph, reason) == ()


def written_warrants(graph: ArgumentGraph, reason: Reason) -> tuple[Statement, ...]:
    """The premises of a step that lead over from the others to what it bears on, by their words."""
    target = graph.target(reason)
    return _bridges(graph, graph.premises(reason), target) if isinstance(target, Statement) else ()


def _bridges(graph: ArgumentGraph, premises: tuple[Statement, ...], target: Statement) -> tuple[Statement, ...]:
    if len(premises) < 2:
        return ()
    vocabulary = wording(graph).vocabulary(target)
    if vocabulary is None:  # its words cannot be compared
        return tuple(premise for premise in premises if premise.kind is Kind.ASSUMPTION)
    return tuple(premise for premise in premises if _is_bridge(premise, premises, target, vocabulary))


def _is_bridge(premise: Statement, premises: tuple[Statement, ...], target: Statement, vocabulary: Vocabulary) -> bool:
    """Whether a premise says something general, in words of the conclusion and words of another premise."""
    return any(leads_over_from(premise, other, target, vocabulary) for other in premises if other is not premise)


def leads_over_from(premise: Statement, other: Statement, target: Statement, vocabulary: Vocabulary) -> bool:
    """Whether a premise says something general, in words of what both are for and words that only the other has."""
    text = premise.text.words
    if premise.kind is not Kind.ASSUMPTION and vocabulary.turns.leading.search(text) is None:
        return False
    words, wanted = content(text, vocabulary).keys(), content(target.text.words, vocabulary).keys()
    return bool(words & wanted) and bool((words & content(other.text.words, vocabulary).keys()) - wanted)
