"""What a YAML text holds, by PyYAML's parser in Python, which argmap's reading has nothing to do with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import yaml

_COMMENT = re.compile(r"(?:(?<=[ \t\r\n])|^)#[^\r\n]*")
# What is taken out of a text, or put into one of its lines, without a change of what it says.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200d-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_ODD_LINE_BREAK = str.maketrans({0x85: " ", 0x2028: " ", 0x2029: " "})  # an editor takes these for none
_WORD = re.compile(r"[^\W_]{3,}|[^\W\d_]{2}")  # shorter ones may be the numbers of a list


class NotYaml(Exception):
    """The parser stops at this text."""


class Content:
    """The scalars of a text by their keys, and its comments, each with how often it stands there."""

    def __init__(self, text: str) -> None:
        self.values: Counter[tuple[str, str]] = Counter()
        self.comments: Counter[str] = Counter()
        written = text.translate(_ODD_LINE_BREAK)
        try:
            tokens = list(yaml.scan(written, yaml.BaseLoader))
            root = yaml.compose(written, yaml.BaseLoader)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise NotYaml(str(error)) from None
        own = list(_own(root))
        at = 0
        for token in tokens:
            start, end = token.start_mark.index, token.end_mark.index
            if isinstance(token, yaml.ScalarToken):
                self._comments(text, at, start, own)
                if token.style in ("|", ">"):
                    start = next((i for i in range(start, end) if text[i] in "\r\n"), end)
                    self._comments(text, token.start_mark.index, start, own)
                    end = _end_of_block(text, start, end)
                at = max(at, end)
        self._comments(text, at, len(text), own)
        for key, value in _scalars(root):
            self.values[key, " ".join(_INVISIBLE.sub("", value).split())] += 1

    def _comments(self, text: str, start: int, end: int, own: list[tuple[int, int]]) -> None:
        for found in _COMMENT.finditer(text, start, end):
            if not any(first <= found.start() < last for first, last in own):
                self.comments[found[0].rstrip()] += 1


def words(text: str) -> Counter[str]:
    """The words of a text, whatever they are in."""
    return Counter(word.casefold() for word in _WORD.findall(_INVISIBLE.sub("", text)))


def _end_of_block(text: str, start: int, end: int) -> int:
    """Where the lines of a block scalar end: the scanner counts comments after it, which are less indented, to it."""
    lines = list(re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text[start:end]))
    indent = next((len(m[0]) - len(m[0].lstrip(" ")) for m in lines[1:] if m[0].strip()), 0)
    at = start + len(lines[0][0]) if lines else end
    for line in lines[1:]:
        body = line[0].lstrip(" ")
        if body.strip() and len(line[0]) - len(body) < indent:
            return at
        at += len(line[0])
    return end


def _scalars(root: yaml.Node | None) -> Iterator[tuple[str, str]]:
    """The scalars that are no keys, with the innermost key above each."""
    waiting: list[tuple[str, yaml.Node]] = [] if root is None else [("", root)]
    seen: set[int] = set()
    while waiting:
        key, node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield key, node.value
        elif id(node) in seen:
            continue
        elif isinstance(node, yaml.SequenceNode):
            seen.add(id(node))
            waiting.extend((key, item) for item in node.value)
        elif isinstance(node, yaml.MappingNode):
            seen.add(id(node))
            for name, value in node.value:
                if isinstance(name, yaml.ScalarNode):
                    waiting.append((name.value, value))
                else:
                    waiting += [(key, name), (key, value)]


def _own(root: yaml.Node | None) -> Iterator[tuple[int, int]]:
    """The stretches of the writer's own keys, which are kept as they are, number signs and all."""
    waiting = [root]
    seen: set[int] = set()  # an alias may stand within what it repeats
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                if isinstance(name, yaml.ScalarNode) and name.value.strip().startswith("x-"):
                    yield name.start_mark.index, max(name.end_mark.index, value.end_mark.index)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
