"""English words for those who hold a view, for what they hold, and for how they say so."""

from __future__ import annotations

from argmap.analysis.phrase_patterns import WORD, Marking, WordClass, any_of, forms, nouns, participles

# What is no one's view: data, and texts that lay down or record.
_DATA = nouns(
    """datum finding result figure number survey census study trial experiment measurement estimate calculation model
    simulation table chart graph map log register record paper article chapter section theorem lemma proof
    definition specification standard manual rule law statute constitution treaty contract act clause schedule
    label sign inscription poll sample observation test index meter computer server parser compiler checker
    letter counter parameter filter indicator factor equation formula order matter poster roster cluster
    register quarter"""
) | frozenset(
    """data evidence statistics documentation weather minutes analysis analyses bureau indices studies water
    waters""".split()
)
_SIDES = nouns(
    """critic opponent detractor sceptic skeptic proponent supporter advocate defender backer apologist objector
    naysayer denier adversary enthusiast believer cynic pessimist optimist lobby lobbyist traditionalist
    revisionist hardliner hard-liner purist booster campaigner promoter dissenter doubter partisan adherent
    rival interlocutor"""
) | frozenset("champions hawks doves".split())
_PEOPLE = frozenset(
    """people experts analysts scholars observers commentators authors writers scientists philosophers voices officials
    doctors engineers parents residents citizens pundits parties groups camps sides schools firms companies
    unions agencies governments associations councils churches moderns ancients majority critics police
    authorities counsel""".split()
)
_BODIES = frozenset(
    """mayor ministry president chair chairman chairwoman governor government council company police industry king
    queen prince church party union bank press guild committee board court majority minority office agency
    association society department commission firm school camp side group newspaper newspapers senate parliament
    administration opposition chemist judge vicar priest pope bishop captain""".split()
)
_DOERS = "ist ian ant ologist ner ter der ser cer ler rer ver mer ker ger tor sor man woman".split()
_DOER = tuple(_DOERS)
_MANY_DOERS = (*(f"{ending}s" for ending in _DOERS), "men", "women")


def _is_doers(word: str) -> bool:
    """Whether a word is likely to be the plural of those who do, teach or live somewhere."""
    return len(word) > 5 and word.endswith(_MANY_DOERS) and word not in _DATA


def _is_body(word: str) -> bool:
    return word.startswith("spokes") or (len(word) > 4 and word.endswith(_DOER) and word not in _DATA)


_NO_NAMES = frozenset(
    """no not few nobody none neither nor unlike what whatever as that which who whom whose whether because only if
    when where why how than never there it we i you my our this these those all any a an the for let just some
    most other others many please so to they he she here but and or then now do one both each every everyone
    everybody anyone someone your its his her their even such in on at by from with after before yet according
    is are was were having""".split()
)


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _NO_NAMES and word.lower() not in _DATA


_OPINE = """claim argue maintain contend assert insist allege complain object counter reply respond retort protest
    declare remark fear lament believe urge"""
_CLAIM = forms(_OPINE) | frozenset(
    """say says said hold holds held think thinks thought swear swears swore write writes wrote announce announces
    announced state states stated answer answers answered warn warns warned submit submits submitted""".split()
)
_DOUBTED = nouns(
    """objection complaint charge allegation accusation myth misconception fallacy illusion superstition prejudice
    legend rumour rumor dogma contention rejoinder counterargument counter-argument pretence delusion
    insinuation criticism suggestion canard"""
)

