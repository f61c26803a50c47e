"""Checks, fixes and changes of maps that are large in an unusual way."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

import argmap
from argmap.analysis.wording import without_quotations, wording
from argmap.checking import check
from argmap.cli import cli
from argmap.editing import fixing
from argmap.editing.fixing import fixed
from argmap.editing.refactoring.renaming import named, rename
from argmap.editing.workspace import Workspace
from argmap.reading import read_file
from argmap.reporting import excerpts
from argmap.reporting.console import diagnostics_text
from argmap.reporting.machine import as_json, as_sarif
from argmap.rules.several_claims import _parts
from argmap.source import Source
from argmap.yamltext.document import Document
from argmap.yamltext.events import Node
from argmap.yamltext.places import Style

sys.path.insert(0, str(Path(__file__).parent))
from counting import assert_proportionate, calls

sys.path.pop(0)

HEAD = "argument:\n- conclusion: The town should act.\n  id: top\n"


def orphans(size: int) -> str:
    reasons = "".join(f"  - premises:\n    - ref: a\n    - claim: Lorries of sort {i} are loud.\n" for i in range(size))
    return f"{HEAD}  because:\n{reasons}- claim: The base is firm.\n  id: a\n"


def one_line(size: int) -> str:
    each = (
        f"{{conclusion: Town {i} should widen the harbour, because: [{{claim: Loud lorries damage deck {i}}}]}}"
        for i in range(size)
    )
    return f"{{argument: [{', '.join(each)}]}}\n"


def broken(size: int) -> str:
    """Statements on up to forty levels, with one line that is not right."""
    steps = ["  " * min(i, 40) for i in range(size)]
    lines = [f"{indent}- claim: deep\n{indent}  because:\n" for indent in steps]
    lines.insert(size * 2 // 5, "- {claim: x}\n")
    return f"argument:\n{''.join(lines)}- claim: It is so.\n"


def shown(text: str) -> None:
    found = check(Source("map.yaml", text))
    diagnostics_text(found.diagnostics, files=1)
    as_json(found.diagnostics, 1)
    as_sarif(found.diagnostics)


@pytest.mark.parametrize("shape", [orphans, one_line])
def test_findings_and_fixes_in_every_form_take_work_in_proportion(shape: Callable[[int], str]) -> None:
    assert_proportionate(shown, shape, 60)


def test_a_map_is_read_again_once_for_all_fixes_that_need_its_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counter[str]()
    real = Document.__init__

    def counted(self: Document, source: Source, style: Style, root: Node | None = None) -> None:
        made[source.path] += 1
        real(self, source, style, root)

    monkeypatch.setattr(Document, "__init__", counted)
    found = check(Source("map.yaml", orphans(40)), select=["AM207"])
    assert sum(d.finding.fix is not None for d in found.diagnostics) == 80
    assert made == {"map.yaml": 1}


def test_a_long_line_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out = Counter[str]()
    real = excerpts._pieces

    def counted(line: str) -> Iterator[tuple[int, str, int]]:
        laid_out[line] += 1
        return real(line)

    monkeypatch.setattr(excerpts, "_pieces", counted)
    text = one_line(50).replace("Town 7 ", "Tówn 7 ")
    found = check(Source("map.yaml", text))
    assert len(found.diagnostics) >= 50
    diagnostics_text(found.diagnostics, files=1)
    assert laid_out[text.rstrip("\n")] <= 1


def test_the_search_for_what_is_wrong_is_bounded() -> None:
    first, second = (calls(partial(check, Source("map.yaml", broken(size)))) for size in (400, 1600))
    assert second < 4.5 * first


def test_mending_stops_when_it_has_read_enough_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"- claim: 'It is {i}.\n" if i % 2 else f"- claim It is {i}.\n" for i in range(40))
    whole = fixed(Source("map.yaml", f"argument:\n{text}"), unsafe=True)
    assert not whole.stopped
    monkeypatch.setattr(fixing, "LEAST_CHECKS", 0)
    monkeypatch.setattr(fixing, "MOST_CHARACTERS", 1)
    assert fixed(Source("map.yaml", f"argument:\n{text}"), unsafe=True).stopped
    path = tmp_path / "map.yaml"
    path.write_text(f"argument:\n{text}", encoding="utf-8")
    done = CliRunner().invoke(cli, ["fix", "--unsafe", "--diff", str(path)])
    assert f"{path}: this takes long: fixes that are left were not tried; run it again" in done.stderr


def test_each_file_of_a_chain_of_includes_is_read_once_for_a_change(tmp_path: Path) -> None:
    size = 12
    for i in range(size):
        below = f"include: {{m: m{i + 1}.yaml}}\n" if i + 1 < size else ""
        used = "  because:\n  - ref: m/it\n" if below else ""
        said = f"{below}argument:\n- conclusion: Town {i} should act.\n  id: it\n{used}"
        (tmp_path / f"m{i}.yaml").write_text(said, encoding="utf-8")
    (tmp_path / ".argmap.yaml").touch()
    read = Counter[str]()

    def counted(path: Path) -> bytes:
        read[path.name] += 1
        return read_file(path)

    workspace = Workspace(tmp_path / f"m{size - 1}.yaml", counted)
    (thing,) = named(workspace.graph, "it")
    changes = rename(workspace, thing.names, thing.map, "last")
    assert {path.name for path in changes.texts()} == {f"m{size - 1}.yaml", f"m{size - 2}.yaml"}
    assert max(read.values()) <= 2  # the first one is asked for under two paths


HOSTILE = [
    " ",
    "\t",
    "‘",
    "“",
    '"',
    "«",
    "(",
    "; ",
    ". ",
    "a! ",
    "since ",
    "because ",
    ", ",
    "-",
    "—",
    "’",
    "漢",
    "not ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_of_one_thing_again_and_again_comes_to_an_end(unit: str) -> None:
    """With the square of the length this would take many minutes."""
    said = ("It is so because, as they say," + unit * (120_000 // len(unit)) + "so.").replace('"', '\\"')
    text = f'{HEAD}  because:\n  - claim: "{said}"\n'.replace("\t", "\\t")
    found = check(Source("map.yaml", text))
    assert found.graph is not None
    assert not [d for d in found.diagnostics if d.severity.value == "error"]


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("He says “a; b” and ‘c d’ here.", "He says ______ and _____ here."),
        ("He says “a “b” c” here.", "He says ______ c” here."),
        ("‘a’ is short, ‘ab’s long’ is not ended, «c» is", "‘a’ is short, ‘ab’s long’ is not ended, ___ is"),
        ('An "open " and " one', 'An _______ and " one'),
        ("It’s “not closed", "It’s “not closed"),
        ("‘ab’_c ‘ab’. »x«", "‘ab’_c ____. »x«"),
    ],
)
def test_quotations_are_blanked_out(text: str, blanked: str) -> None:
    assert without_quotations(text) == blanked.replace("_______", " " * 7).replace("______", " " * 6).replace(
        "_____", " " * 5
    ).replace("____", " " * 4).replace("___", " " * 3)


def test_a_text_of_very_many_sentences_is_not_taken_apart() -> None:
    text = " ".join(f"The town number {i} acts now." for i in range(80))
    found = check(Source("map.yaml", f"{HEAD}  because:\n  - premises:\n    - claim: {text}\n    - claim: It is so.\n"))
    (several,) = [d for d in found.diagnostics if d.code == "AM602"]
    assert several.finding.fix is None
    assert found.graph is not None
    vocabulary = wording(found.graph).vocabulary(found.graph.statements[0])
    assert vocabulary is not None
    assert len(_parts(text, vocabulary)) == 51
    assert _parts("The town acts now. The lorry is loud; the road is old.", vocabulary) == [
        "The town acts now. The lorry is loud;",
        " the road is old.",
    ]


@pytest.mark.parametrize("unit", ["`", "[^", "<!--", "![", "[", "\u2026", "! ", "<p>", "|-", "1. ", "*_", "^["])
@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_a_source_of_one_thing_again_and_again_comes_to_an_end(tmp_path: Path, unit: str, ending: str) -> None:
    (tmp_path / f"report.{ending}").write_text(
        f"The bridge is old.\n\nThe town {unit * (60_000 // len(unit))} is poor.\n", encoding="utf-8"
    )
    (tmp_path / "map.yaml").write_text(
        f"source: r\nsources:\n  r: {{title: A report, text: report.{ending}}}\n"
        "argument:\n- claim: The bridge is old.\n  quote: The bridge is old\n"
        "- claim: The bridge is new.\n  quote: The bridge is new\n"
    )
    found = [(d.rule.name, d.span.written) for d in argmap.check(tmp_path / "map.yaml").diagnostics]
    assert found == [("quotation-not-found", "The bridge is new")]
