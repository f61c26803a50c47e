"""Maps as they were in a revision of a git repository, with what they included then.

``REV:FILE`` names a file in a revision: a commit, branch or tag, or anything else that git takes for one. Without REV
it is what is staged. FILE is relative to the current folder, as paths are everywhere; one that is not there is looked
for from the top of the repository, as git does.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from argmap.lazy_pattern import lazy
from argmap.programs import find_program
from argmap.reading import CannotRead, Project, load_project, read_bytes
from argmap.records import record
from argmap.source import Source

_DRIVE = lazy(r"[A-Za-z]:[\\/]")
# The colon that ends a revision: none within braces, as in HEAD@{2024-05-01 10:00}.
_NAMED = lazy(r"((?:[^:{]|\{[^}]*\})*):(.+)", re.DOTALL)
_SECONDS = 60  # a revision of a partial clone may have to be fetched


class NoRepository(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(path, "it lies in no git repository, so there is no revision of it")


class NoGit(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(path, "git is needed to read a revision, and there is no such command here")


class NoSuchRevision(CannotRead):
    def __init__(self, path: str, revision: str) -> None:
        super().__init__(path, f"the repository has no revision '{revision}'")


class NotInRevision(CannotRead):
    def __init__(self, path: str, revision: str) -> None:
        where = f"revision '{revision}'" if revision else "what is staged"
        super().__init__(path, f"there is no such file in {where}")


class GitFailed(CannotRead):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, f"git cannot read it: {why}")


@record()
class Named:
    """A file in a revision; an empty revision is what is staged."""

    revision: str
    file: Path

    def __str__(self) -> str:
        return f"{self.revision}:{self.file}"


# The settings of a repository may come from a stranger. They could have a missing file fetched by a program of theirs.
_ONLY_LOOKING = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
}


def named(name: str) -> Named | None:
    """The revision and file that ``REV:FILE`` names; None for the path of a file on disk.

    A file of just this name comes first, and a letter with a colon and a slash is a drive of Windows.
    """
    found = _NAMED.fullmatch(name)
    if found is None or _DRIVE.match(name) or os.path.lexists(name):
        return None
    return Named(found[1], Path(found[2]))


def is_revision(name: str, file: Path) -> bool:
    """Whether a name is that of a revision in the repository in which a file lies."""
    try:
        _Repository(Named(name, file))
    except CannotRead:
        return False
    return True


def load_revision(wanted: Named) -> tuple[Source | None, Project]:
    """A map as it was in a revision, with the maps that it included then, from the same revision.

    The paths of all of them begin with the revision and a colon. Without a text the findings of the project say why.
    Raises CannotRead for what cannot be read.
    """
    repository = _Repository(wanted)
    file, data = repository.root_file()
    source, unreadable = read_bytes(data, f"{wanted.revision}:{file}")
    if source is None:
        return None, Project(None, {}, unreadable, complete=False)
    return source, load_project(source, read=repository.read, at=file, mark=f"{wanted.revision}:")


class _Repository:
    """The repository of a file, at a revision that exists."""

    def __init__(self, wanted: Named) -> None:
        self.wanted = wanted
        self.revision = wanted.revision
        absolute = Path(os.path.realpath(wanted.file))
        self.folder = next((folder for folder in absolute.parents if folder.is_dir()), Path.cwd())
        top = self._git("rev-parse", "--show-toplevel")
        if top is None:
            raise NoRepository(str(wanted))
        self.top = Path(os.path.realpath(os.fsdecode(top.rstrip(b"\r\n"))))
        if self.revision and not self._exists():
            raise NoSuchRevision(str(wanted), self.revision)

    def _exists(self) -> bool:
        if self.revision.startswith("-"):  # git would take it for an option
            return False
        return self._git("rev-parse", "--verify", "--quiet", f"{self.revision}^{{tree}}") is not None

    def root_file(self) -> tuple[Path, bytes]:
        """The path of the file that is wanted, and its bytes."""
        file = self.wanted.file
        candidates = [file] if file.is_absolute() else [file, Path(os.path.relpath(self.top / file))]
        for path in candidates:
            data = self._blob(Path(os.path.realpath(path)))
            if data is not None:
                return path, data
        raise NotInRevision(str(self.wanted), self.revision)

    def read(self, path: Path) -> bytes:
        """The bytes of a file in the revision; its path is absolute. Raises CannotRead."""
        data = self._blob(path)
        if data is None:
            raise NotInRevision(f"{self.revision}:{path}", self.revision)
        return data

    def _blob(self, path: Path) -> bytes | None:
        if not path.is_relative_to(self.top):
            return None
        within = path.relative_to(self.top).as_posix()
        return self._git("cat-file", "blob", f"{self.revision}:{within}")

    def _git(self, *arguments: str) -> bytes | None:
        """The output of git; None when it fails."""
        program = find_program("git")
        if program is None:
            raise NoGit(str(self.wanted))
        import subprocess  # not on every platform

        try:
            done = subprocess.run(
                [program, *arguments],
                cwd=self.folder,
                env={**os.environ, **_ONLY_LOOKING},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=_SECONDS,
            )
        except (OSError, ValueError, subprocess.SubprocessError) as error:  # a NUL in a name is a ValueError
            raise GitFailed(str(self.wanted), str(error)) from None
        return done.stdout if done.returncode == 0 else None
