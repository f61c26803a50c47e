"""Worksheets that were filled in, and what becomes of the map."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import argmap
from argmap.reviewing.forms.worksheet import LINE

sys.path.insert(0, str(Path(__file__).parents[1]))

from in_process import run

MAP = """\
title: The pool
argument:
- conclusion: The pool should stay open.
  id: open
  because:
  - scheme: practical-reasoning
    premises:
    - claim: The town wants its children to swim.  # a comment that stays
      role: goal
    - claim: The pool teaches them.
      role: means
  - claim: It is cheap.
    id: cheap
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pool.yaml").write_text(MAP, encoding="utf-8")
    done = run(tmp_path, "review", "pool.yaml", "--worksheet", "-o", "sheet.md")
    assert done.returncode == 0, done.stderr
    return tmp_path


def fill(folder: Path, *answers: str) -> None:
    sheet = folder / "sheet.md"
    first, *others = sheet.read_text(encoding="utf-8").split(f"\n{LINE}\n")
    filled = [*answers, *[LINE] * (len(others) - len(answers))]
    sheet.write_text(
        first + "".join(f"\n{a}\n{rest}" for a, rest in zip(filled, others, strict=True)), encoding="utf-8"
    )


def test_an_untouched_sheet_changes_nothing(folder: Path) -> None:
    done = run(folder, "review", "pool.yaml", "--answers", "sheet.md")
    assert (done.returncode, done.stderr) == (0, "nothing to change\n")
    assert (folder / "pool.yaml").read_text(encoding="utf-8") == MAP


def test_answers_go_beside_the_premises_and_comments_stay(folder: Path) -> None:
    fill(folder, "The gym was asked:\nit has no room.", "Dismissed: nobody doubts it.")
    done = run(folder, "review", "pool.yaml", "--answers", "sheet.md")
    assert done.returncode == 0, done.stderr
    text = (folder / "pool.yaml").read_text(encoding="utf-8")
    assert "# a comment that stays" in text
    answers = argmap.load(folder / "pool.yaml").graph.reasons[0].answers
    said = {slug: (a.text.value, a.dismissed) for slug, a in answers.items()}
    assert ("The gym was asked: it has no room.", False) in said.values()
    assert ("nobody doubts it.", True) in said.values()
    again = run(folder, "review", "pool.yaml", "--answers", "sheet.md")
    assert again.stderr == "nothing to change\n"
    open_now = run(folder, "review", "pool.yaml", "--worksheet").stdout
    assert not [slug for slug in said if f"argmap: {slug} of" in open_now]


def test_a_mere_statement_is_written_with_its_premises_first(folder: Path) -> None:
    sheet = (folder / "sheet.md").read_text(encoding="utf-8")
    place = "<!-- argmap: unstated-rule of the step from cheap to open -->\n\n"
    assert place in sheet
    (folder / "sheet.md").write_text(
        sheet.replace(f"{place}{LINE}", f"{place}What is cheap is kept."), encoding="utf-8"
    )
    done = run(folder, "review", "pool.yaml", "--answers", "sheet.md")
    assert done.returncode == 0, done.stderr
    reason = argmap.load(folder / "pool.yaml").graph.reasons[1]
    assert reason.explicit
    assert reason.answers["unstated-rule"].text.value == "What is cheap is kept."


def test_other_words_for_the_same_question_are_refused(folder: Path) -> None:
    fill(folder, "Yes.")
    assert run(folder, "review", "pool.yaml", "--answers", "sheet.md").returncode == 0
    sheet = (folder / "sheet.md").read_text(encoding="utf-8")
    (folder / "sheet.md").write_text(sheet.replace("\nYes.\n", "\nNo.\n"), encoding="utf-8")
    before = (folder / "pool.yaml").read_text(encoding="utf-8")
    done = run(folder, "review", "pool.yaml", "--answers", "sheet.md")
    assert done.returncode == 1
    assert "already" in done.stderr
    assert (folder / "pool.yaml").read_text(encoding="utf-8") == before


def test_a_step_that_is_gone_is_named_with_its_line_and_nothing_is_written(folder: Path) -> None:
    fill(folder, "Yes.", "Yes.")
    sheet = (folder / "sheet.md").read_text(encoding="utf-8")
    (folder / "sheet.md").write_text(sheet.replace("from cheap to", "from dear to"), encoding="utf-8")
    lines = [n for n, line in enumerate(sheet.splitlines(), 1) if "from cheap to" in line]
    text = (folder / "sheet.md").read_text(encoding="utf-8").replace(f"-->\n\n{LINE}", "-->\n\nAn answer.")
    (folder / "sheet.md").write_text(text, encoding="utf-8")
    done = run(folder, "review", "pool.yaml", "--answers", "sheet.md")
    assert done.returncode == 1
    assert f"line {lines[0]} of the sheet" in done.stderr
    assert "dear" in done.stderr
    assert (folder / "pool.yaml").read_text(encoding="utf-8") == MAP


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# A letter\n", "no worksheet"),
        ("<!-- argmap: goal of the step from cheap to open -->\n\nDismissed:\n", "without saying why"),
    ],
)
def test_what_is_no_worksheet_is_refused(folder: Path, text: str, told: str) -> None:
    (folder / "sheet.md").write_text(text, encoding="utf-8")
    done = run(folder, "review", "pool.yaml", "--answers", "sheet.md")
    assert done.returncode == 1
    assert told in done.stderr


def test_answers_are_not_for_reviews_and_worksheets_are_one_form(folder: Path) -> None:
    done = run(folder, "review", "pool.yaml", "--answers", "sheet.md", "--all")
    assert (done.returncode, "--all" in done.stderr) == (2, True)
    done = run(folder, "review", "pool.yaml", "--worksheet", "--form", "note")
    assert done.returncode == 2
    (folder / "binary.md").write_bytes(b"\xff\xfe\x00")
    done = run(folder, "review", "pool.yaml", "--answers", "binary.md")
    assert done.returncode == 2
