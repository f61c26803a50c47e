"""Single values other than free texts: ids, terms of an enumeration, dates, and lists of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from argmap.addresses import is_address
from argmap.diagnostics import Label
from argmap.edits import Fix, Safety
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.dates import interval_problem, issued_problem
from argmap.reading.findings import Findings
from argmap.reading.ids import as_id, is_id
from argmap.reading.language import ITEM_LISTS
from argmap.reading.meant_statement import Meant, statement_with
from argmap.reading.named_items import named_items
from argmap.reading.shapes import Key
from argmap.reading.suggestions import nearest, plain
from argmap.reading.texts import Texts
from argmap.source import Span, Text
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence, Tree
from argmap.yamltext.lines import as_item, line_start, newline_of, short

_PLAIN_ID = lazy(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class Values:
    """Reads the values behind keys; what cannot be read is None or left out, with a finding."""

    def __init__(self, findings: Findings, tree: Tree) -> None:
        self.findings = findings
        self.source = findings.source
        self.written = findings.source.text
        self.texts = Texts(findings, tree)
        self.misread = self.texts.misread
        self.text = self.texts.text
        self.marked = False  # whether the map asks for markup to be understood

    def prose(self, node: Node, key: Key) -> Text | None:
        """A text in which markup is understood where the map asks for it."""
        found = self.text(node, key)
        return self.with_markup(found) if self.marked and found is not None else found

    def with_markup(self, text: Text) -> Text:
        """A text as the map asks for it to be understood."""
        if not self.marked:
            return text
        from argmap.inline.marked_text import MarkedText  # few maps ask for it

        return MarkedText(text.value, text.span)

    def span(self, node: Node) -> Span:
        return Span(self.source, node.start, node.end)

    # -- ids -------------------------------------------------------------------------------------------------------

    def id(self, node: Node, key: Key) -> Text | None:
        """A name of one's own."""
        return self._checked(self.text(node, key), slashes=False)

    def name(self, node: Node, key: Key) -> Text | None:
        """A name of something else, with ``PREFIX/`` before it where that is in an included map."""
        found = self.text(node, key)
        if found is not None and key.name == "source" and is_address(found.value):
            self._address_for_id(found)
            return None
        return self._checked(found, slashes=True)

    def valid_id(self, found: Text) -> Text | None:
        """A text that is an id; None, with a finding, for one that cannot be."""
        return self._checked(found, slashes=False)

    def _checked(self, found: Text | None, *, slashes: bool) -> Text | None:
        if found is None or _PLAIN_ID.fullmatch(found.value):
            return found
        value = unicodedata.normalize("NFC", found.value)
        if all(is_id(part) for part in (value.split("/") if slashes else [value])):
            return Text(value, found.span)
        meant = statement_with(self.written, value, found.span.start) if slashes and " " in value else None
        if meant is not None:
            self._words_for_id(found, meant)
            return None
        better = "/".join(map(as_id, value.split("/"))) if slashes else as_id(value)
        fix: Fix | None = None
        if better and is_id(better.replace("/", "")):
            edit = (found.span.start, found.span.end, better)
            fix = self.findings.fix(f"write `{better}`", edit, safety=Safety.UNSAFE)
        self.findings.add(
            faults.INVALID_ID,
            f"`{short(value)}` cannot be an id",
            found.span,
            help="an id is made of letters, digits, `-` and `_`, and begins with a letter or a digit"
            + (f": `{better}`" if fix else ""),
            fix=fix,
        )
        return None

    def _address_for_id(self, found: Text) -> None:
        """Report an address where the id of a work is wanted."""
        self.findings.add(
            faults.INVALID_ID,
            f"`{short(found.value)}` is an address, and `source` takes the id of a work",
            found.span,
            help=f"where the address is all there is, write `cite: {short(found.value)}`; else list the work under "
            "`sources`, with this address as its `url`, and write its id here",
        )

    def _words_for_id(self, found: Text, meant: Meant) -> None:
        """Report the words of a statement where its id is wanted."""
        start, end = found.span.start, found.span.end
        has = "has the id" if not meant.edits else "can be given the id"
        self.findings.add(
            faults.INVALID_ID,
            "a statement is referred to by its id, and these are its words",
            found.span,
            Label(self.findings.span(meant.start, meant.end), "the statement"),
            help=f"the statement {has} `{meant.id}`: refer to it by that",
            fix=self.findings.fix(f"refer to `{meant.id}`", (start, end, meant.id), *meant.edits, safety=Safety.UNSAFE),
        )

    def names(self, node: Node, key: Key) -> tuple[Text, ...]:
        """One name, or a list of names."""
        items = self.items(node, key) if isinstance(node, Sequence) else [node]
        return tuple([found for item in items if (found := self.name(item, key)) is not None])

    def words(self, node: Node, key: Key) -> tuple[Text, ...]:
        """A list of texts."""
        return tuple([found for item in self.items(node, key) if (found := self.text(item, key)) is not None])

    # -- terms and dates -------------------------------------------------------------------------------------------

    def term(self, node: Node, key: Key) -> Text | None:
        """One of the words that a key allows."""
        found = self.text(node, key)
        if found is None or found.value in key.words:
            return found
        return self.no_term(found, key.words, f"`{short(found.value)}` is no {key.name}")

    def no_term(self, found: Text, allowed: tuple[str, ...], message: str, advice: str = "") -> Text | None:
        """Report a word that is not allowed; the one that was surely meant is taken."""
        meant = next((word for word in allowed if plain(word) == plain(found.value)), None)
        near = meant or nearest(found.value, allowed)
        self.findings.add(
            faults.BAD_VALUE,
            message if near is None else f"{message}; did you mean `{near}`?",
            found.span,
            help=advice or "allowed here: " + ", ".join(allowed),
            fix=None
            if near is None
            else self.findings.fix(
                f"write `{near}`",
                (found.span.start, found.span.end, near),
                safety=Safety.SAFE if meant else Safety.UNSAFE,
            ),
        )
        return None if near is None else Text(near, found.span)

    def date(self, node: Node, key: Key) -> Text | None:
        """A year, month, day or interval."""
        found = self.text(node, key)
        if found is None:
            return None
        return self._possible(found, interval_problem(found.value))

    def issued(self, node: Node, key: Key) -> Text | None:
        """A date as bibliographies give it, words included; one that looks like a calendar date must be one."""
        found = self.text(node, key)
        return None if found is None else self._possible(found, issued_problem(found.value))

    def _possible(self, found: Text, problem: str | None) -> Text | None:
        if problem is None:
            return found
        self.findings.add(
            faults.BAD_VALUE,
            f"`{short(found.value)}` is no date: {problem}",
            found.span,
            help="write a year (2019), a month (2019-05), a day (2019-05-13) or an interval (2018/2019)",
        )
        return None

    # -- lists and mappings ----------------------------------------------------------------------------------------

    def items(self, node: Node, key: Key) -> list[Node]:
        """The items of a list; a single value that stands in its place is taken as one item, with a finding."""
        if isinstance(node, Sequence):
            if node.anchor is not None or node.tag is not None:
                self.misread.mark(node)
            return node.items
        if isinstance(node, Scalar) and not node.value.strip():
            self.texts.empty(node, f"`{key.name}` has nothing below it", f"write {key.shape.words}, or remove the key")
            return []
        named = named_items(self.findings, node, key)
        if named is not None:
            return named
        self.no_list(node, key)
        return [node]

    def no_list(self, node: Node, key: Key) -> None:
        """Report a single value in the place of a list, with dashes as the fix."""
        what = "a mapping" if isinstance(node, Mapping) else "a single value"
        self.findings.add(
            faults.TEXT_FOR_LIST,
            f"`{key.name}` needs {key.shape.words}, and this is {what}",
            self.misread.first_line(node),
            help="write `- ` before it" if key.name in ITEM_LISTS else f"put it in brackets: `{key.name}: [...]`",
            fix=self._list_fix(node, key),
        )

    def _list_fix(self, node: Node, key: Key) -> Fix | None:
        text = self.written
        if key.name not in ITEM_LISTS:
            return self.findings.fix("put it in brackets", (node.start, node.start, "["), (node.end, node.end, "]"))
        begin = line_start(text, node.start)
        before = text[begin : node.start]
        if not before.strip():
            return self.findings.fix("make it a list item", *as_item(text, node.start, node.end))
        opening = re.fullmatch(r"(?P<dash> *(?:- +)*)[\w-]+:(?P<gap>[ \t]+)", before)
        if opening is None or not self.misread.on_one_line(node):
            return None
        column = " " * len(opening["dash"])
        start = node.start - len(opening["gap"])
        return self.findings.fix("make it a list item", (start, node.start, f"{newline_of(text)}{column}- "))

    def pairs(self, node: Node, key: Key, again: list[tuple[Text, Node]] | None = None) -> list[tuple[Text, Node]]:
        """The pairs of a mapping with keys of the writer's own; of keys that stand twice, the first.

        Later ones go to `again`; without that they are reported.
        """
        if not isinstance(node, Mapping):
            self.no_mapping(node, key.name, key.shape.words)
            return []
        if node.anchor is not None or node.tag is not None:
            self.misread.mark(node)
        found: dict[str, tuple[Text, Node]] = {}
        for name, value in self.misread.pairs(node):
            written = self.key(name)
            if written is None or written.value.startswith("x-"):
                continue
            if written.value in found and again is not None:
                again.append((written, value))
            elif written.value in found:
                self.duplicate(written.value, name, found[written.value][0].span)
            else:
                found[written.value] = (written, value)
        return list(found.values())

    def no_mapping(self, node: Node, name: str, wanted: str) -> None:
        """Report something in the place of a mapping."""
        if isinstance(node, Scalar) and not node.value.strip():
            self.texts.empty(node, f"`{name}` has nothing below it", f"write {wanted}, or remove the key")
        elif isinstance(node, Sequence):
            message = f"`{name}` needs {wanted}, and this is a list"
            self.findings.add(faults.WRONG_TYPE, message, self.misread.first_line(node))
        elif isinstance(node, Scalar) and node.anchor is None and node.tag is None:
            message = f"`{name}` needs {wanted}, and this is a text"
            self.findings.add(faults.WRONG_TYPE, message, self.misread.first_line(node))
        else:
            self.misread.mark(node)

    def key(self, node: Node) -> Text | None:
        """A key, which must be a word; anything else is reported."""
        if isinstance(node, Scalar) and node.value.strip():
            if node.anchor is not None or node.tag is not None:
                self.misread.mark(node)
            if node.value != "<<":
                return Text(unicodedata.normalize("NFC", node.value.strip()), self.span(node))
            self.findings.add(
                faults.MERGE_KEY,
                "`<<` takes over keys written elsewhere, which maps do not do",
                node,
                help="write the keys out here; a statement that is wanted again is referred to with `ref:`",
            )
        elif isinstance(node, Scalar):
            self.findings.add(faults.WRONG_TYPE, "there is no key before this colon", self.texts.visible(node))
        else:
            what = "a list" if isinstance(node, Sequence) else "a mapping" if isinstance(node, Mapping) else "an alias"
            self.findings.add(faults.WRONG_TYPE, f"a key is a word, and this is {what}", self.misread.first_line(node))
        return None

    def duplicate(
        self, written: str, node: Node | Span, first: Span, fix: Callable[[], Fix | None] | None = None
    ) -> None:
        """Report a key that stands twice in one mapping."""
        if not self.findings.wants(faults.DUPLICATE_KEY):
            return
        self.findings.add(
            faults.DUPLICATE_KEY,
            f"`{short(written)}` stands here a second time",
            node,
            Label(first, "the first one"),
            help="keep one of them; several reasons stand in one list, each with its dash",
            fix=fix,
        )
