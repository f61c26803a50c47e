"""A tree put into a file of another folder: paths that go with it still lead where they led."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.atomic_files import CannotWrite, Rewrite, rewrite
from argmap.editing.refactoring.paths import path_as_written
from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.source import Source

SCRIPT = str(Path(sys.executable).with_name("argmap"))

BRIDGE = """\
title: The bridge
source: report
sources:
  report: {title: Annual report, text: texts/report.txt}
  survey:
    title: Survey
    text: "../survey.md"   # beside the folder
  unused: {title: Another one, text: texts/unused.txt}
include:
  costs: costs.yaml
  more: parts/more.yaml
argument:
- conclusion: The bridge should be closed.
  id: close
  because:
  - claim: The deck of the bridge is worn.
    id: worn
    because:
    - evidence: Strain peaks with every lorry.
      quote: strain peaks
    - evidence: Nine of ten people see the wear.
      cite: survey
    - evidence: The deck was dear.
      cite: bill
  - claim: Lorries could go elsewhere.
    id: elsewhere
"""
COSTS = "sources:\n  bill: {title: The bill}\nargument:\n- conclusion: Bridges are dear.\n  id: dear\n"
MORE = "argument:\n- conclusion: There is more.\n  id: more\n"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A project whose maps lie in `maps/`."""
    top = tmp_path / "my project"
    for name, text in {
        ".argmap.yaml": "",
        "maps/bridge.yaml": BRIDGE,
        "maps/costs.yaml": COSTS,
        "maps/parts/more.yaml": MORE,
        "maps/texts/report.txt": "Here, strain peaks.\n",
        "survey.md": "Nine of ten.\n",
    }.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")
    (top / "other").mkdir()
    return top


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def read(path: Path) -> ArgumentGraph:
    project = load_project(Source(str(path), path.read_text(encoding="utf-8")))
    assert project.root is not None
    assert [d.finding.message for d in project.diagnostics] == []
    return ArgumentGraph(project.root, project.included)


@pytest.mark.parametrize(
    ("cwd", "file", "target", "include", "text", "costs"),
    [
        # cwd, the map, where the tree goes, and the paths that are written
        ("maps", "bridge.yaml", "sub/worn.yaml", "sub/worn.yaml", "../texts/report.txt", "../costs.yaml"),
        ("maps", "bridge.yaml", "a/b/worn.yaml", "a/b/worn.yaml", "../../texts/report.txt", "../../costs.yaml"),
        ("maps", "bridge.yaml", "parts/worn.yaml", "parts/worn.yaml", "../texts/report.txt", "../costs.yaml"),
        ("maps", "bridge.yaml", "texts/worn.yaml", "texts/worn.yaml", "report.txt", "../costs.yaml"),
        ("maps", "bridge.yaml", "../worn.yaml", "../worn.yaml", "maps/texts/report.txt", "maps/costs.yaml"),
        ("maps", "bridge.yaml", "worn.yaml", "worn.yaml", "texts/report.txt", "costs.yaml"),
        (
            ".",
            "maps/bridge.yaml",
            "new/worn.yaml",
            "../new/worn.yaml",
            "../maps/texts/report.txt",
            "../maps/costs.yaml",
        ),
        (
            "other",
            "../maps/bridge.yaml",
            "../maps/sub/worn.yaml",
            "sub/worn.yaml",
            "../texts/report.txt",
            "../costs.yaml",
        ),
        ("maps", "bridge.yaml", "Über uns/worn.yaml", "Über uns/worn.yaml", "../texts/report.txt", "../costs.yaml"),
        ("maps", "bridge.yaml", "a: b #1/worn.yaml", "a: b #1/worn.yaml", "../texts/report.txt", "../costs.yaml"),
    ],
)
def test_paths_are_turned(top: Path, cwd: str, file: str, target: str, include: str, text: str, costs: str) -> None:
    found = run(top / cwd, "extract", file, "worn", "--to", target)
    assert (found.returncode, found.stderr.count("\n")) == (0, 2), found.stderr
    graph = read(top / "maps" / "bridge.yaml")
    assert [(i.prefix.value, i.path.value) for i in graph.root.includes][-1] == ("worn", include)
    assert graph.find("worn/worn") is not None
    new = read(top / cwd / target)
    works = {name: work.text.value for name, work in new.root.works.items() if work.text is not None}
    assert works["report"] == text
    assert set(works) == {"report", "survey"}
    for each in works.values():
        assert (top / cwd / target).parent.joinpath(each).is_file()
    assert [i.path.value for i in new.root.includes] == [costs]
    assert "bill" in new.works(new.root)
    quoted = run(top, "sources", str(top / cwd / target))
    assert "1 of 1" in quoted.stdout
    assert (top / cwd / target).read_text(encoding="utf-8").count("# beside the folder") == 1


