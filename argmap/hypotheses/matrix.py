"""The matrix of hypotheses against evidence, with what the map says in each cell and what was entered there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from argmap.analysis.fits import Entries, Entry, entries, rivals, said_by
from argmap.analysis.grounds import same_statements
from argmap.analysis.speaking import Manner, Ways, ways_to
from argmap.evaluation import Evaluation, evaluate
from argmap.graph import ArgumentGraph
from argmap.hypotheses.choosing import CannotCompare
from argmap.hypotheses.order import Mark, Order, Telling, Turn, ordered, telling, turns
from argmap.model import Kind, Reason, Statement, is_ruled
from argmap.records import record
from argmap.showing import Brief, Shown, counted, name_of_file


@record(eq=False)
class Cell(Brief):
    """A piece of evidence and a hypothesis.

    `said` is what the map says by itself, on the shortest of its `ways`; None where it says nothing, or both. `entered`
    holds what was entered, at more than one place perhaps.
    """

    ways: Ways
    said: Mark | None
    entered: tuple[Entry, ...] = ()

    def _brief(self) -> Iterator[object]:
        yield "blank" if self.mark is None else self.mark.value
        yield "entered" if self.entered else ""

    @property
    def mark(self) -> Mark | None:
        """What counts: what was entered, else what the map says; None for a blank."""
        return self.said if not self.entered else self.entry

    @property
    def entry(self) -> Mark | None:
        """What was entered; None for nothing, or for entries that differ."""
        marks = {Mark(each.fit.word.value) for each in self.entered}
        return marks.pop() if len(marks) == 1 else None

    @property
    def is_disputed(self) -> bool:
        """Whether something else was entered at one place than at another."""
        return bool(self.entered) and self.entry is None

    @property
    def is_contradicted(self) -> bool:
        """Whether something else was entered than the map says."""
        return self.said is not None and any(each.fit.word.value != self.said.value for each in self.entered)

    @property
    def is_both(self) -> bool:
        """Whether the map says that it speaks for the hypothesis and against it."""
        return Manner.FOR in self.ways and Manner.AGAINST in self.ways


@record(eq=False)
class Row(Brief):
    """A piece of evidence with its cells, in the order of the hypotheses.

    `falls`: why it does not count, for the map lets it fall; empty for one that counts. `remarks`: how credible it is,
    as far as the map says that.
    """

    evidence: Statement
    cells: tuple[Cell, ...]
    falls: str
    remarks: tuple[str, ...]

    def _brief(self) -> Iterator[object]:
        yield self.evidence
        yield self.falls and "does not count"

    @property
    def marks(self) -> tuple[Mark | None, ...]:
        return tuple(cell.mark for cell in self.cells)

    @property
    def telling(self) -> Telling:
        """Whether it tells the hypotheses apart."""
        return telling(self.marks)


@record(eq=False, slots=False)
class Matrix(Shown):
    """Hypotheses against evidence, and what follows; `rows` in reading order, `hypotheses` as they were listed."""

    graph: ArgumentGraph
    hypotheses: tuple[Statement, ...]
    rows: tuple[Row, ...]

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.graph.root.source.path)
        yield f"{counted(len(self.hypotheses), 'hypothesis', 'hypotheses')}"
        yield f"{counted(len(self.rows), 'row')}"
        yield f"{self.blanks} blank"

    @cached_property
    def counting(self) -> tuple[Row, ...]:
        """The rows that count."""
        return tuple(row for row in self.rows if not row.falls)

    @cached_property
    def order(self) -> Order:
        """The hypotheses by what speaks against them."""
        return ordered([row.marks for row in self.counting], len(self.hypotheses))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The single pieces of evidence with which the order stands; `row` is one of `counting`."""
        return tuple(turns([row.marks for row in self.counting], len(self.hypotheses)))

    @property
    def blanks(self) -> int:
        """How many cells that count are blank."""
        return sum(self.order.blanks)

    @property
    def cells(self) -> int:
        """How many cells count."""
        return len(self.counting) * len(self.hypotheses)


