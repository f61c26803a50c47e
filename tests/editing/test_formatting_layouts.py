"""Maps in another layout: shown, written, left alone; their review stays the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.reporting.review import written
from argmap.reviewing import review
from argmap.source import Source

SCRIPT = str(Path(sys.executable).with_name("argmap"))
ROOT = Path(__file__).parents[2]
ODD = "argument:\n    - but:\n        - It costs.  # how much?\n      because: [It is old.]\n      claim: 'Close it.'\n"
NEAT = "argument:\n- claim: Close it.\n  but:\n  - It costs.  # how much?\n  because: [It is old.]\n"


def run(folder: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([SCRIPT, "fmt", *arguments], cwd=folder, input=data, capture_output=True, check=False)


def test_a_map_is_laid_out_and_then_left_alone(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(ODD)
    found = run(tmp_path, "map.yaml")
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"changed map.yaml\n")
    assert (tmp_path / "map.yaml").read_text() == NEAT
    before = (tmp_path / "map.yaml").stat().st_mtime_ns
    again = run(tmp_path, "map.yaml")
    assert (again.returncode, again.stdout, again.stderr) == (0, b"", b"")
    assert (tmp_path / "map.yaml").stat().st_mtime_ns == before


def test_a_check_names_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text(ODD)
    (tmp_path / "neat.yaml").write_text(NEAT)
    found = run(tmp_path, "--check", ".")
    assert (found.returncode, found.stdout, found.stderr) == (1, b"", b"would change odd.yaml\n")
    assert (tmp_path / "odd.yaml").read_text() == ODD
    assert run(tmp_path, "--check", "neat.yaml").returncode == 0


def test_a_diff_shows_what_would_change(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text(ODD)
    found = run(tmp_path, "--diff", "odd.yaml")
    assert found.returncode == 0
    assert b"-      claim: 'Close it.'\n" in found.stdout
    assert b"+- claim: Close it.\n" in found.stdout
    assert (tmp_path / "odd.yaml").read_text() == ODD


def test_a_map_with_errors_is_left_alone_and_the_others_are_done(tmp_path: Path) -> None:
    broken = "argument:\n    - clam: It is so.\n"
    (tmp_path / "a.yaml").write_text(broken)
    (tmp_path / "b.yaml").write_text(ODD)
    found = run(tmp_path, "a.yaml", "b.yaml")
    assert found.returncode == 1
    assert b"a.yaml:2:7" in found.stderr + found.stdout
    assert b"Traceback" not in found.stderr
    assert (tmp_path / "a.yaml").read_text() == broken
    assert (tmp_path / "b.yaml").read_text() == NEAT


@pytest.mark.parametrize("path", sorted((ROOT / "arguments").glob("*.yaml")), ids=lambda p: p.name)
def test_a_map_in_another_layout_has_the_same_review(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if "argument:" not in text:
        return
    other = tmp_path / "arguments"
    other.mkdir()
    for each in path.parent.glob("*.yaml"):
        data = yaml.load(each.read_text(encoding="utf-8"), yaml.BaseLoader)
        odd = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=50, indent=5, default_style='"')
        (other / each.name).write_text(odd, encoding="utf-8")
    assert run(other, ".").returncode == 0
    reviews = []
    for folder in (path.parent, other):
        source = Source(path.name, (folder / path.name).read_text(encoding="utf-8"))
        project = load_project(source, at=folder / path.name)
        assert project.root is not None
        page = review(ArgumentGraph(project.root, project.included))
        reviews.append(written(page, "markdown"))
    assert reviews[0] == reviews[1]
