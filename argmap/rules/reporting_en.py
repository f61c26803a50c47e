"""English turns of phrase in which an author reports the words of others, takes their side, or rejects them."""

from __future__ import annotations

import re

from argmap.rules.lazy_pattern import LazyPattern

_FLAGS = re.IGNORECASE | re.VERBOSE

_OPENING = r"""(?:^|(?<=[;:\u2014])|(?<=\bthat)|(?<=,))[\W_]*(?:(?:and|but|yet|so|now|still|then|today|nowadays
    |of\s+course|admittedly
    |to\s+be\s+sure|true|granted|however|even\s+so|in\s+contrast|by\s+contrast|on\s+the\s+other\s+hand|meanwhile|once
    |again|while|whilst|whereas|although|though|when|if|first|second|third|secondly|finally|elsewhere|similarly
    |in\s+(?:reply|response|return|the\s+past|public|private|recent\s+years)|for\s+\w+\s+(?:years
        |decades)),?\s+){0,2}"""
_SIDES = r"""(?:critics?|opponents?|detractors?|s[kc]eptics?|proponents?|supporters?|advocates?|defenders?|backers?
    |apologists?|objectors?|naysayers?|den(?:ier|iers)|adversar(?:y|ies)|champions|enthusiasts|believers|cynics?
    |pessimists?|optimists?|lobbyists?|traditionalists?|revisionists?|hardliners?|boosters?|campaigners?|promoters)"""
_PEOPLE = r"""(?:people|experts|analysts|scholars|observers|commentators|authors|writers|economists|historians
    |scientists
    |politicians|philosophers|researchers|pundits|voices|readers|lawyers|theorists|voters|citizens|officials|doctors
    |engineers|journalists|employers|ministers|teachers|parents|residents|farmers|[a-z]+(?:ists|ians|ologists))"""
_OF = r"(?:\s+(?:of|to|for|in|on|at|from|like|against)\s+(?:[\w'\u2019-]+\s+){0,6}?[\w'\u2019-]+)?"
_OTHERS = rf"""(?:
        (?:(?:the|these|those|some|many|most|other|its|his|her|their|our|my|certain|several|all|a|an|one|another|your
            |both
            |few\s+of\s+the|a\s+few)\s+)?(?:(?!(?:what|whatever|as|no|not|few|unlike|that|which|who|because|nor|only)\b)
            [\w'\u2019-]+\s+){{0,2}}?{_SIDES}{_OF}
      | (?:some|others|many|most|several|various|a\s+few|numerous)(?:\s+(?:of\s+(?:the\s+|these\s+|them\b))?
            (?:[a-z]+\s+)??{_PEOPLE}{_OF})?
      | the\s+(?:other\s+side|lobby|industry)
    )"""
_ADVERBS = r"""(?:(?:have|has|had|will|would|may|might|can|could|also|often|still|sometimes|usually|generally|always
    |even|now|then|simply|typically|frequently|commonly|long|like\s+to|tend\s+to|continue\s+to|seem\s+to|further|rather
    |loudly|seriously|repeatedly|naturally|therefore|thus|instead)\s+){0,3}"""
_HOLD = r"""(?:say|says|said|claim|claims|claimed|argue|argues|argued|hold|holds|held|maintain|maintains|maintained
    |contend
    |contends|contended|believe|believes|believed|think|thinks|thought|object|objects|objected|assert|asserts|asserted
    |insist|insists|insisted|suggest|suggests|suggested|allege|alleges|alleged|complain|complains|complained|counter
    |counters|countered|reply|replies|replied|respond|responds|responded|retort|retorts|retorted|protest|protests
    |protested|fear|fears|feared|warn|warns|warned|worry|worries|worried|assume|assumes|assumed|suppose|supposes
    |supposed|imagine|imagines|imagined|charge|charges|charged|tell\s+us|would\s+have\s+us\s+believe
    |want\s+us\s+to\s+(?:believe|think)|take\s+(?:it|the\s+view)|are\s+of\s+the\s+opinion|are\s+convinced)"""
