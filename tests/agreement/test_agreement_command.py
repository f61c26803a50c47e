"""`argmap agree` as it is typed: formats, exit codes, refusals, and what is left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import argmap

sys.path.insert(0, str(Path(__file__).parent))
from readings import FIRST, MARKET, SECOND

sys.path.pop(0)

SCRIPT = Path(sys.executable).with_name("argmap")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "first.yaml").write_text(FIRST, encoding="utf-8")
    (tmp_path / "second.yaml").write_text(SECOND, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "market.txt").write_text(MARKET, encoding="utf-8")
    return tmp_path


def run(*words: str, cwd: Path, data: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [SCRIPT, "agree", *words],
        cwd=cwd,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1"},
        input=data,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr
    assert "defect of argmap" not in done.stderr
    return done


def test_text_tells_figures_and_both_sides_with_their_places(folder: Path) -> None:
    done = run("first.yaml", "second.yaml", "--sources", "texts", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "7 statements are in both; 0 only in A and 1 only in B. The main conclusion is the same." in done.stdout
    lines = done.stdout.splitlines()
    assert "  kinds              4 of 7    0.57   0.25   0.26" in lines
    at = lines.index("  objection or granted (1 step from the main conclusion)")
    assert lines[at + 1 : at + 9] == [
        "    A  1.3 Customers will not follow the stalls to the station.",
        "       attacks 1 “The Saturday market should move to the station square”",
        "       “their customers will not follow them” (§1 ¶2 s1)",
        "       first.yaml:18:12",
        "    B  1.5 Some stallholders are afraid of losing customers.",
        "       is granted against 1 “The market belongs on the station square”",
        "       “Some stallholders fear that their customers will not follow them” (§1 ¶2 s1)",
        "       second.yaml:18:12",
    ]
    assert max(map(len, lines)) <= 100


def test_lists_are_cut_short_unless_all_is_asked_for(folder: Path) -> None:
    short = run("first.yaml", "second.yaml", "--most", "2", cwd=folder).stdout
    assert "and 6 more; --all shows them" in short
    assert "more; --all" not in run("first.yaml", "second.yaml", "--all", cwd=folder).stdout


def test_json_has_everything_with_places(folder: Path) -> None:
    done = run("first.yaml", "second.yaml", "--sources", "texts", "-f", "json", cwd=folder)
    found = json.loads(done.stdout)
    assert [each["letter"] for each in found["maps"]] == ["A", "B"]
    (pair,) = found["pairs"]
    assert pair["same_main"] is True
    assert pair["figures"]["kinds"]["kappa"] == {"value": 0.25, "why": None}
    assert pair["figures"]["cass"]["segmentation"]["by"] == "text"
    assert len(pair["shared"]) == 7
    assert (len(pair["steps"]["shared"]), len(pair["steps"]["alike"])) == (1, 4)
    one, other = found["disagreements"][0]["sides"]
    assert (one["statement"]["path"], one["statement"]["line"]) == ("first.yaml", 13)
    assert (other["said"], other["statement"]["passages"]) == (
        "supports 1 “The market belongs on the station square”",
        [{"quote": "no engine could reach the church", "at": "§1 ¶1 s3"}],
    )
    assert [unit[0] for unit in found["units"]][-1] is None


@pytest.mark.parametrize("ending", ["txt", "json", "html", "md", "svg", "png", "dot"])
def test_outputs_by_their_endings_are_replaced_and_nothing_else_is(folder: Path, ending: str) -> None:
    for _ in range(2):
        assert run("first.yaml", "second.yaml", "-o", f"out.{ending}", cwd=folder).returncode == 0
    (folder / f"mine.{ending}").write_text("My own words.\n", encoding="utf-8")
    refused = run("first.yaml", "second.yaml", "-o", f"mine.{ending}", cwd=folder)
    assert refused.returncode == 3
    assert (folder / f"mine.{ending}").read_text(encoding="utf-8") == "My own words.\n"
    if ending in {"txt", "json", "html", "md"}:
        for _ in range(2):
            assert run("first.yaml", "second.yaml", "--grade", "-o", f"grade.{ending}", cwd=folder).returncode == 0


def test_the_picture_tells_apart_what_is_in_both_and_in_one(folder: Path) -> None:
    run("first.yaml", "second.yaml", "-o", "both.svg", cwd=folder)
    svg = (folder / "both.svg").read_text(encoding="utf-8")
    assert "People from the villages" in svg
    for words in ("both + other kind", "only B", "is in map B alone", "A is first.yaml, B is second.yaml"):
        assert words in svg, words
    assert "only A" not in svg
    german = SECOND.replace("title:", "language: de\ntitle:", 1)
    (folder / "second.yaml").write_text(german, encoding="utf-8")
    run("second.yaml", "first.yaml", "-o", "both.svg", cwd=folder)
    assert "nur A" in (folder / "both.svg").read_text(encoding="utf-8")


def test_one_map_twice_agrees_fully(folder: Path) -> None:
    done = run("first.yaml", "first.yaml", cwd=folder)
    assert done.returncode == 0
    assert "B  first.yaml (2): 7 statements, 5 reasons" in done.stdout
    assert "  kinds              7 of 7    1.00   1.00   1.00" in done.stdout.splitlines()
    assert "There is none." in done.stdout


def test_the_paper_agrees_with_itself() -> None:
    arguments = Path(argmap.__file__).parents[1] / "arguments"
    found = json.loads(run("hyun-2019.yaml", "hyun-2019.yaml", "-f", "json", cwd=arguments).stdout)
    assert found["disagreements"] == []
    assert found["pairs"][0]["figures"]["cass"]["value"] == 1.0


def test_included_maps_are_compared_as_well(folder: Path) -> None:
    (folder / "whole.yaml").write_text("include: {m: first.yaml}\nargument:\n- ref: m/none\n", encoding="utf-8")
    text = FIRST.replace("- conclusion: The Saturday", "- id: move\n  conclusion: The Saturday", 1)
    (folder / "first.yaml").write_text(text, encoding="utf-8")
    (folder / "whole.yaml").write_text("include: {m: first.yaml}\nargument:\n- ref: m/move\n", encoding="utf-8")
    done = run("whole.yaml", "first.yaml", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "7 statements are in both; 0 only in A and 0 only in B." in done.stdout
    assert "There is none." in done.stdout


def test_one_map_may_come_from_standard_input(folder: Path) -> None:
    assert "A  -: 7 statements" in run("-", "second.yaml", cwd=folder, data=FIRST).stdout
    assert run("-", "-", cwd=folder, data=FIRST).returncode == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("first.yaml",), 2, "two or more maps are compared, and 'first.yaml' is given alone"),
        (("first.yaml", "--grade"), 2, "the model and a student's map"),
        (("first.yaml", "second.yaml", "--points", "steps=1"), 2, "--points is for --grade"),
        (("first.yaml", "second.yaml", "--grade", "--points", "steps"), 2, "as in statements=10"),
        (("first.yaml", "second.yaml", "--grade", "--points", "steps=x"), 2, "'x' is no number"),
        (("first.yaml", "second.yaml", "--grade", "--points", "step=1"), 2, "no criterion `step`"),
        (("first.yaml", "second.yaml", "--grade", "--points", "steps=1,steps=2"), 2, "'steps' is given twice"),
        (("first.yaml", "second.yaml", "--grade", "-o", "x.svg"), 2, "a grading sheet is no picture"),
        (("first.yaml", "second.yaml", "first.yaml", "-o", "x.svg"), 2, "two maps over each other, and 3 are given"),
        (("first.yaml", "second.yaml", "-o", "x.bmp"), 2, "ends in no format"),
        (("first.yaml", "second.yaml", "-f", "json", "-o", "x.md"), 2, "ends like markdown"),
        (("first.yaml", "second.yaml", "-o", "second.yaml"), 2, "ends in no format"),
        (("first.yaml", "second.yaml", "--theme", "lihgt"), 2, "there is no theme 'lihgt'"),
        (("first.yaml", "none.yaml"), 3, "none.yaml"),
        (("first.yaml", "bad.yaml"), 1, "bad.yaml:2:3: error[AM002]"),
    ],
)
def test_refusals(folder: Path, words: tuple[str, ...], code: int, said: str) -> None:
    (folder / "bad.yaml").write_text("argument:\n- clam: x\n", encoding="utf-8")
    done = run(*words, cwd=folder)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert (folder / "second.yaml").read_text(encoding="utf-8") == SECOND


def test_a_map_with_errors_is_compared_as_far_as_it_goes_when_that_is_asked_for(folder: Path) -> None:
    bad = SECOND.replace("  - assumption:", "  - assumtion:")
    (folder / "second.yaml").write_text(bad, encoding="utf-8")
    done = run("first.yaml", "second.yaml", "--anyway", cwd=folder)
    assert done.returncode == 0
    assert "AM002" in done.stderr
    assert "Agreement: The Saturday market" in done.stdout


def test_a_students_map_that_cannot_be_used_stops_no_other(folder: Path) -> None:
    (folder / "bad.yaml").write_text("argument:\n- clam: x\n", encoding="utf-8")
    one = run("first.yaml", "bad.yaml", "second.yaml", "--grade", cwd=folder)
    assert one.returncode == 1
    assert "bad.yaml: mend this first" in one.stderr
    assert "second.yaml: the statements of the model" in one.stdout
    other = run("first.yaml", "none.yaml", "second.yaml", "--grade", cwd=folder)
    assert other.returncode == 3
    assert "second.yaml: the statements of the model" in other.stdout
    nobody = run("first.yaml", "none.yaml", "--grade", cwd=folder)
    assert (nobody.returncode, nobody.stdout) == (3, "")
    model = run("none.yaml", "second.yaml", "--grade", cwd=folder)
    assert (model.returncode, model.stdout) == (3, "")


def test_help_has_an_example(tmp_path: Path) -> None:
    done = run("--help", cwd=tmp_path)
    assert "argmap agree first.yaml second.yaml" in done.stdout
    assert "--points" in done.stdout
