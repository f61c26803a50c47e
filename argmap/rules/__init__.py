"""The rules: one module for each check of the argument, in the order of their codes.

A module has `RULE` and `check(graph)`, which yields findings; it never raises for what a person wrote. The `check` of a
rule that looks at the texts of sources is given a `Grounding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from argmap.analysis.nearest import suggestion
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Rule
from argmap.errors import ArgmapError
from argmap.reading import READING_RULES
from argmap.reading.suggestions import nearest_names
from argmap.rules import (
    ambiguous_quotation,
    bare_claim,
    changed_source,
    circular_sources,
    circular_support,
    confidence_and_likelihood,
    deductive_on_presumptive,
    duplicate_id,
    elision_drops_negation,
    evidence_with_reasons,
    evidence_without_citation,
    expectation_not_met,
    fallen_backing,
    few_alternatives,
    hedge_cut_off,
    hedge_dropped,
    hedged_text,
    incoherent_likelihoods,
    likelihood_not_carried,
    likelihood_not_on_scale,
    likelihood_without_scale,
    missing_link,
    missing_role,
    missing_source_text,
    near_duplicate,
    no_conclusion,
    not_a_link,
    not_a_sentence,
    nothing_outweighed,
    one_source,
    orphan_premise,
    orphan_tree,
    overruled_defeat,
    question_as_claim,
    quotation_elsewhere,
    quotation_not_found,
    quote_without_source,
    reasoning_in_box,
    repeated_question,
    repeated_reason,
    repeated_statement,
    reported_words,
    self_support,
    several_claims,
    shadowed_scheme,
    single_premise,
    too_long,
    undefended_objection,
    undercut_on_statement,
    unknown_group,
    unknown_question,
    unknown_reference,
    unknown_role,
    unknown_scheme,
    unknown_source,
    unreadable_likelihood,
    unreadable_source_text,
    unsupported_conclusion,
    unused_assumption,
    unused_group,
    voice_of_others,
    wrong_locator,
    wrong_reference,
)
from argmap.rules.waiving import WAIVER_RULES

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.grounding import Grounding

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
    unknown_scheme,
    unknown_role,
    missing_role,
    deductive_on_presumptive,
    unknown_question,
    shadowed_scheme,
    repeated_question,
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
    not_a_link,
    question_as_claim,
    several_claims,
    too_long,
    reasoning_in_box,
    not_a_sentence,
    likelihood_without_scale,
    likelihood_not_on_scale,
    likelihood_not_carried,
    incoherent_likelihoods,
    confidence_and_likelihood,
    hedge_dropped,
    unreadable_likelihood,
    hedged_text,
)
# Those that look at the texts of the sources.
_MODULES_WITH_TEXTS = (
    quotation_not_found,
    quotation_elsewhere,
    ambiguous_quotation,
    elision_drops_negation,
    hedge_cut_off,
    wrong_locator,
    changed_source,
    missing_source_text,
    reported_words,
    unreadable_source_text,
)

CHECKS: tuple[tuple[Rule, Callable[[ArgumentGraph], Iterator[Finding]]], ...] = tuple(
    (module.RULE, module.check) for module in _MODULES
)

# Where texts are at hand, a rule that is in both runs with them.
CHECKS_WITH_TEXTS: tuple[tuple[Rule, Callable[[Grounding], Iterator[Finding]]], ...] = (
    *((module.RULE, module.check) for module in _MODULES_WITH_TEXTS),
    (hedge_dropped.RULE, hedge_dropped.check_with_texts),
)


class UnknownRule(ArgmapError):
    """No rule has this code or name."""

    def __init__(self, wanted: str, near: list[str]) -> None:
        self.near = near
        super().__init__(f"no rule has the code or name {code(wanted)}{suggestion(near)}")


# Every rule of argmap, those of the reader included, by code.
ALL_RULES: tuple[Rule, ...] = tuple(
    sorted(
        {*READING_RULES, *WAIVER_RULES, *(rule for rule, _ in (*CHECKS, *CHECKS_WITH_TEXTS))},
        key=lambda rule: rule.code,
    )
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
    return nearest_names(wanted, rules_by_name())
