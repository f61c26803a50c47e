"""Every change of a document in every layout: PyYAML reads what was meant, comments and line ends are kept."""

from __future__ import annotations

import copy
import doctest
import re
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest
import yaml

from argmap.edits import Edit, apply
from argmap.source import Source
from argmap.yamltext import document
from argmap.yamltext.document import Document
from argmap.yamltext.places import CannotLayOut, Style
from argmap.yamltext.scalars import Scalars

_ORDER = ("title", "sources", "argument", "claim", "id", "note", "role", "because", "but")
STYLE = Style(Scalars(("claim",)), lambda _names, _top: _ORDER, "claim", ("argument", "because"), ("sources",))

# One map, with two reasons for a claim, of which one is a mere text.
DATA: dict[str, Any] = {
    "title": "A map",
    "sources": {"a": {"title": "A"}, "b": {"title": "B"}},
    "argument": [
        {"claim": "One.", "id": "one", "because": ["Two.", {"claim": "Three.", "note": "Long, as it is."}]},
        {"claim": "Four.", "role": "data", "because": [{"claim": "Five."}]},
    ],
}
BLOCK = """\
title: A map
sources:
  a: {title: A}
  b: {title: B}
argument:
- claim: One.
  id: one
  because:
  - Two.
  - claim: Three.
    note: Long, as it is.
- claim: Four.
  role: data
  because:
  - claim: Five.
"""
COMMENTS = """\
# at the top
title: A map  # beside the title
# above the sources
sources:  # beside their key
  # above a
  a: {title: A}  # beside a
  # above b
  b: {title: B}  # beside b
# above the argument

argument:  # trees
# above one
- claim: One.  # beside one
  # above the id
  id: one  # beside the id
  # above the reasons
  because:  # beside their key
  # of Two, above
  - Two.  # of Two, beside
    # of Two, below

  # of Three, above
  - claim: Three.  # of Three, beside
    # of Three, above its note
    note: Long, as it is.  # of Three, beside its note
    # of Three, below
# above four

- claim: Four.  # beside four
  role: data  # beside the role
  because:  # beside its key
  # of Five, above
  - claim: Five.  # of Five, beside
# at the end
"""
LAYOUTS = {
    "block": BLOCK,
    "no final line break": BLOCK.rstrip("\n"),
    "CRLF": BLOCK.replace("\n", "\r\n"),
    "CR": BLOCK.replace("\n", "\r"),
    "byte order mark": BLOCK,
    "comments": COMMENTS,
    "comments, CRLF": COMMENTS.replace("\n", "\r\n"),
    "indented lists": """\
title: A map
sources:
    a:
        title: A
    b:
        title: B
argument:
  - claim: One.
    id: one
    because:
      - Two.
      - claim: Three.
        note: Long, as it is.
  - claim: Four.
    role: data
    because:
      - claim: Five.
""",
    "odd indentation": """\
title:     A map
sources:
 a:
    title: A
 b: {title:   B}

argument:
     -   claim: One.
         id:
            one
         because:
           -  Two.


           -  claim:
                Three.
              note: Long,
                 as it is.
     -
       claim: Four.
       role: data
       because:
       -
          claim: Five.
""",
    "quotes and blocks": """\
"title": 'A map'
sources:
  a: {"title": A}
  'b': {title: "B"}
argument:
- claim: >-
    One.
  id: 'one'
  because:
  - |-
    Two.
  - "claim": 'Three.'
    note: >-
      Long,
      as it is.
- claim: "Four."
  role: 'data'
  because:
  - claim: |-
      Five.
""",
    "lists in brackets": """\
title: A map
sources: {a: {title: A}, b: {title: B}}
argument:
- claim: One.
  id: one
  because: [Two., {claim: Three., note: "Long, as it is."}]
- claim: Four.
  role: data
  because: [claim: Five.]
""",
    "brackets": """\
title: A map
sources: {a: {title: A}, b: {title: B}}
argument: [
  {claim: One., id: one, because: [Two., {claim: Three., note: 'Long, as it is.'}]},
  {claim: Four., role: data, because: [{claim: Five.}]}]
""",
    "brackets over lines": """\
{
  title: A map,  # beside the title
  sources: {a: {title: A},
            b: {title: B}},
  argument: [
    {claim: One., id: one, because: [
      Two.,
      # of Three, above
      {claim: Three.,
       note: "Long,
         as it is."}  # of Three, beside
    ]},
    {claim: Four.,
     role: data, because: [{claim: Five.}]},
  ]
}
""",
    "dashes behind dashes": """\
title: A map
sources: {a: {title: A}, b: {title: B}}
argument:
- because:
  - Two.
  - note: Long, as it is.
    claim: Three.
  claim: One.
  id: one
- role: data
  because:
  - claim: Five.
  claim: Four.
""",
}  # fmt: skip


