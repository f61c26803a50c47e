"""Who is named in a map as somebody who does something: proper names that are subjects of its sentences.

A list of names that were found, and no more: it may miss some, and takes no two names for the same.
"""

from __future__ import annotations

from collections import Counter

from argmap.analysis.wording import Vocabulary, wording
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.model import Statement

_WORD = lazy(r"[^\W\d_][\w-]*")
_ARTICLE = lazy(r"[Tt]he ")
_LINKING = frozenset(("of", "the"))


def actors(graph: ArgumentGraph) -> list[str]:
    """The names that are subjects of some sentence, the most frequent first; none for a language without word lists.

    A name has a capital within a sentence somewhere, so that the capital at its beginning does not count alone.
    """
    words = wording(graph)
    statements = [(s, vocabulary) for s in graph.statements if (vocabulary := words.vocabulary(s)) is not None]
    within = {name for statement, _ in statements for name in _names_within(statement)}
    found = Counter[str]()
    for statement, vocabulary in statements:
        name = _subject(statement.text.words, vocabulary)
        if name and name in within and name.lower() not in words.all_written:
            found[name] += 1
    return sorted(found, key=lambda name: -found[name])


def _subject(text: str, vocabulary: Vocabulary) -> str:
    """The words with capitals at the beginning of a sentence, if a verb can follow them."""
    article = _ARTICLE.match(text)
    rest = text[article.end() :] if article is not None else text
    name = _name_at_start(rest)
    after = rest[len(name) :]
    if not name or not after.startswith(" "):  # a comma, a colon, “'s”
        return ""
    first = name.split()[0].lower()
    following = _WORD.match(after[1:])
    if following is None or not _is_verb(following[0], vocabulary):
        return ""
    return "" if first in vocabulary.stop or first in vocabulary.times or len(name) < 2 else name


# What an English verb looks like behind a name: an auxiliary, or a form with an ending.
_AUXILIARIES = frozenset(
    "is are was were be has have had do does did can could may might must shall should will would cannot".split()
)
_ENDINGS = ("s", "ed")
_NO_VERBS = frozenset("as its his this".split())


def _is_verb(word: str, vocabulary: Vocabulary) -> bool:
    if word in _AUXILIARIES or word in vocabulary.verbs:
        return True
    return word.endswith(_ENDINGS) and not word.endswith("ss") and word not in _NO_VERBS and word[0].islower()


def _names_within(statement: Statement) -> list[str]:
    """The names in a sentence behind its first word."""
    words = statement.text.words.split(" ")
    found: list[str] = []
    for number, word in enumerate(words[1:], 1):
        if word[:1].isupper() and words[number - 1][-1:] not in (".", ":", "?", "!", "“", "", "‘"):
            name = _name_at_start(" ".join(words[number:]))
            parts = name.split()
            found.extend(" ".join(parts[:length]) for length in range(1, len(parts) + 1))
    return found


def _name_at_start(text: str) -> str:
    """``South Korea``, ``Republic of Korea``: the words with capitals at the beginning of a text."""
    found: list[str] = []
    linking: list[str] = []
    for raw in text.split(" "):
        match = _WORD.match(raw)
        word = match[0] if match is not None else ""
        if word in _LINKING and found:
            linking.append(word)
        elif word[:1].isupper():
            found += [*linking, word]
            linking = []
        else:
            break
        if word != raw:  # what follows is no part of the name
            break
    return " ".join(found)
