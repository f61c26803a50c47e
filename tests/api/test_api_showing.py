"""How things show themselves: one line each in a console, pictures and pages in a notebook."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.api.notebook import with_own_ids
from argmap.rendering import draw
from argmap.rendering.themes import BY_NAME

LONG = "Lorries that cross the bridge, of which there are several hundred every day,\n  wear its deck out. "
RICH = f"""\
title: "{"The river bridge " * 20}"
question: Should lorries be allowed?
source: report
sources: {{report: {{title: "{"Annual inspection " * 20}", author: Nobody}}}}
groups: {{deck: {{title: The deck}}}}
scale: icd203
alternatives: [[wear, delay]]
schemes:
  seen:
    name: What is seen
    slots: {{S: the sign}}
    premises: [{{sign: "The {{S}} is seen."}}]
    conclusion: It is so.
    critical_questions: [{{slug: real, q: "Is it real?"}}]
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  waive: {{AM201: "{"why not " * 60}"}}
  review: [{{by: a reader, mark: verified, note: "{LONG * 3}"}}]
  because:
  - scheme: seen
    id: {"step-" * 40}x
    answers: {{real: It is.}}
    premises:
    - claim: "{LONG * 5}"
      id: wear
      group: deck
      likelihood: likely
      quote: wears its deck
    - assumption: Whatever wears out a bridge has to be kept off it.
  but:
  - claim: Closing the bridge delays every delivery.
    id: delay
  - ref: other
- evidence: Something else was counted.
  id: other
  cite: {{source: report, quote: The bridge is old}}
"""
TEXTS = {"report.txt": "It rains. A lorry wears its deck out. The bridge is old. " + "It goes on. " * 30}


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the functions of the interface give."""
    folder = tmp_path_factory.mktemp("maps")
    bridge = argmap.load(RICH, sources=TEXTS)
    other = argmap.load(RICH.replace("delays", "holds up").replace("- ref: other", "- other claim stands here"))
    (folder / "bridge.yaml").write_text(RICH, encoding="utf-8")
    analysis = argmap.check(RICH.replace("- claim", "- clam"), sources=TEXTS)
    return {
        "map": bridge,
        "read": argmap.read(RICH),
        "analysis": analysis,
        "fixes": [diagnostic.finding.fix for diagnostic in analysis.diagnostics],
        "evaluation": argmap.evaluate(bridge),
        "comparison": argmap.diff(bridge, other),
        "grounding": argmap.ground(bridge, sources=TEXTS),
        "coverage": bridge.analysis.grounding and bridge.analysis.grounding.coverage("report"),
        "review": argmap.review(bridge, since=other, sources=TEXTS),
        "form": argmap.form(bridge, "referee"),
        "extensions": argmap.extensions(bridge),
        "report": argmap.build(folder, folder / "out", "dot"),
        "drawing": draw(bridge.graph, ("outline",)),
        "themes": list(BY_NAME.values()),
    }


def reachable(start: object) -> Iterator[object]:
    """Everything of argmap that can be got at from something by public attributes and items, each kind some times."""
    waiting, seen, kinds = [start], set(), dict[type, int]()
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, Enum | type | str | bytes):
            continue
        seen.add(id(thing))
        if isinstance(thing, Mapping):
            waiting += [*thing.keys(), *thing.values()]
        elif isinstance(thing, list | tuple | set | frozenset):
            waiting += thing
        if not type(thing).__module__.startswith("argmap") or isinstance(thing, dict):
            continue
        kinds[type(thing)] = kinds.get(type(thing), 0) + 1
        if kinds[type(thing)] > 40:
            continue
        yield thing
        for name in dir(thing):
            if not name.startswith("_"):
                try:
                    value = getattr(thing, name)
                except argmap.ArgmapError:
                    continue
                if not callable(value):
                    waiting.append(value)


def test_everything_shows_itself_in_one_short_line(things: dict[str, Any]) -> None:
    found = list(reachable(things))
    kinds = {type(thing).__name__ for thing in found}
    assert {"Map", "Analysis", "Statement", "Reason", "Citation", "Change", "Item", "Span", "Text", "Report"} <= kinds
    assert len(kinds) > 45
    for thing in found:
        line = repr(thing)
        assert len(line) < 120, line
        assert line.isprintable(), line
        assert line.startswith((f"<{type(thing).__name__}", "Position(")), line
        assert " object at 0x" not in line, line


def test_a_line_says_what_a_thing_is_and_how_much(things: dict[str, Any]) -> None:
    bridge = things["map"]
    lines = {name: repr(thing) for name, thing in things.items()}
    assert lines["map"].startswith("<Map <text> 5 statements, 3 reasons “The river bridge The river bridge")
    assert lines["analysis"] == "<Analysis <text> 2 errors>"
    assert lines["evaluation"] == "<Evaluation <text> as-stated 5 statements>"
    assert lines["comparison"].startswith("<Comparison <text> → <text>: ")
    assert re.fullmatch(r"<Review <text> 17 sections, \d+ items “The river bridge .*…”>", lines["review"])
    assert lines["extensions"] == "<Extensions grounded: 1 extension of 9 arguments>"
    assert lines["report"] == "<Report 2 written, 0 up to date>"
    assert lines["grounding"] == "<Grounding <text> 1 text of 1 source>"
    assert repr(bridge["delay"]) == "<Statement claim delay <text>:40:5 “Closing the bridge delays every delivery.”>"
    assert repr(bridge["close"].because[0]).startswith("<Reason because step-step-")
    odd = argmap.read('argument:\n- "A \\e[31mred\\a\\n text."\n')
    assert odd is not None
    assert repr(odd.roots[0]) == "<Statement claim <text>:2:3 “A �[31mred� text.”>"
    assert repr(bridge["delay"].span) == "<Span <text>:40:5-41:14>"


