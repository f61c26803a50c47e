"""What words the rules see, and what they leave alone."""

from __future__ import annotations

import gc
import weakref

import pytest

from argmap.analysis.wording import tokens, without_quotations, wording
from argmap.analysis.words_en import stem
from argmap.checking import check
from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.source import Source


def codes(text: str, kind: str = "claim", head: str = "") -> set[str]:
    """The codes of the wording rules (AM6xx) that a statement gets."""
    written = text.replace("'", "''")
    found = check(Source("map.yaml", f"{head}argument:\n- {kind}: '{written}'\n")).diagnostics
    return {d.code for d in found if d.code.startswith("AM6")}


@pytest.mark.parametrize(
    "words",
    [
        "close closed closing closes closure", "lorry lorries", "regulate regulation regulations regulatory regulated",
        "cooperate cooperation cooperative cooperating", "Russia Russian Russians", "Korea Korean", "China Chinese",
        "economy economic economies economically", "safe unsafe safety safely", "stop stopped stopping",
        "wear worn wore",        "study studies studied", "child children", "grow grew growth",
        "legal legally", "import imports imported",
        "govern government governments", "invest investors investment", "diplomacy diplomatic diplomats",
        "use using used users", "labour labor",
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word.lower()) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["import export", "bridge ship", "north south", "plan place", "rise fall"])
def test_different_words_have_different_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())


def test_tokens_are_words_in_lower_case_without_possessive_endings() -> None:
    assert tokens("Russia’s cross-border trade fell by 2,5 %: the U.S. didn't mind.") == [
        "russia", "cross", "border", "trade", "fell", "by", "2", "5", "the", "u", "s", "didn't", "mind",
    ]  # fmt: skip


def test_quotations_are_blanked_out_in_place() -> None:
    text = "She said “I do; do you?” and left."
    assert without_quotations(text) == "She said                 and left."


@pytest.mark.parametrize(
    "text",
    [
        "Who would pay for the games?", "Can it be paid? ", "谁 will pay for it？", "Is it so (or is it)?",
    ],
)  # fmt: skip
def test_questions(text: str) -> None:
    assert "AM601" in codes(text)


@pytest.mark.parametrize("text", ["She asked “who pays?”.", 'The sign says "Why not?"', "The Who? tour was sold out."])
def test_no_questions(text: str) -> None:
    assert "AM601" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is old; it must be closed.", "The bridge is old. It must be closed.",
        "The bridge is old! It must be closed.", "The deck rusts (as all do). The bridge must be closed.",
        "The deck rusted in May. The bridge must be closed.",
    ],
)  # fmt: skip
def test_several_claims(text: str) -> None:
    assert "AM602" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. X of St. Gallen met Mr. A. Y in Washington D.C. Tuesday night.",
        "The U.S. Senate voted for the law.", "Trade with all neighbours (Germany; France; Poland) is free.",
        "Cf. Smith et al. The law is old.",
        "The sign says “Stop. You are at the border. Show your papers.” to all.", "The price rose to 3.5 Euro.",
        "The list names No. 5 and vol. II of the works.", "Yes; no.", "The law ... is old and is not obeyed.",
    ],
)  # fmt: skip
def test_one_claim(text: str) -> None:
    assert "AM602" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge must be closed because it is old.", "The bridge is old, and therefore it must be closed.",
        "The bridge is old; hence it is closed.", "Thus the bridge must be closed.",
        "The bridge is old, so it is closed.",        "The bridge is closed so that nobody is hurt.",
        "Since the bridge is old, it must be closed.",
        "The bridge must be closed since it is old.", "It follows that the bridge must be closed.",
    ],
)  # fmt: skip
def test_reasoning_in_a_box(text: str) -> None:
    assert "AM604" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed because of rust.", "The bridge was closed not because it was old.",
        "Ten years hence, the bridge is gone.", "Thus far, the bridge has held.", "The bridge is so old that it sways.",
        "The bridge has been closed since 2010.", "The bridge has been closed since the flood.",
        "Since 2010 the bridge is closed.", "Since March the bridge is closed, and nobody minds.",
        "Since the flood, the bridge has been closed.", "The bridge is closed ever since it is old.",
        "The so-called bridge, so to speak, holds.", "A sign says “closed because of its age, therefore stop”.",
    ],
)  # fmt: skip
def test_no_reasoning_in_a_box(text: str) -> None:
    assert "AM604" not in codes(text)


def test_causes_in_evidence_are_left_alone() -> None:
    assert codes("The minister resigned because he lied.", kind="evidence") == set()


@pytest.mark.parametrize("text", ["Cost", "Tunnel cost", "Economic growth", "The bridge is old,", "The reasons are:"])
def test_fragments(text: str) -> None:
    assert "AM605" in codes(text)


@pytest.mark.parametrize("text", ["God exists", "Prices rose", "People lie", "It rains.", "Dogs bark", "桥 ok"])
def test_short_sentences(text: str) -> None:
    assert "AM605" not in codes(text)


@pytest.mark.parametrize(("number", "expected"), [(35, set()), (36, {"AM603"})])
def test_length(number: int, expected: set[str]) -> None:
    assert codes("The old " + "word " * (number - 4) + "is here.") == expected


@pytest.mark.parametrize("head", ["language: en\n", "language: en-GB\n", "language: English\n", ""])
def test_english_is_known_by_name_or_by_its_words(head: str) -> None:
    assert codes("The bridge is old; it must be closed.", head=head) == {"AM602"}


@pytest.mark.parametrize("head", ["language: de\n", "language: fr\n", ""])
def test_other_languages_are_left_alone(head: str) -> None:
    assert codes("Die Brücke ist alt; sie muss geschlossen werden, weil sie einstürzt.", head=head) == set()


def test_wording_is_worked_out_once_and_let_go_with_its_graph() -> None:
    project = load_project(Source("map.yaml", "argument:\n- claim: The bridge is old.\n"))
    assert project.root is not None
    graph = ArgumentGraph(project.root, project.included)
    assert wording(graph) is wording(graph)
    assert list(wording(graph).content[graph.statements[0]].values()) == ["bridge", "old"]
    gone = weakref.ref(graph)
    del graph
    gc.collect()
    assert gone() is None
