"""Maps for the tests of drawing: synthetic ones of any size, and those written in `maps/`."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.source import Source

_Statement: TypeAlias = dict[str, Any]

MAPS = Path(__file__).parent / "maps"
_WORDS = (
    "lorries wear the deck out because heavy axles strain its old steel beams and every crossing leaves small cracks"
    " that grow under load in winter when salt and water enter them"
).split()


def graph_of(text: str, path: str = "synthetic.yaml") -> ArgumentGraph:
    """The graph of a map; whatever is wrong with it is passed over."""
    project = load_project(Source(path, text))
    assert project.root is not None, [str(d.finding.message) for d in project.diagnostics]
    return ArgumentGraph(project.root, project.included)


def written(name: str) -> ArgumentGraph:
    """The graph of a map in `maps/`."""
    path = MAPS / f"{name}.yaml"
    return graph_of(path.read_text(encoding="utf-8"), str(path))


def as_map(argument: Sequence[dict[str, Any]], **top: Any) -> str:
    """A whole map as JSON, which is YAML too."""
    return json.dumps({"title": "A synthetic map", **top, "argument": list(argument)}, ensure_ascii=False)


def synthetic(count: int, seed: int = 0, *, cross: float = 0.0, groups: bool = False) -> str:
    """A map of `count` statements in one tree, with one to three premises a reason.

    `cross` is the share of premises that refer to a statement elsewhere; with `groups` some subtrees belong to one.
    """
    chance = random.Random(seed)  # noqa: S311 - the same maps every time
    root: dict[str, Any] = {"conclusion": _text(chance), "id": "s0"}
    statements = [root]
    waiting = [root]
    while len(statements) < count:
        target = waiting.pop(0) if waiting else chance.choice(statements)
        for _ in range(chance.choice((1, 2, 3))):
            reason = _reason(chance, statements, waiting, count, cross)
            bearing = chance.choice(("because", "because", "because", "but", "although"))
            if reason is not None:
                target.setdefault(bearing, []).append(reason)
    for statement in statements[1:]:
        if not {"because", "but", "although"} & statement.keys() and chance.random() < 0.5:
            statement["evidence"] = statement.pop("claim")
            statement["cite"] = {"source": "inspection", "at": f"§{chance.randint(1, 9)}"}
        elif groups and chance.random() < 0.1:
            statement["group"] = chance.choice(("east", "west"))
    titles = {"east": {"title": "The eastern span"}, "west": {"title": "The western span and its ramps"}}
    sources = {"inspection": {"author": "City engineering office", "date": "2024-05"}}
    return as_map([root], sources=sources, **({"groups": titles} if groups else {}))


def _reason(
    chance: random.Random, statements: list[_Statement], waiting: list[_Statement], count: int, cross: float
) -> dict[str, Any] | None:
    premises: list[_Statement] = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        if chance.random() < cross and len(statements) > 3:
            premises.append({"ref": f"s{chance.randrange(len(statements))}"})
        elif len(statements) < count:
            premises.append(_statement(chance, statements, waiting))
    if len(premises) < 2:
        return premises[0] if premises else None
    reason: dict[str, Any] = {"premises": premises}
    if chance.random() < 0.15:
        reason["scheme"] = "practical-reasoning"
    if chance.random() < 0.1 and len(statements) < count:
        reason["but"] = [_statement(chance, statements, waiting)]
    return reason


def _statement(chance: random.Random, statements: list[_Statement], waiting: list[_Statement]) -> _Statement:
    made: _Statement = {"claim": _text(chance), "id": f"s{len(statements)}"}
    statements.append(made)
    waiting.append(made)
    return made


def _text(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(8, 18))]
    return " ".join(words).capitalize() + "."


def chain(count: int) -> str:
    """A map in which every statement has exactly one reason, down to the last; written flat, with references."""
    chance = random.Random(count)  # noqa: S311
    kinds = ["conclusion", *["claim"] * (count - 1)]
    statements: list[dict[str, Any]] = [{kind: _text(chance), "id": f"s{i}"} for i, kind in enumerate(kinds)]
    for number, statement in enumerate(statements[:-1], 1):
        statement["because"] = [{"ref": f"s{number}"}]
    return as_map(statements)
