"""Words that weaken or deny what is said, and what they do to a quotation."""

from __future__ import annotations

import re

from argmap.analysis import hedges_en
from argmap.lazy_pattern import lazy
from argmap.model import Statement
from argmap.records import record

_WORD = lazy(r"[\w'’-]+")


@record()
class Hedging:
    """The patterns of one language.

    `dropped` matches the words of a gap whose loss turns what is left round. `before` matches the end of what stands
    before a quotation, `after` the beginning of what follows it, where it changes what the quotation says; their first
    group is what is shown. `hedged` and `negative` match anywhere in a text that is weakened or denied, in the widest
    sense. `governing` matches a main clause that is hedged, with the hedge as its first group; `subordinate` matches
    where a clause below it begins.
    """

    dropped: re.Pattern[str]
    double: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    contrast_within: re.Pattern[str]
    hedged: re.Pattern[str]
    negative: re.Pattern[str]
    governing: re.Pattern[str]
    leading: re.Pattern[str]
    subordinate: re.Pattern[str]
    reporting: re.Pattern[str]
    own_voice: re.Pattern[str]

    def is_careful(self, statement: Statement, quoted: str = "") -> bool:
        """Whether a statement says that something may not be so, or is not, in its text or beside it.

        Words that it has from what is quoted do not count: they stand for what is there, not for what was left out.
        """
        if self.is_hedged(statement, quoted):
            return True
        return self.negative.search(_without(statement.text.words, quoted)) is not None

    def is_hedged(self, statement: Statement, quoted: str = "") -> bool:
        """Whether a statement says that something may not be so, in its text or beside it."""
        if statement.hedge is not None or statement.likelihood is not None or statement.held_by is not None:
            return True
        return self.hedged.search(_without(statement.text.words, quoted)) is not None


def _without(text: str, quoted: str) -> str:
    """A text without the words of another."""
    if not quoted:
        return text
    words = set(_WORD.findall(quoted.lower()))
    return _WORD.sub(lambda m: "" if m[0].lower() in words else m[0], text)


ENGLISH = Hedging(
    dropped=hedges_en.DROPPED,
    double=hedges_en.DOUBLE,
    before=hedges_en.BEFORE,
    after=hedges_en.AFTER,
    contrast_within=hedges_en.CONTRAST_WITHIN,
    hedged=hedges_en.HEDGED,
    negative=hedges_en.NEGATIVE,
    governing=hedges_en.GOVERNING,
    leading=hedges_en.LEADING,
    subordinate=hedges_en.SUBORDINATE,
    reporting=hedges_en.REPORTING,
    own_voice=hedges_en.OWN_VOICE,
)
