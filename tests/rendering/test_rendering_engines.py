"""Engines run in processes of their own; whatever happens there becomes a message."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.errors import ArgmapError
from argmap.evaluation import Status
from argmap.rendering import DrawingOptions, EngineName, draw
from argmap.rendering.formats import engines
from argmap.rendering.formats.engines import EngineFailed, EngineMissing, EngineTooSlow
from argmap.rendering.options import Limits

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

posix_only = pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the engine")
needs_pygraphviz = pytest.mark.skipif(
    importlib.util.find_spec("pygraphviz") is None, reason="pygraphviz, of the extra `pdf`, is not installed"
)
needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="dot, of Graphviz, is not installed")
LIMITS = Limits(20, 3 << 30)


def pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Put a shell script in the place of the default engine."""
    program = folder / "engine"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(engines, "pure_binary", lambda: program)


@posix_only
def test_an_engine_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, "exec sleep 60")
    with pytest.raises(EngineTooSlow, match=r"did not finish the drawing within 0\.2 seconds; --time-limit gives"):
        draw(maps.written("bridge"), ("svg",), DrawingOptions(time_limit=0.2))


@posix_only
def test_an_engine_that_crashes_is_told_about(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, "kill -SEGV $$")
    with pytest.raises(EngineFailed, match="graphviz-pure could not draw the map: it was stopped by signal 11"):
        draw(maps.written("bridge"))


@posix_only
def test_the_last_complaint_is_passed_on_and_noise_is_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    noise = "Warning: no value for width of non-ASCII character 227. Falling back to width of space character"
    pretend(monkeypatch, tmp_path, f"echo 'syntax error in line 3' >&2; echo '{noise}' >&2; exit 1")
    with pytest.raises(EngineFailed, match=r"it ended with code 1: syntax error in line 3$"):
        draw(maps.written("bridge"))


@posix_only
def test_an_engine_that_writes_nothing_has_failed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, "exit 0")
    with pytest.raises(EngineFailed, match="it wrote no svg"):
        draw(maps.written("bridge"))


