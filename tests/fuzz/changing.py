"""Mutated maps through the commands that change them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from random import Random

from argmap.editing.changes import CannotChange, Changes, performed
from argmap.editing.refactoring.extracting import extract, inline
from argmap.editing.refactoring.joining import join
from argmap.editing.refactoring.moving import Place, add, before_place, move, remove, with_premises
from argmap.editing.refactoring.renaming import identify, rename
from argmap.editing.refactoring.restating import restate
from argmap.editing.refactoring.splitting import split_off
from argmap.editing.workspace import MendFirst, Workspace
from argmap.errors import ArgmapError
from argmap.model import Kind, Reason, Statement
from argmap.reading import CannotRead
from argmap.yamltext.places import CannotLayOut
from fuzz.alone import alone
from fuzz.independent import Content, NotYaml
from fuzz.properties import Broken

OPERATIONS = (
    "rename",
    "restate",
    "add",
    "move",
    "remove",
    "extract",
    "inline",
    "join",
    "split",
    "identify",
    "premises",
)
_TEXTS = (
    "A new text.",
    'It: is #1 "so"',
    "'x' - y",
    "- z",
    "word " * 60,
    "One.\n\n  Two: #\n- three",
    "a\tb",
    "x\u2028y",
    "é: ü",
)


def _change(workspace: Workspace, operation: str, seed: int) -> Changes:
    random = Random(seed)  # noqa: S311 - not for secrets
    graph = workspace.graph
    if not graph.statements:
        raise CannotChange("there is nothing to change")
    one, other = random.choice(graph.statements), random.choice(graph.statements)
    reasons = list(graph.reasons)
    explicit: list[Statement | Reason] = [reason for reason in reasons if reason.explicit]
    places = [
        Place(),
        Place(other, random.choice(("because", "but", "although"))),
        before_place(graph, other),
        *([Place(random.choice(explicit), "premises")] if explicit else []),
        *([Place(random.choice(reasons), random.choice(("because", "but")))] if reasons else []),
    ]
    place = random.choice(places)
    match operation:
        case "rename":
            return rename(workspace, one, graph.root, random.choice(("another-name", "x y", "1", "null", "é")))
        case "restate":
            return restate(workspace, one, random.choice(_TEXTS))
        case "add":
            return add(workspace, random.choice(_TEXTS), place, kind=random.choice(list(Kind)), name="new-id")
        case "move":
            return move(workspace, random.choice([one, *explicit]), place)
        case "remove":
            return remove(workspace, one)
        case "extract":
            return extract(workspace, one)
        case "inline":
            return inline(workspace, one)
        case "join":
            return join(workspace, one, other)
        case "identify":
            return identify(workspace, one)
        case "premises":
            return with_premises(workspace, one)
    return split_off(workspace, one, Path("part.yaml"))


def is_changed_as_meant(data: bytes, random: Random) -> bool:
    """A change is refused, or keeps all comments and all values but the ones that it is about."""
    try:
        workspace = alone(data)
    except (MendFirst, CannotRead):
        return False
    made = False
    for operation in random.sample(OPERATIONS, 3):
        seed = random.randrange(2**32)
        try:
            changes = performed(workspace, lambda w, o=operation, s=seed: _change(w, o, s))  # type: ignore[misc]
        except (CannotChange, CannotLayOut):
            continue
        except ArgmapError as error:
            raise Broken(f"{operation} is refused with {type(error).__name__}: {error}") from error
        made = True
        _compare(operation, workspace, changes)
    return made


def _compare(operation: str, workspace: Workspace, changes: Changes) -> None:
    new = {each.path: each.new.decode("utf-8") for each in changes.rewrites()}
    old = [each.old.decode("utf-8") for each in changes.rewrites() if each.old is not None]
    try:
        before = [Content(text) for text in old]
    except NotYaml:
        return
    try:
        after = [Content(text) for text in new.values()]
    except NotYaml as error:
        raise Broken(f"{operation} leaves no YAML: {error}") from None
    lost_comments = sum((c.comments for c in before), Counter[str]()) - sum((c.comments for c in after), Counter[str]())
    lost = sum((_values(c) for c in before), Counter[str]()) - sum((_values(c) for c in after), Counter[str]())
    if operation == "remove":
        return
    for comment in lost_comments:
        raise Broken(f"{operation} loses a comment: {comment}")
    most = {"restate": 1, "join": 1}.get(operation, 0)
    if sum(n for value, n in lost.items() if " " in value) > most:
        raise Broken(f"{operation} loses a value: {sorted(lost)}")
    for path, text in new.items():
        source = workspace.files.get(Path(os.path.realpath(path)))
        if source is not None and _only_crlf(source.text) and not _only_crlf(text):
            raise Broken(f"{operation} puts another line end into a file")


def _only_crlf(text: str) -> bool:
    return text.count("\r\n") == text.count("\n") == text.count("\r") > 0


def _values(content: Content) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, value), n in content.values.items():
        found[value] += n
    return found
