"""A matrix in every form: as expected, readable in a narrow terminal, with nothing that runs or computes."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.hypotheses import Matrix
from argmap.reporting.ach import FORMATS, written
from argmap.reporting.columns import cells
from argmap.reporting.own_work import is_own_work

sys.path.insert(0, str(Path(__file__).parents[1] / "markup"))
import hostile
from test_markup_pages import page_of

sys.path.pop(0)

MAPS = Path(__file__).parent / "maps"


@pytest.fixture
def cellar(monkeypatch: pytest.MonkeyPatch) -> Matrix:
    monkeypatch.chdir(MAPS)
    return argmap.ach("cellar.yaml")


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_the_expected_one(cellar: Matrix, form: str, golden: Callable[[Path, str], None]) -> None:
    golden(MAPS / f"cellar.{form}.out", written(cellar, form))


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_known_as_argmaps_own(cellar: Matrix, form: str) -> None:
    assert is_own_work(written(cellar, form).encode())


@pytest.mark.parametrize(
    "text",
    ["Competing hypotheses: my notes\n\nI think it is the pipe.\n", "number,id,evidence\n1,a,b\n", '{"version": 1}\n'],
)
def test_what_only_begins_alike_is_not(text: str) -> None:
    assert not is_own_work(text.encode())


def many(hypotheses: int, rows: int = 4) -> Matrix:
    """A matrix of many hypotheses, every third of which each piece of evidence speaks against."""
    names = [f"h{number}" for number in range(hypotheses)]
    lines = [f"alternatives: [[{', '.join(names)}]]", "argument:"]
    lines += [
        f"- {{claim: Cause number {number} made the lamp go dark., id: h{number}}}" for number in range(hypotheses)
    ]
    for row in range(rows):
        marks = ", ".join(f"h{n}: {'inconsistent' if (n + row) % 3 else 'consistent'}" for n in range(hypotheses))
        lines += [f"- {{evidence: The lamp was seen in state {row} by all who came., id: e{row}, fits: {{{marks}}}}}"]
    return argmap.ach("\n".join(lines) + "\n")


@pytest.mark.parametrize("hypotheses", [2, 9, 10, 30])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(hypotheses: int, width: int) -> None:
    text = written(many(hypotheses), "text", width=width)
    assert max(map(cells, text.splitlines())) <= width
    heads = [line.split()[1:] for line in text.splitlines() if line.split()[:1] == ["evidence"]]
    assert [label for head in heads for label in head] == [f"H{number}" for number in range(1, hypotheses + 1)]


def test_a_matrix_of_blanks_names_nobody() -> None:
    blank = argmap.ach(
        "alternatives: [[a, b]]\nargument:\n- {claim: One., id: a}\n- {claim: Two., id: b}\n- evidence: It is so.\n"
    )
    for form in ("text", "markdown", "html"):
        told = " ".join(written(blank, form).split())
        assert "No cell is filled in yet, so there is no order." in told
        assert "All 2 cells are blank" in told
        assert "least against it:" not in told
        assert "least against them first" not in told
    data = json.loads(written(blank, "json"))
    assert (data["least_against"], data["provisional"], data["changes"]) == ([], True, [])
    assert [each["rank"] for each in data["hypotheses"]] == [None, None]


def test_a_full_matrix_is_not_called_provisional() -> None:
    told = written(many(4), "text")
    assert "provisional" not in told
    assert "So far" not in told


def test_json_tells_each_cell_with_its_ways(cellar: Matrix) -> None:
    data = json.loads(written(cellar, "json"))
    rows = {row["id"]: row for row in data["evidence"]}
    assert rows["meter"]["cells"]["H1"] == {
        "mark": "neutral", "by": "entry", "map": "consistent", "entered": ["neutral"], "contradicted": True,
        "ways": {"for": ["1.1"]}, "notes": ["The garden tap dripped that night."],
        "said": "entered, against the map, which says consistent",
    }  # fmt: skip
    assert rows["soil"]["cells"]["H2"]["ways"] == {"against": ["2.2"]}
    assert rows["joints"]["cells"]["H1"]["said"] == "granted against it"
    assert (rows["street"]["counts"], rows["street"]["why_not"]) == (False, "rejected by a verdict")
    assert rows["dry-air"]["cells"]["H1"]["said"] == "entries differ: neutral and consistent"
    assert len(data["findings"]) == 2


def test_csv_has_a_line_for_each_piece_of_evidence(cellar: Matrix) -> None:
    head, *rows = csv.reader(io.StringIO(written(cellar, "csv"), newline=""))
    assert all(len(row) == len(head) for row in rows)
    assert head[6:] == [
        f"H{n} {words}" if words else f"H{n} from"
        for n, text in enumerate(cellar.hypotheses, 1)
        for words in (str(text.text), "")
    ]
    assert [row[1] for row in rows[:-1]] == [row.evidence.id.value for row in cellar.rows if row.evidence.id]
    assert rows[-1][6::2] == [str(number) for number in cellar.order.against]


COMPUTED = ['=HYPERLINK("https://x.example","y")', "+1", "-2+3", "@SUM(1)", "|cmd", "  =1+1", '"=1+1"', "＝1"]


def hostile_matrix(texts: list[str], **top: Any) -> Matrix:
    """A matrix with each text in every place of it."""
    rows = [
        {"evidence": text, "id": f"e{n}", "hedge": text, "held-by": text,
         "fits": {"a": {"fit": "inconsistent", "note": text}}}
        for n, text in enumerate(texts)
    ]  # fmt: skip
    rivals = [{"claim": text, "id": name, "label": text} for name, text in zip("ab", texts, strict=False)]
    data = {"title": texts[0], "question": texts[1], "alternatives": [["a", "b"]], **top, "argument": [*rivals, *rows]}
    return argmap.ach(hostile._json(data) + "\n")


def test_no_cell_is_computed_by_a_spreadsheet() -> None:
    found = written(hostile_matrix(COMPUTED), "csv")
    for row in csv.reader(io.StringIO(found, newline="")):
        assert not [cell for cell in row if re.match(r"[\s'\"“”]*[=+\-@|＝]", cell) and not cell.startswith("'")]
    texts = [row[2] for row in csv.reader(io.StringIO(found, newline=""))][1:-1]
    assert [text.removeprefix("'") for text in texts] == [text.strip() for text in COMPUTED]


def readable(texts: list[str]) -> list[str]:
    return [
        text for text in texts if len(text) < 2000 and not re.search("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", text)
    ]


@pytest.mark.parametrize("top", [{}, {"language": '"><script>alert(1)</script>'}])
def test_a_page_holds_texts_as_texts(top: dict[str, str]) -> None:
    texts = readable(hostile.TEXTS)
    page = page_of(written(hostile_matrix(texts, **top), "html"))
    if not top:
        seen = hostile.letters("\n".join(page.text))
        assert [text for text in texts if hostile.letters(text) not in seen] == []
    assert all(link.startswith("#") for link in page.links)


def test_a_page_has_headers_for_rows_and_columns(cellar: Matrix) -> None:
    text = written(cellar, "html")
    assert text.count('<th scope="col">') == 4
    assert text.count('<th scope="row">') == len(cellar.rows) + 1
    assert "<caption>" in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_a_terminal_shows_signs_for_what_it_would_obey() -> None:
    text = written(
        argmap.ach(
            "alternatives: [[a, b]]\nargument:\n- {claim: One \u202ered., id: a}\n- {claim: Two., id: b}\n"
            "- {evidence: It \u202eis., held-by: \u202eme, fits: {a: {fit: neutral, note: \u202eso}}}\n"
        ),
        "text",
    )
    assert "\u202e" not in text
    assert text.count("\ufffd") == 4


def test_a_notebook_shows_the_page(cellar: Matrix) -> None:
    shown = cellar._repr_mimebundle_()
    assert shown["text/plain"] == "<Matrix cellar.yaml 3 hypotheses 10 rows 16 blank>"
    assert "<iframe sandbox" in shown["text/html"]
