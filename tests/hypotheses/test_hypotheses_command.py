"""`argmap ach` as it is installed: output, exit codes, and what it writes into maps."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = str(Path(sys.executable).with_name("argmap"))
LAMP = """\
# The lamp in the hall.
alternatives:
- [bulb, fuse]   # what it may be
argument:
- claim: The bulb of the lamp is worn out.
  id: bulb
  because:
  - {evidence: The bulb is four years old., id: age}   # as the box says

- claim: The fuse has blown.
  id: fuse
- evidence: The clock on the same fuse runs.
  id: clock
  fits:  # so far
    bulb: neutral   # nothing to do with it
- It was never switched on.
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [SCRIPT, "ach", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr
    assert "defect of argmap" not in done.stderr
    return done


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    (tmp_path / "lamp.yaml").write_text(LAMP, encoding="utf-8")
    return tmp_path


def text_of(folder: Path) -> str:
    return (folder / "lamp.yaml").read_text(encoding="utf-8")


def test_it_prints_the_matrix_and_writes_nothing(lamp: Path) -> None:
    done = run(lamp, "lamp.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3    The clock on the same fuse runs." in done.stdout
    assert text_of(lamp) == LAMP


def test_several_marks_follow_one_piece_of_evidence(lamp: Path) -> None:
    done = run(lamp, "lamp.yaml", "--set", "clock", "fuse=I", "bulb=c", "--set", "1.1", "fuse=neutral", "-f", "json")
    assert (done.returncode, done.stderr) == (0, "changed lamp.yaml\n")
    cells = {row["id"]: [c["mark"] for c in row["cells"].values()] for row in json.loads(done.stdout)["evidence"]}
    assert cells == {"age": ["consistent", "neutral"], "clock": ["consistent", "inconsistent"]}
    changed = text_of(lamp)
    assert "    bulb: consistent   # nothing to do with it\n    fuse: inconsistent\n" in changed
    for comment in ("# The lamp in the hall.", "# what it may be", "# as the box says", "# so far"):
        assert comment in changed


def test_the_file_may_stand_behind_the_marks(lamp: Path) -> None:
    assert run(lamp, "--set", "clock", "fuse=I", "bulb=C", "lamp.yaml", "--diff").returncode == 0
    (lamp / "a=b.yaml").write_text(LAMP, encoding="utf-8")
    assert run(lamp, "--set", "clock", "fuse=I", "a=b.yaml").stderr == "changed a=b.yaml\n"


def test_what_would_change_is_shown_and_not_written(lamp: Path) -> None:
    done = run(lamp, "lamp.yaml", "--set", "clock", "fuse=I", "--diff", "--no-color")
    assert done.returncode == 0
    assert "+    fuse: inconsistent" in done.stdout
    assert "matrix" not in done.stdout
    assert text_of(lamp) == LAMP


def test_marks_are_taken_out_and_the_comment_stays(lamp: Path) -> None:
    done = run(lamp, "lamp.yaml", "--set", "clock", "bulb=blank")
    assert done.returncode == 0
    assert "bulb: neutral" not in text_of(lamp)
    assert "# so far" in text_of(lamp)
    assert "# nothing to do with it" in text_of(lamp)
    again = run(lamp, "lamp.yaml", "--set", "clock", "bulb=-")
    assert (again.returncode, again.stderr) == (0, "nothing to change\n")


def test_a_hypothesis_without_an_id_gets_one(lamp: Path) -> None:
    done = run(lamp, "lamp.yaml", "--hypothesis", "bulb", "--hypothesis", "4", "--set", "clock", "4=C")
    assert done.returncode == 0
    assert "  id: it-was-never-switched\n" in text_of(lamp)
    assert "    it-was-never-switched: consistent\n" in text_of(lamp)


def test_a_note_of_an_entry_stays_when_its_mark_changes(lamp: Path) -> None:
    noted = LAMP.replace("bulb: neutral ", "bulb: {fit: neutral, note: It has a plug.} ")
    (lamp / "lamp.yaml").write_text(noted, encoding="utf-8")
    run(lamp, "lamp.yaml", "--set", "clock", "bulb=I")
    assert text_of(lamp) == noted.replace("fit: neutral", "fit: inconsistent")


def test_evidence_of_an_included_map_is_marked_where_its_map_can_name_the_hypothesis(lamp: Path) -> None:
    main = "include: {lamp: lamp.yaml}\nalternatives: [[ghost, lamp/fuse]]\nargument:\n- {claim: A ghost., id: ghost}\n"
    (lamp / "main.yaml").write_text(main, encoding="utf-8")
    done = run(lamp, "main.yaml", "--set", "lamp/clock", "ghost=N", "lamp/fuse=I", "--set", "lamp/clock", "ghost=C")
    assert done.returncode == 0
    assert done.stderr == "changed main.yaml\nchanged lamp.yaml\n"
    assert (lamp / "main.yaml").read_text() == main + "\n- ref: lamp/clock\n  fits:\n    ghost: consistent\n"
    assert "    fuse: inconsistent\n" in text_of(lamp)


USAGE = {
    "no mark": (("--set", "clock", "fuse"), "'fuse' is no mark for a hypothesis; write it as HYPOTHESIS=I"),
    "unknown mark": (("--set", "clock", "fuse=X"), "'X' is no mark; allowed are C (consistent), I (inconsistent)"),
    "unknown evidence": (("--set", "clok", "fuse=I"), "no statement has the id or number 'clok'; nearest: clock"),
    "unknown hypothesis": (("--set", "clock", "fuze=I"), "no statement has the id or number 'fuze'; nearest: fuse"),
    "diff of nothing": (("--diff",), "--diff shows what --set would change, and there is no --set"),
    "unknown question": (("--question", "fuze"), "no statement has the id or number 'fuze'; nearest: fuse"),
    "both": (("--question", "fuse", "--hypothesis", "fuse"), "and not both"),
    "ending": (("-o", "x.pdf"), "'x.pdf' has no ending of a format; say --format text, json, csv, html, markdown"),
    "two formats": (("-o", "x.csv", "-f", "json"), "'x.csv' ends like csv, and --format says json"),
    "over the map": (("-o", "lamp.yaml", "-f", "text"), "is a map that this is made from"),
}


@pytest.mark.parametrize("case", USAGE)
def test_wrong_usage_is_told(case: str, lamp: Path) -> None:
    arguments, told = USAGE[case]
    done = run(lamp, "lamp.yaml", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split())
    assert text_of(lamp) == LAMP


REFUSED = {
    "itself": (("--set", "fuse", "fuse=C"), "`fuse` is the hypothesis itself"),
    "a rival": (("--set", "fuse", "bulb=I"), "`fuse` and `bulb` are alternatives to each other, and no evidence"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_mark_that_means_nothing_is_refused(case: str, lamp: Path) -> None:
    arguments, told = REFUSED[case]
    done = run(lamp, "lamp.yaml", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert text_of(lamp) == LAMP


def test_nothing_to_compare_is_told_with_what_to_write(lamp: Path) -> None:
    done = run(lamp, "lamp.yaml", "--hypothesis", "fuse")
    assert (done.returncode, done.stdout) == (3, "")
    assert "argmap: `fuse` alone competes with nothing: name a rival" in done.stderr


def test_a_map_with_errors_is_not_judged(lamp: Path) -> None:
    broken = LAMP.replace("bulb: neutral", "bulp: neutrl")
    (lamp / "lamp.yaml").write_text(broken, encoding="utf-8")
    done = run(lamp, "lamp.yaml")
    assert done.returncode == 1
    assert "lamp.yaml:15:5: error[AM101] no statement has the id `bulp`; did you mean `bulb`?" in done.stderr
    assert "`neutrl` is no fit; did you mean `neutral`?" in done.stderr
    assert run(lamp, "lamp.yaml", "--set", "clock", "fuse=I").returncode == 1
    assert text_of(lamp) == broken


def test_standard_input_can_be_shown_and_not_changed(lamp: Path) -> None:
    shown = subprocess.run([SCRIPT, "ach", "-"], input=LAMP, cwd=lamp, capture_output=True, text=True, check=False)
    assert (shown.returncode, "The clock" in shown.stdout) == (0, True)
    done = run(lamp, "-", "--set", "clock", "fuse=I")
    assert done.returncode == 2
    assert "a change needs a file" in done.stderr


def test_files_of_others_are_spared(lamp: Path) -> None:
    (lamp / "x.csv").write_text("mine\n", encoding="utf-8")
    assert run(lamp, "lamp.yaml", "-o", "x.csv").returncode == 3
    assert (lamp / "x.csv").read_text(encoding="utf-8") == "mine\n"
    assert run(lamp, "lamp.yaml", "-o", "x.csv", "--force").returncode == 0
    assert run(lamp, "lamp.yaml", "-o", "x.csv").returncode == 0
    assert (lamp / "x.csv").read_text(encoding="utf-8").startswith("number,id,evidence,")


def test_a_mark_against_the_map_is_a_finding_of_check(lamp: Path) -> None:
    assert run(lamp, "lamp.yaml", "--set", "age", "bulb=I").returncode == 0
    checked = subprocess.run(
        [SCRIPT, "check", "lamp.yaml", "--select", "AM405"], cwd=lamp, capture_output=True, text=True, check=False
    )
    assert "warning[AM405] by the reasons of the map `age` speaks for `bulb`, and this says" in checked.stdout
