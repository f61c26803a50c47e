"""The same text in two statements."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.merging import bear_on_one_another, says_the_same
from argmap.analysis.phrasing import code, quoted
from argmap.analysis.wording import wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reading.documents import as_reference, document
from argmap.reading.language import REFERENCE
from argmap.rules.fixes.naming import named

RULE = Rule(
    code="AM208",
    name="repeated-statement",
    severity=Severity.ERROR,
    about="""One claim is one statement, however often it is used: give it an `id` and write `ref:` with it in the
other places. Two statements with the same text are evaluated apart, so that one may fall while the other stands.
Capitals, spaces and punctuation make no difference; statements with another `date` or `held-by` are not the same.
If both have to be kept, because two passages of a text are mapped, one `restates` the other.""",
    bad="""\
argument:
- conclusion: The theatre should lower its prices.
  because:
  - claim: Students cannot pay the prices of the theatre.

- conclusion: Students should pay lower prices in the theatre.
  because:
  - claim: Students cannot pay the prices of the theatre!
""",
    good="""\
argument:
- conclusion: The theatre should lower its prices.
  because:
  - claim: Students cannot pay the prices of the theatre.
    id: prices

- conclusion: Students should pay lower prices in the theatre.
  because:
  - ref: prices
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    tokens = wording(graph).tokens
    first_with: dict[object, Statement] = {}
    for statement in graph.statements:
        words = tokens[statement]
        first = first_with.setdefault((*words, None, *_particulars(statement)), statement) if words else statement
        if first is statement or says_the_same(graph, first, statement):
            continue
        name = graph.name(first)
        refer = f"write `ref: {name}` here" if name else "give one an `id`, and write `ref:` with it for the other"
        yield Finding(
            f"two statements say {quoted(statement.text)}",
            (Label(statement.text.span), Label(first.text.span, "the same text")),
            help=f"{refer}; or let one restate the other with `restates:`",
            fix=partial(_fix, graph, statement, first),
        )


def _fix(graph: ArgumentGraph, statement: Statement, first: Statement) -> Fix | None:
    """A reference in place of a premise of the root map, as far as a reference can carry what the premise has.

    At the root of a tree, where a reference alone would say nothing, the statement restates the first.
    """
    found = named(graph, first) if graph.map_of(statement) is graph.root else None
    if found is None or bear_on_one_another(graph, statement, first):
        return None
    name, edits = found
    if graph.written_in(statement) is None:
        if statement.restates is not None:
            return None
        restating = document(statement.span.source).insert_key(statement.span.start, "restates", name)
        return Fix(f"restate {code(name)}", (*edits, *restating), Safety.UNSAFE)
    if statement.keys.keys() - {statement.kind.value, *REFERENCE.by_name}:
        return None
    return Fix(f"refer to {code(name)} instead", (*edits, as_reference(statement, name)), Safety.UNSAFE)


def _particulars(statement: Statement) -> tuple[str, str]:
    return (
        statement.date.value if statement.date else "",
        statement.held_by.value.casefold() if statement.held_by else "",
    )
