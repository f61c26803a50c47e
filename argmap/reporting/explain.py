"""The pages of the rules, what each checks and why, with examples: for a terminal and for the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking import check
from argmap.diagnostics import Diagnostic, Rule
from argmap.reporting.columns import wrap
from argmap.reporting.console import diagnostic_text
from argmap.reporting.excerpts import Style
from argmap.rules import all_rules
from argmap.source import Source

_WIDTH = 88
_EXAMPLE = "example.yaml"

_RANGES = {
    "AM0": "Reading",
    "AM1": "Structure",
    "AM2": "Reasoning",
    "AM3": "Schemes",
    "AM4": "Objections",
    "AM5": "Sources",
    "AM6": "Wording",
    "AM7": "Likelihood",
}


def explain(rule: Rule, *, color: bool = False) -> str:
    """The page of a rule for a terminal: what and why, a bad example with what is found in it, a good one."""
    style = Style(color)
    parts = [f"{style.bold(f'{rule.code} {rule.name}')} ({rule.severity.value})"]
    parts.extend("\n".join(wrap(paragraph, _WIDTH)) for paragraph in rule.about.split("\n\n") if paragraph)
    parts.extend(f"{style.bold(f'The text {name}:')}\n\n{_indented(text)}" for name, text in rule.texts)
    parts.append(f"{style.bold('Not so:')}\n\n{_indented(rule.bad)}")
    parts.extend(diagnostic_text(d, style=style, width=_WIDTH) for d in findings(rule))
    parts.append(f"{style.bold('But so:')}\n\n{_indented(rule.good)}")
    return "\n\n".join(parts) + "\n"


def findings(rule: Rule) -> list[Diagnostic]:
    """The findings of the rule in its bad example."""
    return [d for d in check(Source(_EXAMPLE, rule.bad), sources=dict(rule.texts)).diagnostics if d.rule is rule]


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))


def rules_markdown() -> str:
    """The reference of all rules in Markdown: a table of them, then a section for each."""
    return "\n".join(_markdown()) + "\n"


def _markdown() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "An *error* breaks the map, a *warning* weakens it, *advice* is taste backed by experience: only errors, and"
    yield "warnings under `--strict`, make `argmap check` fail. Each can be waived with a reason, by code or by name:"
    yield ""
    yield "```yaml"
    yield "- claim: The bridge is closed, and it will stay closed; nobody pays."
    yield "  waive:"
    yield "    several-claims: the words of the law"
    yield "```"
    yield ""
    yield "`argmap fix` makes the fixes that are *safe*, after which the argument means the same; with `--unsafe` also"
    yield "those after which it may mean something else. The tables tell which there are for the examples below; a rule"
    yield "may have one in some cases only."
    for prefix, title in _RANGES.items():
        rules = [rule for rule in all_rules() if rule.code.startswith(prefix)]
        if rules:
            yield from ("", f"## {title}", "", "| code | name | severity | fix |", "|---|---|---|---|")
            for rule in rules:
                link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
                yield f"| {link} | {rule.name} | {rule.severity.value} | {_sorts_of_fixes(rule)} |"
            for rule in rules:
                yield from _section(rule)


def _sorts_of_fixes(rule: Rule) -> str:
    """How safe the fixes are that the rule has for its bad example."""
    safeties = {d.finding.fix.safety for d in findings(rule) if d.finding.fix is not None}
    return ", ".join(safety.name.lower() for safety in sorted(safeties))


def _section(rule: Rule) -> Iterator[str]:
    yield from ("", f"### {rule.code} {rule.name}", "")
    if rule.about:
        yield from (*rule.about.split("\n"), "")
    for name, text in rule.texts:
        yield from (f"The text `{name}`:", "", "```text", *text.rstrip("\n").split("\n"), "```", "")
    yield from ("Not so:", "", "```yaml", *rule.bad.rstrip("\n").split("\n"), "```", "")
    found = findings(rule)
    if found:
        yield "```text"
        yield "\n\n".join(diagnostic_text(d, width=_WIDTH) for d in found)
        yield from ("```", "")
    yield from ("But so:", "", "```yaml", *rule.good.rstrip("\n").split("\n"), "```")
