"""Random maps as data, ways to write them down, and edits with the change that each ought to be."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, TypeAlias

import yaml

Data: TypeAlias = dict[str, Any]

KINDS = ("conclusion", "claim", "evidence", "assumption")
BEARINGS = ("because", "but", "although")
_WORDS = (
    "lorries wear old steel decks heavy axles strain every crossing leaves small cracks winter salt water enter grow"
    " bridge council toll income river traffic count shows detour minutes delivery spring engineers measured"
).split()


class RandomMap:
    """A map of a handful of statements with unlike texts, some with ids, some referred to a second time."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.left = random.randint(2, 18)
        self.data: Data = {
            "title": "A random map",
            "sources": {"w": {"title": "A work", "date": "2019"}, "v": {"title": "Another work"}},
            "argument": [],
        }
        while self.left > 0:
            self.data["argument"].append(self.statement("conclusion"))
        named = [s["id"] for s in statements(self.data) if "id" in s]
        for _ in range(random.randint(0, 2)):
            target = random.choice(list(statements(self.data)))
            if named:
                target.setdefault(random.choice(BEARINGS), []).append({"ref": random.choice(named)})

    def statement(self, kind: str | None = None) -> Data:
        self.left -= 1
        self.count += 1
        chance = self.random.random
        made: Data = {kind or self.random.choice(KINDS[1:]): self.text()}
        if chance() < 0.5:
            made["id"] = f"s{self.count}"
        if chance() < 0.2:
            made["likelihood"] = "0.7"
        if chance() < 0.2:
            made["cite"] = ["w", {"source": "v", "quote": "old … deck", "at": "p. 7"}]
        self.lists(made, 0.5)
        return made

    def lists(self, made: Data, chance: float) -> None:
        for bearing in BEARINGS:
            if self.left > 0 and self.random.random() < chance:
                made[bearing] = [self.reason() for _ in range(self.random.randint(1, 2))]

    def reason(self) -> Data:
        if self.random.random() < 0.5:
            return self.statement()
        made: Data = {"premises": [self.statement() for _ in range(self.random.randint(1, 3))]}
        if self.random.random() < 0.3:
            made["scheme"] = "sign"
        if self.random.random() < 0.3:
            self.count += 1
            made["id"] = f"r{self.count}"
        self.lists(made, 0.25)
        return made

    def text(self) -> str:
        words = self.random.sample(_WORDS, self.random.randint(6, 11))
        return f"Sentence {self.count}: {' '.join(words)}."


class FaultyMap(RandomMap):
    """A map with equal texts, ids given twice, references to nothing, and trees that hang on each other."""

    def __init__(self, random: Random) -> None:
        super().__init__(random)
        for _ in range(random.randint(0, 4)):
            reasons = [{"ref": random.choice("abcz")}, {"claim": self.text(), "id": random.choice("abc")}]
            self.data["argument"].append({"ref": random.choice("abcz"), random.choice(BEARINGS): reasons})
        for statement in statements(self.data):
            if "id" in statement:
                statement["id"] = random.choice("abc")
            statement.update({random.choice(("contradicts", "restates")): random.choice("abcz")})

    def text(self) -> str:
        return self.random.choice(("The same.", "The same again.", "Something else.", "x"))


# -- walking -------------------------------------------------------------------------------------------------------


def lists(data: Data) -> Iterator[tuple[list[Data], Data, str]]:
    """Every list of reasons, premises or trees, with the node that it belongs to and its key; outer ones first."""
    waiting: list[Data] = [data]
    for node in waiting:
        for key in ("argument", "premises", *BEARINGS):
            if key in node:
                yield node[key], node, key
                waiting.extend(node[key])


def statements(data: Data) -> Iterator[Data]:
    for items, _, _ in lists(data):
        yield from (item for item in items if "premises" not in item and "ref" not in item)


