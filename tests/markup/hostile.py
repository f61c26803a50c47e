"""Texts that mean to be more than texts, and maps that have them wherever the language takes one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from argmap.graph import ArgumentGraph
from argmap.markup import carried
from argmap.reading import load_project
from argmap.reading.language import (
    ANSWERS,
    CITATION,
    GROUP,
    GROUPS,
    INCLUDES,
    MAP,
    PREMISES,
    REASON,
    REASONS,
    SCHEME,
    SCHEMES,
    SOURCE,
    STATEMENT,
    TREES,
    VERSION_NUMBER,
    WORKS,
)
from argmap.reading.shapes import Form, ListOf, MappingOf, Pair, Place, Scalar, Shape
from argmap.source import Source

TEXTS = [
    # HTML, SVG and XML
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</style><script>alert(3)</script>",
    "</title><script>alert(4)</script>",
    "'\"><img src=x onerror=alert(5)>",
    '" onmouseover="alert(6)" x="',
    "' onfocus='alert(7)' autofocus='",
    "--></svg><script>alert(8)</script><!--",
    "]]></svg><script>alert(9)</script><![CDATA[",
    "<svg onload=alert(10)><a xlink:href='javascript:alert(11)'>x</a></svg>",
    "<iframe srcdoc='<script>alert(12)</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://x.example/'>",
    "<base href=https://x.example/><a href=javascript:alert(13)>x</a>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/hosts'>]>&y;",
    "<?xml-stylesheet href='https://x.example/x.css'?>",
    "<math><mtext></mtext><mglyph><style></math><img src onerror=alert(14)>",
    "<x/onclick=alert(15)//<y",
    "<plaintext><textarea><noscript>",
    # entities
    "&lang; &rang; &copy; &nosuch;",
    "&#60;b&#62; &#x3c;b&#x3e; &#0000060;",
    "&lt;b&gt; &amp;lt;b&amp;gt; &amp;amp;lt;",
    "&copy &lt &amp &#60 &#x3C without their ends",
    "&#106;avascript&colon;alert(16)",
    "&&& & &; &#; &#x; &#xZZ; &a",
    # Graphviz
    r"\N \G \E \T \H \L \l \r \n",
    'x" URL="javascript:alert(17)" y="',
    "<B>bold</B><BR/><TABLE><TR><TD HREF='x'>y</TD></TR></TABLE>",
    "}; digraph { a -> b [label=x] } //",
    "/* x */ // y # z",
    "a -> b; a -- b; n1 n2 [shape=box]",
    # Mermaid
    "#quot; #35; #lt;script#gt; #96;",
    '"]; click n1 "javascript:alert(18)" %%',
    "%%{init: {'securityLevel': 'loose'}}%%",
    "`**bold**` <br/> fa:fa-car $$x^2$$ classDef style end subgraph",
    # Markdown and templates
    "[x](javascript:alert(19)) ![x](javascript:alert(20)) [x]: javascript:alert(21)",
    "<javascript:alert(22)> <https://x.example/> https://x.example/ www.x.example mailto:a@x.example",
    "*a* **b** _c_ __d__ ~~e~~ `f` ``g`` $h$ {.class} {: onclick=alert(23)}",
    "``` javascript",
    "| a | b | \\| c",
    "# heading #",
    "1. item",
    "1) item",
    "- [ ] item",
    "+ item",
    "> quoted",
    ": defined",
    "=====",
    "-----",
    "[^1]: note [^1]",
    "{{ 7*7 }} {% raw %} ${{ github.token }} ${7*7} #{7*7} <%= 7*7 %>",
    "\\ \\\\ \\` \\[x\\](y) \\<b>",
    # annotations and reports
    "%0A::error file=x,line=1::y",
    "::error::x ::set-output name=x::y ::stop-commands::z",
    "##[error]x ##vso[task.setvariable]x",
    "[rules](https://x.example/) {0} {1} {{0}} [x](1)",
    # spreadsheets
    '=HYPERLINK("https://x.example/","x")',
    "+1+1 and =1+1",
    "@SUM(1,1)",
    "-1+cmd|' /C x'!A1",
    'a,b;c\td"e"',
    # terminals, and what cannot be seen
    "red \x1b[31m and \x1b]8;;https://x.example/\x07x\x1b]8;;\x07 and \x9b0m",
    "bell \x07 back \x08\x08 delete \x7f nul \x00 feed \x0c \x0b",
    "next \x85 line \u2028 paragraph \u2029 end",
    "turned \u202egnirts\u202c and \u202ereversed",
    "kept \u2067to itself and \u2066within and \u202bmore",
    "\u2069 ends \u2069 \u202c what \u202c it did not begin",
    "no\u200bwidth\u2060join\ufeffmark\U000e0041tag",
    "no \ufffe character \uffff at all",
    "\u200fעברית \u200e\u061c with marks, क्\u200dष and क्\u200cष",
    "ｆｕｌｌ ＜script＞ ‹b› ﹤i﹥ “quoted” ”unpaired“",
    # sizes
    "w" * 3000,
    "&lt;" * 300,
    "💥" * 40 + "a" + "\u0301" * 60,
]

ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&#00000000058;alert(1)",
    "javascript&#x000000003a;alert(1)",
    "javascript&#58alert(1)",
    "&#106;avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "javascript&amp;colon;alert(1)",
    "javascript%3Aalert(1)",
    "javascript%253Aalert(1)",
    "javascript：alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data&colon;text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "feed:javascript:alert(1)",
    "//x.example/",
    "\\\\x.example\\y",
    "/\\x.example/",
    "https://good.example@x.example/",
    "https://good.example\\@x.example/",
    "https:\\\\x.example/",
    "file:///etc/hosts",
    'https://x.example/"><script>alert(1)</script>',
    "https://x.example/?a=&lt;script&gt;&quot;&#39;&#0000034;",
    "https://x.example/\\N\\G?q=%22%3E]](javascript:alert(1))",
    "https://x.example/a b|c`d`<e>{f}$g$",
    "www.x.example/'onclick='alert(1)",
    'mailto:a@x.example?subject=<b>"x"',
    '10.1000/<script>"&quot;(x)',
    "papers/a'b\"c<d>.pdf",
]

_UNSEEN = re.compile("[\\s\ufffd\u202a-\u202e\u2066-\u2069]")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LONGEST_KEY = 300  # YAML takes no longer ones without a question mark before them
# Keys whose values are given below, for they shape the map.
_SHAPED = frozenset({REASONS, PREMISES, TREES, WORKS, GROUPS, SCHEMES, VERSION_NUMBER, INCLUDES})

# Words of argmap's own in pictures, of all places where there are such, into which nothing is put.
_WORDS = ("because", "but", "although", "conclusion", "assumption", "objection_to_the_step", "supports", "one_reason")


def letters(text: str) -> str:
    """What of a text has to be seen: without blanks, what cannot be carried, and what only turns it."""
    return _UNSEEN.sub("", carried(text))


def _is_name(shape: Shape) -> bool:
    """Whether only a name, a date or one of a few words may stand there."""
    item = shape.item if isinstance(shape, ListOf) and shape.or_one else shape
    return isinstance(item, Scalar) and item.form in (Form.ID, Form.NAME, Form.TERM, Form.DATE)


def _value(shape: Shape, text: str) -> Any:
    if shape is ANSWERS:
        return {text[:_LONGEST_KEY]: text, "x": {"dismissed": text}}
    if isinstance(shape, ListOf):
        return [[text, "t0"]] if isinstance(shape.item, ListOf) else _items(shape.item, text)
    if isinstance(shape, MappingOf):
        value = [0, 1] if isinstance(shape.value, Pair) else [text] if isinstance(shape.value, ListOf) else text
        pair = {text[:_LONGEST_KEY]: value}
        if isinstance(shape.value, Place):
            return {"x": _filled(shape.value, text), **pair}
        return [pair] if shape.or_list else pair
    return text


def _items(item: Shape, text: str) -> list[Any]:
    if not isinstance(item, Place):
        return [text]
    return [text, _filled(item, text)] if item is CITATION else [_filled(item, text)]


def _filled(place: Place, text: str, *, names: bool = True, leave: Sequence[str] = ()) -> dict[str, Any]:
    """Every key of a place with a text in it; without `names`, those keys that take any text."""
    leave = (
        *leave,
        *(
            ()
            if names
            else ("cite", "answers", "fits", "waive", "review", "rating", "likelihood", "strength", "sha256", "at")
        ),
    )
    keys = (key for key in place.keys if key.shape not in _SHAPED and key.name not in leave)
    return {key.name: _value(key.shape, text) for key in keys if names or not _is_name(key.shape)}


def as_written(texts: Sequence[str], *, names: bool, markup: bool = False) -> str:
    """A map with each text at every key of its own subtree, as JSON, which is YAML, too.

    With `names` also where only a name or one of a few words may stand, so that much is wrong with the map. With
    `markup` the map asks for it to be understood.
    """
    kinds = ("conclusion", "claim", "evidence", "assumption")
    sources, groups, schemes, argument = {}, {}, {}, []
    for number, text in enumerate(texts):
        sources[f"w{number}"] = _filled(SOURCE, text, names=names, leave=("url", "doi"))
        groups[f"g{number}"] = _filled(GROUP, text, names=names)
        schemes[f"s{number}"] = _filled(SCHEME, text, names=names, leave=("slug", "polarity", "inference"))
        if not names:
            schemes[f"s{number}"] = {
                "name": text,
                "premises": [{"major": text}],
                "conclusion": text,
                "slots": {"x": text},
            }
        common = _filled(STATEMENT, text, names=names, leave=kinds)
        cited = {"cite": {"source": f"w{number}", "quote": text, "at": text}}
        below = [
            {"evidence": text, **({} if names else common), "id": f"e{number}", **cited},
            {"claim": f"{number}: {text}", "role": "major"},
        ]
        reason = _filled(REASON, text, names=names, leave=("premises",))
        reason |= {"premises": below, "but": [{"assumption": f"Not {number}: {text}", "todo": text}]}
        reason |= {"scheme": text} if names else {"scheme": f"s{number}"}
        tree = {"conclusion": text, **common, "id": f"t{number}", "group": f"g{number}", "because": [reason]}
        also = {"ref": text} if names else {"ref": f"e{(number + 1) % len(texts)}"}
        argument.append({**tree, "although": [also]})
    top = _filled(MAP, " ".join(texts), names=names, leave=("source", "language", "argument"))
    top |= {"sources": sources, "groups": groups, "schemes": schemes, "argument": argument}
    if not names:
        top = {key: value for key, value in top.items() if key not in ("scale", "expect", "alternatives")}
        top["words"] = dict(zip(_WORDS, texts, strict=False))
    top |= {"markup": "markdown"} if markup else {}
    return _json(top)


def _json(top: dict[str, Any]) -> str:
    """JSON that is YAML: what YAML does not allow is written as an escape."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(top, ensure_ascii=False, indent=0))


