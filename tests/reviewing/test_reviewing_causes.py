"""Why a statement fares as it does, the weightiest problems, and what conclusions rest on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.errors import ArgmapError
from argmap.reporting.review import written

MAP = """\
title: Closing the road
sources:
  count: {title: Count of cars, author: The town, date: 2024}
  retold: {title: A study, cited-in: count}
argument:
- conclusion: The road should be closed to cars.
  id: close
  because:
  - premises:
    - claim: Children walk along the road to school.
      id: walk
      hedge: mostly
      because:
      - evidence: Two hundred children passed on one morning.
        id: counted
        cite: count
    - assumption: Where children walk to school there should be no cars.
      id: rule
  - claim: Shops on the road sell more without cars.
    id: shops
    held-by: the baker
    because:
    - evidence: Sales rose by a tenth elsewhere.
      id: sales
      cite: retold
  but:
  - claim: Ambulances need the road.
    id: ambulances
    but:
    - claim: Ambulances may use it all the same.
      id: allowed
  - claim: Cars will fill the next road.
    id: next
"""


def text_of(name: str, **given: str) -> list[str]:
    """What is said of a statement, as texts without the names of others."""
    found = argmap.why(MAP, name, **given)
    graph = argmap.load(MAP).graph
    assert graph is not None
    said = ["".join(part if isinstance(part, str) else f"<{part.id}>" for part in prose) for prose in found.causes]
    return [f"{found.status.value}: {found.why}", *said]


def test_what_is_for_and_against_a_statement_is_gone_through() -> None:
    assert text_of("close") == [
        "contested: 2 reasons hold, and an objection stands",
        "<walk> and <rule> together support it, and stand.",
        "<shops> supports it, and stands.",
        "<ambulances> speaks against it: that does not stand; the answer to it is <allowed>.",
        "<next> speaks against it: that stands.",
    ]


def test_it_is_told_what_keeps_a_reason_from_holding() -> None:
    assert text_of("close", reject="rule")[1:3] == [
        "<walk> and <rule> together are given for it, which does not hold: <rule> is defeated.",
        "<shops> supports it, and stands.",
    ]
    assert text_of("counted") == [
        "supported: cited evidence, and no objection stands",
        "It is evidence that cites a source.",
    ]
    assert text_of("next") == ["supported: granted, as nobody doubts it", "It has no reason, and is granted."]
    assert text_of("close", grant="close")[0] == "supported: ruled so by a verdict"


def test_it_is_told_what_would_change_a_status_and_what_the_evidence_lacks() -> None:
    found = argmap.why(MAP, "close")
    assert found.evidence_only.value == "unsupported"
    lacking = [part for prose in found.lacking for part in prose if isinstance(part, str)]
    assert any("the warrant of the step is not written" in part for part in lacking)
    changes = ["".join(part if isinstance(part, str) else f"<{part.id}>" for part in prose) for prose in found.changes]
    assert "Rejecting <next> makes <close> supported." in changes


def test_an_unknown_statement_is_refused_with_the_nearest() -> None:
    with pytest.raises(ArgmapError, match="did you mean `close`"):
        argmap.why(MAP, "clsoe")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "road.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "argmap", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_the_command_tells_the_same_and_draws_it(folder: Path) -> None:
    done = run(folder, "why", "road.yaml", "1", "-o", "why.svg")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        "1 The road should be closed to cars.\ncontested: 2 reasons hold, and an objection stands\n"
    )
    assert "1.1 “Children walk along the road to school” (“mostly”)" in done.stdout
    assert "contested" in (folder / "why.svg").read_text(encoding="utf-8")
    data = json.loads(run(folder, "why", "road.yaml", "close", "-f", "json").stdout)
    assert (data["id"], data["status"], data["evidence_only"]) == ("close", "contested", "unsupported")
    assert {mention["id"] for cause in data["causes"] for mention in cause["mentions"]} >= {"walk", "rule", "next"}
    refused = run(folder, "why", "road.yaml", "walks")
    assert refused.returncode == 2
    assert "walk" in refused.stderr


# -- the first page ------------------------------------------------------------------------------------------------


def test_what_a_conclusion_rests_on_is_counted() -> None:
    (verdict,) = argmap.review(MAP).verdicts
    tally = verdict.tally
    assert (tally.reasons, tally.needed_by_all) == (2, ())
    assert (tally.unwritten, tally.unsaid) == (3, 1)  # to the two claims that have evidence, and from the shops
    assert (tally.sources, tally.at_first_hand) == (2, 1)
    assert tally.open_objections == 1
    (alone,) = argmap.review(MAP.replace("  - claim: Shops", "  although:\n  - claim: Shops")).verdicts
    assert [str(each.id) for each in alone.tally.needed_by_all] == ["counted", "rule"]


def test_the_weightiest_problems_bring_together_what_sections_found() -> None:
    problems = argmap.review(MAP).problems
    assert problems[0].node is not None
    assert str(problems[0].node.id) == "next"
    assert problems[0].facts["found_by"] == ["the map maker"]
    reported = MAP.replace("    id: next\n", "    id: next\n    cite: {source: count, quote: fill the next road}\n")
    assert argmap.review(reported).problems[0].facts["found_by"] == ["the author"]
    assert len(problems) == 3
    assert argmap.review("argument:\n- conclusion: It is so.\n").problems == ()


def test_a_problem_tells_why_it_matters_and_who_found_it() -> None:
    text = written(argmap.review(MAP), "text", width=200)
    top = text.partition("The conclusions, and what they rest on")[0]
    assert "The three weightiest problems" in top
    assert "It is objected, and nobody answers." in top
    assert "which is contested because of it" in top
    assert "Found by argmap." in top


def test_hedges_and_speakers_stay_on() -> None:
    text = written(argmap.review(MAP), "text", width=200)
    assert "1.1 “Children walk along the road to school” (“mostly”)" in text
    assert "(the view of the baker)" in text
