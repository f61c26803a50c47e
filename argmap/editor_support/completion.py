"""The completions at a place, each with its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.editor_support import describing
from argmap.editor_support.candidates import Candidate, missing, values
from argmap.editor_support.completion_context import Spot, spots
from argmap.editor_support.known import known_scheme, words_now
from argmap.editor_support.open_map import View
from argmap.editor_support.scanning import Frame
from argmap.inline.written import markdown_of
from argmap.lazy_pattern import lazy
from argmap.markup import markdown
from argmap.model import Statement
from argmap.reading.grammar import keys_of
from argmap.reading.language import KIND_NAMES, PREMISES, REASON, REASONS, REFERENCE, STATEMENT, node_place
from argmap.reading.shapes import Item, Key, ListOf, MappingOf, Place, Scalar, Sense, Shape
from argmap.records import record
from argmap.rules import all_rules
from argmap.source import Span

# Where names are given, with the rule that finds those which are used without, and the sort of what they name.
_TABLES = {
    Sense.SOURCE: ("unknown-source", "source"),
    Sense.GROUP: ("unknown-group", "group"),
    Sense.SCHEME: ("unknown-scheme", "scheme"),
}
_FIRST_OF_REASON = ("scheme", "premises")
_WORDS = lazy(r"[-_/\s]+")


@record(eq=False)
class Completion:
    """Something to put where `span` is: `text`. `label` is shown, `detail` beside it, `documentation` is Markdown.

    `sort`: "key", "kind", "id", "source", "group", "scheme", "role", "term", "path" or "question".
    """

    label: str
    sort: str
    detail: str
    documentation: str
    text: str
    span: Span


def completions(view: View, offset: int) -> list[Completion]:
    """The completions at an offset that fit what is typed there, the likeliest first."""
    found: list[Completion] = []
    for spot in spots(view.source, offset):
        candidates = values(view, spot) if spot.wants == "value" else _keys(view, spot)
        span = Span(view.source, spot.start, spot.end)
        for each in _fitting(candidates, spot.typed):
            label = f"- {each.label}" if spot.before == "- " else each.label
            text = spot.before + each.text
            found.append(Completion(label, each.sort, each.detail, each.documentation, text, span))
    return found


def skeletons(view: View, offset: int) -> list[Completion]:
    """Whole values to be filled in, for editors that understand places to fill in; `text` is in their notation."""
    found = []
    for spot in spots(view.source, offset):
        frame = spot.frame
        if spot.wants == "value" or frame is None or not "cite".startswith(spot.typed):
            continue
        if isinstance(spot.state, Place | Item) and "cite" in map(_name, _allowed(spot, frame)):
            names = [name for graph in view.graphs for name in graph.works(graph.root)]
            source = f"|{','.join(dict.fromkeys(names))}|" if names else ":source"
            text = f"{spot.before}cite: {{source: ${{1{source}}}, at: ${{2:p. 1}}}}"
            span = Span(view.source, spot.start, spot.end)
            found.append(Completion(_CITATION, "key", "a passage of a work", _OF_CITATION, text, span))
    return found


_CITATION = "cite: {source, at}"
_OF_CITATION = "A citation to be filled in: the id of a source, or a URL, and where in it the passage stands."


def _name(key: Key) -> str:
    return key.name


def _fitting(candidates: Iterator[Candidate], typed: str) -> list[Candidate]:
    """Those that begin as typed, then those of which a word does, or whose text has the words typed."""
    wanted = typed.casefold()
    if not wanted.strip():
        return list(candidates)
    begin, within, told = [], [], []
    for each in candidates:
        label = each.label.casefold()
        if label.startswith(wanted):
            begin.append(each)
        elif any(word.startswith(wanted) for word in _WORDS.split(label)):
            within.append(each)
        elif each.sort != "key" and len(wanted) > 2 and wanted in each.detail.casefold():
            told.append(each)
    return begin + within + told


# -- keys --------------------------------------------------------------------------------------------------------------


def _keys(view: View, spot: Spot) -> Iterator[Candidate]:
    frame = spot.frame
    if frame is None:
        return
    followed = re.compile(r"[ \t]*:(?:\s|$)").match(view.source.text, spot.end) is not None
    for label, sort, detail, documentation, inline in _names_of_keys(view, spot, frame):
        colon = "" if followed else ": " if inline or frame.flow else ":"
        yield Candidate(label, sort, detail, documentation, label + colon)


def _names_of_keys(view: View, spot: Spot, frame: Frame) -> Iterator[tuple[str, str, str, str, bool]]:
    """Label, sort, detail and documentation of each key, and whether its value stands on the same line."""
    if isinstance(spot.state, MappingOf):
        yield from _names_of_own(view, spot, frame, spot.state)
        return
    for key in _allowed(spot, frame):
        sort = "kind" if key.name in KIND_NAMES and isinstance(spot.state, Item) else "key"
        yield key.name, sort, key.shape.words, describing.of_key(key), not _stands_below(key.shape)


def _names_of_own(view: View, spot: Spot, frame: Frame, state: MappingOf) -> Iterator[tuple[str, str, str, str, bool]]:
    """The same for keys that are the writer's own, or names from elsewhere."""
    if state.keys is Sense.QUESTION:
        yield from _questions(view, spot, frame)
    elif state.keys is Sense.RULE:
        for rule in all_rules():
            if rule.name not in frame.keys and rule.code not in frame.keys:
                yield rule.name, "term", rule.code, describing.first_sentences(rule.about), True
    elif state.keys is Sense.STATEMENT:
        yield from _hypotheses(view, frame)
    elif state.terms:
        yield from _terms(view, frame, state)
    elif state.keys in _TABLES:
        unknown, sort = _TABLES[state.keys]
        for name in missing(view, unknown):
            if name not in frame.keys:
                yield name, sort, "used, and not there yet", "", False


