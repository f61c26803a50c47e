"""The differences in what statements are set against, at whichever end, and place, that is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from argmap.analysis.phrasing import called
from argmap.comparing.changes import Detail
from argmap.comparing.reasons import Correspondence
from argmap.comparing.uses import Named, Use
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reading.language import STATEMENT

# By statement what it is set against, with how that is told: a statement, in terms of the new version where it is in
# both, or a name that stands for none.
_Opposed: TypeAlias = "dict[Statement, dict[Statement | str, str]]"


class Opposition:
    """Compares one of the keys that set statements against others; alternatives are told at the map."""

    def __init__(
        self,
        key: str,
        both: Correspondence,
        before: Mapping[Named, Sequence[Use]],
        after: Mapping[Named, Sequence[Use]],
    ) -> None:
        self.key = key
        self._old = _written(key, both.old, before, both.statements)
        self._new = _written(key, both.new, after, {})
        self._related = _from_both_ends(self._old), _from_both_ends(self._new)

    def differences(self, statement: Statement) -> Iterator[Detail]:
        """The detail for what a statement of the new version is set against in one version only, where written."""
        before, after = self._related
        lost = tuple(_only_in(self._old, after, statement))
        gained = tuple(_only_in(self._new, before, statement))
        if lost or gained:
            yield Detail(self.key, lost, gained)


def _written(
    key: str,
    graph: ArgumentGraph,
    uses: Mapping[Named, Sequence[Use]],
    statements: Mapping[Statement, Statement],
) -> _Opposed:
    """For each statement what it, or a reference to it, is set against."""
    found: _Opposed = {}
    declared = STATEMENT.by_name[key]
    for named, places in uses.items():
        if not isinstance(named, Statement):  # what is said at a reference to anything else is told as it stands
            continue
        for use in places:
            for name in declared.value_in(use.premise):
                other = graph.find(name.value, graph.map_of(use.premise))
                against = found.setdefault(statements.get(named, named), {})
                if isinstance(other, Statement):
                    against[statements.get(other, other)] = called(other)
                else:
                    against[name.value] = name.value
    return found


def _from_both_ends(written: _Opposed) -> dict[Statement, set[Statement | str]]:
    found: dict[Statement, set[Statement | str]] = {}
    for one, others in written.items():
        for other in others:
            found.setdefault(one, set()).add(other)
            if isinstance(other, Statement):
                found.setdefault(other, set()).add(one)
    return found


def _only_in(written: _Opposed, other: Mapping[Statement, set[Statement | str]], statement: Statement) -> Iterator[str]:
    known = other.get(statement, set())
    return (said for against, said in written.get(statement, {}).items() if against not in known)
