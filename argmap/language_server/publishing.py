"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from argmap.checking import gather
from argmap.diagnostics import Diagnostic, Label, Severity
from argmap.language_server.positions import Positions
from argmap.language_server.uris import uri_of
from argmap.sessions.analyses import Known
from argmap.sessions.documents import Documents
from argmap.source import Span

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.ADVICE: types.DiagnosticSeverity.Information,
}
SOURCE = "argmap"
Report = dict[str, list[types.Diagnostic]]


class Publisher:
    """Turns findings into what an editor shows, file by file, and tells what has to be shown anew."""

    def __init__(self, documents: Documents, positions: Positions) -> None:
        self.documents = documents
        self.positions = positions
        self._shown: Report = {}
        self._versions: dict[str, int | None] = {}

    def news(self, every: Sequence[Known]) -> Report:
        """By URI, the findings of files that have changed, and of others whose findings are not those shown last."""
        report: Report = {known.document.key: [self._note(known, note) for note in known.notes] for known in every}
        analyses = [known.analysis for known in every]
        for diagnostic in gather(analyses) if len(analyses) > 1 else (d for a in analyses for d in a.diagnostics):
            uri = uri_of(self.documents, diagnostic.span.source.path)
            report.setdefault(uri, []).append(self.converted(diagnostic))
        gone: Report = {uri: [] for uri, shown in self._shown.items() if shown and uri not in report}
        versions = {known.document.key: known.document.version for known in every}
        changed = {uri for uri, version in versions.items() if self._versions.get(uri) != version}
        same = {uri for uri, found in report.items() if uri not in changed and self._shown.get(uri) == found}
        news = {uri: found for uri, found in (report | gone).items() if uri not in same}
        self._shown, self._versions = report, versions
        return news

    def converted(self, diagnostic: Diagnostic) -> types.Diagnostic:
        """A finding as the editor knows it."""
        finding = diagnostic.finding
        message = finding.message if finding.help is None else f"{finding.message}\n{finding.help}"
        unused = diagnostic.rule.name.startswith("unused-")
        return types.Diagnostic(
            range=self.positions.range(_first_lines(diagnostic.span)),
            message=message,
            severity=_SEVERITIES[diagnostic.severity],
            code=diagnostic.code,
            source=SOURCE,
            tags=[types.DiagnosticTag.Unnecessary] if unused else None,
            related_information=self._related(finding.labels[1:]) or None,
        )

    def location(self, span: Span) -> types.Location:
        """Where a span lies, for the editor."""
        return types.Location(uri_of(self.documents, span.source.path), self.positions.range(span))

    def _related(self, labels: Iterable[Label]) -> list[types.DiagnosticRelatedInformation]:
        return [
            types.DiagnosticRelatedInformation(self.location(label.span), label.text or "see here") for label in labels
        ]

    def _note(self, known: Known, note: str) -> types.Diagnostic:
        """Something to be told of a file as a whole, at its first line."""
        source = known.document.source
        span = Span(source, 0, len(source.line(1)))
        severity = types.DiagnosticSeverity.Information
        return types.Diagnostic(self.positions.range(span), note, severity, source=SOURCE)


def _first_lines(span: Span) -> Span:
    """A span, or its first line where it has many: a whole tree that is underlined helps nobody."""
    if span.last.line - span.first.line < 20:
        return span
    source = span.source
    line = span.first.line
    return Span(source, span.start, source.line_starts[line - 1] + len(source.line(line)))
