"""From files to texts: encodings, and files that cannot be opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.errors import ArgmapError
from argmap.reading import CannotRead, load, read_bytes, read_file
from argmap.source import Source

TEXT = "argument:\n- claim: Die Brücke am Café ist gesperrt.\n"


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (
            TEXT.encode("latin-1"),
            (2, 16),
            "byte 0xFC is not UTF-8 (in Windows-1252 it is `ü`), and so in 1 more places",
        ),
        (b"title: \xff\n", (1, 8), "byte 0xFF is not UTF-8 (in Windows-1252 it is `ÿ`)"),
        ("title: 한".encode()[:-1], (1, 8), "byte 0xED is not UTF-8 (in Windows-1252 it is `í`)"),
        ("🌉: ".encode() + b"\x81\n", (1, 4), "byte 0x81 is not UTF-8"),
        (TEXT.encode("utf-16"), (1, 1), "this file is written in UTF-16, and a map is written in UTF-8"),
        (TEXT.encode("utf-16-le"), (1, 1), "this file is written in UTF-16, and a map is written in UTF-8"),
        (TEXT.encode("utf-16-be"), (1, 1), "this file is written in UTF-16, and a map is written in UTF-8"),
        (TEXT.encode("utf-32"), (1, 1), "this file is written in UTF-32, and a map is written in UTF-8"),
    ],
)
def test_other_encodings(data: bytes, place: tuple[int, int], message: str) -> None:
    source, (diagnostic,) = read_bytes(data, "map.yaml")
    assert source is None
    assert diagnostic.rule.name == "encoding"
    assert diagnostic.span.first == place
    assert diagnostic.span.source.path == "map.yaml"
    assert diagnostic.finding.message == message


def test_a_text_is_decoded_without_its_byte_order_mark() -> None:
    source, diagnostics = read_bytes(b"\xef\xbb\xbf" + TEXT.encode(), "map.yaml")
    assert diagnostics == ()
    assert source is not None
    assert (source.text, source.bom, source.path) == (TEXT, True, "map.yaml")


def test_a_file_that_is_no_text_is_said_to_be_none() -> None:
    reading = load(Source("map.yaml", "\x00\x01" * 500))
    assert [d.finding.message for d in reading.diagnostics] == [
        "this is no text: 1000 of its 1000 characters are control characters"
    ]
    assert (reading.map, reading.complete) == (None, False)


def test_half_a_character_from_a_file_name_or_a_pipe() -> None:
    reading = load(Source("-", "title: caf\udce9\n"))
    assert [(d.span.first, d.finding.message) for d in reading.diagnostics] == [
        ((1, 11), "half a character (U+DCE9), which cannot be seen, stands here")
    ]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"nothing\.yaml: there is no such file"):
        read_file(tmp_path / "nothing.yaml")
    with pytest.raises(CannotRead, match="this is a folder, and a file is wanted"):
        read_file(tmp_path)
    with pytest.raises(ArgmapError, match="the file cannot be read"):
        read_file(tmp_path / "a\0b.yaml")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(CannotRead, match="permission denied"):
        read_file(path)


def test_the_bytes_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_bytes(b"title: x\r\n")
    assert read_file(path) == b"title: x\r\n"
