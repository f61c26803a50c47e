"""What changed between two versions of a map as one page: the picture, and the list of changes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from urllib.parse import quote

from argmap.comparing import Comparison, Piece, WordChange
from argmap.directions import html_direction
from argmap.lazy_pattern import lazy
from argmap.markup import html
from argmap.model import Statement
from argmap.reporting.changes.words import FLIPPED, FLIPPED_NOTE, Entry, Section, headline, sections

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --gone: #a32400; --new: #00593f; }
@media (prefers-color-scheme: dark) { :root { --gone: #ff9d76; --new: #58d6b0; } }
body { margin: 1.5rem auto; padding: 0 1rem; max-width: 75rem; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
.names, .place, .note { opacity: .8; font-size: .875rem; }
figure { margin: 1rem 0; overflow: auto; border: 1px solid #8886; }
figure svg { display: block; max-width: 100%; height: auto; margin: auto; }
ol { list-style: none; padding: 0; margin: 0; }
li { border-top: 1px solid #8884; padding: .5rem 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: .25rem 0 0 1rem; }
dt { opacity: .8; } dd { margin: 0; }
.about { opacity: .8; } .number { font-weight: 700; }
del { color: var(--gone); text-decoration: line-through; } ins { color: var(--new); text-decoration: underline; }
del::before { content: "[-"; } del::after { content: "-]"; }
ins::before { content: "{+"; } ins::after { content: "+}"; }
@media print {
  :root { color-scheme: light; --gone: #000; --new: #000; font-size: 10pt; }
  body { margin: 0; max-width: none; } figure { border: 0; } figure svg { max-height: 24cm; }
  li { break-inside: avoid; } h2 { break-after: avoid; }
}
"""
_PROLOGUE = lazy(r"^\s*<\?xml[^>]*\?>\s*(?:<!DOCTYPE[^>]*>\s*)?")
# The engine writes the colours of its gradients as styles, which the policy of the page would not let through.
_STOP = lazy(r'(<stop [^>]*)style="stop-color:([^;"]*);stop-opacity:([^;"]*);?"')
_TAGS = {WordChange.REMOVED: "del", WordChange.ADDED: "ins"}


def comparison_page(
    comparison: Comparison, old: str, new: str, picture: bytes | None, anchor: Callable[[Statement], str | None]
) -> str:
    """One HTML page without scripts and without anything from elsewhere.

    `old` and `new` are the names of the maps for people; `picture` is an SVG that argmap drew, in which `anchor` gives
    the id of a statement. Everything that a user wrote is escaped.
    """
    root = comparison.new.root
    title = " ".join(root.title.value.split()) if root.title else new
    written = root.language.value if root.language else None
    language = f' lang="{html(written)}"' if written else ""
    style_hash = b64encode(sha256(_STYLE.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{style_hash}'; img-src data:; base-uri 'none'; form-action 'none'"
    drawn = ""
    if picture is not None:
        svg = _STOP.sub(r'\1stop-color="\2" stop-opacity="\3"', _PROLOGUE.sub("", picture.decode("utf-8")))
        drawn = f"<figure>\n{svg}</figure>\n"
    body = "\n".join(_section(section, anchor, written) for section in sections(comparison))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>What changed: {html(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1{language} dir="{html_direction(title, written)}">{html(title)}</h1>\n'
        f'<p class="names"><bdi>{html(old)}</bdi> → <bdi>{html(new)}</bdi></p>\n'
        f"<p>{html(headline(comparison))}</p>\n"
        f"{drawn}<main{language}>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section, anchor: Callable[[Statement], str | None], language: str | None) -> str:
    note = f' <span class="note">({html(FLIPPED_NOTE)})</span>' if section.heading == FLIPPED else ""
    items = "\n".join(_item(entry, anchor, language) for entry in section.entries)
    return f"<section>\n<h2>{html(section.heading)}{note}</h2>\n<ol>\n{items}\n</ol>\n</section>"


def _item(entry: Entry, anchor: Callable[[Statement], str | None], language: str | None) -> str:
    name = anchor(entry.statement) if entry.statement is not None else None
    number = entry.number or ("in the picture" if name else "")
    if number:
        number = f'<span class="number" dir="ltr">{html(number)}</span> '
        if name:
            number = f'<a dir="ltr" href="#{html(quote(name))}">{number.strip()}</a> '
    about = f' <span class="about" dir="auto">[{html(entry.about)}]</span>' if entry.about else ""
    lines = "".join(
        f'<dt>{html(line.label)}</dt><dd dir="{_direction(line.pieces, language)}">{_marked(line.pieces)}</dd>\n'
        for line in entry.lines
    )
    places = " → ".join(str(span) for span in (entry.old, entry.new) if span is not None)
    more = f"<dl>\n{lines}</dl>\n" if lines else ""
    said = f'<div dir="{_direction(entry.pieces, language)}">{number}{_marked(entry.pieces)}{about}</div>'
    return f'<li>{said}\n{more}<div class="place" dir="ltr">{html(places)}</div></li>'


def _direction(pieces: Iterable[Piece], language: str | None) -> str:
    return html_direction("".join(piece.text for piece in pieces), language)


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(_tagged(pieces))


def _tagged(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        tag = _TAGS.get(piece.change)
        said = html(piece.text)
        yield f"<{tag}>{said}</{tag}>" if tag else said
