"""References, included maps, placement and numbers."""

from __future__ import annotations

from pathlib import Path

from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement
from argmap.reading import load_project
from argmap.source import Source


def graph_of(text: str, path: str = "map.yaml") -> ArgumentGraph:
    project = load_project(Source(path, text))
    assert project.root is not None
    assert not project.diagnostics
    return ArgumentGraph(project.root, project.included)


def numbered(graph: ArgumentGraph) -> dict[str, str]:
    return {number: statement.text.value for statement, number in graph.numbers.items()}


def test_a_tree_is_placed_where_it_is_first_used() -> None:
    graph = graph_of("""
argument:
- conclusion: A.
  because:
  - claim: B.
    because:
    - ref: shared
  - ref: shared
- claim: C.
  id: shared
  because:
  - claim: D.
""")
    assert numbered(graph) == {"1": "A.", "1.1": "B.", "1.1.1": "C.", "1.1.1.1": "D."}
    shared = graph.find("shared")
    assert isinstance(shared, Statement)
    assert len(graph.uses(shared)) == 2


def test_trees_that_use_each_other_do_not_swallow_each_other() -> None:
    graph = graph_of("""
argument:
- claim: A.
  id: a
  because:
  - ref: b
- claim: B.
  id: b
  because:
  - ref: a
""")
    assert numbered(graph) == {"1": "A.", "1.1": "B."}
    assert {s.text.value for s in graph.statements} == set(numbered(graph).values())


def test_a_conclusion_in_a_circle_stays_on_top() -> None:
    graph = graph_of("""
argument:
- claim: A.
  id: a
  because:
  - ref: b
- conclusion: B.
  id: b
  because:
  - ref: a
""")
    assert numbered(graph) == {"1": "B.", "1.1": "A."}


def test_order_is_that_of_the_file_with_undercuts_after_the_premises() -> None:
    graph = graph_of("""
argument:
- conclusion: A.
  but:
  - claim: Objection.
  because:
  - premises:
    - claim: P1.
    - claim: P2.
    but:
    - claim: Undercut.
  although:
  - claim: Concession.
""")
    assert list(numbered(graph).values()) == ["A.", "Objection.", "P1.", "P2.", "Undercut.", "Concession."]


def test_a_reference_at_the_root_adds_to_what_it_names() -> None:
    graph = graph_of("""
argument:
- conclusion: A.
  id: a
  because:
  - id: step
    premises:
    - claim: P.
- ref: a
  but:
  - claim: Objection.
- ref: step
  but:
  - claim: Undercut.
""")
    a, step = graph.find("a"), graph.find("step")
    assert isinstance(a, Statement)
    assert isinstance(step, Reason)
    assert [r.premises[0].text.value for r in graph.reasons_on(a) if isinstance(r.premises[0], Statement)] == [
        "P.",
        "Objection.",
    ]
    assert [graph.premises(r)[0].text.value for r in graph.reasons_on(step)] == ["Undercut."]
    assert list(numbered(graph).values()) == ["A.", "P.", "Undercut.", "Objection."]


def test_an_included_map_is_joined_and_its_names_have_its_prefix(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text(
        "include: {works: works.yaml}\nargument:\n- conclusion: Part.\n  id: part\n  cite: report\n"
    )
    (tmp_path / "works.yaml").write_text("sources:\n  report: {title: Report}\n")
    main = "include: {one: part.yaml, w: works.yaml}\nargument:\n- conclusion: Whole.\n  because:\n  - ref: one/part\n"
    graph = graph_of(main, str(tmp_path / "main.yaml"))
    assert numbered(graph) == {"1": "Whole.", "1.1": "Part."}
    part = graph.find("one/part")
    assert isinstance(part, Statement)
    assert graph.name(part) == "one/part"
    assert len(graph.maps) == 3
    assert set(graph.works(graph.root)) == {"report"}
    assert set(graph.works(graph.map_of(part))) == {"report"}


def test_a_group_passes_down_and_the_nearest_wins() -> None:
    graph = graph_of("""
groups:
  g: {title: G}
  h: {title: H}
argument:
- claim: A.
  group: g
  because:
  - premises:
    - claim: B.
    - claim: C.
      group: h
      because:
      - claim: D.
  - ref: e
- claim: E.
  id: e
""")
    groups = {s.text.value: g.value if (g := graph.group(s)) else None for s in graph.statements}
    assert groups == {"A.": "g", "B.": "g", "C.": "h", "D.": "h", "E.": None}


def test_what_cannot_be_resolved_is_listed() -> None:
    text = "argument:\n- claim: A.\n  id: a\n  contradicts: x\n  because:\n  - ref: y\n"
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    graph = ArgumentGraph(project.root, project.included)
    assert [(u.name.value, u.wanted) for u in graph.unresolved] == [("y", "statement"), ("x", "statement")]
    assert graph.premises(graph.reasons[0]) == ()


def test_restatements_have_one_leader() -> None:
    graph = graph_of("""
argument:
- {claim: A., id: a}
- {claim: B., id: b, restates: a}
- {claim: C., id: c, restates: b}
""")
    a, b, c = graph.statements
    assert graph.restatements == {b: a, c: a}


def test_what_a_ref_opposes_is_opposed_by_what_it_names() -> None:
    text = """
argument:
- {claim: A., id: a, tension-with: b}
- {claim: B., id: b, contradicts: c}
- {claim: C., id: c, because: [{ref: a, contradicts: b, tension-with: c}]}
- ref: c
  tension-with: [a, nobody]
"""
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    assert not project.diagnostics
    graph = ArgumentGraph(project.root, project.included)
    assert [(str(one.id), str(other.id)) for one, other in graph.opposition.pairs()] == [("b", "c"), ("a", "b")]
    found = [(str(one.id), str(other.id), name.span.first.line) for one, other, name in graph.opposition.tensions()]
    assert found == [("a", "b", 3), ("a", "c", 5), ("c", "a", 7)]
    assert [u.name.value for u in graph.unresolved] == ["nobody"]


def test_an_included_map_is_set_against_another(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"argument:\n- {{claim: {name}., id: it}}\n")
    main = "include: {one: one.yaml, two: two.yaml}\nargument:\n- ref: one/it\n  contradicts: two/it\n"
    project = load_project(Source(str(tmp_path / "main.yaml"), main))
    assert project.root is not None
    graph = ArgumentGraph(project.root, project.included)
    assert [(graph.name(one), graph.name(other)) for one, other in graph.opposition.pairs()] == [("one/it", "two/it")]


def test_nothing_contradicts_a_step() -> None:
    step = "- claim: A.\n  id: a\n  because:\n  - id: r\n    premises: [{claim: B.}]\n"
    text = f"argument:\n{step}- ref: r\n  contradicts: a\n"
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    graph = ArgumentGraph(project.root, project.included)
    assert [(u.name.value, u.wanted) for u in graph.unresolved] == [("r", "statement")]


def test_statements_written_below_references_to_one_another_are_placed_nowhere() -> None:
    graph = graph_of("""\
argument:
- conclusion: This stands on top.
  because: [{ref: x}]
- ref: x
  because: [{claim: y., id: y}]
- ref: y
  because: [{claim: x., id: x}]
""")
    assert [statement.text.value for statement in graph.trees] == ["This stands on top."]
