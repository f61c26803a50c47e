"""Why a statement fares as it does, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import ArgumentGraph
from argmap.reporting.columns import visible, wrap
from argmap.reporting.excerpts import Style
from argmap.reporting.json_text import json_text
from argmap.reporting.review.data import node_of
from argmap.reporting.review.words import Names, held
from argmap.reviewing.causes import Causes
from argmap.reviewing.page import Prose


def as_text(graph: ArgumentGraph, causes: Causes, *, width: int = 100, color: bool = False) -> str:
    """Text that ends with a line break."""
    return "\n".join(_lines(Names(graph), causes, width, Style(color))) + "\n"


def _lines(names: Names, causes: Causes, width: int, style: Style) -> Iterator[str]:
    statement = causes.statement
    number, how = names.number(statement), held(statement)
    head = f"{number}  {statement.text.words}" if number else statement.text.words
    yield from map(style.bold, _wrapped(f"{head} ({how})" if how else head, width, ""))
    yield from _wrapped(f"{causes.status.value}: {causes.why}", width, "")
    parts = [("Because", causes.causes)]
    if causes.lacking:
        parts.append((f"By evidence only it is {causes.evidence_only.value}", causes.lacking))
    parts.append(
        (
            "What would change it",
            causes.changes or (("No set of up to three rejections does: something would have to be added.",),),
        )
    )
    for title, said in parts:
        yield from ("", style.bold(title))
        for prose in said:
            yield from _wrapped(names.text(prose), width, "- ")


def _wrapped(text: str, width: int, first: str) -> Iterator[str]:
    for number, line in enumerate(wrap(visible(" ".join(text.split())), max(20, width - len(first)))):
        yield (" " * len(first) if number else first) + line


def as_json(graph: ArgumentGraph, causes: Causes) -> str:
    """The same for programs."""
    names = Names(graph)

    def told(said: tuple[Prose, ...]) -> list[object]:
        return [
            {
                "text": names.text(prose),
                "mentions": [node_of(names, part) for part in prose if not isinstance(part, str)],
            }
            for prose in said
        ]

    return json_text(
        {
            "version": 1,
            **node_of(names, causes.statement),
            "status": causes.status.value,
            "why": causes.why,
            "causes": told(causes.causes),
            "evidence_only": causes.evidence_only.value,
            "lacking": told(causes.lacking),
            "changes": told(causes.changes),
        }
    )
