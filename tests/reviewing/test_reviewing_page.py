"""The page of a review: what it says of a map in which every section has something to report, in every form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap.reporting.review import FORMATS, written
from argmap.reviewing import SECTIONS, Review, UnknownSection, section_keys
from argmap.reviewing.page import Item, Section

MAPS = Path(__file__).parent / "maps"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Review:
    monkeypatch.chdir(MAPS)
    return argmap.review("harbour.yaml", since="harbour-before.yaml", sources="texts")


def section(page: Review, key: str) -> Section:
    return next(s for s in page.sections if s.key == key)


def items(page: Review, key: str, sort: str | None = None) -> list[Item]:
    return [item for item in section(page, key).items if sort is None or item.sort == sort]


def said(page: Review, key: str, name: str) -> str:
    """All that a section says of the statement with an id."""
    text = written(page, "text")
    start = text.index(f"{list(SECTIONS).index(key) + 1}. {SECTIONS[key].TITLE}")
    found = re.search(rf"\({name}\).*?\n(.*?)(?:\n\n|\Z)", text[start:], re.DOTALL)
    assert found is not None, f"{name} is not in {key}"
    return " ".join(found[1].split())


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_the_expected_one(page: Review, form: str, golden: Callable[[Path, str], None]) -> None:
    golden(MAPS / f"harbour.{form}.out", written(page, form))


def test_every_section_has_something_to_report(page: Review) -> None:
    assert [s.key for s in page.sections] == [key for key in SECTIONS if key != "other-side"]  # it is against no map
    assert [s.key for s in page.sections if not s.items] == []


def test_assumptions_tell_which_conclusions_need_them(page: Review) -> None:
    assert "Without it, 3 “The town will grow with the new harbour” does not stand." in said(
        page, "assumptions", "brings-trade"
    )


def test_objections_tell_what_they_do_and_whose_they_are(page: Review) -> None:
    assert "which lends no support while it stands" in said(page, "objections", "prices")
    beach = said(page, "objections", "beach")
    assert "The view of the innkeepers" in beach
    assert "is contested because of it" in beach


def test_an_answered_objection_is_not_listed() -> None:
    text = "argument:\n- conclusion: C holds.\n  because: [A holds.]\n  but:\n  - claim: B holds.\n    id: b\n"
    assert items(argmap.review(text), "objections")
    assert not items(argmap.review(f"{text}    but: [B does not hold.]\n"), "objections")


def test_an_objection_is_answered_below_it_as_well() -> None:
    text = "argument:\n- conclusion: C holds.\n  because: [A holds.]\n  but:\n  - claim: B holds.\n"
    text += "    because:\n    - claim: D.\n"
    assert items(argmap.review(text), "objections")
    assert not items(argmap.review(f"{text}      but: [D does not hold.]\n"), "objections")


def test_objections_on_the_side_of_an_objection_are_not_held_against_the_conclusion() -> None:
    text = "argument:\n- conclusion: C.\n  but:\n  - claim: B.\n    but:\n    - claim: D.\n      id: d\n"
    assert not items(argmap.review(text), "objections")


def test_quotations_are_looked_up(page: Review) -> None:
    sorts = [item.sort for item in items(page, "coverage")]
    assert sorts[:2] == ["quotation not found", "wrong locator"]
    assert "§1 ¶1" in [item.title for item in items(page, "coverage", "in part")]


def test_changes_begin_with_the_statuses(page: Review) -> None:
    sorts = [item.sort for item in items(page, "changes")]
    assert sorts[0] == "status"
    assert {"added", "removed", "reworded"} <= set(sorts)


def test_sources_of_one_author_are_no_two_sources(page: Review) -> None:
    (one,) = items(page, "sources", "one author")
    assert "Old Pilot" in written(page, "text")
    assert isinstance(one.facts["evidence"], list)


def test_hedges_that_are_lost_are_found_but_not_in_advice(page: Review) -> None:
    lost = [item.node for item in items(page, "likelihood", "hedge lost")]
    assert [n.id.value for n in lost if n is not None and n.id is not None] == ["grow"]


def test_advice_that_is_weighed_against_another_course_is_left_alone() -> None:
    text = "argument:\n- {conclusion: We should go., id: go, because: [So.]}\n- {claim: We should stay., id: stay}\n"
    assert items(argmap.review(text), "one-sidedness", "no other course")
    assert not items(argmap.review(f"alternatives: [[go, stay]]\n{text}"), "one-sidedness", "no other course")
    assert not items(argmap.review(text.replace("should go", "should not go")), "one-sidedness", "no other course")


def test_a_course_for_which_nothing_is_said_is_no_comparison() -> None:
    text = "alternatives: [[go, stay]]\nargument:\n- {conclusion: We should go., id: go, because: [So.]}\n"
    bare, argued = (
        f"{text}- {{claim: We should stay., id: stay}}\n",
        f"{text}- {{claim: Stay., id: stay, but: [No.]}}\n",
    )
    said_of = [" ".join(map(str, r)) for item in items(argmap.review(bare), "one-sidedness") for r in item.remarks]
    assert any("Nothing is said for or against" in each for each in said_of)
    said_of = [" ".join(map(str, r)) for item in items(argmap.review(argued), "one-sidedness") for r in item.remarks]
    assert not any("Nothing is said for or against" in each for each in said_of)


def test_what_the_map_maker_accepts_is_not_put_in_question() -> None:
    text = "argument:\n- conclusion: C.\n  because:\n  - premises:\n    - assumption: A.\n    - assumption: B.\n"
    assert [item.sort for item in items(argmap.review(text), "assumptions")] == ["unstated", "unstated", "unwritten"]
    accepted = text.replace("- assumption: A.", "- {assumption: A., verdict: accepted}")
    page = argmap.review(accepted)
    second, step = page.graph.statements[2], page.graph.reasons[0]
    assert [item.node for item in items(page, "assumptions")] == [second, step]
    (conclusion,) = items(page, "linchpins", "conclusion")
    assert conclusion.facts["cut_sets"] == [((second, step),)]
    page = argmap.review(accepted.replace("- premises:", "- verdict: accepted\n    premises:"))
    assert [item.node for item in items(page, "assumptions")] == [page.graph.statements[2]]


# -- forms ---------------------------------------------------------------------------------------------------------


def test_a_reformatted_copy_has_the_same_review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = """\
title: Where to go
argument:
- conclusion: We should go to the sea.
  id: sea
  because:
  - claim: The sea is warm in the summer.
    id: warm
    quote: the sea is warm
  but:
  - claim: The way to the sea is long.
