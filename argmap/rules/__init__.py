"""The rules: one module for each check of the argument, which is loaded when it is run, or asked for its page.

A module has `RULE` and `check(graph)`, which yields findings; it never raises for what a person wrote. That of a rule
that looks at the texts of sources has `check_with_texts(grounding)`: in place of `check`, or beside it where there is
something to say without a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Rule, Severity
from argmap.errors import ArgmapError
from argmap.reading import READING_RULES
from argmap.records import record

if TYPE_CHECKING:
    from types import ModuleType

    from argmap.graph import ArgumentGraph
    from argmap.grounding import Grounding


class Texts(Enum):
    """Whether a rule looks at the texts of sources."""

    NO = "no"
    ONLY = "only"  # without a text there is nothing to look at
    IF_ANY = "if any"


@record()
class Listed:
    """A rule as it is known before its module is loaded.

    `keys`: in maps in which none of these is written, there is nothing for it to look at.
    """

    code: str
    name: str
    severity: Severity
    texts: Texts = Texts.NO
    keys: tuple[str, ...] = ()

    def check(self, graph: ArgumentGraph) -> Iterator[Diagnostic]:
        """The diagnostics of the rule for a graph."""
        if self.keys and graph.keys.isdisjoint(self.keys):
            return iter(())
        module = self.module()
        return (Diagnostic(module.RULE, finding) for finding in module.check(graph))

    def check_with_texts(self, grounding: Grounding) -> Iterator[Diagnostic]:
        """The diagnostics of the rule for a graph with the texts of its sources."""
        module = self.module()
        return (Diagnostic(module.RULE, finding) for finding in module.check_with_texts(grounding))

    def module(self) -> ModuleType:
        """The module of a rule that is run."""
        return import_module(f"argmap.rules.{self.name.replace('-', '_')}")


# The rules that are run, in the order of their codes.
CHECKS = (
    Listed("AM101", "unknown-reference", Severity.ERROR),
    Listed("AM102", "duplicate-id", Severity.ERROR),
    Listed("AM103", "circular-support", Severity.ERROR),
    Listed("AM104", "self-support", Severity.ERROR),
    Listed("AM105", "repeated-reason", Severity.WARNING),
    Listed("AM106", "orphan-tree", Severity.WARNING),
    Listed("AM107", "no-conclusion", Severity.WARNING),
    Listed("AM108", "nothing-outweighed", Severity.ERROR, keys=("outweighs",)),
    Listed("AM109", "wrong-reference", Severity.ERROR),
    Listed("AM110", "unknown-group", Severity.ERROR, keys=("group",)),
    Listed("AM111", "unused-group", Severity.ADVICE, keys=("groups",)),
    Listed("AM112", "few-alternatives", Severity.WARNING, keys=("alternatives",)),
    Listed("AM201", "unsupported-conclusion", Severity.WARNING),
    Listed("AM202", "bare-claim", Severity.ADVICE),
    Listed("AM203", "evidence-with-reasons", Severity.WARNING),
    Listed("AM204", "unused-assumption", Severity.WARNING),
    Listed("AM205", "single-premise", Severity.ADVICE),
    Listed("AM206", "missing-link", Severity.ADVICE),
    Listed("AM207", "orphan-premise", Severity.WARNING),
    Listed("AM208", "repeated-statement", Severity.ERROR),
    Listed("AM209", "near-duplicate", Severity.WARNING),
    Listed("AM210", "expectation-not-met", Severity.ERROR, keys=("expect",)),
    Listed("AM301", "unknown-scheme", Severity.WARNING, keys=("scheme",)),
    Listed("AM302", "unknown-role", Severity.WARNING, keys=("role", "schemes")),
    Listed("AM303", "missing-role", Severity.ADVICE, keys=("role",)),
    Listed("AM304", "deductive-on-presumptive", Severity.WARNING, keys=("scheme",)),
    Listed("AM305", "unknown-question", Severity.WARNING, keys=("answers",)),
    Listed("AM306", "shadowed-scheme", Severity.WARNING, keys=("schemes",)),
    Listed("AM307", "repeated-question", Severity.ERROR, keys=("schemes",)),
    Listed("AM401", "undefended-objection", Severity.ADVICE, keys=("but",)),
    Listed("AM402", "undercut-on-statement", Severity.WARNING, keys=("but",)),
    Listed("AM403", "overruled-defeat", Severity.WARNING, keys=("verdict",)),
    Listed("AM404", "fallen-backing", Severity.WARNING),
    Listed("AM405", "overruled-fit", Severity.WARNING, keys=("fits",)),
    Listed("AM501", "evidence-without-citation", Severity.WARNING),
    Listed("AM502", "unknown-source", Severity.ERROR),
    Listed("AM503", "quote-without-source", Severity.ERROR, keys=("cite", "quote")),
    Listed("AM504", "voice-of-others", Severity.WARNING, keys=("cite", "quote")),
    Listed("AM505", "one-source", Severity.ADVICE),
    Listed("AM506", "circular-sources", Severity.ERROR, keys=("sources",)),
    Listed("AM507", "quotation-not-found", Severity.ERROR, Texts.ONLY),
    Listed("AM508", "quotation-elsewhere", Severity.ERROR, Texts.ONLY),
    Listed("AM509", "ambiguous-quotation", Severity.ERROR, Texts.ONLY),
    Listed("AM510", "elision-drops-negation", Severity.ERROR, Texts.ONLY),
    Listed("AM511", "hedge-cut-off", Severity.ERROR, Texts.ONLY),
    Listed("AM512", "wrong-locator", Severity.ERROR, Texts.ONLY),
    Listed("AM513", "changed-source", Severity.ERROR, Texts.ONLY),
    Listed("AM514", "missing-source-text", Severity.WARNING, Texts.ONLY),
    Listed("AM515", "reported-words", Severity.WARNING, Texts.ONLY),
    Listed("AM516", "unreadable-source-text", Severity.ERROR, Texts.ONLY),
    Listed("AM517", "not-a-link", Severity.WARNING, keys=("sources", "cite", "markup")),
    Listed("AM601", "question-as-claim", Severity.WARNING),
    Listed("AM602", "several-claims", Severity.WARNING),
    Listed("AM603", "too-long", Severity.ADVICE),
    Listed("AM604", "reasoning-in-box", Severity.ADVICE),
    Listed("AM605", "not-a-sentence", Severity.WARNING),
    Listed("AM606", "unwritable-formula", Severity.WARNING, keys=("markup",)),
    Listed("AM701", "likelihood-without-scale", Severity.WARNING, keys=("likelihood", "strength")),
    Listed("AM702", "likelihood-not-on-scale", Severity.ERROR, keys=("likelihood", "strength")),
    Listed("AM703", "likelihood-not-carried", Severity.WARNING, keys=("likelihood", "strength")),
    Listed("AM704", "incoherent-likelihoods", Severity.ERROR, keys=("likelihood", "strength")),
    Listed("AM705", "confidence-and-likelihood", Severity.WARNING),
    Listed("AM706", "hedge-dropped", Severity.WARNING, Texts.IF_ANY, keys=("cite", "quote")),
    Listed("AM707", "unreadable-likelihood", Severity.ERROR, keys=("likelihood", "strength")),
    Listed("AM708", "hedged-text", Severity.WARNING, keys=("likelihood",)),
)

UNUSED_WAIVER = Listed("AM114", "unused-waiver", Severity.WARNING)
# Those that follow from the findings of others.
_OF_WAIVERS = (
    Listed("AM113", "unknown-waiver", Severity.WARNING),
    UNUSED_WAIVER,
    Listed("AM115", "waived-reading-error", Severity.WARNING),
)
_OF_READING = tuple(Listed(rule.code, rule.name, rule.severity) for rule in READING_RULES)

# Every rule of argmap by its code.
LISTED: Mapping[str, Listed] = {
    rule.code: rule for rule in sorted((*_OF_READING, *CHECKS, *_OF_WAIVERS), key=lambda rule: rule.code)
}


class UnknownRule(ArgmapError):
    """No rule has this code or name."""

    def __init__(self, wanted: str) -> None:
        from argmap.analysis.nearest import suggestion
        from argmap.analysis.phrasing import code

        self.near = nearest_rules(wanted)
        super().__init__(f"no rule has the code or name {code(wanted)}{suggestion(self.near)}")


@cache
def codes_by_name() -> Mapping[str, str]:
    """The code of every rule by its code and by its name."""
    return {key: rule.code for rule in LISTED.values() for key in (rule.code, rule.name)}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule with its page, in the order of the codes; this loads the modules of all."""
    from argmap.rules.waiving import WAIVER_RULES

    found = (*READING_RULES, *WAIVER_RULES, *(rule.module().RULE for rule in CHECKS))
    return tuple(sorted(found, key=lambda rule: rule.code))


def find_rule(wanted: str) -> Rule:
    """The rule with a code or name, in any case. Raises UnknownRule, which names the nearest."""
    wanted = wanted.strip()
    known = codes_by_name()
    found = known.get(wanted) or known.get(wanted.upper()) or known.get(wanted.lower().replace("_", "-"))
    if found is None:
        raise UnknownRule(wanted)
    return next(rule for rule in all_rules() if rule.code == found)


def nearest_rules(wanted: str) -> list[str]:
    """Codes or names like the one wanted, best first."""
    from argmap.reading.suggestions import nearest_names

    return nearest_names(wanted, codes_by_name())
