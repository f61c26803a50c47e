"""What goes wrong in argmap itself is told with the name of the map, and stops no other map."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap import building
from argmap.cli import cli
from argmap.editing import fixing, formatting
from argmap.errors import Unexpected

MAP = "argument:\n- conclusion: The bridge {} moves in the wind.\n  id: a\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("good", "odd", "other"):
        (tmp_path / f"{name}.yaml").write_text(MAP.format(name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_DEBUG", raising=False)
    return tmp_path


def broken(function: Callable[..., Any], error: Exception) -> Callable[..., Any]:
    """A function that fails for the map `odd`."""

    def fails(first: Any, *args: Any, **given: Any) -> Any:
        source = getattr(first, "source", None) or getattr(getattr(first, "analysis", None), "source", first)
        if "odd" in source.path:
            raise error
        return function(first, *args, **given)

    return fails


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def _told(found: Result, name: str = "odd") -> None:
    assert found.exit_code == 3, found.output
    assert (
        f"{name}.yaml: this is a defect of argmap, not of your map: KeyError: 'nobody thought of this'" in found.stderr
    )
    assert "Traceback" not in found.output


def test_check_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap import checking

    monkeypatch.setattr(checking, "check", broken(checking.check, KeyError("nobody thought of this")))
    _told(found := run("check", str(folder)))
    assert "2 warnings in 2 files" in found.stdout or "in 2 files" in found.stdout
    found = run("check", "-f", "json", str(folder))
    assert found.exit_code == 3
    assert json.loads(found.stdout)["files"] == 2
    _told(run("check", "odd.yaml"))
    _told(found := run("build", ".", "-o", "out", "-f", "dot"))
    assert {path.name for path in (folder / "out").glob("*.dot")} == {"good.dot", "other.dot"}
    _told(found := run("stats", "."))
    assert "good.yaml" in found.stdout


def test_fix_and_fmt_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in folder.glob("*.yaml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("- conclusion:", "-  conclusion:").replace("id:", " id:")
        )
    monkeypatch.setattr(formatting, "formatted", broken(formatting.formatted, KeyError("nobody thought of this")))
    _told(found := run("fmt", "."))
    assert found.stderr.count("changed") == 2
    monkeypatch.setattr(fixing, "fixed", broken(fixing.fixed, KeyError("nobody thought of this")))
    _told(run("fix", "."))


@pytest.mark.parametrize("error", [ZeroDivisionError("division by zero"), RecursionError(), MemoryError()])
def test_build_goes_on_where_a_drawing_fails(folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setattr(building, "_draw_one", broken(building._draw_one, error))
    found = run("build", ".", "-o", "out", "-f", "dot")
    assert found.exit_code == 1
    assert f"odd: {Unexpected(error)}" in found.stderr
    assert {path.name for path in (folder / "out").glob("*.dot")} == {"good.dot", "other.dot"}


def test_what_is_said_of_each_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_DEBUG", raising=False)
    assert str(Unexpected(RecursionError("x"), "a.yaml")) == (
        "a.yaml: this map is nested more deeply than the program can follow"
    )
    assert str(Unexpected(MemoryError())) == "there is not enough memory for this"
    monkeypatch.setenv("ARGMAP_DEBUG", "1")
    with pytest.raises(KeyError):
        Unexpected(KeyError("x"))
