"""Files that get other names, or are taken away, while something else is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from argmap.atomic_files.exchanging import place_new
from argmap.atomic_files.failures import CannotWrite, ChangedMeanwhile
from argmap.atomic_files.placing import content, destination, forget, make_folders, remove_folders, staged_name


@contextmanager
def renamed(moves: Sequence[tuple[Path, Path]], taken: Mapping[Path, bytes]) -> Iterator[None]:
    """Give files other names, none of which may be there, and take files away that hold what they are said to hold.

    Where what is done within fails, all is as it was. Raises CannotWrite and ChangedMeanwhile, and nothing is changed.
    """
    aside = [(path, staged_name(path)) for path in taken]
    made = make_folders([destination(new) for _, new in moves])
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in (*moves, *aside):
            _rename(old, new)
            done.append((old, new))
        for path, staged in aside:
            if content(staged) != taken[path]:
                raise ChangedMeanwhile(path)
        yield
    except BaseException:
        for old, new in reversed(done):
            with suppress(OSError):  # somebody has put something there since: both files are kept
                place_new(new, old)
        remove_folders(made)
        raise
    for _, staged in aside:
        forget(staged)


def _rename(old: Path, new: Path) -> None:
    try:
        place_new(old, new)
    except FileExistsError:
        raise CannotWrite(new, "there is something of this name already") from None
    except OSError as error:
        raise CannotWrite(old, error) from error
