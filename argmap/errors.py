"""The errors that keep the program from doing its work, as opposed to what is wrong with a map."""

from __future__ import annotations

import os


class ArgmapError(Exception):
    """Base of every failure that a user is told about; its text is a complete, kind message."""


class NotThere(ArgmapError, KeyError):
    """Nothing goes by a key that was asked for."""

    def __str__(self) -> str:  # a KeyError would show its message in quotes
        return str(self.args[0])


class NotOnThisPlatform(ArgmapError):
    """Something needs what not every platform has: other programs, threads, or locks on files. A browser has none."""


class Unexpected(ArgmapError):
    """An error that nobody thought of, in words; with ARGMAP_DEBUG in the environment it is raised itself instead.

    `where`: the file that was worked on, where there are several.
    """

    def __init__(self, error: Exception, where: str = "") -> None:
        if os.environ.get("ARGMAP_DEBUG"):
            raise error
        super().__init__(f"{where}: {_in_words(error)}" if where else _in_words(error))


def _in_words(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "this map is nested more deeply than the program can follow"
    if isinstance(error, MemoryError):
        return "there is not enough memory for this"
    return (
        f"this is a defect of argmap, not of your map: {type(error).__name__}: {error}\n"
        "Please report it with the command you typed; ARGMAP_DEBUG=1 shows where it happened."
    )
