"""Lines of an SVG in which parts look different: one text element for each, so that the reader's program orders it.

An engine draws each run by itself, as wide as its own fonts are. A line that is one text again keeps the places of its
words in any font, and is read, searched and copied as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, TypeAlias

from argmap.addresses import leads_away
from argmap.directions import is_right_to_left
from argmap.inline.runs import Run, Styled, runs_of
from argmap.lazy_pattern import lazy
from argmap.markup import html
from argmap.rendering.content.directions import unmarked
from argmap.rendering.content.fragments import fragments
from argmap.rendering.content.wrapping import is_exact, text_width
from argmap.rendering.formats.labels import CODE_FONT

if TYPE_CHECKING:
    import re

CODE_FONTS = f"'{CODE_FONT}', Cousine, 'Liberation Mono', monospace"

_TEXT = lazy(
    r'<text (?:xml:space="preserve" )?text-anchor="start" x="([^"]*)" y="([^"]*)" font-family="([^"]*)"'
    r'( font-weight="bold")?( font-style="italic")?( text-decoration="underline")? font-size="([^"]*)"'
    r'( fill="[^"]*")?>([^<]*)</text>\n'
)
_Seen: TypeAlias = tuple[str, bool, bool, bool, bool]  # words; bold, slanted, underlined, of one width


def with_runs(svg: str, lines: Iterable[tuple[Styled, bool]]) -> str:
    """The SVG with one text for each of some lines, each told with whether all of it is bold."""
    known = {tuple(_seen(run, bold) for run in fragments(line)): (line, bold) for line, bold in lines}
    if not known:
        return svg
    lengths: dict[_Seen, set[int]] = {}
    for key in known:
        lengths.setdefault(key[0], set()).add(len(key))
    found: list[str] = []
    place = 0
    for matches in _rows(svg):
        at = 0
        keys = [_drawn(match) for match in matches]
        while at < len(matches):
            several = [tuple(keys[at : at + n]) for n in sorted(lengths.get(keys[at], ()), reverse=True)]
            count = next((len(key) for key in several if key in known), 0)
            if count:
                line, bold = known[tuple(keys[at : at + count])]
                found += [svg[place : matches[at].start()], _text(matches[at : at + count], line, bold)]
                place = matches[at + count - 1].end()
            at += count or 1
    return "".join([*found, svg[place:]])


def _rows(svg: str) -> Iterator[list[re.Match[str]]]:
    """The texts that follow one another at one height."""
    row: list[re.Match[str]] = []
    for match in _TEXT.finditer(svg):
        if row and (row[-1].end() != match.start() or row[-1][2] != match[2]):
            yield row
            row = []
        row.append(match)
    if row:
        yield row


def _seen(run: Run, bold: bool) -> _Seen:
    return run.text, bold or run.strong, run.emphasis, run.href is not None, run.code


def _drawn(match: re.Match[str]) -> _Seen:
    return unescape(match[9]), bool(match[4]), bool(match[5]), bool(match[6]), match[3] == CODE_FONT


def _text(matches: Collection[re.Match[str]], line: Styled, bold: bool) -> str:
    """The text of a line, at the place of the part that is read first."""
    turned = is_right_to_left(line)
    first = next(each for each in matches if not turned or is_right_to_left(unescape(each[9])))
    shown = unmarked(line)
    more = ' direction="rtl"' if turned else ""
    if len(shown) > 1 and not turned and is_exact(shown):
        width = text_width(shown, float(first[7]), bold=bold)
        more += f' textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"'
    weight = ' font-weight="bold"' if bold else ""
    inner = "".join(_span(run) for run in runs_of(shown))
    return f'<text x="{first[1]}" y="{first[2]}"{weight} font-size="{first[7]}"{first[8] or ""}{more}>{inner}</text>\n'


def _span(run: Run) -> str:
    looks = [
        (run.strong, ' font-weight="bold"'),
        (run.emphasis, ' font-style="italic"'),
        (run.code, f' font-family="{CODE_FONTS}"'),
        (run.href is not None, ' text-decoration="underline"'),
    ]
    said = html(run.text)
    look = "".join(written for is_so, written in looks if is_so)
    if look:
        said = f"<tspan{look}>{said}</tspan>"
    if run.href is None:
        return said
    away = ' rel="noopener noreferrer"' if leads_away(run.href) else ""
    return f'<a xlink:href="{html(run.href)}"{away}>{said}</a>'
