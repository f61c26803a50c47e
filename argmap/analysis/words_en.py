"""English words that the rules look for."""

from __future__ import annotations

import re
from functools import lru_cache

from argmap.lazy_pattern import lazy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words(
    """no not never none nobody nothing neither nor without cannot hardly scarcely barely
    isn't aren't wasn't weren't doesn't don't didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't"""
)

# Words that make two otherwise equal statements say different things.
TELLING_APART = NEGATIONS | _words(
    """more less most least fewer greater smaller higher lower better worse best worst larger largest smallest
    highest lowest rose fell rise fall rises falls rising falling increase decrease increases decreases increased
    decreased increasing decreasing up down above below over under before after first second third fourth fifth last
    next previous former latter early late earlier later old new north south east west northern southern eastern
    western left right men women boys girls male female all some any many few every each only both either
    one two three four five six seven eight nine ten hundred thousand million billion half quarter
    if then unless whether say says said claim claims claimed argue argues argued show shows shown showed suggest
    suggests suggested find finds found established believe believes believed according evidence
    should must may might can could will would shall ought good bad high low large small long short for against
    with import export imports exports supply demand public private domestic foreign always sometimes often rarely
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday spring summer autumn winter morning evening day night"""
)

# Function words, verbs that say little by themselves, and words for the time of speaking.
STOP = NEGATIONS | _words(
    """a an the this that these those and or but if then else than as so such of in on at by to from for with into
    onto upon over under above below between among amongst through throughout during before after since until till
    against about around across along beyond behind beside besides despite except within toward towards via per off
    out up down away back i me my mine we us our ours you your yours he him his she her hers it its they them their
    theirs who whom whose which what when where why how one ones oneself myself yourself himself herself itself
    ourselves themselves someone somebody something anyone anybody anything everyone everybody everything there here
    be am is are was were been being have has had having do does did doing done get gets got getting make makes made
    making take takes took taken taking give gives gave given giving become becomes became becoming let lets go goes
    going gone went come comes came can could may might must shall should will would ought need needs cannot also
    too very quite rather just even only still yet already always often sometimes usually mostly generally ever again
    once soon now today currently presently nowadays recently lately year years more most much many less least few
    fewer some any all both each every either other others another same own several enough because therefore thus
    hence however moreover furthermore although though while whereas unless whether therefore thereby indeed perhaps
    maybe likely like etc not whatever whichever whoever whenever wherever
    i'm it's that's there's they're we're you're he's she's let's who's what's"""
)

# In a conclusion these say what ought to be, which no fact alone says.
NORMATIVE = _words("should must ought shall shouldn't mustn't")

# After these, "since" speaks of time.
TIMES = _words(
    """then when last january february march april may june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn
    winter morning noon midnight yesterday childhood birth early late mid about around at least before after ancient
    medieval antiquity reunification unification"""
)

ABBREVIATIONS = _words(
    """mr mrs ms dr prof st sr jr vs etc e.g i.e cf al no nos vol vols pp p ch fig figs ed eds approx ca dept gov gen
    col sen rep rev hon inc ltd co corp mt ft art sec par jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k
    u.n e.u d.c ph.d a.m p.m viz resp"""
)

