"""What becomes of a slip in one line: a safe fix never makes another map of it, and most are mended as meant."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checking import Analysis, check
from argmap.editing.fixing import fixed
from argmap.editing.sameness import same_meaning
from argmap.model import ArgumentMap, Statement
from argmap.reading import load
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from one_line_slips import lines_of_structure, slips

HERE = Path(__file__).parent
MAPS = sorted((HERE / "slips").glob("*.yaml"))
A_MAP = 45  # slips that are tried of each map


def meant(text: str) -> ArgumentMap:
    found = load(Source("m.yaml", text)).map
    assert found is not None
    return found


def outcome(base: ArgumentMap, text: str) -> str:
    """What becomes of a text with a slip, in words."""
    source = Source("m.yaml", text)
    analysis = check(source, select=["AM0"])
    if not analysis.has_errors():
        root = analysis.project.root
        return "means the same" if root is not None and same_meaning(root, base) else "is another map without an error"
    safe = fixed(source, select=["AM0"])
    if not safe.analysis.has_errors():
        root = safe.analysis.project.root
        return "mended as meant" if root is not None and same_meaning(root, base) else "MADE ANOTHER MAP"
    unsafe = fixed(source, unsafe=True, select=["AM0"])
    root = unsafe.analysis.project.root
    as_meant = not unsafe.analysis.has_errors() and root is not None and same_meaning(root, base)
    return "mended as meant with --unsafe" if as_meant else "is told"


def some_slips(text: str, seed: int) -> list[tuple[str, str]]:
    lines = text.rstrip("\n").split("\n")
    every = [slip for at in lines_of_structure(lines) for slip in slips(lines, at)]
    step = max(1, len(every) // A_MAP)
    return every[seed % step :: step]


@pytest.mark.slow
def test_what_becomes_of_slips(golden: Callable[[Path, str], None]) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for number, path in enumerate(MAPS):
        text = path.read_text(encoding="utf-8")
        base = meant(text)
        for name, slipped in some_slips(text, number):
            found = outcome(base, slipped)
            counts[found] += 1
            if found.isupper():
                wrong.append((path.name, name))
    assert wrong == []
    told = "".join(f"{number:5} {what}\n" for what, number in sorted(counts.items()))
    golden(HERE / "slips" / "counts.txt", f"{counts.total():5} slips in {len(MAPS)} maps\n{told}")


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_safe_fix_makes_no_other_map(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(MAPS))
    text = path.read_text(encoding="utf-8")
    lines = text.rstrip("\n").split("\n")
    at = data.draw(st.sampled_from(lines_of_structure(lines)))
    _, slipped = data.draw(st.sampled_from(list(slips(lines, at))))
    assert outcome(meant(text), slipped) != "MADE ANOTHER MAP"


def trees(analysis: Analysis) -> list[tuple[str, str]]:
    """The kind and the text of each statement at the top of a map."""
    root = analysis.project.root
    assert root is not None
    return [(each.kind.value, each.text.value) for each in root.roots if isinstance(each, Statement)]


@pytest.mark.parametrize("sign", [";", " ;", " =", " ->", " =>", "::", ",", ".", " -", ""])
@pytest.mark.parametrize(
    "text", ["Boats are fun", "Boats: they float", '"Boats: they float"', "Boats are: they #float"]
)
@pytest.mark.parametrize("below", ["", "\n  cite: https://example.org"])
def test_a_sign_in_the_place_of_a_colon_becomes_one(sign: str, text: str, below: str) -> None:
    found = fixed(Source("m.yaml", f"argument:\n- evidence{sign} {text}{below}\n"), select=["AM0"]).analysis
    assert [d.finding.message for d in found.diagnostics] == []
    assert trees(found) == [("evidence", text.strip('"'))]


@pytest.mark.parametrize(
    "line", ["evidence, if any: good", "claim - if so", "evidence. of a sort", "claims; all of them"]
)
def test_a_sentence_that_begins_with_a_kind_keeps_its_sign(line: str) -> None:
    found = fixed(Source("m.yaml", f"argument:\n- {line}\n"), unsafe=True, select=["AM0"]).analysis
    assert trees(found) == [("claim", line)]
