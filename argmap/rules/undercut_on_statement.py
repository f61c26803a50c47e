"""An objection to a step that was written as an objection to a statement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import part_of, place, quoted
from argmap.analysis.wording import without_quotations, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Statement
from argmap.rules.fixes.undercutting import as_undercut

RULE = Rule(
    code="AM402",
    name="undercut-on-statement",
    severity=Severity.WARNING,
    about="""“Even if”, “it does not follow”, “that is not relevant”: such an objection grants the premises and
denies that they lead to the conclusion. It attacks a step, not a statement. Below the statement it would speak
against the conclusion itself, and against all other reasons for it as well.

Write it under `but:` beside the `premises:` of the step that it undercuts. The fix does so where only one reason
comes into question.""",
    bad="""\
argument:
- conclusion: The medicine healed the patients.
  because:
  - evidence: The patients who took the medicine were healed after a week.
    cite: https://example.org/trial
  but:
  - claim: Even if they took it, they may have healed by themselves.
    but:
    - evidence: Patients without the medicine were still ill after a month.
      cite: https://example.org/controls
""",
    good="""\
argument:
- conclusion: The medicine healed the patients.
  because:
  - premises:
    - evidence: The patients who took the medicine were healed after a week.
      cite: https://example.org/trial
    but:
    - claim: Even if they took it, they may have healed by themselves.
      but:
      - evidence: Patients without the medicine were still ill after a month.
        cite: https://example.org/controls
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for reason in graph.reasons:
        target, premises = graph.target(reason), reason.premises
        objection = premises[0] if len(premises) == 1 else None
        if reason.bearing is not Bearing.ATTACK or not isinstance(target, Statement):
            continue
        vocabulary = words.vocabulary(objection) if isinstance(objection, Statement) else None
        support = graph.support(target)
        if not isinstance(objection, Statement) or vocabulary is None or not support:
            continue
        found = vocabulary.undercut.search(without_quotations(objection.text.words))
        if found:
            yield Finding(
                f"{quoted(found[0])} speaks against a step, but this stands below a statement",
                (
                    Label(part_of(objection.text, found[0])),
                    Label(target.text.span, "attacked as a whole"),
                    *(Label(place(r), "is this the step that is meant?") for r in support[:3]),
                ),
                help="write it under `but:` beside the `premises:` of the reason that it undercuts",
                fix=partial(as_undercut, reason, target),
            )
