"""Which statements stand, given what is granted."""

from argmap.evaluation.network import (
    Network,
    Reading,
    fixed_values,
    is_cited_evidence,
    steps_not_granted,
)
from argmap.evaluation.statement_values import StatementValue
from argmap.evaluation.statuses import Evaluation, Status, evaluate

__all__ = [
    "Evaluation",
    "Network",
    "Reading",
    "StatementValue",
    "Status",
    "evaluate",
    "fixed_values",
    "is_cited_evidence",
    "steps_not_granted",
]
