"""The premise that a step takes for granted, in the map's own words."""

from __future__ import annotations

import re

from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement
from argmap.rules.rewriting import with_premises
from argmap.rules.too_long import MOST_WORDS
from argmap.rules.wording import Vocabulary, Wording

_MOST_PREMISES = 2
# What makes a text more than one clause, so that "if" before it would not govern all of it.
_SEVERAL = re.compile(
    r"[.!?…;:](?=\s)|[?!…]$|^(?:if|because|since|unless|either|whether)\b|\b(?:therefore|because)\b", re.I
)
_END = " .;,"
_LEAST_WORDS = 3  # less is hardly a sentence


def linked(graph: ArgumentGraph, words: Wording, reason: Reason, target: Statement) -> Fix | None:
    """A fix that states, as an assumption, that what a reason supports holds if its premises do.

    That is the weakest premise that makes the step valid, and what anybody who takes the step is committed to.
    """
    premises = graph.premises(reason)
    vocabulary = words.vocabulary(target)
    if vocabulary is None or len(premises) > _MOST_PREMISES or graph.map_of(reason) is not graph.root:
        return None
    texts = [statement.text.value for statement in (*premises, target)]
    if any(_SEVERAL.search(text) or len(text.split()) < _LEAST_WORDS for text in texts):
        return None
    given = " and ".join(within(words, premise, vocabulary) for premise in premises)
    text = f"If {given}, then {within(words, target, vocabulary)}."
    if len(text.split()) > MOST_WORDS:
        return None
    edits = with_premises(reason, {"assumption": text})
    return None if edits is None else Fix("state what links the two as an assumption", edits, Safety.UNSAFE)


def within(words: Wording, statement: Statement, vocabulary: Vocabulary) -> str:
    """The text of a statement as it stands within a sentence: without its full stop and, names aside, its capital."""
    return lowered(words, statement.text.value.strip().rstrip(_END), vocabulary)


def lowered(words: Wording, text: str, vocabulary: Vocabulary) -> str:
    """A text that begins with a small letter, unless its first word is a name."""
    found = re.match(r"([^\W\d_]+)(?:\s+([\w'’-]+))?", text)
    if found is None or found[1] == "I" or found[1][1:] != found[1][1:].lower():
        return text
    word = found[1].lower()
    if word in vocabulary.stop or word in words.all_written or _is_plural(word, found[2] or "", words.all_written):
        return word + text[found.end(1) :]
    return text


def _is_plural(word: str, following: str, written: frozenset[str]) -> bool:
    """Whether a word is the plural of one that is no name: a verb after it has no ending, as it has after a name."""
    if word.endswith("s") and word[:-1] in written:
        return True
    return word.endswith(("s", "men", "people", "children")) and not following.endswith("s")


def sentence(text: str) -> str:
    """A text with a capital at its beginning and a full stop at its end."""
    text = text.strip().rstrip(",;: ")
    capital = text[:1].upper() + text[1:]
    return capital if capital.endswith((".", "!", "?", "…")) else f"{capital}."
