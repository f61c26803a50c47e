"""Texts that YAML has made something else of: a list, a mapping, an alias, a tag.

People write sentences; a bracket, a star or a colon in them means something to YAML. Where a text is wanted it is
taken as it stands, and the finding shows the line with quotes.
"""

from __future__ import annotations

from collections.abc import Container

from argmap.diagnostics import Rule
from argmap.edits import Safety
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.findings import Findings
from argmap.reading.language import KIND_NAMES, KNOWN_KEYS
from argmap.reading.shapes import Key
from argmap.source import Span, Text
from argmap.yamltext.events import Alias, Mapping, Node, Scalar, Sequence
from argmap.yamltext.lines import content_end, line_end
from argmap.yamltext.scalars import in_quotes

_BEGINS_WITH_KIND = lazy(rf"(?:{'|'.join(KIND_NAMES)}|ref)\b")
_HOLDS_A_KEY = lazy(rf"(?<![\w-])(?:{'|'.join(sorted(KNOWN_KEYS))}):(?=\s)")
_MARK = lazy(r"[&!]\S*[ \t]*")
_TIGHT_SIGN = lazy(r"[ \t]+#(?=[^ \t\r\n])")
_SIGNS = {
    "[": "begins a list",
    "{": "begins a mapping",
    "*": "refers to something written elsewhere",
    "&": "gives a name to what follows",
    "!": "sets a type",
    "|": "begins a block of lines",
    ">": "begins a block of lines",
    '"': "begins a quoted text",
    "'": "begins a quoted text",
    "?": "begins a key",
    "-": "begins a list item",
    "#": "begins a comment",
    ",": "separates items",
    "]": "ends a list",
    "}": "ends a mapping",
}


def why_reserved(sign: str) -> str:
    """Why a text cannot begin with a sign, in words."""
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    return f"a text cannot begin with {shown}, which {_SIGNS.get(sign, 'is reserved')} in YAML"


def holds_a_key(text: str, start: int, end: int) -> bool:
    """Whether a stretch that is taken for a text holds a key of the language, and may have been more than a text."""
    return _HOLDS_A_KEY.search(text, start, end) is not None or _BEGINS_WITH_KIND.match(text, start, end) is not None


