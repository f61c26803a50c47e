"""English turns of phrase in which an author judges what was just said: says whose it is, agrees, or rejects it."""

from __future__ import annotations

from argmap.analysis.holders_en import ADVERBS, HOLDS, NAME, OFTEN, OTHERS, VIEW
from argmap.analysis.phrase_patterns import WORD, any_of, phrase

_BUT = (
    r"^\W*(?:(?:but|yet|however|alas|in fact|unfortunately|and|still|well|of course|no|today|clearly|surely|again|sadly"
    r"|happily|respectfully)\b,? )*"
)
_SURELY = (
    r"(?:(?:simply|quite|plainly|surely|just|of course|demonstrably|entirely|completely|clearly|also|all|deeply|flatly"
    r"|sadly|largely|utterly|wholly|obviously|now known to be) )?"
)
_FALSE = any_of(
    r"mistaken|false|untrue|incorrect|nonsense|in error|fallacious|erroneous|baseless|groundless|unfounded|a mere myth",
    r"not (?:so|true|the case|correct|right)",
    r"(?:a|an|the same|pure|another) (?:\w+ )??(?:myth|fiction|legend|fallacy|misconception|misunderstanding"
    r"|non sequitur"
    r"|superstition|illusion|fairy tale)",
)
_BAD = any_of(
    _FALSE,
    r"wrong|misguided|unconvincing|unpersuasive|untenable|weak|unsound|flawed|confused|absurd|naive|outdated"
    r"|discredited"
    r"|too simple|a mistake|an error|beside the point|question-begging|ridiculous|implausible|far-fetched|dubious"
    r"|laughable"
    r"|(?:a|an) (?:\w+ )?(?:stereotype|caricature|slander)",
)
_MISSES = any_of(
    r"(?:miss(?:es|ed)?|has missed) the point|begs? the question|proves? too much|gets? (?:it"
    r"|things) (?:\w+ )?(?:wrong|backwards)",
    r"rests? on an? (?:\w+ )?(?:confusion|mistake|error|misreading|misunderstanding|fallacy)",
)
_FAILS = any_of(
    _MISSES,
    r"overlooks?|ignores?|forgets?|miss(?:es)?|neglects?|confuses?|leaves? out|rests? on a|fails?\b|collapses?"
    r"|gets? it wrong"
    r"|gets? things|falls?\b(?: apart| short| flat)?|makes? (?:little|no) sense",
    r"(?:does|do|did|will|would) not (?:hold|stand|follow|survive|convince|bear)",
    r"(?:cannot|can not|can['\u2019]t) (?:stand|be (?:right|true|sustained|upheld|maintained|defended))",
    r"(?:has|have|lacks?|lacked|had)(?: no| little| any)? (?:foundation|basis|support|evidence|warrant)",
)
_THIS = r"(?:this|that|it|all (?:this|that|of this|of that)|both)"
_THE_VIEW = (
    rf"(?:this|that|such an?|their|his|her|these"
    rf"|those) (?:{WORD} )?{any_of(VIEW, 'line of (?:thought|reasoning|argument)')}"
)
_EVIDENCE = (
    r"(?:(?:the|all the|our|my|recent|this|that) )?(?:\w+ )?"
    r"(?:data|evidence|facts|figures|numbers|record|records|results?|measurements?|experiments?|findings?|history"
    r"|experience)"
)
_THEREOF = r"(?:this|that|it|them|these|those|such|the (?:claim|view|idea|notion|theory)|any of (?:this|it))"
_NOBODY = (
    r"(?:few|no|hardly any|scarcely any|none of the|very few)(?: (?!doubt)\w+){0,3}|nobody|no one|hardly any\s?one"
)
# The next sentence, when it says whose words these were.
ASCRIBES = phrase(
    r"^\W*(?P<who>"
    + any_of(
        r"(?:or )?so (?:say|says|said|claim|claims|claimed|argue|argues|runs|goes|ran|went|think|thought)\b[^.!?]*",
        rf"(?:or )?so (?:{OTHERS}|they|we are) {ADVERBS}(?:{HOLDS}|told)\b[^.!?]*",
        r"(?:that|this|such),? (?:at any rate|at least)?,? ?(?:is|was) "
        + any_of(
            rf"what (?:{OTHERS}|they|{NAME}) {ADVERBS}{HOLDS}",
            r"(?:at least )?the (?:view|opinion|argument|claim|position|reasoning) of (?!(?:this|the present)\b)",
            rf"{OFTEN}?(?:the|a) (?:usual|common|popular|standard|traditional|received|official) (?:story|view"
            rf"|argument|claim|objection)",
        )
        + r"[^.!?]*",
    )
    + r")[.!?]"
)
# The next sentence, when it rejects what was said.
REJECTS = phrase(
    _BUT
    + "(?P<rejection>"
    + any_of(
        r"not (?:so|true|at all|quite|really) ?[.!,;:]",
        r"(?:wrong|false|untrue|incorrect|nonsense|rubbish|hardly|far from it|nothing of the (?:kind"
        r"|sort)) ?[.!:;\u2014]",
        r"(?:nothing|little) could be (?:further|farther) from the truth",
        rf"{_THIS} (?:is|was) {_SURELY}{_FALSE}(?: ?[.!,;:\u2014]| (?:that|which|and|since|because|as)\b)",
        rf"{_THIS} (?:cannot|can not|can['\u2019]t) be (?:right|true|so|correct)\b",
        r"(?:this|that) (?:will not|won['\u2019]t|does not|doesn['\u2019]t) (?:do|wash|follow|hold(?: up| water)?"
        r"|stand(?: up)?) ?[.!;:,\u2014]",
        rf"{_THIS} {_MISSES}",
        rf"{_THIS} has (?:long |since |now )*been (?:\w+ly )?(?:refuted|disproved|disproven|discredited|debunked"
        rf"|abandoned|falsified)\b",
        rf"{_THIS} is (?:easily|readily|quickly) (?:refuted|answered|rebutted|disproved)\b",
        # "It is not." denies; "It did not." may go on with a story.
        r"(?:it|they|he|she|this|that) (?:is|are|was|were|do|does|has|have)(?: not|n['\u2019]t)(?: ?[!;\u2014]"
        r"|\.(?! ?\.))",
        r"(?:i|we) (?:\w+ )?(?:disagree|dissent|beg to differ|(?:do not|don['\u2019]t|cannot|can['\u2019]t) "
        r"(?:agree|believe (?:this|that|it|a word of it)|think so|accept (?:this|that|it)|subscribe to (?:this|that"
        r"|it)))"
        r" ?[.!;:,\u2014]",
        r"(?:i|we) (?:cannot|do not|can['\u2019]t|don['\u2019]t) (?:share|accept|hold|endorse) (?:this|that|such an?"
        r"|their) (?:\w+ )?"
        r"(?:view|claim|opinion|argument|reasoning|belief)",
        r"(?:i|we) (?:\w+ )?(?:reject|deny|dispute|contest|doubt) (?:all )?(?:this|that|it|both) ?[.!;:,\u2014]",
        rf"{_EVIDENCE} (?:\w+ )?(?:refutes?|contradicts?|disproves?|belies?|(?:does|do) not (?:support|bear out)"
        rf"|(?:is|are) against) {_THEREOF}\b",
        rf"{_EVIDENCE} (?:(?:do|does) not agree|(?:says?|shows?|suggests?|tells?|points?) (?:otherwise|the opposite"
        rf"|(?:us )?(?:a|quite a|a very) different|another))",
        r"(?:there is|we (?:have|found|know of)) (?:no|little|scant|not a shred of|hardly any) (?:\w+ )?"
        r"(?:evidence|proof|support|basis|foundation|warrant|justification) (?:for|of|in favou?r of) (?:this|that"
        r"|these|such|any of|either|it ?[.!])",
        rf"nothing (?:\w+ ){{0,6}}?(?:supports?|bears?|confirms?|backs?) {_THEREOF}\b",
        rf"no (?:\w+ ){{1,4}}?(?:supports|support|bears? out|confirms|confirm) {_THEREOF} ?[.!]",
        rf"(?:{_NOBODY}) (?:\w+ ){{0,3}}?(?:accepts?|believes?|defends?|shares?|credits?|endorses?|takes?|holds?"
        rf"|agrees? with"
        rf"|thinks?) (?:(?:this|that|it|them|so)(?: (?:any ?more|any longer|today|now|seriously"
        rf"|to be true))? ?[.!;,\u2014]"
        rf"|(?:this|that|such an?|the) (?:\w+ )?{VIEW})",
        rf"{_THE_VIEW} (?:(?:is|are|was|were|seems?|has been) {_SURELY}{_BAD}|{_FAILS})\b",
        rf"the (?:argument|claim|objection|inference|charge|complaint|idea|reasoning) (?:(?:is|was) {_SURELY}{_BAD}\b"
        r"|fails ?[.!;,:]|does not (?:hold|stand|follow))",
        rf"(?:they|these \w+|those \w+|critics|opponents) (?:are|were) {_SURELY}(?:mistaken|wrong|in error"
        rf"|fooling themselves)\b",
    )
    + ")"
)
# After a denial these repeat it: "This is not all. Far from it."
REPEATS = phrase(rf"{_BUT}(?:not (?:at all|so|quite|really)|hardly|far from it|nothing of the (?:kind|sort))\b")
DENIES = phrase(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|hardly|cannot|few|without|\w+n['\u2019]t)\b")
# What follows from a supposition is not said.
SUPPOSES = phrase(
    r"^\W*(?:(?:and|but|so|yet|of course|now)\b,? )?(?:if|had|were|unless|suppose|imagine|given)\b"
    r"|\bwould (?:have )?expect"
    r"|\bmust be\b|\bonly if\b|\b(?:not|wrong|mistake|mistaken|misleading|absurd|error|false) to (?:say|suggest"
    r"|assume|think|claim|conclude)\b"
)
# With a lead that may be the author's own, this rejects too; alone it may judge a deed.
REJECTS_PERHAPS = phrase(
    _BUT
    + "(?P<rejection>"
    + any_of(
        rf"{_THIS} (?:is|was|would be) {_SURELY}(?:wrong|a mistake|an error|an illusion|misguided|misleading|absurd"
        r"|too (?:simple|quick|hasty))\b",
        rf"{_THIS} (?:overlooks|ignores|forgets|neglects|confuses)\b",
        r"(?:i|we) (?:disagree|do not (?:think|believe|agree)|cannot (?:agree|share))\b",
        r"(?:it|that|this) (?:does|did|need) not\b",
    )
    + ")"
)
# What follows a view that is named without saying whose it is: rejected, or told as an opinion that is about.
OF_OTHERS = phrase(
    rf"^[^\w,;.]*(?:(?!(?:that|which|who)\b){WORD} ){{0,8}}?"
    + any_of(
        rf"(?:is|are|was|were|seems?|has been|rests|remains) {_SURELY}{_BAD}",
        _FAILS,
        r"(?:is|was|has been|remains|became) (?:\w+ )?(?:popular|common|widespread|fashionable|current|orthodox|rife"
        r"|(?:widely|often|still|commonly|sometimes) (?:held|shared|heard|repeated|believed)|put (?:about|forward))",
        r"(?:dies|died|will die) hard|(?:will|would|does|did) not die|refuses to die|persists|goes back to"
        r"|was never \w+",
    )
    + r"\b"
)
# The author agrees.
ENDORSES = phrase(
    r"\b(?:rightly|correctly|justly|with good reason|(?:i|we) (?:fully )?agree\b(?! that (?:this|it) is not)"
    r"|(?:they|he|she|critics|sceptics|skeptics|opponents|it|this|that) (?:is|are|was|were) (?:quite |surely "
    r"|perfectly )?"
    r"(?:right|true|correct))\b"
)
# After what one might think, the author thinks so.
ENDORSES_PERHAPS = phrase(
    r"^\W*(?:(?:and|indeed|in fact)\b,? )*(?:indeed\b|so it is|quite so|(?:i|we) think (?:so|it|they|that|he|she)\b)"
)
# Where a reported clause is over and the author goes on.
TURNS = phrase(
    r";|, ?(?:and )?(?:but|yet|while|whereas|though|although|however|when in fact|nevertheless|nonetheless)\b"
    r"|\b(?:but|whereas)\b|\b(?:forgets?|overlooks?|ignores?|miss(?:es)?) (?:that|the)\b"
)