def _hypotheses(view: View, frame: Frame) -> Iterator[tuple[str, str, str, str, bool]]:
    """The statements that a fit may be told of: those that stand in a list of alternatives, or else all."""
    found: dict[str, Statement] = {}
    rivals: set[Statement] = set()
    for graph in view.graphs:
        rivals |= {member for members in graph.opposition.lists for member in members}
        for name, node in graph.names():
            if isinstance(node, Statement) and name not in frame.keys:
                found.setdefault(name, node)
    for name, node in found.items():
        if node in rivals or not rivals:
            yield name, "id", describing.shortened(node.text.words, 120), markdown_of(node.text.shown), True


def _terms(view: View, frame: Frame, state: MappingOf) -> Iterator[tuple[str, str, str, str, bool]]:
    """The words of the language that are keys of a mapping: statuses, or argmap's own words with what they are now."""
    now = words_now(view) if state.keys is Sense.WORD else {}
    for term in state.terms:
        if term.word not in frame.keys:
            about = f"A statement that {term.doc}." if state.keys is Sense.STATUS else f"{term.doc.capitalize()}."
            yield term.word, "term", now.get(term.word, ""), about, True


def _stands_below(shape: Shape) -> bool:
    """Whether a value is best written on the lines below its key."""
    if isinstance(shape, ListOf):
        return not shape.or_one and not isinstance(shape.item, Scalar)
    return isinstance(shape, MappingOf) and shape.or_term is None


def _questions(view: View, spot: Spot, frame: Frame) -> Iterator[tuple[str, str, str, str, bool]]:
    """The critical questions of the reason's scheme that have no answer yet."""
    around = spot.frames[-2] if len(spot.frames) > 1 else None
    scheme = known_scheme(view, around.keys.get("scheme", "")) if around is not None else None
    for question in scheme.questions if scheme is not None else ():
        if question.slug not in frame.keys and scheme is not None:
            text = scheme.in_words(question.text)
            about = f"{markdown(text)}\n\n*{question.kind.value}*: {question.kind.burden}"
            yield question.slug, "question", text, about, True


def _allowed(spot: Spot, frame: Frame) -> Iterator[Key]:
    """The keys that the language allows in a mapping beside those that are there."""
    if not isinstance(spot.state, Item):
        yield from (key for key in keys_of(spot.state).values() if key.name not in frame.keys)
        return
    lists = spot.frames[-2].state if len(spot.frames) > 1 else None
    sort = node_place(frame.keys)
    if sort is None:
        yield from _of_anything(spot, frame, in_reasons=lists is REASONS)
        return
    for key in sort.keys:
        if key.name in frame.keys or (sort is STATEMENT and key.name in KIND_NAMES):
            continue
        if key.name == "role" and lists is not PREMISES:
            continue
        if key.name == "basis" and "evidence" not in frame.keys:
            continue
        yield key


def _of_anything(spot: Spot, frame: Frame, *, in_reasons: bool) -> Iterator[Key]:
    """The keys of an item that may still become a statement, a reference or a reason."""
    first = [*(STATEMENT.by_name[kind] for kind in KIND_NAMES), REFERENCE.by_name["ref"]]
    if in_reasons:
        first += [REASON.by_name[name] for name in _FIRST_OF_REASON]
    yield from first
    if spot.wants == "start" and not spot.typed and not frame.keys:
        return
    names = {key.name for key in first} | set(frame.keys)
    for key in (*STATEMENT.keys, *(REASON.keys if in_reasons else ())):
        if key.name not in names:
            names.add(key.name)
            yield key
