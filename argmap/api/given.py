"""Readers for the arguments of the interface: each value is taken as it is meant, or refused with a reason."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar

from argmap.api.failures import MapHasErrors, UnknownOption, UnknownStatement, WrongArgument, hint, shown
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.model import Statement
    from argmap.rendering import DrawingOptions
    from argmap.source import Source

PathOrText: TypeAlias = str | os.PathLike[str]

_Chosen = TypeVar("_Chosen", bound=Enum)
_Asked = ParamSpec("_Asked")
_Found = TypeVar("_Found")


def refused(function: Callable[_Asked, _Found]) -> Callable[_Asked, _Found]:
    """A function whose failures are all `ArgmapError`, also those of the system."""

    @wraps(function)
    def asked(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Found:
        try:
            return function(*args, **kwargs)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise ArgmapError(f"{error.filename or 'the system'}: {why}") from error
        except RecursionError as error:
            raise ArgmapError("this map is nested more deeply than the program can follow") from error
        except MemoryError as error:
            raise ArgmapError("there is not enough memory for this") from error

    return asked


# -- maps and texts ----------------------------------------------------------------------------------------------------


def source_of(given: object) -> Source:
    """The text of a map: a file, or the text itself when it holds a line break."""
    from argmap.reading import read_bytes, read_file
    from argmap.reading.files import NoSuchFile
    from argmap.source import Source

    if isinstance(given, str) and ("\n" in given or "\r" in given):
        return Source("<text>", given)
    path = path_of(given, "a map is what `load` gives, the path of a file, or the text of a map")
    try:
        data = read_file(path)
    except NoSuchFile as error:
        if isinstance(given, str) and ": " in given:
            raise WrongArgument(f"{error}; the text of a map holds a line break") from None
        raise
    source, faults = read_bytes(data, os.fspath(path))
    if source is None:
        raise MapHasErrors(faults)
    return source


def path_of(given: object, wanted: str) -> Path:
    """A path; `wanted` says for the message what is."""
    if not isinstance(given, str | os.PathLike) or not isinstance(os.fspath(given), str):
        raise WrongArgument(f"{wanted}, and not {shown(given)}")
    if not os.fspath(given):
        raise WrongArgument(f"{wanted}, and this is an empty text")
    if not can_name_a_file(os.fspath(given)):
        raise WrongArgument(f"no file can be called {shown(os.fspath(given))}")
    return Path(given)


def can_name_a_file(name: str) -> bool:
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def paths_of(given: object) -> list[Path]:
    """Some paths; one stands for itself alone."""
    wanted = "`paths` are the paths of maps and of folders with maps"
    if isinstance(given, str | os.PathLike) or not isinstance(given, Iterable):
        return [path_of(given, wanted)]
    return [path_of(each, wanted) for each in given]


def shelf(given: object) -> Path | Mapping[str, str] | None:
    """The texts of works: a folder that is there, or texts by the names of their files."""
    if given is None:
        return None
    if not isinstance(given, Mapping):
        folder = path_of(given, "`sources` is a folder, or texts by the names of their files")
        if not os.path.isdir(folder):
            raise WrongArgument(f"`sources`: there is no folder {shown(os.fspath(folder))}")
        return folder
    for name, text in given.items():
        if not isinstance(name, str) or not isinstance(text, str):
            raise WrongArgument(
                f"`sources` holds texts by the names of their files, and not {shown(name)}: {shown(text)}"
            )
        _encoded(text, f"the text {shown(name)}")
    return given


def _encoded(text: str, what: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise WrongArgument(f"{what} holds half a character at offset {error.start}, which no file can hold") from None


def statement(graph: ArgumentGraph, name: object) -> Statement:
    """The statement with an id."""
    from argmap.model import Statement

    if not isinstance(name, str):
        raise WrongArgument(f"a statement goes by its id, and not by {shown(name)}")
    found = graph.find(name)
    if not isinstance(found, Statement):
        raise UnknownStatement(name, graph)
    return found


def what_if(graph: ArgumentGraph, grant: object, reject: object) -> dict[str, list[Statement]]:
    """The statements that are taken to stand and to fall."""
    granted, rejected = ([statement(graph, name) for name in several(*each)] for each in
                         ((grant, "grant"), (reject, "reject")))  # fmt: skip
    for each in granted:
        if each in rejected:
            raise WrongArgument(f"{shown(graph.name(each))} cannot be granted and rejected")
    return {"grant": granted, "reject": rejected}


# -- single values -----------------------------------------------------------------------------------------------------


def several(given: object, what: str) -> tuple[str, ...]:
    """Some texts; one text stands for itself alone."""
    if isinstance(given, str):
        return (given,)
    if not isinstance(given, Iterable) or isinstance(given, bytes | Mapping):
        raise WrongArgument(f"`{what}` is a list of texts, and not {shown(given)}")
    found = tuple(given)
    for each in found:
        if not isinstance(each, str):
            raise WrongArgument(f"`{what}` is a list of texts, and {shown(each)} is none")
    return found


def text(given: object, what: str) -> str:
    if not isinstance(given, str):
        raise WrongArgument(f"`{what}` is a text, and not {shown(given)}")
    _encoded(given, f"`{what}`")
    return given


def flag(given: object, what: str) -> bool:
    if not isinstance(given, bool):
        raise WrongArgument(f"`{what}` is True or False, and not {shown(given)}")
    return given


def number(given: object, what: str, least: float, most: float = math.inf) -> float:
    """A number within bounds."""
    if isinstance(given, bool) or not isinstance(given, int | float) or not least <= given <= most or given == math.inf:
        bounds = f"from {least:g} to {most:g}" if most < math.inf else f"of {least:g} or more"
        raise WrongArgument(f"`{what}` is a number {bounds}, and not {shown(given)}")
    return given


def whole(given: object, what: str, least: int, most: float = math.inf) -> int:
    """A whole number within bounds."""
    if not isinstance(given, int):
        raise WrongArgument(f"`{what}` is a whole number, and not {shown(given)}")
    return int(number(given, what, least, most))


def choice(sort: type[_Chosen], given: object, what: str) -> _Chosen:
    """A member of an enumeration, or the one that a word stands for."""
    if isinstance(given, sort):
        return given
    words = [str(each.value) for each in sort]
    if isinstance(given, str) and given in words:
        return sort(given)
    raise WrongArgument(f"`{what}` cannot be {shown(given)}{hint(given, words)}")


def known_formats(given: object, what: str) -> tuple[str, ...]:
    """Names of formats, at least one."""
    from argmap.rendering.registry import FORMATS

    found = several(given, what)
    if not found:
        raise WrongArgument(f"`{what}` is empty{hint(None, FORMATS)}")
    for each in found:
        if each not in FORMATS:
            raise WrongArgument(f"there is no format {shown(each)}{hint(each, FORMATS)}")
    return found


# -- drawings ----------------------------------------------------------------------------------------------------------


def drawing_options(
    graph: ArgumentGraph | None, given: Mapping[str, object], more: Iterable[str] = ()
) -> DrawingOptions:
    """The options of a drawing, by their names; words stand for the members of enumerations.

    `graph` is what is drawn, where it is one; `more` are names of options that are dealt with elsewhere.
    """
    from argmap.rendering import DrawingOptions

    readers = _readers(graph)
    for name in given:
        if name not in readers:
            raise UnknownOption(name, [*readers, *more])
    return DrawingOptions(**{name: readers[name](value, name) for name, value in given.items()})


def _readers(graph: ArgumentGraph | None) -> dict[str, Callable[[object, str], Any]]:
    """For each option what takes its value."""
    from argmap.rendering.options import (
        Direction,
        EngineName,
        Layout,
        Links,
        Marks,
        Names,
        Only,
        Pages,
        Paper,
        Premises,
        Split,
        Text,
    )

    def of(sort: type[Enum]) -> Callable[[object, str], Any]:
        return lambda value, name: choice(sort, value, name)

    def between(least: float, most: float = math.inf) -> Callable[[object, str], Any]:
        return lambda value, name: number(value, name, least, most)

    def maybe(read: Callable[[object, str], Any]) -> Callable[[object, str], Any]:
        return lambda value, name: None if value is None else read(value, name)

    return {
        "direction": of(Direction),
        "theme": _theme,
        "premises": of(Premises),
        "layout": of(Layout),
        "marks": of(Marks),
        "links": of(Links),
        "names": of(Names),
        "text": of(Text),
        "sources": flag,
        "legend": flag,
        "title": flag,
        "statuses": maybe(lambda value, name: _statuses(graph, value, name)),
        "statuses_note": text,
        "changes": maybe(_marks),
        "changes_note": text,
        "focus": maybe(text),
        "depth": maybe(lambda value, name: whole(value, name, 1)),
        "collapse": several,
        "group": maybe(text),
        "only": maybe(of(Only)),
        "split": maybe(of(Split)),
        "name": text,
        "id_prefix": text,
        "dpi": between(18, 1200),
        "paper": maybe(of(Paper)),
        "pages": of(Pages),
        "handout": flag,
        "aspect": between(0.2, 5),
        "engine": lambda value, name: value if callable(value) else choice(EngineName, value, name),
        "time_limit": between(0.1, 86_400),
        "memory_limit": lambda value, name: whole(value, name, 1 << 20, 1 << 50),
    }


def _theme(given: object, what: str) -> str:
    from argmap.rendering.themes import BY_NAME

    if not isinstance(given, str) or given not in BY_NAME:
        raise WrongArgument(f"`{what}` cannot be {shown(given)}{hint(given, BY_NAME)}")
    return given


def _statuses(graph: ArgumentGraph | None, given: object, what: str) -> dict[Any, Any]:
    """Statuses by statement, which may be given by its id."""
    from argmap.evaluation import Status
    from argmap.model import Statement

    found = {}
    for key, value in _entries(given, what):
        node = key if graph is None or isinstance(key, Statement) else statement(graph, key)
        found[node] = choice(Status, value, what)
    return found


def _marks(given: object, what: str) -> dict[Any, Any]:
    from argmap.comparing import Mark

    found = dict(_entries(given, what))
    for value in found.values():
        if not isinstance(value, Mark):
            raise WrongArgument(f"`{what}` is what `argmap.comparing.marks` gives, and not {shown(value)}")
    return found


def _entries(given: object, what: str) -> Iterable[tuple[object, object]]:
    if not isinstance(given, Mapping):
        raise WrongArgument(f"`{what}` is a mapping by statement, and not {shown(given)}")
    return given.items()
