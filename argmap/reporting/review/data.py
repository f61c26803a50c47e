"""A review as JSON: one key for each section, with ids and places in every item."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.graph import Target
from argmap.model import Reason, Statement
from argmap.reporting.json_text import json_text
from argmap.reporting.review.words import Names
from argmap.reviewing.page import Item, Prose, Review, Section, Table, Tally
from argmap.source import Span, Text


def as_json(review: Review) -> str:
    """The whole review, all items included; lines and columns count from 1, columns in code points."""
    writer = Writer(review)
    report = {
        "version": 1,
        "title": _text(review.graph.root.title),
        "question": _text(review.graph.root.question),
        "counts": dict(review.counts),
        "granted": [writer.node(s) for s in review.granted],
        "rejected": [writer.node(s) for s in review.rejected],
        "conclusions": [
            {
                **writer.node(v.conclusion),
                "status": v.as_stated.value,
                "evidence_only": v.evidence_only.value,
                "why": v.why,
                "rests_on": writer.tally(v.tally),
            }
            for v in review.verdicts
        ],
        "main": None if review.main is None else writer.node(review.main),
        "problems": [writer.item(item) for item in review.problems],
        "sections": {section.key: writer.section(section) for section in review.sections},
    }
    return json_text(report)


class Writer:
    """What a review is made of, in what JSON has."""

    def __init__(self, review: Review) -> None:
        self.graph = review.graph
        self.names = Names(review.graph)

    def tally(self, tally: Tally) -> dict[str, object]:
        return {
            "reasons": tally.reasons,
            "reasons_added": tally.added,
            "needed_by_all": self.fact(tally.needed_by_all),
            "unwritten_warrants": tally.unwritten,
            "unsaid_premises": tally.unsaid,
            "sources": tally.sources,
            "sources_at_first_hand": tally.at_first_hand,
            "open_objections": tally.open_objections,
        }

    def section(self, section: Section) -> dict[str, object]:
        return {
            "title": section.title,
            "about": section.about,
            "found": section.found,
            "notice": section.notice or None,
            "items": [self.item(item) for item in section.items],
            "table": None if section.table is None else self.table(section.table),
        }

    def table(self, table: Table) -> dict[str, object]:
        return {
            "columns": list(table.columns),
            "rows": [[self.prose(cell) for cell in row] for row in table.rows],
        }

    def item(self, item: Item) -> dict[str, object]:
        return {
            "node": None if item.node is None else self.node(item.node),
            "title": item.title or None,
            "sort": item.sort or None,
            "remarks": [self.prose(remark) for remark in item.remarks],
            "notes": [note.words for note in item.notes],
            "facts": {key: self.fact(value) for key, value in item.facts.items()},
        }

    def prose(self, prose: Prose) -> dict[str, object]:
        mentions = [self.node(part) for part in prose if not isinstance(part, str)]
        return {"text": self.names.text(prose), "mentions": mentions}

    def node(self, node: Target) -> dict[str, object]:
        return node_of(self.names, node)

    def fact(self, value: object) -> object:
        """Anything that sections give to machines, in what JSON has."""
        match value:
            case Statement() | Reason():
                return self.node(value)
            case Text():
                return value.words
            case Span():
                return {"path": value.source.path, **_place(value)}
            case Mapping():
                return {str(key): self.fact(each) for key, each in value.items()}
            case list() | tuple():
                texts = any(isinstance(part, str) for part in value)
                nodes = any(isinstance(part, (Statement, Reason)) for part in value)
                return self.prose(tuple(value)) if texts and nodes else [self.fact(each) for each in value]
        return value


def node_of(names: Names, node: Target) -> dict[str, object]:
    """A statement or reason: its id as the root map knows it, its number, its words, and its place."""
    span = node.text.span if isinstance(node, Statement) else node.span
    found: dict[str, object] = {"id": names.graph.name(node)}
    if isinstance(node, Statement):
        found |= {"number": names.number(node) or None, "kind": node.kind.value, "text": node.text.words}
    else:
        found |= {"step": names.text((node,))}
    return found | {"path": span.source.path, **_place(span)}


def _text(text: Text | None) -> str | None:
    return None if text is None else text.words


def _place(span: Span) -> dict[str, int]:
    (line, column), (end_line, end_column) = span.first, span.last
    return {"line": line, "column": column, "endLine": end_line, "endColumn": end_column}
