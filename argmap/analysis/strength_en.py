"""English words for how strongly something is said."""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy


def _any(phrases: str, *more: str) -> re.Pattern[str]:
    """A pattern for one of some phrases with commas between them, in which `*` stands for the rest of a word.

    `more` are patterns by themselves.
    """
    plain = (" ".join(phrase.split()) for phrase in phrases.split(","))
    each = (re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for phrase in plain)
    return lazy(rf"\b(?:{'|'.join((*each, *more))})\b", re.IGNORECASE)


# Nothing else is left: what says so wants a ground of its own. "Only two" counts, and "must have been" guesses.
NECESSITY = _any(
    """cannot, can't, can’t, never, always, impossib*, inevitab*, indispensab*, essential, essentially, no other,
    no alternative, no choice, no way, without exception, necessary, necessarily, sole, solely, bound to, all, every,
    none, nobody, no one""",
    r"must(?!\s+have\b)",
    r"only(?!\s+(?:an?|one|two|three|four|five|six|[\d.,]+|about|in\s+\d|recently|lately|just|then|later|partly|slightly)\b)",
)
NO_NECESSITY = _any(
    """nearly *, almost *, practically *, virtually *, hardly *, if all, if every, if none, if nobody, if no one,
    whether all, whether every, after all, above all, at all, all the same, all the more, all the time, first of all,
    not all, not every, not only, not always, not necessarily""",
    r"all\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)",
)
CERTAIN = _any(
    """certain, certainly, undoubted, undoubtedly, without doubt, without a doubt, undeniab*, inevitab*, prove, proves,
    proved, proven, definitely, bound to""",
    r"beyond\s+(?:\w+\s+)?doubt",
)
POSSIBLE = _any(
    """may, might, could, can, possib*, perhaps, maybe, conceivab*, potential*, chance, chances, opportunit*,
    occasionally, sometimes, some of, some people, some experts, some observers, some analysts, some cases, arguable,
    arguably, suggest*, hint*, questionable, doubtful, unclear, not certain, not sure, prospect, prospects"""
)
PROBABLE = _any(
    """likely, probable, probably, presumable, presumably, expect, expects, expected, seem, seems, seemed, seemingly,
    appear, appears, appeared, apparent, apparently, tend, tends, usual, usually, most, mostly, general, generally,
    mainly, largely, often, reported, reportedly, indicat*, on the whole, as a rule, believed, considered, estimated""",
    r"almost\s+\w+ly",
)
# In a text that says nothing of permission.
MAY = lazy(r"\bmay\b")
# Only of a part, only now and then, or not known.
PARTLY = _any(
    """in part, partly, partially, sometimes, occasionally, to some extent, to some degree, now and then, suggest that,
    suggests that, prospect of, prospect that, hint, hints, remain open, remains open, unclear, uncertain""",
    r"could\s+(?:be|become|have|reach|lead|help|bring|make|cause|rise|fall|grow|save|well)",
    r"under\s+(?:favourable|certain|some|good|ideal)\s+(?:conditions|circumstances)",
    r"cannot\s+(?:yet\s+)?be\s+(?:said|known|told)",
    r"not\s+(?:yet\s+)?known(?=\W*$|\s+(?:whether|how|why|if|when)\b)",
)
# Before a term of likelihood these make it another one.
INTENSIFIERS = frozenset(
    "very highly almost quite more most rather fairly extremely increasingly less not so too".split()
)
# Words that take something back from what is said, so that a sentence without them says more.
QUALIFIERS = _any(
    """genuine, genuinely, arguably, lasting, sustainable, full, fully, in the long run, in the long term,
    in the short run, in the short term, for now, for the time being, at present, so far, in principle, in part, partly,
    partial, partially, large, largely, main, mainly, to some extent, to some degree, to a certain extent,
    to a certain degree, chance, chances, chance of, potential, potentially, possible, possibly, relative, relatively,
    roughly, some of, at least, at most, almost, nearly, virtually, mere, merely, often, sometimes, usually, mostly,
    generally, reportedly, apparently, seemingly, likely, probable, probably, may, might, could, unintentionally,
    inadvertently, somewhat, limited"""
)
