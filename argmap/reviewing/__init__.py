"""The review of a map: what it rests on, where it is weakest, what was never answered, what changed.

Everything follows from the map, the texts of its sources, and an older version of it, where these are at hand; nothing
is guessed, and nothing is scored. Sections are worked out in the order of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from argmap.analysis.objections import objections as objections_of
from argmap.comparing import Comparison
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.grounding import Grounding
from argmap.model import Bearing, Statement
from argmap.reading.suggestions import nearest_names
from argmap.reviewing.causes import in_short
from argmap.reviewing.page import Review, Section, Verdict
from argmap.reviewing.problems import weightiest
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.sections import (
    assertions,
    assumptions,
    calibration,
    chains,
    changes,
    coverage,
    flips,
    independence,
    likelihoods,
    linchpins,
    marks,
    objections,
    one_sidedness,
    other_side,
    patterns,
    questions,
    reconstruction,
    tensions,
)
from argmap.reviewing.tallies import tally

__all__ = ["SECTIONS", "Review", "UnknownSection", "review", "section_keys"]

# One line for each section, in the order of the page.
_MODULES = (
    assumptions,
    linchpins,
    reconstruction,
    objections,
    tensions,
    patterns,
    changes,
    assertions,
    likelihoods,
    calibration,
    independence,
    questions,
    one_sidedness,
    coverage,
    chains,
    flips,
    marks,
    other_side,
)
SECTIONS = {module.KEY: module for module in _MODULES}


class UnknownSection(ArgmapError):
    """No section of a review has this name."""

    def __init__(self, name: str) -> None:
        near = nearest_names(name, SECTIONS, 1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(SECTIONS)}"
        super().__init__(f"a review has no section '{name}'; {hint}")


def section_keys(names: Iterable[str]) -> tuple[str, ...]:
    """The keys of the sections that are asked for, in the order of the page; all for none. Raises UnknownSection."""
    wanted = set(names)
    for name in sorted(wanted):
        if name not in SECTIONS:
            raise UnknownSection(name)
    return tuple(key for key in SECTIONS if not wanted or key in wanted)


def review(
    graph: ArgumentGraph,
    sections: Iterable[str] = (),
    *,
    grant: Sequence[Statement] = (),
    reject: Sequence[Statement] = (),
    conclusion: Statement | None = None,
    grounding: Grounding | None = None,
    comparison: Comparison | None = None,
) -> Review:
    """Review a map; `sections` are keys of `SECTIONS`, by default all.

    `grant` and `reject` are statements taken to stand or to fall; `conclusion` is the one whose chains and flips are
    looked at (default: the main one); `grounding` says where quotations stand in the texts of the sources, `comparison`
    what changed since an older version of it. Raises UnknownSection.
    """
    context = ReviewContext(
        graph, grant=grant, reject=reject, conclusion=conclusion, grounding=grounding, comparison=comparison
    )
    made: list[Section] = []
    keys = section_keys(sections)
    whole = len(keys) == len(SECTIONS)
    for key in keys:
        if whole and key == other_side.KEY and not other_side.applies(context):
            continue
        made.append(SECTIONS[key].build(context))
        context.told.update(note for item in made[-1].items for note in item.notes)
    return Review(
        graph=graph,
        main=context.main,
        verdicts=tuple(_verdict(context, conclusion) for conclusion in context.conclusions),
        granted=context.grant,
        rejected=context.reject,
        counts=_counts(graph),
        problems=weightiest(context, made) if whole else (),
        sections=tuple(made),
        whole=whole,
    )


def _verdict(context: ReviewContext, conclusion: Statement) -> Verdict:
    return Verdict(
        conclusion,
        context.status(conclusion),
        context.evidence_only.status(conclusion),
        in_short(context, conclusion),
        tally(context, conclusion),
    )


def _counts(graph: ArgumentGraph) -> dict[str, int]:
    kinds = Counter(s.kind.value for s in graph.statements)
    against = len(objections_of(graph))
    answers = sum(r.bearing is Bearing.ATTACK for r in graph.reasons) - against
    return {**{kind: kinds[kind] for kind in ("conclusion", "claim", "evidence", "assumption")},
            "reason": len(graph.reasons), "objection": against, "answer": answers}  # fmt: skip
