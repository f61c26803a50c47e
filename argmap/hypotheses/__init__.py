"""Analysis of competing hypotheses: a matrix of hypotheses against evidence, and what the evidence leaves of each.

The method is that of R. J. Heuer Jr., Psychology of Intelligence Analysis (1999), chapter 8: look for what speaks
against a hypothesis, and prefer not the one with the most for it but the one with the least against it; evidence that
fits all of them alike tells none of them apart. What a cell holds is read off the map where that says it, and entered
by the analyst elsewhere; nothing is guessed, and nothing is weighed.
"""

from __future__ import annotations

from argmap.hypotheses.choosing import CannotCompare, competing
from argmap.hypotheses.matrix import Matrix, matrix

__all__ = ["CannotCompare", "Matrix", "competing", "matrix"]
