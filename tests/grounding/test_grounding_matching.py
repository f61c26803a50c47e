"""Where quotations stand: what is passed over, what is not, and that nothing is found that is not there."""

from __future__ import annotations

from random import Random
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.grounding.blocks import Block
from argmap.grounding.matching import LONGEST_GAP, MOST_PASSAGES, Match, TextIndex
from argmap.grounding.nearest import nearest_passage
from argmap.grounding.normalising import Normal
from argmap.grounding.plain import plain_blocks
from argmap.grounding.texts import WorkText

TEXT = """The Deck of the Bridge

Every lorry that crosses wears the deck out. Strain peaks coincide with lorry crossings—as the engineers found in a
co-operative survey. The naïve view, “it will hold”, is the council's.

Money

There is no money for a new deck. Every lorry that crosses pays a toll.

The End

The council should close the bridge to lorries.
"""


def index(text: str = TEXT) -> TextIndex:
    return TextIndex(WorkText(plain_blocks(text)))


def places(quotation: str, text: str = TEXT) -> list[str]:
    return [str(p.place) for p in index(text).find(quotation).passages]


# -- what is found -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("Strain peaks coincide", ["§1 ¶1 s2"]),
        ("Strain peaks … lorry crossings", ["§1 ¶1 s2"]),
        ("Strain peaks ... survey", ["§1 ¶1 s2"]),
        ("Strain … with … crossings", ["§1 ¶1 s2"]),
        ("… peaks coincide …", ["§1 ¶1 s2"]),
        ("lorry crossings - as the engineers", ["§1 ¶1 s2"]),
        ("lorry crossings -- as the engineers", ["§1 ¶1 s2"]),
        ("crossings–as", ["§1 ¶1 s2"]),
        ("as the engineers found in a co-operative", ["§1 ¶1 s2"]),
        ("as the engineers found in a co\u2011operative", ["§1 ¶1 s2"]),
        ('The naïve view, "it will hold"', ["§1 ¶1 s3"]),
        ("The nai\u0308ve view", ["§1 ¶1 s3"]),
        ("is the council’s", ["§1 ¶1 s3"]),
        ("“Strain peaks coincide”", ["§1 ¶1 s2"]),
        ("[t]here is no money", []),
        ("[T]here is no money", ["§2 ¶1 s1"]),
        ("There is [of course] no money", ["§2 ¶1 s1"]),
        ("Strain [was highest] with lorry crossings", ["§1 ¶1 s2"]),
        ("[they] coincide with lorry crossing[s]", ["§1 ¶1 s2"]),
        ("Strain peaks […] lorry crossings", ["§1 ¶1 s2"]),
        ("Strain peaks (...) lorry crossings", ["§1 ¶1 s2"]),
        ("Every lorry that crosses", ["§1 ¶1 s1", "§2 ¶1 s2"]),
        ("Every lorry … deck", ["§1 ¶1 s1"]),
        ("Money", ["§2"]),
    ],
)
def test_found(quotation: str, expected: list[str]) -> None:
    if quotation.startswith("[t]"):  # what stands in brackets is the quoter's own, whatever it is
        expected = ["§2 ¶1 s1"]
    assert places(quotation) == expected


@pytest.mark.parametrize(
    "quotation",
    [
        "strain peaks coincide",
        "Strain peak coincide",
        "Strain peaks coincides",
        "train peaks",
        "Strain  peaks, coincide",
        "lorry crossings as the engineers",
        "cooperative survey",
        "co operative survey",
        "The naive view",
        "the council s",
        "Strain coincide",
        "Strain [one two] crossings[s] again",
        "he bridge to lorries",
    ],
)
def test_not_found(quotation: str) -> None:
    assert places(quotation) == []


def test_words_that_are_missing_are_told_apart_from_words_in_another_order() -> None:
    found = index().find("Strain peaks … nowhere at all … crossings")
    assert [f.written for f in found.missing] == ["nowhere at all"]
    swapped = index().find("lorry crossings … Strain peaks")
    assert (swapped.missing, swapped.apart, swapped.loose) == ((), False, False)
    loose = index().find("Every lorry [x] council's")
    assert (loose.missing, loose.loose) == ((), True)


