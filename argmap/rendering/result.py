"""What drawing gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing by format. `notices` tell where it differs from what was asked; `parts` follow the first of a set."""

    name: str
    files: Mapping[str, bytes]
    notices: tuple[str, ...] = ()
    parts: tuple[Drawing, ...] = ()