class Given:
    """A layout, with the places of its nodes as PyYAML finds them."""

    def __init__(self, name: str) -> None:
        self.source = Source("map.yaml", LAYOUTS[name], bom=name == "byte order mark")
        self.document = Document(self.source, STYLE)
        self.root = yaml.compose(self.source.text, yaml.SafeLoader)

    def at(self, *path: str | int, key: bool = False) -> int:
        """Where the node at a path begins, or its key."""
        node: Any = self.root
        name = node
        for step in path:
            if isinstance(step, int):
                node = node.value[step]
            else:
                name, node = next(pair for pair in node.value if pair[0].value == step)
        return int((name if key else node).start_mark.index)


ONE = ("argument", 0)
TWO, THREE = (*ONE, "because", 0), (*ONE, "because", 1)
FIVE = ("argument", 1, "because", 0)
NEW = {"claim": "New, and: true.", "role": "data"}


def _one(data: Any) -> Any:
    return data["argument"][0]


def _moved(data: Any) -> None:
    data["argument"][1]["because"].insert(0, _one(data)["because"].pop(1))


def _to_five(given: Given) -> Callable[[Sequence[str]], list[Edit]]:
    return lambda lines: given.document.insert_items(given.at("argument", 1), "because", lines, index=0)


def _set(name: str, value: Any, *path: str | int) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for step in path:
            data = data[step]
        data[name] = value

    return change


def _without(*path: str | int) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


