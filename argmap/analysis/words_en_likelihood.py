"""English words for how likely something is, and for how sure somebody is of it."""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy

# Degrees of likelihood, as terms of the usual scales and their adverbs. "More likely than" compares, and "remote" is
# said of places.
LIKELIHOOD = lazy(
    r"""\b(?:
        (?<!more\s)(?<!less\s)(?<!as\s)(?<!equally\s)(?<!how\s)(?:un)?likely(?!\s+than\b(?!\s+not\b))
      | more\s+likely\s+than\s+not | (?:im)?probably | (?:im)?probable(?!\s+cause)
      | (?:almost|nearly|virtually)\s+certain(?:ly)? | almost\s+no\s+chance
      | remote\s+(?:chance|possibility|probability) | (?:roughly\s+)?even\s+(?:chances?|odds)
      | in\s+all\s+(?:likelihood|probability)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)

# A level of confidence in a judgment of one's own. Others may have confidence in banks, or in one another.
_LEVEL = r"(?:(?:very|fairly)\s+)?(?:high|moderate|medium|low|great|full|complete|limited)"
CONFIDENCE = lazy(
    rf"""\b(?:
        with\s+{_LEVEL}\s+confidence(?=\s+that\b|\s*,)
      | (?:judge|assess|believe|estimate|conclude|predict|expect|say)s?\s+with\s+{_LEVEL}\s+confidence
      | {_LEVEL}\s+confidence\s+that
      | {_LEVEL}\s+confidence\s+in\s+(?:our|my|this|the|that|its|their)\s+
        (?:\w+\s+)?(?:judg(?:e)?ments?|assessments?|estimates?|conclusions?|forecasts?)
      | (?:we|i|analysts|the\s+authors?)\s+(?:are|am|is)\s+(?:\w+\s+)?confident\s+that
    )\b
    | ^\W*with\s+{_LEVEL}\s+confidence\b""",
    re.IGNORECASE | re.VERBOSE,
)

# One of these is in every text in which a level of confidence is found.
CONFIDENCE_WORDS = frozenset(("confidence", "confident"))

# A text that itself says how likely it is. What compares ("more likely than men"), describes ("an unlikely hero"), or
# asks how likely something is, says something about likelihood, and is no hedge; so are the month of May and might as
# strength, and a rule says what may be done.
HEDGED = lazy(
    r"""\b(?:
        (?i:
            (?<!more\s)(?<!less\s)(?<!as\s)(?<!equally\s)(?<!how\s)(?<!a\s)(?<!an\s)(?<!the\s)(?<!no\s)
            (?<!the\smost\s)(?:un)?likely(?!\s+(?:than|or|candidates?|voters?)\b)
          | more\s+likely\s+than\s+not
          | (?<!and\s)probably | perhaps | maybe | possibly | presumably | conceivably
          | almost\s+certainly | in\s+all\s+(?:likelihood|probability)
          | it\s+(?:is|was|seems)\s+(?:\w+\s+)?(?:possible|probable|conceivable)\s+that
          | there\s+is\s+(?:a|an|some|every|little|no)\s+(?:\w+\s+)?(?:chance|possibility|probability|likelihood)\s+that
        )
      | may(?=\s+(?:well|also|still|yet|soon|even|already|indeed|not\s+be|be|have|become|come|fall|rise|lead|cause|lose
            |fail|collapse|grow|prove|seem|turn|happen|result|remain|break|need|suffer)\b)
      | (?i:(?<!the\s)(?<!its\s)(?<!his\s)(?<!their\s)(?<!our\s)(?<!of\s)(?<!with\s)(?<!military\s)(?<!economic\s))
        might(?=\s+[a-z])(?!\s+(?:is|are|was|were|has|had|of|and|or|in|on|to|that|which|alone|against|for|with|from|by)\b)
    )\b""",
    re.VERBOSE,
)

# In a text with one of these, "may" speaks of what is allowed.
ALLOWING = frozenset(
    """rule rules law laws act constitution treaty contract allowed allows permit permits permitted forbid forbids
    forbidden must shall entitled right rights""".split()
)
