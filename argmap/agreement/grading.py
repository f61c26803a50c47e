"""A student's map beside a model: what the student has of it, for a teacher to go through.

Nothing is marked by itself. Counts are told for each criterion; points are worked out only where somebody says how
many each criterion is worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from argmap.agreement.agree import Agreement, agree
from argmap.agreement.aligning import Pair
from argmap.agreement.disagreements import Said, Sort
from argmap.agreement.steps import StepPair
from argmap.agreement.structure import Bond, Step, Structure
from argmap.agreement.units import Unit
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.grounding import Grounding
from argmap.model import Statement
from argmap.records import record
from argmap.showing import Brief, Shown, counted, name_of_file

CRITERIA = ("statements", "steps", "kinds")


class NoSuchPoints(ArgmapError):
    """Points are given for what is no criterion, or are no number."""


class Outcome(Enum):
    """What a student has of a part of the model."""

    FOUND = "found"
    ELSEWHERE = "found in another place"
    MISSING = "missing"


@record(eq=False)
class StatementGrade(Brief):
    """A statement of the model, with the student's.

    It is in another place when it bears on something else, or in another way. `kind_is_right` is None where it is
    missing; `remark` says what is otherwise, in the student's map.
    """

    model: Statement
    student: Statement | None
    outcome: Outcome
    pair: Pair | None
    kind_is_right: bool | None
    remark: Said

    def _brief(self) -> Iterator[object]:
        yield self.outcome.value


@record(eq=False)
class StepGrade(Brief):
    """A step of the model, with the student's that has most to do with it.

    It is found when its premises are the same, together, and it bears in the same way on the same; in another place
    when its premises are there together, but bear otherwise or on something else. Else it is missing, also where some
    of its premises are there; `remark` says so.
    """

    model: Step
    student: Step | None
    outcome: Outcome
    remark: str

    def _brief(self) -> Iterator[object]:
        yield self.outcome.value


@record()
class Tally(Brief):
    """A criterion: how many of the model's things are found, how many of these in another place, and what it is worth.

    For kinds, `found` are those that are right, of the statements that are there at all. `points` is None where nobody
    said how many there are.
    """

    criterion: str
    found: int
    elsewhere: int
    of: int
    worth: float | None = None

    @property
    def missing(self) -> int:
        return self.of - self.found - self.elsewhere

    @property
    def counting(self) -> int:
        """How many count for points: a statement wherever it stands, a step or kind only where it is right."""
        return self.found + (self.elsewhere if self.criterion == "statements" else 0)

    @property
    def points(self) -> float | None:
        if self.worth is None:
            return None
        return self.worth * self.counting / self.of if self.of else 0.0

    def _brief(self) -> Iterator[object]:
        yield f"{self.criterion} {self.found}/{self.of}"


@record(eq=False)
class Sheet(Brief):
    """What one student has: each statement and step of the model, what the student has besides, and the counts."""

    name: str
    agreement: Agreement
    statements: tuple[StatementGrade, ...]
    steps: tuple[StepGrade, ...]
    extra: tuple[Statement, ...]
    extra_steps: tuple[Step, ...]
    tallies: tuple[Tally, ...]

    @property
    def total(self) -> tuple[float, float] | None:
        """The points and how many there could be; None where nobody said what a criterion is worth."""
        worth = [tally for tally in self.tallies if tally.worth is not None]
        if not worth:
            return None
        return sum(tally.points or 0 for tally in worth), sum(tally.worth or 0 for tally in worth)

    def is_part(self, step: Step) -> bool:
        """Whether a step of the student's is what the model has as one reason with further premises."""
        return any(
            step.premises < grade.model.premises and step.target == grade.model.target and step.bond is grade.model.bond
            for grade in self.steps
        )

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.name)
        yield from self.tallies


@dataclass(frozen=True, eq=False, repr=False)
class Grading(Shown):
    """The sheets of all students beside one model."""

    model: ArgumentGraph
    name: str
    sheets: tuple[Sheet, ...]
    points: Mapping[str, float]

    def having(self, statement: Statement) -> int:
        """How many students have a statement of the model, wherever."""
        return sum(
            grade.outcome is not Outcome.MISSING
            for sheet in self.sheets
            for grade in sheet.statements
            if grade.model is statement
        )

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.name)
        yield counted(len(self.sheets), "student")


def grade(
    model: ArgumentGraph,
    students: Sequence[ArgumentGraph],
    *,
    names: Sequence[str] = (),
    groundings: Sequence[Grounding | None] = (),
    points: Mapping[str, float] | None = None,
) -> Grading:
    """The grading sheets of students' maps.

    `names` and `groundings` are those of the model, then of the students, as for `agree`. `points` says what criteria
    of `CRITERIA` are worth. Raises NoSuchPoints.
    """
    graphs = [model, *students]
    known = tuple(groundings) or (None,) * len(graphs)
    called = tuple(names) or tuple(graph.root.source.path for graph in graphs)
    worth = checked_points(points or {})
    sheets = []
    for rank in range(1, len(graphs)):
        found = agree([model, graphs[rank]], names=[called[0], called[rank]], groundings=[known[0], known[rank]])
        sheets.append(_sheet(found, worth))
    return Grading(model, called[0], tuple(sheets), worth)


