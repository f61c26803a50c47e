"""Where the texts of works come from: the folder of sources, or the file that a source names."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from argmap.grounding.blocks import UnreadableText
from argmap.grounding.texts import WorkText
from argmap.model import Work
from argmap.projects import project_folder, within
from argmap.records import record
from argmap.showing import Brief, counted, name_of_file

# By the ending of a file; the first that is there counts.
ENDINGS = (".txt", ".md", ".html", ".pdf")
_FORMS = {
    **dict.fromkeys((".txt", ".text", ""), "plain"),
    **dict.fromkeys((".md", ".markdown", ".mdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".pdf": "pdf",
}
_LARGEST = 256 * 1024 * 1024


@record(eq=False)
class TextFile:
    """A file that holds, or should hold, the text of a work.

    `path` is shown to people. `text` is None where the file is `missing`, or for `fault`, which says why it cannot be
    used; it is not even looked whether there is one `outside` of what may be read. `sha256` is the digest of its bytes
    in hexadecimal.
    """

    path: str
    missing: bool = False
    fault: str | None = None
    outside: bool = False
    text: WorkText | None = None
    sha256: str | None = None

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.path)
        yield "missing" if self.missing else self.fault


class Shelf(Brief):
    """Finds the texts of works.

    `sources` is a folder, or the texts themselves by the names of their files. A file there that is called like the
    id of a work, or like the file that the work names, goes before that file itself. That one has to lie in the
    project of the map, links followed, and what is in the folder has to lie in the folder or the project.
    """

    def __init__(self, sources: Path | Mapping[str, str] | None = None) -> None:
        self._given = sources if isinstance(sources, Mapping) else None
        self._folder = sources if isinstance(sources, Path) else None
        self._projects: dict[str, tuple[Path, ...]] = {}

    def find(self, work: Work) -> TextFile | None:
        """The file of a work; None when nothing names one."""
        named = None if work.text is None else work.text.value
        names = [work.id.value + ending for ending in (*ENDINGS, ".htm", ".markdown")]
        names += [os.path.basename(named)] if named else []
        map_path = work.id.span.source.path if work.text is None else work.text.span.source.path
        for name in names:
            if self._given is not None and name in self._given:
                return _read(name, self._given[name].encode("utf-8"))
            if self._folder is not None and os.pardir not in Path(name).parts and (self._folder / name).is_file():
                return self._opened(str(self._folder / name), map_path, self._folder)
        if named is None:
            return None
        if self._given is not None and named in self._given:
            return _read(named, self._given[named].encode("utf-8"))
        folder = "" if map_path == "-" else os.path.dirname(map_path)
        return self._opened(os.path.normpath(os.path.join(folder, named)), map_path)

    def _opened(self, shown: str, map_path: str, *folders: Path) -> TextFile:
        """A file that a map of some path names, if it lies in one of some folders or in the project of the map."""
        if map_path not in self._projects:
            lies = [os.path.abspath(map_path), os.path.realpath(map_path)]  # a map from standard input lies here
            self._projects[map_path] = tuple(project_folder(Path(path)) for path in dict.fromkeys(lies))
        try:
            if within(shown, *folders, *self._projects[map_path]):
                return _open(Path(shown), shown)
        except ValueError:  # a NUL in the path
            return TextFile(shown, fault="this cannot be the path of a file")
        return TextFile(shown, fault="it lies outside the project", outside=True)

    def _brief(self) -> Iterator[object]:
        yield f"in {name_of_file(str(self._folder))}" if self._folder is not None else ""
        yield counted(len(self._given), "text") if self._given is not None else ""


def _open(path: Path, shown: str) -> TextFile:
    try:
        if not path.exists():
            return TextFile(shown, missing=True)
        fault = None
        if not path.is_file():
            fault = "this is a folder, and a file is wanted" if path.is_dir() else "this is no regular file"
        elif path.stat().st_size > _LARGEST:
            fault = f"this file is larger than {_LARGEST // 1024 // 1024} MB"
        return _read(shown, path.read_bytes()) if fault is None else TextFile(shown, fault=fault)
    except OSError as error:
        return TextFile(shown, fault=f"it cannot be read: {(error.strerror or str(error)).lower()}")


def _read(shown: str, data: bytes) -> TextFile:
    digest = hashlib.sha256(data).hexdigest()
    try:
        return TextFile(shown, text=_text(data, os.path.splitext(shown)[1].lower()), sha256=digest)
    except UnreadableText as error:
        return TextFile(shown, fault=str(error), sha256=digest)


@lru_cache(maxsize=32)
def _text(data: bytes, ending: str) -> WorkText:
    """The text in the bytes of a file. Kept, for maps of one folder mostly quote the same works."""
    form = _FORMS.get(ending)
    if form is None:
        raise UnreadableText(f"files that end in {ending} are not read; there are .txt, .md, .html and .pdf")
    if form == "pdf":
        from argmap.grounding.pdf import pdf_blocks

        blocks, names = pdf_blocks(data)
        return WorkText(blocks, names)
    words = _decoded(data)
    if form == "html":
        from argmap.grounding.html_pages import html_blocks

        blocks = html_blocks(words)
    elif form == "markdown":
        from argmap.grounding.marked import markdown_blocks

        blocks = markdown_blocks(words)
    else:
        from argmap.grounding.plain import plain_blocks

        blocks = plain_blocks(words)
    if not blocks:
        raise UnreadableText("there are no words in this file")
    return WorkText(blocks)


def _decoded(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        raise UnreadableText("this is a PDF with another ending; call it .pdf")
    for mark, name in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(mark):
            raise UnreadableText(f"it is written in {name}, and UTF-8 is wanted; save it again with that encoding")
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableText(
            f"byte 0x{data[error.start]:02X} in line {line} is not UTF-8; save the file again with that encoding"
        ) from None
    if "\x00" in text:
        raise UnreadableText("this file holds zero bytes, so it is no text in UTF-8")
    return text
