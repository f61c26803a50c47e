"""A PNG that says what made it, as its specification has it (https://www.w3.org/TR/png-3/#11textinfo)."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING
from zlib import crc32

from argmap.rendering.formats import fonts
from argmap.rendering.formats.engines import draw
from argmap.rendering.options import EngineName

if TYPE_CHECKING:
    from argmap.rendering.formats.picture import Picture

# Beyond these is more than viewers open.
MOST_PIXELS = 80_000_000
LONGEST_SIDE = 30_000

_HEADER = 33  # bytes of the signature and of the first chunk
_CHUNK = b"tEXtSoftware\0argmap"


def write(picture: Picture) -> bytes:
    """The PNG that an engine makes which has fonts for all that is written in a picture."""
    engine = picture.options.engine
    foreign = fonts.beyond_built_in(picture.texts())
    if foreign and engine is EngineName.PURE:
        if find_spec("pygraphviz") is None:
            raise fonts.NeedsFonts(foreign[0])
        engine = EngineName.PYGRAPHVIZ
    if engine is not EngineName.PURE:
        picture.notices.extend(fonts.checked(foreign))
    dpi = _dpi(picture)
    return signed(draw(picture.dot[0], ["png"], engine, picture.options.limits, dpi=dpi)["png"])


def _dpi(picture: Picture) -> float:
    """The resolution asked for, or what keeps the picture openable."""
    sheet, dpi = picture.sheet, picture.options.dpi
    wanted = dpi / 72
    most = min(LONGEST_SIDE / max(sheet.width, sheet.height), (MOST_PIXELS / (sheet.width * sheet.height)) ** 0.5)
    if wanted <= most:
        return dpi
    found = int(most * 72)
    picture.notices.append(
        f"the png has {found} dots an inch: with {dpi:g} it would be"
        f" {sheet.width * wanted:.0f} × {sheet.height * wanted:.0f} pixels; svg and pdf have no such limit"
    )
    return found


def signed(data: bytes) -> bytes:
    """The picture with a chunk of text that names the program, by which argmap knows its own work."""
    chunk = (len(_CHUNK) - 4).to_bytes(4, "big") + _CHUNK + crc32(_CHUNK).to_bytes(4, "big")
    return data[:_HEADER] + chunk + data[_HEADER:]
