"""Two short readings of one invented text, and ways to read maps from texts."""

from __future__ import annotations

from pathlib import Path

from argmap.agreement import Agreement, agree
from argmap.checking import ground
from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.source import Source

MARKET = """\
The Saturday Market

The Saturday market should move to the station square. The old square is too narrow for it. Last spring the fire
brigade measured the lanes between the stalls and found that no engine could reach the church. A market that no engine
can pass must not stay where it is. And at the station those who come from the villages can park.

Some stallholders fear that their customers will not follow them. But when the fish stall stood at the station for a
month, its sales rose. One month in summer, it is true, tells little about winter.
"""

_TOP = "source: market\nsources:\n  market: {title: The Saturday market}\n"

FIRST = (
    "title: The Saturday market\n"
    + _TOP
    + """\
argument:
- conclusion: The Saturday market should move to the station square.
  quote: market should move to the station square
  because:
  - premises:
    - claim: The old square is too narrow for the market.
      quote: The old square is too narrow for it
      because:
      - evidence: No fire engine could reach the church between the stalls.
        quote: Last spring … reach the church
    - claim: A market that no fire engine can pass must not stay.
      quote: A market … where it is
  but:
  - claim: Customers will not follow the stalls to the station.
    quote: their customers will not follow them
    but:
    - premises:
      - evidence: The fish stall sold more during its month at the station.
        quote: when the fish stall … sales rose
      but:
      - claim: A month in summer tells little about winter.
        quote: One month … about winter
"""
)

SECOND = (
    "title: Should the market move?\n"
    + _TOP
    + """\
argument:
- conclusion: The market belongs on the station square.
  quote: The Saturday market should move to the station square
  because:
  - claim: There is too little room on the old square.
    quote: old square is too narrow
  - claim: The fire brigade found that no engine gets through to the church.
    quote: no engine could reach the church
  - assumption: Markets have to leave where engines cannot pass.
    quote: A market … where it is
  - claim: People from the villages can park at the station.
    quote: those who come from the villages can park
  although:
  - claim: Some stallholders are afraid of losing customers.
    quote: Some stallholders fear … will not follow them
    but:
    - claim: At the station the fish stall sold more.
      quote: the fish stall … its sales rose
      but:
      - claim: Sales in one summer month say little about winter.
        quote: One month in summer … winter
"""
)

TEXTS = {"market.txt": MARKET}


def graph_of(text: str, path: str = "map.yaml") -> ArgumentGraph:
    """What can be understood of a map."""
    project = load_project(Source(path, text))
    assert project.root is not None
    return ArgumentGraph(project.root, project.included)


def agreement_of(*texts: str, sources: dict[str, str] | Path | None = None) -> Agreement:
    """The agreement of maps that are given as texts; the sources are those of the market by default."""
    graphs = [graph_of(text, f"{number}.yaml") for number, text in enumerate(texts, 1)]
    return agree(graphs, groundings=[ground(graph, TEXTS if sources is None else sources) for graph in graphs])


def argument(*lines: str) -> str:
    """A map of these lines below ``argument:``."""
    return "argument:\n" + "\n".join(lines) + "\n"
