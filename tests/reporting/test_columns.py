"""Tables and wrapped texts on a terminal: wide characters, accents, emoji, and where lines may be broken."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.line_breaks import parts
from argmap.reporting.columns import cells, clusters, padded, wrap, wrap_columns

SCRIPT = str(Path(sys.executable).with_name("argmap"))
CLOSING = "、。，．：；？！」』）】〉》々ーっゃゅょッャュョ…"
OPENING = "「『（【〈《"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("日本語", 6),
        ("한국어", 6),
        ("e\u0301te\u0301", 3),
        ("été", 3),
        ("ｱｲｳ", 3),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩‍🔬", 2),
        ("🇩🇪", 2),
        ("❤️", 2),
        ("שָׁלוֹם", 4),
        ("नमस्ते", 4),
        ("a\u200bb", 3),
        ("tab\t\x1b", 5),
        ("…–“”", 4),
    ],
)
def test_how_many_cells_a_text_takes(text: str, width: int) -> None:
    assert cells(text) == width
    assert cells(padded(text, 20)) == 20


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("日本語、テスト。", ["日", "本", "語、", "テ", "ス", "ト。"]),
        ("（ABC）は「B」。", ["（ABC）", "は", "「B」。"]),
        ("ABC。", ["ABC。"]),
        ("「「あ」」。", ["「「あ」」。"]),
        ("日本(本)100%です", ["日", "本", "(本)", "100%", "で", "す"]),
        ("キャッチャー", ["キャッ", "チャー"]),
        ("そう……そう", ["そ", "う……", "そ", "う"]),
        ("東京-大阪", ["東", "京-", "大", "阪"]),
        ("日本,Tokyo", ["日", "本,", "Tokyo"]),
        ("don’t", ["don’t"]),
        ("foo(bar)", ["foo(bar)"]),
        ("well-known/other", ["well-", "known/", "other"]),
        ("한국어입니다", ["한국어입니다"]),
        ("（）", ["（）"]),
    ],
)
def test_parts_of_words(word: str, found: list[str]) -> None:
    assert parts(word) == found


def test_texts_are_wrapped_at_blanks_and_between_wide_characters() -> None:
    assert wrap("one two  three", 7) == ["one two", "three"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrap("well-known words", 8) == ["well-kno", "wn words"]
    assert wrap("橋は古い。とても（とても）古い", 10) == ["橋は古い。", "とても（と", "ても）古い"]
    assert wrap("橋は古いのだ。とてもと（ても）", 12) == ["橋は古いの", "だ。とてもと", "（ても）"]
    assert wrap("ABC橋は古い", 8) == ["ABC橋は", "古い"]
    assert wrap("ein 橋 sehr", 6) == ["ein 橋", "sehr"]
    assert wrap("100\u00a0km weit", 7) == ["100\u00a0km", "weit"]
    assert wrap("", 7) == [""]


def test_emoji_and_accents_are_not_cut() -> None:
    assert wrap("👩‍🔬" * 5, 4) == ["👩‍🔬👩‍🔬", "👩‍🔬👩‍🔬", "👩‍🔬"]
    assert wrap("e\u0301" * 5, 2) == ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]


_TEXTS = st.text(st.sampled_from("ab 日本語橋、。（）「」ーっ！…e\u0301👍🏽\u200d-/\t"), max_size=60)


@given(_TEXTS, st.integers(8, 30))
def test_lines_fit_and_begin_and_end_as_they_may(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for before, after in pairwise(lines):
        # Only where a line is full of signs that may not be parted, or at a blank, is there no choice.
        if before + after in text and cells(before) + 8 <= width:
            assert after[0] not in CLOSING
            assert before[-1] not in OPENING


def test_long_texts_take_no_longer_than_their_length() -> None:
    text = "橋は古い。" * 20_000
    assert sum(map(len, wrap(text, 40))) == len(text)
    assert len(wrap("x" * 100_000, 50)) == 2_000


def test_tables_line_up() -> None:
    lines = [["1", "橋は古い。", "x"], ["1.1", "👩‍🔬 sagt", "größe"], ["1.2", "e\u0301te\u0301  \t\x1b[31m", "日本"]]
    table = wrap_columns(["", "statement", "id"], lines, width=60, flexible=1).split("\n")
    starts = {cells(line[: line.rindex("  ") + 2]) for line in table[2:]}
    assert starts == {cells(table[0][: table[0].index("id")])}
    assert "\x1b" not in "".join(table)
    assert "e\u0301te\u0301 ␛[31m" in table[-1]


def test_clusters_make_the_text() -> None:
    text = "e\u0301👩‍🔬🇩🇪 x橋"
    assert list(clusters(text)) == ["e\u0301", "👩‍🔬", "🇩🇪", " ", "x", "橋"]


def test_through_the_command(tmp_path: Path) -> None:
    text = "この橋は古い（とても古い）ので、「閉鎖」すべきである。" * 2
    written = json.dumps({"language": "ja", "argument": [{"conclusion": text, "id": "橋"}]}, ensure_ascii=False)
    (tmp_path / "map.yaml").write_text(written, encoding="utf-8")
    for width in range(50, 70, 5):
        environment = {"COLUMNS": str(width), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"}
        found = subprocess.run(
            [SCRIPT, "list", "map.yaml"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        head, _, *rows = found.stdout.splitlines()
        start, end = head.index("statement"), cells(head[: head.index("id")])
        for row in rows:
            cell = row[start:].split("  ")[0]
            assert cell[0] not in CLOSING
            assert cell[-1] not in OPENING
            assert cells(row) <= width
        assert cells(rows[0][: rows[0].rindex("橋")]) == end


@pytest.mark.parametrize("width", [0, -3])
def test_where_there_is_no_room_every_character_has_a_line(width: int) -> None:
    assert wrap("abc d", width) == ["a", "b", "c", "d"]
    assert wrap("äbc", width) == ["ä", "b", "c"]


def test_what_a_terminal_would_obey_is_shown_by_signs() -> None:
    assert wrap("a\x1b[31mred \x07 b\u202ec", 20) == ["a␛[31mred ␇ b\N{REPLACEMENT CHARACTER}c"]