# "Russia claims an island", "holds a base": without "that" only these report.
_HOLD_BARE = r"""(?:say|says|said|argue|argues|argued|contend|contends|contended|insist|insists|insisted|thinks
    |thought)"""
_CLAIM = r"""(?:say|says|said|claim|claims|claimed|argue|argues|argued|assert|asserts|asserted|allege|alleges|alleged
    |contend|contends|contended|insist|insists|insisted|maintain|maintains|maintained|declare|declares|declared|announce
    |announces|announced|believe|believes|believed|state|stated|states|remarked|wrote|writes)"""
_NO_NAME = r"""(?!(?:it|we|you|i|this|that|these|those|all|any|an?|the|for|let|just|some|most|others?|many|please|as
    |so|to|no
    |nobody|none|few|they|he|she|there|here|what|who|which|not|never|if|when|where|how|why|but|and|or|then|now|do|one
        |both|each
    |every|everyone|everybody|anyone|someone|our|my|your|its|his|her|their|only|even|such|in|on|at|by|from|with|after
        |before)\b)"""
_NO_CLAUSE = r"""(?!\s+(?:why|how|what|whether|so|nothing|it|no|yes|much|more|little|things?|something|goodbye|hello
    |of|in|for|with)\b)"""
_NAME = (
    _NO_NAME
    + r"""(?:(?-i:[A-Z])[\w.'\u2019-]+(?:\s+(?-i:[A-Z])[\w.'\u2019-]+|\s+(?:and|von|van|de
    |et\s+al\.))*(?:\s*\(\d{4}\w?\))?)"""
)
_OFTEN = r"""(?:often|sometimes|widely|commonly|generally|frequently|usually|popularly|still|regularly|routinely
    |now)\s+"""
_TOLD = r"(?:said|claimed|argued|alleged|rumou?red|asserted|maintained|contended|objected|suggested)"
_THOUGHT = r"(?:believed|thought|assumed|supposed|held|taken\s+for\s+granted|feared)"
_VIEW = r"""(?:view|wisdom|belief|story|opinion|assumption|objection|complaint|notion|idea|claim|argument|reply|response
    |criticism|rejoinder|charge|account|narrative|version|line|position|answer|impression|prejudice|myth|fear|worry)"""
_USUAL = r"""(?:usual|common|popular|conventional|received|prevailing|orthodox|official|widespread|widely\s+held
    |familiar
    |standard|traditional|stock|hackneyed|oft-repeated|frequent)"""
_HAS_IT = r"""(?:is|was|runs|ran|goes|went|holds|held|says|said|has\s+it|had\s+it|claims
    |maintains)(?:\s+(?:as\s+follows|like\s+this))?"""

_SOMEBODY = rf"""(?:(?:the|its|his|her|their|some|many|most|a|an|one)\s+(?:[\w'\u2019-]+\s+){{0,3}}?(?:{_SIDES}
    |{_PEOPLE}|mayor|minister
    |ministry|president|chairman|governor|government|council|company|spokes\w+|police|lobby|industry|owners?|director
        |manager
    |senator|king|queen|church|party|union|bank|press|newspapers?|legend|tradition|rumou?r)(?:\s+of\s+[^,.;]{{2,40}})?
    |{_NAME})"""

