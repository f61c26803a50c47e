"""The works of a map: how often they are cited, what is known of their texts, and a text with its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from argmap.grounding import Grounding, Outcome, WorkText
from argmap.records import record
from argmap.reporting.columns import cells, wrap, wrap_columns
from argmap.reporting.json_text import json_text


@record()
class WorkRow:
    """One work. Counts of the text are None without one; `digest` is ``same``, ``changed`` or None where none is given.

    `text_of` is the work in whose text quotations are looked up: itself, or one that it is cited in.
    """

    id: str
    title: str | None
    citations: int
    quotations: int
    found: int
    text: str | None  # the path
    text_of: tuple[str, ...]
    problem: str | None
    words: int | None
    sections: int | None
    paragraphs: int | None
    sentences: int | None
    pages: int | None
    sha256: str | None
    digest: str | None
    cited_in: tuple[str, ...]
    derived_from: tuple[str, ...]


def work_rows(grounding: Grounding) -> list[WorkRow]:
    """The works of a graph, in the order of the files."""
    graph = grounding.graph
    citations: Counter[str] = Counter()
    for node, citation in graph.citing:
        name = citation.source or graph.map_of(node).work
        if name is not None:
            citations[name.value] += 1
    quotations = Counter(q.work for q in grounding.quotations)
    found = Counter(q.work for q in grounding.quotations if q.outcome is Outcome.FOUND)
    return [_row(grounding, name, citations[name], quotations[name], found[name]) for name in grounding.works]


def _row(grounding: Grounding, name: str, citations: int, quotations: int, found: int) -> WorkRow:
    work, file = grounding.works[name], grounding.files.get(name)
    text = None if file is None else file.text
    written = None if work.sha256 is None else work.sha256.value.strip().lower()
    digest = None
    if written is not None and file is not None and file.sha256 is not None:
        digest = "same" if written == file.sha256 else "changed"
    problem = None
    if file is not None and text is None:
        problem = "there is no such file" if file.missing else file.fault
    return WorkRow(
        id=name,
        title=None if work.title is None else work.title.value,
        citations=citations,
        quotations=quotations,
        found=found,
        text=None if file is None else file.path,
        text_of=tuple(grounding.texts_for(name)),
        problem=problem,
        words=None if text is None else text.words,
        sections=None if text is None else sum(section.title is not None for section in text.sections),
        paragraphs=None if text is None else len(text.paragraphs),
        sentences=None if text is None else len(text.sentences),
        pages=None if text is None else len(text.pages),
        sha256=None if file is None else file.sha256,
        digest=digest,
        cited_in=tuple(other.value for other in work.cited_in),
        derived_from=tuple(other.value for other in work.derived_from),
    )


def as_json(rows: Sequence[WorkRow]) -> str:
    """The rows as a JSON list of objects, with the fields of `WorkRow`."""
    return json_text([asdict(row) for row in rows])


def as_table(rows: Sequence[WorkRow], width: int) -> str:
    """The rows as a table of `width` cells, and below it a line for each text."""
    if not rows:
        return "this map names no sources"
    header = ["source", "title", "cited", "quotations found", "known through"]
    lines = [
        [r.id, r.title or "", str(r.citations), _found(r), ", ".join((*r.cited_in, *r.derived_from))] for r in rows
    ]
    table = wrap_columns(header, lines, width=width, flexible=1)
    about = [line for row in rows for line in _about_text(row, width)]
    return "\n".join(
        [table, "", *(about or ["no source has a text: name one with `text:`, or a folder with --sources"])]
    )


def _found(row: WorkRow) -> str:
    if not row.quotations:
        return "-"
    return f"{row.found} of {row.quotations}" if row.text_of else f"? of {row.quotations}"


def _about_text(row: WorkRow, width: int) -> Iterator[str]:
    if row.text is None:
        return
    if row.problem is not None:
        words = f"{row.text}: {row.problem}"
    else:
        counts = (
            (row.words, "word"),
            (row.pages, "page"),
            (row.sections, "section"),
            (row.paragraphs, "paragraph"),
            (row.sentences, "sentence"),
        )
        parts = [f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in counts if n or name == "word"]
        digest = {"same": "unchanged", "changed": "changed since its sha256"}.get(row.digest or "", "no sha256 kept")
        words = f"{row.text}: {', '.join(parts)}; {digest}"
    first, *rest = wrap(words, max(30, width - cells(row.id) - 2))
    yield f"{row.id}  {first}"
    for line in rest:
        yield f"{' ' * cells(row.id)}  {line}"


def digests(rows: Sequence[WorkRow]) -> str:
    """The lines to paste below `sources`, for every work with a text."""
    return "\n".join(f"  {row.id}:\n    sha256: {row.sha256}" for row in rows if row.sha256 is not None)


def numbered(text: WorkText, width: int) -> str:
    """A text, each sentence with the locator that `at` takes, pages told where they turn."""
    lines: list[str] = []
    page: int | None = None

    def add(locator: str, words: str) -> None:
        first, *rest = wrap(words, max(30, width - cells(locator) - 2))
        lines.append(f"{locator}  {first}")
        lines.extend(f"{' ' * cells(locator)}  {line}" for line in rest)

    def turn(number: int | None) -> None:
        nonlocal page
        if number is not None and number != page:
            page = number
            lines.append(f"[p. {text.page_names[number - 1] if number <= len(text.page_names) else number}]")

    for section in text.sections:
        if section.title is not None:
            if lines:
                lines.append("")
            turn(text.page_at(section.start))
            add(f"§{section.number}", section.title)
        for paragraph in section.paragraphs:
            lines.append("")
            for sentence in paragraph.sentences:
                turn(text.page_at(sentence.start))
                add(str(sentence.place), sentence.text)
    return "\n".join(lines)


def numbered_json(text: WorkText) -> str:
    """A text as JSON: a list of sections with their paragraphs, and the sentences of these with locators and pages."""
    sections = [
        {
            "section": section.number,
            "title": section.title,
            "level": section.level,
            "paragraphs": [
                [{"at": str(s.place), "page": text.page_at(s.start), "text": s.text} for s in paragraph.sentences]
                for paragraph in section.paragraphs
            ],
        }
        for section in text.sections
    ]
    return json_text(sections)