def nested(texts: Sequence[str]) -> str:
    """A map in which each text is on a level of its own, and in a group of its own that it is the name of."""
    tree: dict[str, Any] = {"claim": "The last."}
    for number, text in enumerate(texts):
        tree = {"claim": text, "label": text, "group": f"g{number}", "because": [tree]}
    return _json({"groups": {f"g{at}": {"title": text} for at, text in enumerate(texts)}, "argument": [tree]})


def graph_of(written: str, path: str = "hostile.yaml") -> ArgumentGraph:
    """The graph of a map, whatever is wrong with it."""
    project = load_project(Source(path, written))
    assert project.root is not None
    return ArgumentGraph(project.root, project.included)


def cited(addresses: Sequence[str]) -> str:
    """A map that cites each address, and a source at each."""
    sources = {f"w{number}": {"title": f"Work {number}", "url": each} for number, each in enumerate(addresses)}
    dois = {f"d{number}": {"title": f"Text {number}", "doi": each} for number, each in enumerate(addresses)}
    below = [
        {"evidence": f"Ship {number} has sunk.", "cite": [each, f"w{number}", f"d{number}"]}
        for number, each in enumerate(addresses)
    ]
    return _json({"sources": sources | dois, "argument": [{"conclusion": "The sea is deep.", "because": below}]})


def values(data: Any) -> Iterator[str]:
    """Every text in what JSON held."""
    waiting = [data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
