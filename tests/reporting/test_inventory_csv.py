"""CSV of `argmap list`: no cell is computed by a spreadsheet, and every text can be read back."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict

import pytest

from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.reporting.inventory import as_csv, rows
from argmap.source import Source


def table(*texts: str, **top: object) -> tuple[str, ArgumentGraph]:
    written = json.dumps({**top, "argument": [{"conclusion": text} for text in texts]}, ensure_ascii=False)
    project = load_project(Source("map.yaml", written))
    assert project.root is not None
    graph = ArgumentGraph(project.root)
    return as_csv(rows(graph)), graph


def cells(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written, newline="")))


COMPUTED = [
    '=HYPERLINK("https://x.example","y")',
    "+1",
    "-2+3",
    "@SUM(1)",
    "|cmd",
    "\t=1",
    "  =1+1",
    '"=1+1"',
    "'=1",
    "“=1”",
    "＝1+1",
    "\n=1",
    "\u00a0@x",
]
PLAIN = ["The town = the people.", "A - b", "1+1", "'quoted' words", '"Yes," they say.', "e@x.example", "§ 3"]


@pytest.mark.parametrize("text", COMPUTED)
def test_what_would_be_computed_begins_with_an_apostrophe(text: str) -> None:
    written, graph = table(text)
    (row,) = rows(graph)
    assert cells(written)[0]["text"] == f"'{row.text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert cells(table(text)[0])[0]["text"] == text


def test_no_column_is_left_out() -> None:
    sources = {"=s": {"title": "Report"}}
    text = json.dumps({"sources": sources, "argument": [{"conclusion": "x", "cite": "=s", "likelihood": "+x"}]})
    project = load_project(Source("-map.yaml", text))
    assert project.root is not None
    (row,) = cells(as_csv(rows(ArgumentGraph(project.root))))
    assert (row["cites"], row["likelihood"], row["path"]) == ("'=s", "'+x", "'-map.yaml")


def test_numbers_stay_numbers_and_line_breaks_stay_within_their_cell() -> None:
    written, graph = table('a\r\nb\rc\n"d", e', "=x")
    found = cells(written)
    assert [row["text"] for row in found] == [row.text if row.text[0] != "=" else f"'{row.text}" for row in rows(graph)]
    assert [(row["line"], row["column"]) for row in found] == [(str(row.line), str(row.column)) for row in rows(graph)]
    assert written.endswith("\n")
    assert not written.endswith("\r\n")


def test_every_text_is_read_back() -> None:
    written, graph = table(*COMPUTED, *PLAIN)
    for row, read in zip(rows(graph), cells(written), strict=True):
        plain = asdict(row)["text"]
        escaped = re.match(r"""'[\s'"“”„‘’]*[=+\-@＝＋－＠|]|'[\t\r\n]""", read["text"])
        assert (read["text"][1:] if escaped else read["text"]) == plain