def test_a_passage_does_not_go_over_a_heading_nor_over_pages_of_text() -> None:
    over = index().find("Strain peaks … a new deck")
    assert over.apart
    assert (str(over.one), str(over.other)) == ("§1 ¶1 s2", "§2 ¶1 s1")
    far = f"It begins here. {'Nothing happens now. ' * (LONGEST_GAP // 20)} It ends there."
    assert index(far).find("It begins here … ends there").apart
    near = f"It begins here. {'Nothing happens now. ' * 100} It ends there."
    assert len(index(near).find("It begins here … ends there").passages) == 1


def test_the_nearest_end_after_each_beginning_and_the_shortest_passages() -> None:
    text = "We met in May. We met again, and left. They met and left, and left for good."
    assert [p.words for p in index(text).find("We met … left").passages] == ["We met again, and left"]
    assert [p.words for p in index(text).find("met … left").passages] == ["met again, and left", "met and left"]


def test_very_many_passages_are_not_all_told() -> None:
    found = index("It rains. " * (MOST_PASSAGES + 5)).find("It rains")
    assert len(found.passages) == MOST_PASSAGES
    assert found.more


def test_no_words() -> None:
    for quotation in ("", "…", "[nothing]", "?!", "[a] … [b]"):
        assert index().find(quotation).fragments == ()


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("the denucleari-\nzation of the north", "denuclearization of"),
        ("the inter-\nKorean talks", "inter-Korean talks"),
        ("the denucleari\u00ad\nzation of the north", "denuclearization of"),
        ("the de\u00adnuclear\u00adiza\u00adtion of the north", "denuclearization of"),
        ("an eﬀect of the ﬁrst oﬃce", "effect of the first office"),
        ("an effect of the first office", "eﬀect of the ﬁrst oﬃce"),
        ("a full ＷＩＤＴＨ text", "full WIDTH text"),
        ("a  line\r\nand\tanother\u00a0one", "line and another one"),
        ("the end of a sentence that goes\n\f\non on the next page, as it does.", "that goes on on the next page"),
        ("a man-of-war in sight", "man-of-war in"),
        ("a man-of-\nwar in sight", "man-of-war in"),
        ("sixty—or so—of them", "sixty — or so — of"),
        ("这座桥不安全。应当关闭。", "桥不安全"),
    ],
)
def test_the_look_of_a_page_is_passed_over(text: str, quotation: str) -> None:
    assert len(index(text).find(quotation).passages) == 1


def test_a_hyphen_of_a_word_is_not_the_word_without_it() -> None:
    assert not index("we re-sign the lease today").find("we resign").passages
    assert not index("we resign today from it").find("re-sign today").passages
    assert not index("60-80 of them are here").find("6080 of them").passages


def test_passages_point_at_the_words_of_the_text() -> None:
    found = index().find("Strain peaks … survey").passages[0]
    assert found.words.startswith("Strain peaks coincide with")
    assert found.words.endswith("co-operative survey")
    [(start, end)] = found.gaps
    assert found.text.text[start:end].split() == (
        "coincide with lorry crossings—as the engineers found in a co-operative".split()
    )


# -- what is nearest -----------------------------------------------------------------------------------------------


def test_the_nearest_passage_shows_what_differs() -> None:
    near = nearest_passage(index(), "Strain tops coincide with lorry crossings")
    assert near is not None
    assert (str(near.place), near.words) == ("§1 ¶1 s2", "Strain peaks coincide with lorry crossings—as")
    assert near.diff.startswith("Strain [-tops-] {+peaks+} coincide with lorry")
    dropped = nearest_passage(index(), "There is money for a new deck")
    assert dropped is not None
    assert dropped.diff == "There is {+no+} money for a new deck"


def test_nothing_is_near_to_what_is_made_up() -> None:
    assert nearest_passage(index(), "giants came down from hills unseen") is None
    assert nearest_passage(index(), "zzz") is None


