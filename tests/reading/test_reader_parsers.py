"""The YAML parser in Python reads what libyaml reads: the same tree at the same places, the same errors."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from argmap.reading import read_bytes
from argmap.yamltext import events
from argmap.yamltext.events import Collection, Node, Scalar, Tree, parse

sys.path.insert(0, str(Path(__file__).parents[1]))
from fuzz.running import inputs

sys.path.pop(0)

pytestmark = pytest.mark.skipif(not events.has_libyaml(), reason="PyYAML is without libyaml")

# What YAML gives a meaning to, and what may stand around it.
_PIECES = (
    *(
        "- ",
        "-",
        "? ",
        "?",
        ": ",
        ":",
        ",",
        "[",
        "]",
        "{",
        "}",
        "#",
        " #",
        "|",
        ">",
        "|-\n",
        ">+\n",
        "|2\n",
        ">1-",
        "0",
    ),
    *(
        "&",
        "*",
        "!",
        " !",
        "!a!",
        "!<",
        "<",
        ">",
        "%",
        "%20",
        "%C3%A9",
        "%YAML",
        "%TAG ",
        "%TAG !a! b\n",
        "%YAML 1.1\n",
    ),
    *(" 1.2", "---", "...", "'", '"', "\\", "\\x41", "\\n", "\\\n", "`", "@", "~", "=", "a", "b", "9", "a: b\n"),
    *("  - c\n", "claim: ", "- claim: ", "  because:\n", "é", "😀", "\ufeff", "\x85", "\u2028", "x" * 1030),
    *(" ", "  ", "\t", "\n", "\n", "\r\n", "\r"),
)

TEXTS = {
    "a tab after a value": "a: b\t# c\n",
    "a tab in a line that goes on": "a:\n  b\n\t c\n",
    "a tab behind the indentation of a line that goes on": "a:\n  b\n    \tc\n",
    "a tab before a key": "a:\n\tb: c\n",
    "a tab in a block": "a: |\n \tb\n",
    "a block of nothing": "a: |",
    "a block with a comment at its head": "a: >2- # b\n    c\n\n  d\n",
    "an indentation of 0": "a: |0\n b\n",
    "folded lines of all kinds": "a: >+\n  b\n  c\n\n   d\n  e\n\n\n",
    "a quote on lines of all kinds": "a: 'b \r\n\r\n c\r d ''\t'\n",
    "escapes": '"\\0\\a\\t\\/\\N\\_\\x41\\u00e9\\U0001F600 \\\n   b\\\n\n c"',
    "half a character, escaped": '"\\uD800"',
    "an escape of nothing": '"\\',
    "an escape that is none": '"a\\z"',
    "too few digits": '"\\u12"',
    "a quote up to a new document": '"a\n--- b"',
    "a colon before a bracket": "[a:]\n",
    "colons and question marks within brackets": "[a:b, a?b, ?c, {d? : e}]\n",
    "values that are nothing, in brackets": "[a: , {b: , c: }, ? , {? : d}, ?]\n",
    "a dash in brackets": "[- a]\n",
    "a bracket that closes nothing": "a: b\n]\n",
    "a bracket left open at the end": "a:\n[",
    "a bracket within a key": '"a" ]: b',
    "a tag in brackets": "[!a,b, !<c,d> e]\n",
    "tags by name, in bytes, in full": "%TAG !n! tag:n,2000:\n---\n- !n!a b\n- !%C3%A9 c\n- !<d> e\n- ! f\n- !!s g\n",
    "a tag in bytes that are no character": "- !%C0%80 a\n",
    "a tag in bytes of half a character": "- !%ED%A0%80 a\n",
    "a tag with a NUL": "- !a%00b c\n",
    "a tag that nobody has set": "- !n!a b\n",
    "a tag without an end": "- !<a b\n",
    "a name of tags twice": "%TAG !a! b\n%TAG !a! c\n---\nd\n",
    "a version that is to come": "%YAML 1.3\n---\na\n",
    "a version twice": "%YAML 1.1\n%YAML 1.2\n---\na\n",
    "a very long version": "%YAML 1.1234567890\n---\na\n",
    "an instruction that is none": "%A b\n---\nc\n",
    "instructions and no document": "%YAML 1.1\na\n",
    "anchors and aliases": "- &a b\n- *a\n- &a c\n- [*a, &a ]\n- *a : d\n- &é f\n",
    "a second document": "a: b\n---\nc: d\n",
    "an end, and more": "a: b\n...\nc: d\n",
    "an empty second document": "a: b\n---\n",
    "nothing": "",
    "only a comment": "# a",
    "a mark of the byte order": "\ufeffa: b\n",
    "marks of the byte order": "\ufeff\ufeffa: b\n\ufeff- c\n",
    "line breaks that are none": "a: b\x85c\n\u2028d: e\u2029\n",
    "characters beyond the first plane": "😀: 😀\n- 😀",
    "a forbidden character": "a: é\x07b\n[",
    "a lone surrogate": "a: \ud800\n",
    "a long key": f"a: b\n{'c' * 1025}: d\n",
    "a thousand levels": "".join(f"{' ' * level}a:\n" for level in range(1100)) + " " * 1100 + "b: [\n",
    "a thousand brackets": "[" * 1500,
}


def tree_without_libyaml(text: str) -> Tree:
    with patch.object(events, "has_libyaml", lambda: False):
        return parse(text)


def told(tree: Tree) -> list[object]:
    """All that a tree holds, as a list."""
    broken = tree.broken
    found: list[object] = [tree.second, tree.deep, tree.directive, sorted(tree.anchors), sorted(tree.aliases)]
    if broken is not None:
        last = None if broken.last is None else broken.last.start
        found.append((broken.problem, broken.at, broken.context, broken.began, last, broken.bracket))
    waiting: list[Node] = [] if tree.root is None else [tree.root]
    while waiting:
        node = waiting.pop()
        row: tuple[object, ...] = (type(node).__name__, node.start, node.end, node.tag, node.anchor)
        if isinstance(node, Scalar):
            row += (node.value, node.style)
        if isinstance(node, Collection):
            row += (node.flow, node.cut, len(node.items))
            waiting += node.items
        found.append(row)
    return found


def soups(count: int) -> Iterator[str]:
    """Signs of YAML in any order."""
    random = Random(1)  # noqa: S311 - not for secrets
    for _ in range(count):
        yield "".join(random.choices(_PIECES, k=random.choice((2, 3, 4, 6, 8, 12, 20))))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_both_read_the_same(text: str) -> None:
    assert told(tree_without_libyaml(text)) == told(parse(text))


def test_both_read_the_same_of_signs_in_any_order() -> None:
    broken = 0
    for text in soups(6000):
        tree = parse(text)
        broken += tree.broken is not None
        assert told(tree_without_libyaml(text)) == told(tree), repr(text)
    assert 1000 < broken < 5900


def test_both_read_the_same_of_mutated_maps() -> None:
    broken = 0
    for number, data in inputs(3, 3000):
        source, _ = read_bytes(data, "map.yaml")
        if source is not None:
            tree = parse(source.text)
            broken += tree.broken is not None
            assert told(tree_without_libyaml(source.text)) == told(tree), f"number {number}: {source.text!r}"
    assert 300 < broken < 2700


def test_three_thousand_levels_are_read() -> None:
    text = "".join(f"{' ' * level}a:\n" for level in range(3000)) + " " * 3000 + "b\n"
    tree = tree_without_libyaml(text)
    assert tree.broken is None
    assert len(told(tree)) == 5 + 2 * 3000 + 1


def test_forbidden_characters_are_found_at_their_place() -> None:
    text = "a: é😀\x07 [\n"
    for tree in (parse(text), tree_without_libyaml(text)):
        assert tree.root is None
        assert tree.broken is not None
        assert tree.broken.where == text.index("\x07")
