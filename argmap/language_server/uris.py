"""The names of files on both sides: an editor's URIs, and paths."""

from __future__ import annotations

import os
from pathlib import Path

from pygls.uris import from_fs_path, to_fs_path

from argmap.sessions.documents import Documents


def path_of(uri: str) -> Path | None:
    """The path of a file on disk; None for anything else, such as a text that was not saved yet."""
    try:
        path = to_fs_path(uri)
    except ValueError:
        return None
    return None if not path or "\0" in path else Path(path)


def uri_of(documents: Documents, path: str) -> str:
    """The URI under which the editor knows a file: that of an open one, else made of the path."""
    document = documents.at(path)
    return document.key if document is not None else from_fs_path(os.path.abspath(path)) or path