def test_the_interface_is_what_dir_shows_and_is_loaded_late() -> None:
    assert dir(argmap) == sorted(argmap.__all__)
    assert all(hasattr(argmap, name) for name in argmap.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'rendr'"):
        argmap.rendr  # noqa: B018 - that it fails is what is looked at
    code = "import sys, argmap; dir(argmap); print(*(m for m in sys.modules if m.split('.')[0] == 'argmap'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == ["argmap", "argmap.version"]
    code = "import sys; import argmap; argmap.check('argument: []\\n'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not {"argmap.rendering", "argmap.reviewing", "argmap.comparing"} & loaded
    assert not {"graphviz", "jinja2", "markdown_it", "wcwidth"} & loaded


def test_every_function_says_what_it_does() -> None:
    for name in argmap.__all__:
        thing = getattr(argmap, name)
        assert name == "__version__" or inspect.getdoc(thing), name
        if inspect.isfunction(thing):
            assert list(inspect.signature(thing).parameters), name


# -- notebooks ---------------------------------------------------------------------------------------------------------


def test_a_map_shows_itself_as_a_picture(tmp_path: Path) -> None:
    bridge = argmap.load(RICH)
    bundle = bridge._repr_mimebundle_()
    assert list(bundle) == ["image/svg+xml", "text/plain"]
    assert bundle["text/plain"] == repr(bridge)
    plain = argmap.render(bridge).decode()
    assert re.sub(r"m[0-9a-f]{8}-\d+-", "", bundle["image/svg+xml"]) == plain
    assert argmap.render(bridge).decode() == plain
    assert list(bridge._repr_mimebundle_(include=["text/plain"])) == ["text/plain"]
    assert list(bridge._repr_mimebundle_(exclude={"text/plain"})) == ["image/svg+xml"]
    (tmp_path / "empty.yaml").write_text("title: Nothing yet\nargument: []\n", encoding="utf-8")
    assert list(argmap.load(tmp_path / "empty.yaml")._repr_mimebundle_()) == ["text/plain"]


def test_drawings_on_one_page_share_no_id() -> None:
    bridge = argmap.load(RICH)
    drawings = [bridge._repr_svg_(), bridge._repr_svg_(), argmap.load(RICH)._repr_mimebundle_()["image/svg+xml"]]
    ids = [set(re.findall(r'\sid="([^"]+)"', each)) for each in drawings]
    assert all(len(each) > 10 for each in ids)
    assert not ids[0] & ids[1] | ids[0] & ids[2] | ids[1] & ids[2]
    for drawing, own in zip(drawings, ids, strict=True):
        named = re.findall(
            r'(?:href="#|url\(#|aria-labelledby="|aria-describedby="|data-from="|data-to=")([^")]+)', drawing
        )
        assert named
        assert {name for name in named if not name.startswith("m")} == set()
        assert set(re.findall(r'(?:url\(#|aria-labelledby=")([^")]+)', drawing)) <= own


def test_only_attributes_are_given_other_ids() -> None:
    text = '<g id="a" title="x > id"><text>say id="b" href="#c" url(#d)</text><a href="#a b" xlink:href="o.svg#a"/></g>'
    found = re.sub(r"m[0-9a-f]{8}-\d+-", "OWN-", with_own_ids(text))
    assert found == text.replace('<g id="a"', '<g id="OWN-a"').replace('<a href="#a', '<a href="#OWN-a')


def test_findings_changes_and_reviews_show_themselves_as_pages(things: dict[str, Any]) -> None:
    said = {
        "analysis": [
            "`clam` is no key of a statement; did you mean `claim`?",
            "2 errors in 1 file",
        ],
        "comparison": ["Closing the bridge", "<ins>", "What changed"],
        "review": ["Key assumptions", "Linchpins", "As stated"],
        "form": ["Referee report", "Summary of the argument", "For you to judge"],
    }
    for name, words in said.items():
        bundle = things[name]._repr_mimebundle_()
        assert list(bundle) == ["text/plain", "text/html"]
        assert bundle["text/plain"] == repr(things[name])
        page = unescape(bundle["text/html"])
        assert all(word in page for word in words), name
        assert list(things[name]._repr_mimebundle_(include={"text/plain"})) == ["text/plain"]
    one = things["analysis"].diagnostics[0]._repr_mimebundle_()
    assert "error[AM002]" in one["text/html"]
    # A whole page stands in a frame, so that its style and its ids stay there.
    assert things["review"]._repr_mimebundle_()["text/html"].startswith("<iframe sandbox srcdoc=")
    hostile = argmap.check("argument:\n- clam: <script>alert(1)</script>\n")._repr_mimebundle_()["text/html"]
    assert "<script" not in hostile
