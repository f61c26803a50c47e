"""Words of which some parts look different: runs, and texts that are made of them.

A text without such parts is a plain `str`, and costs nothing here. One with them is `Styled`: a `str` of its words that
knows its runs. Whatever is done to it as to any other text gives plain words; what is to keep the runs is done by the
functions of this module.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, groupby
from operator import attrgetter

from argmap.records import record

_look = attrgetter("strong", "emphasis", "code", "href")


@record()
class Run:
    """Words of one look; `href` is a safe link or None."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str | None = None

    @property
    def is_plain(self) -> bool:
        return not (self.strong or self.emphasis or self.code or self.href)

    def saying(self, text: str) -> Run:
        """The same look with other words."""
        return Run(text, self.strong, self.emphasis, self.code, self.href)


class Styled(str):
    """The words of several runs, none of which is empty, or of one that is not plain; `ends` are where they end."""

    __slots__ = ("ends", "runs")
    runs: tuple[Run, ...]
    ends: tuple[int, ...]

    def __new__(cls, runs: tuple[Run, ...]) -> Styled:
        made = super().__new__(cls, "".join([run.text for run in runs]))
        made.runs = runs
        made.ends = tuple(accumulate([len(run.text) for run in runs]))
        return made


def text_of(runs: Iterable[Run]) -> str:
    """The text of some runs: neighbours that look alike are one, and a text of plain runs is a plain one."""
    alike = [list(same) for _, same in groupby((run for run in runs if run.text), _look)]
    if all(run.is_plain for run, *_ in alike):
        return "".join([run.text for same in alike for run in same])
    return Styled(tuple([same[0].saying("".join([run.text for run in same])) for same in alike]))


def runs_of(text: str) -> tuple[Run, ...]:
    """The runs of a text; one for a plain text."""
    return text.runs if isinstance(text, Styled) else (Run(text),)


def cut(text: str, start: int, end: int) -> str:
    """The part of a text between two places."""
    if not isinstance(text, Styled):
        return text[start:end]
    return text_of(_cut(text, start, end))


def _cut(text: Styled, start: int, end: int) -> Iterator[Run]:
    for number in range(bisect_right(text.ends, start), len(text.runs)):
        run = text.runs[number]
        place = text.ends[number] - len(run.text)
        if place >= end:
            break
        yield run.saying(run.text[max(0, start - place) : end - place])


def stripped(text: str, signs: str | None = None) -> str:
    """A text without the blanks, or other signs, at its ends."""
    if not isinstance(text, Styled):
        return text.strip(signs)
    start = len(text) - len(text.lstrip(signs))
    return cut(text, start, max(start, len(text.rstrip(signs))))


def lines_of(text: str) -> list[str]:
    """The lines of a text."""
    if not isinstance(text, Styled):
        return text.split("\n")
    found: list[str] = []
    start = 0
    for line in str(text).split("\n"):
        found.append(cut(text, start, start + len(line)))
        start += len(line) + 1
    return found


def joined(pieces: Iterable[str], between: str = "") -> str:
    """Texts one after the other."""
    kept = list(pieces)
    if Styled not in map(type, kept):
        return between.join(kept)
    runs: list[Run] = []
    for number, piece in enumerate(kept):
        if number and between:
            runs.append(Run(between))
        runs.extend(runs_of(piece))
    return text_of(runs)


def each_run(text: str, change: Callable[[str], str]) -> str:
    """A text with something done to the words of each of its runs."""
    if not isinstance(text, Styled):
        return change(text)
    return text_of(run.saying(change(run.text)) for run in text.runs)


def links_in(text: str) -> Iterator[tuple[str, str]]:
    """The links in a text: the words of each, and where it leads to."""
    if not isinstance(text, Styled):
        return
    words: list[str] = []
    for run, after in zip(text.runs, (*text.runs[1:], None), strict=True):
        if run.href:
            words.append(run.text)
            if after is None or after.href != run.href:
                yield "".join(words), run.href
                words.clear()
