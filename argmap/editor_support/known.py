"""The schemes that can be named in a map that is being written, and the words in its pictures."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.editor_support.open_map import View
from argmap.map_words.tables import ENGLISH, table
from argmap.map_words.words import words_of
from argmap.schemes import Scheme, built_in, own_schemes


def known_schemes(view: View) -> Mapping[str, Scheme]:
    """The own schemes of a map and of those it includes, by slug: of the text as it is, then of the last good one."""
    found: dict[str, Scheme] = {}
    for graph in view.graphs:
        for slug, scheme in own_schemes(graph, graph.root).items():
            found.setdefault(slug, scheme)
    return found


def known_scheme(view: View, slug: str) -> Scheme | None:
    """The scheme that a slug names; an own one comes before a built-in one."""
    return known_schemes(view).get(slug) or built_in(slug)


def words_now(view: View) -> Mapping[str, str]:
    """The words that stand in pictures of a map by key: of the text as it is, else of the last good one."""
    return next((words_of(graph.root).texts for graph in view.graphs), table(ENGLISH))
