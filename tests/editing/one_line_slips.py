"""Slips of a hand in one line of a map: shifted, without its dash or colon, joined with the next, with other signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

BULLETS = ("–", "—", "−", "•", "*", "1.", "－", "·", "+", "1)")
COLONS = ("：", "﹕", "∶", ";", " =", "::", "ː")


def slips(lines: list[str], at: int) -> Iterator[tuple[str, str]]:
    """Each slip in one line of a text: what it is called, and the text with it."""
    line = lines[at]
    indent = len(line) - len(line.lstrip(" "))
    for name, new in _slipped(line[:indent], line[indent:]):
        yield name, "\n".join((*lines[:at], new, *lines[at + 1 :], ""))
    if at + 1 < len(lines) and lines[at + 1].strip():
        joined = f"{line} {lines[at + 1].lstrip()}"
        yield "joined", "\n".join((*lines[:at], joined, *lines[at + 2 :], ""))


def _slipped(blanks: str, rest: str) -> Iterator[tuple[str, str]]:
    yield "one to the right", f" {blanks}{rest}"
    yield "two to the right", f"  {blanks}{rest}"
    if blanks:
        yield "one to the left", f"{blanks[1:]}{rest}"
        yield "two to the left", f"{blanks[2:]}{rest}"
        yield "no-break spaces", "\u00a0" * len(blanks) + rest
        yield "tabs", "\t" * max(1, len(blanks) // 2) + rest
    if rest.startswith("- "):
        yield "no dash", blanks + rest[2:]
        yield "blanks for a dash", f"{blanks}  {rest[2:]}"
        yield "no blank after the dash", f"{blanks}-{rest[2:]}"
        for sign in BULLETS:
            yield f"{sign} for a dash", f"{blanks}{sign} {rest[2:]}"
    found = re.match(r"((?:- )?[\w-]+):( |$)", rest)
    if found is not None:
        key, value = rest[: found.end(1)], rest[found.end(1) + 1 :]
        yield "no colon", f"{blanks}{key}{value}"
        for sign in COLONS:
            yield f"{sign} for a colon", f"{blanks}{key}{sign}{value}"
        if value:
            yield "no blank after the colon", f"{blanks}{key}:{value[1:]}"
            yield "a no-break space after the colon", f"{blanks}{key}:\u00a0{value[1:]}"


def lines_of_structure(lines: list[str]) -> list[int]:
    """The lines that are neither empty nor a comment, nor within a block of lines."""
    found = []
    column: int | None = None
    for at, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if column is not None and (not line.strip() or indent > column):
            continue
        block = re.match(r"( *(?:- +)*)[\w-]+: [|>][-+]?$", line)
        column = None
        if block is not None:
            column = block[1].rindex("-") if "-" in block[1] else len(block[1])
        if line.strip() and not line.lstrip().startswith("#"):
            found.append(at)
    return found
