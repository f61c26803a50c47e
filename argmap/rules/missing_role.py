"""A premise that the scheme of a reason asks for and that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code, listing
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Reason
from argmap.reading.documents import with_premises
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.schemes import Filling, Role, Scheme

RULE = Rule(
    code="AM303",
    name="missing-role",
    severity=Severity.ADVICE,
    about="""Where some premises of a reason have roles, the map has been fitted to the scheme, and a role that no
premise has shows a premise that is left unsaid. Unsaid premises are where arguments are weakest: state it, as an
`assumption` if the author only takes it for granted.

Looked at are reasons of which at least one premise has a role. Roles that often go without saying, such as the
circumstances of a plan, are not asked for.""",
    bad="""\
argument:
- conclusion: The council should close the bridge to lorries.
  because:
  - scheme: practical-reasoning
    premises:
    - claim: The council wants the deck of the bridge to last.
      role: goal
""",
    good="""\
argument:
- conclusion: The council should close the bridge to lorries.
  because:
  - scheme: practical-reasoning
    premises:
    - claim: The council wants the deck of the bridge to last.
      role: goal
    - assumption: Closing the bridge to lorries would make the deck last.
      role: means
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for reason in graph.reasons:
        if reason.scheme is None or not any(premise.role for premise in reason.premises):
            continue
        from argmap.schemes import scheme_of

        scheme = scheme_of(graph, reason)
        if scheme is not None:
            yield from _missing(graph, reason, reason.scheme, scheme)


def _missing(graph: ArgumentGraph, reason: Reason, name: Text, scheme: Scheme) -> Iterator[Finding]:
    roles = [scheme.role(premise.role.value) for premise in reason.premises if premise.role is not None]
    if None in roles:  # a misspelt role is reported as such
        return
    missing = [role for role in scheme.roles if role not in roles and not role.optional]
    if not missing:
        return
    from argmap.schemes import Filling

    filling = Filling(graph, scheme, reason)
    names = listing([code(role.name) for role in missing], "and")
    one = len(missing) == 1
    advice = "add what is left unsaid"
    if any(premise.role is None for premise in reason.premises):
        advice = "write `role` at the premise that says so, or add one that does"
    advice = f"{advice}: {' '.join(filling.fill(role.form) for role in missing)}"
    message = f"no premise has the role{'' if one else 's'} {names} of the scheme {code(scheme.slug)}"
    fix = partial(_stated, graph, reason, missing, filling)
    yield Finding(message, (Label(name.span),), help=advice, fix=fix)


def _stated(graph: ArgumentGraph, reason: Reason, missing: Sequence[Role], filling: Filling) -> Fix | None:
    """The premises that are left unsaid, as assumptions, where the map has words for what they speak of."""
    unsure = any(premise.role is None for premise in reason.premises)
    if (
        unsure
        or graph.map_of(reason) is not graph.root
        or not all(filling.has_words_for(role.form) for role in missing)
    ):
        return None
    premises = [{"assumption": filling.fill(role.form), "role": role.name} for role in missing]
    edits = with_premises(reason, *premises)
    title = "state the missing premise as an assumption" if len(missing) == 1 else "state them as assumptions"
    return Fix(title, tuple(edits), Safety.UNSAFE)
