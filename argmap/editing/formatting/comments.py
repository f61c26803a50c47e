"""The comments of a map, found between everything else."""

from __future__ import annotations

import re
from bisect import bisect_right

from argmap.lazy_pattern import lazy
from argmap.records import record
from argmap.source import Source
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence
from argmap.yamltext.lines import line_end

_COMMENT = lazy(r"#[^\r\n]*")


@record(eq=False, frozen=False)
class Comment:
    """A comment: its text from the number sign on, where it begins, and how it stands in its lines.

    `column` counts from 0. `gap` is how many blanks stand before a comment at the end of a line; None for one in a
    line of its own. `blank` and `blank_below`: the lines above and below are blank. `deeper` is how far it is indented
    below the first one of several that belong together.
    """

    text: str
    start: int
    line: int
    column: int
    gap: int | None
    blank: bool
    blank_below: bool
    deeper: int = 0

    @property
    def is_tight(self) -> bool:
        """Whether no blank follows the number sign, so that behind a plain text it would look like a part of that."""
        return not self.text.startswith(("# ", "#\t"))


def find_comments(source: Source, root: Node) -> list[Comment]:
    """All comments outside of the writer's own keys, in order."""
    text = source.text
    found: list[Comment] = []
    at = 0
    for start, end in [*_leaves(text, root), (len(text), len(text))]:
        if "#" in text[at:start]:
            found.extend(_comment(source, match) for match in _COMMENT.finditer(text, at, start))
        at = max(at, end)
    return found


def masked(text: str, comments: list[Comment]) -> str:
    """The text with blanks for comments, all else in its place."""
    parts: list[str] = []
    at = 0
    for comment in comments:
        end = line_end(text, comment.start)
        parts += (text[at : comment.start], " " * (end - comment.start))
        at = end
    return "".join((*parts, text[at:]))


def _leaves(text: str, root: Node) -> list[tuple[int, int]]:
    """The stretches that hold texts, in which a number sign begins no comment, in order."""
    found: list[tuple[int, int]] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            for key, value in reversed(node.pairs):
                if isinstance(key, Scalar) and key.value.strip().startswith("x-"):
                    waiting.append(Scalar(key.start, max(key.end, value.end), "", "'"))
                else:
                    waiting += (value, key)
        elif isinstance(node, Sequence):
            waiting.extend(reversed(node.items))
        elif isinstance(node, Scalar) and node.style in ("|", ">"):
            found.append((line_end(text, node.start), node.end))  # a comment may stand behind its sign
        elif node.end > node.start:
            found.append((node.start, node.end))
    return found


def _comment(source: Source, match: re.Match[str]) -> Comment:
    text, start = source.text, match.start()
    line = bisect_right(source.line_starts, start)
    begin = source.line_starts[line - 1]
    before = text[begin:start]
    content = before.rstrip(" \t")
    return Comment(
        match[0].rstrip(),
        start,
        line,
        len(before),
        len(before) - len(content) if content else None,
        blank=line > 1 and not source.line(line - 1).strip(" \t"),
        blank_below=not source.line(line + 1).strip(" \t"),
    )
