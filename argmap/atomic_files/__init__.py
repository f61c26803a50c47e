"""Files that are either the old or the new one, whole, at every moment; several of them together, if need be."""

from argmap.atomic_files.changes import Recovery, Rewrite, interrupted, recover, rewrite
from argmap.atomic_files.failures import Busy, CannotWrite, ChangedMeanwhile, FinishedFirst, NotOwnWork
from argmap.atomic_files.journals import OLD_NAME
from argmap.atomic_files.names import renamed
from argmap.atomic_files.placing import content, digest_of, new_file, replace_file

__all__ = [
    "OLD_NAME",
    "Busy",
    "CannotWrite",
    "ChangedMeanwhile",
    "FinishedFirst",
    "NotOwnWork",
    "Recovery",
    "Rewrite",
    "content",
    "digest_of",
    "interrupted",
    "new_file",
    "recover",
    "renamed",
    "replace_file",
    "rewrite",
]
