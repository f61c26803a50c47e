"""Which statement is which: by place, then by words, and never by ids or structure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.agreement import Agreement, Unit

sys.path.insert(0, str(Path(__file__).parent))
from readings import FIRST, MARKET, SECOND, agreement_of, argument

sys.path.pop(0)


def shared(found: Agreement) -> list[tuple[str, str, str]]:
    """The numbers of the statements that two maps share, and by what they are known."""
    one, other = (each.graph.numbers for each in found.maps)
    return [(one[pair.one], other[pair.other], pair.basis) for pair in found.pairs[0].pairs]


def test_the_two_readings() -> None:
    found = agreement_of(FIRST, SECOND)
    assert shared(found) == [
        ("1", "1", "place and words"),
        ("1.1", "1.1", "place and words"),
        ("1.1.1", "1.2", "place and words"),
        ("1.2", "1.3", "place and words"),
        ("1.3", "1.5", "place"),
        ("1.3.1", "1.5.1", "place and words"),
        ("1.3.2", "1.5.1.1", "place and words"),
    ]
    assert found.warnings == ()
    (alone,) = found.only_in(1)
    assert alone.maps == (1,)
    assert found.only_in(0) == []


def test_without_the_text_quotations_tell_nearly_as_much() -> None:
    with_text, without = agreement_of(FIRST, SECOND), agreement_of(FIRST, SECOND, sources={})
    assert [pair[:2] for pair in shared(without)] == [pair[:2] for pair in shared(with_text)]
    assert not without.pairs[0].figures.cass.by_text
    assert with_text.pairs[0].figures.cass.by_text


WORK = "source: w\nsources: {w: {title: A work}}\n"


def quoting(*quotations: str, texts: tuple[str, ...] = ()) -> str:
    """A map of claims, each with what it quotes or where."""
    lines = [f"- {{claim: {texts[n] if texts else f'Wording {n}'}, {q}}}" for n, q in enumerate(quotations)]
    return WORK + argument(*lines)


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("quote: old deck … by lorries", "quote: old deck … by lorries", 1.0),
        ("quote: old deck … by lorries", "quote: the old deck … by lorries", 0.6),
        ("quote: old deck of … by lorries", "quote: old deck of the … of June", 0.6),
        ("quote: worn out by lorries", "quote: deck is worn out by lorries now", 4 / 7),
        ("quote: old deck … by lorries", "quote: piers are … of June", 0.0),
        ("at: §2 ¶3 s1", "at: §2 ¶3 s1", 0.5),
        ("at: §2 ¶3", "at: §2 ¶3 s1", 0.3),
        ("at: §2", "at: §2 ¶3 s1", 0.1),
        ("at: p. 12", "at: p. 12", 0.1),
        ("at: p. 12", "at: p. 13", 0.0),
        ("at: §2 ¶3", "at: §2 ¶4", 0.0),
        ("at: §2 ¶3", "at: p. 13", None),
        ("quote: old deck … by lorries, at: §1", "quote: old deck … by lorries, at: §2", 0.0),
        ("quote: one thing, at: ¶4 s2", "quote: another word, at: ¶4 s2", 0.3),
    ],
)
def test_places_without_a_text(one: str, other: str, place: float | None) -> None:
    found = agreement_of(*(quoting(each, texts=("The same words here",)) for each in (one, other)), sources={})
    (pair,) = found.pairs[0].pairs
    assert pair.place == (None if place is None else pytest.approx(place))
    assert pair.words == 1.0


def test_the_same_place_is_enough_whatever_the_words() -> None:
    one = quoting("quote: close the old bridge", texts=("Lorries must be kept off it.",))
    other = quoting("quote: close the old bridge", texts=("Heavy traffic has no business there.",))
    (pair,) = agreement_of(one, other, sources={}).pairs[0].pairs
    assert (pair.basis, pair.words) == ("place", 0.0)


def test_of_two_in_one_sentence_the_words_tell_which() -> None:
    quote = "quote: heavy lorries wear the deck out so it must be renewed"
    texts = ("Heavy lorries wear out the deck.", "The deck has to be renewed.")
    found = agreement_of(quoting(quote, quote, texts=texts), quoting(quote, quote, texts=texts[::-1]), sources={})
    assert [pair[:2] for pair in shared(found)] == [("1", "2"), ("2", "1")]


def test_the_best_for_all_goes_before_the_best_for_one() -> None:
    """The first statement is like both others; taking the nearer one would leave the second alone."""
    first = argument("- claim: lorries wear deck bridge winter", "- claim: lorries wear deck bridge salt rust")
    second = argument("- claim: lorries wear deck bridge winter salt", "- claim: lorries wear deck winter cold")
    found = agreement_of(first, second)
    assert len(found.pairs[0].pairs) == 2


def test_a_denial_is_not_the_same_statement_elsewhere() -> None:
    one, other = argument("- claim: Lorries wear out the deck."), argument("- claim: Lorries do not wear out the deck.")
    assert agreement_of(one, other).pairs[0].pairs == ()
    same_place = (text.replace(".", ".\n  quote: the deck and lorries") for text in (one, other))
    assert len(agreement_of(*same_place).pairs[0].pairs) == 1


def test_other_languages_are_compared_by_all_words() -> None:
    one = "language: de\n" + argument("- claim: Die alte Brücke trägt keine Lastwagen mehr.")
    other = "language: de\n" + argument("- claim: Die Brücke trägt keine Lastwagen mehr.")
    assert [pair.words for pair in agreement_of(one, other).pairs[0].pairs] == [pytest.approx(6 / 7)]


def test_ids_play_no_part() -> None:
    one = argument("- {claim: Lorries are heavy., id: a}", "- {claim: The deck is thin., id: b}")
    other = argument("- {claim: The deck is thin., id: a}", "- {claim: Lorries are heavy., id: b}")
    assert [pair[:2] for pair in shared(agreement_of(one, other))] == [("1", "2"), ("2", "1")]


def test_equal_texts_are_told_apart_by_their_surroundings() -> None:
    lines = ("- claim: Top one.", "  because: [It is old.]", "- claim: Top other.", "  because: [It is old.]")
    found = agreement_of(argument(*lines), argument(*lines[2:], *lines[:2]))
    assert [pair[:2] for pair in shared(found)] == [("1", "2"), ("1.1", "2.1"), ("2", "1"), ("2.1", "1.1")]
    assert [each.sort.value for each in found.disagreements] == ["main conclusion"]


# -- sources -----------------------------------------------------------------------------------------------------------


def of_source(source: str, described: str) -> str:
    return f"source: {source}\nsources: {{{source}: {{{described}}}}}\n" + argument(
        "- claim: Lorries wear the deck out.", f"  quote: deck {'… ' * 1}out"
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("w", "title: Report"), ("w", "title: Report"), False),
        (("w", "title: Report"), ("v", "title: report."), False),
        (("w", "title: Report, date: 2023"), ("w", "title: Report, date: 2024"), True),
        (("w", "title: Report"), ("w", "title: Count"), True),
        (("w", "doi: 10.1/x"), ("v", "title: Report, doi: 10.1/x"), False),
        (("w", "title: Report, doi: 10.1/x"), ("w", "title: Report, doi: 10.1/y"), True),
        (("w", "url: 'https://e.org/a'"), ("v", "url: 'https://e.org/a'"), False),
        (("w", "publisher: A press"), ("w", "title: Report"), False),
    ],
)
def test_sources_that_are_the_same_or_not(one: tuple[str, str], other: tuple[str, str], differ: bool) -> None:
    found = agreement_of(of_source(*one), of_source(*other), sources={})
    assert any("different sources" in warning for warning in found.warnings) is differ
    (pair,) = found.pairs[0].pairs
    assert (pair.place is None) is differ


def test_sources_of_the_same_text_are_the_same_whatever_they_are_called() -> None:
    other = SECOND.replace("market: {title: The Saturday market}", "text-2: {title: A handout}")
    other = other.replace("source: market", "source: text-2")
    found = agreement_of(FIRST, other, sources={"market.txt": MARKET, "text-2.txt": MARKET})
    assert found.warnings == ()
    assert found.pairs[0].figures.cass.by_text
    assert len(found.pairs[0].pairs) == 7


def test_a_map_that_names_no_source_is_of_the_same() -> None:
    bare = SECOND.replace("source: market\nsources:\n  market: {title: The Saturday market}\n", "")
    found = agreement_of(FIRST, bare)
    assert found.warnings == ()
    assert len(found.pairs[0].pairs) == 7


def test_maps_with_nothing_in_common_are_warned_of() -> None:
    found = agreement_of(argument("- claim: Lorries are heavy."), argument("- claim: Ferries sail."))
    assert found.warnings == ("A and B share no statement; are they maps of the same text?",)


# -- several -----------------------------------------------------------------------------------------------------------


def test_units_of_three_have_one_statement_of_each() -> None:
    found = agreement_of(FIRST, SECOND, FIRST)

    def numbers(unit: Unit) -> tuple[str | None, ...]:
        return tuple(
            None if member is None else each.graph.numbers[member]
            for each, member in zip(found.maps, unit.members, strict=True)
        )

    assert [numbers(unit) for unit in found.units] == [
        ("1", "1", "1"), ("1.1", "1.1", "1.1"), ("1.1.1", "1.2", "1.1.1"), ("1.2", "1.3", "1.2"),
        ("1.3", "1.5", "1.3"), ("1.3.1", "1.5.1", "1.3.1"), ("1.3.2", "1.5.1.1", "1.3.2"), (None, "1.4", None),
    ]  # fmt: skip
    assert [pair.maps for pair in found.pairs] == [(0, 1), (0, 2), (1, 2)]
    assert found.pairs[1].figures.kinds.kappa is not None
    assert found.pairs[1].figures.kinds.kappa.value == 1.0
