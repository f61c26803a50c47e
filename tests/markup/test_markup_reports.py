"""Hostile texts in data and in terminals: there letter by letter, and no formula, command or control."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from argmap.agreement import agree, grade
from argmap.reporting import inventory, machine, positions, schemes, statistics, works
from argmap.reporting.agreement import written as agreement_written
from argmap.reporting.changes.data import comparison_json
from argmap.reporting.changes.text import comparison_text
from argmap.reporting.console import diagnostics_text
from argmap.reporting.review import written
from argmap.reviewing import review
from argmap.schemes.own import own_schemes
from argmap.semantics import extensions, framework

sys.path.insert(0, str(Path(__file__).parent))
import hostile
from hostile_map import BOTH, analysis, comparison, graph, misses

sys.path.pop(0)


def _json_of(names: bool) -> Mapping[str, str]:
    found = inventory.rows(graph(names))
    return {
        "list": inventory.as_json(found),
        "review": written(review(graph(names)), "json"),
        "diff": comparison_json(comparison(names), "a\ud800", "b"),
        "agree": agreement_written(agree([graph(names), graph(names)]), "json"),
        "grade": agreement_written(grade(graph(names), [graph(names)]), "json"),
        "stats": statistics.as_json([statistics.statistics(graph(names))]),
        "check": machine.as_json(analysis(names).diagnostics, 1),
    }


@BOTH
def test_json(names: bool) -> None:
    for what, data in _json_of(names).items():
        assert data.encode(), what
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2066-\u2069\ufeff]", data), what
        found = json.loads(data)
        if what in {"list", "review", "agree", "grade"}:
            assert misses(hostile.values(found)) == []


@BOTH
def test_csv(names: bool) -> None:
    head, *rows = csv.reader(io.StringIO(inventory.as_csv(inventory.rows(graph(names))), newline=""))
    assert {len(row) for row in rows} == {len(head)}
    texts = [row[head.index("text")] for row in rows]
    assert misses(texts) == []
    for cell in (cell for row in rows for cell in row):
        assert cell.isdigit() or not re.match(r"[\s\"“]*[=+\-@|\t\r]", cell)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", cell)


@BOTH
def test_sarif(names: bool) -> None:
    log = json.loads(machine.as_sarif(analysis(names).diagnostics))
    (run,) = log["runs"]
    assert len(run["results"]) == len(analysis(names).diagnostics) > 20
    for text in hostile.values([[result["message"], result["locations"]] for result in run["results"]]):
        assert not re.search(r"(?<!\\)\[[^\]\\]*\]\(", text)
        assert not re.search(r"(?<!\{)\{\d+\}(?!\})", text)


@BOTH
def test_annotations(names: bool) -> None:
    told = machine.as_github(analysis(names).diagnostics)
    assert len(told.splitlines()) == told.count("\n") == len(analysis(names).diagnostics)
    place = "file=hostile\\.yaml,line=\\d+,col=\\d+,endLine=\\d+,endColumn=\\d+"
    for line in told.split("\n")[:-1]:
        assert re.match(rf"::(?:error|warning|notice) {place},title=AM\d+ [\w-]+::", line)
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)


def _texts_of(names: bool) -> Iterator[tuple[str, str]]:
    found = analysis(names)
    yield "check", diagnostics_text(found.diagnostics, files=1)
    yield "check in colour", re.sub(r"\x1b\[[\d;]*m", "", diagnostics_text(found.diagnostics, files=1, color=True))
    yield "review", written(review(graph(names)), "text")
    yield "diff", comparison_text(comparison(names), "a\x1b\ud800\u202e", "b")
    yield "agree", agreement_written(agree([graph(names), graph(names)], names=["a\x1b", "\ud800\u202e"]), "text")
    yield "grade", agreement_written(grade(graph(names), [graph(names)]), "text")
    yield "list", inventory.as_table(inventory.rows(graph(names)), 100, True, True)
    yield "stats", statistics.as_text([statistics.statistics(graph(names))])
    own = list(own_schemes(graph(names), graph(names).root).values())
    yield "schemes", schemes.listing(own) + "".join(map(schemes.page, own))
    yield "semantics", positions.as_text(graph(names), extensions(framework(graph(names))), 100)
    if found.grounding is not None:
        yield "sources", works.as_table(works.work_rows(found.grounding), 100)


@BOTH
def test_what_terminals_are_told(names: bool) -> None:
    told = dict(_texts_of(names))
    assert len(told) >= 8
    for what, text in told.items():
        wrong = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0041]", text)
        assert wrong is None, (what, text[max(0, wrong.start() - 80) : wrong.end() + 20])
        assert text.encode(), what
