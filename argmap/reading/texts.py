"""Texts: the values that are read most, and where most can be lost without a sign.

Nothing of a text is lost silently. Whatever YAML cut off, folded in or made something else of is reported.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache, partial

from argmap.diagnostics import Label
from argmap.edits import Fix
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.documents import STYLE
from argmap.reading.findings import Findings
from argmap.reading.language import CITATION, KIND_NAMES, MAP, NODE_LISTS, REASON, REFERENCE, SOURCE, STATEMENT
from argmap.reading.non_text_values import Misread
from argmap.reading.shapes import Key
from argmap.source import Span, Text
from argmap.yamltext.document import Document
from argmap.yamltext.events import Node, Scalar, Tree
from argmap.yamltext.lines import LINE_BREAK, content_end, line_end, line_start, short
from argmap.yamltext.scalars import in_quotes_already, quoted

# A number sign after a blank begins a comment; without a blank after it, it was hardly meant to.
_TIGHT = lazy(r" #(?![ \t])"), re.compile(r"\t#(?![ \t])")  # one each, since a fixed beginning is found fast
_CUT = lazy(r"[ \t]+#(?![ \t])")
_BELOW = lazy(r"[ \t]*(?:\r\n|\n|\r)(?P<indent> +)#(?![ \t\r\n])")
_BEFORE_VALUE = lazy(r"(?P<column> *(?:- +)*)(?:[^\s:#'\"]+: +|- +)?")
_CONTROL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SHAPING = "|".join((*KIND_NAMES, "ref", "because", "but", "although", "premises", "argument"))
_NO_BLANK = lazy(rf"(?:{'|'.join((*KIND_NAMES, 'ref'))}):(?=[^\s:])")
_LISTS = sorted({key.name for place in (STATEMENT, REASON) for key in place.keys if key.shape in NODE_LISTS})
# Signs in the place of a colon; those of the second row are no part of a sentence only where one begins behind them.
_FOR_COLON, _OF_SENTENCES = "[;=|~]|[-=]>|::+", "[-.,\u2013\u2014]"
_NO_COLON = lazy(
    rf"(?P<key>{'|'.join(KIND_NAMES)}|ref)(?P<gap>[ \t]*(?:{_FOR_COLON}|(?P<weak>{_OF_SENTENCES}))[ \t]+|[ \t]+)(?=\S)"
)
# Within a bare text: a sentence ends, and another one begins on the next line or behind a dash.
_SECOND_ITEM = lazy(
    r"[.!?\u3002\uff01\uff1f](?:[ \t]*(?P<dash>-)[ \t]+(?=\S)|[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[^\W\d_a-z]))(?P<second>)"
)
_SHORT_LINE = 64  # a longer one was hardly meant to be one item, but broken at the margin
_LIST_WITHOUT_COLON = lazy(rf"(?P<key>{'|'.join(_LISTS)})(?P<gap>[ \t]*(?:[;=|~]|[-=]>)?[ \t]+)(?=[\[{{])")
_BEGINS_SENTENCE = lazy(r"[^\W\d_]|[\"'“‘«]")
# Keys that may be missing: not one without which there is no statement or reason, nor a name of one's own.
_OPTIONAL = {key.name for place in (STATEMENT, REFERENCE, REASON, CITATION, SOURCE) for key in place.keys}
_OPTIONAL -= {*KIND_NAMES, "ref", "premises"}
_ID_ALONE = lazy(r"[\w/-]+")


@lru_cache
def _own_line(*, quoted: bool) -> re.Pattern[str]:
    """Lines in a text that were clearly meant to stand for themselves; in quotes a mere dash may be meant."""
    if not quoted:
        return re.compile(rf"-(?:[ \t]|$)|(?:{_SHAPING}):(?:\s|$)")
    known = "|".join(sorted({key.name for place in (MAP, STATEMENT, REASON) for key in place.keys} | {"ref"}))
    return re.compile(rf"(?:-[ \t]+)+(?:{known}):(?:\s|$)|(?:{_SHAPING}):(?:\s|$)")


def kind_without_colon(text: str) -> tuple[str, str] | None:
    """The kind key, or `ref`, with which a bare text begins, and what stands behind it in the place of a colon.

    A sentence begins with a capital letter, so a kind in small letters before one is no part of it; where a script
    has no capitals, any of its letters will do. What follows `ref` is an id and nothing else.
    """
    found = _NO_COLON.match(text)
    if found is None:
        return None
    key, gap = found["key"], found["gap"]
    if key == "ref":
        meant = _ID_ALONE.fullmatch(text, found.end()) is not None
    else:
        first = _BEGINS_SENTENCE.match(text, found.end())
        meant = bool(gap.strip() and not found["weak"]) or (first is not None and not first[0].islower())
    return (key, gap) if meant else None


class Texts:
    """Reads scalars as texts."""

    def __init__(self, findings: Findings, tree: Tree) -> None:
        self.findings = findings
        self.source = findings.source
        self.written = findings.source.text
        self.tree = tree
        self.misread = Misread(findings, tree.anchors, tree.aliases)
        self._tight = "#" in self.written and any(sign.search(self.written) for sign in _TIGHT)

    def text(self, node: Node, key: Key) -> Text | None:
        """A text that is not empty, without blanks around it; None, with a finding, where there is none."""
        if isinstance(node, Scalar) and node.tag is None and node.anchor is None:
            value, start, end = node.value.strip(), node.start, node.end
            if value and not node.style and len(value) == end - start and not self._tight:
                return Text(value, Span(self.source, start, end))  # plain and on one line, as most are
            if value:
                return self._looked_at(node)
            return self.nothing(node, f"`{key.name}` has no text", "write its text, or remove it")
        return self.misread.text(node, key)

    def _looked_at(self, node: Scalar) -> Text:
        """A text that is quoted, runs over several lines, or may have something behind it."""
        span = Span(self.source, node.start, node.end)
        if not node.style and self._tight:
            whole = self._cut(node)
            if whole is not None:
                return whole
            self._look_below(node)
        if node.style in ("", '"', "'"):
            self._look_for_lines(node)
        if node.style == '"' and (control := _CONTROL.search(node.value)):
            message = f"the text holds an invisible control character, U+{ord(control[0]):04X}"
            self.findings.add(faults.CONTROL, message, node)
        return Text(node.value.strip(), span)

    def _cut(self, node: Scalar) -> Text | None:
        """The whole text, where a number sign cut off its end."""
        cut = _CUT.match(self.written, node.end)
        if cut is None:
            return None
        end = content_end(self.written, cut.end() - 1)
        where = self.findings.span(cut.end() - 1, end)
        message = f"`{short(where.written)}` is cut off, since `#` after a blank begins a comment"
        return self.misread.in_quotes(faults.TEXT_CUT, message, node.start, end, where)

    def _look_below(self, node: Scalar) -> None:
        """A line that would continue the text above it, did it not begin with a number sign."""
        below = _BELOW.match(self.written, node.end)
        before = _BEFORE_VALUE.fullmatch(self.written, line_start(self.written, node.start), node.start)
        if below is None or before is None or len(below["indent"]) <= len(before["column"]):
            return
        lost = self.findings.span(below.end("indent"), line_end(self.written, below.end()))
        self.findings.add(
            faults.TEXT_CUT,
            f"`{short(lost.written)}` is cut off, since `#` after a blank begins a comment",
            lost,
            Label(self.findings.span(node.start, node.end), "the text ends here"),
            help="put the whole text in quotes; if this is a comment, write a blank after `#`",
        )

    def _look_for_lines(self, node: Scalar) -> None:
        """A line that became part of the text above it, and was meant to stand for itself."""
        if len(node.value) == node.end - node.start:
            return
        own = _own_line(quoted=bool(node.style))
        for line in LINE_BREAK.finditer(self.written, node.start, node.end):
            if own.match(self.written, line.end(), node.end):
                end = min(line_end(self.written, line.end()), node.end)
                lost = self.findings.span(line.end(), end)
                first = self.findings.span(node.start, min(line_end(self.written, node.start), node.end))
                self.findings.add(
                    faults.RUN_TOGETHER,
                    f"`{short(lost.written)}` is read as part of the text above it",
                    lost,
                    Label(first, "this text goes on until there"),
                    help="a quote is probably missing where the text above should end"
                    if node.style
                    else "begin the line in the same column as its siblings; if it is part of the text, use quotes",
                )
                return

    def nothing(self, node: Scalar, message: str, advice: str) -> Text | None:
        """A value that is missing; where a comment took its place, what the comment says is the text."""
        cut = _CUT.match(self.written, node.end) if not node.style else None
        if cut is not None:
            start = cut.end() - 1
            end = content_end(self.written, start)
            message = f"`{short(self.written[start:end])}` is cut off, since `#` after a blank begins a comment"
            return self.misread.in_quotes(faults.TEXT_CUT, message, start, end)
        self.empty(node, message, advice)
        return None

    def look_for_missing_blank(self, text: Text) -> None:
        """A bare text that begins like a statement, but has no blank after the colon."""
        found = _NO_BLANK.match(text.value)
        if found is None or not text.span.written.startswith(text.value[:1]):
            return
        colon = text.span.start + found.end() - 1
        self.findings.add(
            faults.MISSING_BLANK,
            f"a blank is missing after `{found[0]}`",
            self.findings.span(text.span.start, colon + 1),
            help="without it, the whole line is read as the text of a claim",
            fix=self.findings.fix("put in a blank", (colon + 1, colon + 1, " ")),
        )

    def look_for_two_items(self, text: Text) -> None:
        """A bare text in which a second one begins, on a line of its own or behind a dash."""
        written = text.span.written
        if written[:1] in "\"'|>":
            return
        for found in _SECOND_ITEM.finditer(written):
            start = text.span.start + found.start("second")
            wrapped = found["dash"] is None and found.start() - line_start(written, found.start()) >= _SHORT_LINE
            if not wrapped:
                end = line_end(self.written, start)
                lost = self.findings.span(start, max(start + 1, min(end, text.span.end)))
                self.findings.add(
                    faults.RUN_TOGETHER,
                    f"`{short(lost.written)}` is read as part of the text before it",
                    lost,
                    Label(self.findings.span(text.span.start, text.span.start + found.start() + 1), "this text"),
                    help="begin a new item, with a dash on a line of its own; if it is one text, write `claim:` first",
                )
                return

    def look_for_missing_colon(self, text: Text, *, quotes: bool = False) -> tuple[str, Text] | None:
        """The key and the text of a statement or reference that was read as a bare text for want of a colon.

        `quotes` tells that a text with the colon before it will need quotes.
        """
        listed = _LIST_WITHOUT_COLON.match(text.span.written)
        found = (listed["key"], listed["gap"]) if listed is not None else kind_without_colon(text.value)
        if found is None or not text.span.written.startswith("".join(found)):
            return None
        key, gap = found
        start = text.span.start + len(key)
        sign = gap.strip()
        begin = start + len(gap)
        words = self.written[begin : text.span.end]
        own_quotes = in_quotes_already(words)
        quotes = quotes and not own_quotes
        edit = (start, text.span.end, f": {quoted(words)}") if quotes else (start, start + len(gap.rstrip()), ":")
        self.findings.add(
            faults.MISSING_COLON,
            f"`{key}` is followed by `{sign}`, and a colon is wanted" if sign else f"a colon is missing after `{key}`",
            self.findings.span(text.span.start, start),
            help="without it, the whole line is read as the text of a claim",
            fix=self.findings.fix(f"put in the colon{', and quotes' if quotes else ''}", edit),
        )
        if listed is not None:
            return None
        value = " ".join(words[1:-1].split()) if own_quotes else text.value[len(key) + len(gap) :]
        return key, Text(value, self.findings.span(begin, text.span.end))

    def empty(self, node: Node, message: str, advice: str) -> None:
        """Report a value that is missing, at its key or dash."""
        where = self.visible(node)
        fix = partial(self._without_empty, node, where) if node.start == node.end else None
        self.findings.add(faults.EMPTY, message, where, help=advice, fix=fix)

    def _without_empty(self, node: Node, where: Span) -> Fix | None:
        """A key that may be missing, or a dash beside others, taken out; not one with a comment, which may be meant."""
        is_item = where.written == "-"
        if "#" in self.written[where.end : line_end(self.written, where.end)]:
            return None
        if is_item and len(self.document.place(node.start)[0].items) > 1:
            return Fix("take it out", tuple(self.document.remove_item(node.start)))
        if is_item or where.written.rstrip(":").strip("'\"") not in _OPTIONAL:
            return None
        _, key = self.document.owner_of(node.start)
        return Fix("take it out", tuple(self.document.remove_key(key)))

    @cached_property
    def document(self) -> Document:
        """The text that was read, as a document that can be changed."""
        return Document(self.findings.source, STYLE, self.tree.root)

    def visible(self, node: Node) -> Span:
        """A node; for one that is nothing at all, the word, dash or colon before it."""
        if node.end > node.start:
            return self.findings.span(node.start, node.end)
        end = node.start
        while end > 0 and self.written[end - 1] in " \t\r\n":
            end -= 1
        start = end - 1 if self.written[end - 1 : end] == ":" else end
        while start > 0 and self.written[start - 1] not in " \t\r\n[{,":
            start -= 1
        return self.findings.span(min(start, end), end)
