"""Statements that say nearly the same in nearly the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from argmap.analysis.merging import bear_on_one_another, says_the_same
from argmap.analysis.phrasing import code, quoted
from argmap.analysis.wording import Vocabulary, Wording, tokens, word_set, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reading.documents import document
from argmap.rules.fixes.naming import named
from argmap.similarity import SimilarPairs

RULE = Rule(
    code="AM209",
    name="near-duplicate",
    severity=Severity.WARNING,
    about="""Two statements with at least four fifths of their words in common are probably one statement, written
twice. Use `ref:` for the second, word apart what differs, or let one `restates` the other.

Left alone are statements that a number, a negation, a comparison, a date or a name tells apart, and those that
contradict each other or are in tension.""",
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
    excluded = {frozenset(pair[:2]) for pair in graph.opposition.tensions()}
    similar: _Similar | None = None  # most maps have no two that are
    by_numbers: dict[frozenset[str], list[Statement]] = {}
    for statement in _different(graph, words):
        by_numbers.setdefault(word_set(statement.text.words).numbers, []).append(statement)
    for numbers, statements in by_numbers.items():
        known = _known((graph.root.source.path, numbers))
        reported: set[int] = set()
        for i, j in known.find([word_set(s.text.words).words for s in statements]):
            first, second = statements[i], statements[j]
            if j in reported or frozenset((first, second)) in excluded or graph.opposition.excludes(first, second):
                continue
            similar = similar or _Similar(graph)
            if similar.is_repeated(first, second):
                reported.add(j)
                yield _finding(graph, first, second)


def _different(graph: ArgumentGraph, words: Wording) -> Iterable[Statement]:
    """The first statement with each text; equal texts have a rule of their own."""
    first: dict[str, Statement] = {}
    for statement in graph.statements:
        said = word_set(statement.text.words).said
        if said and words.vocabulary(statement) is not None:
            first.setdefault(said, statement)
    return first.values()


@lru_cache(64)
def _known(key: tuple[str, frozenset[str]]) -> SimilarPairs:  # noqa: ARG001 - what it is kept under
    """The pairs found last among the statements of a map that have some numbers in them."""
    return SimilarPairs(ALIKE)


def _finding(graph: ArgumentGraph, first: Statement, second: Statement) -> Finding:
    name = graph.name(first)
    refer = f"write `ref: {name}` for the second" if name else "refer to the first with `ref:`"
    return Finding(
        f"{quoted(second.text)} says nearly the same as another statement",
        (Label(second.text.span), Label(first.text.span, "nearly the same")),
        help=f"{refer}, word apart what differs, or let one restate the other with `restates:`",
        fix=partial(_fix, graph, first, second),
    )


def _fix(graph: ArgumentGraph, first: Statement, second: Statement) -> Fix | None:
    """The second restates the first, so that both wordings are kept."""
    found = named(graph, first) if graph.map_of(second) is graph.root and second.restates is None else None
    if found is None or bear_on_one_another(graph, first, second):
        return None
    restating = document(second.span.source).insert_key(second.span.start, "restates", found[0])
    return Fix(f"let it restate {code(found[0])}", (*found[1], *restating), Safety.UNSAFE)


class _Similar:
    """Statements of a graph that are similar: whether two say the same without being declared to.

    Of many that are alike each is looked at with many others.
    """

    def __init__(self, graph: ArgumentGraph) -> None:
        from difflib import SequenceMatcher

        self.graph = graph
        self.words = wording(graph)
        self.matcher = SequenceMatcher[str](autojunk=False)
        self.names: dict[Statement, frozenset[str]] = {}

    def is_repeated(self, first: Statement, second: Statement) -> bool:
        vocabulary = self.words.vocabulary(second)
        if vocabulary is None or says_the_same(self.graph, first, second):
            return False
        different = word_set(first.text.words).words ^ word_set(second.text.words).words
        return not self._told_apart(first, second, different, vocabulary) and self._in_same_order(first, second)

    def _told_apart(
        self, first: Statement, second: Statement, different: frozenset[str], vocabulary: Vocabulary
    ) -> bool:
        """Whether a holder of the view, or one of the words that only one statement has, makes them two statements."""
        holders = [s.held_by.value if s.held_by else None for s in (first, second)]
        if holders[0] != holders[1] or not different.isdisjoint(vocabulary.telling_apart):
            return True
        return any(not different.isdisjoint(self._names(statement, vocabulary)) for statement in (first, second))

    def _names(self, statement: Statement, vocabulary: Vocabulary) -> frozenset[str]:
        """The words of a statement that have a capital as a name does, in lower case.

        The first word has one anyway; it is taken for a name when it is never written without.
        """
        if statement not in self.names:
            first, *others = self.words.written(statement)
            names = {word for word in others if word[0].isupper()}
            common = first.lower() in self.words.all_written or first.lower() in vocabulary.stop
            if first[0].isupper() and not common:
                names.add(first)
            self.names[statement] = frozenset(token for name in names for token in tokens(name))
        return self.names[statement]

    def _in_same_order(self, first: Statement, second: Statement) -> bool:
        """Whether most words follow each other in the same order: “dogs bite men” is not “men bite dogs”."""
        self.matcher.set_seq1(self.words.tokens[first])
        self.matcher.set_seq2(self.words.tokens[second])  # what is known of it is kept while it is the same list
        return self.matcher.ratio() >= _LEAST_ORDERED
