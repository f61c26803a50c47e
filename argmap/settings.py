"""Project settings: `.argmap.yaml` in the folder of a map or above it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.lazy_pattern import lazy
from argmap.projects import within
from argmap.records import field, names_of, record
from argmap.showing import Brief
from argmap.source import Source, Span
from argmap.yamltext import events
from argmap.yamltext.events import Node, Scalar, Sequence, Tree, parse

NAME = ".argmap.yaml"

_LISTS = ("formats", "select", "ignore")
_EMPTY = ("", "null", "Null", "NULL", "~")
_CONTROL = lazy("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@record(eq=False)
class Settings(Brief):
    """Defaults for the command line; what is typed there comes first. Paths are relative to the file's folder."""

    output: str | None = None
    formats: tuple[str, ...] = ()
    theme: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    sources: str | None = None
    folder: Path | None = None  # where the settings were found; not a key of the file
    places: Mapping[str, Span] = field(default_factory=dict)  # where each value is written

    def wrong(self, name: str, why: str) -> ArgmapError:
        """The failure that a value, which is of the right form, cannot be used."""
        return BadSettings(self.places[name], why) if name in self.places else ArgmapError(why)

    def sources_folder(self) -> tuple[Path | None, str]:
        """The folder with the texts of works; where it is not looked at, why not.

        Settings come with a checkout, so what they name lies in their project; only the user can name what does not.
        """
        if self.sources is None or self.folder is None:
            return None, ""
        folder = self.folder / self.sources
        unread = "so its texts are not looked at"
        if not _is_within(folder, self.folder):
            return (
                None,
                f"the folder of sources {folder} lies outside the project, {unread}; --sources names one elsewhere",
            )
        return (folder, "") if folder.is_dir() else (None, f"the folder of sources {folder} is not there, {unread}")

    def output_folder(self) -> Path | None:
        """Where pictures go. Raises ArgmapError for a folder outside the project."""
        if self.output is None or self.folder is None:
            return None
        if not _is_within(self.folder / self.output, self.folder):
            raise ArgmapError(
                f"{self.folder / NAME}: the output folder `{self.output}` lies outside the project; --output names one"
                " elsewhere"
            )
        return self.folder / self.output


class BadSettings(ArgmapError):
    def __init__(self, span: Span, message: str) -> None:
        super().__init__(f"{span}: {message}")


def _is_within(path: Path, project: Path) -> bool:
    try:
        return within(path, project)
    except ValueError:  # a NUL in the path
        return False


def settings_for(path: Path) -> Settings:
    """The settings that hold for a file or folder: those of the nearest `.argmap.yaml` at or above it.

    Raises `BadSettings` with the place of what is wrong.
    """
    start = Path(os.path.realpath(path))
    for folder in (start, *start.parents):
        file = folder / NAME
        if file.is_file():
            return _read(file)
    return Settings()


def _read(file: Path) -> Settings:
    if not _is_within(file, file.parent):
        raise ArgmapError(f"{file} is a link out of the project, and was not read")
    try:
        source = Source(str(file), file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ArgmapError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise ArgmapError(f"{file} cannot be read: it is no text in UTF-8") from None
    tree = parse(source.text)
    at = _unread(tree)
    if at is not None:
        raise BadSettings(Span(source, at, at), "this is not YAML that can be read, or more than settings need")
    if tree.root is None:
        return Settings(folder=file.parent)
    if not isinstance(tree.root, events.Mapping):
        place = Span(source, tree.root.start, tree.root.end)
        raise BadSettings(place, "settings are written as `key: value`, one to a line")
    known = [name for name in names_of(Settings) if name not in ("folder", "places")]
    values: dict[str, object] = {}
    places: dict[str, Span] = {}
    for key, value in tree.root.pairs:
        span = Span(source, key.start, key.end)
        name = key.value if isinstance(key, Scalar) else span.written
        if name not in known:
            raise BadSettings(span, f"unknown setting '{name}'; there are {', '.join(known)}")
        if name in values:
            raise BadSettings(span, f"'{name}' is set twice")
        places[name] = Span(source, value.start, value.end) if value.end > value.start else span
        values[name] = _value(name, value, places[name])
    # Each value has the type of its field, see `_value`.
    return Settings(**values, folder=file.parent, places=places)  # type: ignore[arg-type]


def _unread(tree: Tree) -> int | None:
    """Where reading stopped, if it did."""
    if tree.broken is not None:
        return tree.broken.where
    return next((place for place in (tree.deep, tree.second, tree.directive) if place is not None), None)


def _value(name: str, value: Node, span: Span) -> object:
    """The value of a setting. Raises BadSettings for one that has another form."""
    if name in _LISTS:
        items = value.items if isinstance(value, Sequence) else [value]
        words = [_word(name, item, span, "a list of words") for item in items]
        return tuple(part.strip() for word in words for part in word.split(",") if part.strip())
    word = _word(name, value, span, "one word")
    if name == "strict":
        if word not in ("true", "false"):
            raise BadSettings(span, f"'strict' is true or false, not '{word}'")
        return word == "true"
    return word


def _word(name: str, value: Node, span: Span, wanted: str) -> str:
    if not isinstance(value, Scalar):
        raise BadSettings(span, f"'{name}' wants {wanted}")
    if not value.value.strip() or (not value.style and value.value in _EMPTY):
        raise BadSettings(span, f"'{name}' has no value; it wants {wanted}")
    if _CONTROL.search(value.value):
        raise BadSettings(span, f"'{name}' holds a control character or a line break")
    return value.value
