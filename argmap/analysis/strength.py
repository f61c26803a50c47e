"""How strongly something is said: as possible, as probable, flatly, or as certain."""

from __future__ import annotations

import re
from enum import IntEnum

from argmap.analysis import strength_en
from argmap.records import record


class Strength(IntEnum):
    """How much is staked on a text, the least first."""

    POSSIBLE = 1
    PROBABLE = 2
    FLAT = 3
    CERTAIN = 4

    @property
    def words(self) -> str:
        return ("possible", "probable", "flat", "certain")[self - 1]


@record()
class StrengthWords:
    """The patterns of one language.

    `necessity` matches where a text leaves nothing else, `no_necessity` where such a word does not; the others match
    degrees, `may` a word that permits as well, `partly` what is said of a part
    only; `intensifiers` before a term make it another one. `qualifiers` match words without which a text says more.
    """

    necessity: re.Pattern[str]
    no_necessity: re.Pattern[str]
    certain: re.Pattern[str]
    possible: re.Pattern[str]
    probable: re.Pattern[str]
    may: re.Pattern[str]
    partly: re.Pattern[str]
    intensifiers: frozenset[str]
    qualifiers: re.Pattern[str]

    def of_hedge(self, hedge: str) -> Strength:
        """How strongly something is said with a hedge: as probable, where its words do not tell."""
        if self.possible.search(hedge) and not self.probable.search(hedge):
            return Strength.POSSIBLE
        return Strength.PROBABLE

    def necessary(self, text: str) -> str | None:
        """The word with which a text leaves nothing else; None without one."""
        plain = self.no_necessity.sub("", text)
        found = self.necessity.search(plain)
        return None if found is None else found[0]


ENGLISH = StrengthWords(
    necessity=strength_en.NECESSITY,
    no_necessity=strength_en.NO_NECESSITY,
    certain=strength_en.CERTAIN,
    possible=strength_en.POSSIBLE,
    probable=strength_en.PROBABLE,
    may=strength_en.MAY,
    partly=strength_en.PARTLY,
    intensifiers=strength_en.INTENSIFIERS,
    qualifiers=strength_en.QUALIFIERS,
)
