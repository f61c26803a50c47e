"""Reading on after a syntax error.

A YAML parser stops at the first error. Here each error is explained, the text is mended in memory as the explanation
says, and read again, so that all errors of a file come out in one run. Places always are those of the text as given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Label
from argmap.edits import Edit, Fix
from argmap.reading.findings import Findings
from argmap.reading.mended_text import MendedText
from argmap.yamltext.events import Broken, Tree, parse
from argmap.yamltext.lines import line_start

if TYPE_CHECKING:
    from argmap.reading.syntax_errors import Trouble

MOST_TROUBLES = 60
MOST_CHARACTERS = 60_000_000  # read again for the sake of further errors, all readings together


def read_tree(findings: Findings, mended: MendedText) -> tuple[Tree, bool]:
    """The tree of a text, with all its syntax errors reported, and whether all of the text is in it.

    What is given in `mended` is the text of the source, or one of the same length that is free of characters that YAML
    forbids.
    """
    tree = parse(mended.text)
    if tree.broken is None and not mended.edits:
        return tree, tree.deep is None and tree.second is None
    return _Mending(findings, mended).run(tree)


class _Mending:
    def __init__(self, findings: Findings, mended: MendedText) -> None:
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
        """The trouble that a syntax error is, in places of the mended text."""
        from argmap.reading.syntax_messages import explain  # most files have no syntax error

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
