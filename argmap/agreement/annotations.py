"""The maps to be compared, each with all that tells which of its statements is which of another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

from argmap.agreement.likeness import Wording, wordings
from argmap.agreement.places import Anchor, anchors
from argmap.agreement.works import Numbers
from argmap.analysis.trees import in_reading_order, main_conclusion
from argmap.graph import ArgumentGraph
from argmap.grounding import Grounding
from argmap.model import Reason, Statement
from argmap.records import record
from argmap.showing import Brief, counted, name_of_file

_ROUNDS = 4  # steps away from a statement up to which its surroundings tell it from one with the same words


@record(eq=False)
class Annotation(Brief):
    """One map of the text.

    `letter` is what it is called beside the others, `name` where it is from. `statements` are in an order that depends
    on what is said alone, not on ids or layout; `keys` tells each from all others of its map, and is the same for the
    same statement of the same map written anew.
    """

    letter: str
    name: str
    graph: ArgumentGraph
    statements: tuple[Statement, ...]
    keys: Mapping[Statement, str]
    order: Mapping[Statement, int]
    anchors: Mapping[Statement, tuple[Anchor, ...]]
    wordings: Mapping[Statement, Wording]
    main: Statement | None

    def _brief(self) -> Iterator[object]:
        yield self.letter
        yield name_of_file(self.name)
        yield counted(len(self.statements), "statement")


def annotate(
    graphs: Sequence[ArgumentGraph], groundings: Sequence[Grounding | None], names: Sequence[str], numbers: Numbers
) -> tuple[Annotation, ...]:
    """The maps as annotations A, B, C …"""
    found = []
    for rank, (graph, grounding, name) in enumerate(zip(graphs, groundings, names, strict=True)):
        keys = _keys(graph)
        found.append(
            Annotation(
                letter(rank),
                name,
                graph,
                tuple(sorted(graph.statements, key=keys.__getitem__)),
                keys,
                {statement: place for place, statement in enumerate(in_reading_order(graph))},
                anchors(graph, grounding, numbers[rank]),
                wordings(graph),
                main_conclusion(graph),
            )
        )
    return tuple(found)


def told_apart(names: Sequence[str]) -> list[str]:
    """Names of maps of which none is there twice: one that is given again has a number behind it."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def letter(rank: int) -> str:
    """``A`` to ``Z``, then ``A2`` and so on."""
    return f"{chr(ord('A') + rank % 26)}{rank // 26 + 1 if rank >= 26 else ''}"


def _keys(graph: ArgumentGraph) -> dict[Statement, str]:
    """For each statement a text that tells its words and surroundings, and which of several with the same it is.

    Surroundings are taken in step by step, each statement knowing one step more of those around it each time
    (B. Weisfeiler and A. Leman, 1968), so that a statement that is written twice is known by where it stands.
    """
    around = {statement: list(_neighbours(graph, statement)) for statement in graph.statements}
    said = {statement: _digest(_said(statement)) for statement in graph.statements}
    for _ in range(_ROUNDS):
        said = {
            statement: _digest((said[statement], *sorted(f"{how} {said[other]}" for how, other in around[statement])))
            for statement in graph.statements
        }
    count: dict[str, int] = {}
    found = {}
    for statement in in_reading_order(graph):
        digest = said[statement]
        count[digest] = count.get(digest, 0) + 1
        found[statement] = f"{digest} {count[digest]:06}"
    return found


def _said(statement: Statement) -> Iterator[str]:
    yield statement.kind.value
    yield " ".join(statement.text.words.split())
    for citation in statement.citations:
        yield f"{'' if citation.quote is None else citation.quote.words} {'' if citation.at is None else citation.at}"


def _neighbours(graph: ArgumentGraph, statement: Statement) -> Iterator[tuple[str, Statement]]:
    """What a statement bears on and what bears on it, each with how; what bears on steps included."""
    for use in graph.uses(statement):
        above = graph.statement_above(use)
        if above is not None:
            yield f"up {_how(graph, use)}", above
        for other in graph.premises(use):
            if other is not statement:
                yield "beside", other
    waiting = list(graph.reasons_on(statement))
    while waiting:
        reason = waiting.pop()
        for premise in graph.premises(reason):
            yield f"down {_how(graph, reason)}", premise
        waiting.extend(graph.reasons_on(reason))


def _how(graph: ArgumentGraph, reason: Reason) -> str:
    return f"{reason.bearing.value}{' step' if isinstance(graph.target(reason), Reason) else ''}"


def _digest(parts: object) -> str:
    words = "\0".join(parts) if not isinstance(parts, str) else parts  # type: ignore[arg-type]  # texts, one by one
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
