"""A change of one file or several, before it is made."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from argmap.editing.changes import Changes
from argmap.edits import Edit
from argmap.records import field, record
from argmap.source import Source, Span

_MOST_COMPARED = 4_000  # lines; to compare more takes longer than to set them anew


@record(eq=False)
class Change:
    """A change to be made, with a title that says it in the imperative.

    `edits` are of the texts that their spans name, as these were when the change was worked out. `made` are files that
    are to be made, with their texts; `moves` are files that get another name, and that name.
    """

    title: str
    edits: tuple[Edit, ...] = ()
    made: Mapping[Path, str] = field(default_factory=dict)
    moves: Mapping[Path, Path] = field(default_factory=dict)


def change_of(title: str, changes: Changes) -> Change:
    """The changes worked out for a workspace, as a change of its files as they are."""
    found: list[Edit] = []
    for path, edits in changes.edits.items():
        given = changes.given.get(path)
        if given is not None:
            found += line_edits(given, changes.texts()[path])
        else:
            found += edits
    return Change(title, tuple(found), changes.created)


def line_edits(source: Source, new: str) -> list[Edit]:
    """The edits that make one text of another, each of whole lines."""
    old_lines = [source.text[start:end] for start, end in pairwise([*source.line_starts, len(source.text)])]
    new_lines = [new[start:end] for start, end in pairwise([*Source("", new).line_starts, len(new)])]
    first = next((i for i, (a, b) in enumerate(zip(old_lines, new_lines, strict=False)) if a != b), None)
    if first is None and len(old_lines) == len(new_lines):
        return []
    first = min(len(old_lines), len(new_lines)) if first is None else first
    same = 0
    while same < min(len(old_lines), len(new_lines)) - first and old_lines[-1 - same] == new_lines[-1 - same]:
        same += 1
    old, put = old_lines[first : len(old_lines) - same], new_lines[first : len(new_lines) - same]
    steps = [("replace", 0, len(old), 0, len(put))]
    if len(old) + len(put) <= _MOST_COMPARED:
        steps = [step for step in SequenceMatcher(None, old, put, autojunk=False).get_opcodes() if step[0] != "equal"]
    places = [*source.line_starts, len(source.text)]
    return [
        Edit(Span(source, places[first + i1], places[first + i2]), "".join(put[j1:j2])) for _, i1, i2, j1, j2 in steps
    ]
