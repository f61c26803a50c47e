"""The result of drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.records import record
from argmap.showing import Brief, counted


@record()
class Drawing(Brief):
    """A drawing by format. `notices` tell where it differs from what was asked; `parts` follow the first of a set."""

    name: str
    files: Mapping[str, bytes]
    notices: tuple[str, ...] = ()
    parts: tuple[Drawing, ...] = ()

    def _brief(self) -> Iterator[object]:
        yield self.name
        yield ", ".join(f"{form} of {counted(len(data), 'byte')}" for form, data in self.files.items())
        yield f"and {counted(len(self.parts), 'part')}" if self.parts else ""
