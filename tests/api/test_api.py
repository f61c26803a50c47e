"""The Python interface, as a program uses it."""

from __future__ import annotations

import doctest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import argmap
from argmap import api

BRIDGE = """\
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  because:
  - claim: Lorries wear out the deck of the bridge.
    id: wear
"""


def test_examples_in_the_docstrings_are_true() -> None:
    failed, tried = doctest.testmod(api)
    assert (failed, tried > 0) == (0, True)


def test_load_takes_a_path_and_shows_itself(tmp_path: Path) -> None:
    path = tmp_path / "bridge.yaml"
    path.write_text(BRIDGE)
    bridge = argmap.load(path)
    assert bridge["wear"].text.value.startswith("Lorries")
    assert bridge._repr_svg_().startswith("<?xml")
    with pytest.raises(KeyError):
        bridge["nobody"]


def test_load_raises_with_the_findings_and_read_does_not() -> None:
    faulty = BRIDGE.replace("- claim", "- clam")
    with pytest.raises(argmap.MapHasErrors, match=r"5:5: error\[AM002\]") as caught:
        argmap.load(faulty)
    assert [d.code for d in caught.value.diagnostics] == ["AM002"]
    found = argmap.read(faulty)
    assert found is not None
    assert len(found.roots) == 1


def test_what_cannot_be_read_is_one_kind_of_error(tmp_path: Path) -> None:
    with pytest.raises(argmap.ArgmapError, match="no such file"):
        argmap.load(tmp_path / "missing.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"argument:\n- claim: Br\xfccke\n")
    with pytest.raises(argmap.MapHasErrors, match="UTF-8"):
        argmap.load(tmp_path / "latin.yaml")


def test_evaluate_with_what_if() -> None:
    bridge = argmap.load(BRIDGE)
    assert argmap.evaluate(bridge).status(bridge["close"]).value == "supported"
    assert argmap.evaluate(bridge, reject=["wear"]).status(bridge["close"]).value == "unsupported"


def test_build_takes_any_executor(tmp_path: Path) -> None:
    (tmp_path / "bridge.yaml").write_text(BRIDGE)
    with ThreadPoolExecutor(max_workers=1) as executor:
        report = argmap.build([tmp_path], tmp_path / "out", ["svg", "dot"], executor=executor)
    assert sorted(p.name for p in report.written) == ["bridge.dot", "bridge.svg", "index.html"]
    assert argmap.build([tmp_path / "bridge.yaml"], tmp_path / "out", ["svg", "dot"]).fresh == ["bridge"]
