"""The page that lists the pictures of a build."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.graph import ArgumentGraph
from argmap.map_words.words import words_of
from argmap.records import record
from argmap.reporting.pages import page
from argmap.reporting.statistics import statistics
from argmap.showing import counted


@record()
class Entry:
    """One map of the index: its words, its counts, and its files relative to the page.

    `trouble` says why it could not be drawn; the files are then those that were drawn before.
    """

    title: str
    question: str
    summary: str
    counts: str
    files: tuple[str, ...]
    trouble: str = ""
    language: str | None = None
    described: str = ""  # the picture, for those who do not see it

    @property
    def picture(self) -> str | None:
        """The file that a page can show."""
        return next((n for ending in (".svg", ".png") for n in self.files if n.endswith(ending)), None)

    @classmethod
    def of(cls, graph: ArgumentGraph, name: str, files: tuple[str, ...], trouble: str = "") -> Entry:
        root, found = graph.root, statistics(graph)
        title = root.title.shown if root.title else name
        return cls(
            title=title,
            question=root.question.shown if root.question else "",
            summary=root.summary.value if root.summary else "",
            counts=", ".join(
                (
                    counted(found.statements, "statement"),
                    counted(found.reasons, "reason"),
                    counted(found.evidence, "piece of evidence", "pieces of evidence"),
                )
            ),
            files=files,
            trouble=trouble,
            language=root.language.value if root.language else None,
            described=words_of(root).said("argument_map_of", title=str(title)),
        )


def index_page(entries: Sequence[Entry]) -> str:
    """One HTML page without scripts that shows each picture and links to all its formats."""
    alone = entries[0] if len(entries) == 1 else None
    return page(
        "index",
        title="Argument maps" if alone is None else str(alone.title),
        language=None if alone is None else alone.language,
        entries=entries,
    )
