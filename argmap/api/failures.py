"""Why the interface refuses what a program asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, NotThere

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.graph import ArgumentGraph

_MOST = 30  # names in a message


class MapHasErrors(ArgmapError):
    """A map cannot be used as it is; `diagnostics` are its errors, and the message shows them all."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        from argmap.reporting.console import diagnostic_text

        self.diagnostics = tuple(diagnostics)
        super().__init__("\n\n".join(map(diagnostic_text, self.diagnostics)))


class WrongArgument(ArgmapError, ValueError):
    """A function was given something that it can do nothing with."""


class UnknownOption(ArgmapError, TypeError):
    """A function was given an option that it does not have."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no option {shown(name)}{hint(name, known)}")


class UnknownStatement(NotThere):
    """No statement of a map has an id."""

    def __init__(self, name: str, graph: ArgumentGraph) -> None:
        from argmap.model import Statement

        named = dict(graph.names())
        known = [known for known, node in named.items() if isinstance(node, Statement)]
        if name in named:
            super().__init__(f"{shown(name)} is a reason, and the id of a statement is wanted")
        elif known:
            super().__init__(f"no statement has the id {shown(name)}{hint(name, known)}")
        else:
            super().__init__(f"no statement has the id {shown(name)}; this map has no statement with an id")


def shown(given: object) -> str:
    """The given value, as a program would write it, on one line and not too long."""
    try:
        text = " ".join(repr(given).split())
    except Exception:
        text = "something"
    text = text if len(text) <= 60 else f"{text[:59]}…"
    return text if given is None or isinstance(given, str | bool | int | float) else f"{text} ({type(given).__name__})"


def hint(given: object, known: Iterable[str]) -> str:
    """The nearest of what there is, or a part of it."""
    from argmap.analysis.nearest import suggestion
    from argmap.reading.suggestions import nearest_names

    known = list(known)
    near = nearest_names(given, known) if isinstance(given, str) else []
    if near or not known:
        return suggestion(near)
    few = [*known[:_MOST], *("…" for _ in known[_MOST : _MOST + 1])]
    return f"; there {'is' if len(known) == 1 else 'are'} {', '.join(few)}"
