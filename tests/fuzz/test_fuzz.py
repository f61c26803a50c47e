"""A short run of the fuzzer, and what longer ones found."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from fuzz.corpus import corpus
from fuzz.independent import Content, words
from fuzz.mutators import mutated
from fuzz.running import PROPERTIES, looked_at, reduced, run

sys.path.pop(0)

# How many mutated maps for each property: so many that some of them give it something to say, whatever maps there are.
_SHORT = {
    "check": 150,
    "parsers": 60,
    "each-fix": 20,
    "fix": 25,
    "fix-unsafe": 20,
    "fmt": 80,
    "render": 80,
    "show": 40,
    "change": 80,
    "kill": 10,
    "meanwhile": 40,
}

FOUND = {
    "two clauses on several lines, whose indentation was to be mended as well": (
        b"argument:\n- conclusion: e\n  because:\n  - The deck is old; it will\n   break in winter.\n"
    ),
    "premises beside a kind, both misspelt": "{\u00a0remises: '',\u00a0vidence: a}".encode(),
    "a mapping where a list of trees should be": b"argument:\n  main:\n    conclusion: We go home.\n",
    "a mapping below each key that takes a list": b"argument:\n- claim: a\n  because:\n    it:\n      is: x\n",
    "a half-written line without a top": b"- conclusion: a\n  because:\n  - premises:\n    - It is late\n      and\n",
    "control characters where a text is mended": b"argument:\n- claim: It\x1b is\x00 here\x7f: so\n  and: \x05\n",
    "U+FFFF in a text that is mended": "argument:\n- claim: a\uffff b: c\n  \ufffe: d\n".encode(),
    "lone surrogates in bytes and in escapes": b'argument:\n- claim: "a \\ud800 b"\n- claim: \xed\xa0\x80 c\n',
    "marks of the byte order in the middle": "\ufeff\ufeffargument:\n- claim: \ufeffa: b\n\ufeff".encode(),
    "a list where a text should be, twice": b"title: [a]\nargument:\n- claim: [b, {c: [d]}]\n  cite: {f: {g: h}}\n",
    "an alias within what it repeats": b"argument: &a\n- claim: b\n  because: *a\n",
    "a question mark for a key": b"? argument\n: - claim: a\n  ? because\n  ? [b]\n",
    "nothing but signs": b"- - - : : ? |\n> &a *b !!c %d\n",
    "a conflict within a list": b"argument:\n<<<<<<< a\n- claim: b\n=======\n- claim: c\n>>>>>>> d\n  id: e\n",
    "a comment that is a text": b"argument:\n- #1 is the reason.\n",
    "a line with nothing but a no-break space": b"\t-\n  \xc2\xa0 \n\t\t:",
    "what is said twice, and a word of it in a text that becomes a list": (
        b"groups: [safety]\nanatives: [a]\ngroups: [safety]\nargument:\n  tags: o, safety\n  note: []"
    ),
    "a key in a comment": b"rgument:\n- clusion: .\n  ecause:\n  - .\n  - #claim: .\n    quote: t",
    "a text after an empty document": b"argument:\n- n\n---\n--- da",
    "a key of one's own without a value at the end": b"argument:\n- conclusion: .\n  because:\n  - h\nx-:\n ?",
    "no statement": b"title: Nothing yet\nargument: []\n",
    "an empty file": b"",
    "only a mark of the byte order": b"\xef\xbb\xbf",
    "only comments": b"# nothing\n# yet",
    "line ends of all kinds": b"argument:\r- claim: a\r\n  because:\n\r  - b\n\n\r\r",
}


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_short_run_finds_nothing(name: str) -> None:
    report = run(20, _SHORT[name], None, (name,))
    assert report.found == {}
    assert report.telling[name] > 0


@pytest.mark.parametrize("name", [name for name in PROPERTIES if name not in ("kill", "meanwhile")])
@pytest.mark.parametrize("data", FOUND.values(), ids=FOUND)
def test_what_was_found_once_holds(name: str, data: bytes) -> None:
    for seed in range(4):
        assert looked_at(name, data, seed) is None


def test_the_same_seed_gives_the_same_maps() -> None:
    def some(seed: int) -> list[bytes]:
        random = Random(seed)  # noqa: S311 - not for secrets
        return [mutated(random.choice(corpus()), corpus(), random) for _ in range(20)]

    assert some(1) == some(1) != some(2)
    assert len(set(some(1))) > 15


def test_the_corpus_is_every_map_of_the_project() -> None:
    assert len(corpus()) > 200
    assert any(b"# A map" in data or b"argument:" in data for data in corpus())


@pytest.mark.parametrize(
    ("text", "values", "comments"),
    [
        ("a: b # c\n# d\n", ["b"], ["# c", "# d"]),
        ("a: 'b # c'\nd: |\n  e\n  # f\n# g\n", ["b # c", "e # f"], ["# g"]),
        ("a: >-  # b\n  c\n    # d\n # e\n", ["c # d"], ["# b", "# e"]),
        ("x-own: {a: b} # c\nd: e#f\n", ["b", "e#f"], ["# c"]),
        ("a: [b, # c\n  d]\n", ["b", "d"], ["# c"]),
    ],
)
def test_the_independent_reading(text: str, values: list[str], comments: list[str]) -> None:
    content = Content(text)
    assert sorted(value for _, value in content.values) == sorted(values)
    assert sorted(content.comments) == sorted(comments)


def test_words_are_those_that_people_see() -> None:
    assert words("The dec\u00adk: 'is' 1 old_\x07bridge 1990") == {
        **dict.fromkeys(("the", "deck", "is", "old", "bridge", "1990"), 1)
    }


@pytest.mark.parametrize("needle", [b"needle", b"- x\n- y\n"])
def test_what_is_found_is_reduced(needle: bytes) -> None:
    def fails(data: bytes) -> bool:
        return needle in data

    given = b"argument:\n" * 20 + b"some " + needle + b" more\n" * 20
    assert reduced(given, fails) == needle


def test_a_property_that_does_not_hold_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(data: bytes, random: Random) -> bool:  # noqa: ARG001 - as all properties
        if b"claim" in data:
            raise KeyError("claim")
        return True

    changed: dict[str, Callable[[bytes, Random], bool]] = {"check": fails}
    monkeypatch.setattr("fuzz.running.PROPERTIES", changed)
    report = run(1, 30, None, ("check",))
    assert [data for _, data, _ in report.found.values()] == [b"claim"]
