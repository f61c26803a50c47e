"""English words for how strongly something is said."""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy

_FLAGS = re.IGNORECASE | re.VERBOSE

# Nothing else is left: what says so wants a ground of its own.
NECESSITY = lazy(
    r"""\b(?:
        only(?!\s+(?:a|an|one|two|three|four|five|six|recently|lately|just|then|later|in\s+\d|[\d.,]+|about
          |partly|slightly|if\s+any)\b)
      | must(?!\s+have\b) | cannot | can['’]t | never | always | impossib\w+ | inevitab\w+ | indispensab\w+
        | essential(?:ly)?
      | no\s+(?:other|alternative|choice|way) | without\s+exception | necessar(?:y|ily) | sole(?:ly)? | bound\s+to
      | all | every | none | nobody | no\s+one
    )\b""",
    _FLAGS,
)
# Said of what ought to be these are advice, and "all" of a list that was just given counts it.
NO_NECESSITY = lazy(
    r"\b(?:(?:nearly|almost|practically|virtually|hardly)\s+\w+|if\s+(?:all|every|none|nobody|no\s+one)|whether\s+(?:all|every)|after\s+all|above\s+all|at\s+all|all\s+the\s+(?:same|more|time)|not\s+all|not\s+every|not\s+only"
    r"|not\s+always"
    r"|all\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)|first\s+of\s+all|not\s+necessarily)\b",
    _FLAGS,
)
CERTAIN = lazy(
    r"\b(?:certain(?:ly)?|undoubted(?:ly)?|without\s+(?:a\s+)?doubt|undeniabl\w+|inevitabl\w+|prove[sdn]?|definitely"
    r"|beyond\s+(?:\w+\s+)?doubt|bound\s+to)\b",
    _FLAGS,
)
POSSIBLE = lazy(
    r"""\b(?:may | might | could | can | possib\w+ | perhaps | maybe | conceivab\w+ | potential\w* | chances? "
    r"| opportunit\w+
      | occasionally | sometimes | some\s+(?:of|people|experts|observers|analysts|cases) | arguabl[ey]
        | suggest\w* | hint\w*
      | questionable | doubtful | unclear | not\s+(?:certain|sure) | prospects?)\b""",
    _FLAGS,
)
PROBABLE = lazy(
    r"""\b(?:likely | probabl[ey] | presumabl[ey] | expected | expects? | seem(?:s|ed|ingly)? | appear(?:s"
    r"|ed)? | apparent(?:ly)?
      | tends? | usual(?:ly)? | most(?:ly)? | general(?:ly)? | mainly | largely | often | reported(?:ly)? | indicat\w+
      | on\s+the\s+whole | as\s+a\s+rule | believed | considered | estimated | almost\s+\w+ly)\b""",
    _FLAGS,
)
# Only of a part, or only now and then.
PARTLY = lazy(
    r"""\b(?:in\s+part|partly|partially|sometimes|occasionally|to\s+some\s+(?:extent|degree)|now\s+and\s+then|suggests?\s+that
      |could\s+(?:be|become|have|reach|lead|help|bring|make|cause|rise|fall|grow|save|well)\b|prospect\s+(?:of|that)|hints?\b
      |under\s+(?:favourable|certain|some|good|ideal)\s+(?:conditions|circumstances)
      |cannot\s+(?:yet\s+)?be\s+(?:said|known|told)|not\s+(?:yet\s+)?known(?=\W*$|\s+(?:whether|how|why|if|when)\b)|remains?\s+open|unclear|uncertain)\b""",
    _FLAGS,
)
# Before a term of likelihood these make it another one.
INTENSIFIERS = frozenset(
    "very highly almost quite more most rather fairly extremely increasingly less not so too".split()
)
UNLIKELY = lazy(r"\b(?:unlikely|improbabl[ey]|hardly|doubtful|almost\s+no\s+chance|remote)\b", _FLAGS)

# Words that take something back from what is said, so that a sentence without them says more.
QUALIFIERS = lazy(
    r"""\b(?:genuine(?:ly)? | real(?:ly)?(?=\s+\w) | arguabl[ey] | lasting | sustainabl[ey] | full(?:y)? "
    r"| in\s+the\s+long\s+(?:run|term)
      | in\s+the\s+short\s+(?:run|term) | for\s+now | for\s+the\s+time\s+being | at\s+present | so\s+far
        | in\s+principle | in\s+part
      | part(?:ly|ially) | large(?:ly)? (?=\s+\w+) | main(?:ly)? (?=\s+\w+) | to\s+some\s+(?:extent|degree)
        | to\s+a\s+certain\s+(?:extent|degree)
      | chances? | chance\s+of | potential(?:ly)? | possib(?:le|ly) | relative(?:ly)? | roughly | some\s+of
        | under\s+certain\s+\w+
      | if\s+and\s+when | at\s+least | at\s+most | almost | nearly | virtually | mere(?:ly)? | often
        | sometimes | usually | mostly
      | generally | reportedly | apparently | seemingly | likely | probabl[ey] | may | might | could
        | unintentionally | inadvertently
      | somewhat | limited)\b""",
    _FLAGS,
)
