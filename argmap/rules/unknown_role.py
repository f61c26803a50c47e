"""A role that the scheme of the reason does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from argmap.analysis.nearest import suggestion
from argmap.analysis.phrasing import code, listing
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Reason, SchemeDefinition
from argmap.reading.suggestions import nearest_names
from argmap.source import Text

RULE = Rule(
    code="AM302",
    name="unknown-role",
    severity=Severity.WARNING,
    about="""`role` says which premise of its scheme a premise is, so it has to be one of the roles that the scheme
has; `argmap schemes SLUG` shows them. A premise of a reason without a scheme has no role, nor has a statement that is
no premise.

In a scheme of the map's own, the `target` of a question, the roles that are `optional`, and those `from` which a slot
takes its words have to be roles of that scheme as well.""",
    bad="""\
argument:
- conclusion: The council should close the bridge to lorries.
  because:
  - scheme: practical-reasoning
    premises:
    - claim: The council wants the deck of the bridge to last.
      role: gaol
    - claim: Closing the bridge to lorries would make the deck last.
      role: means
""",
    good="""\
argument:
- conclusion: The council should close the bridge to lorries.
  because:
  - scheme: practical-reasoning
    premises:
    - claim: The council wants the deck of the bridge to last.
      role: goal
    - claim: Closing the bridge to lorries would make the deck last.
      role: means
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for each in graph.maps:
        for definition in each.schemes.values():
            yield from _in_definition(definition)
        for root in each.roots:
            if root.role is not None:
                message = f"{code(root.role)} would be the role of a premise, and this is no premise of a reason"
                yield Finding(message, (Label(root.role.span),), help="write `role` where it is used as a premise")
    for reason in graph.reasons:
        roles = [premise.role for premise in reason.premises if premise.role is not None]
        if roles:
            yield from _in_reason(graph, reason, roles)


def _in_reason(graph: ArgumentGraph, reason: Reason, roles: Sequence[Text]) -> Iterator[Finding]:
    from argmap.schemes import scheme_of

    scheme = scheme_of(graph, reason)
    if scheme is not None:
        known = [role.name for role in scheme.roles]
        for role in roles:
            if scheme.role(role.value) is None:
                yield _unknown(role, scheme.slug, known, f"roles of {code(scheme.slug)}")
    elif reason.scheme is None:
        for role in roles:
            message = f"{code(role)} would be a role in a scheme, and this reason names none"
            yield Finding(message, (Label(role.span),), help=_where(role.value))


@lru_cache(maxsize=256)
def _where(role: str) -> str:
    """How to name a scheme, and which have such a role."""
    from argmap.schemes import built_in_schemes

    having = [code(scheme.slug) for scheme in built_in_schemes() if scheme.role(role) is not None]
    advice = "name the scheme with `scheme:` beside `premises`, or leave out the role"
    return f"{advice}; it is a role of {listing(having[:3], 'and')}" if having else advice


def _in_definition(definition: SchemeDefinition) -> Iterator[Finding]:
    """Names of roles in the definition of a scheme."""
    from argmap.schemes import as_scheme
    from argmap.schemes.scheme import ATTACKED, CONCLUSION, HOLDER, INFERENCE, WORK

    scheme = as_scheme(definition)
    roles = [role.name for role in scheme.roles]
    slug = scheme.slug
    origins = [origin for slot in definition.slots.values() for origin in slot.origins]
    targets = [question.target for question in definition.questions if question.target is not None]
    for names, others in (
        (definition.optional, ()),
        (origins, (CONCLUSION, ATTACKED, HOLDER, WORK)),
        (targets, (INFERENCE, CONCLUSION)),
    ):
        for name in names:
            if scheme.role(name.value) is None and name.value not in others:
                yield _unknown(name, slug, [*roles, *others], "known here")


def _unknown(name: Text, slug: str, known: Sequence[str], what: str) -> Finding:
    near = nearest_names(name.value, known)
    fix = Fix(f"write {code(near[0])}", (Edit(name.span, near[0]),), Safety.UNSAFE) if near else None
    return Finding(
        f"{code(name)} is no role of the scheme {code(slug)}{suggestion(near)}",
        (Label(name.span),),
        help=f"{what}: {', '.join(known)}" if known else None,
        fix=fix,
    )
