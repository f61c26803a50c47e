"""What another reading would make of the steps: joined, split, needed elsewhere, a reason at hand; what was added."""

from __future__ import annotations

import sys
from pathlib import Path

import argmap
from argmap.model import Statement
from argmap.reviewing.page import Item

sys.path.insert(0, str(Path(__file__).parents[1]))

from in_process import run


def found(text: str) -> list[Item]:
    (section,) = argmap.review(text, ["reconstruction"]).sections
    return list(section.items)


def sorts(text: str) -> list[str]:
    return [item.sort for item in found(text)]


_THREE = """
argument:
- conclusion: The club should buy the field.
  because:
  - premises: [{claim: The lease ends., id: lease}, {assumption: The club has the money., id: money}]
  - premises: [{claim: The price is low., id: price}, {ref: money}]
  - claim: The neighbours agree.
    id: agree
"""


def test_a_premise_of_most_reasons_may_be_needed_in_all() -> None:
    (item,) = [each for each in found(_THREE) if each.sort == "needed in all?"]
    assert item.facts["for"] is not None
    assert isinstance(item.node, Statement)
    assert item.node.text.words == "The club has the money."
    assert "needed in all?" not in sorts(_THREE.replace("{ref: money}", "{claim: Prices rise.}"))
    accepted = _THREE.replace("id: money}", "id: money, verdict: accepted}")
    assert "needed in all?" not in sorts(accepted)


_LINKED = """
argument:
- conclusion: The old mill is unsafe.
  because:
  - premises:
    - claim: The roof of the mill is rotten.
    - claim: Wires hang from the walls of the mill.
"""


def test_linked_premises_that_speak_alone_may_be_split() -> None:
    (item,) = found(_LINKED)
    assert item.sort == "split?"
    assert "falls with each of them" in "".join(
        part for prose in item.remarks for part in prose if isinstance(part, str)
    )
    ruled = _LINKED.replace("Wires hang from the walls of the mill.", "A mill whose roof is rotten is unsafe.")
    assert found(ruled) == []
    joined = _LINKED.replace("Wires hang from the walls of the mill.", "A rotten roof falls on whoever is in the mill.")
    assert found(joined) == []


def test_a_conclusion_that_says_both_needs_both() -> None:
    text = _LINKED.replace("The old mill is unsafe.", "The mill has a rotten roof and wires that hang.")
    assert found(text) == []


def test_reasons_that_speak_only_together_may_be_joined() -> None:
    text = """
argument:
- conclusion: Socrates is mortal.
  because:
  - claim: All men are mortal.
  - claim: Socrates is one of the men.
"""
    assert sorts(text) == ["join?"]
    assert sorts(text.replace("All men are mortal.", "Mortal are the sons of Sophroniscus.")) == []


_AT_HAND = """
argument:
- conclusion: The pool should stay open.
  id: open
  because:
  - claim: Children of the town learn to swim in the pool.
    id: learn
- claim: Four hundred children of the town learned to swim in the pool last year.
  id: figures
"""


def test_a_reason_at_hand_is_offered_with_what_joins_it(tmp_path: Path) -> None:
    path = tmp_path / "pool.yaml"
    path.write_text(_AT_HAND, encoding="utf-8")
    (item,) = found(_AT_HAND)
    assert item.sort == "a reason at hand?"
    assert str(item.facts["command"]).endswith("--ref figures --because learn")
    done = run(tmp_path, "add", "pool.yaml", "--ref", "figures", "--because", "learn")
    assert done.returncode == 0, done.stderr
    assert "    because:\n    - ref: figures\n" in path.read_text(encoding="utf-8")
    assert sorts(path.read_text(encoding="utf-8")) == []


def test_what_rests_on_a_claim_is_no_reason_for_it() -> None:
    text = """
argument:
- conclusion: The town should keep the pool open for swimmers.
  because:
  - claim: The pool is open for swimmers of the town.
"""
    assert sorts(text) == []


# -- what a reviewer added ---------------------------------------------------------------------------------------------

_ADDED = """
argument:
- conclusion: The town should build a harbour.
  id: build
  because:
  - claim: Trade would grow.
    id: trade
  - ORIGINpremises:
    - claim: The old harbour is silting up.
      id: silting
    - assumption: A harbour that silts up is to be replaced.
      id: rule
"""


def test_what_a_reviewer_adds_in_charity_is_told_apart_and_no_weakness_of_the_author() -> None:
    own = argmap.review(_ADDED.replace("ORIGIN", "origin: author\n    "))
    added = argmap.review(_ADDED.replace("ORIGIN", "origin: reviewer\n    "))
    before, after = own.verdicts[0].tally, added.verdicts[0].tally
    assert (before.reasons, before.added, before.unsaid) == (2, 0, 1)
    assert (after.reasons, after.added, after.unsaid) == (2, 1, 0)
    listed = {item.sort for s in added.sections if s.key == "assumptions" for item in s.items}
    assert "added" in listed
    assert "unstated" not in listed
    charged = [item.node for item in added.problems]
    assert not [n for n in charged if n is not None and n in added.graph.reasons and n.origin is not None]
    assert added.verdicts[0].as_stated is own.verdicts[0].as_stated


def test_an_added_statement_is_an_added_reason_and_is_named_so() -> None:
    from argmap.reporting.review import written

    text = _ADDED.replace("ORIGIN", "").replace("id: trade", "id: trade\n    origin: reviewer")
    page = argmap.review(text)
    assert page.verdicts[0].tally.added == 1
    assert "1 of them added by the reviewer" in written(page, "text")
    assert "(added by the reviewer)" in written(page, "markdown")


def test_an_unknown_origin_is_an_error_with_the_words_there_are() -> None:
    found = argmap.check(_ADDED.replace("ORIGIN", "origin: critic\n    "))
    (error,) = [each for each in found.diagnostics if "critic" in each.finding.message]
    assert "reviewer" in f"{error.finding.message} {error.finding.help}"
