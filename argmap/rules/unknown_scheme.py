"""A scheme that is neither built in nor declared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.nearest import nearest_schemes, suggestion
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.schemes import Scheme

RULE = Rule(
    code="AM301",
    name="unknown-scheme",
    severity=Severity.WARNING,
    about="""`scheme` names a pattern of reasoning by its slug: one of those that `argmap schemes` lists, or one that
the map, or a map that it includes, declares under `schemes`. Only of a scheme that is known can it be said which
premises belong to it and which critical questions to ask.

Other names of a scheme, such as its name in textbooks, are recognised, and replaced by the slug.""",
    bad="""\
argument:
- conclusion: The deck of the bridge is worn out.
  because:
  - scheme: expert-opnion
    premises:
    - evidence: The city engineer says that the deck is worn out.
      cite: https://example.org/inspection
    - assumption: Wear of a deck is what a city engineer can judge.
""",
    good="""\
argument:
- conclusion: The deck of the bridge is worn out.
  because:
  - scheme: expert-opinion
    premises:
    - evidence: The city engineer says that the deck is worn out.
      cite: https://example.org/inspection
    - assumption: Wear of a deck is what a city engineer can judge.
""",
)

_MOST = 40  # a map with more unknown names has another problem than misspelling


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    named = [reason for reason in graph.reasons if reason.scheme is not None]
    if not named:
        return
    from argmap.schemes import own_schemes, scheme_of

    guesses: dict[tuple[str, ArgumentMap], tuple[str | None, list[str]]] = {}
    for reason in named:
        if reason.scheme is None or scheme_of(graph, reason) is not None:
            continue
        each = graph.map_of(reason)
        key = reason.scheme.value, each
        if key not in guesses:
            own = tuple(own_schemes(graph, each).values())
            guesses[key] = _guess(reason.scheme.value, own) if len(guesses) < _MOST else (None, [])
        yield _finding(reason.scheme, *guesses[key])


def _guess(name: str, own: Sequence[Scheme]) -> tuple[str | None, list[str]]:
    """The slug of the scheme that has this name; where none has, the slugs of the nearest."""
    from argmap.schemes import find_scheme

    meant = find_scheme(name, own)
    return (meant.slug, []) if meant is not None else (None, nearest_schemes(name, own))


def _finding(name: Text, meant: str | None, near: Sequence[str]) -> Finding:
    if meant is not None:
        return Finding(
            f"{code(name)} is another name of the scheme {code(meant)}",
            (Label(name.span),),
            help="name a scheme by its slug",
            fix=Fix(f"write {code(meant)}", (Edit(name.span, meant),)),
        )
    fix = Fix(f"write {code(near[0])}", (Edit(name.span, near[0]),), Safety.UNSAFE) if near else None
    return Finding(
        f"no scheme is called {code(name)}{suggestion(near)}",
        (Label(name.span),),
        help="`argmap schemes` lists those that are built in; your own are declared under `schemes:` at the top",
        fix=fix,
    )
