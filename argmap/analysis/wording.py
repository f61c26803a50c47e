"""The words of statements: what rules that compare texts have in common, worked out once for a graph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from sys import intern
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from argmap.analysis import hedging, turns, words_en, words_en_likelihood
from argmap.analysis.hedging import Hedging
from argmap.analysis.reporting import ENGLISH as ENGLISH_REPORTING
from argmap.analysis.reporting import Reporting
from argmap.analysis.turns import Turns
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.model import ArgumentMap, Statement
from argmap.records import record

if TYPE_CHECKING:
    from argmap.analysis.strength import StrengthWords

_TOKEN = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
_CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’"}
_OPENED = lazy('[“"«‘]')
# A map in a language that nobody named is taken for English when enough of its words are English function words:
# English prose has four in ten, languages that share some of them fewer than one in ten.
_LEAST_SHARE = 0.15
_TOO_FEW_TO_TELL = 6
# Words in other scripts cannot be compared with those of the word lists.
_PAST_LATIN = "\u0250"


@record(eq=False)
class Vocabulary:
    """The word lists of one language; rules say what each is for."""

    stop: frozenset[str]
    negations: frozenset[str]
    normative: frozenset[str]
    telling_apart: frozenset[str]
    times: frozenset[str]
    abbreviations: frozenset[str]
    undercut: re.Pattern[str]
    reasoning: re.Pattern[str]
    reasoning_words: frozenset[str]
    verbs: frozenset[str]
    subjects: frozenset[str]
    since: re.Pattern[str]
    perfect: re.Pattern[str]
    reporting: Reporting
    hedged: re.Pattern[str]
    allowing: frozenset[str]
    likelihood: re.Pattern[str]
    confidence: re.Pattern[str]
    confidence_words: frozenset[str]
    hedging: Hedging
    turns: Turns
    strength: Callable[[], StrengthWords]
    stem: Callable[[str], str]


def _strength() -> StrengthWords:
    from argmap.analysis.strength import ENGLISH  # only reviews need them

    return ENGLISH


_ENGLISH = Vocabulary(
    stop=words_en.STOP,
    negations=words_en.NEGATIONS,
    normative=words_en.NORMATIVE,
    telling_apart=words_en.TELLING_APART,
    times=words_en.TIMES,
    abbreviations=words_en.ABBREVIATIONS,
    undercut=words_en.UNDERCUT,
    reasoning=words_en.REASONING,
    reasoning_words=words_en.REASONING_WORDS,
    verbs=words_en.VERBS,
    subjects=words_en.SUBJECTS,
    since=words_en.SINCE,
    perfect=words_en.PERFECT,
    reporting=ENGLISH_REPORTING,
    hedged=words_en_likelihood.HEDGED,
    allowing=words_en_likelihood.ALLOWING,
    likelihood=words_en_likelihood.LIKELIHOOD,
    confidence=words_en_likelihood.CONFIDENCE,
    confidence_words=words_en_likelihood.CONFIDENCE_WORDS,
    hedging=hedging.ENGLISH,
    turns=turns.ENGLISH,
    strength=_strength,
    stem=words_en.stem,
)
_VOCABULARIES = {"en": _ENGLISH, "eng": _ENGLISH, "english": _ENGLISH}


class Wording:
    """The words of every statement of a graph."""

    def __init__(self, graph: ArgumentGraph) -> None:
        # Not the graph itself: the graph is the key under which this is kept.
        self._statements = list(graph.statements)
        self._map_of = {statement: graph.map_of(statement) for statement in graph.statements}

    @cached_property
    def tokens(self) -> dict[Statement, list[str]]:
        """The words and numbers of each statement in lower case, possessive endings left out."""
        return {statement: tokens(statement.text.words) for statement in self._statements}

    @staticmethod
    def written(statement: Statement) -> list[str]:
        """The words and numbers of a statement as they are written."""
        return _TOKEN.findall(statement.text.words)

    def vocabulary(self, statement: Statement) -> Vocabulary | None:
        """The word lists for the language of the map that a statement is in; None when there are none."""
        return self._vocabulary_of[statement]

    @cached_property
    def _vocabulary_of(self) -> dict[Statement, Vocabulary | None]:
        return {statement: self._vocabularies[each] for statement, each in self._map_of.items()}

    @cached_property
    def content(self) -> dict[Statement, dict[str, str]]:
        """The content words of each statement by their stem, as first written; none for a language without lists."""
        found: dict[Statement, dict[str, str]] = {}
        for statement in self._statements:
            vocabulary = self.vocabulary(statement)
            found[statement] = {} if vocabulary is None else content(statement.text.words, vocabulary)
        return found

    @cached_property
    def all_written(self) -> frozenset[str]:
        """All words of the graph as they are written: a name is never among them with a small first letter."""
        return frozenset().union(*(_written(statement.text.words) for statement in self._statements))

    @cached_property
    def _vocabularies(self) -> dict[ArgumentMap, Vocabulary | None]:
        tallies: dict[ArgumentMap, list[_Tally]] = {}
        for statement in self._statements:
            tallies.setdefault(self._map_of[statement], []).append(_tally(statement.text.words))
        return {each: _vocabulary_of(each, found) for each, found in tallies.items()}


class _Tally(NamedTuple):
    """How many words a text has, how many of them are English function words, and whether all are ASCII."""

    words: int
    english: int
    ascii: bool


def _vocabulary_of(each: ArgumentMap, tallies: Sequence[_Tally]) -> Vocabulary | None:
    if each.language is not None:
        return _VOCABULARIES.get(re.split(r"[-_]", each.language.value.strip().casefold())[0])
    words = sum(tally.words for tally in tallies)
    if words < _TOO_FEW_TO_TELL:
        return _ENGLISH if all(tally.ascii for tally in tallies) else None
    return _ENGLISH if sum(tally.english for tally in tallies) >= _LEAST_SHARE * words else None


_kept: WeakKeyDictionary[ArgumentGraph, Wording] = WeakKeyDictionary()


def wording(graph: ArgumentGraph) -> Wording:
    """The wording of a graph, worked out when it is first asked for."""
    found = _kept.get(graph)
    if found is None:
        found = _kept[graph] = Wording(graph)
    return found


# While a map is being written it is checked again and again, and from one time to the next few texts are new.
MOST_KEPT = 50_000


@lru_cache(MOST_KEPT)
def _tally(text: str) -> _Tally:
    words = tokens(text)
    return _Tally(len(words), sum(map(words_en.STOP.__contains__, words)), "".join(words).isascii())


@lru_cache(MOST_KEPT)
def _written(text: str) -> frozenset[str]:
    """The words and numbers of a text as they are written."""
    return frozenset(map(intern, _TOKEN.findall(text)))


@lru_cache(MOST_KEPT)
def content(text: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The content words of a text by their stem, as first written; not to be changed."""
    known = _stems(vocabulary)
    found: dict[str, str] = {}
    for word in tokens(text):
        stem = known[word]
        if stem:
            found.setdefault(stem, word)
    return found


