"""English turns of phrase in which an author reports the words of others: holders, their verbs, and frames of the two.

Frames: before the reported words ("critics hold that", "according to the mayor,", "the objection that"), after them
("…, argue its opponents") and in their middle ("…, its backers say, …").
"""

from __future__ import annotations

from argmap.analysis.holders_en import (
    ACCOUNT,
    ADVERBS,
    ANYBODY,
    BARE,
    BARE_OF_OTHERS,
    BODY,
    CLAIMS,
    CLAIMS_NO_NOUN,
    DATA,
    DISPUTES,
    DISTANCING,
    DOUBTED,
    HOLDS,
    INVERTED,
    LATELY,
    NAME,
    NAMED,
    OF,
    OFTEN,
    OTHERS,
    PART,
    PEOPLE,
    SIDE,
    SPEAKERS,
    THOUGHT,
    TOLD,
    USUAL,
    VIEW,
)  # fmt: skip
from argmap.analysis.phrase_patterns import WORD, any_of, phrase

_OPENING = (
    r"(?:^|(?<=[;:\u2014])|(?<=\bthat)|(?<=,))[\W_]*(?:(?:and|but|yet|so|now|still|then|today|nowadays|of course"
    r"|admittedly"
    r"|to be sure|true|granted|however|even so|(?:in|by) contrast|on the other hand|meanwhile|once|again|while"
    r"|whilst|whereas"
    r"|although|though|when|if|first|second|third|secondly|finally|elsewhere|similarly"
    r"|in (?:reply|response|return|the past|public|private|recent years)|for (?:\w+ )?(?:years|decades|centuries)"
    r"|(?:against|to|in reply to|in answer to) (?:this|that|all this|these|which)),? ){0,2}"
)
_THAT = LATELY + r"(?: ?, ?)?(?: that\b| ?:)"
_NOT_ABOUT = r"(?! (?:against|about|to (?:the|a)|of|for|with|on)\b)"
_NO_CLAUSE = (
    r"(?! (?:why|how|what|whether|so|nothing|it|no|yes|much|more|little|things?|something|goodbye|hello|of|in|for"
    r"|with)\b)"
)
_HAS_IT = (
    r"(?:is|was|has been|runs|ran|goes|went|holds|held|says|said|has it|had it|claims|maintains)"
    r"(?: simply| always| roughly| often)?(?: as follows| like this| this)?"
)
_SEEING = r"(?:view|opinion|eyes|judge?ment|account|telling|reckoning|words|reading|estimation|mind)"
_POSSESSOR = (
    rf"(?:{OTHERS}['\u2019]s?|(?:the|a) (?:\w+ ){{0,2}}?(?:{BODY}|{SIDE})['\u2019]s?|{NAME}['\u2019]s?|his|her|their"
    rf"|its)"
)
# What others hold comes after "that", a comma or a colon, or at once: "others held the bridge" says nothing.
_WHO_SAYS = any_of(
    rf"{OTHERS}(?: ?,[^,;:.]{{2,60}}, ?| ?, ?)? ?{ADVERBS}"
    rf"(?:{HOLDS}(?:{LATELY}{_NOT_ABOUT} ?,? that\b| ?[,:]|{_NO_CLAUSE}{_NOT_ABOUT}\W*$)"
    rf"|{BARE_OF_OTHERS}{_NO_CLAUSE}{_NOT_ABOUT})",
    r"(?:someone|somebody|one|you|a reader|the reader|people) (?:may|might|could|will|would) (?:\w+ )?"
    r"(?:object|reply|counter|protest|complain|retort|rejoin)(?: ?,? that\b| ?[,:]|\W*$)",
)
_MIGHT_THINK = (
    r"(?:one|you|some|someone|somebody|people|many|a reader|the reader) (?:might|may|could) (?:\w+ )?"
    r"(?:think|suppose|be (?:tempted|inclined) to (?:say|think|believe|suppose|conclude)|be forgiven for thinking)"
    r"(?: that\b)"
)
_IT_IS_SAID = any_of(
    rf"it (?:is|was|has been|had been) {OFTEN}?{TOLD}(?: (?:by|in|against) [^,.;:]{{2,30}}?)? that\b",
    rf"it (?:is|was|has been|had been) {OFTEN}{THOUGHT}(?: (?:by|in) [^,.;:]{{2,30}}?)? that\b",
    rf"it (?:is|was|has been|had been) (?:{OFTEN})?{THOUGHT} (?:by|in) [^,.;:]{{2,30}}? that\b",
    rf"it (?:is {OFTEN}|(?:has|had) been {OFTEN}?)suggested(?: (?:by|in) [^,.;:]{{2,30}}?)? that\b",
    r"it (?:may|might|could|can|will|would) (?:\w+ )?be (?:objected|replied|countered|protested|answered"
    r"|retorted) that\b",
    r"it (?:may|might) (?:\w+ )?be (?:thought|supposed|imagined|urged) that\b",
    r"it is (?:a|an) (?:common|popular|widespread|widely held|old|familiar|frequent) "
    r"(?:belief|view|idea|notion|assumption|complaint|objection|opinion|misconception|myth|misunderstanding"
    r"|mistake to think) that\b",
    r"it (?:is|was|has become|became) (?:fashionable|customary|commonplace|common|usual|popular) to (?:say|think"
    r"|believe|claim|argue|suppose|assert) that\b",
)
_SOMEONE_WHO = (
    rf"(?:there (?:are|is|was|were) (?:always |still )?(?:those|people|some|many|a few"
    rf"|others) who {ADVERBS}{HOLDS}(?: that\b)?"
    rf"|(?:those|anyone|people|whoever) who {ADVERBS}{CLAIMS} that\b)"
)
_OF_A_VIEW = any_of(
    rf"there (?:is|was) a (?:common|popular|widespread|widely held|persistent) (?:\w+ )?{VIEW} that\b",
    rf"(?:the|a|one|another) (?:\w+ )?{USUAL} {VIEW}{OF} {_HAS_IT}{_THAT}",
    rf"(?:the )?(?:{USUAL} (?:wisdom|opinion|belief)|folklore|folk wisdom|legend|tradition|rumou?r"
    rf"|dogma) {_HAS_IT}{_THAT}",
    rf"(?:an|one|another|the|a) (?:\w+ )?{DOUBTED}{OF} {_HAS_IT}{_THAT}",
    rf"{_POSSESSOR} (?:\w+ )?{VIEW} {_HAS_IT}{_THAT}",
    rf"(?:the|one|another) (?:\w+ )?{VIEW} (?:of|by|from|among) {OTHERS} {_HAS_IT}{_THAT}",
    rf"(?:one of|among) the (?:\w+ )?{VIEW} (?:\w+ ){{0,2}}?(?:by|of|from) (?!(?:this"
    rf"|the present) ){NAMED} {_HAS_IT}{_THAT}",
    rf"what {OTHERS} {ADVERBS}{HOLDS} {_HAS_IT}{_THAT}",
    r"(?:the|so the) (?:\w+ )?(?:story|argument|reasoning|thinking|theory|legend) (?:goes|runs|went"
    r"|ran)(?: as follows| like this| that|,)? ?[:,]?",
)
_FRONTED = any_of(
    rf"according to (?:{NAMED}[^,]{{0,40}},|(?:an?|the|this|that|one|another|some) (?:{WORD} ){{0,3}}?(?:{VIEW}"
    rf"|{ACCOUNT})[^,]{{0,40}},)",
    rf"(?:in|on|from) the {_SEEING} of (?!(?:this|the (?:present )?authors?)\b){NAMED}[^,]{{0,40}} ?,",
    rf"(?:in|on|to|from) {_POSSESSOR} (?:\w+ )?(?:{_SEEING}|point of view|mind) ?,",
    rf"(?:for|to) (?:(?:the|these|those|many|some|most|its|their) )?(?:[\w-]+ )?{SIDE}{OF} ?,",
    r"to (?:hear|believe) [^,]{2,40} tell it ?,",
    r"if [^,]{2,40} (?:is|are) to be believed ?,",
    r"if (?:we|you|one) (?:are to )?(?:believe|trust|listen to) [^,]{2,40} ?,",
    rf"as (?:{OTHERS} {ADVERBS}(?:{HOLDS}|see it|put it)|(?:it )?is {OFTEN}{TOLD}|the (?:saying|argument|story"
    rf"|legend) (?:goes|has it))[^,]{{0,20}} ?,",
)
_NAME_SAYS = (
    rf"{NAME}(?: ?,[^,;:.]{{2,60}}, ?)? (?-i:(?=[a-z])){ADVERBS}(?:{CLAIMS_NO_NOUN}{LATELY} ?,? that\b"
    r"|(?:suggests?|suggested|objects|objected|warns|warned|replies|replied) that\b"
    rf"|{BARE}{_NO_CLAUSE}(?! (?:\w+ ){{0,3}}that\b))"
)
_ANYBODY_SAYS = any_of(
    rf"{SPEAKERS} {ADVERBS}{CLAIMS}{_THAT}",
    rf"{ANYBODY} {ADVERBS}{DISPUTES}{_THAT}",
    rf"(?:(?:the|an?|some|older|early|most|many|these) )?(?:(?!(?:this|that|no)\b){WORD} ){{0,2}}?(?:{ACCOUNT}"
    rf"|so-called (?:{WORD} ){{0,2}}?{WORD}){OF} {ADVERBS}(?:{DISTANCING}|says?|said)(?: that\b| ?:)",
    rf"(?!(?:this|that|our)\b)(?:{WORD} ){{1,3}}(?:would have (?:it|us believe)) that\b",
    rf"(?:{PART} ){{0,2}}?{PEOPLE}{OF} {ADVERBS}{BARE}{_NO_CLAUSE}{_NOT_ABOUT}",
    rf"(?:the first|the second|the third|the former|the latter|one|the other|another) {ADVERBS}{CLAIMS}{_THAT}",
)
# At the beginning of a sentence or clause, up to where the reported words begin.
LEAD = phrase(
    _OPENING
    + "(?P<lead>"
    + any_of(
        _FRONTED,
        _WHO_SAYS,
        _MIGHT_THINK,
        _IT_IS_SAID,
        _SOMEONE_WHO,
        _OF_A_VIEW,
        _NAME_SAYS,
        _ANYBODY_SAYS,
    )
    + ")"
)
# It could be the author who says so; a rejection in the next sentence tells that it is not.
WEAK_LEAD = phrase(
    r"^\W*(?:(?:and|but|yet|now|so|of course|admittedly|true)\b,? )?(?P<lead>"
    + any_of(
        r"(?:one|you|we|someone|somebody|a reader) (?:may|might|could|can|would) (?:\w+ )?(?:think|say|argue|suppose"
        r"|believe"
        r"|imagine|be tempted to (?:say|think)|claim|expect|conclude|assume)\b(?: that\b)?",
        r"it (?:may|might|could|can|would) (?:\w+ )?(?:seem|appear|look|be (?:argued|said|claimed|thought|supposed"
        r"|held))\b"
        r"(?: (?:\w+ )?that\b)?",
        r"it (?:is|seems|was) (?:tempting|natural|easy|plausible|obvious)\b"
        r"(?: to (?:say|think|believe|suppose|assume|conclude))? that\b",
        rf"it (?:is|was|has been) {THOUGHT} that\b",
        r"at first (?:sight|glance|blush) ?,",
    )
    + ")"
)
# A view that is named just before the words: "the objection that", "critics' claim that".
_JUST_HERE = r"\W*$"
_DISMISSING = (
    r"(?:so much (?:, ?then, ?)?for|contrary to|in contradiction to|dismiss(?:es|ed)?|dispos(?:e|es|ed) of|refut(?:e"
    r"|es|ed)"
    r"|disprov(?:e|es|ed)|rebut(?:s|ted)?|debunk(?:s|ed)?|explod(?:e|es|ed)|shatter(?:s|ed)?|mock(?:s|ed)?"
    r"|abandon(?:s|ed)?)"
)
NAMED_VIEW = phrase(
    r"(?:^|\W)(?P<lead>"
    + any_of(
        rf"(?:the|this|that|another|an?|one) (?:\w+ )?{DOUBTED}{OF} that",
        rf"{_POSSESSOR} (?:\w+ )?{VIEW} that",
        rf"{OTHERS} {ADVERBS}{WORD} (?:{WORD} )?(?:the|an?) (?:\w+ )?{VIEW} that",
        rf"{_DISMISSING} (?:{WORD} ){{0,2}}?(?:the|an?|this|that) (?:{WORD} ){{0,2}}?{VIEW} that",
        rf"(?:the|an?|this|another) (?:\w+ )?(?:{USUAL} {VIEW}|{VIEW} (?:of|by|among|from) {OTHERS}) that",
    )
    + ")"
    + _JUST_HERE
)
# The author's own view may be named so, too; what is said of it tells.
OPEN_VIEW = phrase(
    rf"(?:^|\W)(?P<lead>(?:the|this|that|an?) (?:\w+ )?{VIEW}(?: (?:of|in) [^,.;:]{{2,30}})? that)" + _JUST_HERE
)
# "On this view": somebody's who was named in the sentence before.
ON_THIS_VIEW = phrase(
    r"^\W*(?:(?:and|but|so|thus|then)\b,? )?(?P<lead>(?:on|in) (?:this|that|such an?) (?:\w+ )?"
    r"(?:view|account|reading|theory|picture|interpretation|conception|story|reasoning|line of (?:thought"
    r"|reasoning)) ?,)"
)
THEY_SAY = phrase(rf"^\W*(?:(?:and|but|so|thus|then)\b,? )?they {ADVERBS}{CLAIMS}")
HOLDERS = phrase(rf"(?:^|\W)(?:{OTHERS}|{PEOPLE})")
THINGS = phrase(rf"(?:^|\W){DATA}")
_SAYS_WHO = rf"(?:{INVERTED} (?:its|the|some|many|his|her|their|a few) [^,.;]{{2,40}}|{HOLDS} (?:{OTHERS}|{NAME}))"
_WHEN = r"(?: (?:on|in|last|this|at|yesterday|today)(?: \w+){0,2})?"
_WHO_HELD = rf"(?:{OTHERS}|they|he|she|the (?:{WORD} ){{0,3}}?(?:{BODY}|{SIDE})|{NAME}) {ADVERBS}{HOLDS}"
_ASIDE = any_of(
    r"(?:or |at least )?so (?:we (?:are|were)(?: all| always| often)? told|it is (?:said|claimed)"
    r"|(?:runs|goes) the \w+|the (?:story|argument|theory|thinking|reasoning|legend|claim) (?:goes|runs|went|ran)"
    rf"|(?:{OTHERS}|they|{NAME}) {ADVERBS}{HOLDS})[^,.;]{{0,30}}",
    r"(?:we are|one is) (?:often |always )?told",
    r"it is (?:often |sometimes )?(?:said|claimed|argued|alleged)",
    _WHO_HELD + _WHEN,
    _SAYS_WHO,
    rf"according to (?:{NAMED}|(?:the|this|that|some) (?:\w+ )?(?:{VIEW}|{ACCOUNT}))[^,.;]{{0,40}}",
    rf"(?:in|on) the {_SEEING} of (?!(?:this|the (?:present )?authors?)\b){NAMED}[^,.;]{{0,40}}",
    rf"(?:in|on) {_POSSESSOR} (?:\w+ )?{_SEEING}",
    rf"as (?:{OTHERS} {ADVERBS}(?:{HOLDS}|see it|put it)|the (?:argument|story|saying|legend) (?:goes"
    rf"|has it))[^,.;]{{0,20}}",
)
# After the reported words, or in the middle of them, from a comma to the next or to the end of the sentence.
ASIDE = phrase(
    r"[,\u2014\u2013] ?[\"\u201c\u201d\u2019]? ?(?P<aside>"
    + _ASIDE
    + r") ?(?:[,;\u2014\u2013]|[.!?\u201d\"\u2019\s]*$)"
)
# "That the road was closed" was claimed by …: after a clause that "that" opens.
PASSIVE = phrase(
    rf"^[\s\"\u201d\u2019]*(?P<passive>(?:is|was|were|has been|had been) {OFTEN}?(?:{TOLD}|{THOUGHT}) by {NAMED})"
)
AFTER_THAT = phrase(r"\bthat\W*$")
OPPOSED = phrase(
    r"critic|opponent|detractor|s[kc]eptic|objec|naysay|adversar|denier|cynic|complain|counter|misconception|myth"
    r"|protest"
    r"|fallacy|illusion|superstition|prejudice|might think"
)
OWN_SUBJECT = phrase(
    r"\b(?:i|we|the (?:present )?authors?(?: of this \w+)?|this (?:paper|article|study|book|chapter|report|essay"
    r"|section)) "
    r"(?:(?!are\b)\w+ ){0,2}(?:say|argue|hold|claim|contend|maintain|believe|think|suggest|insist|show|object|assert"
    r"|submit)s?\b"
)
OWN = phrase(r"\b(?:i|we|my|our|mine|ours)\b")
SUBORDINATE = phrase(r"^\W*(?:while|whilst|whereas|although|though|when|if)\b")