Change = tuple[Callable[[Given], list[Edit]], Callable[[Any], object]]
LONG = "Another text, and one that is so long that no line of a hundred columns can hold all of it, so it is folded."
CHANGES: dict[str, Change] = {
    "replace": (lambda g: g.document.replace(g.at(*ONE, "claim"), "Another."), _set("claim", "Another.", *ONE)),
    "replace by a long text": (lambda g: g.document.replace(g.at(*THREE, "note"), LONG), _set("note", LONG, *THREE)),
    "replace by what needs quotes": (
        lambda g: g.document.replace(g.at(*THREE, "claim"), '- it\'s "so": yes #1'),
        _set("claim", '- it\'s "so": yes #1', *THREE),
    ),
    "replace by lines": (lambda g: g.document.replace(g.at(*FIVE, "claim"), "a\nb"), _set("claim", "a\nb", *FIVE)),
    "replace an item": (
        lambda g: g.document.replace(g.at(*TWO), "claim it"),
        lambda data: _one(data)["because"].__setitem__(0, "claim it"),
    ),
    "insert a key": (lambda g: g.document.insert_key(g.at(*ONE), "note", "so"), _set("note", "so", *ONE)),
    "insert a key at the end": (lambda g: g.document.insert_key(g.at(*FIVE), "role", "x"), _set("role", "x", *FIVE)),
    "insert a key at the top": (lambda g: g.document.insert_key(g.at(), "note", "so"), _set("note", "so")),
    "insert a key beside a text": (
        lambda g: g.document.insert_key(g.at(*TWO), "id", "two"),
        lambda data: _one(data)["because"].__setitem__(0, {"claim": "Two.", "id": "two"}),
    ),
    "insert a table": (lambda g: g.document.insert_entry(g.at(), "but", "c", "{x: y}"), _set("but", {"c": {"x": "y"}})),
    "insert an entry": (
        lambda g: g.document.insert_entry(g.at(), "sources", "c", "{title: C}"),
        _set("c", {"title": "C"}, "sources"),
    ),
    "remove a key": (lambda g: g.document.remove_key(g.at(*ONE, "id", key=True)), _without(*ONE, "id")),
    "remove the first key": (lambda g: g.document.remove_key(g.at("title", key=True)), _without("title")),
    "remove the last key": (lambda g: g.document.remove_key(g.at(*THREE, "note", key=True)), _without(*THREE, "note")),
    "remove an entry": (lambda g: g.document.remove_key(g.at("sources", "b", key=True)), _without("sources", "b")),
    "remove the only key": (lambda g: g.document.remove_key(g.at(*FIVE, "claim", key=True)), lambda _data: None),
    "insert an item": (
        lambda g: g.document.insert_items(g.at(*ONE), "because", NEW, index=1),
        lambda data: _one(data)["because"].insert(1, NEW),
    ),
    "insert items at the end": (
        lambda g: g.document.insert_items(g.at(*ONE), "because", NEW, {"claim": "Six."}),
        lambda data: _one(data)["because"].extend([NEW, {"claim": "Six."}]),
    ),
    "insert an item at the end of all": (
        lambda g: g.document.insert_items(g.at("argument", 1), "because", NEW),
        lambda data: data["argument"][1]["because"].append(NEW),
    ),
    "insert lines": (
        lambda g: g.document.insert_items(g.at(), "argument", ["- claim: Six.", "  id: six"], index=0),
        lambda data: data["argument"].insert(0, {"claim": "Six.", "id": "six"}),
    ),
    "begin a list": (lambda g: g.document.insert_items(g.at(*ONE), "but", NEW), _set("but", [NEW], *ONE)),
    "begin a list beside a text": (
        lambda g: g.document.insert_items(g.at(*TWO), "but", NEW),
        lambda data: _one(data)["because"].__setitem__(0, {"claim": "Two.", "but": [NEW]}),
    ),
    "remove an item": (lambda g: g.document.remove_item(g.at(*THREE)), _without(*THREE)),
    "remove the first item": (lambda g: g.document.remove_item(g.at(*TWO)), _without(*TWO)),
    "remove the only item": (lambda g: g.document.remove_item(g.at(*FIVE)), _without("argument", 1, "because")),
    "remove a tree": (lambda g: g.document.remove_item(g.at(*ONE)), _without(*ONE)),
    "move an item": (lambda g: g.document.move_item(g.at(*THREE), _to_five(g)), _moved),
    "wrap": (
        lambda g: g.document.wrap(g.at(*THREE), "premises"),
        lambda data: _one(data)["because"].__setitem__(1, {"premises": [_one(data)["because"][1]]}),
    ),
    "wrap a text, with another": (
        lambda g: g.document.wrap(g.at(*TWO), "premises", NEW),
        lambda data: _one(data)["because"].__setitem__(0, {"premises": ["Two.", NEW]}),
    ),
    "wrap, with a key beside": (
        lambda g: g.document.wrap(g.at(*FIVE), "premises", beside=("but", ["- Six."])),
        lambda data: data["argument"][1].update(because=[{"premises": [{"claim": "Five."}], "but": ["Six."]}]),
    ),
    "unfold": (lambda g: g.document.unfold(g.at(*FIVE)), lambda _data: None),
}

# The comments that go with what is taken out.
GONE = {"remove an item": "of Three", "remove the first item": "of Two", "remove the only item": "of Five"}
GONE |= {"remove a tree": "(?:of T|beside one|above one|above the (?:id|reasons)|beside (?:the id|their key))"}