# At the beginning of a sentence or clause, up to where the reported words begin.
LEAD = LazyPattern(
    rf"""{_OPENING}(?P<lead>
        according\s+to\s+(?!(?:my|our|this)\b)(?:[^,]{{2,60}},|(?=\w))
      | {_OTHERS}\s*,?\s+{_ADVERBS}{_HOLD}\b(?!\s+(?:against|about|to\s+(?:the|a)|of|for|with|on)\b)(?:\s*,?\s+that\b)?
      | (?:someone|somebody|one|you|a\s+reader|the\s+reader)\s+(?:may|might|could|will|would)\s+(?:\w+\s+)?(?:object
          |reply
            |counter|protest|complain|retort)\b(?:\s*,?\s+that\b)?
      | it\s+(?:is|was|has\s+been|had\s+been)\s+(?:{_OFTEN})?{_TOLD}(?:\s+(?:by\s+[\w\s]{{2,30}}
          |in\s+[\w\s]{{2,30}}))?\s+that\b
      | it\s+(?:is|was|has\s+been)\s+{_OFTEN}{_THOUGHT}\s+that\b
      | it\s+(?:may|might|could|can|will)\s+(?:\w+\s+)?be\s+(?:objected|replied|countered|protested)\s+that\b
      | it\s+is\s+(?:a\s+|an\s+)(?:common|popular|widespread|widely\s+held|old|familiar|frequent)\s+(?:belief|view|idea
            |notion|assumption|complaint|objection|opinion|misconception|myth|misunderstanding
                |mistake\s+to\s+think)\s+that\b
      | it\s+is\s+(?:fashionable|customary|commonplace)\s+to\s+(?:say|think|believe|claim|argue|suppose)\s+that\b
      | there\s+(?:are|is|was|were)\s+(?:always\s+|still\s+)?(?:those|people|some|many|a\s+few
          |others)\s+who\s+{_ADVERBS}{_HOLD}\b
            (?:\s+that\b)?
      | there\s+(?:is|was)\s+a\s+(?:common|popular|widespread|widely\s+held|persistent)\s+(?:\w+\s+)?{_VIEW}\s+that\b
      | (?:the|a|one|another)\s+(?:\w+\s+)?{_USUAL}\s+{_VIEW}{_OF}\s+{_HAS_IT}(?:\s+that\b|\s*[:,])
      | (?:the\s+)?{_USUAL}\s+(?:wisdom|opinion|belief)\s+{_HAS_IT}(?:\s+that\b|\s*[:,])
      | (?:an|one|another|the|a)\s+(?:\w+\s+)?(?:objection|misconception|complaint|rejoinder|counter-?argument)
            {_OF}\s+{_HAS_IT}(?:\s+that\b|\s*[:,])
      | (?:in|on)\s+the\s+(?:view|opinion|eyes|judge?ment|account
          |telling)\s+of\s+(?!the\s+(?:present\s+)?authors?\b)[^,]{{2,60}},
      | (?:in|on)\s+(?:his|her|their)\s+(?:view|opinion|eyes|judge?ment|account|telling),
      | to\s+hear\s+[^,]{{2,40}}\s+tell\s+it,
      | if\s+[^,]{{2,40}}\s+(?:is|are)\s+to\s+be\s+believed,
      | [^,]{{2,40}}\s+would\s+have\s+(?:it|us\s+believe)\s+that\b
      | (?:he|she|they|(?:the|these|those|its|their|his|her|a|an|some|most|other)\s+(?:(?!(?:to|be|not|no|never
          |authors?|paper
            |article|study|who|that|which)\b)[\w'\u2019-]+\s+){{0,2}}[\w'\u2019-]+)\s+{_ADVERBS}{_CLAIM}\s*,?\s+that\b
      | {_NAME}\s+{_ADVERBS}(?:{_CLAIM}\s*,?\s+that\b|(?:holds|held|thinks|thought|suggests|suggested|objects
          |objected|warns
            |warned|replies|replied)\s+that\b|{_HOLD_BARE}\b{_NO_CLAUSE}(?!\s+(?:\w+\s+){{0,3}}that\b))
    )""",
    _FLAGS,
)
# It could be the author who says so; a rejection in the next sentence tells that it is not.
WEAK_LEAD = LazyPattern(
    rf"""^\W*(?:(?:and|but|yet|now|so|of\s+course|admittedly|true)\b,?\s+)?(?P<lead>
        (?:one|you|we|someone|somebody|a\s+reader)\s+(?:may|might|could|can|would)\s+(?:\w+\s+)?(?:think|say|argue
            |suppose
            |believe|imagine|be\s+tempted\s+to\s+(?:say|think)|claim|expect|conclude|assume)\b(?:\s+that\b)?
      | it\s+(?:may|might|could|can|would)\s+(?:\w+\s+)?(?:seem|appear|look|be\s+(?:argued|said|claimed|thought
          |supposed|held))\b
            (?:\s+(?:\w+\s+)?that\b)?
      | it\s+(?:is|seems|was)\s+(?:tempting|natural|easy|plausible|obvious)\b(?:\s+to\s+(?:say|think|believe|suppose
          |assume|conclude))?
            \s+that\b
      | it\s+(?:is|was|has\s+been)\s+{_THOUGHT}\s+that\b
      | at\s+first\s+(?:sight|glance|blush),
    )""",
    _FLAGS,
)
# After the reported words, to the end of the sentence.
TRAIL = LazyPattern(
    rf"""^\s*[,\u2014\u2013]\s*(?P<trail>
        (?:or\s+|at\s+least\s+)?so\s+(?:we\s+are\s+told|it\s+is\s+(?:said|claimed)|(?:runs|goes)\s+the\s+\w+
            |the\s+(?:story|argument|theory|thinking|reasoning|legend|claim)\s+(?:goes|runs|went|ran)
            |(?:{_OTHERS}|they|{_NAME})\s+{_ADVERBS}{_HOLD})
      | (?:we\s+are\s+(?:often\s+|always\s+)?told|it\s+is\s+(?:often\s+|sometimes\s+)?(?:said|claimed|argued|alleged))
      | (?:{_OTHERS}|they|he|she|{_NAME})\s+{_ADVERBS}{_HOLD}
      | (?:say|says|said|claim|claims|argue|argues|insist|insists|warn|warns)\s+(?:its|the|some|many|his|her|their
          |{_OTHERS})\b[^,.;]{{0,40}}
      | according\s+to\s+{_SOMEBODY}
    )\s*[.!?,;\u201d"]*\s*$""",
    _FLAGS,
)
# Between commas, in the middle of the reported words.
INSIDE = LazyPattern(
    rf""",\s*(?P<inside>
        (?:{_OTHERS}|they|he|she|{_NAME})\s+{_ADVERBS}{_HOLD}
      | (?:we\s+are\s+(?:often\s+|always\s+)?told|it\s+is\s+(?:often\s+|sometimes\s+)?(?:said|claimed|argued|alleged))
      | (?:say|says|said|claim|claims|argue|argues|insist|insists)\s+(?:its|the|some|many|his|her|their
          |{_OTHERS})\b[^,.;]{{0,40}}
      | according\s+to\s+{_SOMEBODY}
    )\s*(?:,|$)""",
    _FLAGS,
)
# The next sentence, when it says whose words these were.
ASCRIBES = LazyPattern(
    rf"""^\W*(?P<who>
        (?:or\s+)?so\s+(?:say|says|said|claim|claims|claimed|argue|argues|runs|goes|ran|went|think|thought)\b[^.!?]*
      | (?:or\s+)?so\s+(?:{_OTHERS}|they|we\s+are)\s+{_ADVERBS}(?:{_HOLD}|told)\b[^.!?]*
      | (?:that|this|such),?\s+(?:at\s+any\s+rate|at\s+least)?,?\s*(?:is|was)\s+(?:
            what\s+(?:{_OTHERS}|they|{_NAME})\s+{_ADVERBS}{_HOLD}
          | the\s+(?:view|opinion|argument|claim)\s+of\s+(?!(?:this|the\s+present)\b))[^.!?]*
    )[.!?]""",
    _FLAGS,
)
_BUT = r"^\W*(?:(?:but|yet|however|alas|in\s+fact|unfortunately|and|still|well|of\s+course|no)\b[,:]?\s+)*"
_THE_VIEW = r"""(?:this|that|the|such\s+an?|their|his|her|these|those)\s+(?:\w+\s+)?(?:views?|arguments?|claims?
    |beliefs?
    |objections?|reasoning|theory|ideas?|line\s+of\s+(?:thought|reasoning|argument)|picture|story|assumptions?|notions?
    |criticisms?|worry|worries|complaints?|inference|diagnosis|reading|account|thesis|position)"""