DATA = WordClass(_DATA)
# Who is on one side of a dispute: what they say is theirs, however it is said.
SIDE = WordClass(_SIDES)
PEOPLE = WordClass(_PEOPLE, _is_doers)
# A single person, or a body that speaks as one.
BODY = WordClass(_BODIES, _is_body)
# Texts that take sides: where they claim, not where they state.
ACCOUNT = WordClass(
    nouns("account textbook pamphlet manifesto chronicle tradition legend rumour story theory doctrine report brochure")
    | frozenset("lore dogma histories editorials propaganda folklore".split())
)
# With any subject and "that".
CLAIM = WordClass(_CLAIM)
# "The second claim that", "an object that": these may be nouns, where nobody is named.
_CLAIM_NO_NOUN = _CLAIM - frozenset("claim object state reply answer remark counter fear protest".split())
CLAIM_NO_NOUN = WordClass(_CLAIM_NO_NOUN)
# "The message says that": what says, states or warns need not be anybody; what believes or insists is.
DISPUTE = WordClass(
    _CLAIM_NO_NOUN
    - frozenset("say says said write writes wrote".split())
    - forms("state announce warn declare answer complain remark")
)
# "Its critics say": what comes before those who say so.
INVERTED = WordClass(
    frozenset("say says said".split()) | forms("argue insist contend object complain reply retort assert protest")
)
# With those whose words are not the author's in any case.
HOLD = WordClass(
    _CLAIM
    | forms(
        """assume suppose imagine charge urge warn worry propose speculate preach proclaim profess reckon promise boast
    hint opine"""
    )
    | frozenset("feel felt suggest suggests suggested".split())
)
# Claiming, where stating would be neutral: of texts.
DISTANCED = WordClass(
    forms("claim allege insist contend maintain assert promise argue proclaim")
    | frozenset("teach teaches taught".split())
)
# "Russia claims an island", "holds a base": without "that" only these report.
_BARE = frozenset(
    """say says said argue argues argued contend contends contended insist insists insisted think thinks thought
    believe""".split()
)
BARE = WordClass(_BARE)
BARE_OF_OTHERS = WordClass(
    _BARE | forms("claim believe maintain assert suppose assume allege complain reply retort object fear")
)
TOLD = WordClass(
    participles("claim argue allege assert maintain contend object urge insist rumour rumor charge protest")
    | {"said", "submitted"}
)
THOUGHT = WordClass(participles("believe assume suppose fear imagine") | {"thought", "held", "felt"})
# A view that its very name keeps at a distance, and one that may be the author's, too.
DOUBTED = WordClass(_DOUBTED)
VIEW = WordClass(
    _DOUBTED
    | nouns(
        """view belief story opinion assumption notion idea claim argument reply response account narrative version line
    position answer impression fear worry assertion theory thesis doctrine conviction proposal judgement
    judgment stance tradition hypothesis inference picture diagnosis reading explanation"""
    )
    | frozenset("wisdom reasoning theses hypotheses".split())
)
# What no subject has in it that speaks for itself.
_NO_PART = WordClass(
    _DATA
    | frozenset(
        """no not few nobody none neither nor unlike what whatever as that which who whom whose whether because only if
    when where why how than never there it we i you my our this to be is was are were and of in for by from with
    on present""".split()
    )
)
# Names begin like this; words of a frame at the beginning of a sentence do, too.
_NAME = WordClass(frozenset(), _may_be_name, cased=True)
MARKING = Marking(
    _NAME, _NO_PART, DATA, SIDE, PEOPLE, BODY, ACCOUNT, CLAIM, CLAIM_NO_NOUN, DISPUTE, INVERTED, HOLD, DISTANCED,
    BARE, BARE_OF_OTHERS, TOLD, THOUGHT, DOUBTED, VIEW
)  # fmt: skip

