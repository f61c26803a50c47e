"""Reasoning chains: the ways from the leaves to a conclusion, each with its weakest step."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.model import Reason, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, sentence, summed_up, told
from argmap.reviewing.situation import Situation
from argmap.reviewing.steps import Weakness, weakness

KEY = "chains"
TITLE = "Reasoning chains"
_MOST = 100
_MOST_STEPS = 3_000
ABOUT = (
    "The ways from a leaf up to the conclusion, premise by premise: first the longest through each of its reasons, "
    "then one for each other weak step, then the rest, longest first. A chain is as strong as its weakest step, which "
    "is marked with why it is the weakest. Beside each premise others may be needed; they are on chains of their own."
)


@dataclass(frozen=True, slots=True)
class Chain:
    """A way up: the steps from the conclusion down to a leaf, each with the premise that it goes on with."""

    steps: tuple[tuple[Reason, Statement], ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way down that is not at its end: the last step, and the way to it. Ways that begin alike share it."""

    before: _Way | None
    step: tuple[Reason, Statement]
    length: int

    def steps(self) -> tuple[tuple[Reason, Statement], ...]:
        found = []
        way: _Way | None = self
        while way is not None:
            found.append(way.step)
            way = way.before
        return tuple(found[::-1])


def look(situation: Situation) -> Section:
    conclusion = situation.main
    chains: list[Chain] = []
    more = False
    if conclusion is not None:
        found, more = _some(longest_first(situation, conclusion))
        chains = _telling_first(situation, found)
    return Section(
        KEY,
        TITLE,
        ABOUT,
        _found(chains, more),
        tuple(_item(situation, conclusion, chain) for chain in chains if conclusion is not None),
        notice="There are more, and shorter, chains." if more else "",
    )


def _found(chains: list[Chain], more: bool) -> str:
    if not chains:
        return "No reason that holds leads to a conclusion."
    longest = counted(max(len(chain.steps) for chain in chains), "step")
    many = told(len(chains), "chain leads", "chains lead")
    which = "the longest" if len(chains) > 1 or more else "it"
    return summed_up(f"{'more than ' if more else ''}{many} to the conclusion; {which} has {longest}")


def longest_first(situation: Situation, conclusion: Statement) -> Iterator[Chain]:
    """The chains that lead to a conclusion, longest first, those of one length in reading order.

    Each step is taken toward the longest way that is left, so no chain is looked at before it is due (best-first
    search with an exact estimate). Steps that lead round a circle are left out.
    """
    length = _lengths(situation, conclusion)
    waiting: list[tuple[int, int, _Way | None, Statement]] = [(-length[conclusion], 0, None, conclusion)]
    met = 1  # ways of one length come in the order in which they are met
    while waiting:
        _, _, way, statement = heapq.heappop(waiting)
        below = _steps(situation, statement, length)
        if not below and way is not None:
            yield Chain(way.steps())
        done = 0 if way is None else way.length
        for reason, premise in below:
            further = _Way(way, (reason, premise), done + 1)
            heapq.heappush(waiting, (-(done + 1 + length[premise]), met, further, premise))
            met += 1


def _steps(situation: Situation, statement: Statement, length: dict[Statement, int]) -> list[tuple[Reason, Statement]]:
    """The steps down from a statement that lead nearer to a leaf."""
    reasons = situation.applying(statement)
    below = ((reason, p) for reason in reasons for p in dict.fromkeys(situation.graph.premises(reason)))
    return [(reason, p) for reason, p in below if p in length and length[p] < length[statement]]


def _lengths(situation: Situation, conclusion: Statement) -> dict[Statement, int]:
    """How many steps the longest way down from each statement has; a way ends where it would meet itself."""
    length: dict[Statement, int] = {}
    waiting: list[tuple[Statement, bool]] = [(conclusion, False)]
    entered: set[Statement] = set()
    while waiting:
        statement, done = waiting.pop()
        below = [p for r in situation.applying(statement) for p in situation.graph.premises(r)]
        if done:
            length[statement] = 1 + max((length[p] for p in below if p in length), default=-1)
        elif statement not in entered:
            entered.add(statement)
            waiting.append((statement, True))
            waiting.extend((p, False) for p in below if p not in entered)
    return length


def _some(chains: Iterator[Chain]) -> tuple[list[Chain], bool]:
    """The first chains, and whether there are more."""
    found: list[Chain] = []
    steps = 0
    for chain in chains:
        if len(found) == _MOST or steps > _MOST_STEPS:
            return found, True
        found.append(chain)
        steps += len(chain.steps)
    return found, False


def _telling_first(situation: Situation, chains: list[Chain]) -> list[Chain]:
    """The longest chain through each reason for the conclusion, then one for each other weakest step, then the rest."""
    front: dict[int, Chain] = {}
    reasons: set[Reason] = set()
    weakest: set[tuple[Reason, Prose]] = set()
    for chain in chains:
        if chain.steps[0][0] not in reasons:
            front[id(chain)] = chain
            reasons.add(chain.steps[0][0])
            weakest.add(_weakest_of(situation, chain))
    for chain in chains:
        if _weakest_of(situation, chain) not in weakest:
            front.setdefault(id(chain), chain)
            weakest.add(_weakest_of(situation, chain))
    return [*front.values(), *(chain for chain in chains if id(chain) not in front)]


def _weakest_of(situation: Situation, chain: Chain) -> tuple[Reason, Prose]:
    """The weakest step of a chain, and why it is."""
    mark, at = _weakest(situation, chain)
    return chain.steps[at][0], mark.why


def _weakest(situation: Situation, chain: Chain) -> tuple[Weakness, int]:
    """How weak the weakest step is, and its number from the conclusion down; of equals that nearest to it."""
    marked = [(weakness(situation, reason, premise), n) for n, (reason, premise) in enumerate(chain.steps)]
    return max(marked, key=lambda pair: (pair[0].rank, -pair[1]))


def _item(situation: Situation, conclusion: Statement, chain: Chain) -> Item:
    weakest, at = _weakest(situation, chain)
    passed = [conclusion, *(premise for _, premise in chain.steps)]
    remarks: list[Prose] = [
        sentence("so ", passed[n], _mark(weakest) if n == at else "") for n in reversed(range(len(chain.steps)))
    ]
    return Item(
        passed[-1],
        sort=counted(len(chain.steps), "step"),
        remarks=tuple(remarks),
        facts={
            "steps": [{"reason": reason, "premise": premise} for reason, premise in reversed(chain.steps)],
            "weakest": {"step": len(chain.steps) - 1 - at, "why": weakest.why},
        },
    )


def _mark(weakest: Weakness) -> Prose:
    return sentence(" – the weakest step: ", weakest.why) if weakest.why else ()
