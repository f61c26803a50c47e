"""Turns of reasoning that often go wrong: found where they stand, and not where they only look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement
from argmap.reading import load_project
from argmap.reporting.review import written
from argmap.reviewing import Review, review
from argmap.reviewing.page import Item
from argmap.source import Source

MAPS = Path(__file__).parent / "maps"


def items(page: Review, key: str) -> list[Item]:
    return list(next(s for s in page.sections if s.key == key).items)


def found(text: str | Path) -> list[str]:
    """The sorts of the turns that a review of a map looks at, in its order."""
    return [item.sort for item in items(argmap.review(text, ["patterns"]), "patterns")]


def step(conclusion: str, *premises: str, under: str = "because") -> str:
    """A map of one step."""
    linked = "".join(f"    - claim: {premise}\n" for premise in premises)
    return f"argument:\n- conclusion: {conclusion}\n  {under}:\n  - premises:\n{linked}"


# -- maps of ordinary writers, with flaws and without ------------------------------------------------------------------

_FLAWS = [
    ("traffic", "patterns", "after it, so because of it", "1.1"),
    ("traffic", "one-sidedness", "no other course", "1"),
    ("school", "patterns", "many think so", "1.3"),
    ("nutrition", "patterns", "one word, two senses?", "1.1"),
    ("nutrition", "patterns", "from a few to all", "1.2"),
    ("business", "patterns", "only two courses", "1.1"),
    ("history", "likelihood", "hedge lost", "1.1"),
    ("history", "patterns", "about who says it", "1.4.1"),
    ("software", "patterns", "one step leads to the last", "1.2"),
    ("circus-newsletter", "patterns", "about who says it", "1.4.2"),
    ("club-letter", "patterns", "only two courses", "1.1"),
    ("club-letter", "patterns", "one step leads to the last", "1.3"),
    ("club-letter", "patterns", "about who says it", "1.5.2"),
    ("cold-shower-column", "patterns", "from a few to all", "2"),
    ("cold-shower-column", "likelihood", "hedge lost", "1.1"),
    ("headphones-brochure", "patterns", "from a few to all", "1.1"),
    ("headphones-brochure", "patterns", "many think so", "1.2"),
    ("heat-memo", "likelihood", "hedge lost", "1.2"),
    ("heat-memo", "one-sidedness", "no other course", "1"),
    ("housing-programme", "patterns", "after it, so because of it", "1.3.1"),
    ("housing-programme", "patterns", "many think so", "1.5.1"),
    ("housing-programme", "one-sidedness", "no other course", "1"),
    ("museum-essay", "patterns", "one step leads to the last", "1.4"),
    ("phone-blog", "patterns", "only two courses", "1.2"),
    ("phone-blog", "patterns", "after it, so because of it", "1.1"),
    ("cameras", "patterns", "one step leads to the last", "1.2"),
    ("cameras", "one-sidedness", "no other course", "1"),
    ("first-year-lectures", "patterns", "from a few to all", "1.1"),
    ("first-year-lectures", "patterns", "after it, so because of it", "1.2"),
    ("first-year-lectures", "one-sidedness", "no other course", "1"),
    ("mill-lane", "patterns", "one step leads to the last", "1.1"),
    ("mill-lane", "patterns", "about who says it", "1.4.1"),
    ("mill-lane", "likelihood", "hedge lost", "1.2"),
    ("mites", "patterns", "only two courses", "1.1.1"),
    ("mites", "patterns", "about who says it", "1.4"),
    ("new-winger", "patterns", "from a few to all", "1.1"),
    ("new-winger", "patterns", "many think so", "1.2"),
    ("rash-in-march", "patterns", "after it, so because of it", "1.1"),
    ("reserves", "patterns", "only two courses", "1.2.1"),
    ("reserves", "likelihood", "hedge lost", "1.1.1"),
]


@pytest.mark.parametrize(("name", "section", "sort", "number"), _FLAWS)
def test_flaws_of_ordinary_writers_are_named(name: str, section: str, sort: str, number: str) -> None:
    page = argmap.review(MAPS / "flawed" / f"{name}.yaml")
    nodes = [item.node for item in items(page, section) if item.sort == sort]
    above = [page.graph.target(node) if isinstance(node, Reason) else node for node in nodes]
    assert number in [page.graph.numbers[each] for each in above if isinstance(each, Statement)]


@pytest.mark.parametrize("path", sorted((MAPS / "flawed").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_flaw_is_among_the_weightiest_problems(path: Path) -> None:
    page = argmap.review(path)
    sections = {section for item in page.problems for section in item.facts["sections"]}  # type: ignore[attr-defined]
    named = {"patterns", "likelihood", "one-sidedness"} & sections
    assert named
    assert "problems\n" in written(page, "text")


@pytest.mark.parametrize("path", sorted((MAPS / "sound").glob("*.yaml")), ids=lambda path: path.stem)
def test_sound_reasoning_is_left_alone(path: Path) -> None:
    page = argmap.review(path)
    assert items(page, "patterns") == []
    assert {item.sort for item in items(page, "tensions")} <= {"contradiction"}  # which the map writes
    assert {item.sort for item in items(page, "likelihood")} <= {"carried"}
    assert [item.sort for item in items(page, "reconstruction")] == []
    assert not [item for item in page.problems if item.facts["grave"]]
    assert "Where to look first" in written(page, "text")
    warned = {"firm advice", "said more firmly", "reserve left out"}
    assert warned.isdisjoint(item.sort for item in items(page, "calibration"))


# -- each turn ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Either we build the road or the town dies.",
        "We can raise the fee, or we can close the pool.",
        "There are only two options for the pool.",
        "Closing it is our only alternative.",
        "The choice is between a tunnel and nothing.",
        "Whoever is not with us is against us, and there is no middle ground.",
    ],
)
def test_two_courses_and_no_third(text: str) -> None:
    assert found(step("The town should build the road.", text)) == ["only two courses"]
    supported = step("The town should build the road.", text).replace(
        f"claim: {text}", f"{{claim: '{text}', because: [The law says so.]}}"
    )
    assert found(supported) == []


@pytest.mark.parametrize(
    "text",
    [
        "The road is open on Monday or Tuesday.",
        "Members can pay in cash or by card.",
        "It is not known whether the pool or the gym is older.",
    ],
)
def test_a_plain_or_leaves_no_two_courses(text: str) -> None:
    assert found(step("The town should build the road.", text)) == []


@pytest.mark.parametrize(
    ("conclusion", "premise"),
    [
        ("Dogs from shelters are calm.", "The two dogs from a shelter that we met were calm."),
        ("Standing desks help people to think.", "My colleague thinks better since she has a standing desk."),
        ("Small shops are closing everywhere.", "Three shops in our street closed this year."),
        ("Everyone who moves to the country regrets it.", "One family that moved to the country came back."),
    ],
)
def test_from_a_few_to_all(conclusion: str, premise: str) -> None:
    assert "from a few to all" in found(step(conclusion, premise))


@pytest.mark.parametrize(
    ("conclusion", "premise"),
    [
        ("Some dogs from shelters are calm.", "The two dogs from a shelter that we met were calm, as 400 others were."),
        ("Dogs from shelters may be calm.", "The two dogs from a shelter that we met were calm."),
        ("The tower burned in 1212.", "Two chronicles report the fire."),
        ("The two shops are closing.", "Two shops told the council that they are closing."),
        ("Asthma is ruled out.", "Nine in ten cases of asthma show in the test."),
    ],
)
def test_a_hedge_or_a_fact_is_no_rash_generalisation(conclusion: str, premise: str) -> None:
    if not conclusion.startswith("Some"):
        assert "from a few to all" not in found(step(conclusion, premise))


def test_after_it_and_so_because_of_it() -> None:
    conclusion, premise = "The new lights reduced burglaries.", "After the new lights were put up, burglaries fell."
    assert found(step(conclusion, premise)) == ["after it, so because of it"]
    assert found(step(conclusion, premise, "In streets without new lights burglaries did not fall.")) == []
    assert found(step("Burglaries were fewer in 2021.", premise)) == []
    answered = "  but:\n  - claim: Burglaries fell in the whole country.\n    but: [They rose in the country.]\n"
    assert found(step(conclusion, premise) + answered) == []


def test_a_first_step_from_which_there_is_no_stopping() -> None:
    slope = step("The ban would be wrong.", "A ban on scooters opens the door to a ban on bicycles.")
    assert "one step leads to the last" in found(slope)
    chain = """
