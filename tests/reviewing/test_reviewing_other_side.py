"""The section on the other side: what a map that argues against another one does to it, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.model import Statement
from argmap.reporting.review import written
from argmap.reviewing import SECTIONS
from argmap.reviewing.page import Section

BAGS = """
title: A tax on bags
argument:
- conclusion: The state should tax plastic bags.
  id: tax
  because:
  - premises:
    - {claim: Shoppers would bring bags of their own., id: own-bags}
    - {assumption: Whatever keeps shoppers from plastic bags should be taxed., id: rule}
- conclusion: Rivers will be clean.
  id: rivers
  because:
  - {claim: The mills have closed., id: mills}
"""


def section(folder: Path, text: str, original: str = BAGS) -> Section:
    (folder / "bags.yaml").write_text(original, encoding="utf-8")
    (folder / "new.yaml").write_text(text, encoding="utf-8")
    page = argmap.review(folder / "new.yaml", "other-side")
    for form in ("text", "markdown", "html", "json"):
        assert "The other side" in written(page, form)
    return page.sections[0]


def sorts(found: Section) -> list[tuple[str, str]]:
    return [(item.sort, item.node.id.value if item.node is not None and item.node.id else "") for item in found.items]


def test_a_map_that_was_just_begun_is_all_blank(tmp_path: Path) -> None:
    (tmp_path / "bags.yaml").write_text(BAGS, encoding="utf-8")
    found = section(tmp_path, argmap.against(tmp_path / "bags.yaml"))
    assert "Against “A tax on bags”. Its conclusions fare as they do alone." in found.found
    assert "None of its key assumptions is attacked." in found.found
    assert {sort for sort, _ in sorts(found)} == {"blank", "left"}
    assert ("left", "own-bags") in sorts(found)
    assert all(item.facts["blank"] for item in found.items if item.sort == "left" and isinstance(item.node, Statement))


def test_an_objection_with_a_reason_changes_the_status_of_what_it_meets(tmp_path: Path) -> None:
    (tmp_path / "bags.yaml").write_text(BAGS, encoding="utf-8")
    text = argmap.against(tmp_path / "bags.yaml")
    todo = "todo: Write the objection, or delete it."
    place = text.index(todo, text.index("- ref: original/own-bags"))
    text = f"{text[:place]}because: [They forget to.]{text[place + len(todo) :]}"
    found = section(tmp_path, text)
    first, second = found.items[:2]
    assert (first.sort, first.facts) == ("status", {"alone": "supported", "together": "unsupported"})
    assert first.remarks == (("Alone it is supported; with this map it is unsupported.",),)
    assert second.sort == "attacked"
    assert second.remarks[1] == ("With that it is defeated.",)
    assert second.facts["stands"] is True
    assert "1 of 2 conclusions of that map fares otherwise with this one." in found.found


def test_an_objection_that_does_not_stand_is_told_apart(tmp_path: Path) -> None:
    head = "include: {o: bags.yaml}\nargument:\n- {conclusion: The state should wait., id: wait, contradicts: o/tax}\n"
    text = f"{head}- ref: o/own-bags\n  but:\n  - {{claim: They forget to., verdict: questioned}}\n"
    found = section(tmp_path, text)
    assert sorts(found)[0] == ("attacked in vain", "own-bags")
    assert "without an objection that stands" in found.found


@pytest.mark.parametrize(
    "against",
    [
        "- {conclusion: The state should wait., contradicts: o/tax}\n",
        "- {conclusion: The state should wait., id: wait}\nalternatives:\n- [o/tax, wait]\n",
        "- ref: o/tax\n  but:\n  - conclusion: The state should wait.\n",
    ],
)
def test_a_map_is_against_another_in_each_way_that_the_language_has(against: str, tmp_path: Path) -> None:
    found = section(tmp_path, f"include: {{o: bags.yaml}}\nargument:\n{against}")
    assert found.found.startswith("Against “A tax on bags”.")
    page = argmap.review(tmp_path / "new.yaml")
    assert page.sections[-1].key == "other-side"


def test_a_map_that_includes_another_and_agrees_is_not_against_it(tmp_path: Path) -> None:
    text = "include: {o: bags.yaml}\nargument:\n- conclusion: So be it.\n  because:\n  - ref: o/tax\n"
    text += "- ref: o/own-bags\n  but:\n  - They forget to.\n"
    assert section(tmp_path, text).found.startswith("This map is not against another one")
    page = argmap.review(tmp_path / "new.yaml")
    assert [each.key for each in page.sections] == [key for key in SECTIONS if key != "other-side"]
    assert page.whole
    assert page.problems


def test_grants_and_rejections_count_for_the_map_alone_as_well(tmp_path: Path) -> None:
    text = "include: {o: bags.yaml}\nargument:\n- {conclusion: The state should wait., contradicts: o/tax}\n"
    found = section(tmp_path, f"{text}- ref: o/own-bags\n  but: [They forget to.]\n")
    assert found.items[0].facts == {"alone": "supported", "together": "unsupported"}
    page = argmap.review(tmp_path / "new.yaml", "other-side", reject="o/rule")
    assert "status" not in {item.sort for item in page.sections[0].items}, "it falls without this map as well"
    data = json.loads(written(page, "json"))["sections"]["other-side"]
    assert "Its conclusions fare as they do alone." in data["found"]


def test_the_paper_is_not_against_its_own_sections() -> None:
    paper = Path(__file__).resolve().parents[2] / "arguments" / "hyun-2019.yaml"
    assert "other-side" not in {each.key for each in argmap.review(paper).sections}
