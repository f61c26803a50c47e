"""How likely statements are said to be: vocabularies, what is written in them, and what follows from it.

`scales` gives the vocabularies, `values` reads what is written, `bounds` works out what it commits to, and `wording`
says that in words. `unread` finds what says nothing, `stated` what is at odds with what follows.
"""

from argmap.likelihood.bounds import Bound, Bounds, bounds, exclusions
from argmap.likelihood.scales import BUILT_IN, Terms, terms_known_to
from argmap.likelihood.values import Range, parse
from argmap.likelihood.wording import NOTHING, at_least, at_most, commitment, percent, said

__all__ = [
    "BUILT_IN",
    "NOTHING",
    "Bound",
    "Bounds",
    "Range",
    "Terms",
    "at_least",
    "at_most",
    "bounds",
    "commitment",
    "exclusions",
    "parse",
    "percent",
    "said",
    "terms_known_to",
]
