"""What holds for every map, however broken; a property that does not hold raises `Broken`, a defect what it raises."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from random import Random
from unittest.mock import patch

from argmap.checking import Analysis, check
from argmap.diagnostics import Severity, is_reading_rule
from argmap.editing.fixing import fixed, fixes_in
from argmap.editing.formatting import CommentsLost, HasErrors, MeaningLost, formatted
from argmap.edits import apply
from argmap.reading import Project, read_bytes
from argmap.reporting import console, machine
from argmap.source import Source
from argmap.yamltext import events
from fuzz.independent import Content, NotYaml, words

Property = Callable[[bytes, Random], bool]

NAME = "map.yaml"
# Safe fixes that take out what is said twice: a key with the same value, a reference.
_TAKE_OUT_REPEATED = {"AM009", "AM105"}


class Broken(AssertionError):
    """A property does not hold; the text says in which way."""


def analysed(data: bytes) -> Analysis:
    """What `argmap check` knows of some bytes."""
    source, unreadable = read_bytes(data, NAME)
    if source is None:
        return Analysis(Source(NAME, ""), Project(None, {}, unreadable), None, unreadable)
    return check(source)


def is_checked(data: bytes, random: Random) -> bool:
    """Checking tells of every map in every form, with places and fixes inside the text."""
    analysis = analysed(data)
    found = analysis.diagnostics
    match random.randrange(4):  # all forms hold the same
        case 0:
            json.loads(machine.as_json(found, 1).encode())
        case 1:
            json.loads(machine.as_sarif(found).encode())
        case 2:
            machine.as_github(found).encode()
        case _:
            width, every = random.choice((30, 80, 120)), random.choice((None, console.MOST_OF_A_RULE))
            _plain(console.diagnostics_text(found, files=1, width=width, most=every))
    for diagnostic in found:
        span = diagnostic.span
        if not 0 <= span.start <= span.end <= len(span.source.text):
            raise Broken(f"{diagnostic.code} lies outside of the text")
    for diagnostic, fix in fixes_in(analysis.source, found):
        if any(not 0 <= e.span.start <= e.span.end <= len(analysis.source.text) for e in fix.edits):
            raise Broken(f"a fix of {diagnostic.code} lies outside of the text")
        apply(analysis.source.text, fix.edits)
    return True


def reads_the_same_without_libyaml(data: bytes, random: Random) -> bool:  # noqa: ARG001 - as all properties
    """The YAML parser in Python leads to the same findings, with the same fixes, as the one in C."""
    with_libyaml = analysed(data).diagnostics
    with patch.object(events, "has_libyaml", lambda: False):
        without = analysed(data).diagnostics
    if machine.as_json(without, 1) != machine.as_json(with_libyaml, 1):
        more = Counter(d.code for d in without)
        less = Counter(d.code for d in with_libyaml)
        raise Broken(f"without libyaml there are {sorted(more - less)} more, {sorted(less - more)} fewer findings")
    return True


def _plain(text: str) -> None:
    """Raise for a text with control characters that a terminal would obey."""
    text.encode()
    for character in text:
        if (character < " " and character not in "\n\t") or "\x7f" <= character < "\xa0":
            raise Broken(f"a control character is told: {character!r}")


def each_fix_is_read_again(data: bytes, random: Random) -> bool:
    """After any single fix the map can be checked."""
    analysis = analysed(data)
    fixes = fixes_in(analysis.source, analysis.diagnostics)
    for _, fix in random.sample(fixes, min(len(fixes), 3)):
        is_checked(analysis.source.encoded(apply(analysis.source.text, fix.edits)), random)
    return bool(fixes)


def fix_loses_nothing(data: bytes, random: Random) -> bool:  # noqa: ARG001 - as all properties
    """Safe fixes keep every value and comment, bring no error, and leave nothing to fix behind."""
    source, _ = read_bytes(data, NAME)
    if source is None:
        return False
    before = check(source)
    after = fixed(source)
    _keeps(before, after.analysis)
    if after.applied:
        codes = {mended.rule.code for mended in after.applied}
        _nothing_lost(source.text, after.text, codes, whole=not _errors(before)[True])
    if before.project.root is not None and after.analysis.project.root is None:
        raise Broken("what could be read cannot be read any more")
    again = fixed(after.analysis.source)
    if again.text != after.text:
        raise Broken(f"fixing again changes something: {again.applied[0].title}")
    return bool(after.applied)


def unsafe_fix_breaks_nothing(data: bytes, random: Random) -> bool:  # noqa: ARG001
    """Fixes that may change the meaning bring no error either."""
    source, _ = read_bytes(data, NAME)
    if source is None:
        return False
    before = check(source)
    after = fixed(source, unsafe=True)
    _keeps(before, after.analysis)
    return bool(after.applied)


def fmt_loses_nothing(data: bytes, random: Random) -> bool:  # noqa: ARG001
    """One layout: the same values and comments, and no other layout of that."""
    source, _ = read_bytes(data, NAME)
    if source is None:
        return False
    try:
        text = formatted(source)
    except (HasErrors, MeaningLost):
        return False
    except CommentsLost:
        return False
    _nothing_lost(source.text, text, set(), whole=True)
    if formatted(Source(NAME, text, source.bom)) != text:
        raise Broken("formatting again changes something")
    return True


def _keeps(before: Analysis, after: Analysis) -> None:
    """No more errors than before; where something could not be read, and hid errors, no more errors of reading."""
    old, new = _errors(before), _errors(after)
    if not old[True] and new.total() > old.total():
        raise Broken(f"{old.total()} errors become {new.total()}")
    if before.project.complete and new[True] > old[True]:
        raise Broken(f"{old[True]} errors of reading become {new[True]}")


def _errors(analysis: Analysis) -> Counter[bool]:
    """How many errors there are, by whether they are of reading."""
    return Counter(is_reading_rule(d.code) for d in analysis.diagnostics if d.severity is Severity.ERROR)


def _nothing_lost(old: str, new: str, codes: set[str], *, whole: bool) -> None:
    """Every value and comment is still there.

    A value may have become a part of another one, or several. What is repeated may go if it still stands there once.
    """
    fixes = ", ".join(sorted(codes))
    before, after = _content(old), _content(new)
    if before is not None and after is None and whole:
        raise Broken(f"no YAML any more by {fixes}")
    if before is None or after is None:
        there = words(new)
        lost = [
            word for word, times in (words(old) - there).items() if not (there[word] and codes & _TAKE_OUT_REPEATED)
        ]
        if len(lost) > 2 * len(codes):  # keys may be spelt otherwise
            raise Broken(f"words are lost by {fixes}: {sorted(lost)}")
        return
    kept = _values(after)
    for comment in before.comments - after.comments:
        if "AM014" not in codes or not any(comment in value for value in kept):  # a text that looked like a comment
            raise Broken(f"a comment is lost by {fixes}: {comment}")
    gone = words(old) - words(new)
    for value in _values(before) - kept:
        again = codes & _TAKE_OUT_REPEATED and (kept[value] > 0 or not words(value) - words(new))
        if " " in value and not again and words(value) & gone:
            raise Broken(f"a value is lost by {fixes}: {value}")


def _content(text: str) -> Content | None:
    try:
        return Content(text)
    except NotYaml:
        return None


def _values(content: Content) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, value), times in content.values.items():
        found[value] += times
    return found
