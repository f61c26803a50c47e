"""Which statements compete: those that were named, or a list of alternatives of the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.analysis.phrasing import called, code, listing
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.model import Statement

_MOST_NAMED = 4  # members of a list, in a message


class CannotCompare(ArgmapError):
    """There is no matrix of what was asked for; the message says what to write."""


def competing(
    graph: ArgumentGraph, *, question: Statement | None = None, named: Sequence[Statement] = ()
) -> tuple[Statement, ...]:
    """The hypotheses to compare, at least two: those that are named, else the alternatives of a map.

    `question` is a member of the list that is meant, where there are several; lists of the root map come before those
    of maps that it includes. Of statements that say the same, the one stands that stands for all. Raises CannotCompare.
    """
    if named and question is not None:
        raise CannotCompare("give the hypotheses with --hypothesis, or their list with --question, and not both")
    return _named(graph, named) if named else _listed(graph, question)


def _named(graph: ArgumentGraph, named: Sequence[Statement]) -> tuple[Statement, ...]:
    found: dict[Statement, Statement] = {}
    for each in named:
        leader = graph.restatements.get(each, each)
        first = found.setdefault(leader, each)
        if first is not each:
            raise CannotCompare(
                f"{_called(graph, first)} and {_called(graph, each)} say the same (`restates`), so they do not compete"
            )
    if len(found) > 1:
        return tuple(found)
    alone = _called(graph, named[0])
    rivals = next((members for members in _lists(graph) if graph.restatements.get(named[0], named[0]) in members), None)
    if rivals is not None:
        raise CannotCompare(
            f"{alone} alone competes with nothing: name a rival with a further --hypothesis, or take the whole list "
            f"that it stands in ({_members(graph, rivals)}) with --question"
        )
    raise CannotCompare(
        f"{alone} alone competes with nothing: name its rivals, each with --hypothesis, or list them with it at the "
        "top of the map: `alternatives: [[one-id, other-id]]`"
    )


def _listed(graph: ArgumentGraph, question: Statement | None) -> tuple[Statement, ...]:
    lists = _lists(graph)
    if question is not None:
        leader = graph.restatements.get(question, question)
        within = [members for members in lists if leader in members]
        if not within:
            there = f"; there are {_all(graph, lists)}" if lists else ", for this map has none"
            raise CannotCompare(
                f"{_called(graph, question)} stands in no list of `alternatives`{there}; put it into one, as in "
                "`alternatives: [[one-id, other-id]]`, or name the hypotheses, each with --hypothesis"
            )
        lists = within
    elif graph.root.alternatives:
        lists = _lists(graph, len(graph.root.alternatives)) or lists
    if not lists:
        raise CannotCompare(
            "this map has no alternatives to compare: list them at the top, as in "
            "`alternatives: [[one-id, other-id]]`, or name at least two hypotheses, each with --hypothesis ID"
        )
    if len(lists) > 1:
        how = "name the hypotheses, each with --hypothesis" if question else "say which with --question ID, a member"
        which = f"{_called(graph, question)} stands in" if question else "this map has"
        raise CannotCompare(f"{which} {len(lists)} lists of alternatives, {_all(graph, lists)}; {how}")
    (members,) = lists
    if len(members) < 2:
        raise CannotCompare(
            f"the only list of alternatives holds {_called(graph, members[0])} alone, which competes with nothing; "
            "write its rivals into the list"
        )
    return members


def _lists(graph: ArgumentGraph, most: int | None = None) -> list[tuple[Statement, ...]]:
    """The lists of alternatives, or the first so many, which are those of the root map; each member once.

    Lists with the same members are one.
    """
    found = []
    for members in graph.opposition.lists[:most]:
        leaders = dict.fromkeys(graph.restatements.get(each, each) for each in members)
        if leaders:
            found.append(tuple(leaders))
    unique = {frozenset(members): members for members in reversed(found)}
    return [members for members in found if unique[frozenset(members)] is members]


def _called(graph: ArgumentGraph, statement: Statement) -> str:
    """A statement by its id as the root map knows it, or by its words."""
    name = graph.name(statement)
    return called(statement) if name is None else code(name)


def _members(graph: ArgumentGraph, members: Iterable[Statement]) -> str:
    names = [_called(graph, each) for each in members]
    more = len(names) - _MOST_NAMED
    return ", ".join([*names[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])


def _all(graph: ArgumentGraph, lists: Sequence[tuple[Statement, ...]]) -> str:
    return listing([f"[{_members(graph, members)}]" for members in lists], "and")
