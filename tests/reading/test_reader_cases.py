"""Files with faults, each with everything that the reader says of it; files about which it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from argmap.diagnostics import Diagnostic
from argmap.edits import apply
from argmap.reading import READING_RULES, Reading, load, read_bytes
from argmap.source import Source, Span

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yaml"))
SILENT = sorted((HERE / "ok").glob("*.yaml"))


def reading_of(path: Path) -> Reading:
    source, diagnostics = read_bytes(path.read_bytes(), path.name)
    assert source is not None
    assert diagnostics == ()
    return load(source)


def place(span: Span) -> str:
    (line, column), (last_line, last_column) = span.first, span.last
    return f"{line}:{column}-{last_column}" if line == last_line else f"{line}:{column}-{last_line}:{last_column}"


def told(diagnostic: Diagnostic) -> Iterator[str]:
    """A diagnostic as lines: all that a person or an editor gets to see of it."""
    finding = diagnostic.finding
    yield f"{place(finding.span)} {diagnostic.code} {diagnostic.rule.name}"
    yield f"    {finding.message}"
    if finding.labels[0].text:
        yield f"    here: {finding.labels[0].text}"
    for label in finding.labels[1:]:
        yield f"    {place(label.span)}: {label.text}"
    if finding.help:
        yield f"    help: {finding.help}"
    if finding.fix:
        yield f"    fix ({finding.fix.safety.name.lower()}): {finding.fix.title}"
        for edit in finding.fix.edits:
            yield f"      {place(edit.span)} {edit.text!r}"


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_everything_that_is_said_of_a_file(path: Path, golden: Callable[[Path, str], None]) -> None:
    found = "".join(f"{line}\n" for diagnostic in reading_of(path).diagnostics for line in told(diagnostic))
    golden(path.with_suffix(".out"), found)


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("path", SILENT, ids=lambda path: path.stem)
def test_nothing_is_said_of_good_files(path: Path) -> None:
    reading = reading_of(path)
    assert [line for diagnostic in reading.diagnostics for line in told(diagnostic)] == []
    assert reading.map is not None
    assert reading.complete


ALL_FIXES = [
    pytest.param(path, index, id=f"{path.stem}-{place(diagnostic.span)}-{diagnostic.rule.name}")
    for path in CASES
    for index, diagnostic in enumerate(reading_of(path).diagnostics)
    if diagnostic.finding.fix
]


@pytest.mark.parametrize(("path", "index"), ALL_FIXES)
def test_a_fix_mends_what_it_is_for(path: Path, index: int) -> None:
    before = reading_of(path).diagnostics
    diagnostic = before[index]
    fix = diagnostic.finding.fix
    assert fix is not None
    source = diagnostic.span.source
    after = load(Source(source.path, apply(source.text, fix.edits))).diagnostics
    said = [d.finding.message for d in before if d.code == diagnostic.code]
    still_said = [d.finding.message for d in after if d.code == diagnostic.code]
    assert still_said.count(diagnostic.finding.message) < said.count(diagnostic.finding.message)


def test_every_rule_that_one_text_can_break_has_a_case() -> None:
    found = {diagnostic.rule for path in CASES for diagnostic in reading_of(path).diagnostics}
    needs_files = {"include-missing", "include-circle", "include-outside"}
    assert {rule.name for rule in set(READING_RULES) - found} == needs_files
