"""An argument for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement

RULE = Rule(
    code="AM107",
    name="no-conclusion",
    severity=Severity.WARNING,
    about="""A reader of the map looks for what it argues for. A map with reasons needs a `conclusion` at the root
of a tree, its own or one of an included map. Several are fine: the options of a debate, or a conclusion for each
part.

A file that only lists statements for others to refer to has no reasons, and needs none.""",
    bad="""\
argument:
- claim: The ferry should sail at night.
  because:
  - evidence: Half of the passengers would sail with the ferry at night.
    cite: https://example.org/survey
""",
    good="""\
argument:
- conclusion: The ferry should sail at night.
  because:
  - evidence: Half of the passengers would sail with the ferry at night.
    cite: https://example.org/survey
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    here = [s for s in graph.statements if graph.map_of(s) is graph.root]
    roots = [graph.resolve(root) for root in graph.root.roots]
    argued = [s for s in (*here, *roots) if isinstance(s, Statement)]
    if any(s.kind is Kind.CONCLUSION for s in argued):
        return
    candidates = [root for root in roots if isinstance(root, Statement) and graph.reasons_on(root)]
    if not candidates:
        return
    only = candidates[0] if len(candidates) == 1 and not graph.uses(candidates[0]) else None
    yield Finding(
        "this map has no conclusion",
        (Label(candidates[0].text.span, "is this what the map argues for?"),),
        help="write `conclusion:` in place of `claim:` for what the map argues for",
        fix=_fix(only) if only is not None and graph.map_of(only) is graph.root else None,
    )


def _fix(root: Statement) -> Fix | None:
    key = root.keys.get("claim")
    return None if key is None else Fix("make it the conclusion", (Edit(key, "conclusion"),), Safety.UNSAFE)
