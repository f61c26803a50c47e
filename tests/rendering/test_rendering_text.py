"""Text is measured, cleaned and broken so that it fits its box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.directions import is_right_to_left
from argmap.rendering.content.wrapping import clean, is_exact, one_line, shorten, text_width, wrap

ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200).map(clean).filter(bool)


@given(ANY_TEXT, st.integers(40, 300))
def test_no_line_is_wider_than_the_limit(text: str, limit: int) -> None:
    for line in wrap(text, 10, limit):
        assert text_width(line, 10) <= limit + 0.01 or len(line) <= 12  # one character with its marks cannot be broken


@given(ANY_TEXT, st.integers(40, 300))
def test_nothing_but_blanks_is_lost(text: str, limit: int) -> None:
    assert "".join("".join(wrap(text, 10, limit)).split()) == "".join(text.split())


@given(ANY_TEXT, st.integers(40, 300))
def test_balanced_lines_are_as_few_as_filled_ones(text: str, limit: int) -> None:
    assert len(wrap(text, 10, limit)) == len(wrap(text, 10, limit, balanced=False))


def test_balanced_lines_are_about_equally_long() -> None:
    filled = wrap("The council should close the bridge to lorries.", 10, 180, balanced=False)
    balanced = wrap("The council should close the bridge to lorries.", 10, 180)
    assert filled == ["The council should close the bridge to", "lorries."]
    assert balanced == ["The council should close", "the bridge to lorries."]


def test_line_breaks_in_the_text_stay() -> None:
    assert wrap("first\nsecond", 10, 500) == ["first", "second"]


def test_words_wider_than_a_line_are_broken_between_characters() -> None:
    assert wrap("a" * 50, 10, 100) == ["a" * 17, "a" * 17, "a" * 16]
    family = "👩‍👩‍👧‍👦"
    assert "".join(wrap(family * 6, 10, 40)) == family * 6
    assert all(set(line.split(family)) == {""} for line in wrap(family * 6, 10, 40))


def test_east_asian_text_is_broken_anywhere_but_before_closing_marks() -> None:
    lines = wrap("これは日本語の文章です。「引用」もあります。長い文章を折り返します。", 10, 100)
    assert len(lines) > 2
    assert not any(line[0] in "。、」" or line[-1] == "「" for line in lines)


def test_korean_words_are_kept_whole() -> None:
    assert wrap("다리의 상판은 화물차 때문에 닳는다", 10, 80) == ["다리의 상판은", "화물차 때문에", "닳는다"]


def test_paths_and_hyphens_are_places_to_break() -> None:
    assert wrap("well-known/long-winded", 10, 60) == ["well-known/", "long-winded"]


@pytest.mark.parametrize(
    ("text", "bold", "width"),
    [("Lorries", False, 6260), ("Lorries", True, 6943), ("Δ", False, 1368), ("Ж", False, 1891), ("é", False, 1139)],
)
def test_widths_are_those_of_arial(text: str, bold: bool, width: int) -> None:
    assert text_width(text, 2048, bold=bold) == width
    assert is_exact(text)


def test_composed_letters_are_as_wide_as_their_base() -> None:
    assert text_width("ệ", 10) == text_width("e", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("a\u200bb", 10) == text_width("ab", 10)


def test_widths_of_other_scripts_are_estimates() -> None:
    assert not is_exact("한국어")
    assert text_width("漢字", 10) == 20
    assert text_width("🚚", 10) > 10


def test_control_characters_are_shown_as_such() -> None:
    assert clean("a\x00b\x1f\x7f\ud800c") == "a\ufffdb\ufffd\ufffd\ufffdc"
    assert clean("  a\t b \r\n c ") == "a b \n c"
    assert one_line("a\nb") == "a b"


def test_the_first_letter_tells_the_direction() -> None:
    assert is_right_to_left("12 الشاحنات and more")
    assert is_right_to_left("«המשאיות»")
    assert not is_right_to_left("Lorries الشاحنات")
    assert not is_right_to_left("12")


def test_shortened_text_says_so() -> None:
    assert shorten("short", 10, 100) == "short"
    assert shorten("The council should close the bridge", 10, 100) == "The council should …"


# Texts with their widths in ems, plain and bold, where a browser sets them in the widest of the common fonts for them.
SET = [
    ("ينبغي للمدينة أن تغلق الجسر أمام الشاحنات الثقيلة", 21.64, 25.76),
    ("مدرسه باید ساعت نه صبح آغاز شود، زیرا دانش‌آموزان کمتر از آنچه نیاز دارند می‌خوابند", 36.16, 42.57),
    ("اسکول کو صبح نو بجے شروع ہونا چاہیے کیونکہ بچوں کو نیند کی ضرورت ہے", 30.73, 35.73),
    ("העירייה צריכה לסגור את הגשר למשאיות כבדות", 20.13, 21.93),
    ("विद्यालय को सुबह नौ बजे शुरू होना चाहिए क्योंकि छात्र कम सोते हैं", 24.36, 25.69),
    ("বিদ্যালয় সকাল নয়টায় শুরু হওয়া উচিত কারণ ছাত্ররা কম ঘুমায়", 25.81, 26.81),
    ("பள்ளி காலை ஒன்பது மணிக்கு தொடங்க வேண்டும்", 26.81, 29.47),
    ("పాఠశాల ఉదయం తొమ్మిది గంటలకు ప్రారంభం కావాలి", 20.50, 21.92),
    ("โรงเรียนควรเริ่มเวลาเก้าโมงเช้าเพราะนักเรียนนอนน้อยเกินไป", 23.42, 25.02),
    ("Դպրոցը պետք է սկսվի ժամը իննին, քանի որ աշակերտները քիչ են քնում", 38.96, 39.47),
    ("სკოლა უნდა დაიწყოს დილის ცხრა საათზე", 22.26, 23.16),
    ("ትምህርት ቤት ከጠዋቱ ሦስት ሰዓት መጀመር አለበት", 18.61, 19.39),
    ("សាលារៀនគួរតែចាប់ផ្តើមនៅម៉ោងប្រាំបួនព្រឹក", 15.99, 17.07),
    ("학교는 아홉 시에 시작해야 한다", 13.14, 13.14),
]


@pytest.mark.parametrize(("text", "plain", "bold"), SET)
def test_texts_of_other_scripts_are_hardly_wider_than_in_the_widest_font(text: str, plain: float, bold: float) -> None:
    assert plain * 0.995 <= text_width(text, 1) <= plain * 1.15
    assert bold * 0.995 <= text_width(text, 1, bold=True) <= bold * 1.16


@pytest.mark.parametrize("letter", "بتسعكلمنيگچپ")
def test_an_arabic_letter_is_narrower_where_the_next_is_joined_to_it(letter: str) -> None:
    alone = text_width(letter, 1)
    joined = text_width(letter + "ا", 1) - text_width("ا", 1)
    assert joined < alone
    assert text_width(letter + "\u064e" + "ا", 1) == text_width(letter + "ا", 1)  # a vowel sign parts nothing
    for other in ("ء", " ", ".", "x"):
        assert text_width(letter + other, 1) == pytest.approx(alone + text_width(other, 1))


@pytest.mark.parametrize("letter", "ادذرزوة")
def test_an_arabic_letter_that_joins_nothing_after_it_keeps_its_width(letter: str) -> None:
    assert text_width(letter + "ب", 1) == pytest.approx(text_width(letter, 1) + text_width("ب", 1), rel=0.03)
