"""The critical questions of a reason in the map's own words, and which of them the map leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from weakref import WeakKeyDictionary

from argmap.graph import ArgumentGraph
from argmap.model import Answer, Bearing, Inference, Kind, Reason, Statement
from argmap.records import record
from argmap.schemes.catalogue import generic
from argmap.schemes.own import scheme_of
from argmap.schemes.scheme import CONCLUSION, INFERENCE, PREMISES, Question, QuestionKind, Scheme
from argmap.schemes.slots import Filling
from argmap.showing import Brief


class Skipped(Enum):
    """Why a critical question need not be asked."""

    ANSWERED = "the map answers it"
    DISMISSED = "it was dismissed"
    SUPPORTED = "the premise has a reason or evidence of its own"
    PREMISE_ATTACKED = "the map has an objection to the premise"
    BACKED = "the map says why the step holds"
    UNDERCUT = "the map has an objection to the step"
    OTHER_SIDE = "the map has reasons for the other side"


@record()
class CriticalQuestion(Brief):
    """A critical question about one reason.

    `text` is a sentence in the map's words. `target` is what a bad answer hits: a premise, the reason itself (its
    step, or a premise that it leaves out), or what the reason bears on. `skipped` tells why it need not be asked,
    and is None for an open question; `answer` is the map's own, or why the question was dismissed.
    """

    reason: Reason
    scheme: Scheme
    question: Question
    text: str
    target: Statement | Reason
    skipped: Skipped | None = None
    answer: Answer | None = None

    @property
    def slug(self) -> str:
        """The name by which `answers` refers to it."""
        return self.question.slug

    @property
    def kind(self) -> QuestionKind:
        """Who has to answer."""
        return self.question.kind


def all_questions(graph: ArgumentGraph, reason: Reason) -> list[CriticalQuestion]:
    """Every critical question of a reason's scheme, most important first; none without a known scheme."""
    scheme = scheme_of(graph, reason)
    return [] if scheme is None else _ask(graph, reason, scheme)


def open_questions(graph: ArgumentGraph, reason: Reason, most: int = 3) -> list[CriticalQuestion]:
    """The most important questions of a reason's scheme that the map neither answers, dismisses nor raises itself."""
    return [each for each in all_questions(graph, reason) if each.skipped is None][:most]


def generic_questions(graph: ArgumentGraph, reason: Reason, most: int = 2) -> list[CriticalQuestion]:
    """Open questions for a reason that names no scheme: about its weakest premise, its step, its conclusion.

    After Yu & Zenker, "Schemes, critical questions, and complete argument evaluation", Argumentation 34 (2020).
    """
    return [each for each in _ask(graph, reason, generic()) if each.skipped is None][:most]


def _ask(graph: ArgumentGraph, reason: Reason, scheme: Scheme) -> list[CriticalQuestion]:
    facts = _facts(graph)
    filling = Filling(graph, scheme, reason)
    found = []
    for question in scheme.questions:
        premises = _targeted(graph, reason, filling, question)
        hit = next((p for p in premises if not facts.is_dealt_with(p)), premises[0] if premises else None)
        answer = reason.answers.get(question.slug)
        skipped = facts.skips(reason, question, premises) if answer is None else _by(answer)
        text = _filled(filling, question, hit)
        found.append(
            CriticalQuestion(reason, scheme, question, text, _target(graph, reason, question, hit), skipped, answer)
        )
    return found


def _by(answer: Answer) -> Skipped:
    return Skipped.DISMISSED if answer.dismissed else Skipped.ANSWERED


def _filled(filling: Filling, question: Question, hit: Statement | None) -> str:
    if question.target == PREMISES and hit is not None:  # no role tells which premise is meant
        filling.roles[PREMISES] = [hit]
    return filling.fill(question.text, hit)


def _targeted(graph: ArgumentGraph, reason: Reason, filling: Filling, question: Question) -> Sequence[Statement]:
    """The premises that a question is about."""
    if question.target == PREMISES:
        return graph.premises(reason)
    role = filling.scheme.role(question.target)
    return filling.roles.get(role.name, ()) if role is not None else ()


def _target(graph: ArgumentGraph, reason: Reason, question: Question, hit: Statement | None) -> Statement | Reason:
    if question.target == CONCLUSION:
        return graph.target(reason) or reason
    return hit or reason


class _Facts:
    """The facts that a graph states for and against its nodes, gathered once, so that asking is linear in the map."""

    def __init__(self, graph: ArgumentGraph) -> None:
        # Not the graph itself: the graph is the key under which this is kept.
        self._leader = graph.restatements
        self._supported: set[Statement | Reason] = set()
        self._attacked: set[Statement | Reason] = set()
        self._target: dict[Reason, Statement | Reason] = {}
        for reason in graph.reasons:
            target = graph.target(reason)
            if target is None:
                continue
            self._target[reason] = target
            if reason.bearing is not Bearing.SUPPORT:
                self._attacked.add(self._same(target))
            elif reason.inference is not Inference.EXPLANATION:
                self._supported.add(self._same(target))
        for statement in graph.statements:
            verdict = statement.verdict.value if statement.verdict is not None else None
            if verdict == "accepted" or (statement.kind is Kind.EVIDENCE and statement.citations):
                self._supported.add(self._same(statement))

    def _same(self, node: Statement | Reason) -> Statement | Reason:
        return self._leader.get(node, node) if isinstance(node, Statement) else node

    def is_dealt_with(self, premise: Statement) -> bool:
        """Whether anything speaks for or against a premise already."""
        return self._same(premise) in self._supported or self._same(premise) in self._attacked

    def skips(self, reason: Reason, question: Question, premises: Sequence[Statement]) -> Skipped | None:
        """Why the map makes a question superfluous; a challenge is met by a challenge only, not by support."""
        challenge = question.kind is QuestionKind.EXCEPTION
        if question.target == INFERENCE:
            if challenge:
                return Skipped.UNDERCUT if reason in self._attacked else None
            return Skipped.BACKED if reason in self._supported else None
        if question.target == CONCLUSION:
            return Skipped.OTHER_SIDE if challenge and self._has_other_side(reason) else None
        if not premises or not all(map(self.is_dealt_with, premises)):
            return None
        attacked = all(self._same(premise) in self._attacked for premise in premises)
        if attacked:
            return Skipped.PREMISE_ATTACKED
        return None if challenge else Skipped.SUPPORTED

    def _has_other_side(self, reason: Reason) -> bool:
        target = self._target.get(reason)
        against = self._attacked if reason.bearing is Bearing.SUPPORT else self._supported
        return target is not None and self._same(target) in against


_kept: WeakKeyDictionary[ArgumentGraph, _Facts] = WeakKeyDictionary()


def _facts(graph: ArgumentGraph) -> _Facts:
    found = _kept.get(graph)
    if found is None:
        found = _kept[graph] = _Facts(graph)
    return found
