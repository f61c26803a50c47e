"""Diagnostics for programs: JSON, SARIF 2.1.0, and the annotations of GitHub's workflows.

Lines and columns count from 1, columns in code points; an end is the place just after the last character.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any, TypeAlias
from urllib.parse import quote

from argmap.diagnostics import Diagnostic, Label, Rule, Severity
from argmap.directions import closed
from argmap.edits import Edit, Fix, Safety
from argmap.lazy_pattern import lazy
from argmap.markup import carried
from argmap.reporting.columns import visible
from argmap.reporting.json_text import json_text
from argmap.settings import NAME as SETTINGS
from argmap.source import Span
from argmap.version import VERSION

Json: TypeAlias = dict[str, Any]

STANDARD_INPUT = "-"
_ROOT = "%SRCROOT%"  # the name that it has in the logs of others
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_SARIF_PLACEHOLDER = lazy(r"\{(\d+)\}")
_SARIF_LINK = lazy(r"[\[\]\\]")
_LINE = lazy(r"[^\r\n]+")
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def as_json(diagnostics: Sequence[Diagnostic], files: int, includers: int = 0) -> str:
    """One object: ``version``, ``files``, ``includers``, ``diagnostics`` and their ``summary``.

    `files` is how many files were looked at, `includers` how many of them only because they include others.
    """
    report = {
        "version": 1,
        "files": files,
        "includers": includers,
        "diagnostics": [_json_diagnostic(d) for d in diagnostics],
        "summary": {s.value: sum(d.severity is s for d in diagnostics) for s in Severity},
    }
    return json_text(report)


def _json_diagnostic(diagnostic: Diagnostic) -> Json:
    finding = diagnostic.finding
    return {
        "path": diagnostic.span.source.path,
        "code": diagnostic.code,
        "name": diagnostic.rule.name,
        "severity": diagnostic.severity.value,
        "message": finding.message,
        **_json_place(diagnostic.span),
        "labels": [_json_label(label) for label in finding.labels],
        "help": finding.help,
        "fix": _json_fix(finding.fix) if finding.fix else None,
    }


def _json_place(span: Span) -> Json:
    (line, column), (end_line, end_column) = span.first, span.last
    return {"line": line, "column": column, "endLine": end_line, "endColumn": end_column}


def _json_label(label: Label) -> Json:
    return {"path": label.span.source.path, **_json_place(label.span), "message": label.text}


def _json_fix(fix: Fix) -> Json:
    """A fix; its edits are code-point offsets in the file of the diagnostic, half open."""
    return {
        "title": fix.title,
        "safe": fix.safety is Safety.SAFE,
        "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits],
    }


def root_of(path: Path) -> Path:
    """The folder that the paths of a file's findings begin at.

    It is the top of the git repository that the file is in, else the folder with the nearest settings, else the working
    directory. The path is not followed through links, so that a file stays where it is named.
    """
    start = Path(os.path.abspath(path))
    for mark in (".git", SETTINGS):
        for folder in (start, *start.parents):
            if (folder / mark).exists():
                return folder
    return Path.cwd()


def _within(path: str, root: Path) -> PurePath | None:
    """The path of a file below the root; None for one elsewhere and for standard input."""
    absolute = PurePath(os.path.abspath(path))
    return absolute.relative_to(root) if path != STANDARD_INPUT and absolute.is_relative_to(root) else None


def as_github(diagnostics: Sequence[Diagnostic], root: Path | None = None) -> str:
    """One workflow command for each diagnostic, on a line of its own; paths below `root` are relative to it."""
    root = root or Path.cwd()
    return "".join(f"{_github_command(diagnostic, root)}\n" for diagnostic in diagnostics)


def _github_command(diagnostic: Diagnostic, root: Path) -> str:
    finding = diagnostic.finding
    place, path = _json_place(diagnostic.span), diagnostic.span.source.path
    within = _within(path, root)
    properties = {
        "file": within.as_posix() if within is not None else path,
        "line": place["line"],
        "col": place["column"],
        "endLine": place["endLine"],
        "endColumn": place["endColumn"],
        "title": f"{diagnostic.code} {diagnostic.rule.name}",
    }
    written = ",".join(f"{key}={_escaped_property(str(value))}" for key, value in properties.items())
    message = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
    return f"::{_GITHUB_COMMANDS[diagnostic.severity]} {written}::{_escaped(message)}"


def _escaped(text: str) -> str:
    text = _LINE.sub(lambda line: visible(line[0]), text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(diagnostics: Sequence[Diagnostic], root: Path | None = None) -> str:
    """A SARIF log with one run; the paths of files below `root`, else below the working directory, are relative to it.

    Where that is, the log says; other files are named by their place on this machine.
    """
    root = root or Path.cwd()
    rules = list(dict.fromkeys(sorted((d.rule for d in diagnostics), key=lambda rule: rule.code)))
    index = {rule: i for i, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "argmap", "version": VERSION, "rules": [_sarif_rule(rule) for rule in rules]},
        },
        "originalUriBaseIds": {_ROOT: {"uri": f"{root.as_uri().rstrip('/')}/"}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(d, index[d.rule], root) for d in diagnostics],
    }
    return json_text({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(rule: Rule) -> Json:
    text = f"{rule.about}\n\nNot so:\n\n{rule.bad}\nBut so:\n\n{rule.good}"
    markdown = f"{rule.about}\n\nNot so:\n\n```yaml\n{rule.bad}```\n\nBut so:\n\n```yaml\n{rule.good}```\n"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.about or rule.name.replace("-", " ")},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
    }


def _sarif_result(diagnostic: Diagnostic, rule_index: int, root: Path) -> Json:
    finding = diagnostic.finding
    text = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result: Json = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _SARIF_LEVELS[diagnostic.severity],
        "message": {"text": _sarif_text(text)},
        "locations": [_sarif_location(finding.labels[0], root)],
    }
    if len(finding.labels) > 1:
        related = [_sarif_location(label, root) for label in finding.labels[1:]]
        result["relatedLocations"] = [{"id": i, **location} for i, location in enumerate(related, 1)]
    if finding.fix:
        result["fixes"] = [_sarif_fix(finding.fix, root)]
    return result


def _sarif_text(text: str) -> str:
    """A plain message: nothing in it is a link or stands for something else (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    text = _SARIF_PLACEHOLDER.sub(r"{{\1}}", closed(carried(text)))
    return _SARIF_LINK.sub(r"\\\g<0>", text) if "](" in text else text


def _sarif_location(label: Label, root: Path) -> Json:
    physical = {"artifactLocation": _sarif_artifact(label.span, root), "region": _sarif_region(label.span)}
    return {"physicalLocation": physical, **({"message": {"text": _sarif_text(label.text)}} if label.text else {})}


def _sarif_artifact(span: Span, root: Path) -> Json:
    path = span.source.path
    within = _within(path, root)
    if within is not None:
        return {"uri": quote(os.fsencode(within.as_posix())), "uriBaseId": _ROOT}
    return {"uri": path if path == STANDARD_INPUT else PurePath(os.path.abspath(path)).as_uri()}


def _sarif_region(span: Span) -> Json:
    (line, column), (end_line, end_column) = span.first, span.last
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _sarif_fix(fix: Fix, root: Path) -> Json:
    changes = []
    for source in dict.fromkeys(edit.span.source for edit in fix.edits):
        edits = [edit for edit in fix.edits if edit.span.source is source]
        replacements = [_sarif_replacement(edit) for edit in edits]
        changes.append({"artifactLocation": _sarif_artifact(edits[0].span, root), "replacements": replacements})
    return {"description": {"text": _sarif_text(fix.title)}, "artifactChanges": changes}


def _sarif_replacement(edit: Edit) -> Json:
    inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
    return {"deletedRegion": _sarif_region(edit.span), **inserted}
