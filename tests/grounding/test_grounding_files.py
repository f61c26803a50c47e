"""Files with the texts of works: where they are looked for, PDF, and what cannot be read."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from argmap.grounding import Shelf, WorkText
from argmap.grounding.matching import TextIndex
from argmap.grounding.texts import on_one_line
from argmap.model import Work
from argmap.source import Source, Span, Text


def outline(text: WorkText) -> list[tuple[str | None, list[str]]]:
    """Each section's title with the first words of its paragraphs."""
    return [
        (section.title, [" ".join(on_one_line(text.text[p.start : p.end]).split()[:3]) for p in section.paragraphs])
        for section in text.sections
    ]


def work(path: str | None, name: str = "bridge", map_path: str = "map.yaml") -> Work:
    source = Source(map_path, f"{name} {path}")
    span = Span(source, 0, 4)
    return Work(id=Text(name, span), span=span, text=None if path is None else Text(path, span))


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with lines of text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out) - len(table)}\n%%EOF".encode()
    )


PAGES = (
    (
        "The River Bridge",
        "The bridge over the river is old, and it carries lorries, which it was not built",
        "for. Nobody measured what they do.",
        "The deck was laid in the summer, and those who laid the deck of the bridge denucleari-",
    ),
    (
        "zation aside, did not think of lorries or of buses.",
        "The Money",
        "There is none for a new deck, as everybody in the council knows well.",
    ),
)


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "bridge.pdf").write_bytes(pdf(PAGES))
    file = Shelf(tmp_path).find(work(None))
    assert file is not None
    assert file.text is not None, file.fault
    assert outline(file.text) == [
        ("The River Bridge", ["The bridge over", "The deck was"]),
        ("The Money", ["There is none"]),
    ]
    assert [number for _, number in file.text.pages] == [1, 2]
    assert "denuclearization aside" in file.text.sections[0].paragraphs[1].sentences[0].text


