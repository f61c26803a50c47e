"""Whatever line ends a map has, the same is done to it, and they stay."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from argmap.editing.changes import CannotChange
from argmap.editing.fixing import fixed
from argmap.editing.formatting import formatted
from argmap.source import Source
from argmap.yamltext.places import CannotLayOut

sys.path.insert(0, str(Path(__file__).parents[1] / "rules"))
sys.path.insert(0, str(Path(__file__).parents[1] / "comparing"))
sys.path.insert(0, str(Path(__file__).parent))
import random_maps as maps
from faulty_maps import faulty_map
from test_refactoring_properties import OPERATIONS, change, workspace

sys.path.pop(0)
sys.path.pop(0)
sys.path.pop(0)

ENDS = {"crlf": "\r\n", "cr": "\r"}
each_end = pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)


def _of(end: str, text: str) -> str:
    assert "\r" not in text
    return text.replace("\n", end)


@each_end
@pytest.mark.parametrize("operation", OPERATIONS)
def test_changes_are_the_same_with_any_line_end(operation: str, end: str) -> None:
    done = 0
    for seed in range(30):
        text = maps.plainly(maps.RandomMap(Random(seed)).data)  # noqa: S311 - not for secrets
        text = text.rstrip("\n") if seed % 4 == 0 else text.replace("argument:", "# above\n\nargument:", 1)
        found: list[dict[str, str] | None] = []
        for written in (text, _of(end, text)):
            made = workspace(written, bom=seed % 3 == 0)
            try:
                changes = change(operation, made, Random(seed))  # noqa: S311
            except (CannotChange, CannotLayOut):
                found.append(None)
            else:
                found.append({path.name: new for path, new in changes.texts().items()})
        one, other = found
        assert (one is None) == (other is None)
        if one is None or other is None:
            continue
        done += 1
        assert other["map.yaml"] == _of(end, one["map.yaml"])
        assert {name: new.replace(end, "\n") for name, new in other.items()} == one
    assert done >= 3


@each_end
def test_fixes_are_the_same_with_any_line_end(end: str) -> None:
    for seed in range(6):
        text = faulty_map(seed)
        for unsafe in (False, True):
            one, other = fixed(Source("m", text), unsafe=unsafe), fixed(Source("m", _of(end, text)), unsafe=unsafe)
            assert other.text == _of(end, one.text)
            assert [each.title for each in other.applied] == [each.title for each in one.applied]


@each_end
def test_the_layout_is_the_same_with_any_line_end(end: str) -> None:
    for seed in range(30):
        text = maps.plainly(maps.RandomMap(Random(seed)).data)  # noqa: S311
        text = f"# note\n\n\n{text}"
        assert formatted(Source("m", _of(end, text))) == _of(end, formatted(Source("m", text)))


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (
            "argument:\r\n- conclusion: It moves.\r\n  id: x\r\n- claim: It turns.\r\n  id: y\r\n",
            "argument:\r\n- conclusion: It moves.\r\n  id: x\r\n  because:\r\n  - claim: It turns.\r\n    id: y\r\n",
        ),
        (
            "argument:\r\n- conclusion: It moves.\r\n  id: x\r\n\r\n\r\n- claim: It turns.\r\n  id: y",
            "argument:\r\n- conclusion: It moves.\r\n  id: x\r\n  because:\r\n  - claim: It turns.\r\n    id: y\r\n",
        ),
        (
            "\ufeffargument:\r- conclusion: It moves.\r  id: x\r\r# why\r- claim: It turns.\r  id: y\r",
            "\ufeffargument:\r- conclusion: It moves.\r  id: x\r  because:\r  # why\r  - claim: It turns.\r    id: y\r",
        ),
        (
            "argument:\n- conclusion: It moves.\r\n  id: x\n- claim: It turns.\r\n  id: y\r\n",
            "argument:\n- conclusion: It moves.\r\n  id: x\n  because:\n  - claim: It turns.\n    id: y\n",
        ),
    ],
    ids=["crlf", "blank-lines", "cr-and-mark", "mixed"],
)
def test_a_statement_is_moved_by_the_command(tmp_path: Path, given: str, made: str) -> None:
    (tmp_path / "m.yaml").write_bytes(given.encode())
    command = [sys.executable, "-m", "argmap", "move", "m.yaml", "y", "--because", "x"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "changed m.yaml\n")
    assert (tmp_path / "m.yaml").read_bytes().decode() == made
