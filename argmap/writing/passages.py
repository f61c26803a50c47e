"""A node's own passage and the works that it cites, as they are written."""

from __future__ import annotations

from typing import Any

_PASSAGE = frozenset({"quote", "at", "voice"})


def parted(citations: list[dict[str, Any]]) -> dict[str, Any]:
    """The keys `quote`, `at`, `voice` and `cite` for some citations, of which the first may be of the map's own source.

    A locator without a quotation stands beside no `cite`, where it would look as if it belonged to that.
    """
    found: dict[str, Any] = {}
    first = citations[0] if citations else {}
    if first and first.keys() <= _PASSAGE and ("quote" in first or len(citations) == 1):
        found, citations = dict(first), citations[1:]
    cited = [each["source"] if each.keys() == {"source"} else each for each in citations]
    if cited:
        found["cite"] = cited[0] if len(cited) == 1 else cited
    return found
