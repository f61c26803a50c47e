"""The key `fits` wherever keys are known: reading, schema, layout, names, editors, comparing, rules."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

import argmap
from argmap.canonical_form import rows_of
from argmap.checking import check
from argmap.editing.formatting import formatted
from argmap.editing.refactoring.joining import join
from argmap.editing.refactoring.renaming import rename
from argmap.editing.workspace import Workspace
from argmap.editor_support.completion import completions
from argmap.editor_support.hover import hover
from argmap.editor_support.semantic_tokens import tokens
from argmap.model import Statement
from argmap.reading.schema import json_schema
from argmap.source import Source
from argmap.writing import Step, trees

sys.path.insert(0, str(Path(__file__).parents[1] / "editor_support"))
from marked import marked

sys.path.pop(0)

MAP = """\
alternatives: [[bulb, fuse]]
argument:
- claim: The bulb of the lamp is worn out.
  id: bulb
- claim: The fuse has blown.
  id: fuse
- claim: The lamp hangs in the hall.
  id: hall
- evidence: The clock on the same fuse runs.
  id: clock
  fits:
    bulb: neutral
    fuse: {fit: inconsistent, note: It has no battery.}
- ref: clock
  fits: {hall: consistent}
"""


def codes(text: str) -> list[str]:
    return [found.code for found in check(Source("map.yaml", text)).diagnostics]


def test_it_is_read_at_statements_and_references() -> None:
    root = argmap.load(MAP).graph.root
    clock = root.roots[3]
    assert [(name, fit.word.value, fit.note and fit.note.value) for name, fit in clock.fits.items()] == [
        ("bulb", "neutral", None), ("fuse", "inconsistent", "It has no battery."),
    ]  # fmt: skip
    assert [fit.hypothesis.span.written for fit in clock.fits.values()] == ["bulb", "fuse"]
    assert [fit.word.value for fit in root.roots[4].fits.values()] == ["consistent"]


@pytest.mark.parametrize(
    ("written", "code", "told"),
    [
        ("{bulp: neutral}", "AM101", "did you mean `bulb`?"),
        ("{bulb: neutrl}", "AM020", "`neutrl` is no fit; did you mean `neutral`?"),
        ("{bulb: {fit: maybe}}", "AM020", "`maybe` is no fit"),
        ("{bulb: {fitt: neutral}}", "AM002", "did you mean `fit`?"),
        ("neutral", "AM004", "`fits` needs a mapping from ids of hypotheses to how it fits them"),
        ("{bulb: neutral, bulb: neutral}", "AM009", "`bulb` stands here a second time"),
    ],
)
def test_what_is_wrong_with_it_is_located(written: str, code: str, told: str) -> None:
    text = MAP.replace("fits: {hall: consistent}", f"fits: {written}")
    found = [d for d in check(Source("map.yaml", text)).diagnostics if told in d.finding.message]
    assert [(d.severity.value, d.span.first.line) for d in found] == [("error", 15)], codes(text)
    assert code in codes(text)


def test_a_step_cannot_be_a_hypothesis() -> None:
    text = MAP.replace("{hall: consistent}", "{why: consistent}").replace(
        "- claim: The lamp hangs",
        "- claim: It is dark.\n  because: [{id: why, premises: [The lamp is off.]}]\n- claim: The lamp hangs",
    )
    assert "AM109" in codes(text)


def test_a_schema_knows_it() -> None:
    valid = jsonschema_rs.validator_for(json_schema()).is_valid
    data = yaml.safe_load(MAP)
    assert valid(data)
    for wrong in ({"bulb": "perhaps"}, {"bulb": {"note": "Why."}}, "neutral", ["bulb"]):
        data["argument"][3]["fits"] = wrong
        assert not valid(data), wrong


def test_it_has_its_place_in_the_layout_and_is_kept() -> None:
    turned = MAP.replace("  id: clock\n  fits:\n    bulb: neutral\n", "  fits:  # so far\n    bulb: neutral\n").replace(
        "battery.}\n", "battery.}\n  id: clock\n"
    )
    text = formatted(Source("map.yaml", turned))
    assert text.index("id: clock") < text.index("  fits:  # so far")
    same = rows_of(argmap.load(text).graph.root).same_as(rows_of(argmap.load(MAP).graph.root))
    assert same


def test_it_is_written_from_data() -> None:
    data = argmap.as_data(MAP)
    assert data["argument"][3]["fits"] == {
        "bulb": "neutral",
        "fuse": {"fit": "inconsistent", "note": "It has no battery."},
    }
    assert argmap.as_data(argmap.write(data)) == data
    with pytest.raises(argmap.ArgmapError, match="none of consistent, inconsistent, neutral"):
        argmap.write({"argument": [{"evidence": "It is so.", "fits": {"a": "so"}}]})
    with pytest.raises(argmap.ArgmapError, match="cannot be an id"):
        argmap.write({"argument": [{"evidence": "It is so.", "fits": {"a b": "neutral"}}]})


def test_graphs_name_hypotheses_by_their_own_names() -> None:
    statements: dict[int, Any] = {
        1: {"evidence": "The clock runs.", "fits": {2: "inconsistent"}},
        2: "The fuse has blown.",
        3: "So.",
    }
    written = argmap.write({"argument": trees(statements, [Step([1], 3)])})
    graph = argmap.load(written).graph
    (fitted,) = [s for s in graph.statements if s.fits]
    assert [str(getattr(graph.find(name), "text", "")) for name in fitted.fits] == ["The fuse has blown."]


def test_a_new_name_is_written_there_too(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(MAP, encoding="utf-8")
    workspace = Workspace(path)
    named = workspace.graph.find("fuse")
    assert isinstance(named, Statement)
    (rewrite,) = rename(workspace, named, workspace.root, "blown").rewrites()
    assert rewrite.new is not None
    text = rewrite.new.decode()
    assert text == MAP.replace("bulb, fuse", "bulb, blown").replace("id: fuse", "id: blown").replace(
        "fuse: {", "blown: {"
    )


def test_a_statement_that_is_joined_to_another_keeps_it_at_the_reference(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(MAP + "- evidence: The clock on this fuse runs.\n  fits: {bulb: neutral}\n", encoding="utf-8")
    workspace = Workspace(path)
    kept = workspace.graph.find("clock")
    assert isinstance(kept, Statement)
    (rewrite,) = join(workspace, kept, workspace.graph.statements[-1]).rewrites()
    assert rewrite.new is not None
    assert rewrite.new.decode() == MAP + "- ref: clock\n  fits: {bulb: neutral}\n"


def test_alternatives_and_words_are_offered() -> None:
    at_key = marked(MAP.replace("fits: {hall: consistent}", "fits: {¦}"))
    assert [each.label for each in completions(*at_key)] == ["bulb", "fuse"]
    at_value = marked(MAP.replace("{hall: consistent}", "{bulb: ¦}"))
    assert {"consistent", "inconsistent", "neutral"} <= {each.label for each in completions(*at_value)}
    within = marked(MAP.replace("bulb: neutral\n", "bulb: neu¦\n"))
    assert [each.label for each in completions(*within)] == ["neutral"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("    fu", "se: {", "The fuse has blown."),
        ("bulb: neu", "tral", "**neutral**: as likely whether the hypothesis is true or not"),
        ("  fi", "ts:\n", "How it fits competing hypotheses"),
        ("{fi", "t: ", "How the statement fits the hypothesis."),
    ],
)
def test_it_is_explained(before: str, after: str, told: str) -> None:
    found = hover(*marked(MAP.replace(before + after, f"{before}¦{after}", 1)))
    assert found is not None
    assert told in found.markdown


def test_names_in_it_have_the_colour_of_references() -> None:
    view, _ = marked(MAP + "¦")
    sorts = {(span.written, sort) for span, sort in tokens(view)}
    assert ("fuse", "reference") in sorts
    assert ("inconsistent", "term") in sorts


def test_a_change_of_it_is_told_and_a_new_name_is_none() -> None:
    changed = argmap.diff(MAP, MAP.replace("bulb: neutral", "bulb: consistent"))
    (change,) = changed.changes
    assert [(d.key, d.old, d.new) for d in change.details] == [("fits", ("bulb: neutral",), ("bulb: consistent",))]
    renamed = (
        MAP.replace("bulb]", "b]").replace("[[bulb", "[[b").replace("id: bulb", "id: b").replace("    bulb:", "    b:")
    )
    details = [d.key for c in argmap.diff(MAP, renamed).changes for d in c.details]
    assert "fits" not in details


def test_what_fits_a_hypothesis_is_no_orphan() -> None:
    lone = "- conclusion: The bulb is worn out.\n  id: bulb\n  because: [It is old.]\n- evidence: It rattles.\n"
    assert "AM106" in codes(f"argument:\n{lone}")
    assert "AM106" not in codes(f"argument:\n{lone}  fits: {{bulb: consistent}}\n")


def test_entries_against_the_map_and_against_each_other_are_found() -> None:
    text = MAP.replace("- ref: clock\n  fits: {hall: consistent}", "- ref: clock\n  fits: {bulb: consistent}")
    found = check(Source("map.yaml", text), select=["AM405"]).diagnostics
    assert [d.finding.message for d in found] == ["how this fits `bulb` is consistent here, and neutral elsewhere"]
    text = MAP.replace("id: fuse\n", "id: fuse\n  because: [{ref: clock}]\n")
    (found_one,) = check(Source("map.yaml", text), select=["AM405"]).diagnostics
    assert found_one.finding.message == (
        "by the reasons of the map `clock` speaks for `fuse`, and this says that it is inconsistent"
    )
    assert found_one.span.first.line == 14


def test_it_has_no_effect_on_a_status() -> None:
    without = MAP[: MAP.index("  fits:")] + MAP[MAP.index("- ref: clock") :].replace("  fits: {hall: consistent}\n", "")
    statuses = [{name: found.status(name) for name in found} for found in map(argmap.load, (MAP, without))]
    assert statuses[0] == statuses[1]
    assert json.dumps(argmap.as_data(without)).count("fits") == 0
