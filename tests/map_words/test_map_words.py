"""The tables of words, and the words of one map."""

from __future__ import annotations

import subprocess
import sys

import pytest

from argmap.comparing.marks import SORTS
from argmap.directions import is_right_to_left
from argmap.evaluation import Reading, Status
from argmap.map_words.tables import LANGUAGES, placeholders, table, table_language
from argmap.map_words.words import lowered, words_of
from argmap.model import ArgumentMap, Kind
from argmap.reading import load
from argmap.reading.terms import BASES, MARKS, VERDICTS, WORD_KEYS
from argmap.source import Source

KEYS = [term.word for term in WORD_KEYS]
_ROOT = "argument:\n- conclusion: The council should close the bridge.\n"


def map_in(top: str) -> ArgumentMap:
    reading = load(Source("map.yaml", top + _ROOT))
    assert reading.diagnostics == ()
    assert reading.map is not None
    return reading.map


@pytest.mark.parametrize("language", LANGUAGES)
class TestEachTable:
    def test_has_all_keys_in_their_order(self, language: str) -> None:
        assert list(table(language)) == list(KEYS)

    def test_has_the_places_of_the_english_words(self, language: str) -> None:
        places = {key: sorted(placeholders(text)) for key, text in table(language).items()}
        assert places == {key: sorted(placeholders(text)) for key, text in table("en").items()}

    def test_has_a_text_of_one_line_for_each_key(self, language: str) -> None:
        for text in table(language).values():
            assert isinstance(text, str)
            assert text == " ".join(text.replace("\N{NO-BREAK SPACE}", "~").split()).replace("~", "\N{NO-BREAK SPACE}")
            assert text

    def test_tells_apart_what_stands_for_different_things(self, language: str) -> None:
        words = table(language)
        for sort in ("status", "change", "verdict", "mark", "basis"):
            of_sort = [words[key] for key in KEYS if key.startswith(f"{sort}_") and not placeholders(words[key])]
            assert len(set(of_sort)) == len(of_sort)
        kinds = [words[kind.value] for kind in Kind]
        assert len(set(kinds)) == len(kinds)


def test_every_term_that_is_drawn_has_a_word() -> None:
    terms = [("basis", BASES), ("verdict", VERDICTS), ("mark", MARKS)]
    needed = {f"{sort}_{term.word.replace('-', '_')}" for sort, several in terms for term in several}
    needed |= {f"status_{status.value}{more}" for status in Status for more in ("", "_means")}
    needed |= {f"change_{change}{more}" for change in SORTS for more in ("", "_means")}
    needed |= {reading.value.replace("-", "_") for reading in Reading} | {kind.value for kind in Kind}
    assert needed <= set(KEYS)


@pytest.mark.parametrize(
    ("written", "language"),
    [("de", "de"), ("de-AT", "de"), ("DE_ch", "de"), ("zh-Hant", "zh"), ("zh", "zh"), ("it", "en"), ("", "en")],
)
def test_a_language_is_found_by_its_code(written: str, language: str) -> None:
    assert table_language(written) == language
    assert table_language(None) == "en"


def test_only_the_table_needed_is_read() -> None:
    code = (
        "from argmap.map_words import tables; from argmap.map_words.words import words_of;"
        "from argmap.reading import load; from argmap.source import Source;"
        f"words_of(load(Source('m', 'language: ko\\n' + {_ROOT!r})).map);"
        "print(tables.table.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "1\n"


def test_words_of_the_map_replace_those_of_its_language() -> None:
    words = words_of(map_in("language: de\nwords:\n  conclusion: These\n  to_do: 'offen: {text}'\n"))
    assert words["conclusion"] == "These"
    assert words["claim"] == "Behauptung"
    assert words.said("to_do", text="lesen") == "offen: lesen"


def test_english_words_stand_where_a_language_has_no_table() -> None:
    words = words_of(map_in("language: it\nwords: {because: perché}\n"))
    assert [words["because"], words["but"]] == ["perché", "but"]


def test_a_word_is_one_line_and_turns_nothing_round() -> None:
    words = words_of(map_in('words:\n  claim: |\n    a\n    claim\n  evidence: "\\u202ex"\n'))
    assert words["claim"] == "a claim"
    assert words["evidence"] == "\u202ex\u202c"


def test_values_are_put_in() -> None:
    words = words_of(map_in("language: ja\n"))
    assert words.said("held_by", name="{degree}") == "{degree}の見解"
    assert words.said("sheet_of", number=2, count=3) == "3 枚中 2 枚目"


def test_what_runs_the_other_way_is_kept_to_itself() -> None:
    english = words_of(map_in(""))
    assert english.said("held_by", name="דוד") == "\u2066held by\u2069 \u2067דוד\u2069"
    assert english.said("quotation", text="דוד") == "“דוד”"
    hebrew = words_of(map_in("language: he\nwords:\n  below: '+{number} למטה'\n  held_by: לדעת {name}\n"))
    assert hebrew.said("below", number=3) == "\u2066+3\u2069 \u2067למטה\u2069"
    said = hebrew.said("held_by", name="A. Brown")
    assert said == "\u2067לדעת\u2069 \u2066A. Brown\u2069"
    assert is_right_to_left(said)


def test_names_keep_their_capitals_but_in_english() -> None:
    assert lowered("Argument from sign", words_of(map_in(""))) == "argument from sign"
    assert lowered("Argument aus Zeichen", words_of(map_in("language: de\n"))) == "Argument aus Zeichen"
