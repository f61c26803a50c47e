"""Changes that can be taken back, and made again: the edits for that, kept so that they fit the texts as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from argmap.editing.changes import CannotChange
from argmap.edits import TextEdit
from argmap.records import field, record
from argmap.sessions.changes import line_edits
from argmap.source import Source

MOST_STEPS = 1_000  # that are remembered
Edits = tuple[TextEdit, ...]


@record(eq=False)
class Step:
    """Something to be done in one go. Files go by their paths without links, or their keys where they have none.

    First `moves`, from one name to another; then `edits`, by the names that files have then, in the order of place;
    `made` and `taken` are files to be made and to be taken away, with their texts. In a history, the edits are of the
    texts as they are when the steps that were added later have been done. Files are `spoilt` whose texts have changed
    where this step, or one that has to be done before it, would change them.
    """

    title: str
    edits: Mapping[str, Edits]
    made: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
    moves: tuple[tuple[str, str], ...] = ()
    spoilt: frozenset[str] = frozenset()

    @property
    def files(self) -> frozenset[str]:
        """All files that have to do with it."""
        return frozenset((*self.edits, *self.made, *self.taken, *(name for move in self.moves for name in move)))

    def plain(self, file: str) -> Edits | None:
        """The edits of a file; None where more than that happens to it, or it is spoilt."""
        others = (*self.made, *self.taken, *(name for move in self.moves for name in move), *self.spoilt)
        return None if file in others else self.edits.get(file, ())

    def inverse(self, texts: Mapping[str, str]) -> Step:
        """The reverse step; `texts` are those of the edited files as they were before, by their new names."""
        names = {new: old for old, new in self.moves}
        edits = {names.get(file, file): inverse(texts[file], edits) for file, edits in self.edits.items()}
        return Step(self.title, edits, self.taken, self.made, tuple((new, old) for old, new in reversed(self.moves)))

    def _with(self, file: str, edits: Edits | None) -> Step:
        """The step with other edits of a file; without any, the file is spoilt."""
        if edits is None:
            return replace(self, spoilt=self.spoilt | {file})
        return replace(self, edits={**self.edits, file: edits})


class History:
    """The steps that can be taken back, and those taken back that can be done again, the last one last."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._texts: dict[str, str] = {}

    def saw(self, file: str, text: str) -> None:
        """Let all steps fit the text of a file, which may have been changed by others."""
        known = self._texts.get(file)
        self._texts[file] = text
        if known is None or known == text:
            return
        back = _triples(text, known)
        for stack in (self.done, self.undone):
            _rebase(stack, file, back)

    def add(self, step: Step) -> None:
        """Something was done, and this takes it back; what was taken back of the same files is not done again."""
        self.done.append(step)
        del self.done[:-MOST_STEPS]
        touched = set(step.files)
        kept: list[Step] = []
        for each in reversed(self.undone):
            if touched.isdisjoint(each.files):
                kept.append(each)
            else:  # and so what was to be done after it
                touched |= each.files
        self.undone = kept[::-1]

    def made(self, step: Step, texts: Mapping[str, str]) -> None:
        """A step has been done by ourselves, and these are the new texts of files."""
        for old, new in step.moves:
            if old in self._texts:
                self._texts[new] = self._texts.pop(old)
        for file in step.taken:
            self._texts.pop(file, None)
        self._texts.update(texts)


def last(steps: Sequence[Step], file: str) -> Step | None:
    """The last step that has to do with a file."""
    return next((step for step in reversed(steps) if file in step.files), None)


def taken_out(steps: Sequence[Step], step: Step) -> tuple[Step, list[Step]]:
    """A step as it is to be done before those that come after it, and the others as they then are.

    Raises CannotChange where something has changed since in the place concerned.
    """
    _refuse(step.spoilt)
    index = next(i for i, each in enumerate(steps) if each is step)
    rest = list(steps[:index])
    for each in steps[index + 1 :]:
        other = each
        for file in sorted(step.files & other.files):
            first, second = other.plain(file), step.plain(file)
            pair = None if first is None or second is None else commuted(first, second)
            if pair is None:
                _refuse([file])
            else:
                step, other = step._with(file, pair[0]), other._with(file, pair[1])
        rest.append(other)
    return step, rest


def _refuse(files: Iterable[str]) -> None:
    for file in sorted(files):
        raise CannotChange(f"{file} has changed since in the place concerned")


def _rebase(stack: list[Step], file: str, back: Edits) -> None:
    """Let steps fit a text from which `back` leads to the one that they fit."""
    for index in range(len(stack) - 1, -1, -1):
        if file in stack[index].files:
            edits = stack[index].plain(file)
            pair = None if edits is None else commuted(back, edits)
            stack[index] = stack[index]._with(file, None if pair is None else pair[0])
            if pair is None:
                return
            back = pair[1]


def commuted(first: Edits, second: Edits) -> tuple[Edits, Edits] | None:
    """Edits that are made one after the other, in the other order: the second ones, and the first ones after them.

    None where they have a place in common, or an insertion or deletion touches another edit, so that it is open what
    comes first.
    """
    moved_first: list[TextEdit] = []
    moved_second: list[TextEdit] = []
    gained_first = gained_second = 0
    i = j = 0
    while i < len(first) or j < len(second):
        a = first[i] if i < len(first) else None
        b = second[j] if j < len(second) else None
        # Where the first one has put its text, which is where the second one looks for its own.
        place = (0, 0) if a is None else (a[0] + gained_first, a[0] + gained_first + len(a[2]))
        if a is not None and (b is None or _is_before(place, b[:2])):
            moved_first.append((a[0] + gained_second, a[1] + gained_second, a[2]))
            gained_first += len(a[2]) - (a[1] - a[0])
            i += 1
        elif b is not None and (a is None or _is_before(b[:2], place)):
            moved_second.append((b[0] - gained_first, b[1] - gained_first, b[2]))
            gained_second += len(b[2]) - (b[1] - b[0])
            j += 1
        else:
            return None
    return tuple(moved_second), tuple(moved_first)


def _is_before(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] < other[0] or (one[1] == other[0] and one[0] < one[1] and other[0] < other[1])


def inverse(text: str, edits: Edits) -> Edits:
    """The edits that take back those made to a text; these come in the order of place."""
    found: list[TextEdit] = []
    gained = 0
    for start, end, put in edits:
        found.append((start + gained, start + gained + len(put), text[start:end]))
        gained += len(put) - (end - start)
    return tuple(found)


def _triples(text: str, new: str) -> Edits:
    return tuple((edit.span.start, edit.span.end, edit.text) for edit in line_edits(Source("", text), new))