class Misread:
    """Reports nodes that stand where a text is wanted and are none, and takes them as text where it can.

    `anchors` and `aliases` are the names set with ``&`` and used with ``*`` anywhere in the file.
    """

    def __init__(self, findings: Findings, anchors: Container[str] = (), aliases: Container[str] = ()) -> None:
        self.findings = findings
        self.written = findings.source.text
        self.anchors = anchors
        self.aliases = aliases

    def text(self, node: Node, key: Key) -> Text | None:
        """The text that a node was meant to be; None where that cannot be told. Always with a finding."""
        if isinstance(node, Sequence | Mapping) and node.cut:
            return None  # what broke it off is reported already
        if isinstance(node, Alias) and node.anchor not in self.anchors:
            return self._signed(node, faults.BECAME_ELSE)
        if node.anchor is not None or node.tag is not None:
            return self._marked_text(node)
        if isinstance(node, Sequence | Mapping) and node.flow:
            return self._signed(node, faults.BECAME_ELSE)
        if isinstance(node, Mapping) and len(node.pairs) == 1 and self.on_one_line(node):
            return self.mapping(node)
        self._wrong(node, key)
        return None

    def mapping(self, node: Mapping) -> Text:
        """A text with a colon that became a key and a value."""
        message = "a colon with a blank after it makes a key and a value of this text"
        return self.in_quotes(faults.BECAME_MAPPING, message, node.start, self.end_of_words(node.end))

    def end_of_words(self, end: int) -> int:
        """Where a text ends that is not in quotes yet: behind a number sign that only then begins no comment."""
        return content_end(self.written, end) if _TIGHT_SIGN.match(self.written, end) else end

    def in_quotes(self, rule: Rule, message: str, start: int, end: int, where: Span | None = None) -> Text:
        """The text of a stretch, reported with the quotes that it needs."""
        span = self.findings.span(start, end)
        if self.findings.wants(rule):
            edit, line = in_quotes(self.written, start, end)
            self.findings.add(
                rule,
                message,
                where or span,
                help=f"put the text in quotes: `{line}`",
                fix=self.findings.fix(
                    "put the text in quotes",
                    edit,
                    safety=Safety.UNSAFE if holds_a_key(self.written, start, end) else Safety.SAFE,
                ),
            )
        return Text(" ".join(span.written.split()), span)

    def _signed(self, node: Node, rule: Rule) -> Text | None:
        """A text whose first character means something."""
        message = why_reserved(self.written[node.start])
        if self.on_one_line(node):
            return self.in_quotes(rule, message, node.start, self.end_of_words(node.end))
        self.findings.add(rule, message, self.first_line(node), help="put the text in quotes")
        return None

    def _marked_text(self, node: Node) -> Text | None:
        """A node with an anchor or a tag: one that nobody refers to, or a word that is no type, begins a sentence."""
        if isinstance(node, Scalar):
            if node.tag is None and node.anchor not in self.aliases:
                return self._signed(node, faults.BECAME_ELSE)
            if node.anchor is None and not self.written.startswith(("!!", "!<"), node.start):
                return self._signed(node, faults.TAG)
        self.mark(node)
        if isinstance(node, Scalar) and node.value.strip():
            return Text(node.value.strip(), self.findings.span(node.start, node.end))
        return None

    def mark(self, node: Node) -> None:
        """Report the anchor, alias or tag of a node."""
        if isinstance(node, Alias):
            self.findings.add(
                faults.ANCHOR,
                f"`*{node.anchor}` repeats something written elsewhere, which a map does by its id",
                node,
                help="give the statement that is meant an `id`, and write `ref:` with that id here",
            )
            return
        found = _MARK.match(self.written, node.start)
        end = found.end() if found else node.start
        written = self.written[node.start : end].rstrip()
        rule, message = faults.TAG, f"`{written}` sets a type, and all values of a map are texts"
        if node.anchor is not None:
            rule, message = faults.ANCHOR, f"`{written}` gives a name to this, which a map does with `id`"
        self.findings.add(
            rule,
            message,
            self.findings.span(node.start, node.start + len(written)),
            help="remove it" if rule is faults.TAG else "remove it; give the statement an `id`, and refer to that",
            # What is still referred to by its name would be lost without it.
            fix=self.findings.fix(f"remove `{written}`", (node.start, end, ""))
            if node.end > end and node.anchor not in self.aliases
            else None,
        )

    def _wrong(self, node: Node, key: Key) -> None:
        """A list or a mapping of several lines where a text is wanted."""
        if not isinstance(node, Sequence):
            message = f"`{key.name}` needs a text, and this is a mapping of keys to values"
            self.findings.add(faults.WRONG_TYPE, message, self.first_line(node))
            return
        fix = None
        only = node.items[0] if len(node.items) == 1 else None
        if isinstance(only, Scalar):
            before = len(self.written[: node.start].rstrip())
            if self.written.endswith(":", 0, before):
                fix = self.findings.fix("take the text out of the list", (before, only.start, " "))
        self.findings.add(
            faults.LIST_FOR_TEXT, f"`{key.name}` needs one text, and this is a list", self.first_line(node), fix=fix
        )

    def first_line(self, node: Node) -> Span:
        """The first line of a node, which is enough to point at."""
        return self.findings.span(node.start, max(node.start, min(node.end, line_end(self.written, node.start))))

    def on_one_line(self, node: Node) -> bool:
        return line_end(self.written, node.start) >= node.end

    # -- commas in braces ------------------------------------------------------------------------------------------

    def pairs(self, node: Mapping, known: Container[str] = ()) -> list[tuple[Node, Node]]:
        """The pairs of a mapping; a comma that made a key without a value is reported and taken as text.

        Keys in `known` that lack a value were meant as keys.
        """
        if not node.flow or not any(self._is_stray(key, value, known) for key, value in node.pairs):
            return node.pairs
        pairs: list[tuple[Node, Node]] = []
        ends: dict[int, int] = {}  # index of a pair -> where its text really ends
        for key, value in node.pairs:
            last = pairs[-1][1] if pairs else None
            if isinstance(last, Scalar) and last.value and not last.style and self._is_stray(key, value, known):
                ends[len(pairs) - 1] = key.end
            else:
                pairs.append((key, value))
        for index, end in ends.items():
            key, value = pairs[index]
            comma = self.written.index(",", value.end)
            where = self.findings.span(comma, comma + 1)
            text = self.in_quotes(faults.FLOW_COMMA, "in braces a comma ends the text", value.start, end, where)
            pairs[index] = key, Scalar(value.start, end, text.value, '"')
        return pairs

    def is_all_words(self, node: Mapping) -> bool:
        """Whether all there is in braces are keys without values: a text that happens to stand in braces."""
        return node.flow and bool(node.pairs) and all(self._is_stray(key, value, ()) for key, value in node.pairs)

    def _is_stray(self, key: Node, value: Node, known: Container[str]) -> bool:
        """Whether a key in braces has neither value nor colon."""
        return (
            isinstance(key, Scalar)
            and not key.style
            and key.value not in known
            and value.start == value.end
            and ":" not in self.written[key.end : value.end + 1]
        )
