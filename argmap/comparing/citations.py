"""The citations at nodes of two versions: a citation is one fact, whichever way it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.comparing.changes import Detail
from argmap.comparing.values import Said, Side, Sides
from argmap.comparing.words import plain
from argmap.graph import Target
from argmap.model import Citation, Reference
from argmap.reading.language import CITATION

_PASSAGE = tuple(key for key in CITATION.keys if key.name != "source")


def citation_differences(
    before: Sequence[Target | Reference], after: Sequence[Target | Reference], sides: Sides
) -> Iterator[Detail]:
    """The citations that only one of two sides has; where each has one such of the same work, key by key."""
    if not any(node.citations for node in (*before, *after)):
        return
    old, new = (
        Counter(_cited(side, node, citation) for node in nodes for citation in node.citations)
        for side, nodes in zip(sides, (before, after), strict=True)
    )
    lost, gained = list((old - new).elements()), list((new - old).elements())
    if len(lost) == len(gained) == 1 and lost[0][0] == gained[0][0]:
        for part, was, now in zip(_PASSAGE, lost[0][1:], gained[0][1:], strict=True):
            if was != now:
                yield Detail(part.name, (was,) if was else (), (now,) if now else ())
    elif lost or gained:
        names = [_told_at(cited) for cited in (*lost, *gained)]
        name = next((part for part in ("cite", *(key.name for key in _PASSAGE)) if part in names), "cite")
        yield Detail(name, tuple(map(_words, lost)), tuple(map(_words, gained)))


def citations_at(node: Target | Reference, side: Side) -> Iterator[Said]:
    """The citations of a node, each under the key that it is told at."""
    for citation in node.citations:
        cited = _cited(side, node, citation)
        yield _told_at(cited), cited, _words(cited)


def _cited(side: Side, node: Target | Reference, citation: Citation) -> tuple[str, ...]:
    """A citation as the id of its work in the new map, and what else is said of the passage."""
    work = citation.source or side.graph.map_of(node).work
    parts = (key.value_in(citation) for key in _PASSAGE)
    return (
        side.work(work.value if work is not None else ""),
        *("" if part is None else plain(part.value) for part in parts),
    )


def _told_at(cited: tuple[str, ...]) -> str:
    """The key for a citation: `cite`, or the first that says something where no work is known."""
    names = ("cite", *(key.name for key in _PASSAGE))
    return next((name for name, said in zip(names, cited, strict=True) if said), "cite")


def _words(cited: tuple[str, ...]) -> str:
    """A citation in words: ``work, “quotation”, place (voice)``."""
    work, *parts = cited
    forms = {"quote": "“{}”", "voice": "({})"}
    said = {key.name: forms.get(key.name, "{}").format(part) for key, part in zip(_PASSAGE, parts, strict=True) if part}
    voice = said.pop("voice", "")
    return " ".join(part for part in (", ".join(part for part in (work, *said.values()) if part), voice) if part)
