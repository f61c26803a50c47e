"""Abstract argumentation frameworks: arguments, attacks, and labels of both arguments and statements."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from argmap.model import Reason, Statement
from argmap.records import record
from argmap.showing import Brief, counted, quoted


class Label(Enum):
    """The labels of arguments and statements in a position: accepted, rejected, or neither."""

    IN = "in"
    OUT = "out"
    UNDEC = "undec"


Labelling: TypeAlias = Sequence[Label]
Targets: TypeAlias = Sequence[Sequence[int]]


class Sort(Enum):
    """The sorts of arguments; the last two are no arguments of the author, but carry support through attacks."""

    REASON = "reason"
    PRESUMPTION = "presumption"
    EVIDENCE = "evidence"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LACK = "lack"
    UNKNOWN = "unknown"


class AttackSort(Enum):
    """Why one argument attacks another."""

    REBUT = "rebut"
    UNDERMINE = "undermine"
    UNDERCUT = "undercut"
    OUTWEIGH = "outweigh"
    VERDICT = "verdict"
    NEED = "need"


@record(eq=False)
class Argument:
    """One abstract argument.

    `reason` is the step it is made of, if it is one, and `statement` what it speaks for or against, or the premise
    that is wanting; an undercut has none. `depth` counts the steps within a circle of support; elsewhere it is 1.
    A `lack` with `limited` looks at arguments of at most its depth.
    """

    name: str
    sort: Sort
    statement: Statement | None = None
    reason: Reason | None = None
    depth: int = 1
    limited: bool = False

    @property
    def helper(self) -> bool:
        """Whether it only carries support."""
        return self.sort in (Sort.LACK, Sort.UNKNOWN)

    def _brief(self) -> Iterator[object]:
        yield self.name
        yield self.sort.value
        yield self.statement and quoted(self.statement.text)


@record()
class Attack:
    """An attack; arguments are given by their places in `Framework.arguments`."""

    by: int
    on: int
    sort: AttackSort

    def _brief(self) -> Iterator[object]:
        yield f"{self.by} on {self.on}"
        yield self.sort.value


@dataclass(frozen=True, eq=False, repr=False)
class Framework(Brief):
    """The framework of a map: arguments, attacks (each pair once), and the arguments for each statement.

    `leaders` gives for a statement the one that stands for all that restate it, where that is another.
    """

    arguments: tuple[Argument, ...]
    attacks: tuple[Attack, ...]
    support: Mapping[Statement, tuple[int, ...]]
    leaders: Mapping[Statement, Statement]

    @cached_property
    def targets(self) -> Targets:
        """For each argument, those that it attacks."""
        found: list[list[int]] = [[] for _ in self.arguments]
        for attack in self.attacks:
            found[attack.by].append(attack.on)
        return found

    def label(self, statement: Statement, labelling: Labelling) -> Label:
        """In when some argument for the statement is in, out when all of them are out (or there is none)."""
        labels = {labelling[each] for each in self.support[self.leaders.get(statement, statement)]}
        if Label.IN in labels:
            return Label.IN
        return Label.UNDEC if Label.UNDEC in labels else Label.OUT

    def _brief(self) -> Iterator[object]:
        yield f"{counted(len(self.arguments), 'argument')}, {counted(len(self.attacks), 'attack')}"


def labelling_of(accepted: Collection[int], targets: Targets) -> list[Label]:
    """The labels that belong to an extension: what it accepts is in, what it attacks is out."""
    labels = [Label.UNDEC] * len(targets)
    for each in accepted:
        for target in targets[each]:
            labels[target] = Label.OUT
    for each in accepted:
        labels[each] = Label.IN
    return labels
