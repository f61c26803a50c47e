"""How much alike two statements are in their words, in whatever words the two writers put them."""

from __future__ import annotations

from argmap.analysis.wording import content, tokens, wording
from argmap.comparing.words import likeness, plain, word_set
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.records import record


@record(eq=False)
class Wording:
    """The words of a statement: `text` on one line, all `words`, and the `stems` of those that say something.

    `stems` is None in a language without word lists. `denies` tells whether a negation turns the sense round.
    """

    text: str
    words: frozenset[str]
    stems: frozenset[str] | None
    denies: bool

    @property
    def compared(self) -> frozenset[str]:
        """What is counted where both have it: the stems, else all words."""
        return self.words if self.stems is None else self.stems


def wordings(graph: ArgumentGraph) -> dict[Statement, Wording]:
    """The words of all statements of a graph."""
    known = wording(graph)
    found = {}
    for statement in graph.statements:
        vocabulary = known.vocabulary(statement)
        said = statement.text.words
        stems = None if vocabulary is None else frozenset(content(said, vocabulary)) or None
        negations = 0 if vocabulary is None else sum(word in vocabulary.negations for word in tokens(said))
        found[statement] = Wording(plain(said), word_set(said), stems, negations % 2 == 1)
    return found


def alike(one: Wording, other: Wording) -> float:
    """The share of the words of two statements that they have in common (Jaccard), from 0 to 1; 1 for equal texts."""
    if one.text == other.text:
        return 1.0
    if one.stems is not None and other.stems is not None:
        return likeness(one.stems, other.stems)
    return likeness(one.words, other.words)
