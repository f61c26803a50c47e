"""Argumentation schemes: the built-in ones and those of a map, with their critical questions in the map's words.

>>> from argmap.schemes import find_scheme
>>> [question.slug for question in find_scheme("ExpertOpinion").questions][:2]
['evidence', 'consensus']
"""

from __future__ import annotations

from argmap.schemes.catalogue import (
    built_in,
    built_in_names,
    built_in_schemes,
    families,
    find_scheme,
    generic,
    reference,
)
from argmap.schemes.own import as_scheme, own_schemes, scheme_of
from argmap.schemes.questions import CriticalQuestion, Skipped, all_questions, generic_questions, open_questions
from argmap.schemes.scheme import Polarity, Question, QuestionKind, Role, Scheme, Slot
from argmap.schemes.slots import Filling

__all__ = [
    "CriticalQuestion",
    "Filling",
    "Polarity",
    "Question",
    "QuestionKind",
    "Role",
    "Scheme",
    "Skipped",
    "Slot",
    "all_questions",
    "as_scheme",
    "built_in",
    "built_in_names",
    "built_in_schemes",
    "families",
    "find_scheme",
    "generic",
    "generic_questions",
    "open_questions",
    "own_schemes",
    "reference",
    "scheme_of",
]