PART = rf"(?:{_NO_PART.not_ahead}{WORD})"
NAME = rf"(?:{_NAME}(?: (?!(?:an?|the)\b)(?-i:[A-Z])[\w.-]+| (?:and|von|van|de|et al\.))*(?: ?\(\d{{4}}\w?\))?)"
OF = rf"(?: (?:of|to|for|in|on|at|from|like|against) (?:(?!(?:and|that|is|are|was|were)\b){WORD} ){{0,6}}?{WORD})?"
_WHOSE = "(?:the|these|those|its|his|her|their|your|both)"
_HOW_MANY = "(?:some|many|most|several|various|numerous|certain|other|a few|one|another|an?|countless|all)"
# Those whose words are not the author's, whatever the verb.
OTHERS = any_of(
    rf"(?:(?:{_WHOSE}|{_HOW_MANY}|few of the|our|my) )?(?:{PART} ){{0,2}}?{SIDE}{OF}",
    rf"(?:some|others|many|most|several|various|a few|numerous)\b(?: (?:of (?:the |these "
    rf"|them\b))?(?:[\w-]+ )??{PEOPLE}{OF})?",
    r"the (?:other side|industry)\b",
)
# Those who may speak for themselves or be the topic of the author: whoever it is, and who is named by what they do.
ANYBODY = (
    rf"(?:(?:{_WHOSE}|{_HOW_MANY}) (?:{PART} ){{0,3}}?{PART}(?: (?:of|for|from|in|at) (?!(?:this"
    rf"|the present) )(?:{PART} ){{0,3}}?{PART})?(?: ?,[^,;:.]{{2,60}},)?)"
)
SPEAKERS = (
    rf"(?:(?:(?:{_WHOSE}|{_HOW_MANY}) )?(?:{PART} ){{0,3}}?{any_of(PEOPLE, BODY)}{OF}(?: ?,[^,;:.]{{2,60}},)?|(?:he"
    rf"|she|they)\b)"
)
# Whoever "according to" and "in the view of" may name.
NAMED = any_of(
    OTHERS,
    rf"(?:(?:{_WHOSE}|{_HOW_MANY}) )?(?:{PART} ){{0,3}}?{any_of(PEOPLE, BODY)}(?: of [^,.;]{{2,40}})?",
    rf"{NAME}(?! (?:{PART} )?{DATA})",
    r"(?:him|her|them)\b",
)
ADVERBS = (
    "(?:(?:have|has|had|will|would|may|might|can|could|also|often|still|sometimes|usually|generally|always|even|now"
    "|then"
    "|simply|typically|frequently|commonly|long|likes? to|liked to|tends? to|tended to|continue to|used to|seem to"
    "|further"
    "|rather|loudly|seriously|repeatedly|naturally|therefore|thus|instead|once|stoutly|firmly|merely|been) ){0,3}"
)
# More than one word for holding and claiming.
_US = "(?:us|you|readers)"
_TELLING = rf"(?:tells?|told|assures?|assured|reminds?|reminded) {_US}\b"
_CLAIMING = any_of(
    rf"(?:would|will) have {_US} (?:believe|think)\b",
    r"(?:would|will) have it\b",
    r"(?:are|is|were|was) (?:of the opinion|convinced|adamant|persuaded|fond of saying)\b",
    r"(?:takes?|took|taken) (?:it for granted|(?:the|this) (?:view|position|line|stance))\b",
)
CLAIMS = any_of(CLAIM, _CLAIMING, _TELLING)
CLAIMS_NO_NOUN = any_of(CLAIM_NO_NOUN, _CLAIMING, _TELLING)
DISPUTES = any_of(DISPUTE, _CLAIMING)
DISTANCING = any_of(DISTANCED, _CLAIMING)
# Between the verb and "that": "argued for decades that", but not "argued for a tax that".
LATELY = (
    r"(?: (?:for (?:\w+ )?(?:years|decades|centuries|generations)|in (?:\d{4}|(?:the )?\w+ century|public|print"
    r"|private)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|again and again|time and again|from the (?:start|first|outset"
    r"|beginning)"
    r"|all along|at length|elsewhere|only recently|loudly|repeatedly|openly|publicly))?"
)
HOLDS = any_of(
    HOLD, _CLAIMING, _TELLING, rf"want {_US} to (?:believe|think)\b", r"takes? it\b", r"point(?:s|ed)? out\b"
)
OFTEN = (
    "(?:(?:often|sometimes|widely|commonly|generally|frequently|usually|popularly|still|regularly|routinely|now"
    "|occasionally|universally|everywhere|long|repeatedly|variously) )"
)
USUAL = (
    "(?:usual|common|popular|conventional|received|prevailing|orthodox|official|widespread|familiar|standard"
    "|traditional"
    "|stock|hackneyed|oft-repeated|frequent|old|old-fashioned|older|fashionable|widely held|much repeated)"
)
