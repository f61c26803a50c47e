"""Going from names to what they name, and back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.editor_support.places import definitions, name_at, references

sys.path.insert(0, str(Path(__file__).parent))
from marked import marked, view_of

MAP = """\
sources:
  report: {title: R}
groups:
  g: {title: G}
schemes:
  own: {name: Own, premises: [{a: A}]}
argument:
- conclusion: One.
  id: one
  group: g
  cite: report
  because:
  - scheme: own
    id: r
    premises:
    - ref: "two"
    - claim: Three.
      contradicts: [one, two]
  but:
  - outweighs: r
    premises:
    - claim: Four.
      cite: {source: report}
- claim: Two.
  id: two
"""


def at(before: str, text: str = MAP) -> str:
    return text.replace(before, before + "¦", 1)


@pytest.mark.parametrize(
    ("before", "defined", "used"),
    [
        ('ref: "t', 25, [16, 18]),
        ("[one, tw", 25, [16, 18]),
        ("[on", 9, [18]),
        ("  id: tw", 25, [16, 18]),
        ("outweighs: ", 14, [20]),
        ("cite: rep", 2, [11, 23]),
        ("{source: rep", 2, [11, 23]),
        ("  rep", 2, [11, 23]),
        ("group: ", 4, [10]),
        ("scheme: o", 6, [13]),
    ],
)
def test_a_name_leads_to_where_it_is_given_and_used(before: str, defined: int, used: list[int]) -> None:
    view, offset = marked(at(before))
    assert [span.first.line for span in definitions(view, offset)] == [defined]
    assert [span.first.line for span in references(view, offset, declaration=False)] == used
    every = [span.first.line for span in references(view, offset, declaration=True)]
    assert sorted(every) == sorted([*used, defined])


def test_the_name_is_given_without_quotes() -> None:
    found = name_at(*marked(at('ref: "t')))
    assert found is not None
    assert found.written == "two"


@pytest.mark.parametrize("before", ["conclusion: On", "  premi", "title", "argument:\n"])
def test_no_name_stands_elsewhere(before: str) -> None:
    view, offset = marked(at(before))
    assert name_at(view, offset) is None
    assert definitions(view, offset) == []
    assert references(view, offset, declaration=True) == []


def test_names_lead_into_included_maps_and_back(tmp_path: Path) -> None:
    part = tmp_path / "part.yaml"
    part.write_text("argument:\n- claim: Inner.\n  id: inner\n- ref: inner\n  because:\n  - claim: B.\n")
    text = "include:\n  part: part.yaml\nargument:\n- conclusion: A.\n  because:\n  - ref: part/inner\n"
    path = str(tmp_path / "main.yaml")

    view, offset = marked(at("ref: part/inn", text), path)
    [defined] = definitions(view, offset)
    assert (Path(defined.source.path), defined.first.line, defined.written) == (part, 3, "inner")
    assert len(references(view, offset, declaration=False)) == 2
    name = name_at(view, offset)
    assert name is not None
    assert name.written == "inner"

    view, offset = marked(at("ref: pa", text), path)  # the prefix
    [defined] = definitions(view, offset)
    assert (defined.source, defined.first.line) == (view.source, 2)

    view, offset = marked(at("part: part.y", text), path)  # the path
    [defined] = definitions(view, offset)
    assert (Path(defined.source.path), defined.start) == (part, 0)


def test_uses_are_found_in_maps_that_include_this_one(tmp_path: Path) -> None:
    main = tmp_path / "main.yaml"
    main.write_text(
        "include:\n  p: part.yaml\nargument:\n- conclusion: A.\n  because:\n  - ref: p/inner\n- ref: p/inner\n"
    )
    (tmp_path / "part.yaml").write_text("argument:\n- claim: Inner.\n  id: inner\n- claim: B.\n  contradicts: inner\n")
    text = "# an edit\n" + (tmp_path / "part.yaml").read_text()  # not yet written to disk
    view, offset = marked(at("id: inn", text), str(tmp_path / "part.yaml"))
    graph = view_of(main.read_text(), str(main)).graph
    assert graph is not None
    found = references(view, offset, declaration=False, others=[graph])
    places = {(Path(span.source.path).name, span.first.line) for span in found}
    assert places == {("main.yaml", 6), ("main.yaml", 7), ("part.yaml", 6)}


def test_a_broken_text_keeps_its_names() -> None:
    view, offset = marked(at('ref: "t') + '- claim: "never closed\n  id: x\n')
    assert [span.written for span in definitions(view, offset)] == ["two"]
