"""The rules: one module for each check of the argument, in the order of their codes.

A module has `RULE` and `check(graph)`, which yields findings; it never raises for what a person wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding, Rule
from argmap.errors import ArgmapError
from argmap.reading import READING_RULES
from argmap.rules import (
    bare_claim,
    circular_sources,
    circular_support,
    duplicate_id,
    evidence_with_reasons,
    evidence_without_citation,
    expectation_not_met,
    fallen_backing,
    few_alternatives,
    missing_link,
    near_duplicate,
    no_conclusion,
    not_a_sentence,
    nothing_outweighed,
    one_source,
    orphan_premise,
    orphan_tree,
    overruled_defeat,
    question_as_claim,
    quote_without_source,
    reasoning_in_box,
    repeated_reason,
    repeated_statement,
    self_support,
    several_claims,
    single_premise,
    too_long,
    undefended_objection,
    undercut_on_statement,
    unknown_group,
    unknown_reference,
    unknown_source,
    unsupported_conclusion,
    unused_assumption,
    unused_group,
    voice_of_others,
    wrong_reference,
)
from argmap.rules.nearest import nearest, suggestion
from argmap.rules.phrasing import code
from argmap.rules.waiving import WAIVER_RULES

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

# One line for each module.
_MODULES = (
    unknown_reference,
    duplicate_id,
    circular_support,
    self_support,
    repeated_reason,
    orphan_tree,
    no_conclusion,
    nothing_outweighed,
    wrong_reference,
    unknown_group,
    unused_group,
    few_alternatives,
    unsupported_conclusion,
    bare_claim,
    evidence_with_reasons,
    unused_assumption,
    single_premise,
    missing_link,
    orphan_premise,
    repeated_statement,
    near_duplicate,
    expectation_not_met,
    undefended_objection,
    undercut_on_statement,
    overruled_defeat,
    fallen_backing,
    evidence_without_citation,
    unknown_source,
    quote_without_source,
    voice_of_others,
    one_source,
    circular_sources,
    question_as_claim,
    several_claims,
    too_long,
    reasoning_in_box,
    not_a_sentence,
)

CHECKS: tuple[tuple[Rule, Callable[[ArgumentGraph], Iterator[Finding]]], ...] = tuple(
    (module.RULE, module.check) for module in _MODULES
)


class UnknownRule(ArgmapError):
    """No rule has this code or name."""

    def __init__(self, wanted: str, near: list[str]) -> None:
        self.near = near
        super().__init__(f"no rule has the code or name {code(wanted)}{suggestion(near)}")


# Every rule of argmap, those of the reader included, by code.
ALL_RULES: tuple[Rule, ...] = tuple(
    sorted((*READING_RULES, *WAIVER_RULES, *(rule for rule, _ in CHECKS)), key=lambda rule: rule.code)
)


@cache
def rules_by_name() -> Mapping[str, Rule]:
    """Every rule by its code and by its name."""
    return {key: rule for rule in ALL_RULES for key in (rule.code, rule.name)}


def find_rule(wanted: str) -> Rule:
    """The rule with a code or name, in any case. Raises UnknownRule, which names the nearest."""
    wanted = wanted.strip()
    known = rules_by_name()
    found = known.get(wanted) or known.get(wanted.upper()) or known.get(wanted.lower().replace("_", "-"))
    if found is None:
        raise UnknownRule(wanted, nearest_rules(wanted))
    return found


def nearest_rules(wanted: str) -> list[str]:
    """Codes or names like the one wanted, best first."""
    return nearest(wanted, rules_by_name())
