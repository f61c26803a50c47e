"""What comes and goes with a step, or with a use of a statement: every key of the language that may stand there."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from argmap.cli import cli
from argmap.comparing import Comparison, Overlay, compare, marks
from argmap.comparing.keys import NOT_COMPARED
from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement
from argmap.reading import load_project
from argmap.reading.language import (
    ANSWER,
    CITATION,
    FIT,
    GROUP,
    KIND_NAMES,
    MAP,
    MARK,
    NODE_LISTS,
    PLACES,
    QUESTION,
    RATING,
    REASON,
    REFERENCE,
    SLOT,
    SOURCE,
    STATEMENT,
    STEP_RATING,
)
from argmap.reading.shapes import Key, Place
from argmap.rendering.formats.outline import outline
from argmap.reporting.changes.data import comparison_json
from argmap.reporting.changes.page import comparison_page
from argmap.reporting.changes.text import comparison_text
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from coming_and_going import (
    PLACED,
    Data,
    Two,
    base,
    on,
    step,
    step_scattered,
    step_with_conclusion,
    use_elsewhere,
    use_in_two_places,
)
from key_values import two_values

sys.path.pop(0)

CASES = [
    pytest.param(place, make, key, id=f"{make.__name__}: {key.name}")
    for place, makes in PLACED
    for make in makes
    for key in place.keys
    if (place, key.name) not in NOT_COMPARED and (place, key.name) not in {(REFERENCE, "ref"), (REASON, "premises")}
]
# Where the key is not what it is told under: names are told with their things, citations by their first part.
_AS = {
    **{(QUESTION, key.name): "critical_questions" for key in QUESTION.keys},
    **{(SLOT, key.name): "slots" for key in SLOT.keys},
    **{(MARK, key.name): "review" for key in MARK.keys},
    **{(place, key.name): "rating" for place in (RATING, STEP_RATING) for key in place.keys},
    **{(ANSWER, key.name): "answers" for key in ANSWER.keys},
    **{(FIT, key.name): "fits" for key in FIT.keys},
    **{(CITATION, key.name): "cite" for key in CITATION.keys},
}


def graph_of(data: Data) -> ArgumentGraph:
    project = load_project(Source("map.yaml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False)))
    assert project.root is not None
    assert not [d.finding.message for d in project.diagnostics]
    return ArgumentGraph(project.root, project.included)


def leaves(value: Any) -> Iterator[str]:
    """All words of a value."""
    if isinstance(value, dict):
        for name, held in value.items():
            yield from (name, *leaves(held)) if held is not None and name not in CITED else leaves(held)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield str(value)


CITED = {
    *CITATION.by_name,
    *MARK.by_name,
    *RATING.by_name,
    *STEP_RATING.by_name,
    *FIT.by_name,
    "dismissed",
}  # words of the language, not of a map


def _report(comparison: Comparison) -> Data:
    report: Data = json.loads(comparison_json(comparison, "old", "new"))
    return report


def details(report: Data, side: str) -> list[tuple[str, str]]:
    return [(d["key"], value) for change in report["changes"] for d in change["details"] for value in d[side]]


def said(report: Data, side: str) -> str:
    """All that is told of one side: details, ids and texts."""
    nodes = [change[side] for change in report["changes"] if change[side] is not None]
    known = [str(node[key]) for node in nodes for key in ("id", "text")]
    return "\n".join([*known, *(value for _, value in details(report, side))])


def check_told(place: Place, key: Key, value: Any, comparison: Comparison, side: str) -> None:
    report = _report(comparison)
    text, page = (" ".join(form.split()) for form in (
        comparison_text(comparison, "old", "new"), comparison_page(comparison, "old", "new", None, lambda _: None)
    ))  # fmt: skip
    assert comparison
    told = said(report, side)
    words = ["`river`"] if key.name == "outweighs" else [*leaves(value)]  # a reason is told by its premises
    assert [word for word in words if word not in told] == []
    name = _AS.get((place, key.name), key.name)
    if key.shape not in NODE_LISTS and name != "id" and not (place is STATEMENT and name in KIND_NAMES):
        assert name in [found for found, _ in details(report, side)]
        titled = place in (SOURCE, GROUP) and name == "title"  # the title is told beside the id
        assert titled or f" {name}: " in text or f" {name}, as " in text
        assert titled or f"<dt>{name}</dt>" in page or f"<dt>{name}, as " in page
    elif name == "id":
        assert value in text
        assert value in page
    overlay = Overlay(comparison)
    marked = marks(comparison)
    assert set(marked) <= set(overlay.statements)
    assert outline(overlay)
    nodes = [change.new or change.old for change in comparison.changes]
    if any(isinstance(node, Statement | Reason) for node in nodes) and "nothing" not in text:
        assert marked


def test_every_place_is_tried() -> None:
    assert {place for place, _ in PLACED} == set(PLACES) - {MAP}  # a map is tried where it is included


@pytest.mark.parametrize(("place", "make", "key"), CASES)
def test_what_goes_and_what_comes_is_told(place: Place, make: Callable[[], Two], key: Key) -> None:
    value, _ = two_values(place, key)
    one, mapping, other = make()
    put(place, mapping, key, value)
    old, new = graph_of(one), graph_of(other)
    check_told(place, key, value, compare(old, new), "old")
    check_told(place, key, value, compare(new, old), "new")
    assert not compare(old, old)


@pytest.mark.parametrize(("place", "make", "key"), [case for case in CASES if case.values[0] in (REASON, REFERENCE)])
def test_what_goes_while_another_comes_is_told_on_both_sides(place: Place, make: Callable[[], Two], key: Key) -> None:
    """The old map has a step or use with one value, the new one another with another value."""
    before, after = two_values(place, key)
    if key.name == "outweighs":
        after = before
    one, mapping, other = make()
    put(place, mapping, key, before)
    made = on(other, "river", step("axles", "second"))
    put(place, made if place is REASON else made["premises"][0], key, after)
    comparison = compare(graph_of(one), graph_of(other))
    check_told(place, key, before, comparison, "old")
    check_told(place, key, after, comparison, "new")


def put(place: Place, mapping: Data, key: Key, value: Any) -> None:
    if place is STATEMENT and key.name in KIND_NAMES:
        mapping.pop("claim")
    mapping[key.name] = copy.deepcopy(value)


# -- how it is told ------------------------------------------------------------------------------------------------


def told(one: Data, other: Data) -> list[tuple[str, str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]]]:
    found = compare(graph_of(one), graph_of(other)).changes
    return [(c.subject.value, c.kind.value, [(d.key, d.old, d.new) for d in c.details]) for c in found]


def test_a_step_that_goes_is_told_with_what_was_said_of_it() -> None:
    one, made, other = step_scattered()
    made.update(scheme="own", note="Both were seen.", outweighs="detours")
    lines = comparison_text(compare(graph_of(one), graph_of(other)), "old", "new").splitlines()
    start = lines.index("removed")
    assert [line.strip() for line in lines[start + 1 : start + 6]] == [
        "(was 1) the step from `wear` + `salt` + `axles` to `close`",
        "it was: a reason for `close`",
        "scheme: [-own-]",
        "outweighs: [-`river`-]",
        "note: [-Both were seen.-]",
    ]


def test_a_note_at_a_reference_is_told_with_the_place_where_it_stood() -> None:
    one, made, other = use_in_two_places()
    made["note"] = "In summer."
    comparison = compare(graph_of(one), graph_of(other))
    text = comparison_text(comparison, "old", "new")
    assert "      note, as a reason for `close`: [-In summer.-]\n" in text
    (detail,) = [
        d for c in json.loads(comparison_json(comparison, "o", "n"))["changes"] for d in c["details"] if d["use"]
    ]
    assert (detail["key"], detail["old"], detail["new"]) == ("note", ["In summer."], [])
    target = {"id": "close", "number": "1", "text": "The bridge has to be closed."}
    assert detail["use"] == {"bearing": "because", "on": "statement", "target": target}


def test_what_goes_along_to_another_use_is_no_difference() -> None:
    one, made, other = use_elsewhere()
    made.update(note="In summer.", role="cause")
    on(other, "other")["because"][0].update(made)
    assert [change[:2] for change in told(one, other)] == [("statement", "moved")]


def test_a_step_of_which_nothing_is_said_is_told_by_its_premises_alone() -> None:
    one, other = base(), base()
    for data in (one, other):
        on(data, "other", step("wear"), step("salt"))
    on(one, "close", step("wear", "salt"))
    assert told(one, other) == [("statement", "reasons", [("because", ("`wear` + `salt`",), ())])]


@pytest.mark.parametrize(("key", "minor"), [("note", True), ("tags", True), ("label", False), ("scheme", False)])
def test_a_step_is_minor_if_only_remarks_went_with_it(key: str, minor: bool) -> None:
    one, made, other = step_scattered()
    made[key] = ["seen"] if key == "tags" else "own"
    (change,) = (c for c in compare(graph_of(one), graph_of(other)).changes if c.subject.value == "reason")
    assert (change.kind.value, change.minor) == ("removed", minor)


def test_what_is_said_of_a_step_of_the_old_conclusion_is_told_where_the_conclusion_went() -> None:
    one, made, other = step_with_conclusion()
    made["note"] = "Both were seen."
    assert told(other, one) == [
        ("statement", "added", []),
        ("reason", "added", [("note", (), ("Both were seen.",))]),
        *[("statement", "moved", [])] * 2,
    ]
    for data in (one, other):
        on(data, "close", step("wear"), step("salt"))
    assert ("statement", "reasons", [("because", (), ("`wear` + `salt`",))]) in told(other, one)


def test_reasons_on_what_is_not_there_are_compared() -> None:
    one, other = base(), base()
    one["argument"].append({"ref": "nothing", "but": [step("wear", "salt")]})
    other["argument"].append({"ref": "nothing", "but": [step("wear"), step("salt")]})
    assert told(one, other) == [
        ("reason", "reasons", [("but", ("`wear` + `salt`",), ("`wear`",))]),
        ("reason", "reasons", [("but", (), ("`salt`",))]),
    ]


def test_a_contradiction_to_what_came_or_went_is_told_where_it_is_written() -> None:
    one, other = base(), base()
    other["argument"].append({"claim": "Gulls breed below the deck.", "contradicts": ["wear", "nobody"]})
    assert told(one, other) == [("statement", "added", [("contradicts", (), ("`wear`", "nobody"))])]
    other["argument"][-1] = {"claim": "Gulls breed below the deck.", "id": "gulls"}
    other["argument"][0]["tension-with"] = "gulls"
    assert ("statement", "attributes", [("tension-with", (), ("`gulls`",))]) in told(one, other)


def test_what_an_included_map_says_of_itself_is_told_when_it_comes(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text("title: The part\nauthor: B. Brown\nargument: [Gulls breed.]\n")
    (tmp_path / "old.yaml").write_text("argument: [Bolts are missing.]\n")
    (tmp_path / "new.yaml").write_text("include: {part: part.yaml}\nargument: [Bolts are missing.]\n")
    for names, marked in ((("old", "new"), "{+B. Brown+}"), (("new", "old"), "[-B. Brown-]")):
        done = CliRunner().invoke(cli, ["diff", *(str(tmp_path / f"{name}.yaml") for name in names)])
        assert done.exit_code == 1
        assert f"author: {marked}" in done.output


def test_the_review_tells_the_place_as_well(tmp_path: Path) -> None:
    one, made, other = use_in_two_places()
    made["role"] = "cause"
    for name, data in (("old", one), ("new", other)):
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    files = str(tmp_path / "new.yaml"), "--since", str(tmp_path / "old.yaml")
    done = CliRunner().invoke(cli, ["review", *files, "--section", "changes", "--all"])
    assert "role, where it was for 1 “The bridge has to be closed”: “cause” is gone." in " ".join(done.output.split())
