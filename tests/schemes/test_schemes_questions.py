"""Critical questions in the words of a map, and which of them the map leaves open."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import ArgumentGraph, Target
from argmap.model import Premise, Reason, Statement
from argmap.reading import load_project, read_bytes
from argmap.schemes import (
    CriticalQuestion,
    Scheme,
    Skipped,
    all_questions,
    built_in,
    built_in_schemes,
    generic_questions,
    open_questions,
    scheme_of,
)
from argmap.schemes.slots import LONGEST

sys.path.insert(0, str(Path(__file__).parent))
from scheme_maps import graph_of, map_for

sys.path.pop(0)

HERE = Path(__file__).parent
ARGUMENTS = sorted((HERE.parents[1] / "arguments").glob("*.yaml"))
ODD = re.compile(r"[{}\"]|“[^”]*“|\s{2}|\.\?|\bthe the\b|\ba the\b| ,|^[a-z]")
BRIDGE = """\
sources:
  report: {title: Report on the bridge, author: City engineering office}
argument:
- conclusion: The council should close the bridge.
  because:
  - scheme: practical-reasoning
    premises:
    - {claim: The council wants the bridge to last., role: goal}
    - claim: Closing the bridge would make it last.
      role: means
"""


def assert_natural(question: CriticalQuestion) -> None:
    text = question.text
    assert not ODD.search(text), text
    assert text.endswith("?")
    assert text.count("“") == text.count("”")


def asked(text: str, number: int = 0) -> dict[str, CriticalQuestion]:
    graph = graph_of(text)
    return {each.slug: each for each in all_questions(graph, graph.reasons[number])}


def skipped(text: str) -> dict[str, Skipped | None]:
    return {slug: each.skipped for slug, each in asked(text).items()}


def test_every_question_reads_well_with_the_words_of_a_map(golden: Callable[[Path, str], None]) -> None:
    lines = []
    for scheme in built_in_schemes():
        graph = graph_of(map_for(scheme))
        lines += ["", scheme.slug]
        for question in all_questions(graph, graph.reasons[0]):
            assert_natural(question)
            lines.append(f"  {question.slug}: {question.text}")
    golden(HERE / "golden" / "questions.txt", "\n".join(lines[1:]) + "\n")


@pytest.mark.parametrize("scheme", built_in_schemes(), ids=lambda s: s.slug)
def test_every_question_reads_well_without_roles(scheme: Scheme) -> None:
    for key in ("because", "but", "although"):
        text = f"argument:\n- claim: This is so.\n  {key}:\n  - scheme: {scheme.slug}\n    premises: [That is so.]\n"
        graph = graph_of(text)
        for question in all_questions(graph, graph.reasons[0]):
            assert_natural(question)
            assert "That is so" not in question.text
        undercut = graph_of(f"{text}    but:\n    - scheme: {scheme.slug}\n      premises: [It is not so.]\n")
        for question in all_questions(undercut, undercut.reasons[1]):
            assert_natural(question)


@pytest.mark.parametrize("path", ARGUMENTS, ids=lambda path: path.stem)
def test_questions_about_whole_maps_read_well(path: Path) -> None:
    source, _ = read_bytes(path.read_bytes(), str(path))
    assert source is not None
    project = load_project(source)
    assert project.root is not None
    graph = ArgumentGraph(project.root, project.included)
    for reason in graph.reasons:
        for question in (*all_questions(graph, reason), *generic_questions(graph, reason)):
            assert_natural(question)
            assert len(question.text) < 150 + 2 * LONGEST
        assert open_questions(graph, reason) == open_questions(graph, reason)


def test_the_words_are_those_of_the_map() -> None:
    questions = asked(BRIDGE)
    assert questions["side-effects"].text == (
        "Which side effects would the proposal “The council should close the bridge” have, and who would bear them?"
    )
    assert questions["conflict"].text == (
        "Does the goal “The council wants the bridge to last” conflict with other goals that weigh more?"
    )


def test_the_holder_is_named_when_it_is_sure() -> None:
    reason = "  - scheme: expert-opinion\n    premises:\n    - claim: It must close.\n"
    base = BRIDGE.partition("  - scheme")[0] + reason
    first = "Has the expert{} an interest, a client or an incentive that makes the statement unreliable?"
    for more, name in (
        ("", ""),
        ("      held-by: The chief engineer\n", " (The chief engineer)"),
        ("      cite: report\n", " (City engineering office)"),
        ("      cite: https://example.org\n", ""),
        ("      quote: it must … close\n", ""),
    ):
        assert asked(base + more)["interest"].text == first.format(name)


def test_the_work_is_named_when_only_one_is_cited() -> None:
    text = BRIDGE.partition("  - scheme")[0] + (
        "  - scheme: credible-source\n    premises:\n    - {evidence: The deck is worn., cite: report}\n"
    )
    assert asked(text)["accuracy"].text == (
        "Is there reason to think that the source (“Report on the bridge”) misreports?"
    )


def test_the_source_of_the_map_itself_is_not_taken_for_an_expert() -> None:
    text = (
        "source: report\n"
        + BRIDGE.partition("  - scheme")[0]
        + ("  - scheme: expert-opinion\n    premises:\n    - {evidence: The deck is worn., cite: report}\n")
    )
    assert "(" not in asked(text)["interest"].text


def test_objections_quote_what_they_speak_against() -> None:
    text = (
        "argument:\n- claim: The deck is sound.\n  but:\n  - scheme: falsification\n    premises:\n"
        "    - {claim: A sound deck would have no cracks., role: prediction}\n"
    )
    assert asked(text)["other-assumptions"].text.startswith("Does the hypothesis “The deck is sound” alone lead")
    supporting = text.replace("but:", "because:", 1)
    assert asked(supporting)["other-assumptions"].text.startswith("Does the hypothesis alone lead")


def test_of_several_premises_the_one_nothing_speaks_for_is_quoted() -> None:
    text = (
        "argument:\n- claim: Dogs bark.\n  because:\n  - scheme: example\n    premises:\n"
        "    - {evidence: Rex barks., role: instance, cite: https://example.org/rex}\n"
        "    - {claim: Max barks., role: instance}\n    - {claim: Ada barks., role: instance}\n"
    )
    report = asked(text)["report"]
    assert report.text == "Is the example “Max barks” (and 2 others) reported correctly?"
    assert isinstance(report.target, Statement)
    assert report.target.text.value == "Max barks."
    assert report.skipped is None


@pytest.mark.parametrize(
    ("more", "slug", "why"),
    [
        ("", "feasibility", None),
        ("      because: [It held elsewhere.]\n", "feasibility", Skipped.SUPPORTED),
        ("      because: [It held elsewhere.]\n", "sufficiency", None),  # an exception
        ("      because:\n      - {premises: [It held elsewhere.], inference: explanation}\n", "feasibility", None),
        ("      verdict: accepted\n", "feasibility", Skipped.SUPPORTED),
        ("      but: [Rust goes on.]\n", "feasibility", Skipped.PREMISE_ATTACKED),
        ("      although: [Rust goes on.]\n", "sufficiency", Skipped.PREMISE_ATTACKED),
        ("    but: [A ferry would do.]\n", "other-means", Skipped.UNDERCUT),
        ("    because: [It is the only means.]\n", "other-means", None),  # a challenger has to show otherwise
        ("  but: [It costs too much.]\n", "side-effects", Skipped.OTHER_SIDE),
        ("    answers: {other-means: none was found}\n", "other-means", Skipped.ANSWERED),
        ("    answers: {other-means: {dismissed: not asked}}\n", "other-means", Skipped.DISMISSED),
    ],
)
def test_what_the_map_has_dealt_with_is_skipped(more: str, slug: str, why: Skipped | None) -> None:
    assert skipped(BRIDGE + more)[slug] is why


def test_backing_meets_assumptions_about_the_step() -> None:
    text = BRIDGE.replace("practical-reasoning", "expert-opinion").replace("goal", "expertise")
    text = text.replace("means", "assertion")
    assert skipped(text)["evidence"] is None
    assert skipped(text + "    because: [She shows her figures.]\n")["evidence"] is Skipped.BACKED


def test_a_restatement_counts_as_the_statement() -> None:
    text = BRIDGE.replace("      role: means\n", "      role: means\n      id: m\n") + (
        "- claim: It would last if it were closed.\n  restates: m\n  because: [It held elsewhere.]\n"
    )
    assert skipped(text)["feasibility"] is Skipped.SUPPORTED


def test_targets_are_what_a_bad_answer_hits() -> None:
    graph = graph_of(BRIDGE)
    (reason,) = graph.reasons
    goal, means = graph.premises(reason)
    targets = {each.slug: each.target for each in all_questions(graph, reason)}
    assert targets == {
        "other-means": reason,
        "side-effects": graph.target(reason),
        "feasibility": means,
        "conflict": goal,
        "sufficiency": means,
        "goal": goal,
    }
    unsaid = graph_of(BRIDGE.replace("      role: means\n", ""))
    assert {q.slug: q.target for q in all_questions(unsaid, unsaid.reasons[0])}["feasibility"] is unsaid.reasons[0]


def test_answers_are_kept_with_their_questions() -> None:
    found = asked(BRIDGE + "    answers: {goal: {dismissed: nobody doubts it}}\n")["goal"]
    assert found.answer is not None
    assert (found.answer.dismissed, found.answer.text.value) == (True, "nobody doubts it")


def test_the_most_important_open_questions_come_first() -> None:
    graph = graph_of(BRIDGE + "    but: [A ferry would do.]\n")
    assert [each.slug for each in open_questions(graph, graph.reasons[0], most=2)] == ["side-effects", "feasibility"]
    assert open_questions(graph, graph.reasons[1]) == []  # no scheme


def test_generic_questions_ask_about_the_weakest_premise_first() -> None:
    text = (
        "argument:\n- claim: Dogs bark.\n  because:\n  - premises:\n"
        "    - {evidence: Rex barks., cite: https://example.org/rex}\n    - Rex is a usual dog.\n"
    )
    graph = graph_of(text)
    first, second = generic_questions(graph, graph.reasons[0])
    assert first.text == "What supports the premise “Rex is a usual dog”, which is stated without a reason?"
    assert second.text == "Suppose that every premise is true: how could the conclusion “Dogs bark” fail all the same?"
    assert first.target is graph.premises(graph.reasons[0])[1]
    against = graph_of(text.replace("because:", "but:", 1))
    assert generic_questions(against, against.reasons[0])[1].text == (
        "Suppose that every premise is true: how could the objection to “Dogs bark” fail all the same?"
    )


def test_own_schemes_fill_their_slots_as_the_built_in_ones_do() -> None:
    text = (
        "schemes:\n  wear:\n    premises:\n    - cause: '{C}.'\n    - effect_seen: '{E} is seen.'\n"
        "    conclusion: '{R}.'\n    slots: {X: {from: effect_seen}}\n    critical_questions:\n"
        "    - 'Does {C} lead to {R}, as {effect_seen} and {X} have it, in {field}?'\n"
        "argument:\n- claim: The deck fails.\n  because:\n  - scheme: wear\n    premises:\n"
        "    - {claim: Lorries cross., role: cause}\n    - {claim: Dust lies about., role: effect-seen}\n"
    )
    assert asked(text)["1"].text == (
        "Does “Lorries cross” lead to “The deck fails”, as the premise “Dust lies about” and “Dust lies about” have "
        "it, in the field?"
    )


def test_an_own_scheme_comes_before_a_built_in_one() -> None:
    graph = graph_of(
        "schemes:\n  sign:\n    premises: [posted: It is posted.]\n"
        "argument:\n- claim: A b.\n  because:\n  - {scheme: sign, premises: [C d.]}\n"
    )
    found = scheme_of(graph, graph.reasons[0])
    assert found is not None
    assert found.own
    assert found is not built_in("sign")


written = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1)


@given(st.tuples(written, written))
def test_odd_texts_stay_within_their_quotation_marks(texts: tuple[str, str]) -> None:
    import json

    first, second = (json.dumps(f"A {text} z.", ensure_ascii=False) for text in texts)
    graph = graph_of(
        f"argument:\n- claim: {first}\n  because:\n  - scheme: sign\n    premises:\n"
        f"    - claim: {second}\n      role: finding\n"
    )
    for question in all_questions(graph, graph.reasons[0]):
        assert question.text.endswith("?")
        marks = re.sub(r"[^“”]", "", question.text)
        assert re.fullmatch(r"(“”)*", marks), question.text
        assert '"' not in question.text
        assert len(question.text) < 150 + 2 * LONGEST


def test_a_text_is_never_taken_for_a_slot() -> None:
    text = BRIDGE.replace("The council wants the bridge to last.", '"It {A} wants {conclusion} to last."')
    assert "“It {A} wants {conclusion} to last”" in asked(text)["conflict"].text


def test_long_statements_give_their_label_or_are_cut_where_they_pause() -> None:
    long = "The council wants the bridge to last, which is what the people of the town expect of it in these times"
    text = BRIDGE.replace("The council wants the bridge to last.", f"'{long}.'")
    assert "the goal “The council wants the bridge to last …”" not in asked(text)["conflict"].text
    assert "in these …”" in asked(text)["conflict"].text
    labelled = text.replace("role: goal", "role: goal, label: A lasting bridge")
    assert "the goal “A lasting bridge”" in asked(labelled)["conflict"].text
    paused = text.replace("bridge to last, which", "old bridge over the river to last for years, which")
    assert "to last for years …”" in asked(paused)["conflict"].text


class Counting(ArgumentGraph):
    """A graph that counts how often it is asked."""

    count = 0

    def target(self, reason: Reason) -> Target | None:
        self.count += 1
        return super().target(reason)

    def resolve(self, premise: Premise) -> Target | None:
        self.count += 1
        return super().resolve(premise)

    def reasons_on(self, node: Target, *rest: object) -> list[Reason]:
        self.count += len(super().reasons_on(node))
        return super().reasons_on(node, *rest)  # type: ignore[arg-type]  # passed on as it came


@pytest.mark.parametrize("number", [10, 1000])
def test_asking_about_all_reasons_of_one_statement_is_linear(number: int) -> None:
    reason = "  - scheme: sign\n    premises: [{claim: A b., role: finding}]\n"
    graph = graph_of(f"argument:\n- claim: C d.\n  because:\n{reason * number}  but: [No.]\n")
    counting = Counting(graph.root)
    counting.count = 0
    for each in counting.reasons:
        open_questions(counting, each)
    assert counting.count < 20 * number
