"""`argmap semantics` through the installed script, and `argmap.extensions`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.semantics import Acceptance

SCRIPT = Path(sys.executable).with_name("argmap")

NIXON = """\
argument:
- conclusion: Nixon is a pacifist.
  id: pacifist
  contradicts: hawk
  because:
  - claim: Nixon is a Quaker.
    id: quaker
- conclusion: Nixon is no pacifist.
  id: hawk
  because:
  - claim: Nixon is a Republican.
"""


def run(*arguments: str, cwd: Path, data: str = NIXON, path: str | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [SCRIPT, "semantics", "-", *arguments],
        cwd=cwd,
        env=os.environ | {"COLUMNS": "100"} | ({"PYTHONPATH": path} if path else {}),
        input=data,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    assert "defect of argmap" not in done.stderr
    return done


def test_preferred_extensions_stand_side_by_side(tmp_path: Path) -> None:
    done = run("--semantics", "preferred", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("2 preferred extensions: ")
    assert [line.split()[:4] for line in lines[4:8]] == [
        ["1", "in", "out", "credulous"],
        ["1.1", "in", "in", "skeptical"],
        ["2", "out", "in", "credulous"],
        ["2.1", "in", "in", "skeptical"],
    ]
    assert "the extensions differ in 1 and 2" in lines


def test_a_cut_list_says_so_and_acceptance_does_not_change(tmp_path: Path) -> None:
    done = run("--semantics", "preferred", "--limit", "1", cwd=tmp_path)
    assert "note: 1 of 2 extensions are shown" in done.stderr
    assert done.stdout.count("credulous ") == 2


def test_the_time_limit_gives_what_was_found(tmp_path: Path) -> None:
    pairs = "".join(
        f"- claim: A{i} holds.\n  id: a{i}\n  contradicts: b{i}\n- claim: B{i} holds.\n  id: b{i}\n" for i in range(30)
    )
    done = run("--semantics", "complete", "--time-limit", "0.5", cwd=tmp_path, data=f"argument:\n{pairs}")
    assert done.returncode == 0
    assert done.stdout.startswith("at least ")
    assert "note: the time limit was reached after " in done.stderr


def test_without_an_extension_it_says_what_that_means(tmp_path: Path) -> None:
    ring = "".join(f"- claim: S{i}.\n  id: s{i}\n  but: [{{ref: s{(i + 1) % 3}}}]\n" for i in range(3))
    data = f"argument:\n{ring}"
    done = run("--semantics", "stable", cwd=tmp_path, data=data)
    assert done.returncode == 0
    assert done.stdout.startswith("no stable extension: ")
    found = json.loads(run("--semantics", "stable", "--format", "json", cwd=tmp_path, data=data).stdout)
    assert (found["count"], found["statements"][0]["acceptance"]) == (0, None)


def test_json_holds_what_the_text_shows(tmp_path: Path) -> None:
    done = run("--semantics", "stable", "--format", "json", "--framework", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert (found["semantics"], found["count"], found["finished"]) == ("stable", 2, True)
    assert found["differing"] == ["1", "2"]
    assert found["statements"][0]["labels"] == ["in", "out"]
    assert found["framework"]["arguments"][0] == {
        "name": "a1",
        "sort": "reason",
        "about": "1.1, so 1",
        "labels": ["in", "out"],
    }
    assert {"by": "a1", "on": "a2", "sort": "rebut"} in found["framework"]["attacks"]


def test_frameworks_for_solvers(tmp_path: Path) -> None:
    assert run("--format", "apx", cwd=tmp_path).stdout == (
        "arg(a1).\narg(a2).\narg(a3).\narg(a4).\natt(a1,a2).\natt(a2,a1).\n"
    )
    assert run("--format", "tgf", cwd=tmp_path).stdout == "a1\na2\na3\na4\n#\na1 a2\na2 a1\n"
    assert "a1 -> a2" in run("--format", "dot", cwd=tmp_path).stdout


def test_what_if_and_reading(tmp_path: Path) -> None:
    lines = run("--reject", "quaker", cwd=tmp_path).stdout.splitlines()
    assert [line.split()[:2] for line in lines[4:8]] == [["1", "out"], ["1.1", "out"], ["2", "in"], ["2.1", "in"]]
    assert "out" in run("--reading", "evidence-only", cwd=tmp_path).stdout.splitlines()[4]
    assert run("--reject", "nobody", cwd=tmp_path).returncode == 2


def test_what_cannot_be_worked_with(tmp_path: Path) -> None:
    assert run(cwd=tmp_path, data="argument:\n- clam: X.\n").returncode == 1
    assert "no statement" in run(cwd=tmp_path, data="title: Nothing yet\n").stdout
    (tmp_path / "clingo.py").write_text("raise ImportError\n")
    missing = run("--semantics", "stable", cwd=tmp_path, path=str(tmp_path))
    assert missing.returncode == 3
    assert 'pip install "argmap[semantics]"' in missing.stderr
    assert run("--framework", cwd=tmp_path, path=str(tmp_path)).returncode == 0


def test_a_long_circle_of_support_is_refused(tmp_path: Path) -> None:
    ring = "".join(f"- claim: S{i}.\n  id: s{i}\n  because: [{{ref: s{(i + 1) % 90}}}]\n" for i in range(90))
    done = run("--anyway", cwd=tmp_path, data=f"argument:\n{ring}")
    assert done.returncode == 3
    assert "through 90 statements" in done.stderr


def test_the_python_interface() -> None:
    nixon = argmap.load(NIXON)
    found = argmap.extensions(nixon, "preferred")
    assert [found.label(nixon["pacifist"], i).value for i in range(found.count)] == ["in", "out"]
    assert found.acceptance(nixon["quaker"]) is Acceptance.SKEPTICAL
    assert argmap.extensions(nixon, reject=["quaker"]).label(nixon["hawk"], 0).value == "in"
    with pytest.raises(ValueError, match="ideal"):
        argmap.extensions(nixon, "ideal")
