"""Project settings: `.argmap.yaml` in the folder of a map or above it."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.projects import within
from argmap.reading.events import Mapping, Node, Scalar, Sequence, parse
from argmap.showing import Brief
from argmap.source import Source, Span

NAME = ".argmap.yaml"


@dataclass(frozen=True, slots=True, repr=False)
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
        source = Source(str(file), file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ArgmapError(f"{file} cannot be read: {error}") from None
    tree = parse(source.text)
    if tree.broken is not None:
        raise BadSettings(Span(source, tree.broken.at, tree.broken.at), "this is not YAML that can be read")
    if tree.root is None:
        return Settings(folder=file.parent)
    if not isinstance(tree.root, Mapping):
        raise BadSettings(Span(source, 0, 0), "settings are written as `key: value`, one to a line")
    known = [f.name for f in fields(Settings) if f.name != "folder"]
    values: dict[str, object] = {"folder": file.parent}
    for key, value in tree.root.pairs:
        span = Span(source, key.start, key.end)
        name = key.value if isinstance(key, Scalar) else ""
        if name not in known:
            raise BadSettings(span, f"unknown setting '{name}'; there are {', '.join(known)}")
        values[name] = _value(name, value, Span(source, value.start, value.end))
    return Settings(**values)  # type: ignore[arg-type] # each value has the type of its field, see `_value`


def _value(name: str, value: Node, span: Span) -> object:
    if name in ("formats", "select", "ignore"):
        if isinstance(value, Sequence) and all(isinstance(item, Scalar) for item in value.items):
            return tuple(item.value for item in value.items if isinstance(item, Scalar))
        if isinstance(value, Scalar):
            return tuple(part.strip() for part in value.value.split(",") if part.strip())
        raise BadSettings(span, f"'{name}' wants a list of words")
    if not isinstance(value, Scalar) or not value.value:
        raise BadSettings(span, f"'{name}' wants one word")
    if name == "strict":
        if value.value not in ("true", "false"):
            raise BadSettings(span, f"'strict' is true or false, not '{value.value}'")
        return value.value == "true"
    return value.value
