"""Every key of the language, at every place where it may stand: two maps that differ in it alone are told apart."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from click.testing import CliRunner

from argmap.cli import cli
from argmap.comparing import Comparison, Overlay, compare, marks
from argmap.comparing.keys import NOT_COMPARED
from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.reading.language import (
    ANSWER,
    CITATION,
    FIT,
    GROUP,
    MAP,
    MARK,
    PLACES,
    QUESTION,
    RATING,
    REASON,
    REASONS,
    REFERENCE,
    SCHEME,
    SLOT,
    SOURCE,
    STATEMENT,
    STEP_RATING,
)
from argmap.reading.shapes import Key, Place
from argmap.rendering import DrawingOptions, draw
from argmap.reporting.changes.data import comparison_json
from argmap.reporting.changes.page import comparison_page
from argmap.reporting.changes.text import comparison_text
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from key_values import two_values

sys.path.pop(0)

Data: TypeAlias = dict[str, Any]

PART = "argument:\n- conclusion: The part holds.\n  id: x\n  because: [It was tried.]\n"
ABSENT = object()


def base() -> Data:
    """A map in which there is one mapping of each place."""
    return {
        "title": "A map",
        "sources": {"w": {"title": "A work"}, "v": {"title": "Another work"}, "u": {"title": "One more work"}},
        "groups": {"g": {"title": "A group"}, "h": {"title": "Another group"}},
        "schemes": {
            "own": {
                "name": "Our own scheme",
                "slots": {"E": {"words": "the expert"}},
                "premises": [{"first": "{E} says so."}, {"second": "{E} knows."}],
                "critical_questions": [{"q": "Does {E} know?"}],
            }
        },
        "include": {"part": "part.yaml"},
        "argument": [
            {
                "conclusion": "The bridge has to be closed.",
                "because": [
                    {
                        "premises": [
                            {
                                "claim": "Lorries wear the deck out.",
                                "review": [{"by": "A. Brown"}],
                                "rating": [{"by": "A. Brown"}],
                            },
                            {"ref": "toll"},
                        ],
                        "rating": [{"by": "A. Brown"}],
                        "answers": {"one": {"dismissed": "It is beside the point."}},
                    }
                ],
                "but": [{"premises": [{"claim": "Detours cost an hour."}], "id": "detours"}],
            },
            {"claim": "The toll income falls.", "id": "toll"},
            {"claim": "A second bridge opens soon.", "id": "second"},
            {
                "claim": "The river is low.",
                "id": "river",
                "cite": [{"source": "w", "quote": "low … river"}],
                "fits": {"toll": {"fit": "neutral"}},
            },
            {"ref": "second", "note": "A remark."},
        ],
    }


def _reason(data: Data) -> Data:
    found: Data = data["argument"][0]["because"][0]
    return found


# Where the mappings stand, by place; at two places where what is said takes effect in two ways.
MAPPINGS: dict[str, tuple[Place, Callable[[Data], Data]]] = {
    "map": (MAP, lambda data: data),
    "root": (STATEMENT, lambda data: data["argument"][1]),
    "premise": (STATEMENT, lambda data: _reason(data)["premises"][0]),
    "reference": (REFERENCE, lambda data: _reason(data)["premises"][1]),
    "tree that is a reference": (REFERENCE, lambda data: data["argument"][4]),
    "reason": (REASON, _reason),
    "citation": (CITATION, lambda data: data["argument"][3]["cite"][0]),
    "mark": (MARK, lambda data: _reason(data)["premises"][0]["review"][0]),
    "rating": (RATING, lambda data: _reason(data)["premises"][0]["rating"][0]),
    "rating of a step": (STEP_RATING, lambda data: _reason(data)["rating"][0]),
    "source": (SOURCE, lambda data: data["sources"]["w"]),
    "group": (GROUP, lambda data: data["groups"]["g"]),
    "scheme": (SCHEME, lambda data: data["schemes"]["own"]),
    "slot": (SLOT, lambda data: data["schemes"]["own"]["slots"]["E"]),
    "question": (QUESTION, lambda data: data["schemes"]["own"]["critical_questions"][0]),
    "fit": (FIT, lambda data: data["argument"][3]["fits"]["toll"]),
    "answer": (ANSWER, lambda data: _reason(data)["answers"]["one"]),
}

# What is told where the key is not named as such: it is compared by what comes of it.
TOLD_AS: dict[tuple[Place, str], str] = {
    (MAP, "sources"): "in the sources",
    (MAP, "groups"): "in the groups",
    (MAP, "schemes"): "in the schemes",
    (MAP, "argument"): "Nobody denies another thing.",
    (CITATION, "source"): "cite:",
    (REFERENCE, "ref"): "river",
    (REASON, "premises"): "Nobody denies another thing.",
    **{
        (place, key.name): {"because": "reason", "but": "objection", "although": "granted"}[key.name]
        for place in (STATEMENT, REFERENCE)
        for key in place.keys
        if key.shape is REASONS
    },
    (REASON, "because"): "backing",
    (REASON, "but"): "undercut",
    (REASON, "although"): "doubt",
    **{(SLOT, key.name): "slots:" for key in SLOT.keys},
    **{(QUESTION, key.name): "critical_questions:" for key in QUESTION.keys},
    **{(MARK, key.name): "review:" for key in MARK.keys},
    **{(place, key.name): "rating:" for place in (RATING, STEP_RATING) for key in place.keys},
    **{(ANSWER, key.name): "answers:" for key in ANSWER.keys},
    **{(FIT, key.name): "fits:" for key in FIT.keys},
}
KINDS = {key.name for key in STATEMENT.keys[:4]}
# Of these a mapping of the place has one in any case.
NEEDED = {
    (REFERENCE, "ref"),
    (REASON, "premises"),
    (MAP, "argument"),
    (QUESTION, "q"),
    (ANSWER, "dismissed"),
    (FIT, "fit"),
}


def variants(place: Place, key: Key) -> Iterator[tuple[str, Any, Any]]:
    """The values of two maps that differ: in the value, and in whether there is one."""
    one, other = two_values(place, key)
    yield "other value", one, other
    if (place, key.name) not in NEEDED and not (place is STATEMENT and key.name in KINDS):
        yield "new", ABSENT, one


CASES = [
    pytest.param(where, key, before, after, id=f"{where}: {key.name}: {sort}")
    for where, (place, _) in MAPPINGS.items()
    for key in place.keys
    if (place, key.name) not in NOT_COMPARED
    for sort, before, after in variants(place, key)
    if not (where == "tree that is a reference" and key.name == "role")  # it is no premise
]


def written(where: str, key: Key, value: Any) -> str:
    """The map with a value at a key of a mapping."""
    data = copy.deepcopy(base())
    place, find = MAPPINGS[where]
    mapping = find(data)
    if place is STATEMENT and key.name in KINDS:
        for kind in KINDS:
            mapping.pop(kind, None)
    if value is ABSENT:
        mapping.pop(key.name, None)
    else:
        mapping[key.name] = value
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def graph_of(text: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", text), read=lambda _: PART.encode())
    assert project.root is not None
    assert not [d.finding.message for d in project.diagnostics]
    return ArgumentGraph(project.root, project.included)


def compared(where: str, key: Key, before: Any, after: Any) -> Comparison:
    return compare(graph_of(written(where, key, before)), graph_of(written(where, key, after)))


def test_every_place_is_tried() -> None:
    assert {place for place, _ in MAPPINGS.values()} == set(PLACES)


@pytest.mark.parametrize(("where", "key", "before", "after"), CASES)
def test_a_difference_is_told_in_every_form(where: str, key: Key, before: Any, after: Any) -> None:
    place = MAPPINGS[where][0]
    comparison = compared(where, key, before, after)
    assert comparison
    text = comparison_text(comparison, "old", "new")
    page = comparison_page(comparison, "old", "new", None, lambda _: None)
    data = json.loads(comparison_json(comparison, "old", "new"))
    assert data["changes"]
    told = TOLD_AS.get((place, key.name))
    if place is STATEMENT and key.name in KINDS:
        assert "reworded" in text
        assert [detail["key"] for change in data["changes"] for detail in change["details"]] == [key.name]
    elif told is None:
        assert f"{key.name}:" in text
        assert f"<dt>{key.name}</dt>" in page
        assert key.name in [detail["key"] for change in data["changes"] for detail in change["details"]]
    else:
        assert told in text
        assert told.rstrip(":") in page
    drawn = (
        place in (STATEMENT, REFERENCE, REASON, CITATION, MARK, RATING, STEP_RATING, ANSWER, FIT)
        or key.name == "argument"
    )
    assert bool(marks(comparison)) >= drawn
    assert not compare(comparison.old, comparison.old)


@pytest.mark.parametrize("where", ["root", "premise", "reference", "tree that is a reference", "reason"])
def test_what_is_said_of_a_node_is_marked_in_the_picture(where: str) -> None:
    place, _ = MAPPINGS[where]
    key = place.by_name["label" if place is REASON else "tension-with" if place is REFERENCE else "note"]
    one, other = two_values(place, key)
    comparison = compared(where, key, one, other)
    options = DrawingOptions(changes=marks(comparison), changes_note="since old")
    assert b">changed<" in draw(Overlay(comparison), ["svg"], options).files["svg"].replace(b" ", b"")


@pytest.mark.parametrize(
    ("where", "name"),
    [("root", "tension-with"), ("reference", "note"), ("reference", "contradicts"), ("scheme", "aliases")],
)
def test_the_command_fails_where_something_differs(where: str, name: str, tmp_path: Path) -> None:
    key = MAPPINGS[where][0].by_name[name]
    one, _ = two_values(MAPPINGS[where][0], key)
    (tmp_path / "part.yaml").write_text(PART, encoding="utf-8")
    for file, value in (("old", ABSENT), ("new", one)):
        (tmp_path / f"{file}.yaml").write_text(written(where, key, value), encoding="utf-8")
    done = CliRunner().invoke(cli, ["diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")])
    assert done.exit_code == 1
    assert f"{name}: {{+" in done.output


def test_a_picture_of_changes_that_concern_no_statement_is_whole(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text(PART, encoding="utf-8")
    key = SCHEME.by_name["aliases"]
    for file, value in (("old", ABSENT), ("new", ["house rule"])):
        (tmp_path / f"{file}.yaml").write_text(written("scheme", key, value), encoding="utf-8")
    files = [str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")]
    done = CliRunner().invoke(cli, ["diff", *files, "-o", str(tmp_path / "x.svg"), "--only", "changed"])
    assert (done.exit_code, done.output.splitlines()[0][:26]) == (1, "note: no statement changed")
    assert "The river is low." in (tmp_path / "x.svg").read_text(encoding="utf-8")
    done = CliRunner().invoke(cli, ["diff", *files, "-o", str(tmp_path / "x.html"), "--only", "changed"])
    assert done.exit_code == 1
    assert "house rule" in (tmp_path / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("place", "name"), NOT_COMPARED)
def test_what_is_not_compared_is_told_in_the_docs(place: Place, name: str) -> None:
    where = next(where for where, (each, _) in MAPPINGS.items() if each is place)
    key = place.by_name[name]
    value = "own" if place is SCHEME else two_values(place, key)[0]
    assert not compared(where, key, ABSENT, value)
    page = (Path(__file__).parents[2] / "docs" / "comparing.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith(f"| `{name}` of {place.name} |"))
    assert NOT_COMPARED[place, name] in line


# -- the same said in another way ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "of"),
    [
        (lambda data: data["argument"][1].update({"contradicts": ["river", "second"]}), "contradicts"),
        (lambda data: _reason(data)["premises"][1].update({"contradicts": ["second", "river"]}), "contradicts"),
        (
            lambda data: [data["argument"][at].update({"contradicts": ["toll"]}) for at in (2, 3)],
            "contradicts",
        ),
        (lambda data: data["argument"][4].update({"tension-with": "toll"}), "tension-with"),
        (lambda data: data["argument"][2].update({"tension-with": "toll"}), "tension-with"),
        (lambda data: data["argument"][1].update({"tension-with": "second"}), "tension-with"),
        (lambda data: _reason(data)["premises"][1].update({"tension-with": "second"}), "tension-with"),
    ],
)
def test_who_says_that_two_statements_conflict_makes_no_difference(change: Callable[[Data], object], of: str) -> None:
    plain, other = base(), base()
    names = ["second", "river"] if of == "contradicts" else ["second"]
    plain["argument"][1][of] = names
    change(other)
    old, new = (graph_of(yaml.safe_dump(data, sort_keys=False)) for data in (plain, other))
    assert not compare(old, new)
    assert compare(old, graph_of(yaml.safe_dump(base(), sort_keys=False)))


def test_the_same_scheme_in_another_order_is_the_same() -> None:
    one, other = base(), base()
    one["schemes"]["own"].update(aliases=["a", "b"], optional=["first", "second"])
    other["schemes"]["own"].update(optional=["second", "first"], aliases=["b", "a"])
    assert not compare(*(graph_of(yaml.safe_dump(data, sort_keys=False)) for data in (one, other)))


def test_what_is_said_where_nothing_is_named_is_told_at_the_reason() -> None:
    one, other = base(), base()
    for data, note in ((one, "Before."), (other, "After.")):
        _reason(data)["premises"][1] = {"ref": "nothing", "note": note}
    comparison = compare(*(graph_of(yaml.safe_dump(data, sort_keys=False)) for data in (one, other)))
    (change,) = comparison.changes
    assert (change.subject.value, change.details[0].key) == ("reason", "note")