def test_raised_numbers_of_a_pdf_are_told_from_others(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")

    def raised(number: str, by: int = 5, at: int = 40) -> str:
        return f") Tj /F1 7 Tf {at} {by} Td ({number}) Tj /F1 11 Tf 4 {-by} Td ("

    lines = (
        f"The bridge was built in 1962{raised('5')} and opened to the public in that year, and to the lorries",
        f"of the valley in 1971.{raised('6,7')} It has 10{raised('6')} rivets and a tank of H{raised('2', -5)}O that",
        f"is 5 cm{raised('3', at=28)} in all. Nobody{raised('12')} knows why.{raised('13')}",
    )
    (tmp_path / "bridge.pdf").write_bytes(pdf([lines]))
    file = Shelf(tmp_path).find(work(None))
    assert file is not None
    assert file.text is not None, file.fault
    assert [s.text for s in file.text.sentences] == [
        "The bridge was built in 1962 and opened to the public in that year, and to the lorries of the valley in 1971.",
        "It has 10⁶ rivets and a tank of H2O that is 5 cm³ in all.",
        "Nobody knows why.",
    ]
    found = TextIndex(file.text)
    for quotation in ("built in 1962 and", "built in 19625 and", "has 106 rivets", "Nobody12 knows", "5 cm³ in all"):
        assert len(found.find(quotation).passages) == 1, quotation
    for quotation in ("has 10 rivets", "built in 19626 and", "tank of HO", "5 cm in all", "Nobody13 knows"):
        assert not found.find(quotation).passages, quotation


def test_pdf_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bridge.pdf"
    pytest.importorskip("pypdf")
    for data, words in ((b"%PDF-1.4 nonsense", "cannot be read"), (b"", "cannot be read"), (pdf([[]]), "no text")):
        path.write_bytes(data)
        file = Shelf(tmp_path).find(work(None))
        assert file is not None
        assert file.fault is not None
        assert words in file.fault
    real = builtins.__import__

    def without_pypdf(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pypdf"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_pypdf)
    path.write_bytes(pdf([["Another text."]]))
    file = Shelf(tmp_path).find(work(None))
    assert file is not None
    assert file.fault is not None
    assert 'pip install "argmap[sources]"' in file.fault


@pytest.mark.parametrize(
    "filters",
    [
        "/Nope",
        "3",
        "true",
        "[/FlateDecode /Nope]",
        "/FlateDe\x1b[31mode",
        "/JBIG2Decode",
        "/ASCIIHexDecode",
        "(a)",
    ],
)
def test_pdf_whose_text_is_packed_in_no_way_that_there_is(tmp_path: Path, filters: str) -> None:
    pytest.importorskip("pypdf")
    data = pdf([["The bridge is old."]]).replace(b"<< /Length", f"<< /Filter {filters} /Length".encode(), 1)
    (tmp_path / "bridge.pdf").write_bytes(data)
    file = Shelf(tmp_path).find(work(None))
    assert file is not None
    assert file.fault is not None
    assert file.fault.startswith("this PDF ")
    assert file.fault.isprintable()


@pytest.mark.skipif(os.name == "nt", reason="programs are no scripts there")
def test_no_pdf_has_a_program_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "programs").mkdir()
    program = tmp_path / "programs" / "jbig2dec"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/run\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    filtered = pdf([["The bridge is old."]]).replace(b"<< /Length", b"<< /Filter /JBIG2Decode /Length", 1)
    (tmp_path / "bridge.pdf").write_bytes(filtered)
    code = "import argmap.grounding.pdf as pdf; pdf.pdf_blocks(open('bridge.pdf', 'rb').read())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "UnreadableText: this PDF cannot be read: jbig2dec" in done.stderr
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.txt", b"\xff\xfea\x00", "UTF-16"),
        ("a.txt", b"one\ntwo \xe9t\xe9", "byte 0xE9 in line 2 is not UTF-8"),
        ("a.txt", b"%PDF-1.4", "call it .pdf"),
        ("a.txt", b" \n", "no words"),
        ("a.docx", b"PK", ".docx are not read"),
        ("a.txt", b"a\x00b", "zero bytes"),
        ("a.html", b"<script>x</script>", "no words"),
    ],
)
def test_files_that_hold_no_text(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    (tmp_path / name).write_bytes(data)
    file = Shelf().find(work(name, map_path=str(tmp_path / "map.yaml")))
    assert file is not None
    assert file.fault is not None
    assert fault in file.fault
    assert not file.fault.endswith(".")


def test_where_texts_are_looked_for(tmp_path: Path) -> None:
    folder, maps = tmp_path / "texts", tmp_path / "maps"
    folder.mkdir()
    maps.mkdir()
    (tmp_path / "setup.cfg").touch()
    named = work("../texts/report.txt", map_path=str(maps / "map.yaml"))

    def found(shelf: Shelf, wanted: Work = named) -> str | None:
        file = shelf.find(wanted)
        return None if file is None or file.text is None else file.text.text

    assert Shelf().find(work(None)) is None
    missing = Shelf().find(named)
    assert missing is not None
    assert missing.missing
    (folder / "report.txt").write_bytes(b"\xef\xbb\xbfThe words of the report.")
    assert found(Shelf()) == "The words of the report."
    given = tmp_path / "given"
    given.mkdir()
    assert found(Shelf(given)) == "The words of the report."
    (given / "report.txt").write_text("Those with the name of the file.", encoding="utf-8")
    assert found(Shelf(given)) == "Those with the name of the file."
    (given / "bridge.md").write_text("Those with the id.", encoding="utf-8")
    assert found(Shelf(given)) == "Those with the id."
    assert found(Shelf({"bridge.txt": "Those in memory."})) == "Those in memory."
    (tmp_path / "maps" / "folder.txt").mkdir()
    folder_file = Shelf().find(work("folder.txt", map_path=str(maps / "map.yaml")))
    assert folder_file is not None
    assert "folder" in (folder_file.fault or "")
