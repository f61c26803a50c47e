"""Hostile texts in Markdown: there letter by letter, and nothing but texts and code."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from markdown_it import MarkdownIt

from argmap.agreement import agree, grade
from argmap.checking import check
from argmap.rendering.formats.outline import outline
from argmap.reporting import schemes
from argmap.reporting.agreement import written as agreement_written
from argmap.reporting.review import written
from argmap.reviewing import review
from argmap.schemes.own import own_schemes
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import hostile
from hostile_map import ALLOWED, BOTH, TEXTS, comparison, graph, misses

sys.path.pop(0)


def shown(markdown: str) -> str:
    """The texts and code of Markdown in which nothing else is."""
    found = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        for part in (block, *(block.children or ())):
            assert not part.type.startswith(
                ("html", "link", "image", "fence", "code_block", "s_", "softbreak", "hardbreak")
            )
            found.append(part.content if part.type in {"text", "code_inline"} else "")
    return "".join(found)


@BOTH
def test_markdown(names: bool) -> None:
    assert misses(shown(outline(graph(names), "markdown"))) == []
    told = shown(written(review(graph(names), comparison=comparison(names)), "markdown"))
    assert misses(told, [text for text in TEXTS if len(text) < 40]) == []
    one, other = graph(names), graph(names)
    assert misses(shown(agreement_written(agree([one, other]), "markdown"))) == []
    assert misses(shown(agreement_written(grade(one, [other]), "markdown"))) == []


def test_schemes_of_a_map() -> None:
    own = list(own_schemes(graph(False), graph(False).root).values())
    assert len(own) == len(TEXTS)
    assert misses(shown(schemes.as_markdown(own))) == []
    assert misses(hostile.values(json.loads(schemes.as_json(own)))) == []


@BOTH
def test_hovers_and_completions(names: bool) -> None:
    from argmap.editor_support import completion, hover
    from argmap.editor_support.open_map import View

    texts = [text for text in TEXTS if text.isascii() and text.isprintable() and set(text) & set("[<`*{&")][::3]
    text = Source("hostile.yaml", hostile.as_written(texts, names=names))
    found = check(text)
    view = View(text, found, found)
    told = set()
    seen: Counter[str] = Counter()
    for match in re.finditer(r'"([a-z-]+)": "?', text.text):
        seen[match[1]] += 1
        for place in (match.start() + 1, match.end() + 1) if seen[match[1]] < 6 else ():
            hovered = hover.hover(view, place)
            told |= {hovered.markdown} if hovered is not None else set()
    assert len(told) > 20
    for match in list(re.finditer(r'"(?:ref|cite|group|scheme|role|source|likelihood)": "', text.text))[:: len(texts)]:
        told |= {each.documentation for each in completion.completions(view, match.end())}
    for markdown in told:
        looked_at_hover(markdown)


def looked_at_hover(markdown: str) -> None:
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        assert not block.type.startswith(("html", "fence", "code_block", "heading", "table"))
        for part in block.children or ():
            assert not part.type.startswith(("html", "image"))
            if part.type == "link_open":
                assert ALLOWED.fullmatch(str(part.attrGet("href")))
