"""Turns of phrase that messages share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.diagnostics import Label
from argmap.graph import ArgumentGraph
from argmap.model import Premise, Reason, Statement
from argmap.source import Span, Text

_LONGEST = 60
_CONTEXT = 12  # enough to tell a word from another in which it occurs


def quoted(text: str | Text, longest: int = _LONGEST) -> str:
    """A text in quotation marks on one line, its end left out when it is long."""
    line = " ".join(str(text).split())
    if len(line) > longest:
        cut = line.rfind(" ", longest // 2, longest)
        line = line[: cut if cut > 0 else longest].rstrip(" ,;:.") + " …"
    return f"“{line}”"


def code(name: str | Text) -> str:
    """A key, an id or another name as it is written in a map."""
    return f"`{' '.join(str(name).split())}`"


def called(node: Statement | Reason, longest: int = _LONGEST) -> str:
    """The name of a node in a message: its id, its label, or its text; for a reason without these, its premise."""
    if node.id is not None:
        return code(node.id)
    if node.label is not None:
        return quoted(node.label, longest)
    if isinstance(node, Statement):
        return quoted(node.text, longest)
    first = node.premises[0] if node.premises else None
    if isinstance(first, Statement):
        return f"the reason {quoted(first.text, longest)}"
    return f"the reason {code(first.target)}" if first is not None else "a reason without premises"


def place(node: Statement | Reason) -> Span:
    """Where to point at a node: a statement's text; a reason's id, else its first premise."""
    if isinstance(node, Statement):
        return node.text.span
    if node.id is not None:
        return node.id.span
    first = node.premises[0] if node.premises else None
    return node.span if first is None else written_at(first)


def written_at(premise: Premise) -> Span:
    """Where to point at a premise as it is written: its text, or the id that it refers to."""
    return premise.text.span if isinstance(premise, Statement) else premise.target.span


def premise_label(graph: ArgumentGraph, premise: Premise) -> Label:
    """A label at a premise as it is written; at a reference it tells what is referred to."""
    target = None if isinstance(premise, Statement) else graph.resolve(premise)
    return Label(written_at(premise), quoted(target.text) if isinstance(target, Statement) else "")


def part_of(text: Text, words: str) -> Span:
    """Where some words of a text are written; all of it where they are written in another way, or broken over lines."""
    at = text.span.written.find(words)
    return text.span if at < 0 else Span(text.span.source, text.span.start + at, text.span.start + at + len(words))


def match_in(text: Text, found: re.Match[str]) -> Span:
    """Where what was found in the value of a text is written; all of it where it is broken over lines."""
    before = found.string[max(0, found.start() - _CONTEXT) : found.start()]
    span = part_of(text, text.value[found.start() - len(before) : found.end()])
    return span if span == text.span else Span(span.source, span.start + len(before), span.end)


def listing(words: Sequence[str], joint: str = "or") -> str:
    """``a, b or c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def sentence(text: str) -> str:
    """A text with a capital at its beginning and a full stop at its end."""
    text = text.strip().rstrip(",;: ")
    capital = text[:1].upper() + text[1:]
    return capital if capital.endswith((".", "!", "?", "…")) else f"{capital}."
