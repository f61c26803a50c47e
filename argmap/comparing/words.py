"""The words of two texts: whether they are the same, how much alike they are, and which of them changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from unicodedata import normalize

from argmap.lazy_pattern import lazy
from argmap.records import record

# Scripts without spaces between words are compared sign by sign.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_PIECE = lazy(rf"\s+|[{_UNSPACED}]|(?:(?![{_UNSPACED}])\w)+(?:['’](?:(?![{_UNSPACED}])\w)+)*|[^\w\s]")
# Beyond these the differing middle of two texts is given as replaced as a whole: the method is quadratic.
_MOST_PIECES = 1500


class WordChange(Enum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@record()
class Piece:
    """A stretch of a text with what became of it."""

    change: WordChange
    text: str


def plain(text: str) -> str:
    """A text as it is compared: on one line, white space and composed letters made uniform."""
    line = " ".join(text.split())
    return line if line.isascii() else normalize("NFC", line)


def word_set(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(piece.casefold() for piece in _PIECE.findall(plain(text)) if piece[0].isalnum())


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two sets have in common, from 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts as one: what stayed, what was removed, what was added, word by word."""
    before, after = _PIECE.findall(plain(old)), _PIECE.findall(plain(new))
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    middle = _middle(before[start : len(before) - end], after[start : len(after) - end])
    tail = before[len(before) - end :]
    pieces = [(WordChange.SAME, before[:start]), *middle, (WordChange.SAME, tail)]
    return tuple(Piece(change, "".join(words)) for change, words in _joined(pieces))


_Run = tuple[WordChange, list[str]]


def _middle(before: list[str], after: list[str]) -> Iterator[_Run]:
    if max(len(before), len(after)) > _MOST_PIECES:
        yield WordChange.REMOVED, before
        yield WordChange.ADDED, after
        return
    from difflib import SequenceMatcher  # its import is felt where nothing changed

    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield WordChange.SAME, before[i:j]
        else:
            yield WordChange.REMOVED, before[i:j]
            yield WordChange.ADDED, after[k:m]


def _joined(runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs without empty ones; what changed on both sides of a mere space is one change."""
    same: list[str] = []
    removed: list[str] = []
    added: list[str] = []
    waiting: list[str] = []  # a space or sign after a change, which may lie between two changes
    for change, words in runs:
        if not words:
            continue
        if change is WordChange.SAME:
            if (removed or added) and not any(word[0].isalnum() for word in words):
                waiting.extend(words)
                continue
            yield from _run(WordChange.REMOVED, removed)
            yield from _run(WordChange.ADDED, added)
            same, removed, added = [*same, *waiting, *words], [], []
            waiting = []
            continue
        yield from _run(WordChange.SAME, same)
        same = []
        if waiting and not (removed and added):  # only a replacement goes on beyond a space
            yield from _run(WordChange.REMOVED, removed)
            yield from _run(WordChange.ADDED, added)
            yield from _run(WordChange.SAME, waiting)
            removed, added, waiting = [], [], []
        (removed if change is WordChange.REMOVED else added).extend([*waiting, *words])
        if waiting:
            (added if change is WordChange.REMOVED else removed).extend(waiting)
            waiting = []
    yield from _run(WordChange.SAME, same)
    yield from _run(WordChange.REMOVED, removed)
    yield from _run(WordChange.ADDED, added)
    yield from _run(WordChange.SAME, waiting)


def _run(change: WordChange, words: list[str]) -> Iterator[_Run]:
    if words:
        yield change, list(words)
