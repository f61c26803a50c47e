"""The engine's SVG made fit for people: named, readable without eyes, the same everywhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from argmap.addresses import leads_away
from argmap.directions import is_right_to_left
from argmap.inline.runs import Styled
from argmap.lazy_pattern import lazy
from argmap.markup import html
from argmap.rendering.content.directions import unmarked
from argmap.rendering.content.scene import Item, Scene
from argmap.rendering.content.wrapping import is_exact, text_width
from argmap.rendering.formats.engines import draw
from argmap.rendering.formats.outline import scene_outline
from argmap.rendering.themes import AUTO, DARK, LIGHT

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture
    from argmap.rendering.formats.schemes import Schemes

FONTS = "Arial, Arimo, 'Liberation Sans', Helvetica, sans-serif"

_BLANKS = " \xa0"
_COMMENT = lazy(r"<!--.*?-->\n?", re.DOTALL)
_DOCTYPE = lazy(r"<!DOCTYPE[^>]*>\n?")
_ROOT = lazy(r"<svg ([^>]*)>\s*<g ([^>]*)>\s*<title>[^<]*</title>", re.DOTALL)
_TEXT = lazy(
    r'<text (?:xml:space="preserve" )?text-anchor="(\w+)" x="([^"]*)" y="([^"]*)" font-family="[^"]*"'
    r'( font-weight="bold")?(?: font-style="italic")?(?: text-decoration="underline")?'
    r' font-size="([^"]*)"( fill="[^"]*")?>([^<]*)</text>\n'
)
_NODE = lazy(r'<g id="([^"]*)" class="node ?([^"]*)">\n<title>([^<]*)</title>\n')
_EDGE = lazy(r'<g id="[^"]*" class="edge ?([^"]*)">\n<title>([^<]*)</title>\n')
_CLUSTER = lazy(r'(<g id="[^"]*" class="cluster ?[^"]*">)\n<title>[^<]*</title>\n')
_HOLLOW_LINK = lazy(r'<g id="a_[^"]*"><a xlink:title="[^"]*">\n(.*?)</a>\n</g>\n', re.DOTALL)
_ID = lazy(r'((?:\bid|aria-labelledby|aria-describedby|data-from|data-to)=)"([^"]*)"')
_HREF = lazy(r'xlink:href="([^"]*)"')
# The entities of XML, as far as an engine writes them; that of the ampersand is taken last.
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&apos;": "'", "&amp;": "&"}


def write(picture: Picture) -> bytes:
    """The SVG that the engine makes of a picture, with the outline as its description."""
    schemes = _schemes() if picture.theme is AUTO else None
    dot, starts = picture.dot if schemes is None else schemes.dot(picture)
    drawn = draw(dot, ["svg"], picture.options.engine, picture.options.limits)["svg"].decode()
    prefix = picture.options.id_prefix
    svg = refine(
        drawn,
        picture.scene,
        starts,
        title=picture.title,
        description=scene_outline(picture.told, picture.words, picture.headings[1:]),
        language=picture.language,
        lines=picture.styled_lines(),
    )
    if schemes is not None:
        svg = schemes.put_in(svg, prefix)
    return (_prefixed(svg, prefix, picture.scene) if prefix else svg).encode()


def _schemes() -> Schemes:
    from argmap.rendering.formats.schemes import Schemes  # only where one SVG is for both

    return Schemes(LIGHT, DARK)


def _prefixed(svg: str, prefix: str, scene: Scene) -> str:
    """The SVG with a prefix to all of its ids, and in all that refers to them."""
    ways = {item.href for item in scene.walk() if item.href and "#" in item.href}
    svg = _ID.sub(lambda m: f'{m[1]}"{prefix}{m[2]}"', svg)
    svg = svg.replace("url(#", f"url(#{prefix}")

    def led(match: re.Match[str]) -> str:
        target = _plain(match[1])
        file, _, place = target.partition("#")
        return f'xlink:href="{html(f"{file}#{prefix}{place}")}"' if target in ways else match[0]

    return _HREF.sub(led, svg)


def refine(
    svg: str,
    scene: Scene,
    starts: Mapping[str, float],
    *,
    title: str,
    description: str,
    language: str | None,
    lines: Mapping[Styled, bool],
) -> str:
    """The SVG with title, description and readable parts, without what ties it to the engine.

    Every statement's group has an id of its own; every line says between which it runs. `starts` has for each node of
    the engine where text from right to left begins in it, in points; `lines` are those in which parts look different,
    with whether all of each is bold.
    """
    items = {item.name: item for item in scene.walk()}
    svg = _turned(svg, starts)
    svg = _DOCTYPE.sub("", _COMMENT.sub("", svg)).replace("&#45;", "-")  # which is only needed in comments
    svg = _HOLLOW_LINK.sub(r"\1", svg)
    svg = _NODE.sub(lambda m: _node(m, items), svg)
    svg = _EDGE.sub(lambda m: _edge(m, items), svg)
    svg = _CLUSTER.sub(r"\1\n", svg)
    links = {link for item in items.values() for link in _links(item)}
    svg = _HREF.sub(lambda m: _link(_plain(m[1]), links), svg)
    if lines:
        from argmap.rendering.formats.svg_runs import with_runs  # most maps have none

        svg = with_runs(svg, lines.items())
    svg = _TEXT.sub(_text, svg)
    return _ROOT.sub(lambda m: _root(m, title, description, language), svg, count=1)


def _links(item: Item) -> Iterator[str]:
    """Where an item and the lines in it lead to."""
    if item.href:
        yield item.href
    if item.body is not None:
        yield from (footer.href for footer in item.body.footers if footer.href)


def _plain(attribute: str) -> str:
    """The plain text of an attribute; other than in HTML, no name of an address is taken for an entity."""
    for entity, sign in _ENTITIES.items():
        attribute = attribute.replace(entity, sign)
    return attribute


def _link(target: str, links: Collection[str]) -> str:
    """The attribute of a link, written anew; none for what the scene does not lead to, whatever the engine made."""
    if target not in links:
        return ""
    away = ' rel="noopener noreferrer"' if leads_away(target) else ""
    return f'xlink:href="{html(target)}"{away}'


def _root(match: re.Match[str], title: str, description: str, language: str | None) -> str:
    lang = f' lang="{html(language)}" xml:lang="{html(language)}"' if language else ""
    return (
        f'<svg {match[1]} role="graphics-document document" aria-labelledby="map-title" aria-describedby="map-outline"'
        f' font-family="{FONTS}"{lang}>\n<title id="map-title">{html(title)}</title>\n'
        f'<desc id="map-outline">{html(description)}</desc>\n<g {match[2]}>'
    )


def _node(match: re.Match[str], items: Mapping[str, Item]) -> str:
    item = items.get(unescape(match[3]))
    words = match[2].strip()
    if item is None:
        return f'<g class="{words}" aria-hidden="true">\n'
    title = f"<title>{html(item.tooltip)}</title>\n" if item.tooltip else ""
    role = ' role="group"' if item.statement is not None else ""
    return f'<g id="{html(item.anchor)}" class="node {words}"{role}>\n{title}'


def _edge(match: re.Match[str], items: Mapping[str, Item]) -> str:
    ends = [items.get(name) for name in unescape(match[2]).split("->")]
    names = "".join(
        f' data-{side}="{html(end.anchor)}"' for side, end in zip(("from", "to"), ends, strict=False) if end
    )
    return f'<g class="edge {match[1]}"{names} aria-hidden="true">\n'


def _turned(svg: str, starts: Mapping[str, float]) -> str:
    """Text that runs from right to left, begun at its right edge; the engine does not know how wide it is."""
    if svg.isascii():
        return svg
    found: list[str] = []
    place = 0
    nodes = list(_NODE.finditer(svg))
    begins = [node.start() for node in nodes]
    for match in _TEXT.finditer(svg):
        if not is_right_to_left(unescape(match[7])):
            continue
        index = bisect_right(begins, match.start()) - 1
        right = starts.get(unescape(nodes[index][3])) if index >= 0 else None
        if right is None:
            continue
        found += [svg[place : match.start(2)], f"{right:.2f}"]
        place = match.end(2)
    return "".join([*found, svg[place:]])


def _text(match: re.Match[str]) -> str:
    """A text element that keeps its measured length in any font, and its direction."""
    anchor, x, y, bold, size, fill, written = match.groups()
    said = unescape(written) if "&" in written else written
    inner = said.strip(_BLANKS)
    if not inner:
        return ""
    more = ""
    if is_right_to_left(said):
        more = ' direction="rtl"'
    elif inner != said and anchor == "start":  # some viewers leave out blanks at the ends
        before = said[: len(said) - len(said.lstrip(_BLANKS))]
        x = f"{float(x) + text_width(before, float(size), bold=bool(bold)):.2f}"
        said = inner
        written = html(inner)
    if len(said) > 1 and is_exact(said):
        width = text_width(said, float(size), bold=bool(bold))
        more = f' textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"'
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{side} x="{x}" y="{y}"{bold or ""} font-size="{size}"{fill or ""}{more}>{unmarked(written)}</text>\n'