argument:
- conclusion: Dogs should stay out of the café.
  because:
  - claim: If dogs are let in, the café will soon be a zoo.
    because:
    - claim: When one dog is in, everybody will bring theirs.
      because:
      - claim: Once everybody brings a dog, nobody will ask for rules any more.
"""
    assert "one step leads to the last" in found(chain)
    assert found(step("The bridge should be closed.", "If the deck breaks, lorries will fall into the river.")) == []


def test_the_person_for_what_they_say() -> None:
    text = step("The pool should stay open.", "Children learn to swim there.")
    for objection in (
        "The author of the report has never run a pool.",
        "The critics of the pool are paid by the gym.",
        "Those who say so own a gym.",
    ):
        attack = f"  but:\n  - claim: The pool loses money.\n    but:\n    - claim: {objection}\n"
        assert found(text + attack) == ["about who says it"], objection
    plain = (
        "  but:\n  - claim: The pool loses money.\n    but:\n    - claim: The pool earned more than it cost in 2023.\n"
    )
    assert found(text + plain) == []


def test_who_says_it_matters_where_all_rests_on_their_word() -> None:
    text = """
argument:
- conclusion: The library burned in 1525.
  because:
  - scheme: witness-testimony
    premises:
    - {evidence: The chronicle tells of a fire., basis: testimony, cite: https://example.org/chronicle}
    but:
    - claim: The author of the chronicle was paid by the abbey.
"""
    assert found(text) == []


def test_the_many_for_the_matter() -> None:
    assert found(step("Homework is good.", "80 per cent of parents say that homework is good.")) == ["many think so"]
    assert found(step("Phones do no harm.", "Millions of people use phones every day.")) == ["many think so"]
    assert found(step("The bill has public support.", "80 per cent of voters say that they want it.")) == []
    assert found(step("The drug works.", "80 per cent of the samples tested were free of germs.")) == []


def test_one_word_in_two_senses() -> None:
    two = step(
        "Gravity needs a lawgiver.", "Gravity is a law of nature.", "Laws that people keep come from a lawgiver."
    )
    assert "one word, two senses?" in found(two)
    one = step("Socrates is mortal.", "All humans are mortal.", "Socrates is human.")
    assert found(one) == []


def test_what_others_think_or_want_is_told_together() -> None:
    text = step("Talks will fail.", "Ruritania wants the port.", "Graustark fears a war.")
    page = argmap.review(text, ["patterns"])
    (item,) = items(page, "patterns")
    assert item.title == "2 statements of what others know, want or decide"
    documented = text.replace(
        "- claim: Graustark fears a war.",
        "- claim: Graustark fears a war.\n      because:\n      - {evidence: The king wrote so., cite: https://example.org}",
    )
    assert found(documented) == []


def test_saying_it_twice_is_told_and_evidence_is_not() -> None:
    text = """
source: paper
sources: {paper: {title: A paper}}
argument:
- conclusion: The pool should stay open.
  because:
  - claim: The pool is loved.
    cite: [{quote: a pool that is loved, at: p. 1}, {quote: we love the pool, at: p. 9}]
"""
    assert found(text) == ["said twice"]
    assert found(text.replace("- claim: The pool", "- evidence: The pool")) == []


# -- circles in other words --------------------------------------------------------------------------------------------


def circles(text: str) -> list[str]:
    return [item.sort for item in items(argmap.review(text, ["tensions"]), "tensions")]


def test_a_claim_that_comes_back_in_other_words() -> None:
    text = """
argument:
- conclusion: The city should prohibit cars in the old town.
  because:
  - claim: The old town would be quieter.
    because:
    - claim: The municipality ought to ban automobiles from the old town.
"""
    assert circles(text) == ["circle in other words"]
    assert circles(text.replace("ought to ban", "ought not to ban")) == []
    assert circles(text.replace("automobiles from the old town", "automobiles from the old town of Bern")) == []


def test_a_rule_beside_its_case_is_no_circle() -> None:
    assert circles(step("The old bridge is unsafe.", "Old bridges are always unsafe.", "The bridge is old.")) == []


def test_a_reason_for_itself_is_a_circle() -> None:
    text = "argument:\n- claim: The pool is good.\n  id: a\n  because:\n  - ref: a\n"
    assert "circle" in circles_anyway(text)


def circles_anyway(text: str) -> list[str]:
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    return [item.sort for item in items(review(ArgumentGraph(project.root), ["tensions"]), "tensions")]


@pytest.mark.parametrize("language", ["de", "ko"])
def test_other_languages_have_no_patterns(language: str) -> None:
    assert found(f"language: {language}\n" + step("A is B.", "Either we build the road or the town dies.")) == []
