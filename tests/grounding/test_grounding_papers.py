"""Every quotation of the maps in `arguments/` stands in the paper, where its locator says."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checking import Analysis, check, gather
from argmap.grounding import Outcome
from argmap.reading import read_bytes
from argmap.reporting.console import diagnostics_text

ROOT = Path(__file__).resolve().parents[2]
MAPS = sorted((ROOT / "arguments").glob("*.yaml"))


@pytest.fixture(scope="module")
def analyses(papers: Path) -> list[Analysis]:
    sources = [read_bytes(path.read_bytes(), str(path))[0] for path in MAPS]
    return [check(source, sources=papers) for source in sources if source is not None]


def test_quotations_of_the_maps_are_in_the_papers(analyses: list[Analysis]) -> None:
    assert len(analyses) == len(MAPS)
    faults = [d for d in gather(analyses) if d.code.startswith(("AM5", "AM706"))]
    assert not faults, diagnostics_text(faults, files=len(MAPS))
    whole = next(a for a in analyses if Path(a.source.path).name == "hyun-2019.yaml")
    assert whole.grounding is not None
    assert len(whole.grounding.quotations) > 100
    assert {q.outcome for q in whole.grounding.quotations} == {Outcome.FOUND}
    assert all(q.citation.at is not None for q in whole.grounding.quotations)


def test_the_paper_is_numbered_as_its_map_says(analyses: list[Analysis]) -> None:
    grounding = analyses[MAPS.index(ROOT / "arguments" / "hyun-2019.yaml")].grounding
    assert grounding is not None
    text = grounding.text("hyun-2019")
    assert text is not None
    assert [(s.number, len(s.paragraphs)) for s in text.sections] == [(1, 2), (2, 8), (3, 4), (4, 4)]
    assert [len(p.sentences) for p in text.sections[0].paragraphs] == [1, 6]
