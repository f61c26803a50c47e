"""The formats of pictures: one line for each, from which all follows that is said and asked of formats.

The module of a format is called like it, lies in `argmap.rendering.formats`, and is loaded when that format is written.
It has `write(picture)`, which gives the bytes of a file; `picture` is a `Picture`, of the module of that name there.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.records import record

if TYPE_CHECKING:
    from types import ModuleType


@record()
class Format:
    """A format as it is known before its module is loaded.

    `ending` is that of its files, `also` are others by which it is told, `label` and `about` stand in the table of the
    documentation. `text`: its bytes are text in UTF-8. `placed`: it shows where boxes are, so the map is laid out for
    it. `engine`: an engine draws it, and `program`: only one that is a program. `tells`: arrows across the map are
    words in it. `frames`: it can put premises into a common frame. `binds`: one file holds all parts of a split map.
    """

    name: str
    ending: str
    label: str
    about: str
    also: tuple[str, ...] = ()
    text: bool = False
    placed: bool = True
    engine: bool = False
    program: bool = False
    tells: bool = False
    frames: bool = True
    binds: bool = False

    def module(self) -> ModuleType:
        """The module that writes it."""
        return import_module(f"argmap.rendering.formats.{self.name}")


ALL = (
    Format(
        "svg",
        "svg",
        "SVG",
        "sharp at any size, with links, tooltips and a text alternative. The one to prefer",
        text=True,
        engine=True,
    ),
    Format(
        "png",
        "png",
        "PNG",
        "`--dpi 300` for print",
        engine=True,
        program=True,
    ),
    Format(
        "pdf",
        "pdf",
        "PDF",
        'needs the extra `pdf`: `python -m pip install ".[pdf]"` in a checkout. The page is as large as the map.'
        " `--paper a4` (`a3`, `letter`, `16:9`, `4:3`) puts it on [sheets or slides](#slides-paper-and-handouts), of"
        " which there are several where the text would be too small on one; they have the colour of the theme up to"
        " their edges",
        engine=True,
        program=True,
        binds=True,
    ),
    Format(
        "pptx",
        "pptx",
        "PowerPoint",
        'needs the extra `slides`: `python -m pip install ".[slides]"` in a checkout. One slide of boxes and lines'
        " that can be edited: the lines stay at the boxes when these are moved",
    ),
    Format(
        "drawio",
        "drawio",
        "diagrams.net",
        "for the editor of [diagrams.net](https://www.drawio.com), also called draw.io; the lines stay at the boxes"
        " when these are moved",
        text=True,
    ),
    Format(
        "dot",
        "dot",
        "DOT",
        "for Graphviz; every place is in it, so that `dot -Tsvg bridge.dot` draws this picture",
        also=("gv",),
        text=True,
    ),
    Format(
        "mermaid",
        "mmd",
        "Mermaid",
        "for platforms that draw Mermaid from text. Mermaid draws at most 50,000 characters and 500 lines between"
        " boxes; argmap says so where a map has more",
        text=True,
        placed=False,
        frames=False,
    ),
    Format(
        "d2",
        "d2",
        "D2",
        "for [D2](https://d2lang.com), which finds places of its own, and other programs that draw its text",
        text=True,
        placed=False,
    ),
    Format(
        "outline",
        "txt",
        "outline",
        "the numbered text of `argmap outline`",
        text=True,
        placed=False,
        tells=True,
    ),
)
BY_NAME: Mapping[str, Format] = MappingProxyType({each.name: each for each in ALL})
FORMATS = tuple(BY_NAME)
# The names of formats by the endings of files.
BY_ENDING: Mapping[str, str] = MappingProxyType(
    {ending: each.name for each in ALL for ending in (each.ending, *each.also)}
)


def ending(form: str) -> str:
    """The ending of files in a format."""
    return BY_NAME[form].ending


def listed(names: tuple[str, ...] = FORMATS) -> str:
    """Names of formats in a row, the last after “or”."""
    return f"{', '.join(names[:-1])} or {names[-1]}"