def below(node: Data) -> list[Data]:
    """A node and all nodes in it."""
    return [node, *(item for items, _, _ in lists(node) for item in items)]


def references(data: Data) -> list[str]:
    return [item["ref"] for items, _, _ in lists(data) for item in items if "ref" in item]


def kind_of(statement: Data) -> str:
    return next(kind for kind in KINDS if kind in statement)


# -- edits ---------------------------------------------------------------------------------------------------------

# Each changes a map and gives the kind of the one change that this is; None where the map has no room for it.
Edit: TypeAlias = Callable[[Data, Random], "str | None"]


def reword(data: Data, random: Random) -> str:
    statement = random.choice(list(statements(data)))
    words = statement[kind_of(statement)].split()
    words[random.randint(min(2, len(words) - 1), len(words) - 1)] = "otherwise"
    statement[kind_of(statement)] = " ".join(words)
    return "statement reworded"


def rename(data: Data, random: Random) -> str | None:
    named = [s for s in statements(data) if "id" in s]
    if not named:
        return None
    statement = random.choice(named)
    old, statement["id"] = statement["id"], "another-name"
    for items, _, _ in lists(data):
        for item in items:
            if item.get("ref") == old:
                item["ref"] = "another-name"
    return "statement renamed"


def move(data: Data, random: Random) -> str | None:
    """A reason, with everything below it, under another statement."""
    places = [(items, node, key) for items, node, key in lists(data) if key in BEARINGS]
    moving = [(items, item) for items, _, _ in places for item in items if "ref" not in item]
    if not moving:
        return None
    items, item = random.choice(moving)
    inside = below(item)
    targets = [
        s
        for s in statements(data)
        if not any(s is node for node in inside) and all(items is not s.get(bearing) for bearing in BEARINGS)
    ]
    if not targets or set(references(data)) & {node["id"] for node in inside if "id" in node}:
        return None
    target = random.choice(targets)
    items[:] = [other for other in items if other is not item]
    target.setdefault(random.choice(BEARINGS), []).append(item)
    several = len(item.get("premises", ())) > 1
    return "reason moved" if several else "statement moved"


def turn(data: Data, random: Random) -> str | None:
    """A reason for becomes a reason against."""
    found = [(node, item) for items, node, key in lists(data) if key == "because" for item in items]
    found = [(node, item) for node, item in found if "ref" not in item]
    if not found:
        return None
    node, item = random.choice(found)
    node["because"] = [other for other in node["because"] if other is not item]
    node.setdefault("but", []).append(item)
    return "reason moved" if len(item.get("premises", ())) > 1 else "statement moved"


def add(data: Data, random: Random) -> str:
    items, _, key = random.choice(list(lists(data)))
    items.insert(random.randint(0, len(items)), {"conclusion" if key == "argument" else "claim": "Entirely new words."})
    return "statement added"


def remove(data: Data, random: Random) -> str | None:
    named = set(references(data))
    found = [
        (items, item)
        for items, node, key in lists(data)
        for item in items
        if "premises" not in item
        and "ref" not in item
        and not any(bearing in item for bearing in BEARINGS)
        and item.get("id") not in named
        and (key != "premises" or len(items) > 1)
    ]
    if not found:
        return None
    items, item = random.choice(found)
    items[:] = [other for other in items if other is not item]
    return "statement removed"


def set_kind(data: Data, random: Random) -> str:
    statement = random.choice(list(statements(data)))
    old = kind_of(statement)
    statement[random.choice([kind for kind in KINDS if kind != old])] = statement.pop(old)
    return "statement kind"


def attribute(data: Data, random: Random) -> str:
    statement = random.choice(list(statements(data)))
    keys = (("hedge", "perhaps"), ("likelihood", "0.2"), ("verdict", "rejected"), ("quote", "a … z"))
    key, value = random.choice(keys)
    statement[key] = value
    return "statement attributes"