def test_a_program_that_cannot_be_started_is_told_about(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engines, "pure_binary", lambda: tmp_path / "nothing")
    with pytest.raises(EngineFailed, match="it cannot be started"):
        draw(maps.written("bridge"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a running process be limited")
def test_memory_is_limited() -> None:
    program = "import time; time.sleep(0.3); print(len(bytearray(1 << 30)))"
    with pytest.raises(EngineFailed, match="MemoryError"):
        engines.run([sys.executable, "-c", program], "python", b"", Limits(20, 256 << 20))


def test_the_default_engine_is_found_beside_python_or_in_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    engines.pure_binary.cache_clear()
    beside = engines.pure_binary()
    assert beside.parent == Path(sysconfig.get_path("scripts"))
    engines.pure_binary.cache_clear()
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    assert engines.pure_binary() == beside.resolve()
    engines.pure_binary.cache_clear()


def test_what_is_missing_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    graph = maps.written("bridge")
    with pytest.raises(EngineMissing, match=r'pygraphviz is not installed; .* pip install "argmap\[pdf\]"'):
        draw(graph, ("svg",), DrawingOptions(engine=EngineName.PYGRAPHVIZ))
    with pytest.raises(EngineMissing, match="dot is not installed; install Graphviz with"):
        draw(graph, ("svg",), DrawingOptions(engine=EngineName.DOT))
    with pytest.raises(EngineMissing, match=r'what PDF needs is not installed; .* pip install "argmap\[pdf\]"'):
        draw(graph, ("pdf",))
    assert all(issubclass(each, ArgmapError) for each in (EngineMissing, EngineTooSlow, EngineFailed))


@needs_pygraphviz
def test_the_second_engine_draws_the_same_boxes() -> None:
    graph = maps.written("bridge")
    first, second = (
        draw(graph, ("svg",), DrawingOptions(engine=engine)).files["svg"].decode()
        for engine in (EngineName.PURE, EngineName.PYGRAPHVIZ)
    )
    assert first.count('role="group"') == second.count('role="group"') == len(graph.statements)
    assert first.count("<text") == second.count("<text")
    assert first.split("viewBox", 1)[1][:40] == second.split("viewBox", 1)[1][:40]


@needs_pygraphviz
def test_bad_input_to_the_second_engine_is_an_error() -> None:
    with pytest.raises(EngineFailed):
        engines.draw("digraph {", ["svg"], EngineName.PYGRAPHVIZ, LIMITS)


def test_png_has_the_resolution_asked_for() -> None:
    graph = maps.written("bridge")
    sizes = []
    for dpi in (72, 144):
        data = draw(graph, ("png",), DrawingOptions(dpi=dpi)).files["png"]
        assert data.startswith(b"\x89PNG")
        sizes.append(int.from_bytes(data[16:20]))
    assert sizes[1] == pytest.approx(2 * sizes[0], abs=3)


def test_a_png_that_no_viewer_opens_gets_fewer_dots_and_a_notice() -> None:
    drawing = draw(maps.written("bridge"), ("png",), DrawingOptions(dpi=1200))
    width, height = (int.from_bytes(drawing.files["png"][a : a + 4]) for a in (16, 20))
    assert width * height < 82_000_000
    assert "dots an inch: with 1200 it would be" in drawing.notices[0]


def test_a_folder_that_cannot_be_written_to_is_told_about(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nothing"))
    with pytest.raises(EngineFailed, match="its files cannot be written or read"):
        draw(maps.written("bridge"))


@needs_dot
@pytest.mark.parametrize("name", ["bridge", "hostile", "scripts"])
def test_plain_dot_draws_boxes_where_they_were_placed(name: str, tmp_path: Path) -> None:
    path = tmp_path / "map.dot"
    drawing = draw(maps.written(name), ("dot", "svg"))
    path.write_bytes(drawing.files["dot"])
    commands = (["dot"], ["neato"], ["neato", "-n2"], ["dot", "-Kneato", "-n2"], ["fdp"])
    drawn = {
        subprocess.run([*command, "-Tsvg", str(path)], check=True, capture_output=True).stdout for command in commands
    }
    assert len(drawn) == 1
    found, wanted = _boxes(drawn.pop().decode()), _boxes(drawing.files["svg"].decode())
    assert found.keys() == wanted.keys()
    for box, edges in wanted.items():
        assert found[box] == pytest.approx(edges, abs=1), box


_RUN = re.compile(r'<text [^>]*? x="([^"]*)" [^>]*>([^<]*)</text>')
_DIGIT = 8.5 * 0.5  # a bit less than the width of one


@pytest.mark.parametrize(
    "engine",
    [
        EngineName.PURE,
        pytest.param(EngineName.PYGRAPHVIZ, marks=needs_pygraphviz),
        pytest.param(EngineName.DOT, marks=needs_dot),
    ],
)
def test_gaps_in_plain_dot_do_not_hang_on_blanks_that_viewers_leave_out(engine: EngineName) -> None:
    graph = maps.written("bridge")
    statuses = dict.fromkeys(graph.statements, Status.CONTESTED)
    dot = draw(graph, ("dot",), DrawingOptions(statuses=statuses)).files["dot"].decode()
    drawn = engines.draw(dot, ["svg"], engine, LIMITS)["svg"].decode()
    runs = [(float(x), unescape(words)) for x, words in _RUN.findall(drawn)]
    assert not [words for _, words in runs if words[:1].isspace()]
    headers = [(one, other) for one, other in pairwise(runs) if re.fullmatch(r"[\d.]+\s+", one[1])]
    assert len(headers) == len(graph.statements)
    for (x, number), (after, kind) in headers:
        assert after - x > len(number.strip().replace(".", "")) * _DIGIT + 3, kind


_BOX = re.compile(r'<g id="([sn]-[^"]*)" class="node[^>]*>.*?<(?:path|polygon) [^>]*?(?:d|points)="([^"]*)"', re.S)


def _boxes(svg: str) -> dict[str, tuple[float, float, float, float]]:
    """The edges of the box of every statement, in points: left, right, top, bottom."""
    found = {}
    for name, way in _BOX.findall(svg.replace("&#45;", "-")):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", way)]
        across, down = numbers[::2], numbers[1::2]
        found[name] = (min(across), max(across), min(down), max(down))
    assert len(found) > 3
    return found
