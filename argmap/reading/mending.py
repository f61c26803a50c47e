"""Reading on after a syntax error.

A YAML parser stops at the first error. Here each error is explained, the text is mended in memory as the explanation
says, and read again, so that all errors of a file come out in one run. Places always are those of the text as given.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.diagnostics import Label
from argmap.edits import Edit, Fix, Shift
from argmap.reading.events import Broken, Mapping, Node, Sequence, Tree, parse
from argmap.reading.findings import Findings
from argmap.reading.quoting import TextEdit, applied, indent_of, line_end, line_start, next_line

if TYPE_CHECKING:
    from argmap.reading.rereading import Rereading
    from argmap.reading.troubles import Trouble

MOST_TROUBLES = 60
MOST_CHARACTERS = 60_000_000  # read again for the sake of further errors, all readings together


def read_tree(findings: Findings, text: str, rereading: Rereading | None = None) -> tuple[Tree, bool]:
    """The tree of a text, with all its syntax errors reported, and whether all of the text is in it.

    `text` is that of the source, or one of the same length that is free of characters that YAML forbids. `rereading`
    may know an earlier state of it.
    """
    bom = text.startswith("\ufeff")
    written = text[1:] if bom else text
    tree = parse(written) if rereading is None or bom else rereading.parse(findings.source.path, written)
    if tree.broken is None and not bom:
        return tree, tree.deep is None and tree.second is None
    return _Mending(findings, _Mended(text, [(0, 1, "")] if bom else [])).run(tree)


class _Mended:
    """A text with edits, and the way back from its offsets to those of the text as given."""

    def __init__(self, given: str, edits: list[TextEdit]) -> None:
        self.given = given
        self.edits = sorted(edits, key=lambda edit: edit[:2])
        self.text = applied(given, self.edits)
        self.back = Shift(self.edits).back

    def back_all(self, root: Node | None) -> None:
        """Give all nodes of a tree their places in the text as given."""
        waiting = [] if root is None else [root]
        while waiting:
            node = waiting.pop()
            node.start, node.end = self.back(node.start), self.back(node.end)
            if isinstance(node, Sequence):
                waiting.extend(node.items)
            elif isinstance(node, Mapping):
                for pair in node.pairs:
                    waiting.extend(pair)

    def with_edits(self, edits: list[TextEdit]) -> _Mended | None:
        """The text with further edits, given in its own offsets; None where they get in the way of earlier ones."""
        more = [(self.back(start), self.back(end), text) for start, end, text in edits]
        every = sorted([*self.edits, *more], key=lambda edit: edit[:2])
        for one, other in pairwise(every):
            if one[1] > other[0] or one[:2] == other[:2]:
                return None
        return _Mended(self.given, every)

    def without_lines(self, offset: int) -> _Mended:
        """The text without the line of an offset in it, and without what hangs on that line."""
        start, end = _hanging(self.given, self.back(offset))
        kept = [edit for edit in self.edits if edit[1] < start or edit[0] > end]
        return _Mended(self.given, [*kept, (start, end, "")])


def _hanging(text: str, offset: int) -> tuple[int, int]:
    """The line of an offset with all lines below it that are indented deeper."""
    start = line_start(text, offset)
    indent = indent_of(text, start)
    end = line_end(text, start)
    at = next_line(text, start)
    while at < len(text):
        stop = line_end(text, at)
        if stop > at and indent_of(text, at) <= indent:
            break
        end, at = stop, next_line(text, at)
    return start, end


class _Mending:
    def __init__(self, findings: Findings, mended: _Mended) -> None:
        self.findings = findings
        self.mended = mended
        self.complete = True
        self.told: set[int] = set()  # the lines, by their beginnings, about which something was said

    def run(self, tree: Tree) -> tuple[Tree, bool]:
        length = max(len(self.mended.given), 1)
        for _ in range(max(1, min(MOST_TROUBLES, MOST_CHARACTERS // length))):
            if tree.broken is None:
                break
            tree = self.step(tree.broken)
        if tree.broken is not None:
            self.complete = False
            self.tell(self.explain(tree.broken), "what follows is read once this is mended")
        self.mended.back_all(tree.root)
        for name in ("second", "deep", "directive"):
            place = getattr(tree, name)
            if place is not None:
                setattr(tree, name, self.mended.back(place))
        return tree, self.complete and tree.deep is None and tree.second is None

    def step(self, broken: Broken) -> Tree:
        """Report an error, mend it, and read again; a line that cannot be mended is left out."""
        trouble = self.explain(broken)
        before, fault = self.mended.back(broken.where), self.mended.back(trouble.start)
        new = self.tell(trouble)
        if new and trouble.edits:
            better = self.mended.with_edits(trouble.edits)
            if better is not None:
                again = parse(better.text)
                now = None if again.broken is None else better.back(again.broken.where)
                if now is None or (now > fault and now != before):
                    self.mended = better
                    return again
        self.complete = False
        self.mended = self.mended.without_lines(broken.where)
        again = parse(self.mended.text)
        if again.broken is not None and self.mended.back(again.broken.where) <= before:
            self.mended = self.mended.without_lines(again.broken.where)
            again = parse(self.mended.text)
        return again

    def explain(self, broken: Broken) -> Trouble:
        """What is wrong, in places of the mended text."""
        from argmap.reading.syntax import explain  # most files have no syntax error

        return explain(self.mended.text, broken)

    def tell(self, trouble: Trouble, last: str | None = None) -> bool:
        """Report an error with its places in the text as given; False where its line was reported before.

        `last` is what else to say of the error at which reading ended.
        """
        back, findings = self.mended.back, self.findings
        start, end = back(trouble.start), back(trouble.end)
        line = line_start(self.mended.given, start)
        if line in self.told:
            return False
        self.told.add(line)
        labels = []
        if trouble.also is not None:
            labels.append(Label(findings.span(back(trouble.also[0]), back(trouble.also[1])), trouble.also[2]))
        advice = "; ".join(each for each in (trouble.help, last) if each) or None
        fix = None
        if trouble.title is not None:
            edits = (Edit(findings.span(back(first), back(last)), text) for first, last, text in trouble.edits)
            fix = Fix(trouble.title, tuple(edits), trouble.safety)
        findings.add(trouble.rule, trouble.message, findings.span(start, end), *labels, help=advice, fix=fix)
        return True
