"""Formatting, and the proof that nothing but the layout is different afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.diagnostics import Diagnostic, Severity
from argmap.editing.formatting.attaching import attach
from argmap.editing.formatting.comments import Comment, find_comments, masked
from argmap.editing.formatting.layout import lines_of
from argmap.editing.formatting.outline import outline
from argmap.editing.sameness import same_meaning, same_own_keys
from argmap.errors import ArgmapError
from argmap.reading.reader import load_with_tree
from argmap.reading.result import Reading
from argmap.source import Source
from argmap.yamltext.events import Mapping, Tree
from argmap.yamltext.lines import newline_of


class HasErrors(ArgmapError):
    """A map that cannot be read in whole; `diagnostics` say why."""

    def __init__(self, path: str, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(f"{path}: mend this first; a map with errors is left as it is")
        self.diagnostics = tuple(diagnostics)


class MeaningLost(ArgmapError):
    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is left as it is: in the usual layout it would not mean the same")


class CommentsLost(ArgmapError):
    def __init__(self, path: str, comment: str) -> None:
        super().__init__(f"{path} is left as it is: this comment would be lost: {comment}")


def formatted(source: Source) -> str:
    """The text of a map in its one layout, with the same meaning, comments and line ends.

    Raises HasErrors for a map that cannot be read in whole, and MeaningLost or CommentsLost where the text, read again,
    would not be the same.
    """
    reading, tree = load_with_tree(source)
    errors = [d for d in reading.diagnostics if d.severity is Severity.ERROR]
    if errors or reading.map is None or tree is None or not isinstance(tree.root, Mapping):
        raise HasErrors(source.path, errors)
    comments = find_comments(source, tree.root)
    found = outline(source.text, masked(source.text, comments), tree.root)
    attach(found, comments)
    newline = newline_of(source.text)
    text = newline.join(lines_of(source.text, found)) + newline
    if text != source.text:
        _compare(source, (reading, tree, comments), text)
    return text


def prove(source: Source, text: str) -> None:
    """Read a map and another text, which should mean the same and have the same comments.

    Raises MeaningLost or CommentsLost where that is not so.
    """
    reading, tree = load_with_tree(source)
    if reading.map is None or tree is None or tree.root is None:
        raise MeaningLost(source.path)
    _compare(source, (reading, tree, find_comments(source, tree.root)), text)


def _compare(source: Source, before: tuple[Reading, Tree, list[Comment]], text: str) -> None:
    reading, tree, comments = before
    after = Source(source.path, text, source.bom)
    again, tree_again = load_with_tree(after)
    if reading.map is None or again.map is None or tree_again is None or tree_again.root is None:
        raise MeaningLost(source.path)
    codes, codes_again = (Counter(d.code for d in each.diagnostics) for each in (reading, again))
    same = codes == codes_again and same_meaning(reading.map, again.map)
    if not same or not same_own_keys(tree.root, tree_again.root):
        raise MeaningLost(source.path)
    kept = Counter(comment.text for comment in find_comments(after, tree_again.root))
    lost = Counter(comment.text for comment in comments)
    if lost != kept:
        raise CommentsLost(source.path, next(iter((lost - kept) or (kept - lost))))
