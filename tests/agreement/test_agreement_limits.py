"""Large maps are compared in seconds, and so are those in which everything is like everything else."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from time import process_time

import pytest
import yaml

from argmap.agreement import agree

sys.path.insert(0, str(Path(__file__).parent))
from readings import graph_of

sys.path.pop(0)

SIZE = 500
MOST_SECONDS = 10.0  # it takes one or two on the machines known


def large(seed: int, words: int, *, quoting: bool) -> str:
    """A map of many statements, each of nine of some words."""
    random = Random(seed)  # noqa: S311 - no secret is made
    made = []
    for number in range(SIZE):
        statement: dict[str, object] = {
            "claim": " ".join(random.sample([f"noun{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(words)], 9))
        }
        if quoting:
            statement |= {"quote": f"deck number{number} … on bridge{number} end", "at": f"§{number // 50 + 1}"}
        made.append(statement)
    for number in range(1, SIZE):
        made[random.randrange(max(0, number - 8), number)].setdefault(  # type: ignore[attr-defined]  # a list
            random.choice(("because", "because", "but")), []
        ).append(made[number])
    top = {"source": "w", "sources": {"w": {"title": "A work"}}, "argument": [made[0]]}
    return yaml.safe_dump(top, sort_keys=False)


@pytest.mark.slow
@pytest.mark.parametrize(("words", "quoting"), [(400, True), (60, False), (14, False)])
def test_two_large_maps(words: int, quoting: bool) -> None:
    graphs = [graph_of(large(seed, words, quoting=quoting)) for seed in (1, 2)]
    began = process_time()
    found = agree(graphs)
    assert process_time() - began < MOST_SECONDS
    if quoting:
        assert len(found.pairs[0].pairs) == SIZE
        assert {pair.basis for pair in found.pairs[0].pairs} <= {"place", "place and words"}