# What an objection to a step says, not one to a statement.
UNDERCUT = lazy(
    r"""\b(?:
        (?:does|do|did|would|need)\s*(?:not|n['’]t)\s+(?:\w+\s+)?(?:follow|prove|imply|entail|mean\s+that|show\s+that
            |support\s+th(?:is|e|at)\s+(?:claim|conclusion|point|view|inference)|establish|bear\s+on)
      | (?:is|are|was|were)\s*(?:not|n['’]t)\s+(?:\w+\s+)?(?:relevant|pertinent|germane|to\s+the\s+point)
      | (?:is|are|was|were)\s+(?:\w+\s+)?irrelevant
      | (?:is|are)\s+beside\s+the\s+point
      | non[\s-]sequitur
      | proves?\s+nothing | shows?\s+nothing | says?\s+nothing\s+about | has\s+no\s+bearing | no\s+bearing\s+on
    )\b
    | ^\W*even\s+(?:if|so|though)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

# A reason and what it is for in one text. "Because of" names a cause, "not because" and the like compare causes, and
# "so that" with "so" for a degree ("so cheap that") is none.
REASONING = lazy(
    r"""
      (?<!not\s)(?<!only\s)(?<!just\s)(?<!merely\s)(?<!simply\s)(?<!partly\s)(?<!mainly\s)(?<!precisely\s)
      (?<!but\s)      \bbecause\b(?!\s+of\b)
    | \btherefore\b | \bconsequently\b | \bso\s+that\b | \bfor\s+th(?:is|at)\s+reason\b
    | (?<!years\s)(?<!months\s)(?<!weeks\s)(?<!days\s)\bhence\b
    | \bit\s+follows\s+that\b | \bwhich\s+(?:means|shows|proves|implies)\s+that\b
    | (?:^|[,;]\s+|\band\s+)thus\b(?!\s+far\b)
    | ,\s+so\s+(?!(?:that|as|far|long|much|many|to|on)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)

# One of these is in every text that the two patterns above and below find something in.
REASONING_WORDS = _words("because therefore hence so reason follows which thus consequently since")

# A reason has a verb of its own in the present, and a comma after it when it comes first.
SINCE = lazy(
    r"""(?:^since(?=[^,;.]*,) | (?<!\s)(?<!\bever)\s+since) \s+ ([\w'’-]+) \s [^,;.]*?
        \b(?:is|are|can|cannot|will|would|must|may|might|should|do|does)\b""",
    re.IGNORECASE | re.VERBOSE,
)
PERFECT = lazy(r"\b(?:has|have|had|['’]s\s+been|['’]ve)\b", re.IGNORECASE)

# With these, two words can be a sentence: as its verb, or as its subject.
VERBS = _words("rose fell grew won lost died lied ran came went sank shrank froze broke burnt is was are were")
SUBJECTS = _words("people men women children police they we i you he she it this that everyone nobody all both")

_IRREGULAR = {
    form: base
    for base, forms in {
        "admit": "admission", "analyse": "analysis analyses analyze", "argue": "argument arguments",
        "bad": "worse worst", "begin": "began begun", "believe": "belief beliefs", "bring": "brought",
        "build": "built", "buy": "bought", "child": "children", "choose": "chose chosen choice choices",
        "compete": "competition competitive", "decide": "decision decisions", "defend": "defence defense",
        "die": "died dies dead death deaths dying", "drive": "drove driven", "explain": "explanation",
        "extend": "extension extent", "fall": "fell fallen", "feel": "felt", "fight": "fought", "find": "found",
        "foot": "feet", "good": "better best", "grow": "grew grown growth", "hold": "held", "keep": "kept",
        "know": "knew known", "lead": "led", "leave": "left", "life": "lives", "live": "living",
        "lose": "lost loses losing loss losses", "man": "men", "meet": "met", "pay": "paid",
        "permit": "permission", "poor": "poverty", "produce": "product products production productive",
        "prove": "proof proofs", "real": "reality really", "receive": "receipt reception",
        "reduce": "reduction reductions", "rely": "reliance reliable", "rise": "rose risen", "run": "ran",
        "safe": "safety", "say": "said", "see": "saw seen", "sell": "sold sale sales", "send": "sent",
        "show": "shown", "speak": "spoke spoken speech speeches", "spend": "spent", "stand": "stood",
        "steal": "stole stolen theft", "strike": "struck", "strong": "strength",
        "succeed": "success successes successful", "teach": "taught", "tell": "told", "think": "thought",
        "tooth": "teeth", "understand": "understood", "use": "used uses using user users useful usage",
        "wear": "wore worn", "win": "won", "withdraw": "withdrew withdrawn", "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}  # fmt: skip

# Longest first.
_ENDINGS = (
    "ibility", "ability", "ization", "isation", "ational", "fulness", "ousness", "iveness", "ically", "atory",
    "ative", "ation", "ition", "ement", "ments", "ingly", "ator", "edly", "ment", "ness", "ible", "able",
    "ance", "ence", "ancy", "ency", "ship", "hood", "less", "ical", "ious", "eous", "tion", "sion", "ity",
    "ive", "ful", "ism", "ist", "ize", "ise", "ous", "ant", "ent", "ary", "ory", "ate", "ure", "ese", "ian",
    "ion", "ing", "ial", "ual", "ern", "acy", "al", "ic", "ly", "ed", "er", "or", "en", "an", "th", "at",
)  # fmt: skip
_LEAST_STEM = 4
_LONGEST_STEM = 8


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a lower-case word, shared with its plural, its verb forms and most of its derivations.

    Meant for telling whether two texts speak of the same thing: it joins too much rather than too little.
    """
    word = _IRREGULAR.get(word, word)
    if len(word) < _LEAST_STEM or word.isdigit():
        return word
    if word.startswith("un") and len(word) > 5 and not word.startswith(("under", "uni", "until")):
        word = word[2:]
    word = _singular(word)
    for _ in range(3):  # care-ful-ness, cooper-at-ing
        shorter = _shortened(word)
        if shorter == word:
            break
        word = shorter
    word = word.replace("our", "or") if len(word) > 4 else word
    if len(word) > _LEAST_STEM or (len(word) == _LEAST_STEM and word[-1] == "e"):
        word = word.rstrip("aeiouy") if len(word.rstrip("aeiouy")) > 2 else word
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:_LONGEST_STEM]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _shortened(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending):
            left = word[: -len(ending)]
            if len(left) >= _LEAST_STEM or (len(left) == 3 and ending in ("ing", "ed", "ment", "er")):
                return left
    return word
