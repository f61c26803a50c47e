"""Dates as maps write them: years, months, days and intervals of ISO 8601, read for whether they can be."""

from __future__ import annotations

from argmap.lazy_pattern import lazy

_DATE = lazy(r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_LIKE_A_DATE = lazy(r"\d{4}-\d")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date_problem(text: str) -> str | None:
    """Why a text is not a year, month or day; None when it is one."""
    found = _DATE.fullmatch(text)
    if found is None:
        return "it is not a year, a month or a day"
    if found["month"] is not None and not 1 <= int(found["month"]) <= 12:
        return f"there is no month {found['month']}"
    if found["day"] is not None:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        days = 28 if month == 2 and not leap else _DAYS[month - 1]
        if not 1 <= day <= days:
            return f"month {found['month']} of {found['year']} has {days} days"
    return None


def interval_problem(text: str) -> str | None:
    """Why a text is neither a date nor an interval; None when it is one. ``..`` leaves an end of an interval open."""
    start, slash, end = text.partition("/")
    if not slash:
        return date_problem(text)
    if start == end == "..":
        return "an interval has a beginning or an end"
    for part in (start, end):
        problem = None if part == ".." else date_problem(part)
        if problem is not None:
            return problem
    if ".." not in (start, end):
        first, last = _parts(start), _parts(end)
        given = min(len(first), len(last))
        if first[:given] > last[:given]:
            return "it ends before it begins"
    return None


def issued_problem(text: str) -> str | None:
    """Why a text is no date as bibliographies give it: one that looks like a calendar date must be one."""
    if not _LIKE_A_DATE.match(text):
        return None
    return interval_problem(text) if "/" in text else date_problem(text)


def _parts(date: str) -> tuple[int, ...]:
    """The numbers of a date that is one: year, and month and day where they are given."""
    year, *rest = date.removeprefix("-").split("-")
    return (-int(year) if date.startswith("-") else int(year), *map(int, rest))
