"""One SVG in two sets of colours: which of them is seen follows the colour scheme of the reader's screen.

The SVG is drawn in colours that stand for places in a theme. Each is then put in as that of the one theme, in
attributes that every viewer knows; a style sheet puts that of the other in its place where a screen is dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from argmap.lazy_pattern import lazy
from argmap.rendering.formats.dot import write_dot
from argmap.rendering.themes import Theme, Tone

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture

_ELEMENT = lazy(r"<(?:path|polygon|polyline|ellipse|text|stop)\b[^>]*>")
_COLOUR = lazy(r'(?:style="(stop-color):(#[0-9a-f]{6});stop-opacity:1.;"|(fill|stroke)="(#[0-9a-f]{6})")')
_LETTERS = {"fill": "f", "stroke": "s", "stop-color": "g"}


class Schemes:
    """The colours of two themes, and one theme whose colours stand for both."""

    def __init__(self, light: Theme, dark: Theme) -> None:
        self._pairs: dict[str, tuple[str, str]] = {}
        coloured: dict[str, Any] = dict(self._stood_for(light, dark))
        self.theme = replace(light, **coloured)

    def _stood_for(self, light: Theme, dark: Theme) -> Iterator[tuple[str, object]]:
        """Each field of a theme that holds colours, with what stands for them."""
        for field in fields(light):
            one, other = getattr(light, field.name), getattr(dark, field.name)
            if isinstance(one, str) and one.startswith("#"):
                yield field.name, self._code(one, other)
            elif isinstance(one, tuple):
                yield field.name, tuple(map(self._code, one, other))
            elif isinstance(one, Mapping):
                yield field.name, {key: self._of(one[key], other[key]) for key in one}

    def _of(self, one: str | Tone, other: str | Tone) -> str | Tone:
        if isinstance(one, str) or isinstance(other, str):
            return self._code(str(one), str(other))
        parts = [each.name for each in fields(Tone)]
        return Tone(*(self._code(getattr(one, part), getattr(other, part)) for part in parts))

    def _code(self, one: str, other: str) -> str:
        code = f"#0101{len(self._pairs):02x}"
        self._pairs[code] = (one, other)
        return code

    def dot(self, picture: Picture) -> tuple[str, Mapping[str, float]]:
        """The DOT of a picture in the colours that stand for both."""
        return write_dot(picture.scene, picture.sheet, self.theme)

    def put_in(self, svg: str, prefix: str) -> str:
        """The SVG with the colours of both themes; names of its classes begin with a prefix."""
        used: dict[str, str] = {}
        svg = _ELEMENT.sub(lambda match: self._element(match[0], prefix, used), svg)
        rules = "".join(f".{name}{{{rule}}}" for name, rule in sorted(used.items()))
        style = f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>\n"
        place = svg.index("</desc>\n") + len("</desc>\n")
        return svg[:place] + style + svg[place:]

    def _element(self, element: str, prefix: str, used: dict[str, str]) -> str:
        """An element with the colours of the one theme, and with classes for those of the other."""
        names: list[str] = []

        def coloured(match: re.Match[str]) -> str:
            what, code = (match[1], match[2]) if match[1] else (match[3], match[4])
            if code not in self._pairs:
                return match[0]
            one, other = self._pairs[code]
            name = f"{prefix}{_LETTERS[what]}{int(code[5:], 16)}"
            used[name] = f"{what}:{other}"
            names.append(name)
            return f'{what}="{one}"'

        found = _COLOUR.sub(coloured, element)
        if not names:
            return element
        end = "/>" if found.endswith("/>") else ">"
        return f'{found[: -len(end)].rstrip()} class="{" ".join(names)}"{end}'