def test_without_a_mark_a_map_below_cannot_include_one_above(top: Path) -> None:
    (top / ".argmap.yaml").unlink()
    found = run(top / "maps", "extract", "bridge.yaml", "worn", "--to", "sub/worn.yaml")
    assert found.returncode == 1
    assert "cannot name that text: it would lie outside the project; an `.argmap.yaml` marks" in found.stderr
    own = BRIDGE.replace("texts/report.txt", "/report.txt").replace("../survey.md", "/survey.md")
    (top / "maps" / "bridge.yaml").write_text(own, encoding="utf-8")
    found = run(top / "maps", "extract", "bridge.yaml", "worn", "--to", "sub/worn.yaml")
    assert "cannot include that: it would lie outside the project; an `.argmap.yaml` marks" in found.stderr
    (top / "maps" / "bridge.yaml").write_text(BRIDGE, encoding="utf-8")
    assert not (top / "maps" / "sub").exists()
    found = run(top / "maps", "extract", "bridge.yaml", "elsewhere", "--to", "../other/elsewhere.yaml")
    assert found.returncode == 1
    assert "it would lie outside the project" in found.stderr
    assert (top / "maps" / "bridge.yaml").read_text(encoding="utf-8") == BRIDGE


def test_what_is_only_shown_or_cannot_be_written_leaves_no_folder(top: Path) -> None:
    maps = top / "maps"
    shown = run(maps, "extract", "bridge.yaml", "worn", "--to", "sub/worn.yaml", "--diff")
    assert shown.returncode == 0
    assert "+  worn: sub/worn.yaml" in shown.stdout
    found = run(maps, "extract", "bridge.yaml", "elsewhere", "--to", "costs.yaml/sub/elsewhere.yaml")
    assert found.returncode == 3
    assert "costs.yaml/sub/elsewhere.yaml cannot be written" in found.stderr
    assert sorted(path.name for path in maps.iterdir()) == ["bridge.yaml", "costs.yaml", "parts", "texts"]
    assert (maps / "bridge.yaml").read_text(encoding="utf-8") == BRIDGE


def test_folders_that_were_made_go_when_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("argmap.atomic_files.changes.stage", fail)
    with pytest.raises(CannotWrite, match="no space left"):
        rewrite([Rewrite(tmp_path / "a" / "b" / "c.yaml", None, b"x"), Rewrite(tmp_path / "d.yaml", None, b"y")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["a b.yaml", "a: b.yaml", "x #1.yaml", "-x.yaml", "it's.yaml", "a,b.yaml", "[1].yaml"])
def test_paths_are_written_so_that_they_are_read(path: str) -> None:
    for text in (f"include:\n  x: {path_as_written(path)}\n", f"include: {{x: {path_as_written(path)}}}\n"):
        project = load_project(Source("map.yaml", f"{text}argument:\n- conclusion: A.\n"))
        assert project.root is not None
        assert [include.path.value for include in project.root.includes] == [path]


@pytest.mark.parametrize(
    ("item", "moved"),
    [
        ("{claim: It is late.}", "- claim: It is late.\n  id: it-is-late\n"),
        ("{claim: It is late., note: a}", "- claim: It is late.\n  id: it-is-late\n  note: a\n"),
    ],
)
def test_an_item_in_braces_goes_into_a_file(tmp_path: Path, item: str, moved: str) -> None:
    (tmp_path / "m.yaml").write_text(f"argument:\n- conclusion: We go home.\n  because:\n  - {item}", encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "extract", "m.yaml", "1.1", "--to", "part.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "part.yaml").read_text(encoding="utf-8") == f"argument:\n{moved}"
