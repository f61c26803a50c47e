"""The pages of rules."""

from __future__ import annotations

import re

import pytest
from click import unstyle

from argmap.diagnostics import Rule
from argmap.reporting.explain import explain, findings, rules_markdown
from argmap.rules import all_rules, find_rule


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_page_tells_what_why_and_how(rule: Rule) -> None:
    page = explain(rule)
    assert page.startswith(f"{rule.code} {rule.name} ({rule.severity.value})\n")
    for part in (rule.bad, rule.good):
        assert "\n".join(f"    {line}".rstrip() for line in part.rstrip("\n").split("\n")) in page
    assert f"[{rule.code}]" in page  # the finding in the bad example
    assert findings(rule)
    assert unstyle(explain(rule, color=True)) == page


def test_paragraphs_are_wrapped() -> None:
    about = explain(find_rule("AM206")).split("Not so:")[0]
    assert max(map(len, about.splitlines())) <= 88


def test_reference_has_a_section_for_every_rule_and_links_to_it() -> None:
    text = rules_markdown()
    for rule in all_rules():
        assert f"\n### {rule.code} {rule.name}\n" in text
        assert f"](#{rule.code.lower()}-{rule.name})" in text
    assert len(re.findall(r"^```", text, re.MULTILINE)) % 2 == 0
    assert text.endswith("```\n")
    assert not text.endswith("\n\n")
