"""What two or more people made of one text: their maps aligned, figures of agreement, disagreements, grading sheets."""

from argmap.agreement.agree import Agreement, PairAgreement, TooFewMaps, agree
from argmap.agreement.aligning import Pair
from argmap.agreement.disagreements import Disagreement, Side, Sort
from argmap.agreement.figures import Cass, Figure, Figures, Measure, Share
from argmap.agreement.grading import CRITERIA, Grading, NoSuchPoints, Outcome, Sheet, grade
from argmap.agreement.overlay import NotTwoMaps, union, union_marks
from argmap.agreement.units import Unit

__all__ = [
    "CRITERIA", "Agreement", "Cass", "Disagreement", "Figure", "Figures", "Grading", "Measure", "NoSuchPoints",
    "NotTwoMaps", "Outcome", "Pair", "PairAgreement", "Share", "Sheet", "Side", "Sort", "TooFewMaps", "Unit", "agree",
    "grade", "union", "union_marks",
]  # fmt: skip
