"""The examples of every rule do what its page says, and the registry is in order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap import rules
from argmap.checking import Analysis, check
from argmap.diagnostics import Diagnostic, Rule
from argmap.editing.fixing import fixed
from argmap.edits import Safety
from argmap.reporting.console import diagnostics_text
from argmap.rules import CHECKS, LISTED, Texts, UnknownRule, all_rules, find_rule
from argmap.source import Source

each_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: f"{rule.code}-{rule.name}")


@each_rule
def test_bad_example_has_a_finding_of_its_rule_and_of_no_other(rule: Rule) -> None:
    found = check(Source("example.yaml", rule.bad), sources=dict(rule.texts)).diagnostics
    assert {d.code for d in found} == {rule.code}, diagnostics_text(found, files=1)


@each_rule
def test_good_example_has_no_finding(rule: Rule) -> None:
    found = check(Source("example.yaml", rule.good), sources=dict(rule.texts)).diagnostics
    assert not found, diagnostics_text(found, files=1)


@each_rule
def test_findings_keep_the_style_of_messages(rule: Rule) -> None:
    for diagnostic in check(Source("example.yaml", rule.bad), sources=dict(rule.texts)).diagnostics:
        finding = diagnostic.finding
        assert finding.message
        assert not finding.message.endswith(".")
        assert not finding.message[0].isupper()
        assert not re.search(r"\bAM\d{3}\b", finding.message)
        assert all(not label.text.endswith(".") for label in finding.labels)
        if finding.fix:
            assert all(edit.span.source is finding.span.source for edit in finding.fix.edits)


@each_rule
def test_safe_fixes_of_the_bad_example_are_made(rule: Rule) -> None:
    def safe(analysis: Analysis) -> list[Diagnostic]:
        fixes = ((d, d.finding.fix) for d in analysis.diagnostics if d.code == rule.code)
        return [d for d, fix in fixes if fix is not None and fix.safety is Safety.SAFE]

    if rule.texts:  # its findings are about files that `fixed` would look for
        return
    source = Source("example.yaml", rule.bad)
    made = fixed(source)
    assert safe(made.analysis) == []
    assert bool(made.applied) >= bool(safe(check(source)))


@each_rule
def test_pages_are_written(rule: Rule) -> None:
    assert re.fullmatch(r"AM\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert len(rule.about) > 80
    assert rule.bad != rule.good


def test_codes_and_names_are_unique_and_sorted() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in all_rules()}) == len(all_rules())


def test_modules_are_named_like_their_rules_and_stand_in_the_order_of_codes() -> None:
    assert [rule.code for rule in CHECKS] == sorted(rule.code for rule in CHECKS)
    for rule in CHECKS:
        assert rule.module().__name__ == f"argmap.rules.{rule.name.replace('-', '_')}"
        with_texts = hasattr(rule.module(), "check_with_texts"), hasattr(rule.module(), "check")
        assert (
            with_texts == {Texts.NO: (False, True), Texts.ONLY: (True, False), Texts.IF_ANY: (True, True)}[rule.texts]
        )


def test_rules_are_listed_as_they_are() -> None:
    assert [(r.code, r.name, r.severity) for r in LISTED.values()] == [
        (r.code, r.name, r.severity) for r in all_rules()
    ]


def test_every_module_of_a_rule_is_listed() -> None:
    modules = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__", "waiving", "rewriting"}
    assert modules == {rule.name.replace("-", "_") for rule in CHECKS}


@pytest.mark.parametrize("wanted", ["AM103", "am103", "circular-support", "circular_support", " Circular-Support "])
def test_rules_are_found_by_code_and_name(wanted: str) -> None:
    assert find_rule(wanted).code == "AM103"


def test_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UnknownRule) as caught:
        find_rule("circular-suport")
    assert caught.value.near[0] == "circular-support"
    assert "circular-suport" in str(caught.value)