def checked_points(points: Mapping[str, float]) -> dict[str, float]:
    """Points by criterion. Raises NoSuchPoints for others, and for what is no number of points."""
    for criterion, worth in points.items():
        if criterion not in CRITERIA:
            raise NoSuchPoints(f"there is no criterion `{criterion}`; points are given for {', '.join(CRITERIA)}")
        if isinstance(worth, bool) or not isinstance(worth, int | float) or not 0 <= worth < float("inf"):
            raise NoSuchPoints(f"`{criterion}` is worth a number of points from 0 on, and not {worth!r}")
    return {criterion: float(points[criterion]) for criterion in CRITERIA if criterion in points}


def _sheet(agreement: Agreement, worth: Mapping[str, float]) -> Sheet:
    model, student = agreement.maps
    (both,) = agreement.pairs
    pairs = {pair.one: pair for pair in both.pairs}
    moved = _moved(agreement)
    unit_of = {unit.members[0]: unit for unit in agreement.units if unit.members[0] is not None}
    ordered = sorted(model.statements, key=model.order.__getitem__)
    statements = tuple(_statement(each, pairs.get(each), moved.get(unit_of[each].number)) for each in ordered)
    mates = {pair.one.reason: pair for pair in both.steps.pairs}
    steps = tuple(
        _step(step, mates.get(step.reason), agreement.units, both.structures[1]) for step in both.structures[0].steps
    )
    extra = tuple(member for unit in agreement.only_in(1) if (member := unit.members[1]) is not None)
    tallies = tuple(_tallies(statements, steps, worth))
    return Sheet(student.name, agreement, statements, steps, extra, both.steps.only_other, tallies)


_PLACES = {
    Sort.DIRECTION, Sort.ATTACHMENT, Sort.LEVEL, Sort.STEP, Sort.GRANTED, Sort.EXPLANATION, Sort.BETWEEN,
}  # fmt: skip


def _moved(agreement: Agreement) -> dict[int, Said]:
    """What the student makes of each shared unit that stands in another place."""
    found: dict[int, Said] = {}
    for each in agreement.disagreements:
        side = each.sides[1]
        if each.sort in _PLACES and side is not None:
            found.setdefault(each.units[0], side.said)
    return found


def _statement(model: Statement, pair: Pair | None, moved: Said | None) -> StatementGrade:
    if pair is None:
        return StatementGrade(model, None, Outcome.MISSING, None, None, ())
    right = model.kind is pair.other.kind
    return StatementGrade(
        model, pair.other, Outcome.FOUND if moved is None else Outcome.ELSEWHERE, pair, right, moved or ()
    )


def _step(step: Step, mate: StepPair | None, units: Sequence[Unit], student: Structure) -> StepGrade:
    if mate is None:
        missing = [unit for unit in step.premises if unit not in student.uses]
        if missing:
            remark = "no premise is there" if len(missing) == len(step.premises) else "not all premises are there"
        else:
            remark = "its statements are there, and not this step"
        return StepGrade(step, None, Outcome.MISSING, remark)
    if mate.is_shared:
        return StepGrade(step, mate.other, Outcome.FOUND, "")
    return StepGrade(step, mate.other, _outcome(mate), "; ".join(_differences(step, mate, units)))


def _outcome(mate: StepPair) -> Outcome:
    return Outcome.ELSEWHERE if mate.premises else Outcome.MISSING


_NOUNS = {
    Bond.REASON: "a reason", Bond.EXPLANATION: "an explanation", Bond.OBJECTION: "an objection",
    Bond.CONCESSION: "something granted", Bond.BACKING: "backing of a step", Bond.UNDERCUT: "an undercut",
    Bond.DOUBT: "a granted doubt",
}  # fmt: skip


def _differences(step: Step, mate: StepPair, units: Sequence[Unit]) -> Iterator[str]:
    """In what a student's step differs from the model's."""
    if not mate.premises:
        lacking = step.premises - mate.other.premises
        absent = [unit for unit in lacking if units[unit].members[1] is None]
        if lacking:
            yield f"without {counted(len(lacking), 'of its premises', 'of its premises')}" + (
                "" if absent else ", which stands apart" if len(lacking) == 1 else ", which stand apart"
            )
        more = len(mate.other.premises - step.premises)
        if more:
            yield f"with {counted(more, 'premise')} more"
    if not mate.bond:
        yield f"as {_NOUNS[mate.other.bond]}"
    if not mate.target:
        yield "for something else" if mate.other.bond in {Bond.REASON, Bond.EXPLANATION} else "on something else"


def _tallies(
    statements: Sequence[StatementGrade], steps: Sequence[StepGrade], worth: Mapping[str, float]
) -> Iterator[Tally]:
    for criterion, grades in (("statements", statements), ("steps", steps)):
        found = sum(each.outcome is Outcome.FOUND for each in grades)
        elsewhere = sum(each.outcome is Outcome.ELSEWHERE for each in grades)
        yield Tally(criterion, found, elsewhere, len(grades), worth.get(criterion))
    there = [each for each in statements if each.kind_is_right is not None]
    yield Tally("kinds", sum(bool(each.kind_is_right) for each in there), 0, len(there), worth.get("kinds"))
