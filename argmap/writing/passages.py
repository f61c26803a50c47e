"""A node's own passage and the works that it cites, as they are written."""

from __future__ import annotations

from typing import Any

from argmap.writing.refusals import Where

_PASSAGE = ("quote", "at", "voice")


def one_or_list(found: list[Any]) -> Any:
    """One thing for a list of one, unless there is nothing in it."""
    return found[0] if len(found) == 1 and found[0] else found


def parted(citations: list[Any]) -> dict[str, Any]:
    """The keys `quote`, `at`, `voice` and `cite` for some citations, of which the first may be of the map's own source.

    A locator without a quotation stands beside no `cite`, where it would look as if it belonged to that.
    """
    found: dict[str, Any] = {}
    first = citations[0] if citations else None
    if isinstance(first, dict) and first and first.keys() <= {*_PASSAGE} and ("quote" in first or len(citations) == 1):
        found, citations = dict(first), citations[1:]
    return found | ({"cite": one_or_list(citations)} if citations else {})


def with_passage(said: dict[str, Any], where: Where) -> dict[str, Any]:
    """The values of a node by key, with its own passage and what it cites in one form."""
    passage = {name: said.pop(name) for name in _PASSAGE if name in said}
    cited = said.pop("cite", [])
    if passage and "quote" not in passage and cited:
        name = next(iter(passage))
        where.refuse(f"`{name}` beside `cite` says nothing about the work that is cited; put it into `cite`")
    return said | parted([*([passage] if passage else []), *(cited if isinstance(cited, list) else [cited])])
