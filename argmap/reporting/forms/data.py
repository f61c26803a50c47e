"""A form as JSON: its parts and rows, with ids and places of what they mention, and the blanks."""

from __future__ import annotations

from argmap.reporting.json_text import json_text
from argmap.reporting.review.data import Writer
from argmap.reviewing.forms import Form
from argmap.reviewing.forms.form import Blank, Part, Row


def as_json(form: Form) -> str:
    """The whole form; lines and columns count from 1, columns in code points."""
    writer, review = Writer(form.review), form.review
    root = form.graph.root
    report = {
        "version": 1,
        "form": form.key,
        "name": form.title,
        "about": form.about,
        "after": form.after or None,
        "title": None if root.title is None else root.title.words,
        "question": None if root.question is None else root.question.words,
        "granted": [writer.node(s) for s in review.granted],
        "rejected": [writer.node(s) for s in review.rejected],
        "main": None if review.main is None else writer.node(review.main),
        "parts": [_part(writer, part) for part in form.parts],
    }
    return json_text(report)


def _part(writer: Writer, part: Part) -> dict[str, object]:
    return {
        "title": part.title,
        "about": part.about or None,
        "rows": [_row(writer, row) for row in part.rows],
        "more": part.more or None,
    }


def _row(writer: Writer, row: Row) -> dict[str, object]:
    return {
        "label": row.label or None,
        "says": [writer.prose(said) for said in row.says],
        "items": [writer.item(item) for item in row.items],
        "blanks": [
            {"asks": blank.asks or None, "choices": list(blank.choices), **_place(blank)} for blank in row.blanks
        ],
    }


def _place(blank: Blank) -> dict[str, str]:
    """Where in the map an answer belongs, for a blank that can be read again."""
    return {"place": blank.place} if blank.place else {}
