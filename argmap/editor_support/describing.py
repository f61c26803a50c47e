"""Statements, reasons, works, schemes and the rest in Markdown, as an editor shows them beside a text."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.addresses import doi_link, web_link
from argmap.evaluation import Evaluation
from argmap.graph import ArgumentGraph
from argmap.inline.written import markdown_of
from argmap.map_words.tables import ENGLISH, table
from argmap.markup import markdown, markdown_code
from argmap.model import Group, Reason, Statement, Work
from argmap.reading.shapes import Key
from argmap.schemes import Polarity, Scheme

_LONGEST = 300
_MOST_TERMS = 30  # that are listed


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, cut between words where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: max(line.rfind(" ", 0, longest), longest // 2)].rstrip(" ,;:.") + " …"


def of_key(key: Key) -> str:
    """The description of a key: the shape of its value, what it is for, and its words where it allows only some."""
    parts = [f"**{key.name}**: {key.shape.words}", key.doc]
    if 0 < len(key.terms) <= _MOST_TERMS:
        parts.append("\n".join(f"- `{term.word}`: {term.doc}" for term in key.terms))
    return "\n\n".join(parts)


def of_word(key: Key, now: Mapping[str, str]) -> str:
    """One of the words of argmap by key: where it stands, what stands there now, and the English for it."""
    english = table(ENGLISH)[key.name]
    parts = [f"**{key.name}**: {key.doc}", f"now “{markdown(now[key.name])}”"]
    if now[key.name] != english:
        parts.append(f"in English “{markdown(english)}”")
    return "\n\n".join(parts)


def of_statement(graph: ArgumentGraph, statement: Statement, evaluation: Evaluation | None = None) -> str:
    """A statement with its kind, number, status and place."""
    number = graph.numbers.get(statement)
    facts = [f"**{statement.kind.value}**" + (f" {number}" if number else "")]
    if evaluation is not None:
        facts.append(evaluation.status(statement).value)
    facts.append(_place(graph, statement))
    parts = [" · ".join(facts), markdown_of(statement.text.shown)]
    if statement.held_by is not None:
        parts.append(f"held by {markdown(statement.held_by.value)}")
    return "\n\n".join(parts)


def of_reason(graph: ArgumentGraph, reason: Reason) -> str:
    """A reason with what it bears on and what it rests on."""
    above = graph.statement_above(reason)
    facts = f"**reason** ({reason.bearing.value}) · {_place(graph, reason)}"
    premises = [f"- {markdown(shortened(premise.text.words))}" for premise in graph.premises(reason)]
    on = "" if above is None else f"{reason.bearing.value}, on: {markdown(shortened(above.text.words))}"
    return "\n\n".join(part for part in (facts, on, "\n".join(premises)) if part)


def of_node(graph: ArgumentGraph, node: Statement | Reason, evaluation: Evaluation | None = None) -> str:
    """A statement or reason."""
    return of_reason(graph, node) if isinstance(node, Reason) else of_statement(graph, node, evaluation)


def _place(graph: ArgumentGraph, node: Statement | Reason) -> str:
    line = node.span.first.line
    each = graph.map_of(node)
    return f"line {line}" if each is graph.root else f"{markdown(each.source.path)}, line {line}"


def of_work(work: Work) -> str:
    """A source: title, author, date and the rest that is known of it."""
    parts = [f"**{markdown(work.title.value)}**" if work.title is not None else f"**{markdown(work.id.value)}**"]
    known = [t.value for t in (work.author, work.date, work.publisher, work.type) if t is not None]
    if known:
        parts.append(markdown(", ".join(known)))
    links = (work.url and web_link(work.url.value), work.doi and doi_link(work.doi.value))
    parts += [f"<{found}>" for found in links if found]
    if work.reliability is not None:
        parts.append(f"reliability {markdown(work.reliability.value)}")
    for words, names in (("cited in", work.cited_in), ("derived from", work.derived_from)):
        if names:
            parts.append(f"{words} {markdown(', '.join(name.value for name in names))}")
    return "\n\n".join(parts)


def of_group(group: Group) -> str:
    """A group: its title and note."""
    title = group.id if group.title is None else group.title
    note = "" if group.note is None else f"\n\n{markdown_of(group.note.shown)}"
    return f"**{markdown_of(title.shown, strong=True)}**{note}"


def of_scheme(scheme: Scheme, *, questions: bool = True) -> str:
    """A scheme: its name, its form, and its critical questions."""
    con = " (used to object)" if scheme.polarity is Polarity.CON else ""
    parts = [f"**{markdown(scheme.name)}**{con}"]
    form = [
        f"- {markdown_code(role.name)}: {markdown(scheme.in_words(role.form))}" + _unsaid(role.optional)
        for role in scheme.roles
    ]
    if scheme.conclusion:
        form.append(f"- so: {markdown(scheme.in_words(scheme.conclusion))}")
    parts.append("\n".join(form))
    if questions and scheme.questions:
        asked = [f"- {markdown_code(each.slug)}: {markdown(scheme.in_words(each.text))}" for each in scheme.questions]
        parts.append("\n".join(["Critical questions:", "", *asked]))
    return "\n\n".join(part for part in parts if part)


def _unsaid(optional: bool) -> str:
    return " (may go without saying)" if optional else ""


def first_sentences(paragraphs: str, longest: int = _LONGEST) -> str:
    """The first paragraph of a Markdown text, shortened."""
    return shortened(paragraphs.strip().split("\n\n", 1)[0], longest)
