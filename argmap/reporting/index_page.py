"""The page that lists the pictures of a build."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.addresses import encoded
from argmap.directions import html_direction
from argmap.graph import ArgumentGraph
from argmap.markup import html
from argmap.records import record
from argmap.reporting.statistics import statistics
from argmap.showing import counted

# The page shows pictures that lie beside it, and runs and loads nothing else.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 0; }
article { border-top: 1px solid #8888; padding: 1.5rem 0; }
p { margin: .4rem 0; } .trouble { font-weight: 700; } .counts { opacity: .75; font-size: .875rem; }
img { display: block; max-width: 100%; max-height: 32rem; background: #fff; }
img { border: 1px solid #8884; margin-top: .75rem; }
"""


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

    @classmethod
    def of(cls, graph: ArgumentGraph, name: str, files: tuple[str, ...], trouble: str = "") -> Entry:
        root, found = graph.root, statistics(graph)
        return cls(
            title=root.title.value if root.title else name,
            question=root.question.value if root.question else "",
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
        )


def index_page(entries: Sequence[Entry]) -> str:
    """One HTML page without scripts that shows each picture and links to all its formats."""
    title = entries[0].title if len(entries) == 1 else "Argument maps"
    way = html_direction(title, entries[0].language if len(entries) == 1 else None)
    articles = "\n".join(map(_article, entries))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f'<body>\n<h1 dir="{way}">{html(title)}</h1>\n{articles}\n</body>\n</html>\n'
    )


def _article(entry: Entry) -> str:
    links = " · ".join(f'<a dir="auto" href="{_url(name)}">{html(name)}</a>' for name in entry.files)
    picture = next((n for ending in (".svg", ".png") for n in entry.files if n.endswith(ending)), None)
    said = [("h2", entry.title), *(("p", text) for text in (entry.question, entry.summary) if text)]
    lines = [f'<{tag} dir="{html_direction(text, entry.language)}">{html(text)}</{tag}>' for tag, text in said]
    if entry.counts:
        lines.append(f'<p class="counts">{html(entry.counts)}</p>')
    if entry.trouble:
        lines.append(f'<p class="trouble">{html(entry.trouble)}</p>')
    if links:
        lines.append(f"<p>{'Drawn before: ' if entry.trouble else ''}{links}</p>")
    if picture is not None and not entry.trouble:
        alternative = html(f"Argument map: {entry.title}")
        lines.append(f'<a href="{_url(picture)}"><img src="{_url(picture)}" alt="{alternative}"></a>')
    return "<article>\n" + "\n".join(lines) + "\n</article>"


def _url(name: str) -> str:
    return html(encoded(name))
