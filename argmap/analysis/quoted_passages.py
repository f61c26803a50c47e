"""The passages that statements quote, with what stands around them in their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from argmap.analysis.hedging import Hedging
from argmap.analysis.reporting import Reporting
from argmap.analysis.wording import wording
from argmap.model import Statement
from argmap.records import record
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.grounding import Grounded, Grounding, Passage

_SHOWN = 30


@record(slots=False)
class QuotedPassage:
    """A quotation of a statement that was found in one place."""

    statement: Statement
    quote: Text
    grounded: Grounded
    passage: Passage
    hedging: Hedging
    reporting: Reporting

    @cached_property
    def words(self) -> str:
        """The whole passage as it stands in the source."""
        return self.between(self.passage.start, self.passage.end)

    @cached_property
    def quoted_words(self) -> str:
        """The words of the source that are in the quotation: the passage without its gaps."""
        parts, at = [], self.passage.start
        for start, end in self.passage.gaps:
            parts.append(self.between(at, start))
            at = end
        return " ".join((*parts, self.between(at, self.passage.end)))

    @cached_property
    def before(self) -> str:
        """The words before it in its sentence."""
        sentence = self.passage.text.sentence_at(self.passage.start)
        return "" if sentence is None else self.between(sentence.start, self.passage.start)

    @cached_property
    def sentence_end(self) -> int:
        """Where the sentence in which it ends is over."""
        sentence = self.passage.text.sentence_at(self.passage.end - 1)
        return self.passage.end if sentence is None else sentence.end

    @cached_property
    def after(self) -> str:
        """The words after it in its sentence."""
        return self.between(self.passage.end, self.sentence_end)

    @cached_property
    def following(self) -> str:
        """The next sentence of its paragraph."""
        text = self.passage.text
        sentence = text.sentence_at(self.passage.end - 1)
        following = None if sentence is None else text.sentence_after(sentence)
        return "" if following is None else self.between(following.start, following.end)

    @cached_property
    def preceding(self) -> str:
        """The sentence before it in its paragraph."""
        text = self.passage.text
        sentence = text.sentence_at(self.passage.start)
        preceding = None if sentence is None else text.sentence_before(sentence)
        return "" if preceding is None else self.between(preceding.start, preceding.end)

    @cached_property
    def left_out(self) -> str:
        """The words of the source that its `…` and brackets leave out."""
        return " ".join(self.between(start, end) for start, end in self.passage.gaps)

    @cached_property
    def is_one_sentence(self) -> bool:
        return len(self.passage.sentences) == 1

    @cached_property
    def from_sentence_start(self) -> str:
        """Its sentence up to where the passage ends."""
        sentence = self.passage.text.sentence_at(self.passage.start)
        return self.words if sentence is None else self.between(sentence.start, self.passage.end)

    @cached_property
    def last_clause(self) -> str:
        """The last words of the passage, back to the beginning of its sentence or of the passage."""
        sentence = self.passage.text.sentence_at(self.passage.end - 1)
        start = self.passage.start if sentence is None else max(self.passage.start, sentence.start)
        return self.between(start, self.passage.end)

    def between(self, start: int, end: int) -> str:
        """A stretch of the text, on one line and without marks of notes."""
        return self.passage.text.reading(start, end)

    def gaps_within_sentences(self) -> Iterator[tuple[int, int]]:
        """The stretches that the quotation leaves out and that do not go over the end of a sentence."""
        text = self.passage.text
        for start, end in self.passage.gaps:
            if text.sentence_at(start - 1) is text.sentence_at(end):
                yield start, end

    def tail(self, at: int) -> str:
        """The last words before a place."""
        return _from_word(self.between(max(self.passage.start, at - _SHOWN), at), last=True)

    def head(self, at: int) -> str:
        """The first words after a place."""
        return _from_word(self.between(at, min(self.passage.end, at + _SHOWN)), last=False)


def _from_word(words: str, *, last: bool) -> str:
    if len(words) < _SHOWN - 2 or " " not in words:
        return words
    return words.partition(" ")[2] if last else words.rpartition(" ")[0]


_kept: WeakKeyDictionary[Grounding, tuple[QuotedPassage, ...]] = WeakKeyDictionary()


def quoted_for_statements(grounding: Grounding) -> tuple[QuotedPassage, ...]:
    """The quotations of statements that were found in one place, where there are word lists for their language."""
    if grounding not in _kept:
        _kept[grounding] = tuple(_quoted_for_statements(grounding))
    return _kept[grounding]


def _quoted_for_statements(grounding: Grounding) -> Iterator[QuotedPassage]:
    words = wording(grounding.graph)
    for grounded in grounding.quotations:
        statement, quote = grounded.on, grounded.citation.quote
        if len(grounded.passages) != 1 or not isinstance(statement, Statement) or quote is None:
            continue
        vocabulary = words.vocabulary(statement)
        if vocabulary is not None:
            yield QuotedPassage(
                statement, quote, grounded, grounded.passages[0], vocabulary.hedging, vocabulary.reporting
            )