_SURELY = r"""(?:(?:simply|quite|plainly|surely|just|of\s+course|demonstrably|entirely|completely|clearly|also|all
    |deeply|flatly)\s+)?"""
_FALSE = r"""(?:mistaken|false|untrue|not\s+(?:so|true|the\s+case|correct|right)|incorrect|nonsense|(?:a
    |pure)\s+(?:myth|fiction)
    |(?:a|the\s+same)\s+(?:fallacy|misconception|misunderstanding|non\s+sequitur)|in\s+error)"""
# The next sentence, when it rejects what was said.
REJECTS = LazyPattern(
    rf"""{_BUT}(?P<rejection>
        not\s+(?:so|true|at\s+all|quite)\s*[.!,;:]
      | (?:nothing|little)\s+could\s+be\s+(?:further|farther)\s+from\s+the\s+truth
      | (?:this|that|it|all\s+(?:this|that|of\s+this|of\s+that))\s+(?:is|was)\s+{_SURELY}{_FALSE}\s*[.!,;:\u2014]
      | (?:this|that)\s+(?:cannot|can\s+not|can['\u2019]t)\s+be\s+(?:right|true|so)\b
      | {_THE_VIEW}\s+(?:(?:is|are|was|were)\s+{_SURELY}(?:{_FALSE}|wrong|misguided|unconvincing|unpersuasive|untenable
            |unfounded|weak|unsound|flawed|confused|absurd|too\s+simple)|overlooks?|ignores?|forgets?|miss(?:es)?
                |neglects?
            |rests?\s+on\s+a|confuses?|fails?\b|does\s+not\s+(?:hold|stand|follow|survive)|do\s+not\s+(?:hold|stand
                |follow)
            |cannot\s+(?:stand|be\s+(?:right|true|sustained|upheld))|collapses?|gets?\s+it\s+wrong|gets?\s+things)\b
      | (?:they|these\s+\w+|those\s+\w+|critics|opponents)\s+(?:are|were)\s+{_SURELY}(?:mistaken|wrong|in\s+error)\b
    )""",
    _FLAGS,
)
# With a lead that may be the author's own, this rejects too; alone it may judge a deed.
REJECTS_PERHAPS = LazyPattern(
    rf"""{_BUT}(?P<rejection>
        (?:this|that|it)\s+(?:is|was|would\s+be)\s+{_SURELY}(?:wrong|a\s+mistake|an\s+error|an\s+illusion|misguided
            |misleading|absurd
            |too\s+(?:simple|quick|hasty))\b
      | (?:i|we)\s+(?:disagree|do\s+not\s+(?:think|believe|agree)|cannot\s+(?:agree|share))\b
      | the\s+(?:data|evidence|facts|figures|numbers|record)\s+(?:say|says|show|shows|tell|tells)\s+(?:otherwise
          |a\s+different|another)
    )""",
    _FLAGS,
)
# The author agrees.
ENDORSES = LazyPattern(
    r"""\b(?:rightly|correctly|justly|with\s+good\s+reason|(?:i|we)\s+(?:fully\s+)?agree|(?:they|he|she|critics|it|this|that)
        \s+(?:is|are|was|were)\s+(?:quite\s+|surely\s+|perfectly\s+)?(?:right|true|correct))\b""",
    _FLAGS,
)
# Where a reported clause is over and the author goes on.
TURNS = LazyPattern(
    r"""[;]|,\s*(?:and\s+)?(?:but|yet|while|whereas|though|although|however|when\s+in\s+fact|nevertheless|nonetheless)\b
        |\b(?:but|whereas)\b|\b(?:forgets?|overlooks?|ignores?|miss(?:es)?)\s+(?:that|the)\b""",
    _FLAGS,
)
OPPOSED = LazyPattern(
    r"critic|opponent|detractor|s[kc]eptic|objec|naysay|adversar|denier|cynic|complain|counter|misconception|myth|protest",
    re.IGNORECASE,
)
OWN_SUBJECT = LazyPattern(
    r"\b(?:i|we|the\s+(?:present\s+)?authors?|this\s+(?:paper|article|study|book|chapter|report|essay|section))\s+"
    r"(?:(?!are\b)\w+\s+){0,2}(?:say|argue|hold|claim|contend|maintain|believe|think|suggest|insist|show|object|assert)s?\b",
    re.IGNORECASE,
)
SUBORDINATE = LazyPattern(r"^\W*(?:while|whilst|whereas|although|though|when|if)\b", re.IGNORECASE)
