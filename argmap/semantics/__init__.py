"""Dung's semantics of the abstract framework that a map induces: for study, beside the built-in evaluation.

P. M. Dung, On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, logic programming and
n-person games, Artificial Intelligence 77 (1995). The construction is in `argmap.semantics.construction`.
"""

from argmap.semantics.acceptance import Acceptance, Extensions, Semantics, extensions
from argmap.semantics.answer_sets import ClingoMissing
from argmap.semantics.construction import TooCircular, framework
from argmap.semantics.exchange import as_apx, as_dot, as_tgf
from argmap.semantics.frameworks import Argument, Attack, AttackSort, Framework, Label, Sort
from argmap.semantics.grounded import grounded

__all__ = [
    "Acceptance",
    "Argument",
    "Attack",
    "AttackSort",
    "ClingoMissing",
    "Extensions",
    "Framework",
    "Label",
    "Semantics",
    "Sort",
    "TooCircular",
    "as_apx",
    "as_dot",
    "as_tgf",
    "extensions",
    "framework",
    "grounded",
]
