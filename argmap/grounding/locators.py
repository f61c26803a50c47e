"""Locators: `§3 ¶4`, `s3 p4`, `¶4 s2`, `p. 12`, or the words of a heading."""

from __future__ import annotations

import re
from functools import lru_cache

from argmap.grounding.normalising import Normal
from argmap.grounding.texts import WorkText
from argmap.lazy_pattern import lazy
from argmap.records import record

_RANGE = r"(\d+)(?:\s*[-\u2013]\s*(\d+))?"
_PAGES = lazy(r"(?:pp?\.\s*|pages?\s+|p\s+)([\w-]+?)(?:\s*[-\u2013]\s*(\w+))?", re.IGNORECASE)
_PARTS = lazy(
    rf"(?:(?:\u00a7\s*|sec(?:tion|\.)?\s*|s(?=\s*\d+\s*[\s,]\s*p)\s*|s(?=\s*\d+\s*$)\s*){_RANGE})?[\s,]*"
    rf"(?:(?:\u00b6\s*|par(?:agraph|a|\.)?\s*|p\s*){_RANGE})?[\s,]*"
    rf"(?:(?:s(?:entence|\.)?\s*){_RANGE})?",
    re.IGNORECASE,
)


@record()
class Locator:
    """A locator that was understood; bounds are inclusive, None where it does not tell. `heading` is in lower case."""

    section: tuple[int, int] | None = None
    paragraph: tuple[int, int] | None = None
    sentence: tuple[int, int] | None = None
    pages: tuple[str, str] | None = None
    heading: str | None = None


@lru_cache(maxsize=4096)
def locator(written: str) -> Locator:
    """The parts of a text that a locator names; what is no number of a part is taken for the words of a heading."""
    text = written.strip()
    pages = _PAGES.fullmatch(text)
    if pages:
        return Locator(pages=(pages[1], pages[2] or pages[1]))
    parts = _PARTS.fullmatch(text)
    if parts and any(parts.groups()):
        bounds = [
            None if first is None else (int(first), int(last or first))
            for first, last in zip(parts.groups()[::2], parts.groups()[1::2], strict=True)
        ]
        return Locator(bounds[0], bounds[1], bounds[2])
    return Locator(heading=_form(text))


def _form(text: str) -> str:
    return Normal(text.strip().strip("\"'\u201c\u201d\u2018\u2019")).key.casefold().strip(" .")


def headings_like(text: WorkText, where: Locator) -> list[int]:
    """The numbers of the sections whose heading a locator gives, in whole or in part."""
    wanted = where.heading
    if not wanted:
        return []
    forms = {section.number: _form(section.title) for section in text.sections if section.title is not None}
    same = [number for number, form in forms.items() if form == wanted]
    return same or [n for n, form in forms.items() if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", form)]


def fits(text: WorkText, start: int, end: int, where: Locator) -> bool | None:
    """Whether a stretch of a text is where a locator says; None where the text cannot tell.

    The stretch has to begin in the part that is named; on a page it may also begin before and go on there.
    """
    if where.pages is not None:
        return _fits_pages(text, start, end, where.pages)
    place = text.place_at(start)
    if where.heading is not None:
        sections = headings_like(text, where)
        if not sections:
            return None
        return any(n == place.section or _is_below(text, place.section, n) for n in sections)
    for wanted, number in (
        (where.section, place.section),
        (where.paragraph, place.paragraph),
        (where.sentence, place.sentence),
    ):
        # What stands in a heading has no paragraph; its section has to be right.
        if wanted is not None and not wanted[0] <= number <= wanted[1] and number:
            return False
    return where.section is None or where.section[0] <= place.section <= where.section[1]


def stretches(text: WorkText, where: Locator) -> list[tuple[int, int]] | None:
    """The parts of a text in which a passage may begin that is where a locator says; None where it names pages."""
    if where.pages is not None:
        return None
    if where.heading is not None and not headings_like(text, where):
        return None
    found = []
    for section, following in zip(text.sections, [*text.sections[1:], None], strict=True):
        end = len(text.text) if following is None else following.start
        if where.paragraph is None and where.sentence is None:
            if fits(text, section.start, end, where):
                found.append((section.start, end))
            continue
        if where.section is None or where.section[0] <= section.number <= where.section[1]:
            if section.paragraphs and section.title is not None:
                found.append((section.start, section.paragraphs[0].start))  # the heading
            found += [
                (paragraph.start, paragraph.end)
                for paragraph in section.paragraphs
                if where.paragraph is None or where.paragraph[0] <= paragraph.place.paragraph <= where.paragraph[1]
            ]
    return found


def _is_below(text: WorkText, number: int, heading: int) -> bool:
    """Whether a section stands below a heading of a higher level."""
    by_number = {section.number: section for section in text.sections}
    top = by_number[heading].level
    return number > heading and all(by_number[n].level > top for n in range(heading + 1, number + 1))


def _fits_pages(text: WorkText, start: int, end: int, wanted: tuple[str, str]) -> bool | None:
    first, last = text.page_at(start), text.page_at(end - 1)
    if first is None or last is None:
        return None
    here = range(first, last + 1)
    named = [text.page_names[n - 1] for n in here if n <= len(text.page_names)]
    if any(name in wanted for name in named):
        return True
    if not (wanted[0].isdigit() and wanted[1].isdigit()):
        return False if wanted[0] in text.page_names else None
    low, high = int(wanted[0]), int(wanted[1])
    if any(low <= n <= high for n in here) or any(name.isdigit() and low <= int(name) <= high for name in named):
        return True
    known = {name for name in text.page_names if name.isdigit()} | {str(n) for _, n in text.pages}
    # A page number beyond those of the file is that of the printed work.
    return False if wanted[0] in known else None
