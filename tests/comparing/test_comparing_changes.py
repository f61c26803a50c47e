"""What is told of each kind of change, and what is not told because something else explains it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.comparing import Change, Comparison, compare
from argmap.evaluation import Reading
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Statement
from argmap.reading import CannotRead, load_project
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parents[1] / "rendering"))
import rendering_maps as large

sys.path.pop(0)

BRIDGE = """\
title: The river bridge
source: report
sources: {report: {title: Annual inspection, author: City engineering office}, count: {title: Traffic count}}
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  because:
  - premises:
    - claim: Lorries wear the deck of the bridge out.
      id: wear
      because:
      - evidence: Strain peaks in the deck of the bridge coincide with lorry crossings.
        id: strain
        quote: strain peaks … lorry crossings
        at: p. 7
    - assumption: Wear of the deck can be stopped only by closing the bridge to lorries.
    but:
    - claim: The deck of the bridge is due for replacement anyway.
      id: replaced
  but:
  - claim: Closing the bridge to lorries adds forty minutes to every delivery.
    id: detour
    contradicts: quick
- claim: The detour is quickly driven.
  id: quick
- claim: The toll income falls.
  id: toll
"""


def graph_of(text: str, **others: str) -> ArgumentGraph:
    """The graph of a map; `others` are the texts of the maps that it may include, by the stem of their names."""

    def read(path: Path) -> bytes:
        if path.stem not in others:
            raise CannotRead(str(path), "there is no such file")
        return others[path.stem].encode()

    project = load_project(Source("map.yaml", text), read=read)
    assert project.root is not None
    return ArgumentGraph(project.root, project.included)


def changed(*replacements: tuple[str, str], old: str = BRIDGE) -> Comparison:
    new = old
    for before, after in replacements:
        assert before in new
        new = new.replace(before, after)
    return compare(graph_of(old), graph_of(new))


def told(comparison: Comparison) -> list[str]:
    return [f"{change.subject.value} {change.kind.value}" for change in comparison.changes]


def only(comparison: Comparison) -> Change:
    assert len(comparison.changes) == 1, told(comparison)
    return comparison.changes[0]


def text(node: object) -> str:
    assert isinstance(node, Statement)
    return node.text.value


# -- attributes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "key", "values"),
    [
        ("    id: detour", "    id: detour\n    likelihood: very likely", "likelihood", ((), ("very likely",))),
        ("    id: detour", "    id: detour\n    held-by: the hauliers", "held-by", ((), ("the hauliers",))),
        ("strain peaks …", "peaks …", "quote", (("strain peaks … lorry crossings",), ("peaks … lorry crossings",))),
        ("at: p. 7", "at: p. 8", "at", (("p. 7",), ("p. 8",))),
        ("at: p. 7", "at: p. 7\n        cite: count", "cite", ((), ("count",))),
        ("    contradicts: quick\n", "", "contradicts", (("`quick`",), ())),
        ("contradicts: quick", "contradicts: [quick, toll]", "contradicts", ((), ("`toll`",))),
        ("  id: toll", "  id: toll\n  restates: quick", "restates", ((), ("quick",))),
    ],
)  # fmt: skip
def test_an_attribute(before: str, after: str, key: str, values: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    change = only(changed((before, after)))
    assert change.kind.value == "attributes"
    (detail,) = change.details
    assert (detail.key, detail.old, detail.new) == (key, *values)


def test_a_contradiction_counts_the_same_from_either_side() -> None:
    turned = changed(("    contradicts: quick\n", ""), ("  id: quick", "  id: quick\n  contradicts: detour"))
    assert not turned


def test_a_citation_of_the_mapped_work_may_be_written_in_two_ways() -> None:
    quote = "        quote: strain peaks … lorry crossings\n        at: p. 7"
    cite = "        cite: {source: report, quote: strain peaks … lorry crossings, at: p. 7}"
    assert not changed((quote, cite))


def test_a_new_source_id_is_one_change() -> None:
    change = only(changed(("report", "inspection")))
    assert (change.subject.value, change.kind.value) == ("source", "renamed")


def test_sources_and_the_top() -> None:
    assert told(changed((", count: {title: Traffic count}", ""))) == ["source removed"]
    assert told(changed(("title: Traffic count", "title: Lorry count"))) == ["source attributes"]
    assert told(changed(("title: The river bridge", "title: The bridge\nscale: icd203"))) == ["map attributes"]
    assert told(changed(("argument:", "expect: {open: [close]}\nalternatives: [[quick, toll]]\nargument:"))) == [
        "map attributes"
    ]


def test_remarks_are_minor() -> None:
    change = only(
        changed(("  id: toll", "  id: toll\n  note: Look at this.\n  tags: [money]\n  waive: {AM201: for now}"))
    )
    assert change.minor
    assert [detail.key for detail in change.details] == ["tags", "note", "waive"]


# -- places and reasons --------------------------------------------------------------------------------------------


def test_a_branch_that_moved_is_one_change_with_both_places() -> None:
    branch = BRIDGE[BRIDGE.index("  but:\n  - claim: Closing") : BRIDGE.index("- claim: The detour")]
    new = BRIDGE.replace(branch, "") + branch.replace("but:", "because:")
    change = only(compare(graph_of(BRIDGE), graph_of(new)))
    assert (change.kind.value, text(change.new)) == ("moved", text(change.old))
    assert change.old_place is not None
    assert change.new_place is not None
    assert (text(change.old_place.target), change.old_place.bearing) == (
        "The council should close the bridge to lorries.",
        Bearing.ATTACK,
    )
    assert (text(change.new_place.target), change.new_place.bearing) == ("The toll income falls.", Bearing.SUPPORT)
    assert change.old_span is not None
    assert change.new_span is not None
    assert change.old_span.first.line < change.new_span.first.line


def test_a_root_that_is_referred_to_moved() -> None:
    change = only(changed(("    contradicts: quick", "    contradicts: quick\n    but:\n    - ref: quick")))
    assert (change.kind.value, text(change.new)) == ("moved", "The detour is quickly driven.")
    assert change.old_place is not None
    assert change.old_place.bearing is None


def test_in_place_and_referred_to_are_the_same() -> None:
    detour = "claim: Closing the bridge to lorries adds forty minutes to every delivery.\n"
    written = f"  - {detour}    id: detour\n    contradicts: quick\n"
    assert written in BRIDGE
    new = BRIDGE.replace(written, "  - ref: detour\n") + f"- {detour}  id: detour\n  contradicts: quick\n"
    assert not compare(graph_of(BRIDGE), graph_of(new))


def test_a_reason_that_rests_on_what_is_there_already() -> None:
    change = only(
        changed(("- claim: The toll income falls.\n", "- claim: The toll income falls.\n  because: [{ref: wear}]\n"))
    )
    assert change.kind.value == "reasons"
    assert text(change.new) == "The toll income falls."
    assert [(d.key, d.old, d.new) for d in change.details] == [("because", (), ("`wear`",))]


def test_premises_put_together_in_another_way() -> None:
    apart = (
        "argument:\n- conclusion: It rains.\n  because:\n  - claim: The street is wet.\n"
        "  - claim: Wet streets come of rain.\n"
    )
    together = apart.replace("  - claim", "    - claim").replace("because:\n", "because:\n  - premises:\n")
    change = only(compare(graph_of(apart), graph_of(together)))
    assert change.kind.value == "reasons"
    (detail,) = change.details
    assert detail.key == "because"
    assert detail.old == ("“The street is wet.”", "“Wet streets come of rain.”")
    assert detail.new == ("“The street is wet.” + “Wet streets come of rain.”",)
    assert told(compare(graph_of(together), graph_of(apart))) == ["statement reasons"]


def test_an_objection_that_became_an_undercut_moved() -> None:
    old = (
        "argument:\n- conclusion: It rains.\n  because:\n  - claim: The street is wet.\n    but:\n"
        "    - claim: It was washed.\n"
    )
    new = old.replace("- claim: The street is wet.", "- premises:\n    - claim: The street is wet.")
    change = only(compare(graph_of(old), graph_of(new)))
    assert (change.kind.value, text(change.new)) == ("moved", "It was washed.")


def test_how_a_step_bears() -> None:
    change = only(changed(("  - premises:", "  - inference: deductive\n    strength: likely\n    premises:")))
    assert (change.subject.value, change.kind.value) == ("reason", "reasons")
    assert [detail.key for detail in change.details] == ["inference", "strength"]
    assert told(changed(("  - premises:", "  - id: first\n    premises:"))) == ["reason renamed"]
    old = BRIDGE.replace("    id: detour\n    contradicts: quick\n", "")
    old = old.replace("  - premises:", "  - id: r\n    premises:")
    explicit = "  - outweighs: r\n    premises:\n    - claim: Closing"
    outweighs = changed(("  - claim: Closing", explicit), old=old)
    assert [d.key for d in only(outweighs).details] == ["outweighs"]


def test_what_came_and_went() -> None:
    gone = changed(
        ("    but:\n    - claim: The deck of the bridge is due for replacement anyway.\n      id: replaced\n", "")
    )
    change = only(gone)
    assert (change.kind.value, change.new) == ("removed", None)
    assert change.old_place is not None
    assert change.old_place.bearing is Bearing.ATTACK
    assert [(f.before.value, f.after.value) for f in gone.flips if f.reading is Reading.AS_STATED][:1] == [
        ("unsupported", "open")
    ]


# -- which is which ------------------------------------------------------------------------------------------------


def test_a_statement_without_an_id_is_found_by_its_words_and_place() -> None:
    change = only(changed(("Wear of the deck can be stopped only by closing", "Nothing stops the wear but closing")))
    assert change.kind.value == "reworded"


def test_an_id_given_to_something_else_does_not_hide_what_it_was() -> None:
    both = changed(
        ("  id: toll", "  id: income"),
        ("- claim: The detour is", "- claim: Engineers are paid by the hour.\n  id: toll\n- claim: The detour is"),
    )
    assert sorted(told(both)) == ["statement added", "statement renamed"]


def test_something_quite_different_is_no_rewording() -> None:
    assert told(changed(("claim: The toll income falls.\n  id: toll", "claim: Every engineer likes tea."))) == [
        "statement removed",
        "statement added",
    ]


def test_equal_texts_are_told_apart_by_their_place() -> None:
    old = "argument:\n- conclusion: One.\n  because: [The same.]\n- conclusion: Two.\n  because: [The same.]\n"
    assert not compare(
        graph_of(old), graph_of(old.replace("argument:\n", "title: x\nargument:\n").replace("title: x\n", ""))
    )
    change = only(compare(graph_of(old), graph_of(old.replace("One.\n  because: [The same.]", "One."))))
    assert change.old_place is not None
    assert text(change.old_place.target) == "One."


# -- included maps -------------------------------------------------------------------------------------------------

MAIN = (
    "include: {part: part.yaml}\nargument:\n- conclusion: It holds in the end.\n  id: main\n"
    "  because: [{ref: part/x}]\n"
)
PART = "argument:\n- conclusion: The part holds.\n  id: x\n  because: [It was tried.]\n"


def test_included_maps_are_compared_too() -> None:
    old = graph_of(MAIN, part=PART)
    reworded = compare(old, graph_of(MAIN, part=PART.replace("holds", "holds well")))
    change = only(reworded)
    assert change.kind.value == "reworded"
    assert change.new_span is not None
    assert change.new_span.source.path == "part.yaml"
    other_prefix = compare(old, graph_of(MAIN.replace("part:", "section:").replace("part/x", "section/x"), part=PART))
    assert told(other_prefix) == ["statement renamed", "map attributes"]


def test_a_branch_put_into_a_file_of_its_own_is_renamed_not_moved() -> None:
    whole = (
        "argument:\n- conclusion: It holds in the end.\n  id: main\n  because:\n"
        "  - conclusion: The part holds.\n    id: x\n    because: [It was tried.]\n"
    )
    found = compare(graph_of(whole), graph_of(MAIN, part=PART))
    assert told(found) == ["statement renamed", "map attributes"]


# -- size ----------------------------------------------------------------------------------------------------------


def test_depth_and_size_are_no_obstacle() -> None:
    deep = "- claim: c0 holds.\n  id: c0\n" + "".join(
        f"- claim: c{i} holds.\n  id: c{i}\n  because: [{{ref: c{i - 1}}}]\n" for i in range(1, 1500)
    )
    old = graph_of(f"argument:\n{deep}")
    assert told(compare(old, graph_of(f"argument:\n{deep}".replace("c700 holds", "c700 fails")))) == [
        "statement reworded"
    ]
    wide = compare(large.graph_of(large.synthetic(800, 1)), large.graph_of(large.synthetic(800, 2)))
    assert len(wide.statements) == 800  # all have ids
