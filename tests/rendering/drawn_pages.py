"""Maps that need several pages, and what can be read from the pages that were drawn."""

from __future__ import annotations

import importlib.util
import io
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.graph import ArgumentGraph
from argmap.rendering import DrawingOptions, draw

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

needs_pdf = [
    pytest.mark.skipif(importlib.util.find_spec("pygraphviz") is None, reason="pygraphviz is not installed"),
    pytest.mark.skipif(importlib.util.find_spec("pypdf") is None, reason="pypdf is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

WIDE = maps.as_map(
    [
        {
            "conclusion": "The town should build it.",
            "because": [{"claim": f"Reason number {n} says what the bridge is good for."} for n in range(40)],
        }
    ]
)
TOGETHER = maps.as_map(
    [
        {
            "conclusion": "The town should build it.",
            "because": [
                {"premises": [{"claim": f"Premise {n} says what else has to hold for the bridge."} for n in range(30)]}
            ],
        }
    ]
)
TREES = maps.as_map([{"conclusion": f"The town should plant many trees in street {n}."} for n in range(60)])
MAPS = {
    "13": maps.synthetic(13),
    "30": maps.synthetic(30),
    "100": maps.synthetic(100),
    "groups": maps.synthetic(60, groups=True),
    "cross": maps.synthetic(40, 3, cross=0.2),
    "wide": WIDE,
    "together": TOGETHER,
    "trees": TREES,
}


def drawn(graph: ArgumentGraph, **options: Any) -> list[Any]:
    from pypdf import PdfReader

    return list(PdfReader(io.BytesIO(draw(graph, ("pdf",), DrawingOptions(**options)).files["pdf"])).pages)


def targets(page: Any, found: list[Any]) -> list[int]:
    """The pages to which the links on a page lead."""
    numbers = {each.indirect_reference.idnum: number for number, each in enumerate(found)}
    links = [link.get_object() for link in page.get("/Annots", [])]
    return [numbers[link["/Dest"][0].idnum] for link in links if "/Dest" in link]


def text_of(page: Any) -> str:
    return "".join(page.extract_text().split())
