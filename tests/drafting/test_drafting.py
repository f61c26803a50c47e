"""Maps begun for or against another one: what is asked for, where it stands, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap.api import UnknownStatement, WrongArgument
from argmap.checking import Analysis, check
from argmap.diagnostics import Severity
from argmap.drafting import NoConclusion, NoName, Original, against, steelman
from argmap.drafting.actors import actors
from argmap.drafting.weak_points import Weakness, WeakPoints
from argmap.editing.formatting import formatted
from argmap.evaluation import Evaluation, evaluate
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reading import load_project
from argmap.reporting.review import FORMATS, written
from argmap.reviewing import review
from argmap.source import Source

PAPER = Path(__file__).resolve().parents[2] / "arguments" / "hyun-2019.yaml"
TEMPLATES = Path(argmap.__file__).parent / "cli" / "templates"
BAGS = """
title: A tax on plastic bags
sources: {ireland: {title: Report on the levy, date: 2007}}
argument:
- conclusion: The state should tax plastic bags.
  id: tax
  because:
  - scheme: practical-reasoning
    id: step
    premises:
    - {claim: The state wants less litter in rivers., id: litter, role: goal}
    - claim: A tax on plastic bags leads shoppers to bring bags of their own.
      id: own-bags
      role: means
      because:
      - {evidence: The use of plastic bags in Ireland fell by nine tenths after a tax., id: fell, cite: ireland}
  - {claim: Denmark earns money with a tax on plastic bags., id: money}
  but:
  - {claim: The tax on plastic bags hits poor shoppers in Denmark hardest., id: poor, held-by: a charity}
