"""Marks of notes in texts that cannot mark them as such: plain text, and what is read from a PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.grounding import WorkText
from argmap.grounding.blocks import Block
from argmap.grounding.matching import TextIndex
from argmap.grounding.note_marks import with_marks

sys.path.insert(0, str(Path(__file__).parent))
from works_read import READERS, lines, places, work

sys.path.pop(0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "It was built in 1962[1] and renewed once.[2][3] It stands.",
            "It was built in 1962 and renewed once. It stands.",
        ),
        ("It was built[a] in 1962.[citation needed] It stands.", "It was built in 1962. It stands."),
        ("It was built in 1962.[Note 2] It stands.[nb 1]", "It was built in 1962. It stands."),
        ("It was built in 1962[1]:12 and renewed.", "It was built in 1962 and renewed."),
        ("It was built[who?] and renewed.[when?]", "It was built and renewed."),
        ("It was built[^1] and renewed[^n] once.", "It was built and renewed once."),
        ("It was built¹ and renewed.² It stands.¹²", "It was built and renewed. It stands."),
        ("It was built in 1962¹ and “renewed”³ once.", "It was built in 1962 and “renewed” once."),
        ("It was built [1], renewed [2, 3] and opened [4–6].", "It was built, renewed and opened."),
        ("It was built† and renewed.‡ It stands.", "It was built and renewed. It stands."),
        ("¹Die Würde ist alt. ²Sie bleibt. ³Er geht.", "Die Würde ist alt. Sie bleibt. Er geht."),
        ("In the EU¹ and NATO² it stands.", "In the EU and NATO it stands."),
        ("It was built.¹,² It stands.³⁻⁵", "It was built. It stands."),
        ("The *deck* was built* and renewed.", "The *deck* was built and renewed."),
    ],
)
def test_marks_in_plain_text_are_left_out(text: str, words: str) -> None:
    assert " ".join(lines("txt", text)) == words
    assert len(places("txt", text, words)) == 1
    assert len(places("txt", text, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It has 5 m² and 10⁶ rivets.",
        "It is x² + y² and R² is low.",
        "Let AB² = AC² + BC² be so.",
        "The ion SO₄²⁻ and Ca²⁺ met.",
        "It cost $[5] or [6] lorries, as in [7] there.",
        "The list a[1] and arr[10] = b[2] run.",
        "The crossing[s] and lorr[ies] of [the] valley.",
        "[12] The court held so.",
        "It was [sic] old.",
        "It is ¹⁴C from wood.",
        "The *deck* is old, *very old*, and the **whole bridge** is.",
    ],
)
def test_what_is_no_mark_in_plain_text_stays(text: str) -> None:
    assert " ".join(lines("txt", text)) == text


GLUED = [
    ("It is the policy of the states.12 The council agreed.", "policy of the states. The council", "states.12 The"),
    ("It is their policy3 and law.", "their policy and law", "their policy3 and"),
    ("They call it “sound”4 and go on.", "call it “sound” and go", "“sound”4 and"),
    ("As they say,5 it is old.", "they say, it is", "say,5 it is"),
    ("It rose in 2018.7 In May it fell.", "rose in 2018. In May", "2018.7 In"),
    ("In 2018,7 it fell.", "In 2018, it fell", "2018,7 it"),
    ("It is old (and worn).8 It stands.", "(and worn). It stands", "worn).8 It"),
    ("They came to the U.S.9 They left.", "to the U.S. They", "U.S.9 They"),
    ("So it was decided.”10 It stands.", "was decided.” It", "decided.”10 It"),
    ("It was shown in trials.3,4 It stands.", "in trials. It", "trials.3,4 It"),
    ("It was shown in trials.3–5 It stands.", "in trials. It", "trials.3–5 It"),
    ("They left Korea12 again.", "left Korea again", "Korea12 again"),
    ("Is it so?11 It is.", "it so? It", "so?11 It"),
    ("the end of states.12\nThe council", "of states. The council", "states.12 The council"),
    ("It is the end of the policy12", "of the policy", "the policy12"),
    ("It is the end of the states. 12 The council agreed.", "the states. The council", "states. 12 The council"),
    ("12The author thanks them.", "The author thanks", "12The author"),
    ("It is so. 2Sie sind da.", "is so. Sie sind", "so. 2Sie sind"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "without", "copied"), GLUED)
def test_a_number_that_may_be_a_mark_may_be_there_or_not(text: str, without: str, copied: str) -> None:
    found = WorkText(with_marks([Block(text)], glued=True))
    assert found.text == text
    index = TextIndex(found)
    for quotation in (without, copied):
        assert len(index.find(quotation).passages) == 1, quotation
    other = copied.replace("1", "6").replace("3", "6").replace("5", "6")
    if other != copied:
        assert not index.find(other).passages


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The CO2 in the air rose.", "The CO in"),
        ("The G20 met in 2019 and left.", "The G met"),
        ("The G20 met in 2019 and left.", "met in and"),
        ("The G20 met in 2019 and left.", "met in 2018 and"),
        ("It grew by 3.12 The rest did not.", "by 3. The rest"),
        ("See Article5 and Figure3 there.", "See Article and"),
        ("See Article5 and Figure3 there.", "and Figure there"),
        ("See p.12 and No.5 there.", "See p. and"),
        ("See p.12 and No.5 there.", "and No. there"),
        ("It took the3 men and about100 lorries.", "the men"),
        ("It took the3 men and about100 lorries.", "about lorries"),
        ("The sensor3 is slow, as sensor3 was before.", "The sensor is"),
        ("Both item1 and item2 are there.", "Both item and"),
        ("It was May5 and June30 then.", "was May and"),
        ("It holds 5km2 of land.", "5km of"),
        ("It has 10 6 of them.", "It has 10 of"),
        ("The war went on. 12 Canadian soldiers came.", "went on. Canadian"),
        ("It was COVID19 then.", "was COVID then"),
        ("It has 1,200 rivets and 50% rust.", "has 1 rivets"),
        ("It scored 3:16 and wrote mail2@example.", "mail@example"),
        ("It came in 201812 and went.", "in 2018 and"),
        ("It is version v2.13 and x12 now.", "and x now"),
        ("It is policy-3 and policy_3 and policy#3 now.", "policy_ and"),
        ("It pays for lorries,100000 of them.", "lorries, of"),
        ("It rose, growth3 % a year.", "growth % a"),
        ("He bought the car.2019 The end came.", "the car. The end"),
    ],
)
def test_a_number_that_is_content_is_never_passed_over(text: str, wrong: str) -> None:
    assert not TextIndex(WorkText(with_marks([Block(text)], glued=True))).find(wrong).passages


def test_only_texts_that_cannot_mark_a_mark_have_numbers_passed_over() -> None:
    for form, found in (("txt", 1), ("md", 0), ("html", 0)):
        assert len(places(form, "It is their policy3 and law.", "their policy and law")) == found


def test_sentences_are_told_apart_behind_numbers_glued_to_them() -> None:
    text = "It is the law of the states.12 The council agreed.13 “It is so.”14 They left the policy15 alone."
    found = work("txt", text)
    assert [s.text for s in found.sentences] == [
        "It is the law of the states.12", "The council agreed.13", "“It is so.”14", "They left the policy15 alone."
    ]  # fmt: skip
    assert [str(p.place) for p in TextIndex(found).find("The council agreed").passages] == ["¶1 s2"]
    assert found.reading(0, len(text)) == text.replace("12", "").replace("13", "").replace("14", "").replace("15", "")


def test_pages_stay_where_they_are_when_marks_go() -> None:
    pages = "It is old[1] and\n\fit is worn.[2][3] It\n\fstands there.[4]\n"
    found = work("txt", pages)
    assert found.text.split() == "It is old and it is worn. It stands there.".split()
    assert [found.page_at(found.text.index(word)) for word in ("old", "worn", "It\n", "stands")] == [1, 2, 2, 3]


def test_nothing_but_a_mark_is_no_paragraph() -> None:
    page = '<p>It is old.</p><p><a href="#fnref1">↩</a></p><p><sup class="reference">[1]</sup></p><p>It stands.</p>'
    assert [str(s.place) for s in work("html", page).sentences] == ["¶1 s1", "¶2 s1"]


PIECES = [
    *(
        "the policy",
        "states",
        "The",
        "It",
        "“so”",
        "1962",
        "ﬁne",
        "CO2",
        "10⁶",
        " ",
        " ",
        ". ",
        ", ",
        "—",
        "\n",
        "\n\n",
    ),
    *("3", "12", "¹", "²", "[1]", " [2]", "[^n]", "<sup>4</sup>", "†", "(1)"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_each_sentence_of_a_text_is_found_in_it_as_it_is_read_and_as_it_stands(pieces: list[str]) -> None:
    for form in READERS:
        found = work(form, "".join(pieces))
        index = TextIndex(found)
        for sentence in found.sentences:
            for quotation in (sentence.text, found.reading(sentence.start, sentence.end)):
                if any(c.isalnum() for c in quotation) and "[" not in quotation:
                    assert index.find(quotation).passages, (form, quotation, found.text)