source: w
sources: {w: {title: W}}
"""
    second = """\
# another layout
source: w
sources:
  w:
    title: 'W'
title: "Where to go"
argument:
    - id: sea
      conclusion: >-
        We should go
        to the sea.
      because:
          - {quote: the sea is warm, id: warm, claim: The sea is warm in the summer.}
      but: [{claim: 'The way to the sea is long.'}]
"""
    for form in ("text", "markdown", "html"):
        assert written(argmap.review(first), form) == written(argmap.review(second), form)


def test_a_review_is_the_same_each_time(page: Review) -> None:
    again = argmap.review("harbour.yaml", since="harbour-before.yaml", sources="texts")
    assert [written(page, form) for form in FORMATS] == [written(again, form) for form in FORMATS]


def test_so_many_items_are_shown_as_are_wanted(page: Review) -> None:
    assert "--section linchpins" in written(page, "text", most=1)
    assert written(page, "text", most=1) != written(page, "text")
    assert written(page, "json", most=1) == written(page, "json")
    assert written(page, "html", most=1).count("<details>") > 3
    assert "<details>" not in written(page, "html")


def test_text_of_a_map_is_never_markup() -> None:
    text = "argument:\n- conclusion: '<script>alert(1)</script> *x* | [y](z) is `so`.'\n  because: ['<b> & | c']\n"
    page = argmap.review(text)
    html, markdown = written(page, "html"), written(page, "markdown")
    assert "<script" not in html
    assert "<b>" not in html
    assert "\\<script\\>" in markdown
    assert "\\| \\[y\\](z) is \\`so\\`" in markdown


def test_links_of_the_page_lead_somewhere(page: Review) -> None:
    html = written(page, "html")
    targets = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= targets
    assert "http" not in re.sub(r"<title>.*?</title>|http-equiv", "", html)


def test_json_gives_ids_and_places_for_every_item(page: Review) -> None:
    data = json.loads(written(page, "json"))
    lines = (MAPS / "harbour.yaml").read_text(encoding="utf-8").splitlines()
    nodes = [item["node"] for s in data["sections"].values() for item in s["items"] if item["node"] is not None]
    assert len(nodes) > 20
    for node in nodes:
        written_there = lines[node["line"] - 1][node["column"] - 1 :]
        if "text" in node:
            assert written_there.startswith(node["text"][:20])


def test_sections_are_chosen_by_name() -> None:
    assert section_keys(["flips", "assumptions"]) == ("assumptions", "flips")
    with pytest.raises(UnknownSection, match="did you mean 'flips'"):
        section_keys(["flip"])


def test_a_map_without_statements_has_an_empty_review() -> None:
    page = argmap.review("title: Nothing\nsources: {w: {title: W}}\n")
    assert page.verdicts == ()
    for form in FORMATS:
        assert written(page, form)


def test_notes_that_no_other_section_tells_are_in_the_last_one() -> None:
    evidence = "{evidence: E., cite: 'https://e.org', note: At the bottom.}"
    text = f"argument:\n- conclusion: C.\n  note: On top.\n  because:\n  - {evidence}\n"
    page = argmap.review(text)
    told = [note.value for s in page.sections for item in s.items for note in item.notes]
    assert set(told) == {"On top.", "At the bottom."}
    assert [note.value for item in items(page, "marks", "note") for note in item.notes] == ["At the bottom."]


def test_a_view_that_the_author_only_reports_is_no_contradiction_of_his() -> None:
    text = "argument:\n- {claim: A., id: a, contradicts: b}\n- {claim: B., id: b, held-by: them}\n"
    both = f"{text}- {{claim: C., id: c, contradicts: d}}\n- {{claim: D., id: d}}\n"
    first, last = items(argmap.review(both), "tensions")
    assert [i.node.id.value for i in (first, last) if i.node is not None and i.node.id is not None] == ["c", "a"]
    assert "a view that the author reports" in str(last.remarks)


def test_chains_tell_each_weak_step_before_one_is_told_again() -> None:
    text = """\
argument:
- conclusion: C holds.
  because:
  - premises:
    - claim: P holds.
      because:
      - premises: [{assumption: First holds., id: first}, Bare claims hold.]
      - premises: [{assumption: Second holds., id: second}, Other claims hold.]
"""
    whys = [str(item.facts["weakest"]) for item in items(argmap.review(text), "chains")]
    assert len(set(whys[:2])) == 2
    assert len(whys) == 4
