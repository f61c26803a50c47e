"""Texts of runs as HTML and as Markdown; a plain text is written as `argmap.markup` writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from argmap.addresses import leads_away
from argmap.inline.runs import Run, Styled, runs_of
from argmap.markup import html, markdown, markdown_code, markdown_line, markdown_part

_SEPARATOR = "\u2060"  # between marks that would be taken for those of one stretch
_UNSEEN = f" \n{_SEPARATOR}"
_MARKS = {"strong": "**", "emphasis": "*"}


def html_of(text: str) -> str:
    """A text as it stands in HTML between tags; what looks different is in elements of its own."""
    if not isinstance(text, Styled):
        return html(text)
    return "".join(map(_html_run, text.runs))


def _html_run(run: Run) -> str:
    said = html(run.text)
    for is_so, tag in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
        said = f"<{tag}>{said}</{tag}>" if is_so else said
    if run.href is None:
        return said
    away = ' rel="noopener noreferrer"' if leads_away(run.href) else ""
    return f'<a href="{html(run.href)}"{away}>{said}</a>'


def markdown_of(text: str, *, strong: bool = False) -> str:
    """A text on one line of Markdown, after something else on that line; `strong`: among strong words."""
    return _markdown(text, markdown, strong=strong)


def markdown_line_of(text: str) -> str:
    """A text that begins a line of Markdown, or an item of a list."""
    return _markdown(text, markdown_line)


def _markdown(text: str, plain: Callable[[str], str], *, strong: bool = False) -> str:
    if not isinstance(text, Styled):
        return plain(text)
    runs = tuple(Run(r.text, False, r.emphasis, r.code, r.href) for r in text.runs) if strong else text.runs
    written = "".join(_markdown_runs(runs)).strip()
    if not _is_read_as(written, runs):
        return plain(text)
    if not runs[0].is_plain:
        return written
    begun = markdown_part(runs[0].text).strip()
    return plain(runs[0].text) + written[len(begun) :]


def _is_read_as(written: str, runs: tuple[Run, ...]) -> bool:
    """Whether Markdown is read as some runs: it has no emphasis that begins within a word, before a bracket."""
    from argmap.inline.reading import read  # what has runs was read with it

    return _letters(runs_of(read(written).text)) == _letters(runs)


def _letters(runs: tuple[Run, ...]) -> list[tuple[str, Run]]:
    """All that can be seen of some runs, letter by letter."""
    return [(letter, run.saying("")) for run in runs for letter in run.text if letter.strip(_UNSEEN)]


def _markdown_runs(runs: tuple[Run, ...]) -> Iterator[str]:
    """The parts of a line. Marks that end where others begin have an unseen sign between them."""
    opened: list[str] = []
    for run, lasting in zip(runs, _lasting(runs), strict=True):
        kept = list(takewhile(lasting.__contains__, opened))
        new = sorted(lasting.keys() - set(kept), key=lambda mark: (-lasting[mark], mark))
        if len(opened) > len(kept):
            yield _closing(opened[len(kept) :])
            yield _SEPARATOR if new else ""
        yield from map(_opening, new)
        opened = [*kept, *new]
        yield markdown_code(run.text) if run.code else markdown_part(run.text)
    yield _closing(opened)


def _lasting(runs: tuple[Run, ...]) -> list[dict[str, int]]:
    """The marks that have to be open around each run, with the number of runs up to their end."""
    found: list[dict[str, int]] = []
    after: dict[str, int] = {}
    for run in reversed(runs):
        wanted = [mark for name, mark in _MARKS.items() if getattr(run, name)]
        wanted += [f"({run.href})"] if run.href is not None else []
        after = {mark: after.get(mark, 0) + 1 for mark in wanted}
        found.append(after)
    return found[::-1]


def _opening(mark: str) -> str:
    return "[" if mark[0] == "(" else mark


def _closing(marks: list[str]) -> str:
    return "".join(f"](<{mark[1:-1]}>)" if mark[0] == "(" else mark for mark in reversed(marks))
