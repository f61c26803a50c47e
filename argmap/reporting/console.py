"""Diagnostics for a terminal: the place, the lines it is in with carets below them, and what to do.

A diagnostic looks like this::

    bridge.yaml:4:10: error[AM101] no statement has the id “budgte”; nearest: “budget”
      4 |   - ref: budgte
        |          ^^^^^^
      9 |   id: budget
        |       ------ perhaps this one
    fix: refer to “budget”
      4 |   - ref: budget
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.diagnostics import Diagnostic, Label, Rule, Severity
from argmap.edits import Edit, Fix, apply, fit
from argmap.lazy_pattern import lazy
from argmap.reporting.columns import visible, wrap
from argmap.reporting.excerpts import Excerpt, Mark, Style
from argmap.showing import counted
from argmap.source import Source, Span

WIDTH = 120
MOST_OF_A_RULE = 3

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
_LINE_BREAK = lazy(r"\r\n|\n|\r")
# A finding on more lines than this shows the first and the last of them.
_MOST_LINES = 12
_MOST_FIXED_LINES = 16
_LINES_OF_A_SPAN = 3


def diagnostics_text(
    diagnostics: Sequence[Diagnostic],
    *,
    files: int,
    includers: int = 0,
    color: bool = False,
    width: int = WIDTH,
    most: int | None = None,
    gather: bool = False,
) -> str:
    """The diagnostics, a blank line after each, and a line that sums them up; ends with a line break.

    `files` is the number of files that were looked at, `includers` of those that were so only because they include
    others; `width` is that of the terminal, in cells. Of each rule the first `most` findings are shown, and a line says
    how many more there are. With `gather`, one line tells of all findings of quiet rules.
    """
    style = Style(color)
    counts: Counter[Rule] = Counter()
    parts = []
    quiet = [diagnostic for diagnostic in diagnostics if gather and diagnostic.rule.quiet]
    for diagnostic in diagnostics:
        if gather and diagnostic.rule.quiet:
            continue
        counts[diagnostic.rule] += 1
        if most is None or counts[diagnostic.rule] <= most:
            parts.append(diagnostic_text(diagnostic, style=style, width=width))
    if most is not None:
        left_out = [(rule, number - most) for rule, number in counts.items() if number > most]
        lines = [style(f"{counted(number, 'more finding')} of {rule.code} {rule.name}", fg=_COLOURS[rule.severity])
                 for rule, number in sorted(left_out, key=lambda each: each[0].code)]  # fmt: skip
        if lines:
            parts.append("\n".join([*lines, "`argmap check --all` shows all of them"]))
    if quiet:
        parts.append("\n".join(_gathered(quiet, style, width)))
    parts.append(style.bold(summary(diagnostics, files, includers)))
    return "\n\n".join(parts) + "\n"


def _gathered(diagnostics: Sequence[Diagnostic], style: Style, width: int) -> Iterator[str]:
    """One sentence for the findings of quiet rules, all of which are about what nothing in a map backs."""
    codes = ", ".join(sorted({diagnostic.code for diagnostic in diagnostics}))
    gaps = counted(len(diagnostics), "claim or step", "claims and steps")
    said = (
        f"{gaps} that nothing in the map backs ({codes}): `argmap review --section assumptions` tells what depends on "
        "each, and `argmap check --all` shows them"
    )
    yield from (style(line, fg=_COLOURS[Severity.ADVICE]) for line in wrap(said, max(30, width)))


def summary(diagnostics: Sequence[Diagnostic], files: int, includers: int = 0) -> str:
    """``3 errors, 1 warning in 2 of 5 files``, or ``no findings in 5 files``; and why some of these were looked at."""
    why = f", of which {includers} include{'s' * (includers == 1)} what was checked" if includers else ""
    if not diagnostics:
        return f"no findings in {counted(files, 'file')}{why}"
    counts = [(sum(d.severity is severity for d in diagnostics), severity) for severity in Severity]
    affected = len({d.span.source.path for d in diagnostics})
    words = [counted(n, s.value, s.value if s is Severity.ADVICE else None) for n, s in counts if n]
    where = f"{affected} of {files} files" if files > affected else counted(affected, "file")
    return f"{', '.join(words)} in {where}{why}"


def diagnostic_text(diagnostic: Diagnostic, *, style: Style | None = None, width: int = WIDTH) -> str:
    """One diagnostic, without a line break at the end."""
    return "\n".join(_Page(diagnostic, style or Style(False), width).lines())


class _Page:
    """One diagnostic, being written; `gutter` is the width of its line numbers."""

    def __init__(self, diagnostic: Diagnostic, style: Style, width: int) -> None:
        self.diagnostic = diagnostic
        self.style = style
        self.width = width
        self.colour = _COLOURS[diagnostic.severity]
        fix = diagnostic.finding.fix
        self.fixed = list(_fixed_lines(fix)) if fix else []
        numbers = [label.span.last.line for label in diagnostic.finding.labels] + [n for n, _ in self.fixed]
        self.gutter = max(3, len(str(max(numbers))))

    def lines(self) -> Iterator[str]:
        finding, severity, style = self.diagnostic.finding, self.diagnostic.severity, self.style
        head = style(f"{severity.value}[{self.diagnostic.code}]", fg=self.colour, bold=True)
        yield f"{style.bold(visible(str(finding.span)))}: {head} {style.bold(visible(finding.message))}"
        for source in dict.fromkeys(label.span.source for label in finding.labels):
            yield from self.excerpts(source)
        if finding.help:
            yield from self.advice("help", finding.help)
        if finding.fix:
            yield from self.advice("fix", finding.fix.title)
            for number, text in self.fixed[:_MOST_FIXED_LINES]:
                excerpt = Excerpt(text, [], self.width - self.gutter - 3)
                yield self.row(style(excerpt.text.rstrip(), fg="green"), number)
            if len(self.fixed) > _MOST_FIXED_LINES:
                yield f"{'':>{self.gutter}} … {counted(len(self.fixed) - _MOST_FIXED_LINES, 'more line')}"

    def row(self, text: str, number: int | None = None) -> str:
        bar = self.style(f"{'' if number is None else number:>{self.gutter}} |", fg="blue", bold=True)
        return f"{bar} {text}" if text else bar

    def advice(self, name: str, text: str) -> Iterator[str]:
        first, *rest = wrap(visible(text), max(30, self.width - len(name) - 2))
        yield f"{self.style(name + ':', fg='green', bold=True)} {first}"
        for line in rest:
            yield f"{' ' * len(name)}  {line}"

    def excerpts(self, source: Source) -> Iterator[str]:
        """The lines of one file that the labels are in, under the path of the file if it is another one."""
        blank, sign = " " * self.gutter, self.style("⋮", fg="blue", bold=True)
        labels = self.diagnostic.finding.labels
        if source is not labels[0].span.source:
            yield f"{blank}{self.style('-->', fg='blue', bold=True)} {visible(source.path)}"
        by_line: dict[int, list[Mark]] = {}
        for index, label in enumerate(labels):
            if label.span.source is source:
                for number, mark in _marks(label, primary=index == 0):
                    by_line.setdefault(number, []).append(mark)
        before: int | None = None
        for number, marks, left_out in _shortened(sorted(by_line.items())):
            if left_out:
                yield f"{blank} {sign} {counted(left_out, 'more place')}"
            elif before is not None and number > before + 1:
                yield f"{blank} {sign}"
            before = number
            yield from self.line(source.line(number), number, marks)

    def line(self, text: str, number: int, marks: list[Mark]) -> Iterator[str]:
        excerpt = Excerpt(text, marks, self.width - self.gutter - 3)
        yield self.row(excerpt.text.rstrip(), number)
        for row in excerpt.rows(self.style, self.colour):
            yield self.row(row)


def _shortened(lines: list[tuple[int, list[Mark]]]) -> Iterator[tuple[int, list[Mark], int]]:
    """The lines, each with the number of marks that were left out before it because there are very many."""
    primary = next((i for i, (_, marks) in enumerate(lines) if any(m.primary for m in marks)), 0)
    half = _MOST_LINES // 2
    left_out = 0
    for index, (number, marks) in enumerate(lines):
        if half <= index < len(lines) - half and index != primary and len(lines) > _MOST_LINES:
            left_out += len(marks)
        else:
            yield number, marks, left_out
            left_out = 0


def _marks(label: Label, *, primary: bool) -> Iterator[tuple[int, Mark]]:
    """The marks of a label, line by line; its text goes to the last."""
    source, span = label.span.source, label.span
    (first, start), (last, end) = span.first, span.last
    if end == 1 and last > first:  # a span that ends with a line break ends on the line before
        last, end = last - 1, len(source.line(last - 1)) + 1
    numbers = list(range(first, last + 1))
    if len(numbers) > _LINES_OF_A_SPAN:
        numbers = [first, first + 1, last]
    for number in numbers:
        text = "" if number == first == last else source.line(number)
        begin = start - 1 if number == first else len(text) - len(text.lstrip())
        stop = end - 1 if number == last else len(text.rstrip())
        if stop > begin or number == first:
            yield number, Mark(begin, max(stop, begin + 1), label.text if number == numbers[-1] else "", primary)


def _fixed_lines(fix: Fix) -> Iterator[tuple[int, str]]:
    """The lines that a fix changes, as they will be, with their numbers afterwards."""
    behind = [_behind_line_above(edit) for edit in fix.edits]
    edits = sorted(behind if fit(behind) else fix.edits, key=lambda edit: edit.span.start)
    shift = 0
    for region in _regions(edits):
        source = region[0].span.source
        first = source.position(region[0].span.start).line
        last = source.position(max(edit.span.end for edit in region)).line
        start = source.line_starts[first - 1]
        end = source.line_starts[last - 1] + len(source.line(last))
        moved = [Edit(Span(e.span.source, e.span.start - start, e.span.end - start), e.text) for e in region]
        lines = _LINE_BREAK.split(apply(source.text[start:end], moved))
        # A line that is put in at the end of a file ends with a line break, and nothing comes after it.
        yield from enumerate(lines[:-1] if len(lines) > 1 and not lines[-1] else lines, first + shift)
        shift += len(lines) - (last - first + 1)


def _behind_line_above(edit: Edit) -> Edit:
    """An edit that puts in lines before another one, as one behind the line above, which tells where they stand."""
    span = edit.span
    end = span.start - 1 - span.source.text.startswith("\r\n", max(0, span.start - 2))
    line_break = span.source.text[max(0, end) : span.start]
    if span.start < span.end or line_break not in ("\r\n", "\n", "\r") or not edit.text.endswith(line_break):
        return edit
    return Edit(Span(span.source, end, end), line_break + edit.text.removesuffix(line_break))


def _regions(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that change the same line or lines next to each other, together."""
    region: list[Edit] = []
    for edit in edits:
        if region and edit.span.first.line > region[-1].span.last.line + 1:
            yield region
            region = []
        region.append(edit)
    if region:
        yield region
