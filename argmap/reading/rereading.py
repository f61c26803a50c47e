"""Reading a text again of which little has changed, while someone writes it.

A letter more changes one key of a mapping or its value. Where the lines of these can be read by themselves, they are,
and the places of what follows are moved; otherwise the whole text is read. The tree is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from argmap.reading.events import Collection, Mapping, Node, Tree, parse
from argmap.reading.text_edits import line_end, line_start, next_line

_QUESTION_MARK = re.compile(r"\?(?!\S)")
_TRIES = 2  # pairs around a change that are read by themselves before the whole text is
# At the beginning of a line these end a document, and so the item, too.
_MARKERS = tuple(newline + marker for newline in "\n\r" for marker in ("---", "..."))


class Rereading:
    """The YAML of texts by name, each as it was read last.

    A tree is changed in place when its text is read again, so nobody may keep a part of it.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, Tree]] = {}

    def forget(self) -> None:
        """Know nothing of any text."""
        self._known.clear()

    def parse(self, name: str, text: str) -> Tree:
        """The same tree as that of `argmap.reading.events.parse`."""
        if _is_odd(text):
            return parse(text)
        known = self._known.get(name)
        if known is not None and (text == known[0] or _reread(known[1], known[0], text)):
            self._known[name] = text, known[1]
            return known[1]
        tree = parse(text)
        if _is_plain(tree):  # else what is known serves again when the line that is being written is whole
            self._known[name] = text, tree
        return tree


def _is_odd(text: str) -> bool:
    """Whether the places of a part of a text are not those of the whole.

    A question mark before a key leaves open where a value is that is missing, and U+FEFF is a mark of the byte order
    only where a text begins with it.
    """
    if "\ufeff" in text:
        return True
    marks = (found.start() for found in _QUESTION_MARK.finditer(text))
    return any(not text[line_start(text, at) : at].strip(" \t-?") for at in marks)


def _is_plain(tree: Tree) -> bool:
    """Whether a text was read to its end and no place in it depends on another one."""
    stopped = (tree.broken, tree.second, tree.deep, tree.directive)
    return all(each is None for each in stopped) and not tree.anchors and not tree.aliases


def _reread(tree: Tree, old: str, new: str) -> bool:
    """Make the tree of one text that of another; where that takes a whole reading, change nothing and give False."""
    start, end = _changed(old, new)
    longer = len(new) - len(old)
    for path, at in _pairs_around(tree.root, start):
        key, value = path[-1].items[at : at + 2]
        stop = _after_lines(old, max(key.end, value.end))
        # The end of the last line must be as it was, or what follows would stand on that line.
        if end < stop or end == stop == len(old):
            read = _read_pairs(new, key.start, stop + longer)
            if read is not None:
                _put(path, at, read, longer)
                return True
    return False


def _changed(old: str, new: str) -> tuple[int, int]:
    """The stretch of the old text in whose place something else stands now."""
    most = min(len(old), len(new))
    start = _greatest(most, lambda n: old.startswith(new[:n]))
    return start, len(old) - _greatest(most - start, lambda n: old.endswith(new[len(new) - n :]))


def _greatest(most: int, holds: Callable[[int], bool]) -> int:
    """The greatest number up to `most` for which something holds that holds for all smaller ones."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _pairs_around(root: Node | None, offset: int) -> Iterator[tuple[list[Collection], int]]:
    """The pairs around a place, innermost first: the collections down to a mapping, and the place of a key in it.

    Only those in block style, whose lines belong to nothing else.
    """
    path: list[Collection] = []
    places: list[int] = []
    node = root
    while isinstance(node, Collection) and not node.flow:
        at = next((i for i in reversed(range(len(node.items))) if node.items[i].start <= offset), None)
        if at is None:
            break
        path.append(node)
        places.append(at)
        node = node.items[at]
    tries = _TRIES
    while path and tries:
        if isinstance(path[-1], Mapping):
            tries -= 1
            yield path, places[-1] // 2 * 2
        path, places = path[:-1], places[:-1]


def _column(text: str, offset: int) -> int:
    return offset - line_start(text, offset)


def _after_lines(text: str, end: int) -> int:
    """Where the next line begins that is neither blank nor a comment."""
    at = next_line(text, end)
    while at < len(text) and text[at : line_end(text, at)].lstrip()[:1] in ("", "#"):
        at = next_line(text, at)
    return at


def _read_pairs(text: str, start: int, end: int) -> list[Node] | None:
    """Keys and values from a place to the beginning of a line; None where something else stands there."""
    written = text[start:end]
    if any(marker in written for marker in _MARKERS):
        return None
    column = _column(text, start)
    written = " " * column + written
    tree = parse(written)
    found = tree.root
    if not _is_plain(tree) or not isinstance(found, Mapping) or found.flow or found.tag is not None:
        return None
    if found.items[0].start != column:  # a comment or an empty line came before it
        return None
    for item in found.items:
        _move(item, start - column)
    return found.items


def _put(path: list[Collection], at: int, pairs: list[Node], longer: int) -> None:
    """Put pairs in the place of one, in the last mapping of a path, and move what follows by so many characters."""
    path[-1].items[at : at + 2] = pairs
    below: Node = pairs[-1]
    for around in reversed(path):
        for following in reversed(around.items):
            if following is below:
                break
            _move(following, longer)
        around.finish(around.end)
        below = around


def _move(node: Node, by: int) -> None:
    """Move a node with everything in it."""
    node.start += by
    node.end += by
    waiting: list[Collection] = [node] if isinstance(node, Collection) else []
    while waiting:
        for each in waiting.pop().items:
            each.start += by
            each.end += by
            if isinstance(each, Collection):
                waiting.append(each)