class _Stems(dict[str, str]):
    """The stem of each word that was asked for; empty for one that is no content word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_KEPT:
            self.clear()
        says = word not in self._vocabulary.stop and word[0] < _PAST_LATIN and (len(word) > 1 or word.isdigit())
        self[word] = stem = self._vocabulary.stem(word) if says else ""
        return stem


@cache
def _stems(vocabulary: Vocabulary) -> _Stems:
    return _Stems(vocabulary)


_NO_NUMBERS: frozenset[str] = frozenset()


class WordSet(NamedTuple):
    """The words of a text in a row and as a set, and those among them that are numbers or have a digit in them."""

    said: str
    words: frozenset[str]
    numbers: frozenset[str]


@lru_cache(MOST_KEPT)
def word_set(text: str) -> WordSet:
    """The words of a text in lower case, to compare it with others."""
    said = tokens(text)
    words = frozenset(said)
    if "".join(said).isalpha():
        return WordSet(" ".join(said), words, _NO_NUMBERS)
    numbers = frozenset(word for word in words if not word.isalpha() and any(c.isdigit() for c in word))
    return WordSet(" ".join(said), words, numbers)


@lru_cache(MOST_KEPT)
def tokens(text: str) -> list[str]:
    """The words and numbers of a text in lower case, possessive endings left out; not to be changed."""
    found: list[str] = _TOKEN.findall(text.lower().replace("’", "'"))
    if "'" in text or "’" in text:
        found = [word.removesuffix("'s") for word in found]
    return list(map(intern, found))  # the same word of many texts is kept once


def without_quotations(text: str) -> str:
    """A text with what stands in quotation marks blanked out, so that places stay the same."""
    if not any(sign in text for sign in _CLOSING):
        return text
    parts: list[str] = []
    at = 0
    for start, end in _quotations(text):
        parts += (text[at:start], " " * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quotations begin and end, marks included; what is opened and never closed is none."""
    closing = {opened: [m.start() for m in re.finditer(closed, text)] for opened, closed in _CLOSING.items()}
    past = 0
    for opened in _OPENED.finditer(text):
        start, ends = opened.start(), closing[opened[0]]
        next_one = bisect_right(ends, start)
        if start < past or next_one == len(ends):
            continue
        end = ends[next_one]
        # A single mark may be an apostrophe.
        if opened[0] == "‘" and (end - start < 3 or text[end + 1 : end + 2].isalnum() or text.startswith("_", end + 1)):
            continue
        past = end + 1
        yield start, past