"""


def original_of(text: str, path: str = "bags.yaml", conclusion: str | None = None) -> Original:
    project = load_project(Source(path, text))
    assert project.root is not None, project.diagnostics
    graph = ArgumentGraph(project.root, project.included)
    found = None if conclusion is None else graph.find(conclusion)
    assert found is None or isinstance(found, Statement)
    return Original(graph, path, found)


def joined(folder: Path, original: str, text: str) -> Analysis:
    """Both maps on disk, and what `check` knows of the new one."""
    (folder / "bags.yaml").write_text(original, encoding="utf-8")
    (folder / "new.yaml").write_text(text, encoding="utf-8")
    return check(Source(str(folder / "new.yaml"), text))


def errors(analysis: Analysis) -> list[str]:
    return [f"{d.code} {d.finding.message}" for d in analysis.diagnostics if d.severity is Severity.ERROR]


def comments(text: str) -> str:
    """The comments of a map as one text, so that it does not matter where lines are broken."""
    return " ".join(" ".join(line.strip().lstrip("#") for line in text.splitlines() if line.strip()[:1] == "#").split())


# -- against -----------------------------------------------------------------------------------------------------------


def test_the_case_against_has_a_blank_at_each_place(tmp_path: Path) -> None:
    text = against(original_of(BAGS))
    analysis = joined(tmp_path, BAGS, text)
    assert errors(analysis) == []
    data: dict[str, Any] = yaml.safe_load(text)
    assert data["include"] == {"original": "bags.yaml"}
    assert data["alternatives"] == [["original/tax", "other-course"]]
    rival, course, *objections = data["argument"]
    assert (rival["conclusion"], rival["contradicts"]) == ("Not: The state should tax plastic bags.", "original/tax")
    assert [reason["verdict"] for reason in rival["because"]] == ["questioned"]
    assert "The state wants less litter in rivers" in course["claim"]
    assert {each["ref"] for each in objections} == {"original/tax", "original/step", "original/own-bags",
                                                    "original/litter", "original/money"}  # fmt: skip
    said = comments(text)
    assert "“A tax on plastic bags leads shoppers to bring bags of their own.”" in said
    assert "The conclusion needs this, or else" in said
    assert "  # - ref: original/poor\n" in text, "an objection of the map itself is ready to be used"
    assert "What it costs Denmark." in text, "a name that does something in the map"


def test_what_is_ready_is_a_reason_without_its_sign(tmp_path: Path) -> None:
    text = against(original_of(BAGS)).replace("  # - ref: original/poor\n", "  - ref: original/poor\n")
    analysis = joined(tmp_path, BAGS, text)
    assert errors(analysis) == []
    assert analysis.graph is not None
    rival = analysis.graph.find("rival")
    assert isinstance(rival, Statement)
    assert evaluate(analysis.graph).status(rival).value == "open", "it has a reason now, and so have both sides"


def test_an_undercut_stands_at_a_step_with_an_id_and_else_at_what_it_leads_to() -> None:
    text = against(original_of(BAGS))
    trees = {each.get("ref"): each for each in yaml.safe_load(text)["argument"]}
    assert "may be true" in trees["original/step"]["but"][0]["claim"]
    assert "(The step has no `id` in the map, so your objection stands at “The state should tax plastic bags”.)" in (
        comments(text)
    )


def test_no_more_than_a_dozen_blanks_the_rest_by_number(tmp_path: Path) -> None:
    reasons = "".join(f"  - {{claim: Reason number {n} is a good one., id: r{n}}}\n" for n in range(20))
    many = f"argument:\n- conclusion: It rains.\n  id: rain\n  because:\n{reasons}"
    for begin in (against, steelman):
        text = begin(original_of(many))
        assert text.count("todo:") == 12
        assert errors(joined(tmp_path, many, text)) == []
        assert "left out" in comments(text)
    assert "31 more weak points are left out" in comments(against(original_of(many)))


@pytest.mark.parametrize(
    ("conclusion", "asked"),
    [
        ("The council should not close the bridge.", "Another course."),
        ("Drought ended the trade.", "Another conclusion."),
    ],
)
def test_what_else_is_asked_for_follows_from_the_conclusion(conclusion: str, asked: str) -> None:
    text = f"argument:\n- conclusion: {conclusion}\n  id: main\n  because:\n  - {{claim: It was dry., id: dry}}\n"
    found = against(original_of(text))
    assert asked in comments(found)
    assert ("What it costs" in found) is (asked == "Another course.")


def test_another_conclusion_can_be_asked_for() -> None:
    text = against(original_of(BAGS, conclusion="own-bags"))
    assert yaml.safe_load(text)["argument"][0]["contradicts"] == "original/own-bags"
    assert "original/money" not in text


def test_a_hedge_that_was_lost_is_quoted() -> None:
    text = (
        "argument:\n- conclusion: The road was closed.\n  id: main\n  because:\n"
        "  - {claim: The river may have risen., id: rose, hedge: may have}\n"
    )
    assert Weakness.HEDGE_LOST not in {point.weakness for point in WeakPoints(original_of(text)).first(9)}
    below = text.replace("The river may have risen., id: rose, hedge: may have", "The river rose., id: r")
    below = below.replace("{claim: The river rose., id: r}", "claim: The river rose.\n    id: r\n    because:\n"
                          "    - {claim: The gauge showed it., id: g, hedge: perhaps}")  # fmt: skip
    found = against(original_of(below))
    assert "It is said more firmly than what it rests on: “perhaps”." in comments(found)


def test_names_that_are_subjects_are_found_and_no_others() -> None:
    texts = [
        "Russia wants a deal with North Korea.",
        "Talks with Russia failed.",
        "North Korea has asked for oil.",
        "Pupils have asked for books.",
        "Paris is far from Vladivostok.",
        "The United States would refuse what the United States offered.",
        "On Monday the Vladivostok summit ended.",
        "Monday is a day on which Russia rests.",
    ]
    graph = original_of(
        "argument:\n" + "".join(f"- {{claim: '{text}', id: s{n}}}\n" for n, text in enumerate(texts))
    ).graph
    assert actors(graph) == ["Russia", "North Korea", "United States"]


def test_a_language_without_word_lists_names_nobody() -> None:
    text = "language: de\nargument:\n- conclusion: Der Rat soll es tun.\n  id: main\n  because: [Das ist so.]\n"
    original = original_of(text)
    assert actors(original.graph) == []
    assert yaml.safe_load(against(original))["language"] == "de"


# -- steelman ----------------------------------------------------------------------------------------------------------


def test_the_strongest_case_supports_and_answers(tmp_path: Path) -> None:
    text = steelman(original_of(BAGS))
    assert errors(joined(tmp_path, BAGS, text)) == []
    trees = yaml.safe_load(text)["argument"]
    assert {each["ref"] for each in trees} == {f"original/{name}" for name in
                                               ("step", "tax", "own-bags", "litter", "money", "poor")}  # fmt: skip
    (answer,) = (each for each in trees if "but" in each)
    assert answer["ref"] == "original/poor"
    assert answer["but"][0]["verdict"] == "questioned"
    again = next(each for each in trees if each["ref"] == "original/tax")["because"][0]["premises"]
    assert again[1:] == [{"ref": "original/money"}], "the step once more, with the rule that leads over"


def test_what_the_map_says_on_the_same_matter_is_offered() -> None:
    text = steelman(original_of(BAGS))
    assert "# - ref: original/own-bags" in text
    assert "# - ref: original/tax" not in text, "what rests on it would make a circle"


def test_a_case_without_a_gap_gets_a_blank_for_one_more_reason(tmp_path: Path) -> None:
    for text in (
        "argument:\n- conclusion: It rains.\n  id: rain\n",
        "argument:\n- conclusion: It rains.\n  id: rain\n  but:\n  - It is dry.\n",
        "argument:\n- conclusion: It rains.\n  id: rain\n  but:\n  - claim: It is dry.\n    but: [It is wet.]\n",
    ):
        found = steelman(original_of(text))
        assert errors(joined(tmp_path, text, found)) == []
        assert found.count("todo:") == 1


# -- what cannot be begun ----------------------------------------------------------------------------------------------


def test_a_map_without_statements_has_no_other_side() -> None:
    with pytest.raises(NoConclusion, match="no statement yet"):
        original_of("title: Nothing\nsources: {a: {title: A}}\n")


@pytest.mark.parametrize("begin", [against, steelman])
def test_a_conclusion_without_an_id_is_located(begin: Any) -> None:
    with pytest.raises(NoName, match=r"bags\.yaml:3:15: the conclusion has no `id`"):
        begin(original_of("argument:\n\n- conclusion: It rains.\n"))


def test_what_is_said_in_strange_signs_is_quoted_in_what_a_map_can_hold(tmp_path: Path) -> None:
    strange = "It \u202erains\u202c\u2028 in #1: 'the' \\\"city\\\" \\u0085 and [so] on {x} ---"
    text = f'argument:\n- conclusion: "{strange}"\n  id: main\n  because:\n  - {{claim: "{strange} too.", id: a}}\n'
    for begin in (against, steelman):
        found = begin(original_of(text))
        assert errors(joined(tmp_path, text, found)) == []
        assert "\u202e" not in found.replace("Not: ", "")
        assert formatted(Source("new.yaml", found)) == found


def test_from_python_a_text_needs_a_path_by_which_it_is_included() -> None:
    for begin in (argmap.against, argmap.steelman):
        with pytest.raises(WrongArgument, match="`include` says by what path"):
            begin(BAGS)
        assert yaml.safe_load(begin(BAGS, include="maps/bags.yaml"))["include"] == {"original": "maps/bags.yaml"}
        with pytest.raises(UnknownStatement):
            begin(BAGS, include="bags.yaml", conclusion="taxes")


# -- the paper, the templates, any map ---------------------------------------------------------------------------------


def of_file(path: Path) -> Original:
    return Original(argmap.load(path).graph, path.name)


@pytest.mark.parametrize("begin", [against, steelman])
def test_the_paper(begin: Any, tmp_path: Path) -> None:
    for each in PAPER.parent.glob("*.yaml"):
        (tmp_path / each.name).write_bytes(each.read_bytes())
    text = begin(of_file(PAPER), "new.yaml")
    new = tmp_path / "new.yaml"
    new.write_text(text, encoding="utf-8")
    assert errors(check(Source(str(new), text))) == []
    assert text.count("todo:") == 12
    assert len(text.splitlines()) < 180, "short enough to begin with"
    assert "“South Korea's present diplomatic capability toward Russia falls short.”" in comments(text)
    assert argmap.render(new, "outline")
    if begin is against:
        assert "What it costs Russia." in text
        assert "“South Korea wants peace on the Korean Peninsula.”" in comments(text)
        assert "# - ref: original/obstruction" in text


@pytest.mark.parametrize("template", ["minimal", "paper", "debate", "toulmin"])
@pytest.mark.parametrize("begin", [against, steelman])
def test_the_templates(begin: Any, template: str, tmp_path: Path) -> None:
    text = (TEMPLATES / f"{template}.yaml").read_text(encoding="utf-8")
    if "id: main" not in text and "id: field" not in text:
        text = text.replace("- conclusion:", "- id: main\n  conclusion:", 1)
    found = begin(original_of(text))
    assert errors(joined(tmp_path, text, found)) == []
    assert formatted(Source("new.yaml", found)) == found


_WORDS = "lorries wear old decks Russia should may Ministry axles #1 'so' \"no\" a: b - [x] {y} … “z” not".split(" ")


class AnyMap:
    """A map of statements with unlike texts, of which some have ids, some are ruled upon, and some are odd to write."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.data = {"argument": [self.statement(0) for _ in range(random.randint(1, 2))]}

    def statement(self, depth: int) -> dict[str, Any]:
        self.count += 1
        random = self.random
        kind = "conclusion" if depth == 0 else random.choice(("claim", "claim", "evidence", "assumption"))
        words = " ".join(random.choice(_WORDS) for _ in range(random.randint(2, 12)))
        found: dict[str, Any] = {kind: f"Saying {self.count} {words}."}
        more = (("id", f"s{self.count}", 0.6), ("hedge", "may be", 0.2), ("verdict", "questioned", 0.05),
                ("verdict", "accepted", 0.05), ("todo", "Look it up.", 0.1))  # fmt: skip
        found |= {key: value for key, value, chance in more if random.random() < chance}
        if depth == 0:
            found["id"] = f"s{self.count}"
        for bearing, chance in (("because", 0.6), ("but", 0.3), ("although", 0.1)):
            if depth < 3 and random.random() < chance:
                found[bearing] = [self.reason(depth + 1) for _ in range(random.randint(1, 2))]
        return found

    def reason(self, depth: int) -> dict[str, Any]:
        random = self.random
        if random.random() < 0.5:
            return self.statement(depth)
        found: dict[str, Any] = {"premises": [self.statement(depth) for _ in range(random.randint(1, 3))]}
        if random.random() < 0.4:
            found["id"] = f"step{self.count}"
        if random.random() < 0.3:
            found["scheme"] = "practical-reasoning"
            found["premises"][0]["role"] = "goal"
        if random.random() < 0.2:
            found["but"] = [self.statement(3)]
        return found


@settings(max_examples=60, deadline=None)
@given(random=st.randoms(use_true_random=False), begin=st.sampled_from([against, steelman]))
def test_any_map_can_be_begun_for_and_nothing_of_it_changes(random: Random, begin: Any, tmp_path_factory: Any) -> None:
    """The new map has no errors, is laid out as `fmt` does it, can be reviewed, and leaves every status as it was."""
    text = json.dumps(AnyMap(random).data, ensure_ascii=False)
    assume(not errors(check(Source("bags.yaml", text))))
    original = original_of(text)
    found = begin(original)
    together = joined(tmp_path_factory.mktemp("maps"), text, found)
    assert errors(together) == []
    assert formatted(Source("new.yaml", found)) == found
    assert together.graph is not None
    page = review(together.graph)
    for form in FORMATS:
        assert written(page, form)
    assert _statuses(evaluate(original.graph), original.graph, "bags.yaml") == _statuses(
        evaluate(together.graph), together.graph, "bags.yaml"
    )


def _statuses(evaluation: Evaluation, graph: ArgumentGraph, name: str) -> list[str]:
    return [evaluation.status(s).value for s in graph.statements if graph.map_of(s).source.path.endswith(name)]
