"""The description of the word, name or quotation at a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from argmap.diagnostics import Diagnostic
from argmap.editor_support import describing
from argmap.editor_support.completion_context import pieces_at
from argmap.editor_support.known import known_scheme, known_schemes, words_now
from argmap.editor_support.open_map import View
from argmap.editor_support.passages import of_quotation
from argmap.editor_support.scanning import Piece
from argmap.inline.written import markdown_of
from argmap.likelihood.scales import terms_known_to
from argmap.markup import markdown, markdown_message
from argmap.model import Reason, Statement
from argmap.reading.grammar import text_of
from argmap.reading.language import ID, KIND_NAMES, KINDS, node_place
from argmap.reading.shapes import Item, MappingOf, Sense
from argmap.records import record
from argmap.rules import codes_by_name, find_rule
from argmap.source import Span


@record(eq=False)
class Hover:
    """The text to show beside a stretch of the map, as Markdown."""

    span: Span
    markdown: str


def hover(view: View, offset: int) -> Hover | None:
    """The description of what stands at an offset, with the findings there; None for nothing."""
    parts: list[str] = []
    span: Span | None = None
    for piece in pieces_at(view.source, offset):
        about = _of_key(view, piece) if piece.sort == "key" else _of_value(view, piece, offset)
        if about:
            parts.append(about)
            span = view.span(piece.start, piece.end)
            break
    for diagnostic in view.analysis.diagnostics:
        where = diagnostic.span
        if view.holds(where) and where.start <= offset <= where.end:
            parts.append(_of_diagnostic(diagnostic))
            span = span or where
    return None if span is None else Hover(span, "\n\n---\n\n".join(parts))


def _of_diagnostic(diagnostic: Diagnostic) -> str:
    rule, finding = diagnostic.rule, diagnostic.finding
    parts = [f"**{rule.code} {rule.name}** ({rule.severity.value}): {markdown_message(finding.message)}"]
    parts += [markdown_message(finding.help)] if finding.help else []
    parts += [describing.first_sentences(rule.about)] if rule.about.strip() else []
    return "\n\n".join(parts)


# -- keys --------------------------------------------------------------------------------------------------------------


def _of_key(view: View, piece: Piece) -> str | None:
    frame = piece.frame
    if frame is None:
        return None
    name = view.source.text[piece.start : piece.end].strip("'\"")
    if piece.key is not None and isinstance(frame.state, MappingOf) and frame.state.keys is Sense.WORD:
        return describing.of_word(piece.key, words_now(view))
    if piece.key is not None:
        sort = node_place(frame.keys) if isinstance(frame.state, Item) else None
        key = piece.key if sort is None else sort.by_name.get(piece.key.name, piece.key)
        about = describing.of_key(key)
        statement = _statement_from(view, frame.start) if piece.key.name in KIND_NAMES else None
        facts = _facts(view, statement) if statement is not None else None
        return about if facts is None else f"{facts}\n\n---\n\n{about}"
    told = _BY_KEYS.get(frame.state.keys) if isinstance(frame.state, MappingOf) else None
    return None if told is None else told(view, piece, name)


def _of_question(view: View, piece: Piece, slug: str) -> str | None:
    """A critical question of the reason in whose `answers` it stands."""
    around = None if piece.frame is None else piece.frame.parent
    scheme = None if around is None else known_scheme(view, around.keys.get("scheme", ""))
    question = None if scheme is None else scheme.question(slug)
    if scheme is None or question is None:
        return None
    text = markdown(scheme.in_words(question.text))
    return (
        f"**{markdown(slug)}** of {markdown(scheme.name)}\n\n{text}\n\n*{question.kind.value}*: {question.kind.burden}"
    )


def _of_rule(_view: View, _piece: Piece, name: str) -> str | None:
    if name not in codes_by_name():
        return None
    rule = find_rule(name)
    return f"**{rule.code} {rule.name}**\n\n{describing.first_sentences(rule.about)}"


def _statement_from(view: View, start: int) -> Statement | None:
    """The statement that begins at an offset."""
    graph = view.graph
    every = graph.statements if graph is not None else ()
    return next((s for s in every if s.span.start == start and view.holds(s.span)), None)


def _facts(view: View, statement: Statement) -> str | None:
    """Number, status and uses of a statement of this text."""
    graph, evaluation = view.graph, view.evaluation
    if graph is None or evaluation is None:
        return None
    number = graph.numbers.get(statement)
    parts = [f"**{statement.kind.value}**" + (f" {number}" if number else ""), evaluation.status(statement).value]
    uses = len(graph.uses(statement))
    if uses > 1:
        parts.append(f"used in {uses} reasons")
    return " · ".join(parts)


# -- values ------------------------------------------------------------------------------------------------------------


def _of_value(view: View, piece: Piece, offset: int) -> str | None:
    if piece.sort not in ("value", "more"):
        return None
    said = text_of(piece.state)
    sense = None if said is None else said.sense
    if sense is Sense.QUOTATION:
        return of_quotation(view, offset)
    if piece.key in KINDS or (isinstance(piece.state, Item) and piece.sort == "value"):
        start = piece.start if isinstance(piece.state, Item) or piece.frame is None else piece.frame.start
        statement = _statement_from(view, start)
        return None if statement is None else _facts(view, statement)
    name = view.source.text[piece.start : piece.end].strip("'\"")
    told = _of_node if piece.state is ID else _BY_SENSE.get(sense)
    return _of_word(piece, name) if told is None else told(view, piece, name)


def _of_word(piece: Piece, name: str) -> str | None:
    """One of the words that a key allows."""
    said = text_of(piece.state)
    terms = piece.key.terms if piece.key is not None else () if said is None else said.terms
    term = next((term for term in terms if term.word == name), None)
    return None if term is None else f"**{term.word}**: {term.doc}"


def _of_node(view: View, _piece: Piece, name: str) -> str | None:
    for graph in view.graphs:
        node: Statement | Reason | None = graph.find(name)
        if node is not None:
            evaluation = view.evaluation if graph is view.graph else None
            return describing.of_node(graph, node, evaluation)
    return None


def _of_work(view: View, _piece: Piece, name: str) -> str | None:
    works = (graph.works(graph.root).get(name) for graph in view.graphs)
    return next((describing.of_work(work) for work in works if work is not None), None)


def _of_group(view: View, _piece: Piece, name: str) -> str | None:
    groups = (graph.groups(graph.root).get(name) for graph in view.graphs)
    return next((describing.of_group(group) for group in groups if group is not None), None)


def _of_own_scheme(view: View, _piece: Piece, name: str) -> str | None:
    own = known_schemes(view).get(name)
    return None if own is None else describing.of_scheme(own)


def _of_scheme(view: View, _piece: Piece, name: str) -> str | None:
    scheme = known_scheme(view, name)
    return None if scheme is None else describing.of_scheme(scheme)


def _of_role(view: View, piece: Piece, name: str) -> str | None:
    """A role in the scheme of the reason in which the premise stands."""
    premises = None if piece.frame is None else piece.frame.parent
    reason = None if premises is None else premises.parent
    scheme = None if reason is None else known_scheme(view, reason.keys.get("scheme", ""))
    role = None if scheme is None else scheme.role(name)
    if scheme is None or role is None:
        return None
    return f"**{markdown(role.name)}** of {markdown(scheme.name)}\n\n{markdown(scheme.in_words(role.form))}"


def _of_share(view: View, _piece: Piece, name: str) -> str | None:
    """A term of the scale."""
    for graph in view.graphs:
        terms = terms_known_to(graph)[graph.root]
        term = None if terms is None else terms.find(name)
        if terms is not None and term is not None:
            low, high = terms.terms[term]
            of = "the map's own scale" if terms.name is None else f"the scale {markdown(terms.name)}"
            return f"**{markdown(term)}**: {low:g} to {high:g} in {of}"
    return None


def _of_include(view: View, piece: Piece, _name: str) -> str | None:
    """The map that is included under the prefix at hand."""
    prefix = None if piece.frame is None else piece.frame.key
    for graph in view.graphs:
        other = None if prefix is None else graph.included.get(graph.root, {}).get(prefix)
        if other is not None:
            parts = [
                f"**{markdown_of(other.title.shown, strong=True)}**" if other.title else "**a map without a title**"
            ]
            parts += [markdown_of(t.shown) for t in (other.question, other.summary) if t is not None]
            return "\n\n".join([*parts, markdown(other.source.path)])
    return None


_Told: TypeAlias = Callable[[View, Piece, str], str | None]

_BY_KEYS: dict[Sense, _Told] = {
    Sense.QUESTION: _of_question,
    Sense.RULE: _of_rule,
    Sense.PREFIX: _of_include,
    Sense.SOURCE: _of_work,
    Sense.GROUP: _of_group,
    Sense.SCHEME: _of_own_scheme,
    Sense.STATEMENT: _of_node,
}
_BY_SENSE: dict[Sense | None, _Told] = {
    **dict.fromkeys((Sense.STATEMENT, Sense.NODE, Sense.REASON), _of_node),
    Sense.SOURCE: _of_work,
    Sense.LIKELIHOOD: _of_share,
    Sense.GROUP: _of_group,
    Sense.SCHEME: _of_scheme,
    Sense.ROLE: _of_role,
    Sense.MAP_FILE: _of_include,
}