# Where a layout leaves no place for a change. Who wants it nevertheless unfolds the brackets first.
_LISTS, _ON_LINES = "lists in brackets", "brackets over lines"
_BRACKETS = (_LISTS, "brackets", _ON_LINES)
REFUSED: dict[str, tuple[str, ...]] = {
    "insert a key at the end": (_LISTS,),  # whose last item has no braces
    "insert a table": (_ON_LINES,),
    "insert lines": ("brackets", _ON_LINES),
    "move an item": _BRACKETS,
    "wrap, with a key beside": _BRACKETS,
    "remove the only key": tuple(LAYOUTS),
    "unfold": (_ON_LINES, *(name for name in LAYOUTS if name not in _BRACKETS)),  # there are comments, or no brackets
}


def _changed(layout: str, change: str) -> tuple[Source, str, Any]:
    given = Given(layout)
    make, meant = CHANGES[change]
    expected = copy.deepcopy(DATA)
    meant(expected)
    return given.source, apply(given.source.text, make(given)), expected


def _held(data: Any) -> Any:
    """Data without the line break at the end of a block, which is layout."""
    if isinstance(data, dict):
        return {key: _held(value) for key, value in data.items()}
    return [_held(item) for item in data] if isinstance(data, list) else data.removesuffix("\n")


def _comments(text: str) -> list[str]:
    return sorted(each.rstrip() for each in re.findall(r"(?<![^ \r\n])# [^\r\n]*", text))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_says_the_same(layout: str) -> None:
    assert yaml.safe_load(LAYOUTS[layout]) == DATA


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_change_does_what_it_should_or_is_refused(layout: str, change: str) -> None:
    if layout in REFUSED.get(change, ()):
        with pytest.raises(CannotLayOut, match=r"map\.yaml:\d+: \w"):
            _changed(layout, change)
        return
    source, text, expected = _changed(layout, change)
    assert _held(yaml.safe_load(source.encoded(text))) == _held(expected)
    assert not text.startswith("\ufeff")
    kept = [c for c in _comments(source.text) if not re.match(f"# {GONE.get(change, '$')}", c)]
    assert [c for c in _comments(text) if c in kept] == kept
    newline = re.search(r"\r\n?|\n", source.text)
    assert newline is not None
    assert not set(text.replace(newline[0], "")) & set("\r\n")


@pytest.mark.parametrize("change", CHANGES)
def test_edits_of_a_change_do_not_get_in_each_others_way(change: str) -> None:
    if "comments" not in REFUSED.get(change, ()):
        given = Given("comments")
        edits = sorted((e.span.start, e.span.end) for e in CHANGES[change][0](given))
        assert all(one[1] <= other[0] for one, other in pairwise(edits))


def test_what_is_not_there_is_refused() -> None:
    text = Given("block").document
    for change in (text.remove_key, text.remove_item, text.mapping, text.owner_of, text.unfold):
        with pytest.raises(CannotLayOut):
            change(3)
    with pytest.raises(CannotLayOut, match="`id` stands here already"):
        text.insert_key(Given("block").at(*ONE), "id", "two")
    with pytest.raises(CannotLayOut, match="a colon seems to be missing"):
        Document(Source("map.yaml", "because:\n- claim It is so."), STYLE).insert_key(11, "id", "so")


def test_the_lines_of_an_item_after_edits() -> None:
    given = Given("CRLF")
    edits = given.document.insert_key(given.at(*THREE), "role", "data")
    assert given.document.lines_after(given.at(*THREE), edits) == [
        "- claim: Three.",
        "  note: Long, as it is.",
        "  role: data",
    ]


def test_the_examples_of_all_changes() -> None:
    def print_after(text: str, change: Callable[[Document], list[Edit]]) -> None:
        source = Source("map.yaml", f"{text}\n")
        sys.stdout.write(apply(source.text, change(Document(source, STYLE))))

    results = doctest.testmod(document, extraglobs={"print_after": print_after})
    assert (results.failed, results.attempted > 9) == (0, True)
