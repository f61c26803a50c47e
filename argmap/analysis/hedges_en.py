"""English words that weaken or deny, and turns of phrase that report others."""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy

_FLAGS = re.IGNORECASE | re.VERBOSE

# "Not only" adds instead of taking away.
_NOT = r"not\b(?!\s+(?:only|just|merely|simply)\b)"
_DENIAL = rf"""(?:{_NOT} | never | no | none | nobody | nothing | neither | nor | without | hardly | scarcely | barely
    | rarely | seldom | unless | except | cannot)"""
_DOUBT = r"""(?:perhaps | possibly | probably | maybe | presumably | supposedly | allegedly | reportedly | apparently
    | unlikely | improbable | doubtful | purportedly | ostensibly)"""

# Words of a gap, from its first to its last: one that denies or doubts stands at either end of it.
DROPPED = lazy(
    rf"""^\W*(?:
        (?P<first>{_DENIAL} | {_DOUBT} | only\s+if)\b(?:\W+[\w'’-]+){{0,5}}
      | (?:[\w'’-]+\W+){{0,5}}?(?P<last>{_DENIAL} | {_DOUBT} | \w+n['’]t)\b
      | (?:[\w'’-]+\W+)?(?P<inner>{_DENIAL} | {_DOUBT})\b(?:\W+[\w'’-]+)?
    )\W*$""",
    _FLAGS,
)
# Two denials in one gap cancel each other out.
DOUBLE = lazy(
    r"\b(?:not|no|never|nobody|without|hardly)\b.*\b(?:un\w+|doubts?|den(?:y|ies)|without|never|fails?"
    r"|un(?:less|able))\b",
    re.IGNORECASE,
)

_ADVERB = (
    r"(?:(?:very|quite|highly|rather|most|extremely|increasingly|also|still|far\s+from|by\s+no\s+means|at\s+best)\s+)?"
)
BEFORE = lazy(
    rf"""(?:^|(?<=[\s,;:(\u2014\u2013"“]))(
        (?:it|this|that|which|what)(?:\s+\w+)?\s+(?:is|was|seems|seemed|appears|remains|looks)(?:\s+not)?\s+{_ADVERB}
            (?:(?:un)?likely|(?:im)?probable|(?:im)?possible|doubtful|(?:in)?conceivable|(?:im)?plausible|questionable
              |debatable|disputed|uncertain|unclear|unproven|untrue|false|wrong|a\s+mistake|a\s+myth|not\s+true
              |not\s+clear|not\s+certain|not\s+proven)
            (?:\s+to\s+(?:say|claim|think|believe|suppose))?\s+(?:that|whether|if)
      | it\s+(?:is|was)\s+not\s+(?:the\s+case\s+)?that
      | it\s+(?:may|might|could)\s+(?:well\s+)?be\s+that
      | (?:it|there)\s+(?:seems|appears)\s+(?:to\s+\w+\s+)?that
      | (?:no|little|scant|insufficient|weak)\s+(?:\w+\s+)?(?:evidence|reason|proof|sign|indication|ground
          |grounds|hope|prospect|chance
            |guarantee|likelihood)(?:\s+to\s+\w+)?\s+that
      | (?:do|does|did|would|could|can)\s*(?:not|n['’]t)\s+(?:\w+\s+)?(?:say|show|prove|mean|claim|think
          |believe|imply|suggest|establish)\s+(?:that)?
      | (?:den(?:y|ies|ied)|doubt|doubts|doubted|disput(?:e|es|ed)|reject(?:s|ed)?\s+the\s+(?:view|claim|idea
          |notion))\s+that
      | (?:remains|remained|is|are|was|were)\s+to\s+be\s+seen[\s,]+(?:\w+[\s,]+)?(?:whether|if)
      | whether | unless
      | {_DOUBT},?
      | (?:hardly|scarcely|barely|rarely|seldom|never)
      | (?:(?-i:may)|might|could)(?:\s+not)?(?:\s+(?:well|also|even|soon|yet|still|only|perhaps|possibly))?
      | (?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must|need|be)(?:\s+not
          |n['’]t)(?:\s+(?:yet|always|necessarily|really|fully))?
      | cannot | not
    )$""",
    _FLAGS,
)
# A sentence that goes on like this takes something back.
AFTER = lazy(
    r"""^[,;:\u2014\u2013-]?\s*(
        (?:but|yet)\b(?!\s+(?:also|even|equally|likewise)\b) | however\b | unless\b | except(?:\s+(?:for|that
            |when|if|in|where))?\b
      | only\s+(?:if|when|where|for|in)\b | provided\s+that\b | though\b | although\b | as\s+long\s+as\b
    )""",
    _FLAGS,
)
# "Not this but that", "all but gone": here "but" takes nothing back.
CONTRAST_WITHIN = lazy(
    r"\b(?:not|no|never|nothing|neither|nor|hardly|rather|all|anything|none|instead|n['’]t)\b|n['’]t\b", re.IGNORECASE
)

