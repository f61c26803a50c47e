"""The parts of a network of values: the values of statements, and those that several of them need of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeAlias, TypeVar

from argmap.model import Reason, Statement
from argmap.showing import Brief, quoted

Value = TypeVar("Value")


class StatementValue(Brief, Generic[Value]):
    """The value of a statement, or of several that restate one another, with all that it follows from.

    `fixed` tells whether a verdict makes it stand (True) or fall (False), whatever speaks for it or against it.
    """

    __slots__ = (
        "contradictors", "evidence", "firm", "fixed", "granted", "grounds", "leader", "objections", "questioned",
        "reproaches", "support", "value",
    )  # fmt: skip

    def __init__(self, leader: Statement, value: Value) -> None:
        self.leader = leader
        self.support: list[Reason] = []
        self.objections: list[Reason] = []
        self.contradictors: Sequence[Part[Value]] = ()
        self.firm: Sequence[Part[Value]] = ()  # the contradictors as far as they are more than presumed
        # What the support and the objections come to; where these are many, parts of them.
        self.grounds: Sequence[Judged[Value]] = ()
        self.reproaches: Sequence[Judged[Value]] = ()
        self.evidence = self.granted = self.questioned = False
        self.fixed: bool | None = None
        self.value = value

    @property
    def presumed(self) -> bool:
        """Whether it rests on nothing but being granted."""
        return self.granted and not (self.questioned or self.evidence or self.support) and self.fixed is None

    def _brief(self) -> Iterator[object]:
        yield quoted(self.leader.text)
        yield self.value


class Part(Brief, Generic[Value]):
    """A value that several nodes need of others, so that it is worked out once: the greatest value of some nodes, or
    the value of a statement by its own reasons and objections (`own`), which is what a contradiction sees of it.
    """

    __slots__ = ("firmly", "of", "own", "value")

    def __init__(
        self,
        value: Value,
        of: Sequence[Judged[Value]] = (),
        own: StatementValue[Value] | None = None,
        *,
        firmly: bool = False,
    ) -> None:
        self.value = value
        self.of = of
        self.own = own
        self.firmly = firmly  # what is merely presumed has nothing to set against others

    def _brief(self) -> Iterator[object]:
        yield self.value


Judged: TypeAlias = StatementValue[Value] | Reason | Part[Value]