def remark(data: Data, random: Random) -> str:
    random.choice(list(statements(data)))[random.choice(("note", "todo"))] = "Look at this again."
    return "statement remarks"


def scheme(data: Data, random: Random) -> str | None:
    found = [item for items, _, _ in lists(data) for item in items if "premises" in item]
    if not found:
        return None
    random.choice(found)["scheme"] = "analogy"
    return "reason reasons"


def refer(data: Data, random: Random) -> str | None:
    """A statement that has its place becomes a reason for something else as well."""
    placed = [item for items, _, key in lists(data) if key != "argument" for item in items if "id" in item]
    placed = [item for item in placed if "premises" not in item]
    if not placed:
        return None
    named = random.choice(placed)
    target = random.choice([s for s in statements(data) if s is not named])
    inside = below(target)
    if any(named["id"] == item.get("ref") or item is named for item in inside):
        return None
    target.setdefault("because", []).append({"ref": named["id"]})
    return "statement reasons"


def source(data: Data, random: Random) -> str:
    data["sources"][random.choice("wv")]["publisher"] = "A press"
    return "source attributes"


def retitle(data: Data, random: Random) -> str:
    data[random.choice(("title", "question"))] = "Another one"
    return "map attributes"


EDITS: tuple[Edit, ...] = (
    reword, rename, move, turn, add, remove, set_kind, attribute, remark, scheme, refer, source, retitle,
)  # fmt: skip


def edited(data: Data, edit: Edit, random: Random) -> tuple[Data, str | None]:
    """A copy of a map with an edit, and what the edit is."""
    changed = copy.deepcopy(data)
    return changed, edit(changed, random)


# -- writing -------------------------------------------------------------------------------------------------------


def plainly(data: Data) -> str:
    """The map in the plainest layout. Braces would not do: a deep map opens more than a reader takes."""
    return yaml.safe_dump({key: value for key, value in data.items() if value}, allow_unicode=True, sort_keys=False)


class Writer:
    """Writes a map in block style, with other quotes, folding, comments, indentation and order of keys each time."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def write(self, data: Data) -> str:
        return "\n".join(self.mapping(data, "")) + "\n"

    def mapping(self, node: Data, pad: str) -> Iterator[str]:
        items = list(node.items())
        self.random.shuffle(items)
        for key, value in items:
            if self.random.random() < 0.2:
                yield f"{pad}# a comment"
            if isinstance(value, str):
                yield from self.scalar(f"{pad}{key}:", value, pad)
            elif value and isinstance(value, list):
                yield f"{pad}{key}:"
                yield from self.items(value, pad + " " * self.random.choice((0, 2, 4)))
            elif value:
                yield f"{pad}{key}:"
                yield from self.mapping(value, pad + " " * self.random.choice((1, 2, 4)))

    def items(self, items: list[Any], pad: str) -> Iterator[str]:
        for item in items:
            if isinstance(item, str):
                yield f"{pad}- {item}"
                continue
            space = " " * self.random.choice((1, 3))
            lines = list(self.mapping(item, f"{pad} {space}"))
            first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
            yield from lines[:first]
            yield f"{pad}-{space}{lines[first].lstrip()}"
            yield from lines[first + 1 :]

    def scalar(self, head: str, value: str, pad: str) -> Iterator[str]:
        form = self.random.choice(("double", "single", "folded", "broken"))
        if form == "double":
            yield f"{head} {json.dumps(value)}"
        elif form == "single":
            yield f"{head} '{value}'"
        else:
            cut = value.find(" ", len(value) // 2)
            lines = [value[:cut], value[cut + 1 :]] if cut > 0 else [value]
            yield f"{head} >-" if form == "folded" else f'{head} "{lines[0]}' + ('"' if len(lines) == 1 else "")
            rest = lines if form == "folded" else lines[1:]
            for number, line in enumerate(rest, 1):
                yield f"{pad}    {line}" + ('"' if form == "broken" and number == len(rest) else "")
