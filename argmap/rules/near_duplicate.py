"""Statements that say nearly the same in nearly the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.rules.phrasing import quoted
from argmap.rules.repeated_statement import says_the_same
from argmap.rules.wording import Vocabulary, wording

RULE = Rule(
    code="AM209",
    name="near-duplicate",
    severity=Severity.WARNING,
    about="""Two statements with at least four fifths of their words in common are probably one statement, written
twice. Use `ref:` for the second, word apart what differs, or let one `restates` the other.

Left alone are statements that a number, a negation, a comparison, a date or a name tells apart, and those that
contradict each other.""",
    bad="""\
argument:
- conclusion: The elephants of the zoo need a larger house.
  because:
  - claim: The elephants of the zoo suffer in the small old house.
    id: suffer
  - claim: The elephants of this zoo suffer in the small old house.
""",
    good="""\
argument:
- conclusion: The elephants of the zoo need a larger house.
  because:
  - claim: The elephants of the zoo suffer in the small old house.
  - claim: A larger house for the elephants of the zoo would be cheap.
""",
)

ALIKE = 0.8
_LEAST_ORDERED = 0.75


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    statements = [s for s in graph.statements if words.vocabulary(s) is not None and words.tokens[s]]
    sets = [frozenset(words.tokens[s]) for s in statements]
    excluded = {frozenset(pair) for pair in graph.contradictions()}
    for i, j in similar_pairs(sets):
        first, second = statements[i], statements[j]
        vocabulary = words.vocabulary(second)
        same_text = words.tokens[first] == words.tokens[second]  # a rule of its own
        if vocabulary is None or same_text or frozenset((first, second)) in excluded:
            continue
        if says_the_same(graph, first, second) or _told_apart(first, second, sets[i] ^ sets[j], vocabulary):
            continue
        if not _in_same_order(words.tokens[first], words.tokens[second]):
            continue
        name = graph.name(first)
        refer = f"write `ref: {name}` for the second" if name else "refer to the first with `ref:`"
        yield Finding(
            f"{quoted(second.text)} says nearly the same as another statement",
            (Label(second.text.span), Label(first.text.span, "nearly the same")),
            help=f"{refer}, word apart what differs, or let one restate the other with `restates:`",
        )


def _told_apart(first: Statement, second: Statement, different: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether one of the words that only one of the statements has makes them different statements."""
    if first.held_by is not second.held_by and (first.held_by is None or second.held_by is None):
        return True
    if any(word in vocabulary.telling_apart or any(c.isdigit() for c in word) for word in different):
        return True
    return bool(different & (_names(first) | _names(second)))


def _in_same_order(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether most words follow each other in the same order: “dogs bite men” is not “men bite dogs”."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _LEAST_ORDERED


def _names(statement: Statement) -> frozenset[str]:
    """The words with a capital within a statement, in lower case: its first word may have one for another reason."""
    words = statement.text.value.split()
    inner = (word.strip(".,;:!?()[]\"'“”‘’") for word in words[1:])
    return frozenset(w.lower().removesuffix("'s").removesuffix("’s") for w in inner if w[:1].isupper())


def similar_pairs(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The pairs of sets, as indices i < j, whose Jaccard similarity is at least `ALIKE`; by j, then i.

    Of each set only so many of its rarest words are indexed as two similar sets must have one of in common (prefix
    filtering: R. J. Bayardo, Y. Ma, R. Srikant, Scaling up all pairs similarity search, WWW 2007).
    """
    count = Counter(word for words in sets for word in words)
    index: dict[str, list[int]] = {}
    for j, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (count[word], word))
        prefix = rarest[: len(words) - ceil(ALIKE * len(words)) + 1]
        candidates = {i for word in prefix for i in index.get(word, ())}
        for i in sorted(candidates):
            other = sets[i]
            if ALIKE * len(words) <= len(other) <= len(words) / ALIKE:
                common = len(words & other)
                if common >= ALIKE * (len(words) + len(other) - common):
                    yield i, j
        for word in prefix:
            index.setdefault(word, []).append(j)
