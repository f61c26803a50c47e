"""The same premises given twice for or against one thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import called, place, written_at
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Inference, Premise, Reason, Reference, Statement
from argmap.reading.documents import document
from argmap.yamltext.lines import line_end

RULE = Rule(
    code="AM105",
    name="repeated-reason",
    severity=Severity.WARNING,
    about="""A reason counts once, however often it is given: one with the same premises for the same statement adds
a box to the picture and nothing to the argument. The same premises for *and* against one statement are nearly
always a slip. A premise that a reason has twice is reported, too, and a tension between statements that contradict
each other anyway.""",
    bad="""\
argument:
- conclusion: The school should teach chess to all children.
  because:
  - ref: concentration
  - ref: concentration

- evidence: Chess teaches children to concentrate at school.
  id: concentration
  cite: https://example.org/study
""",
    good="""\
argument:
- conclusion: The school should teach chess to all children.
  because:
  - ref: concentration

- evidence: Chess teaches children to concentrate at school.
  id: concentration
  cite: https://example.org/study
""",
)

_SAME_SIDE = {
    Bearing.SUPPORT: "the same reason is given twice for",
    Bearing.ATTACK: "the same objection is made twice to",
    Bearing.CONCESSION: "the same doubt is granted twice about",
}


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    leader = graph.restatements
    seen: dict[tuple[Target, frozenset[Statement], bool], Reason] = {}
    for reason in graph.reasons:
        yield from _repeated_premises(graph, reason)
        target = graph.target(reason)
        premises = graph.premises(reason)
        if target is None or not premises or len(premises) < len(reason.premises):
            continue
        explains = reason.inference is Inference.EXPLANATION
        first = seen.setdefault((target, frozenset(leader.get(p, p) for p in premises), explains), reason)
        if first is reason:
            continue
        message = f"the same premises bear on {called(target)} in two ways"
        if first.bearing is reason.bearing:
            message = f"{_SAME_SIDE[reason.bearing]} {called(target)}"
        labels = [Label(place(each), f"as `{each.bearing.value}`") for each in (reason, first)]
        yield Finding(message, tuple(labels), fix=partial(_without, graph, first, reason))
    yield from _doubled_tensions(graph)


def _doubled_tensions(graph: ArgumentGraph) -> Iterator[Finding]:
    tensions = [(one, other, name) for one, other, name in graph.opposition.tensions() if one is not other]
    written = {frozenset((one, other)): name for one, other, name in graph.opposition.written("contradicts")}
    for one, other, name in tensions:
        pair = frozenset((one, other))
        if graph.opposition.excludes(one, other):
            labels = [Label(name.span)]
            if pair in written:
                labels.append(Label(written[pair].span, "the contradiction"))
            yield Finding(
                f"{called(one)} and {called(other)} contradict each other, so they are more than in tension",
                tuple(labels),
                help="keep one of the two: `tension-with` is for statements that might both stand",
            )


def _repeated_premises(graph: ArgumentGraph, reason: Reason) -> Iterator[Finding]:
    if len(reason.premises) < 2:
        return
    first_of: dict[Statement, int] = {}
    for index, written in enumerate(reason.premises):
        premise = graph.resolve(written)
        if isinstance(premise, Statement):
            premise = graph.restatements.get(premise, premise)
            first = first_of.setdefault(premise, index)
            if first != index:
                labels = (Label(written_at(written)), Label(written_at(reason.premises[first]), "the first time"))
                fix = partial(_taken_out, written)
                yield Finding(f"the reason has the premise {called(premise)} twice", labels, fix=fix)


def _without(graph: ArgumentGraph, first: Reason, reason: Reason) -> Fix | None:
    """The second one taken out, where it is a mere reference on the same side and not the only item of its list."""
    target = graph.target(reason)
    if first.bearing is not reason.bearing or reason.explicit or target is None:
        return None
    beside = [each for each in target.bearing_reasons if each.bearing is reason.bearing]
    return _taken_out(reason.premises[0]) if reason in beside and len(beside) > 1 else None


def _taken_out(written: Premise) -> Fix | None:
    if not isinstance(written, Reference) or written.keys.keys() != {"ref"}:
        return None
    text, end = written.span.source.text, written.span.end
    if written.span.written.lstrip("{ ").split(":", 1)[-1].strip("} '\"") != written.target.value:
        return None  # something else stands in it
    if "#" in text[end : line_end(text, end)]:
        return None  # a remark would go with it
    edits = document(written.span.source).remove_item(written.span.start)
    if any("#" in edit.span.written for edit in edits):
        return None  # and so would this one, which stands above it or below it
    return Fix("take the second one out", tuple(edits))
