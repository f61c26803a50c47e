"""The text of a map that is begun: blanks with comments that say what to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from argmap.analysis.wording import tokens
from argmap.drafting.original import PREFIX, Original
from argmap.drafting.quoting import plain
from argmap.edits import TextEdit, apply
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Statement
from argmap.reading import load
from argmap.reading.language import KIND_NAMES
from argmap.records import field, record
from argmap.source import Source
from argmap.writing import as_data, write_map
from argmap.writing.order import RELATIONS
from argmap.yamltext.lines import line_start

_WIDTH = 98


@record()
class Blank:
    """A statement to be written.

    `text` holds its place, `todo` says what to do, and `comment` has in plain words what to write, a paragraph each;
    one that begins with blanks is indented. `ready` are statements of the original that may serve in its place, as
    their ids and texts. With `questioned` it counts only once it has a reason. `said` holds further keys, such as `id`.
    """

    text: str
    todo: str
    comment: tuple[str, ...]
    ready: tuple[tuple[str, str], ...] = ()
    kind: str = "claim"
    questioned: bool = True
    said: Mapping[str, Any] = field(default_factory=dict)

    def data(self) -> dict[str, Any]:
        """The blank as the data of a statement."""
        ruling = {"verdict": "questioned"} if self.questioned else {}
        return {self.kind: plain(self.text), **ruling, "todo": self.todo, **self.said}


@record()
class Draft:
    """A map that is begun: what stands at its top, its trees, and the blanks in the order in which they stand in these.

    `head` are the paragraphs of the comment at the top; one that begins with blanks is indented.
    """

    head: Sequence[str]
    top: Mapping[str, Any]
    trees: Sequence[dict[str, Any]]
    blanks: Sequence[Blank]
    original: ArgumentGraph

    def text(self) -> str:
        """The text of the map, in the layout of `argmap fmt`. Raises CannotWrite."""
        self._tell_apart()
        bare = write_map({**self.top, "argument": list(self.trees)})
        read = _read(bare)
        places = sorted(_blanks_of(read), key=lambda each: each.span.start)
        edits: list[TextEdit] = []
        for number, (blank, statement) in enumerate(zip(self.blanks, places, strict=True), 1):
            start = line_start(bare, statement.span.start)
            indent = bare[start : statement.span.start].removesuffix("- ")
            edits.append((start, start, "".join(f"{indent}{line}\n" for line in _numbered(number, blank))))
        text = "".join(f"{line}\n" for line in _commented(self.head)) + apply(bare, edits)
        assert as_data(_read(text)) == as_data(read)  # noqa: S101 - comments change nothing
        return text

    def _tell_apart(self) -> None:
        """Give those texts a number that are cut so that they say the same as another one."""
        taken = Counter(_said(statement.text.words) for statement in self.original.statements)
        for blank in _in_data(self.trees):
            kind = next(name for name in KIND_NAMES if name in blank)
            said = _said(blank[kind])
            taken[said] += 1
            if taken[said] > 1:
                blank[kind] = f"{blank[kind].removesuffix('.')} ({taken[said]})."


def _said(text: str) -> str:
    return " ".join(tokens(text))


def _in_data(trees: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The blanks in the data of some trees, from top to bottom."""
    for node in trees:
        if "todo" in node:
            yield node
        for name in ("premises", *RELATIONS):
            yield from _in_data(node.get(name, ()))


def top(original: Original, title: str) -> dict[str, Any]:
    """What stands at the top of a map for another one."""
    root = original.graph.root
    name = root.title.words if root.title is not None else original.main.text.words
    found: dict[str, Any] = {"title": plain(f"{title}: {name}")}
    if root.question is not None:
        found["question"] = plain(root.question.words)
    if root.language is not None:
        found["language"] = root.language.value
    return found | {"include": {PREFIX: original.path}}


def _read(text: str) -> ArgumentMap:
    found = load(Source("<text>", text)).map
    assert found is not None  # noqa: S101 - what was written can be read
    return found


def _blanks_of(each: ArgumentMap) -> Iterator[Statement]:
    """The statements of a map that are still to be written."""
    nodes = list(each.roots)
    while nodes:
        node = nodes.pop()
        if isinstance(node, Statement) and node.todo is not None:
            yield node
        reasons = list(node.bearing_reasons)
        while reasons:
            reason = reasons.pop()
            reasons.extend(reason.bearing_reasons)
            nodes.extend(reason.premises)


def _numbered(number: int, blank: Blank) -> Iterator[str]:
    """The lines of the comment on a blank; what may serve in its place stands so that it counts without its ``# ``."""
    lead = f"# {number}. "
    below = f"#{' ' * (len(lead) - 1)}"
    for paragraph in blank.comment:
        yield from _lines(paragraph, lead, below)
        lead = below
    for name, text in blank.ready:
        yield from _lines(f"  {text}", below, below)
        yield f"# - ref: {name}"


def _commented(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from _lines(paragraph, "# ", "# ") if paragraph else ["#"]


def _lines(paragraph: str, first: str, others: str) -> list[str]:
    """The lines of a paragraph; all of them are indented like its first words."""
    words = paragraph.lstrip(" ")
    indent = " " * (len(paragraph) - len(words))
    lines = wrap(words, _WIDTH - len(first) - len(indent), break_long_words=False, break_on_hyphens=False) or [""]
    return [f"{first if not number else others}{indent}{line}" for number, line in enumerate(lines)]
