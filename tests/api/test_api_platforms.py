"""Platforms without processes, locks and libyaml, such as a browser: what works there, and what is said of the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap import programs
from argmap.rendering import DrawingOptions, EngineName
from argmap.rendering.formats import engines
from argmap.rendering.formats.engines import EngineFailed, OnlySvg

BRIDGE = """\
title: The bridge
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  because:
  - claim: Lorries wear out the deck of the bridge.
    id: wear
"""

# Graphviz's package for Python starts programs and is imported before, since it does so only when it is asked to.
POOR = """
import os
import sys
import graphviz
for name in ("subprocess", "_posixsubprocess", "multiprocessing", "fcntl", "filelock", "yaml._yaml"):
    sys.modules[name] = None
if hasattr(os, "fork"):
    del os.fork
import argmap
bridge = argmap.load(sys.argv[1])
"""


def on_a_poor_platform(program: str, folder: Path) -> list[str]:
    """The lines that a program prints where all these are missing; `bridge` is a map in `folder`."""
    (folder / "bridge.yaml").write_text(BRIDGE)
    command = [sys.executable, "-c", POOR + program, str(folder / "bridge.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_maps_are_checked_and_reviewed_and_drawn_in_text(tmp_path: Path) -> None:
    program = """
from argmap.yamltext.events import has_libyaml
print(has_libyaml(), bridge.status("close").value)
print([each.code for each in argmap.check("argument:\\n- clam: a b: c\\n").diagnostics])
print([item.sort for item in argmap.review(bridge, ["assumptions"]).sections[0].items])
for form in ("dot", "mermaid", "outline"):
    sys.stdout.write(argmap.render(bridge, form).decode())
"""
    bridge = argmap.load(BRIDGE)
    lines = on_a_poor_platform(program, tmp_path)
    findings = [each.code for each in argmap.check("argument:\n- clam: a b: c\n").diagnostics]
    assert lines[:3] == ["False supported", str(findings), "['asserted', 'unwritten']"]
    drawn = b"".join(argmap.render(bridge, form) for form in ("dot", "mermaid", "outline"))
    assert "\n".join(lines[3:]) == drawn.decode().rstrip("\n")


def test_an_engine_that_is_handed_in_draws(tmp_path: Path) -> None:
    program = """
def engine(dot):
    assert dot.startswith("digraph") and "pos=" in dot
    return '<svg width="10pt" height="10pt"></svg>'
print(argmap.render(bridge, engine=engine).decode())
"""
    assert on_a_poor_platform(program, tmp_path)[0].startswith("<svg")


def test_what_cannot_be_is_one_kind_of_error(tmp_path: Path) -> None:
    program = """
from pathlib import Path
from argmap.atomic_files import Rewrite, rewrite
from argmap.errors import NotOnThisPlatform
path = Path(sys.argv[1])
text = path.read_bytes()
for what in (
    lambda: argmap.render(bridge),
    lambda: argmap.render(bridge, engine="dot"),
    lambda: rewrite([Rewrite(path, text, b"x")]),
    lambda: argmap.build(path, path.parent / "output", "mermaid"),
):
    try:
        what()
    except NotOnThisPlatform as error:
        print(error)
print(path.read_bytes() == text)
"""
    advice = (
        "is a program, and this platform starts none; hand over a function that makes SVG of DOT (engine=…),"
        " or draw pptx, drawio, dot, mermaid, d2 or outline"
    )
    assert on_a_poor_platform(program, tmp_path) == [
        f"graphviz-pure {advice}",
        f"dot {advice}",
        "files are changed under a lock, and this platform has none",
        "a folder is built in several threads, and this platform has one; `render` draws a map",
        "True",
    ]


def test_no_program_is_found_in_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert not programs.can_start_programs()
    assert programs.find_program(Path(sys.executable).name) is None


def test_an_engine_in_python_draws_what_the_program_draws() -> None:
    def graphviz(dot: str) -> str:
        command = [str(engines.pure_binary()), "-Knop2", "-Tsvg"]
        return subprocess.run(command, input=dot, capture_output=True, text=True, check=True, encoding="utf-8").stdout

    bridge = argmap.load(BRIDGE)
    for options in ({}, {"theme": "dark", "direction": "left"}):
        assert argmap.render(bridge, engine=graphviz, **options) == argmap.render(bridge, **options)


@pytest.mark.parametrize("given", ["", "no picture", b"<svg></svg>", None, "<svg> broken off"])
def test_an_engine_that_gives_no_svg_has_failed(given: object) -> None:
    with pytest.raises(EngineFailed, match="<lambda> could not draw the map: what it gave is no SVG"):
        argmap.render(BRIDGE, engine=lambda _: given)


def test_what_an_engine_raises_is_told() -> None:
    def browser(dot: str) -> str:
        raise ValueError(f"out of memory after {len(dot) > 0}")

    with pytest.raises(EngineFailed, match="browser could not draw the map: out of memory after True"):
        argmap.render(BRIDGE, engine=browser)


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_an_engine_that_is_a_function_draws_svg_only(form: str) -> None:
    with pytest.raises(OnlySvg, match=f"draws svg, and no {form}"):
        argmap.render(BRIDGE, form, engine=lambda dot: dot)


def test_folders_are_built_by_engines_with_a_name(tmp_path: Path) -> None:
    (tmp_path / "bridge.yaml").write_text(BRIDGE)
    for options in ({"engine": str.upper}, {"options": DrawingOptions(engine=str.upper)}):
        with pytest.raises(argmap.ArgmapError, match="`engine` is the name of one where files are kept"):
            argmap.build(tmp_path, tmp_path / "output", **options)
    report = argmap.build(tmp_path, tmp_path / "output", options=DrawingOptions(engine=EngineName.PURE))
    assert len(report.written) == 2