def matrix(
    graph: ArgumentGraph,
    hypotheses: Sequence[Statement],
    *,
    leaves: bool = False,
    related: bool = False,
    grant: Sequence[Statement] = (),
    reject: Sequence[Statement] = (),
) -> Matrix:
    """The matrix of some hypotheses, as `competing` gives them, against the evidence of a map.

    With `leaves` all other statements without reasons are rows, too; those of which an entry was made always are. With
    `related` only what bears on one of the hypotheses is, or has an entry. `grant` and `reject` are taken to stand and
    to fall. Raises CannotCompare where there is nothing to compare them with.
    """
    builder = _Builder(graph, tuple(hypotheses), evaluate(graph, grant=grant, reject=reject))
    rows = tuple(builder.row(each) for each in builder.evidence(leaves=leaves))
    if not rows:
        advice = "" if leaves else "; --leaves takes the other statements without reasons"
        raise CannotCompare(
            "this map has no evidence to compare them with: write each figure, event, document or testimony "
            f"as `- evidence: …`{advice}"
        )
    if related:
        rows = tuple(row for row in rows if any(cell.ways or cell.entered for cell in row.cells))
        if not rows:
            raise CannotCompare(
                "no evidence of this map bears on these hypotheses; without --related all of it is shown"
            )
    return Matrix(graph, tuple(hypotheses), rows)


class _Builder:
    def __init__(self, graph: ArgumentGraph, hypotheses: tuple[Statement, ...], evaluation: Evaluation) -> None:
        self.graph = graph
        self.leaders = tuple(graph.restatements.get(each, each) for each in hypotheses)
        self.evaluation = evaluation
        self.entries: Entries = entries(graph)
        self.ways = [
            ways_to(graph, each, rivals(graph, each, self.entries, self.leaders), self.holds) for each in self.leaders
        ]

    def holds(self, reason: Reason) -> bool:
        return self.evaluation.reason_value(reason) != self.evaluation.falls

    def evidence(self, *, leaves: bool) -> list[Statement]:
        """The statements of the rows in reading order; of those that say the same, the one that stands for all."""
        numbers = self.graph.numbers
        in_order = [*numbers, *(s for s in self.graph.statements if s not in numbers)]
        entered = {evidence for evidence, hypothesis in self.entries if hypothesis in self.leaders}
        found: dict[Statement, None] = {}
        for statement in in_order:
            leader = self.graph.restatements.get(statement, statement)
            is_row = statement.kind is Kind.EVIDENCE or leader in entered or (leaves and self._is_leaf(leader))
            if is_row and leader not in self.leaders:
                found[leader] = None
        return list(found)

    def _is_leaf(self, leader: Statement) -> bool:
        standing = self.evaluation.standing(leader)
        return standing.evidence or not standing.support

    def row(self, evidence: Statement) -> Row:
        cells = tuple(
            _cell(ways.get(evidence, {}), self.entries.get((evidence, hypothesis), []))
            for hypothesis, ways in zip(self.leaders, self.ways, strict=True)
        )
        return Row(evidence, cells, self._falls(evidence), self._remarks(evidence))

    def _falls(self, evidence: Statement) -> str:
        """Why the map lets a piece of evidence fall; that a hypothesis excludes it is no reason."""
        standing = self.evaluation.standing(evidence)
        if standing.fixed is False:
            ruled = any(is_ruled(each, "rejected") for each in same_statements(self.graph, evidence))
            return "rejected by a verdict" if ruled else "rejected"
        objected = any(self.evaluation.value(reason) == 1 for reason in standing.objections)
        return "defeated by an objection" if objected and self.evaluation.value(evidence) == 0 else ""

    def _remarks(self, evidence: Statement) -> tuple[str, ...]:
        """How credible a piece of evidence is, in words, as far as the map says it."""
        found = []
        for each in same_statements(self.graph, evidence):
            hedge = each.hedge or each.likelihood
            found += [f"“{' '.join(hedge.words.split())}”"] if hedge is not None else []
            found += [f"the view of {' '.join(each.held_by.words.split())}"] if each.held_by is not None else []
            found += [f"credibility {each.credibility}"] if each.credibility is not None else []
            found += [each.verdict.value] if each.verdict is not None and not is_ruled(each, "rejected") else []
        standing = self.evaluation.standing(evidence)
        if standing.objections and 0 < self.evaluation.value(evidence) < 1:
            found.append("contested")
        return tuple(dict.fromkeys(found))


def _cell(ways: Ways, entered: Sequence[Entry]) -> Cell:
    said = said_by(ways)
    return Cell(ways, None if said is None else Mark(said), tuple(entered))
