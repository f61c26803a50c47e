"""Changes of random maps in random layouts read back as meant, and lose no comment."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from random import Random
from textwrap import indent

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.canonical_form import rows_of
from argmap.editing.changes import CannotChange, Changes, performed
from argmap.editing.refactoring.extracting import extract, inline
from argmap.editing.refactoring.joining import join
from argmap.editing.refactoring.moving import Place, add, before_place, move, remove
from argmap.editing.refactoring.renaming import rename
from argmap.editing.refactoring.restating import restate
from argmap.editing.refactoring.splitting import split_off
from argmap.editing.workspace import Workspace
from argmap.model import Kind, Reason, Statement
from argmap.reading import load
from argmap.source import Source
from argmap.yamltext.places import CannotLayOut

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "comparing"))
import random_maps as maps
from fuzz.alone import alone

sys.path.pop(0)
sys.path.pop(0)

OPERATIONS = ("rename", "restate", "add", "move", "remove", "extract", "join", "split")
_COMMENT = re.compile(r"# note \d+")


def dressed(text: str, random: Random) -> str:
    """A map with comments, odd line ends, and now and then a mark at its beginning or no line break at its end."""
    lines: list[str] = []
    count = 0
    for written in text.rstrip("\n").split("\n"):
        line = written
        indent = " " * (len(line) - len(line.lstrip(" ")))
        in_text = lines and not re.match(r" *(- )?[\w-]+:|^ *- ", line)
        if random.random() < 0.15 and not in_text:
            count += 1
            lines.append(f"{indent}# note {count}")
        if random.random() < 0.15 and line.endswith(":"):
            count += 1
            line += f"  # note {count}"
        if random.random() < 0.05 and not in_text:
            lines.append("")
        lines.append(line)
    ends = "\r\n" if random.random() < 0.3 else "\n"
    return ends.join(lines) + (ends if random.random() < 0.8 else "")


def workspace(text: str, bom: bool) -> Workspace:
    return alone((b"\xef\xbb\xbf" if bom else b"") + text.encode())


def change(operation: str, made: Workspace, random: Random) -> Changes:
    graph = made.graph
    one, other = random.choice(graph.statements), random.choice(graph.statements)
    explicit: list[Statement | Reason] = [r for r in graph.reasons if r.explicit]
    reasons: list[Statement | Reason] = list(graph.reasons)
    places = [
        Place(),
        Place(other, random.choice(("because", "but", "although"))),
        *([Place(random.choice(explicit), "premises")] if explicit else []),
        *([Place(random.choice(reasons), random.choice(("because", "but")))] if reasons else []),
    ]
    match operation:
        case "rename":
            return rename(made, one, graph.root, "another-name")
        case "restate":
            texts = (
                "A new text.",
                'It: is #1 "so"',
                "'x' - y",
                "- z",
                "word " * 60,
                "One.\n\n  Two: #\n- three",
                "a  b",
            )
            return restate(made, one, random.choice(texts))
        case "add":
            place = random.choice((*places, before_place(graph, other)))
            return add(made, "A text: new.", place, kind=random.choice(list(Kind)), name="new-id")
        case "move":
            return move(made, one, random.choice((*places, before_place(graph, other))))
        case "remove":
            return remove(made, one)
        case "extract":
            return extract(made, one)
        case "join":
            return join(made, one, other)
    return split_off(made, one, Path("part.yaml"))


def changed(operation: str, seed: int) -> tuple[Workspace, Changes] | None:
    random = Random(f"{operation} {seed}")  # noqa: S311 - not for secrets
    made = workspace(dressed(maps.plainly(maps.RandomMap(random).data), random), random.random() < 0.2)
    try:
        return made, change(operation, made, random)
    except (CannotChange, CannotLayOut):
        return None


@pytest.mark.parametrize("operation", OPERATIONS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_change_is_made_as_meant_or_refused(operation: str, seed: int) -> None:
    found = changed(operation, seed)
    if found is None:
        return
    made, changes = found
    old = made.root.source
    new = "\n".join(changes.texts().values())
    before, after = Counter(_COMMENT.findall(old.text)), Counter(_COMMENT.findall(new))
    if operation == "remove":
        assert after <= before
    elif operation == "split":  # what both files need is copied
        assert set(after) == set(before)
    else:
        assert after == before
    if "\r\n" in old.text:
        assert not re.search(r"(?<!\r)\n", "".join(changes.texts().values()))
    for rewrite in changes.rewrites():
        assert rewrite.old is None or rewrite.old == old.encoded(old.text)
        assert rewrite.new.startswith(b"\xef\xbb\xbf") == (old.bom and rewrite.old is not None)


@pytest.mark.parametrize("operation", OPERATIONS)
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_what_stands_in_brackets_is_changed_as_if_it_stood_in_lines(operation: str, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    text = maps.plainly(maps.RandomMap(random).data)
    data = yaml.load(text, yaml.CBaseLoader)
    in_brackets = yaml.dump(data, default_flow_style=True, width=10**9, allow_unicode=True, sort_keys=False)
    half = random.random() < 0.5
    if half:
        rest = {key: value for key, value in data.items() if key != "argument"}
        trees = yaml.dump(data["argument"], default_flow_style=True, width=60, allow_unicode=True, sort_keys=False)
        in_brackets = f"{maps.plainly(rest) if rest else ''}argument:\n{indent(trees, '  ')}"
    results: list[Changes | str] = []
    for written in (text, in_brackets):
        made = workspace(written, bom=False)
        try:
            results.append(performed(made, lambda w: change(operation, w, Random(seed))))  # noqa: S311
        except (CannotChange, CannotLayOut) as error:
            results.append(str(error))
    one, other = results
    if isinstance(one, str) or isinstance(other, str):
        # What is said of it may differ, as do the places in it.
        assert isinstance(one, str) == isinstance(other, str) or "brackets" in f"{one}{other}"
        return
    assert [r.old for r in other.rewrites() if r.old is not None] == [in_brackets.encode()]
    for path, new in one.texts().items():
        same, again = load(Source("one", new)).map, load(Source("other", other.texts()[path])).map
        assert same is not None
        assert again is not None
        assert rows_of(same).same_as(rows_of(again))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_most_changes_are_not_refused(operation: str) -> None:
    done = sum(changed(operation, seed) is not None for seed in range(40))
    assert done >= {"rename": 12, "remove": 12, "join": 6, "split": 4, "move": 12}.get(operation, 24)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_name_there_and_back_gives_the_same_bytes(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    made = workspace(dressed(maps.plainly(maps.RandomMap(random).data), random), random.random() < 0.2)
    named = [s for s in made.graph.statements if s.id is not None]
    if not named:
        return
    statement = random.choice(named)
    assert statement.id is not None
    (there,) = rename(made, statement, made.root, "another-name").rewrites()
    assert there.new != there.old
    again = workspace(there.new.decode("utf-8-sig"), there.new.startswith(b"\xef\xbb\xbf"))
    target = again.graph.find("another-name")
    assert target is not None
    (back,) = rename(again, target, again.root, statement.id.value).rewrites()
    assert back.new == there.old


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_tree_taken_out_and_put_back_says_the_same(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    made = workspace(dressed(maps.plainly(maps.RandomMap(random).data), random), bom=False)
    named = [s for s in made.graph.statements if s.id is not None and made.graph.written_in(s) is not None]
    alone = [s for s in named if len(made.graph.uses(s)) == 1]
    if not alone:
        return
    statement = random.choice(alone)
    assert statement.id is not None
    (there,) = extract(made, statement).rewrites()
    again = workspace(there.new.decode(), bom=False)
    tree = again.graph.find(statement.id.value)
    assert isinstance(tree, Statement)
    assert again.graph.written_in(tree) is None
    (back,) = inline(again, tree).rewrites()
    assert rows_of(workspace(back.new.decode(), bom=False).root).same_as(rows_of(made.root))
