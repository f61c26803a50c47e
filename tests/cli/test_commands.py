"""The commands through the installed script: what they print, their exit codes, and that they leave inputs alone."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from argmap.rendering.registry import FORMATS

SCRIPT = Path(sys.executable).with_name("argmap")

BRIDGE = """\
title: The river bridge
sources:
  report: {title: Report on the bridge, date: 2024}
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  because:
  - claim: Lorries wear out the deck of the bridge.
    id: wear
    because:
    - evidence: The deck of the bridge is strained when lorries cross.
      cite: report
  but:
  - claim: Closing the bridge lengthens every delivery by lorry.
    id: detour
"""


def argmap(*arguments: str | Path, cwd: Path, data: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [SCRIPT, *arguments], cwd=cwd, input=data, capture_output=True, check=False, text=True, timeout=120
    )
    assert "Traceback" not in done.stderr
    assert "defect of argmap" not in done.stderr
    return done


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    (tmp_path / "bridge.yaml").write_text(BRIDGE)
    return tmp_path


@pytest.mark.parametrize("template", ["minimal", "paper", "debate", "toulmin"])
def test_new_writes_a_map_without_findings(template: str, tmp_path: Path) -> None:
    assert argmap("new", "map", "--template", template, cwd=tmp_path).returncode == 0
    checked = argmap("check", "--strict", "map.yaml", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "no findings in 1 file\n")
    before = (tmp_path / "map.yaml").read_bytes()
    again = argmap("new", "map.yaml", cwd=tmp_path)
    assert again.returncode == 3
    assert "there already" in again.stderr
    assert (tmp_path / "map.yaml").read_bytes() == before


def test_check_in_every_format(bridge: Path) -> None:
    (bridge / "bad.yaml").write_text(BRIDGE.replace("- claim: Lorries", "- clam: Lorries"))
    run = argmap("check", ".", cwd=bridge)
    assert run.returncode == 1
    assert "bad.yaml:8:5: error[AM002]" in run.stdout
    found = json.loads(argmap("check", "--format", "json", ".", cwd=bridge).stdout)
    assert (found["version"], found["files"], found["summary"]["error"]) == (1, 2, 1)
    sarif = json.loads(argmap("check", "--format", "sarif", ".", cwd=bridge).stdout)
    assert sarif["version"] == "2.1.0"
    assert "AM002" in [result["ruleId"] for result in sarif["runs"][0]["results"]]
    github = argmap("check", "--format", "github", ".", cwd=bridge).stdout
    assert "::error file=bad.yaml,line=8,col=5" in github


def test_strict_select_and_ignore(bridge: Path) -> None:
    (bridge / "bridge.yaml").write_text("argument:\n- conclusion: The bridge should be closed.\n")
    assert argmap("check", "bridge.yaml", cwd=bridge).returncode == 0
    assert argmap("check", "--strict", "bridge.yaml", cwd=bridge).returncode == 1
    assert argmap("check", "--strict", "--select", "AM6", "bridge.yaml", cwd=bridge).returncode == 0
    assert argmap("check", "--strict", "--ignore", "AM2", "bridge.yaml", cwd=bridge).returncode == 0
    (bridge / ".argmap.yaml").write_text("strict: true\n")
    assert argmap("check", "bridge.yaml", cwd=bridge).returncode == 1
    assert argmap("check", "--no-strict", "bridge.yaml", cwd=bridge).returncode == 0
    unknown = argmap("check", "--select", "AM999", "bridge.yaml", cwd=bridge)
    assert unknown.returncode == 2
    assert "AM999" in unknown.stderr


def test_settings_with_a_fault_are_located(bridge: Path) -> None:
    (bridge / ".argmap.yaml").write_text("theme: light\nstrickt: true\n")
    run = argmap("check", "bridge.yaml", cwd=bridge)
    assert run.returncode == 3
    assert ".argmap.yaml:2:1" in run.stderr
    assert "strickt" in run.stderr


def test_explain_by_code_name_and_misspelt_name(tmp_path: Path) -> None:
    by_code = argmap("explain", "AM002", cwd=tmp_path)
    assert by_code.returncode == 0
    assert by_code.stdout == argmap("explain", "unknown-key", cwd=tmp_path).stdout
    wrong = argmap("explain", "unknown-kay", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "unknown-key" in wrong.stderr
    assert "AM002" in argmap("explain", cwd=tmp_path).stdout


def test_list_shows_likelihoods_and_bounds(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(
        "scale: icd203\nargument:\n- conclusion: C\n  because:\n"
        "  - {strength: 0.9, premises: [{claim: A, likelihood: very likely}]}\n",
        encoding="utf-8",
    )
    table = argmap("list", "--likelihood", "map.yaml", cwd=tmp_path).stdout
    assert [line.split() for line in table.splitlines()[2:]] == [
        ["1", "conclusion", "72", "%", "C"],
        ["1.1", "claim", "very", "likely", "80", "%", "95", "%", "A"],
    ]
    rows = json.loads(argmap("list", "-f", "json", "map.yaml", cwd=tmp_path).stdout)
    expected = [(None, 0.72, None), ("very likely", 0.8, 0.95)]
    assert [(row["likelihood"], row["at_least"], row["at_most"]) for row in rows] == expected
    written = argmap("list", "-f", "csv", "map.yaml", cwd=tmp_path).stdout
    assert [row["at_least"] for row in csv.DictReader(io.StringIO(written))] == ["0.72", "0.8"]
    counted = argmap("stats", "map.yaml", cwd=tmp_path).stdout
    assert "stated for 1 statement; strengths for 1 reason" in counted


def test_list_filters_and_formats(bridge: Path) -> None:
    rows = json.loads(argmap("list", "bridge.yaml", "--format", "json", cwd=bridge).stdout)
    assert [row["number"] for row in rows] == ["1", "1.1", "1.1.1", "1.2"]
    assert [row["part"] for row in rows] == ["root", "premise", "premise", "objection"]
    assert [row["status"] for row in rows] == ["contested", "supported", "supported", "supported"]
    assert [row["evidence_only"] for row in rows] == ["unsupported", "unsupported", "supported", "unsupported"]
    chosen = argmap("list", "bridge.yaml", "--kind", "evidence", "--format", "csv", cwd=bridge).stdout
    assert [row["cites"] for row in csv.DictReader(io.StringIO(chosen))] == ["report"]
    assert "detour" in argmap("list", "bridge.yaml", "--unsupported", cwd=bridge).stdout
    rejected = argmap("list", "bridge.yaml", "--status", "supported", "--reject", "detour", cwd=bridge).stdout
    assert "close" in rejected
    nobody = argmap("list", "bridge.yaml", "--grant", "detuor", cwd=bridge)
    assert nobody.returncode == 2
    assert "detour" in nobody.stderr


def test_stats_count(bridge: Path) -> None:
    (counted,) = json.loads(argmap("stats", "bridge.yaml", "--format", "json", cwd=bridge).stdout)
    assert (counted["statements"], counted["reasons"], counted["evidence"], counted["objections"]) == (4, 3, 1, 1)
    assert (counted["objections_answered"], counted["leaves"], counted["cited_leaves"]) == (0, 2, 1)


def test_the_schema_accepts_the_map_and_refuses_a_misspelt_key(bridge: Path) -> None:
    schema = jsonschema_rs.validator_for(json.loads(argmap("schema", cwd=bridge).stdout))
    assert schema.is_valid(yaml.load(BRIDGE, Loader=yaml.BaseLoader))
    assert not schema.is_valid(yaml.load(BRIDGE.replace("- claim", "- clam"), Loader=yaml.BaseLoader))


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("svg", b"<?xml"),
        ("png", b"\x89PNG"),
        ("pptx", b"PK"),
        ("drawio", b"<mxfile"),
        ("dot", b"digraph"),
        ("mmd", b"flowchart"),
        ("d2", b"# Drawn by argmap"),
        ("txt", b"The river"),
    ],
)
def test_render_by_the_ending_of_the_output(ending: str, start: bytes, bridge: Path) -> None:
    run = argmap("render", "bridge.yaml", "-o", f"out.{ending}", cwd=bridge)
    assert run.returncode == 0, run.stderr
    assert (bridge / f"out.{ending}").read_bytes().startswith(start)
    assert (bridge / "bridge.yaml").read_text() == BRIDGE


def test_render_to_standard_output_and_from_standard_input(bridge: Path) -> None:
    named = argmap("render", "bridge.yaml", "-o", "-", "--format", "dot", cwd=bridge)
    piped = argmap("render", "-", "--format", "dot", cwd=bridge, data=BRIDGE)
    assert named.stdout.startswith("digraph")
    assert named.stdout == piped.stdout


def test_render_refuses_what_it_does_not_know(bridge: Path) -> None:
    for arguments in (["-o", "x.bmp"], ["-o", "x"], ["--theme", "lihgt"], ["--focus", "nobody"], ["--format", "doc"]):
        run = argmap("render", "bridge.yaml", *arguments, cwd=bridge)
        assert run.returncode == 2, (arguments, run.stderr)
        assert "Error" in run.stderr


def test_render_never_writes_over_the_map(bridge: Path) -> None:
    (bridge / "same.svg").write_text(BRIDGE)
    for arguments in (["bridge.yaml", "-f", "svg", "-o", "./bridge.yaml"], ["same.svg"]):
        run = argmap("render", *arguments, cwd=bridge)
        assert run.returncode == 2, run.stderr
    assert (bridge / "bridge.yaml").read_text() == (bridge / "same.svg").read_text() == BRIDGE


def test_what_cannot_be_meant_is_refused(bridge: Path) -> None:
    (bridge / "empty").mkdir()
    for arguments, hint in (
        (["list", "bridge.yaml", "--grant", "wear", "--reject", "wear"], "granted and rejected"),
        (["list", "--status", "bridge.yaml"], "put the file before"),
        (["render", "bridge.yaml", "--group", "none"], "this map has none"),
        (["render", "bridge.yaml", "-f", "png", "-o", "x.svg"], "ends like svg"),
        (["check", "empty"], "no map below"),
    ):
        run = argmap(*arguments, cwd=bridge)
        assert run.returncode == 2, (arguments, run.stderr)
        assert hint in run.stderr


def test_a_map_with_errors_is_not_drawn_and_the_old_picture_stays(bridge: Path) -> None:
    assert argmap("render", "bridge.yaml", cwd=bridge).returncode == 0
    old = (bridge / "bridge.svg").read_text()
    (bridge / "bridge.yaml").write_text(BRIDGE.replace("- claim: Lorries", "- clam: Lorries"))
    run = argmap("render", "bridge.yaml", cwd=bridge)
    assert run.returncode == 1
    assert "AM002" in run.stderr
    assert (bridge / "bridge.svg").read_text() == old
    assert argmap("render", "bridge.yaml", "--anyway", "--theme", "dark", cwd=bridge).returncode == 0
    assert (bridge / "bridge.svg").read_text() != old


def test_build_draws_what_changed(bridge: Path) -> None:
    (bridge / "more").mkdir()
    (bridge / "more" / "other.yaml").write_text("include: {b: ../bridge.yaml}\nargument:\n- ref: b/close\n")
    (bridge / ".git").mkdir()
    assert argmap("build", "--check", cwd=bridge).returncode == 1
    first = argmap("build", ".", "--format", "svg", cwd=bridge)
    assert first.returncode == 0, first.stderr
    assert sorted(p.name for p in (bridge / "output").rglob("*.svg")) == ["bridge.svg", "other.svg"]
    assert (bridge / "output" / "index.html").read_text().count("<img") == 2
    assert argmap("build", ".", "--format", "svg", "--check", cwd=bridge).returncode == 0
    again = argmap("build", ".", "--format", "svg", cwd=bridge)
    assert again.stdout == "2 maps were up to date\n2 maps in output; to look at them, open output/index.html\n"
    (bridge / "bridge.yaml").write_text(BRIDGE.replace("lengthens", "delays"))
    assert argmap("build", ".", "--format", "svg", "--check", cwd=bridge).returncode == 1
    third = argmap("build", ".", "--format", "svg", cwd=bridge)
    assert "wrote output/bridge.svg" in third.stdout
    assert "wrote output/more/other.svg" in third.stdout
    (bridge / "more" / "other.yaml").unlink()
    assert "removed output/more/other.svg" in argmap("build", ".", "--format", "svg", cwd=bridge).stdout


def test_build_goes_on_after_a_map_with_errors(bridge: Path) -> None:
    assert argmap("build", ".", "--format", "svg", cwd=bridge).returncode == 0
    (bridge / "bad.yaml").write_text("argument:\n- clam: x\n")
    run = argmap("build", ".", "--format", "svg", "--force", cwd=bridge)
    assert run.returncode == 1
    assert "bad.yaml: not drawn" in run.stderr
    assert "wrote output/bridge.svg" in run.stdout


def test_version_and_import_stay_light(tmp_path: Path) -> None:
    code = (
        "import sys, argmap, argmap.cli; before = set(sys.modules); "
        "print([m for m in ('yaml', 'graphviz', 'jinja2', 'rich', 'json', 'asyncio', 'http') if m in before])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
    assert argmap("--version", cwd=tmp_path).stdout.startswith("argmap 0.")


def test_a_misspelt_command_is_named(tmp_path: Path) -> None:
    run = argmap("chekc", cwd=tmp_path)
    assert run.returncode == 2
    assert "Did you mean 'check'?" in run.stderr
    assert "argmap check bridge.yaml" in argmap("bridge.yaml", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    "command",
    ["new", "check", "explain", "render", "build", "list", "outline", "diff", "agree", "stats", "schema", "themes"],
)
def test_every_command_explains_itself_with_an_example(command: str, tmp_path: Path) -> None:
    run = argmap(command, "--help", cwd=tmp_path)
    assert run.returncode == 0
    assert "Example" in run.stdout


OTHERS = [name for name in FORMATS if name not in {"svg", "dot", "outline"}]  # that an SVG is not made of


def loaded(cwd: Path, *words: str) -> set[str]:
    """The modules that are loaded when a command ends."""
    code = (
        "import atexit, sys\nfrom argmap.__main__ import main\n"
        "atexit.register(lambda: print('modules:', *sys.modules, file=sys.__stderr__))\nsys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=cwd, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("modules:")[2].split())


@pytest.mark.parametrize(
    ("words", "most", "without"),
    [
        (("--version",), 8, {"yaml", "argmap.reading"}),
        (
            ("check", "bridge.yaml"),
            147,
            {"argmap.likelihood", "argmap.schemes", "argmap.grounding", "json", "html", "shutil"},
        ),
        (("check", "bridge.yaml", "--select", "AM1"), 94, {"argmap.analysis.wording", "argmap.evaluation", "json"}),
        (("list", "bridge.yaml"), 110, {"argmap.schemes", "argmap.rendering.layout"}),
        (
            ("render", "bridge.yaml", "-o", "bridge.svg"),
            160,
            {"argmap.analysis.wording", "xml.sax", "http", *(f"argmap.rendering.formats.{name}" for name in OTHERS)},
        ),
        (
            ("render", "bridge.yaml", "-o", "bridge.mmd"),
            154,
            {"argmap.analysis.wording", "argmap.rendering.formats.dot", "argmap.rendering.formats.svg", "graphviz"},
        ),
    ],
)
def test_a_command_loads_what_it_needs(words: tuple[str, ...], most: int, without: set[str], bridge: Path) -> None:
    """Of a small map, most of the time goes into loading modules."""
    found = loaded(bridge, *words)
    assert found & without == set()
    assert len([name for name in found if name.partition(".")[0] == "argmap"]) <= most
