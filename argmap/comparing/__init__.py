"""The changes between two versions of a map: statements and reasons matched, and each change told once."""

from argmap.comparing.changes import Change, ChangeKind, Comparison, Detail, Flip, Subject
from argmap.comparing.compare import compare
from argmap.comparing.marks import Mark, marks
from argmap.comparing.overlay import Overlay
from argmap.comparing.words import Piece, WordChange, word_changes

__all__ = [
    "Change",
    "ChangeKind",
    "Comparison",
    "Detail",
    "Flip",
    "Mark",
    "Overlay",
    "Piece",
    "Subject",
    "WordChange",
    "compare",
    "marks",
    "word_changes",
]
