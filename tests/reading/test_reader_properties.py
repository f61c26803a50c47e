"""Reading is total: whatever a text holds, it gives a map or findings, each in its place, and never an exception."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Statement
from argmap.reading import Reading, load, read_bytes
from argmap.reading.language import PLACES
from argmap.source import Source, Text

HERE = Path(__file__).parent
WHOLE = (HERE / "ok" / "everything.yaml").read_text(encoding="utf-8")
FAULTY = (HERE / "cases" / "twelve.yaml").read_text(encoding="utf-8")
SIGNS = "-: #\"'[]{},&*!|>%@`?\\\n\t\r~<…é🌉\u2028\ufeff\x00"
WORDS = sorted({key.name for place in PLACES for key in place.keys})


def looked_at(text: str) -> Reading:
    """The reading of a text, with what holds of every reading."""
    reading = load(Source("map.yaml", text))
    places = [diagnostic.span.start for diagnostic in reading.diagnostics]
    assert places == sorted(places)
    for diagnostic in reading.diagnostics:
        finding = diagnostic.finding
        assert finding.message
        edits = finding.fix.edits if finding.fix else ()
        for span in [*(label.span for label in finding.labels), *(edit.span for edit in edits)]:
            assert 0 <= span.start <= span.end <= len(text)
    if reading.map is None:
        assert reading.diagnostics
    else:
        assert ArgumentGraph(reading.map).root is reading.map
        for found in texts_in(reading.map):
            assert found.value == found.value.strip() != ""
            assert 0 <= found.span.start <= found.span.end <= len(text)
    return reading


def texts_in(top: Any) -> Iterator[Text]:
    """Every text of a map."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            yield node
        elif isinstance(node, tuple):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(node.values())
        elif is_dataclass(node) and not isinstance(node, (Source, type)):
            waiting.extend(getattr(node, each.name) for each in fields(node) if each.name not in ("span", "keys"))


@given(st.text())
@example("\ufeff")
@example("\ud800")
@example("a: \x85b")
@example("- " * 500)
def test_any_text(text: str) -> None:
    looked_at(text)


@given(st.text(alphabet=SIGNS + "ab"))
@example("{a: ,}")
@example("[a: b: c]")
@example("? a")
@example("&a\n- *a")
@example("'")
@example('"\\')
@example("argument: |\n")
@example("%TAG\n---\n")
@example("a: !\n")
@example("---\n---\n")
@example("...")
def test_any_text_of_signs(text: str) -> None:
    looked_at(text)


words = st.sampled_from([*WORDS, "x-a", "<<", "Claim", "clam", "text", "A text.", "Note", "1", "2019-05"])
scalars = st.one_of(words, st.text(alphabet=SIGNS + "ab", max_size=6))
lines = st.builds(
    lambda indent, dash, key, colon, value: f"{' ' * indent}{dash}{key}{colon}{value}\n",
    st.integers(0, 6),
    st.sampled_from(["", "- ", "-", "- - "]),
    scalars,
    st.sampled_from([": ", ":", "", ": - ", ": [", ": {", ': "', ": |"]),
    scalars,
)


@given(st.lists(lines, max_size=12))
def test_lines_that_look_like_a_map(some: list[str]) -> None:
    looked_at("argument:\n" + "".join(some))


@given(st.sampled_from([WHOLE, FAULTY]), st.data())
def test_a_map_with_a_piece_taken_out_or_put_in(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    put = data.draw(st.one_of(st.just(""), st.text(alphabet=SIGNS, max_size=4), words))
    looked_at(text[:start] + put + text[end:])


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb")
def test_any_bytes(data: bytes) -> None:
    source, diagnostics = read_bytes(data, "map.yaml")
    assert (source is None) == bool(diagnostics)
    for diagnostic in diagnostics:
        for label in diagnostic.finding.labels:
            assert label.span.end <= len(label.span.source.text)
    if source is not None:
        assert source.text.encode("utf-8") == data.removeprefix(b"\xef\xbb\xbf")
        looked_at(source.text)


plain_texts = st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1).map(lambda t: f"x{t}")


@given(st.lists(plain_texts, min_size=1, max_size=5))
def test_a_plain_text_is_what_stands_there(texts: list[str]) -> None:
    reading = load(Source("map.yaml", "argument:\n" + "".join(f"- claim: {text}\n" for text in texts)))
    if reading.diagnostics:  # a text that ends with a colon needs quotes
        assert any(text.endswith(":") for text in texts)
        return
    assert reading.map is not None
    assert [found.value for found in texts_in(reading.map)] == texts[::-1]
    assert all(found.span.written == found.value for found in texts_in(reading.map))


visible = st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="\ufffd")


@given(st.text(visible, min_size=1).filter(lambda t: bool(t.strip())))
def test_a_text_in_single_quotes_is_what_was_meant(text: str) -> None:
    written = "'" + text.replace("'", "''") + "'"
    reading = load(Source("map.yaml", f"argument:\n- claim: {written}\n"))
    assert reading.diagnostics == ()
    assert reading.map is not None
    (found,) = texts_in(reading.map)
    assert found.value == text.strip()
    assert found.span.written == written


@pytest.mark.parametrize("end", range(0, len(WHOLE), 7))
def test_a_map_that_breaks_off(end: int) -> None:
    reading = looked_at(WHOLE[:end])
    assert reading.map is not None or end < 60


@pytest.mark.parametrize("head", ["- |", "- >-", "waive:\n    AM201: |-", "x-notes: |"])
@pytest.mark.parametrize("line", ["* claim: b", "\u2022 because: b", "\u00a0b", "1. claim: b", "claim\uff1a b"])
def test_signs_in_any_block_are_text(head: str, line: str) -> None:
    """Also in a block behind a dash, or behind a key that is no word of the language."""
    key = "tags:\n  " if head.startswith("-") else ""
    text = f"argument:\n- claim: A b.\n  {key}{head}\n      a\n      {line}\n  note: c\n"
    assert not load(Source("map.yaml", text)).diagnostics


@pytest.mark.parametrize("text", ["(a) x", "1. x", "b) x", "\u2022 x", "\u2013 x"])
def test_a_text_behind_a_dash_may_begin_with_a_sign(text: str) -> None:
    reading = load(Source("map.yaml", f"argument:\n- claim: A b.\n  tags:\n  - {text}\n  - >-\n    c\n    d\n"))
    assert isinstance(reading.map, ArgumentMap)
    first = reading.map.roots[0]
    assert isinstance(first, Statement)
    assert ([str(tag) for tag in first.tags], reading.diagnostics) == ([text, "c d"], ())