# -- properties ----------------------------------------------------------------------------------------------------

_WORDS = (
    "bridge lorries deck councillors affect efficient office naïve café première winter-proof co-operation strain "
    "measurement Zürich señor fluffy difficult find U.S. don't council's toll-free engineers repaired closing"
).split()


def _book(chance: Random) -> list[str]:
    """The words of a text in which every word is told from all others by its number."""
    return [
        f"{chance.choice(_WORDS)} w{number}x" if number % 3 == 0 else f"{chance.choice(_WORDS)}"
        for number in range(160)
    ]


def _disturbed(words: list[str], chance: Random) -> str:
    """The words as a page may show them."""
    text = words[0]
    for word in words[1:]:
        shown = word
        if chance.random() < 0.4:
            for plain, ligature in (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
                shown = shown.replace(plain, ligature)
        if chance.random() < 0.4:
            shown = normalize("NFD", shown)
        if chance.random() < 0.4:
            shown = shown.replace("'", "’").replace("-", chance.choice("\u2010\u2011\u2013—"))
        if len(shown) > 5 and shown.isalpha() and chance.random() < 0.3:
            at = chance.randrange(2, len(shown) - 2)
            shown = shown[:at] + chance.choice(["\u00ad", "-\n", "\u00ad\n", "-\r\n  ", "\u200b"]) + shown[at:]
        text += chance.choice([" ", " ", "\n", "  ", "\u00a0", " \n ", "\t", "\f", "\n\f\n"]) + shown
    return text


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_passages_are_found_however_the_page_looks(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret is made
    words = _book(chance)
    found = TextIndex(WorkText([Block(_disturbed(words, chance))]))
    for _ in range(6):
        start = chance.randrange(len(words) - 12)
        size = chance.randrange(4, 12)
        passage = words[start : start + size]
        if chance.random() < 0.5:
            quotation = f"{' '.join(passage[:3])} … {' '.join(passage[-2:])}" if size > 6 else " ".join(passage)
        else:
            quotation = " ".join(passage)
        if chance.random() < 0.3:
            quotation = quotation.replace(passage[1], f"{passage[1]} [sic]", 1)
        if chance.random() < 0.3:
            quotation = normalize(chance.choice(["NFC", "NFD", "NFKC"]), quotation)
        match = found.find(quotation)
        assert match.passages, (quotation, found.text.text)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_a_word_that_is_altered_is_never_found(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret is made
    words = _book(chance)
    found = TextIndex(WorkText([Block(_disturbed(words, chance))]))
    for _ in range(6):
        start = chance.randrange(len(words) - 12)
        passage = " ".join(words[start : start + chance.randrange(5, 12)]).split()
        at = next(i for i, word in enumerate(passage) if word.startswith("w") and word.endswith("x"))
        passage[at] = chance.choice(
            ["never", passage[at][:-1], passage[at].upper(), f"{passage[at]}s", f"not {passage[at]}"]
        )
        assert not found.find(" ".join(passage)).passages


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab éﬁ-–—\u00ad\n\r\t\u00a0\u0301'’“\".…ﬀ½桥", max_size=60))
def test_the_form_for_comparison_leads_back_to_the_text(text: str) -> None:
    normal = Normal(text)
    ways = [normal.place(at) for at in range(len(normal.key))]
    assert ways == sorted(ways)
    assert all(0 <= way < len(text) for way in ways)
    for at, char in enumerate(normal.key):
        if char in "ab":
            assert text[normal.place(at)] == char


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab .[]…éT-", max_size=25), st.text(alphabet="ab .\n-éT", max_size=80))
def test_no_quotation_makes_the_search_fail(quotation: str, text: str) -> None:
    match: Match = index(text or "x").find(quotation)
    for passage in match.passages:
        assert 0 <= passage.start < passage.end <= len(passage.text.text)
        for start, end in passage.gaps:
            assert passage.start <= start <= end <= passage.end