HEDGED = lazy(
    r"""\b(?:may|might|could|can|would|should|possibl[ey]|possibilit\w+|potential\w*|perhaps|maybe|probabl[ey]
        |probabilit\w+|likel\w+
      |unlikel\w+|presumabl[ey]|apparent\w*|seem\w*|appear\w*|suggest\w*|indicat\w*|tend\w*|tendenc\w+
          |reported\w*|allege\w*|supposed\w*
      |assum\w+|presum\w+|expect\w*|hope\w*|estimate\w*|roughly|about|some|sometimes|often|usually|generally
          |mostly|partly|in\s+part
      |chance\w*|risk\w*|prospect\w*|plausib\w+|conceivab\w+|doubt\w*|question\w*|uncertain\w*|unclear
          |arguabl[ey]|almost|nearly|relatively
      |rather|if|unless|provided|believe\w*|think\w*|thought|say|says|said|claim\w*|argue\w*|according
          |hypothe\w+|guess\w*|try|tries|tried
      |want\w*|wish\w*|seek\w*|aim\w*|plan\w*|intend\w*|consider\w*|fear\w*|worr\w+|threat\w*|danger\w*|open
          |opportunit\w+|imply|implies|implied
      |harder|hard|difficult\w*|help\w*|contribut\w+)\b""",
    _FLAGS,
)
NEGATIVE = lazy(
    r"""\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|scarcely|barely|rarely|seldom
        |unless|except\w*|only
      |little|few|fails?|failed|failing|failure|lack\w*|absen\w+|refus\w+|den(?:y|ies|ied|ial)|reject\w*
          |against|prevent\w*|avoid\w*|stop\w*
      |exclud\w*|impossib\w*|impractic\w*|insufficien\w*|inadequa\w*|instead|far\s+from|too|less|least
          |un[a-z]{3,}|dis[a-z]{4,}|in(?:capab|abil)\w+
      |non-?\w+|false\w*|wrong\w*|mistak\w*|myth\w*|ends?|ended|halt\w*|limit\w*|poor\w*|weak\w*|worse\w*
          |minimal\w*|mere\w*)\b|n['’]t\b""",
    _FLAGS,
)

_HEDGE_VERB = r"(?:(?-i:may)|might|could)\b(?!\s+not\s+be\s+denied)"
_HEDGE_ADVERB = (
    r"(?:possibly|perhaps|probably|maybe|presumably|reportedly|allegedly|supposedly|apparently|conceivably)\b"
)
GOVERNING = lazy(
    rf"""^(?:[^,;]*?\s)?(
        {_HEDGE_VERB} | {_HEDGE_ADVERB}
      | (?:is|are|was|were)\s+(?:very\s+|quite\s+|highly\s+|most\s+|also\s+)?(?:likely|probable|possible
          |conceivable)\s+(?:to|that)
      | (?:seems?|appears?)\s+(?:to|that|likely)
      | some\s+(?:experts|analysts|observers|scholars|critics|researchers)\b
    )""",
    _FLAGS,
)
# Before the main clause.
LEADING = lazy(
    r"""^(?:(?:and|but|so|yet|thus|hence|therefore|however|moreover|also|in\s+addition|in\s+fact|of\s+course
        |then|indeed|today|now)[\s,]+)*
        (?:(?:if|since|although|though|while|because|as|when|once|unless|after|before|despite|given|for|in|with
            |by|at|on|to)\b[^,]*,\s*)?""",
    _FLAGS,
)
SUBORDINATE = lazy(
    r"[,;:\u2014\u2013(]|\b(?:that|which|who|whom|whose|because|since|although|though|while|whereas|if|unless"
    r"|when|where|whether|as|but|so|until)\b",
    re.IGNORECASE,
)

_SAID = (
    r"(?:say|says|said|saying|claim|claims|claimed|argue|argues|argued|assert|asserts|asserted|allege|alleges"
    r"|alleged|contend|contends|contended"
    r"|insist|insists|insisted|maintain|maintains|maintained|state|states|stated|declare|declares|declared|warn"
    r"|warns|warned|tell|tells|told"
    r"|write|writes|wrote|remark|remarks|remarked|announce|announced|announces|reply|replied|replies|ask|asked"
    r"|asks|call|called|calls|"
    r"believe|believes|believed)"
)
# Anywhere beside words in quotation marks.
REPORTING = lazy(
    rf"\b(?:{_SAID}|according\s+to|in\s+the\s+words\s+of|put\s+it|remarks?|speech|quoted?|motto|slogan)\b",
    re.IGNORECASE,
)
OWN_VOICE = lazy(
    r"\b(?:i|we|my|our|us|the\s+(?:present\s+)?authors?|this\s+(?:paper|article|study|book|chapter|report|essay"
    r"|section))\b",
    re.IGNORECASE,
)
