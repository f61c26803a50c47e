"""Patterns of phrases over texts whose words are marked with their classes.

`marked` puts a character of its own after each word of a class, so that a frame names a class by one character, however
many words it has: a pattern that spells out every word in every place takes longer to compile than most maps to check.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from argmap.lazy_pattern import lazy

# Marks stand in the private use area, and such characters of a text are taken out first.
_FIRST = 0xE000
_MARKS = f"[{chr(_FIRST)}-{chr(_FIRST + 31)}]"
_MARK = lazy(_MARKS)
_WORD = lazy(r"[^\W_]+(?:-[^\W_]+)*")

WORD = rf"[\w-]+{_MARKS}*(?:['\u2019]\w*{_MARKS}*)?"


class WordClass:
    """A class of words: those of a list, and those that a test takes in: in lower case, if not `cased`."""

    _made = 0

    def __init__(
        self, listed: frozenset[str], test: Callable[[str], bool] | None = None, *, cased: bool = False
    ) -> None:
        self._listed = listed
        self._test = test
        self._cased = cased
        self.mark = chr(_FIRST + WordClass._made)
        WordClass._made += 1

    def __contains__(self, word: str) -> bool:
        lower = word.lower()
        return lower in self._listed or (self._test is not None and self._test(word if self._cased else lower))

    def __str__(self) -> str:
        """The pattern of a word of the class."""
        return rf"(?:[\w-]+{_MARKS}*{self.mark}{_MARKS}*)"

    @property
    def not_ahead(self) -> str:
        """A pattern that holds where no word of the class begins."""
        return rf"(?![\w-]+{_MARKS}*{self.mark})"


class Marking:
    """Texts with the classes of their words."""

    def __init__(self, *classes: WordClass) -> None:
        self._classes = classes
        self._marks_of = lru_cache(20_000)(self._work_out)

    def marked(self, text: str) -> str:
        return _WORD.sub(self._with_marks, _MARK.sub("", text))

    def _with_marks(self, match: re.Match[str]) -> str:
        word = match[0]
        return word + self._marks_of(word)

    def _work_out(self, word: str) -> str:
        return "".join(each.mark for each in self._classes if word in each)


def unmarked(text: str) -> str:
    """A text as it was before its words were marked."""
    return _MARK.sub("", text)


def any_of(*alternatives: str | WordClass) -> str:
    """A pattern for one of several."""
    return f"(?:{'|'.join(map(str, alternatives))})"


def forms(listed: str) -> frozenset[str]:
    """The forms of the regular verbs of a list that a subject goes with: argue, argues, argued."""
    return frozenset(_stem(verb) + ending for verb in listed.split() for ending in _endings(verb))


def participles(listed: str) -> frozenset[str]:
    """The past participles of the regular verbs of a list."""
    return frozenset(_stem(verb) + ("ied" if verb.endswith("y") else "ed") for verb in listed.split())


def nouns(listed: str) -> frozenset[str]:
    """The words of a list, and their plurals."""
    words = listed.split()
    return frozenset([*words, *(_stem(word) + ("ies" if word.endswith("y") else _e(word) + "s") for word in words)])


def phrase(pattern: str) -> re.Pattern[str]:
    """A pattern for marked texts in which a blank stands for any white space, ` ?` for any or none, and `,?` for a
    comma or none after any word.

    Capitals do not count.
    """
    for written, meant in ((",?", f"{_MARKS}*,?"), (" ?", rf"{_MARKS}*\s*"), (" ", rf"{_MARKS}*\s+")):
        pattern = pattern.replace(written, meant)
    return lazy(pattern, re.IGNORECASE)


def _stem(word: str) -> str:
    return word.removesuffix("y").removesuffix("e")


def _e(word: str) -> str:
    return "e" if word.endswith("e") else ""


def _endings(verb: str) -> tuple[str, ...]:
    if verb.endswith("y"):
        return ("y", "ies", "ied")
    if verb.endswith("e"):
        return ("e", "es", "ed")
    return ("", "es" if verb.endswith(("s", "ch")) else "s", "ed")
