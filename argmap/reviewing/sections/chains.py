"""Reasoning chains: the ways from the leaves to a conclusion, each with its weakest step."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Reason, Statement
from argmap.records import record
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, sentence, summed_up, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import UNWRITTEN, Weakness, weakness

KEY = "chains"
TITLE = "Reasoning chains"
_MOST = 100
_MOST_STEPS = 3_000
_COUNTED = 10**12  # no one wants to know a larger number
ABOUT = (
    "The ways from a leaf up to the conclusion, premise by premise: first the longest through each of its reasons, "
    "then one for each other weak step, then the rest, longest first. A chain is as strong as its weakest step, which "
    "is marked with why it is the weakest, where one is weaker than all others. Beside each premise others may be "
    "needed; they are on chains of their own."
)


@record()
class Chain:
    """A way up: the steps from the conclusion down to a leaf, each with the premise that it goes on with."""

    steps: tuple[tuple[Reason, Statement], ...]


@record()
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


def build(context: ReviewContext) -> Section:
    conclusion = context.main
    if conclusion is None:
        return Section(KEY, TITLE, ABOUT, _found([], 0))
    length = _lengths(context, conclusion)
    number = _number(context, conclusion, length)
    chains = _telling_first(context, _some(longest_first(context, conclusion, length)))
    more = number - len(chains)
    return Section(
        KEY,
        TITLE,
        ABOUT,
        _found(chains, number),
        tuple(_item(context, conclusion, chain) for chain in chains),
        notice=_left_out(len(chains), more) if more else "",
    )


def _found(chains: list[Chain], number: int) -> str:
    if not chains:
        return "No reason that holds leads to a conclusion."
    longest = counted(max(len(chain.steps) for chain in chains), "step")
    many = "1 chain leads" if number == 1 else f"{_many(number)} chains lead"
    return summed_up(f"{many} to the conclusion; {'it' if number == 1 else 'the longest'} has {longest}")


def _left_out(listed: int, more: int) -> str:
    first = "Only the longest chain is" if listed == 1 else f"Only the first {listed} chains, longest first, are"
    return f"{first} looked at; there {verb(more, 'is', 'are')} {_many(more).lower()} more, none of them longer."


def _many(number: int) -> str:
    return f"{number:,}" if number < _COUNTED else f"At least {_COUNTED:,}"


def longest_first(context: ReviewContext, conclusion: Statement, length: dict[Statement, int]) -> Iterator[Chain]:
    """The chains that lead to a conclusion, longest first, each found with no more work than its steps take.

    Each step is taken toward the longest way that is left (best-first search with an exact estimate), and a way that
    can still be of the length that is due is followed to its end before another is: ways fork at nearly every step, so
    that to go on with all at once would be to keep exponentially many. `length` has the longest way down from each
    statement. Steps that lead round a circle are left out.
    """
    due: dict[int, list[tuple[_Way | None, Statement]]] = {length[conclusion]: [(None, conclusion)]}
    for wanted in range(length[conclusion], -1, -1):
        for begun in due.pop(wanted, ()):
            waiting = [begun]
            while waiting:
                way, statement = waiting.pop()
                below = _steps(context, statement, length)
                if not below and way is not None:
                    yield Chain(way.steps())
                done = 1 if way is None else way.length + 1
                further = [(_Way(way, step, done), step[1]) for step in below]
                for each in further:
                    if done + length[each[1]] < wanted:
                        due.setdefault(done + length[each[1]], []).append(each)
                waiting.extend(each for each in reversed(further) if done + length[each[1]] == wanted)


def _number(context: ReviewContext, conclusion: Statement, length: dict[Statement, int]) -> int:
    """How many chains lead to a conclusion, `_COUNTED` for as many or more: the sum over what each step leads to."""
    number: dict[Statement, int] = {}
    for statement in sorted(length, key=length.__getitem__):
        below = _steps(context, statement, length)
        number[statement] = min(_COUNTED, sum(number[premise] for _, premise in below)) if below else 1
    return number[conclusion] if length[conclusion] else 0


def _steps(
    context: ReviewContext, statement: Statement, length: dict[Statement, int]
) -> list[tuple[Reason, Statement]]:
    """The steps down from a statement that lead nearer to a leaf."""
    reasons = context.applying(statement)
    below = ((reason, p) for reason in reasons for p in dict.fromkeys(context.graph.premises(reason)))
    return [(reason, p) for reason, p in below if p in length and length[p] < length[statement]]


def _lengths(context: ReviewContext, conclusion: Statement) -> dict[Statement, int]:
    """How many steps the longest way down from each statement has; a way ends where it would meet itself."""
    length: dict[Statement, int] = {}
    waiting: list[tuple[Statement, list[Statement] | None]] = [(conclusion, None)]
    entered: set[Statement] = set()
    while waiting:
        statement, below = waiting.pop()
        if below is not None:
            length[statement] = 1 + max((length[p] for p in below if p in length), default=-1)
        elif statement not in entered:
            entered.add(statement)
            below = [p for r in context.applying(statement) for p in context.graph.premises(r)]
            waiting.append((statement, below))
            waiting.extend((p, None) for p in below if p not in entered)
    return length


def _some(chains: Iterator[Chain]) -> list[Chain]:
    """The first chains."""
    found: list[Chain] = []
    steps = 0
    for chain in chains:
        found.append(chain)
        steps += len(chain.steps)
        if len(found) == _MOST or steps > _MOST_STEPS:
            break
    return found


def _telling_first(context: ReviewContext, chains: list[Chain]) -> list[Chain]:
    """The longest chain through each reason for the conclusion, then one for each other weakest step, then the rest."""
    front: dict[int, Chain] = {}
    reasons: set[Reason] = set()
    weakest: set[tuple[Reason, Prose] | None] = {None}
    for chain in chains:
        if chain.steps[0][0] not in reasons:
            front[id(chain)] = chain
            reasons.add(chain.steps[0][0])
            weakest.add(_weakest_of(context, chain))
    for chain in chains:
        if _weakest_of(context, chain) not in weakest:
            front.setdefault(id(chain), chain)
            weakest.add(_weakest_of(context, chain))
    return [*front.values(), *(chain for chain in chains if id(chain) not in front)]


def _weakest_of(context: ReviewContext, chain: Chain) -> tuple[Reason, Prose] | None:
    """The weakest step of a chain, and why it is; None where no step is weaker than all others."""
    found = _weakest(context, chain)
    return None if found is None else (chain.steps[found[1]][0], found[0].why)


def _weakest(context: ReviewContext, chain: Chain) -> tuple[Weakness, int] | None:
    """How weak the weakest step is, and its number from the conclusion down.

    Where the same can be said of several steps, none of them is the weakest; of equals it is the one of which more can
    be told than that its warrant is not written.
    """
    marked = [(weakness(context, reason, premise), n) for n, (reason, premise) in enumerate(chain.steps)]
    worst = max(mark.rank for mark, _ in marked)
    equal = [(mark, n) for mark, n in marked if mark.rank == worst]
    telling = [(mark, n) for mark, n in equal if mark.why != UNWRITTEN]
    found = equal if len(equal) == 1 else telling
    return found[0] if len(found) == 1 and worst else None


def _item(context: ReviewContext, conclusion: Statement, chain: Chain) -> Item:
    weakest, at = _weakest(context, chain) or (None, None)
    passed = [conclusion, *(premise for _, premise in chain.steps)]
    remarks: list[Prose] = [
        sentence("so ", passed[n], _mark(weakest) if weakest is not None and n == at else "")
        for n in reversed(range(len(chain.steps)))
    ]
    return Item(
        passed[-1],
        sort=counted(len(chain.steps), "step"),
        remarks=tuple(remarks),
        facts={
            "steps": [{"reason": reason, "premise": premise} for reason, premise in reversed(chain.steps)],
            "weakest": None
            if weakest is None or at is None
            else {"step": len(chain.steps) - 1 - at, "why": weakest.why},
        },
    )


def _mark(weakest: Weakness) -> Prose:
    return sentence(" – the weakest step: ", weakest.why)
