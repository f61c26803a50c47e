"""Maps that someone is working on, without a protocol."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from argmap.editing.changes import CannotChange
from argmap.sessions.analyses import Analyses, Known
from argmap.sessions.documents import Document, Documents
from argmap.sessions.rounds import Rounds
from argmap.sessions.workspace_index import WorkspaceIndex


class Session:
    """Open files, and what is known of them; to be used on one event loop.

    `ready` is told when the findings of all open maps are known, each time that there may be others.
    """

    def __init__(self, ready: Callable[[Sequence[Known]], object]) -> None:
        self.documents = Documents()
        self.analyses = Analyses(self.documents)
        self.rounds = Rounds(self.documents, self.analyses, ready)
        self.workspace_index = WorkspaceIndex()

    def document(self, key: str) -> Document:
        """The open file with a key. Raises CannotChange where there is none."""
        document = self.documents.get(key)
        if document is None:
            raise CannotChange("this map is not open any more")
        return document

    # -- what someone else tells of their texts --------------------------------------------------------------------

    def opened(
        self,
        key: str,
        text: str,
        version: int | None = None,
        *,
        path: Path | None = None,
        certain: bool = False,
        bom: bool = False,
    ) -> Document:
        """Take in a file with the text that it has where it is written."""
        document = self.documents.open(key, text, version, path=path, certain=certain, bom=bom)
        self.rounds.file_changed(document.real, key)
        return document

    def changed(self, key: str, text: str, version: int | None = None) -> None:
        """Take in another text of an open file."""
        document = self.documents.change(key, text, version)
        if document is not None:
            self.rounds.file_changed(document.real, key)

    def close(self, key: str) -> None:
        """Let an open file go; its text on disk holds again."""
        document = self.documents.get(key)
        if document is not None:
            self.rounds.file_changed(document.real, key)
            self.documents.close(key)
            self.analyses.forget(key)

    def changed_on_disk(self) -> None:
        """Check all open maps anew: an included map, a text of a source, or the settings may be others now."""
        self.rounds.anything_changed()

    def end(self) -> None:
        """Let everything go, without waiting for a check that still runs."""
        self.rounds.end()
        self.analyses.end()
