"""Every fix mends its finding and breaks nothing, on any map; what is not concerned keeps its characters."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checking import Analysis, check
from argmap.diagnostics import Rule, Severity
from argmap.editing.fixing import fixed, fixes_in
from argmap.edits import Safety, apply
from argmap.rules import all_rules
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parents[1] / "rules"))
from faulty_maps import faulty_map

sys.path.pop(0)

# What follows from the argument as a whole. A fix that may change what the argument means may bring these about; it is
# tried and not made then. So may one that makes something readable which was left out of account. In a map that is all
# in braces, what is put in may also be nested more deeply than is read.
_CONSEQUENCES = {"AM026", "AM103", "AM104", "AM210", "AM704"}
_READS_WHAT_WAS_LEFT_OUT = {"AM101", "AM702", "AM707"}

seeds = st.integers(min_value=0, max_value=2**32)


def _flow(text: str) -> str:
    """The same map in braces and brackets, on one line."""
    data = yaml.load(text, yaml.CBaseLoader)
    written: str = yaml.dump(data, default_flow_style=True, width=10**9, allow_unicode=True, sort_keys=False)
    return written


_FORMS: dict[str, Callable[[str], str]] = {
    "lines": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "no-last-line-end": lambda text: text.rstrip("\n"),
    "comments": lambda text: text.replace("\n", "   # kept\n"),
    "flow": _flow,
}
each_form = pytest.mark.parametrize("form", _FORMS.values(), ids=_FORMS)


def _findings(analysis: Analysis) -> Counter[tuple[str, str]]:
    return Counter((d.code, d.finding.message) for d in analysis.diagnostics)


def _errors(analysis: Analysis) -> Counter[str]:
    return Counter(d.code for d in analysis.diagnostics if d.severity is Severity.ERROR)


@each_form
@settings(max_examples=4, deadline=None)
@given(seeds)
def test_every_fix_alone_mends_its_finding_and_breaks_nothing(form: Callable[[str], str], seed: int) -> None:
    source = Source("map.yaml", form(faulty_map(seed)))
    before = check(source)
    tried: set[tuple[str, str]] = set()
    for diagnostic, fix in fixes_in(source, before.diagnostics):
        if (diagnostic.code, fix.title) in tried:
            continue
        tried.add((diagnostic.code, fix.title))
        after = check(Source("map.yaml", apply(source.text, fix.edits)))
        finding = (diagnostic.code, diagnostic.finding.message)
        assert _findings(after)[finding] < _findings(before)[finding], fix
        come = set(_errors(after) - _errors(before))
        if fix.safety is Safety.UNSAFE:
            come -= _CONSEQUENCES
        assert not come or diagnostic.code in _READS_WHAT_WAS_LEFT_OUT, fix


@each_form
@settings(max_examples=3, deadline=None)
@given(seeds)
def test_what_is_fixed_is_stable_and_has_no_new_errors(form: Callable[[str], str], seed: int) -> None:
    source = Source("map.yaml", form(faulty_map(seed)))
    result = fixed(source, unsafe=True)
    assert not _errors(result.analysis) - _errors(check(source))
    again = fixed(result.analysis.source, unsafe=True)
    assert again.text == result.text
    assert not again.applied


@settings(max_examples=3, deadline=None)
@given(seeds)
def test_lines_keep_their_ends_and_comments(seed: int) -> None:
    text = "".join(f"{line}   # line {n}\r\n" for n, line in enumerate(faulty_map(seed).splitlines()))
    after = fixed(Source("map.yaml", text), unsafe=True).text
    assert after.count("\r\n") == after.count("\n") == after.count("\r")
    old, new = text.splitlines(), after.splitlines()
    for tag, first, last, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone = {line.rpartition("# ")[2] for line in old[first:last]} - {
                line.rpartition("# ")[2] for line in new[start:stop]
            }
            assert len(gone) <= last - first  # a comment goes only with its line


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_fixes_of_examples_mend_them(rule: Rule) -> None:
    source = Source("example.yaml", rule.bad)
    before = check(source, sources=dict(rule.texts))
    for diagnostic, fix in fixes_in(source, before.diagnostics):
        after = check(Source("example.yaml", apply(rule.bad, fix.edits)), sources=dict(rule.texts))
        finding = (diagnostic.code, diagnostic.finding.message)
        assert _findings(after)[finding] < _findings(before)[finding]
        assert not _errors(after) - _errors(before), fix.title
