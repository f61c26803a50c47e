"""A map of hostile texts, with and without names, what is made of it, and what may be in that."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from argmap.checking import Analysis, check
from argmap.comparing import Comparison, compare
from argmap.graph import ArgumentGraph
from argmap.rendering import Direction, Drawing, DrawingOptions, Links, Premises, draw
from argmap.rendering.registry import ALL
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import hostile

sys.path.pop(0)

HREF = "{http://www.w3.org/1999/xlink}href"
ALLOWED = re.compile(r"(?:https?://|mailto:)\S+|#\S*|(?![^/?#]*:)(?!//)[^\\\s]+")
SVG_ELEMENTS = frozenset("svg title desc g path polygon ellipse text a polyline defs linearGradient stop".split())
LOADING = frozenset({"src", "srcdoc", "srcset", "action", "formaction", "data", "background", "poster", "ping"})
TEXTS = [text for text in hostile.TEXTS if len(text) < 2000]
BOTH = pytest.mark.parametrize("names", [False, True], ids=["texts", "names"])


@cache
def source(names: bool) -> Source:
    return Source("hostile.yaml", hostile.as_written(TEXTS, names=names))


@cache
def graph(names: bool) -> ArgumentGraph:
    return hostile.graph_of(source(names).text)


@cache
def analysis(names: bool) -> Analysis:
    """What is found in a map; without what is no text where all else is in order, so that every rule looks at it."""
    texts = [text for text in TEXTS if names or not re.search("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", text)]
    return check(Source("hostile.yaml", hostile.as_written(texts, names=names)))


@cache
def comparison(names: bool) -> Comparison:
    """From a map with the texts in another order."""
    turned = [*TEXTS[2:], *TEXTS[:2]]
    return compare(hostile.graph_of(hostile.as_written(turned, names=names)), graph(names))


@cache
def drawing(names: bool, *, framed: bool = False) -> Drawing:
    premises, direction = (Premises.FRAMED, Direction.LEFT) if framed else (Premises.JOINT, Direction.UP)
    options = DrawingOptions(links=Links.STUBS, premises=premises, direction=direction)
    return draw(graph(names), [each.name for each in ALL if not each.program], options)


def misses(found: str | Iterable[str], texts: Iterable[str] = TEXTS) -> list[str]:
    """The texts that are not in what was found, letter by letter."""
    seen = hostile.letters(found if isinstance(found, str) else "\n".join(found))
    return [text for text in texts if hostile.letters(text) not in seen]


def looked_at(svg: bytes) -> ET.Element:
    """An SVG that is one, with only such elements, attributes and links as argmap makes."""
    root = ET.fromstring(svg)  # noqa: S314 - of our own making
    for each in root.iter():
        assert each.tag.startswith("{http://www.w3.org/2000/svg}")
        assert each.tag.partition("}")[2] in SVG_ELEMENTS
        for name, value in each.items():
            assert not name.lower().startswith("on")
            assert name.partition("}")[2] not in LOADING
            assert name != "href"
            assert not re.search(r"url\((?!#)", value)
        if (target := each.get(HREF)) is not None:
            assert ALLOWED.fullmatch(target)
            assert (each.get("rel") == "noopener noreferrer") is target.startswith("http")
    return root
