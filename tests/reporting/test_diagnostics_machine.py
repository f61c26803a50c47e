"""Diagnostics for programs: JSON, SARIF, annotations."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner

from argmap.checking import check, gather
from argmap.cli.check import command
from argmap.diagnostics import Diagnostic, Finding, Label, Rule, Severity
from argmap.edits import apply
from argmap.reporting.machine import as_github, as_json, as_sarif
from argmap.rules import all_rules
from argmap.source import Source, Span

TEXT = "argument:\n- conclusion: 橋 is safe.\n  because:\n  - ref: safty\n  - claim: It is safe.\n    id: safety\n"

_REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "additionalProperties": False,
    "properties": {
        key: {"type": "integer", "minimum": 1} for key in ("startLine", "startColumn", "endLine", "endColumn")
    },
}
_ARTIFACT = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {"uri": {"type": "string", "format": "uri-reference"}, "uriBaseId": {"const": "%SRCROOT%"}},
}
_MESSAGE = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
}
_LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": _MESSAGE,
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation"],
            "properties": {"artifactLocation": _ARTIFACT, "region": _REGION},
        },
    },
}
_REPLACEMENT = {
    "type": "object",
    "required": ["deletedRegion"],
    "additionalProperties": False,
    "properties": {"deletedRegion": _REGION, "insertedContent": _MESSAGE},
}
_FIX = {
    "type": "object",
    "required": ["artifactChanges"],
    "additionalProperties": False,
    "properties": {
        "description": _MESSAGE,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["artifactLocation", "replacements"],
                "additionalProperties": False,
                "properties": {
                    "artifactLocation": _ARTIFACT,
                    "replacements": {"type": "array", "minItems": 1, "items": _REPLACEMENT},
                },
            },
        },
    },
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
# What SARIF 2.1.0 demands of the parts that are used, and nothing besides these parts.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "originalUriBaseIds": {
                        "type": "object",
                        "additionalProperties": {
                            "type": "object",
                            "required": ["uri"],
                            "additionalProperties": False,
                            "properties": {"uri": {"type": "string", "format": "uri", "pattern": "^file:///.*/$"}},
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": _MESSAGE,
                                                "fullDescription": _MESSAGE,
                                                "help": _MESSAGE,
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "additionalProperties": False,
                                                    "properties": {"level": _LEVEL},
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": _LEVEL,
                                "message": _MESSAGE,
                                "locations": {"type": "array", "items": _LOCATION},
                                "relatedLocations": {"type": "array", "items": _LOCATION},
                                "fixes": {"type": "array", "items": _FIX},
                            },
                        },
                    },
                },
            },
        },
    },
}


def found() -> tuple[Diagnostic, ...]:
    return gather([check(Source("maps/a map.yaml", TEXT), select=["AM101"])])


def test_json_has_the_documented_form() -> None:
    report = json.loads(as_json(found(), 2))
    start = TEXT.index("safty")
    assert report == {
        "version": 1,
        "files": 2,
        "includers": 0,
        "diagnostics": [
            {
                "path": "maps/a map.yaml",
                "code": "AM101",
                "name": "unknown-reference",
                "severity": "error",
                "message": "no statement has the id `safty`; did you mean `safety`?",
                "line": 4,
                "column": 10,
                "endLine": 4,
                "endColumn": 15,
                "labels": [
                    {"path": "maps/a map.yaml", "line": 4, "column": 10, "endLine": 4, "endColumn": 15, "message": ""},
                    {
                        "path": "maps/a map.yaml", "line": 6, "column": 9, "endLine": 6, "endColumn": 15,
                        "message": "perhaps this one",
                    },
                ],
                "help": None,
                "fix": {
                    "title": "refer to `safety`",
                    "safe": False,
                    "edits": [{"start": start, "end": start + 5, "text": "safety"}],
                },
            }
        ],
        "summary": {"error": 1, "warning": 0, "advice": 0},
    }  # fmt: skip


def test_edits_of_the_json_can_be_applied() -> None:
    report = json.loads(as_json(found(), 1))
    source = Source("a", TEXT)
    finding = found()[0].finding
    assert finding.fix is not None
    fixed = apply(TEXT, finding.fix.edits)
    edit = report["diagnostics"][0]["fix"]["edits"][0]
    assert TEXT[: edit["start"]] + edit["text"] + TEXT[edit["end"] :] == fixed
    assert source.position(edit["start"]) == (4, 10)


def test_nothing_found_is_a_report_too() -> None:
    assert json.loads(as_json((), 3))["summary"] == {"error": 0, "warning": 0, "advice": 0}
    assert json.loads(as_sarif(()))["runs"][0]["results"] == []
    assert as_github(()) == ""


# -- SARIF ---------------------------------------------------------------------------------------------------------


def sarif(diagnostics: tuple[Diagnostic, ...]) -> Any:
    log = json.loads(as_sarif(diagnostics))
    jsonschema_rs.validate(SARIF, log)
    return log["runs"][0]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_sarif_is_valid_for_every_rule(rule: Rule) -> None:
    diagnostics = check(Source("map.yaml", rule.bad)).diagnostics
    run = sarif(diagnostics)
    assert [run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] for r in run["results"]] == [
        r["ruleId"] for r in run["results"]
    ]
    assert len(run["results"]) == len(diagnostics)


def test_sarif_counts_code_points_and_names_files_relative() -> None:
    run = sarif(found())
    assert run["columnKind"] == "unicodeCodePoints"
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "maps/a%20map.yaml", "uriBaseId": "%SRCROOT%"}
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"uri": f"{Path.cwd().as_uri()}/"}}
    assert place["region"] == {"startLine": 4, "startColumn": 10, "endLine": 4, "endColumn": 15}
    assert run["results"][0]["relatedLocations"][0]["message"] == {"text": "perhaps this one"}
    change = run["results"][0]["fixes"][0]["artifactChanges"][0]
    assert change["replacements"][0]["insertedContent"] == {"text": "safety"}


def artifact(path: Path | str, root: Path | None = None) -> dict[str, str]:
    diagnostics = check(Source(str(path), TEXT), select=["AM101"]).diagnostics
    log = json.loads(as_sarif(diagnostics, root))
    jsonschema_rs.validate(SARIF, log)
    run = log["runs"][0]
    found: dict[str, str] = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert run["results"][0]["fixes"][0]["artifactChanges"][0]["artifactLocation"] == found
    return found


def test_sarif_paths_below_the_working_directory_are_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    assert artifact(tmp_path / "in" / "ä.yaml") == {"uri": "%C3%A4.yaml", "uriBaseId": "%SRCROOT%"}
    assert artifact("./x/../ä.yaml") == {"uri": "%C3%A4.yaml", "uriBaseId": "%SRCROOT%"}
    assert artifact(tmp_path / "out.yaml") == {"uri": (tmp_path / "out.yaml").as_uri()}
    assert artifact("../out.yaml") == {"uri": (tmp_path / "out.yaml").as_uri()}
    assert artifact("-") == {"uri": "-"}


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("sub/a b.yaml", "sub/a%20b.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("50%25?#.yaml", "50%2525%3F%23.yaml"),
        ("橋/[1].yaml", "%E6%A9%8B/%5B1%5D.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
    ],
)
def test_sarif_paths_are_percent_encoded(name: str, uri: str, tmp_path: Path) -> None:
    assert artifact(tmp_path / name, tmp_path) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize("mark", [".git", ".argmap.yaml"])
def test_paths_begin_at_the_top_of_the_repository_or_project(
    mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "my project"
    (top / "maps" / "deep").mkdir(parents=True)
    (top / mark).touch()
    (top / "maps" / "map.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    for folder, typed in [
        (top, "maps/map.yaml"),
        (top / "maps", "map.yaml"),
        (top / "maps", "."),
        (top / "maps" / "deep", "../map.yaml"),
        (tmp_path / "elsewhere", "../my project/maps"),
        (tmp_path, str(top / "maps" / "map.yaml")),
    ]:
        monkeypatch.chdir(folder)
        run = json.loads(checked("sarif", typed))["runs"][0]
        assert run["originalUriBaseIds"] == {"%SRCROOT%": {"uri": f"{tmp_path.as_uri()}/my%20project/"}}
        place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": "maps/map.yaml", "uriBaseId": "%SRCROOT%"}
        assert "file=maps/map.yaml,line=4," in checked("github", typed)


def checked(form: str, *paths: str) -> str:
    result = CliRunner().invoke(command, ["--format", form, *paths])
    assert result.exit_code == 1
    return result.output


def test_the_repository_is_that_of_the_file_and_others_are_named_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name / ".git").mkdir(parents=True)
        (tmp_path / name / "map.yaml").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "two")
    run = json.loads(checked("sarif", "../one/map.yaml", "map.yaml"))["runs"][0]
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"] == f"{(tmp_path / 'one').as_uri()}/"
    places = {json.dumps(r["locations"][0]["physicalLocation"]["artifactLocation"]) for r in run["results"]}
    assert places == {
        json.dumps({"uri": "map.yaml", "uriBaseId": "%SRCROOT%"}),
        json.dumps({"uri": (tmp_path / "two" / "map.yaml").as_uri()}),
    }


def test_levels() -> None:
    source = Source("m", "x")
    for severity, level in [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "note")]:
        rule = Rule("AM999", "a-rule", severity, "About.", "bad\n", "good\n")
        result = sarif((Diagnostic(rule, Finding("m", (Label(Span(source, 0, 1)),))),))["results"][0]
        assert result["level"] == level


# -- annotations ---------------------------------------------------------------------------------------------------


def test_annotations_are_one_line_each_and_escaped() -> None:
    source = Source("a,b:c%.yaml", "x\ny\n")
    rule = Rule("AM999", "a-rule", Severity.ADVICE, "", "", "")
    finding = Finding("100 % wrong: a, b\nand c", (Label(Span(source, 2, 3)),), "do\r\nthis")
    assert as_github([Diagnostic(rule, finding)]) == (
        "::notice file=a%2Cb%3Ac%25.yaml,line=2,col=1,endLine=2,endColumn=2,title=AM999 a-rule"
        "::100 %25 wrong: a, b%0Aand c%0Ahelp: do%0D%0Athis\n"
    )
    lines = as_github(found()).splitlines()
    assert len(lines) == 1
    assert re.match(r"::error file=maps/a map\.yaml,line=4,col=10,", lines[0])
