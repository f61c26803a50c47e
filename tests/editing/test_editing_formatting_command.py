"""`argmap fmt` as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import cli
from argmap.editing.formatting import formatted, proof
from argmap.source import Source

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted((HERE / "cases").glob("*.yaml"))
ODD = "argument:\n-   id: a\n    claim: 'The bridge is unsafe.'  # so they say\n"
NEAT = "argument:\n- claim: The bridge is unsafe.  # so they say\n  id: a\n"


def run(*words: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["fmt", *words], input=text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_layout_is_the_expected_one(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path.with_suffix(".out"), formatted(Source(path.name, path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("folder", ["arguments", "argmap/cli/templates"])
def test_own_maps_are_formatted(folder: str) -> None:
    assert run("--check", str(ROOT / folder)).exit_code == 0


def test_a_file_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(ODD, encoding="utf-8")
    assert run("--check", str(path)).exit_code == 1
    assert "+- claim: The bridge is unsafe.  # so they say" in run("--diff", str(path)).stdout
    assert path.read_text(encoding="utf-8") == ODD
    assert run(str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8") == NEAT
    assert run("--check", str(path)).exit_code == 0


def test_standard_input_goes_to_standard_output() -> None:
    assert run("-", text=ODD).stdout == NEAT


def test_line_ends_and_byte_order_mark_stay() -> None:
    odd, neat = (b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for text in (ODD, NEAT))
    assert run("-", text=odd).stdout_bytes == neat


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("- claim: The bridge is safe.  # so they say", "in the usual layout it would not mean the same"),
        ("- claim: The bridge is unsafe.", "this comment would be lost: # so they say"),
    ],
)
def test_what_would_lose_something_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, why: str
) -> None:
    monkeypatch.setattr(proof, "lines_of", lambda *_: ["argument:", line, "  id: a"])  # a formatter with a defect
    path = tmp_path / "map.yaml"
    path.write_text(ODD, encoding="utf-8")
    result = run(str(path))
    assert result.exit_code == 3
    assert result.stderr == f"argmap: {path} is left as it is: {why}\n"
    assert path.read_text(encoding="utf-8") == ODD


def test_a_map_with_errors_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("argument:\n-   clam: The bridge is unsafe.\n", encoding="utf-8")
    result = run(str(path))
    assert result.exit_code == 1
    assert "clam" in result.stderr
    assert path.read_text(encoding="utf-8") == "argument:\n-   clam: The bridge is unsafe.\n"


def test_a_file_that_is_not_there() -> None:
    assert run("nowhere.yaml").exit_code == 3


def test_depth_is_no_obstacle() -> None:
    depth = 400
    deep = "".join(f"{'  ' * i}- claim: 'Claim {i} holds.'\n{'  ' * i}  because:\n" for i in range(depth))
    text = formatted(Source("deep.yaml", f"argument:\n{deep}{'  ' * depth}- The end.  # here\n"))
    assert text == f"argument:\n{deep.replace(chr(39), '')}{'  ' * depth}- The end.  # here\n"
