"""A backslash in a text stays one: Graphviz puts names of its own in the place of `\\G`, `\\N`, `\\E` and others."""

from __future__ import annotations

import re
from html import unescape

from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.rendering import draw
from argmap.source import Source

LETTERS = " ".join(f"\\{letter}" for letter in "GNELTHlnr")


def test_backslashes_are_drawn_as_they_are_written() -> None:
    text = f"""
title: 'T {LETTERS}'
groups: {{g: {{title: 'U {LETTERS}'}}}}
sources: {{s: {{author: 'V {LETTERS}', title: W}}}}
argument:
- conclusion: 'X {LETTERS}'
  group: g
  label: 'Y {LETTERS}'
  hedge: 'Z {LETTERS}'
  cite: s
"""
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    svg = draw(ArgumentGraph(project.root), ("svg",)).files["svg"].decode()
    drawn = " ".join(unescape(found) for found in re.findall(r"<text[^>]*>([^<]*)", svg))
    for start in "TUVXYZ":
        assert re.search(rf"{start} " + r"\s+".join(re.escape(part) for part in LETTERS.split()), drawn), start
