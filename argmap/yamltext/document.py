"""A YAML text as nested lists and mappings, and the edits that change one of them and keep the layout of all else.

A node is named by the offset at which it begins. Every operation gives edits, or raises CannotLayOut where the text
leaves no safe place for the change. Comments stay, but for those of what is taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as Several
from typing import TypeAlias

from argmap.edits import Edit
from argmap.lazy_pattern import lazy
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence
from argmap.yamltext.lines import line_end, line_start, lines_from, next_line
from argmap.yamltext.places import IN_BRACKETS, LINES, Item, Places
from argmap.yamltext.unfolding import STEP, Unfolded, brackets_around

_COMMA = lazy(r"\s*,\s*")
_SIGN_OF_REMARK = lazy(r"(?<=[ \t\r\n])#")
_REMARK = lazy(rf"{_SIGN_OF_REMARK.pattern}[^\r\n]*")
_DASHES = lazy(r" *(?:- +)+")

# A new item: its lines from the first column on, or its keys with their texts, which can go into brackets, too.
New: TypeAlias = Several[str] | dict[str, str]


class Document(Places):
    """A text and the changes that can be made to it."""

    def replace(self, at: int, text: str) -> list[Edit]:
        """Put another text in the place of one, in the same quotes or as a block, if it is one.

        >>> print_after("- claim: 'One.'  # as they say", lambda d: d.replace(9, "Two."))
        - claim: 'Two.'  # as they say
        """
        found = self.by_value.get(at) or self.items.get(at)
        if found is None:
            raise self.refusal(at, "this is no text of its own")
        holder, index = found
        key, column = self.style.text_key, self.column(at)
        node = holder.items[index]
        if isinstance(holder, Mapping):
            name, node = holder.pairs[index]
            key, column = self.text[name.start : name.end], self.column(holder.start)
        if not isinstance(node, Scalar):
            raise self.refusal(at, "this is no text")
        end, before = node.end, self.text[node.start : node.end]
        if "\n" in text and not holder.flow and node.style not in ("|", ">"):
            end = line_end(self.text, end)  # a comment goes beside the sign of the block
            before = f"|{self.text[node.end : end].rstrip()}"
        write = self.style.scalars.value
        after = write(text, key, column, brackets=holder.flow, instead_of=before, newline=self.newline)
        return [self.edit(node.start, end, after)]

    def insert_key(self, at: int, name: str, value: str = "", below: Several[str] = ()) -> list[Edit]:
        """Put a new key into a mapping, or beside a mere text in a list, with a value as it is to be written.

        `below`: lines instead of a value, laid out from the first column.

        >>> print_after("- claim: One.\\n  role: data", lambda d: d.insert_key(2, "id", "one"))
        - claim: One.
          id: one
          role: data
        """
        if at not in self.mappings:
            return self._promoted(at, name, value, below)
        mapping = self.mappings[at]
        self.refuse_cut(mapping)
        if self.pair(mapping, name) is not None:
            raise self.refusal(at, f"`{name}` stands here already")
        index = self._index_for(mapping, name)
        if mapping.flow:
            if below or index == 0 or not self.text.startswith("{", at):
                raise self.refusal(at, IN_BRACKETS)
            end = _end_of(*mapping.pairs[index - 1])
            return [self.edit(end, end, f", {name}: {value}")]
        column = self.column(at)
        if index < len(mapping.pairs):
            place = self.beginning(line_start(self.text, mapping.pairs[index][0].start), column)
        else:
            place = self.end(max(mapping.end, mapping.pairs[-1][0].end), column - 1)
        return [self._insertion(place, _indented([f"{name}: {value}".rstrip(" "), *below], column))]

    def insert_entry(self, at: int, table: str, name: str, value: str) -> list[Edit]:
        """Put an entry into the mapping of a key, which is begun where it is missing.

        >>> print_after("claim: One.", lambda d: d.insert_entry(0, "sources", "a", "{title: A}"))
        sources:
          a: {title: A}
        claim: One.
        """
        pair = self.pair(self.mapping(at), table)
        if pair is None:
            return self.insert_key(at, table, below=[f"{' ' * STEP}{name}: {value}"])
        return self.insert_key(self.mapping(pair[1].start).start, name, value)

    def remove_key(self, at: int) -> list[Edit]:
        """Take out a key with its value; a comment beside them stays, on a line of its own.

        >>> print_after("- claim: One.\\n  id: one  # for now", lambda d: d.remove_key(16))
        - claim: One.
          # for now
        """
        found = self.by_key.get(at)
        if found is None:
            raise self.refusal(at, "this is no key")
        return self._without_pair(*found)

    def insert_items(self, at: int, key: str, *new: New, index: int | None = None) -> list[Edit]:
        """Put items into the list of a key, before the one with an index or at the end; without the list, begin it.

        >>> new = {"claim": "Three."}
        >>> print_after("- claim: One.\\n  because:\\n  - Two.", lambda d: d.insert_items(2, "because", new))
        - claim: One.
          because:
          - Two.
          - claim: Three.
        """
        mapping = self.mappings.get(at)
        pair = None if mapping is None else self.pair(mapping, key)
        if pair is not None:
            return self._in_list(pair[1], new, index)
        if self.place(at)[0].flow if mapping is None else mapping.flow:
            return self.insert_key(at, key, f"[{self._in_brackets(at, new)}]")
        return self.insert_key(at, key, below=_indented(self._new_lines(new), self.step))

    def list_entry(self, at: int, *lines: str) -> list[Edit]:
        """Make a list of the mapping that begins at an offset, with one more item, laid out from the first column.

        >>> print_after("rating:\\n  by: A\\n  relevant: no", lambda d: d.list_entry(10, "- by: B", "  relevant: yes"))
        rating:
        - by: A
          relevant: no
        - by: B
          relevant: yes
        """
        mapping = self.mapping(at)
        self.refuse_cut(mapping)
        if mapping.flow:
            raise self.refusal(at, IN_BRACKETS)
        column, end = self.column(at) - 2, _end_of(*mapping.pairs[-1])
        if self.text[at - 2 : at] != "  ":
            raise self.refusal(at, f"there is no room for a dash before this; {LINES}")
        return [self.edit(at - 2, at, "- "), self._insertion(self.end(end, column + 1), _indented(lines, column))]

    def remove_item(self, at: int) -> list[Edit]:
        """Take out an item; the key of a list goes with its only item.

        >>> print_after("because:\\n- Two.\\n- Three.", lambda d: d.remove_item(11))
        because:
        - Three.
        """
        items, index = self.place(at)
        if len(items.items) == 1:
            owner = self.by_value.get(items.start)
            if owner is None:
                raise self.refusal(at, "nothing would be left of the list")
            return self._without_pair(*owner, None if items.flow else self.item(at))
        if items.flow:
            node, last = items.items[index], index == len(items.items) - 1
            return [self._out_of_brackets(node.start, node.end, last=last)]
        return [self._instead(*self.with_blank_lines(self.item(at)), ())]

    def replace_item(self, at: int, lines: Several[str]) -> list[Edit]:
        """Put other lines, laid out from the first column, in the place of an item.

        >>> print_after("because:\\n  - Two.\\n  - Three.", lambda d: d.replace_item(13, ["- Four."]))
        because:
          - Four.
          - Three.
        """
        item = self.item(at)
        return [self._instead(item.start, item.end, _indented(lines, item.column))]

    def move_item(self, at: int, put: Callable[[Several[str]], list[Edit]]) -> list[Edit]:
        """Take out an item, and put its lines where `put` says.

        >>> def to_the_top(d): return lambda lines: d.insert_items(0, "because", lines, index=0)
        >>> text = "because:\\n- Two.\\n# why\\n- Three."
        >>> print_after(text, lambda d: d.move_item(24, to_the_top(d)))
        because:
        # why
        - Three.
        - Two.
        """
        taken = self.remove_item(at)
        gone = taken[0].span
        # What only indents the lines that are taken out has nothing to indent any more.
        kept = (e for e in put(self.item(at).lines) if e.text.strip() or not gone.start <= e.span.start < gone.end)
        return [*taken, *kept]

    def wrap(self, at: int, key: str, *new: New, beside: tuple[str, New] | None = None) -> list[Edit]:
        """Make an item the first one of a list below a key, with new ones after it; `beside`: another key with an item.

        >>> print_after("because:\\n- Two.", lambda d: d.wrap(11, "premises", {"claim": "Three."}))
        because:
        - premises:
          - Two.
          - claim: Three.
        """
        items, index = self.place(at)
        if items.flow and beside is None:
            more = f", {self._in_brackets(at, new)}" if new else ""
            node = items.items[index]
            return [self.edit(at, at, f"{{{key}: ["), self.edit(node.end, node.end, f"{more}]}}")]
        item = self.item(at)
        further = " " * (2 + self.step)
        dash = line_start(self.text, self.dash(at))
        edits = [self.edit(dash, dash, f"{' ' * item.column}- {key}:{self.newline}{further}")]
        for begin, end in lines_from(self.text, next_line(self.text, dash)):
            if begin >= item.end:
                break
            if end > begin:
                edits.append(self.edit(begin, begin, further))
        lines = _indented(self._new_lines(new), len(further))
        if beside is not None:
            lines += _indented([f"{beside[0]}:", *_indented(self._new_lines(beside[1:]), self.step)], 2)
        return [*edits, self._insertion(item.end, _indented(lines, item.column))] if lines else edits

    def unfold(self, at: int) -> list[Edit]:
        """Write in lines what stands in the brackets around a place: each item, and each entry of a table.

        >>> print_after("because: [{claim: One.}, {claim: Two.}]  # both", lambda d: d.unfold(10))
        because:  # both
        - claim: One.
        - claim: Two.
        """
        found = brackets_around(self.root, at)
        if found is None:
            raise self.refusal(at, "no brackets stand here")
        key, node = found
        lines = Unfolded(self.text, self.step, self.style.lists, self.style.tables).of(node)
        within = self.text[node.start : node.end]
        if lines is None or len(_SIGN_OF_REMARK.findall(within)) > len(_SIGN_OF_REMARK.findall("\n".join(lines))):
            raise self.refusal(at, "a comment or an empty line stands in brackets")
        if key is None:
            start, column = node.start, self.column(node.start)
        else:
            start = self.text.index(":", key.end) + 1
            column = self.column(key.start) + (self.step if isinstance(node, Sequence) else STEP)
            lines.insert(0, "")
        # A comment beside the brackets speaks of all that is in them, and stands beside the first line.
        end = line_end(self.text, node.end)
        lines[0] += self.text[node.end : end].rstrip()
        return [self.edit(start, end, f"{self.newline}{' ' * column}".join(lines))]

    # -- how they are made -----------------------------------------------------------------------------------------

    def _index_for(self, mapping: Mapping, key: str) -> int:
        """Before which pair of a mapping a new key belongs: the first one that comes after it in the order of keys."""
        names = [name.value if isinstance(name, Scalar) else "" for name, _ in mapping.pairs]
        top = mapping is self.root
        order = self.style.order(names, top)
        if key in order:
            later = set(order[order.index(key) + 1 :])
            first = 0 if top and not mapping.flow else 1  # behind a dash stands what tells what the item is
            return next((i for i, name in enumerate(names) if name in later and i >= first), len(names))
        return len(names)

    def _without_pair(self, mapping: Mapping, index: int, item: Item | None = None) -> list[Edit]:
        """Take a key out with its value, or with the only item of the list that is its value."""
        name, value = mapping.pairs[index]
        content = _end_of(name, value)
        self.refuse_cut(value)
        if len(mapping.pairs) == 1:
            what = self.text[name.start : name.end]
            raise self.refusal(name.start, f"nothing would be left of what `{what}` stands in")
        if mapping.flow:
            return [self._out_of_brackets(name.start, content, last=index == len(mapping.pairs) - 1)]
        begin, end = (value.start, next_line(self.text, content)) if item is None else (item.start, item.end)
        start = line_start(self.text, name.start)
        remarks = self._remarks(name.end, begin)
        if item is None:
            is_block = isinstance(value, Scalar) and value.style in ("|", ">")
            remarks += self._remarks(begin, line_end(self.text, begin)) if is_block else []
            remarks += self._remarks(content, end)
        if not self.text[start : name.start].strip():
            return [self._instead(start, end, _indented(remarks, self.column(name.start)))]
        following = mapping.pairs[index + 1][0].start if index + 1 < len(mapping.pairs) else None
        behind_dash = _DASHES.fullmatch(self.text, start, name.start)
        if following is None or not behind_dash or remarks or self._remarks(end, following):
            raise self.refusal(name.start, f"this does not stand on a line of its own; {LINES}")
        return [self.edit(name.start, following, "")]  # the next key takes its place behind the dash

    def _remarks(self, start: int, end: int) -> list[str]:
        """The comments of a stretch that holds nothing else."""
        return [found[0] for found in _REMARK.finditer(self.text, start, end)]

    def _out_of_brackets(self, start: int, end: int, *, last: bool) -> Edit:
        """Take out what stands beside others in brackets, with one of the commas around it."""
        after = _COMMA.match(self.text, end)
        if after is not None:
            return self.edit(start, after.end(), "")
        if not last:
            raise self.refusal(start, f"this stands in brackets, with a comment before a comma; {LINES}")
        at = start
        while self.text[at - 1 : at].isspace():
            at -= 1
        in_remark = line_end(self.text, at) < start and self._remarks(line_start(self.text, at), at)
        is_comma = self.text.startswith(",", at - 1) and not in_remark
        return self.edit(at - 1 if is_comma else start, end, "")

    def _in_list(self, items: Node, new: Several[New], index: int | None) -> list[Edit]:
        if not isinstance(items, Sequence) or not items.items:
            raise self.refusal(items.start, f"this list stands in brackets; {LINES}")
        last = index is None or index >= len(items.items)
        self.refuse_cut(items)
        neighbour = items.items[-1 if index is None or last else index]
        if items.flow:
            more = self._in_brackets(items.start, new)
            edit = (neighbour.end, f", {more}") if last else (neighbour.start, f"{more}, ")
            return [self.edit(edit[0], edit[0], edit[1])]
        column = self.column(self.dash(items.items[0].start))
        dash = self.dash(neighbour.start)
        if self.column(dash) != column or (not last and self.text[line_start(self.text, dash) : dash].strip()):
            raise self.refusal(neighbour.start, f"this does not begin on a line of its own; {LINES}")
        place = self.end(items.end, column) if last else self.beginning(line_start(self.text, dash), column)
        return [self._insertion(place, _indented(self._new_lines(new), column))]

    def _promoted(self, at: int, key: str, value: str, below: Several[str]) -> list[Edit]:
        """A mere text in a list becomes the first value of a mapping, with a further key."""
        items, index = self.place(at)
        node = items.items[index]
        if not isinstance(node, Scalar) or (items.flow and below):
            raise self.refusal(at, IN_BRACKETS)
        if not node.style and self.style.scalars.lacks_colon(node.value):
            raise self.refusal(at, "a colon seems to be missing")
        first = self.style.text_key
        if items.flow:
            return [self.edit(at, at, f"{{{first}: "), self.edit(node.end, node.end, f", {key}: {value}}}")]
        edits = [self.edit(at, at, f"{first}: ")]
        begin = next_line(self.text, at)
        while begin < node.end:
            edits.append(self.edit(begin, begin, "  "))
            begin = next_line(self.text, begin)
        new = _indented([f"{key}: {value}".rstrip(" "), *below], self.column(at))
        return [*edits, self._insertion(next_line(self.text, node.end), new)]

    # -- what is put in --------------------------------------------------------------------------------------------

    def _new_lines(self, new: Several[New]) -> list[str]:
        return [line for each in new for line in (self._keys_in_lines(each) if isinstance(each, dict) else each)]

    def _keys_in_lines(self, keys: dict[str, str]) -> Iterator[str]:
        for index, (key, text) in enumerate(keys.items()):
            yield from f"{'  ' if index else '- '}{key}: {self.style.scalars.value(text, key, 2)}".split("\n")

    def _in_brackets(self, at: int, new: Several[New]) -> str:
        written = []
        for each in new:
            if not isinstance(each, dict):
                raise self.refusal(at, IN_BRACKETS)
            pairs = (f"{key}: {self.style.scalars.line(text, brackets=True)}" for key, text in each.items())
            written.append(f"{{{', '.join(pairs)}}}")
        return ", ".join(written)

    def _insertion(self, place: int, lines: Several[str]) -> Edit:
        """New lines at the beginning of a line; at the end of a file without a final line break, after one."""
        text = self.newline.join(lines)
        if place > 0 and place == len(self.text) and not self.text.endswith(("\n", "\r")):
            return self.edit(place, place, self.newline + text)
        return self.edit(place, place, text + self.newline)

    def _instead(self, start: int, end: int, lines: Several[str]) -> Edit:
        """Whole lines in the place of others."""
        return self.edit(start, end, "".join(f"{line}{self.newline}" for line in lines))


def _end_of(name: Node, value: Node) -> int:
    """Where a pair ends; a value that is nothing may stand before the end of its key."""
    return max(name.end, value.end)


def _indented(lines: Several[str], column: int) -> list[str]:
    return [" " * column + line if line.strip() else line for line in lines]
