"""English turns of phrase by which reasoning that often goes wrong can be known.

None of them shows that it has gone wrong: each is a reason to ask. The kinds are the informal fallacies of the
textbooks (C. L. Hamblin, *Fallacies*, 1970; D. Walton, *Informal Logic*, 2nd ed. 2008).
"""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy

_FLAGS = re.IGNORECASE | re.VERBOSE

_COURSE = (
    r"(?:alternatives?|choices?|options?|possibilit(?:y|ies)|ways?|courses?|paths?|roads?|answers?|solutions?"
    r"|remed(?:y|ies)"
    r"|outcomes?|sides?)"
)
# A rule, or a condition: what leads over from one premise to what is drawn from it.
LEADING = lazy(
    r"""\b(?:if|when|whenever|wherever|whoever|whatever|whichever|unless|every|all|any|each|anyone|everyone|nobody|no\s+one
      |always|never|generally|usually|normally|only|requires?|means\s+that|implies|depends?\s+on|leads?\s+to)\b""",
    _FLAGS,
)

# With one of these a text speaks of another time.
TENSES = frozenset("will would was were had did past former formerly previous previously once future".split())

# Of the words that make two texts say different things those that only make one of them firmer.
FIRMER = frozenset(
    """should must may might can could will would shall ought some any many few every only always sometimes often rarely
    say says said claim claims claimed argue argues argued show shows shown showed suggest suggests suggested find finds
    found established believe believes believed according evidence if""".split()
)

# Two courses, and no third.
CHOICE = lazy(
    rf"""\b(?:
        either\b[^.;]{{3,160}}?\bor\b
      | (?:there\s+(?:are|is|were|was)|we\s+have|leaves?(?:\s+\w+)?|left\s+with|faces?|facing|has|have)\s+
          (?:only|just|but|exactly)?\s*two\s+(?:\w+\s+)?{_COURSE}
      | (?:only|just|but)\s+(?:two|one)\s+(?:\w+\s+)?{_COURSE}
      | (?:the|our|its|their|his|her|whose)\s+(?:only|sole)\s+(?:other\s+)?(?:real\s+|realistic\s+|remaining\s+
        |viable\s+)?
          (?:alternative|choice|option)\b
      | no\s+(?:other|third|middle)\s+(?:way|choice|option|alternative|course|path|ground|road|possibility)
      | (?:the\s+|a\s+)?(?:(?:simple|clear|stark|real|plain)\s+)?choice\s+(?:is\s+|lies\s+)?(?:\w+\s+)?between
      | (?:simple|stark|clear|plain)\s+choice
      | or\s+else\b
      | (?:can|must|may|could|will|should|has\s+to|have\s+to|needs?\s+to)\s+[^.;]{{3,120}}?,?\s+or\s+(?:else\s+)?
          (?:it|we|they|he|she|you|one|the\s+[\w-]+|its|our|their)\s+(?:\w+\s+)?(?:can|must|may|could|will|has\s+to|have\s+to)\b
      | (?<!whether\s)[^,;]{{8,120}},\s+or\s+(?:else\s+)?
          (?:we|it|they|he|she|you|there|(?:the|our|its|their)\s+[\w-]+)\s+(?!not\b|no\b)[\w-]+\b(?![^.;]*\b(?:not|no|none|neither|n['’]t)\b)
      | (?:who|if\s+you|if\s+they|if\s+we|anyone\s+who|whoever)\s*(?:is|are|['’]re)\s*(?:not|n['’]t)\s+(?:for|with)\b
    )""",
    _FLAGS,
)

_FEW = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|[2-9]|1\d|2\d|30"
    r"|a\s+(?:couple|handful)(?:\s+of)?|a\s+few|one|a\s+single|1)"
)
_CASES = (
    r"(?:people|persons?|men|women|students?|pupils?|children|kids|teachers?|parents?|patients?|doctors?"
    r"|nurses?|workers?"
    r"|employees|staff|colleagues?|customers?|clients?|users?|readers?|shoppers?|drivers?|cyclists?|players?"
    r"|athletes?"
    r"|runners?|coaches|tenants?|residents?|neighbou?rs?|friends?|famil(?:y|ies)|households?|volunteers?|respondents"
    r"|participants?|interviews?|interviewees|members?|guests|visitors|tourists|farmers?|managers?|engineers?"
    r"|developers?|programmers?|schools?|class(?:es)?|shops?|stores?|firms?|compan(?:y|ies)|start-?ups?|businesses"
    r"|restaurants?|caf[eé]s?|hotels?|hospitals?|clinics?|cit(?:y|ies)|towns?|villages?|streets?|countr(?:y|ies)"
    r"|districts?|farms?|clubs?|teams?|offices?|plots?|gardens?|cases?|examples?|instances|occasions|times"
    r"|matches|games"
    r"|seasons|weekends?|trials?|tests?|experiments?|projects?|letters?|e-?mails?|comments?|reviews|dogs?|cats?|cars?"
    r"|buses|trains|trees|fields|samples?)"
)
# So few that little follows for the many, or one that the speaker happens to know.
SAMPLE = lazy(
    rf"""\b(?:
        (?<![\d.,])(?P<few>{_FEW})\s+(?:of\s+(?:the|my|our|its|their)\s+)?(?:[\w-]+\s+){{0,2}}?(?P<case>{_CASES})\b
      | (?:a|one|my|our|his|her|the\s+author['’]s)\s+(?:own\s+|good\s+|old\s+|close\s+|best\s+)?
          (?:friend|neighbou?r|colleague|cousin|aunt|uncle|brother|sister|grandfather|grandmother|acquaintance
            |sister-in-law|brother-in-law|niece|nephew|flatmate|room-?mate)\b(?!\s+of\b)
      | (?:an?|one)\s+[\w-]+(?:,\s+(?:an?|one)\s+[\w-]+)*,?\s+and\s+(?:an?|one)\s+[\w-]+\s+(?:who|that|from|in|whom)\b
      | (?:in\s+)?my\s+(?:own\s+)?(?:experience|case|class|school|street|office|team|family)\b
      | I\s+(?:once\s+)?(?:have\s+)?(?:know|knew|met|saw|tried|asked)\b
    )""",
    _FLAGS,
)
# A claim about all or most of a kind.
GENERAL = lazy(
    r"""\b(?:all|every|everyone|everybody|everywhere|always|never|nobody|no\s+one|most|generally|in\s+general|usually
      |typically|people|anyone|anybody|any|clearly|wherever|whenever)\b""",
    _FLAGS,
)

_AFTER = (
    r"(?:after|since|following|once|when|as\s+soon\s+as|ever\s+since|soon|shortly|then|later|followed|until"
    r"|(?:year|month|week|day|winter|summer|season|term|spring|autumn)s?\s+(?:after|later|that\s+followed))"
)
_CHANGED = (
    r"(?:rose|fell|dropped|declined|grew|began|started|stopped|improved|worsened|doubled|halved|tripled|disappeared"
    r"|vanished|increased|decreased|shrank|climbed|soared|jumped|slipped|sank|plunged|collapsed|recovered"
    r"|returned|won"
    r"|lost|quit|closed|opened|went\s+(?:up|down|away|bankrupt)|came\s+back|gone\s+(?:up|down)|broke\s+out"
    r"|got\s+\w+"
    r"|(?:has|have|had)\s+(?:risen|fallen|grown|improved|dropped|increased|doubled|halved|declined|disappeared|gone)"
    r"|rising|falling|(?:fewer|more|less|lower|higher|better|worse)\b)"
)
# One thing has followed upon another, and something has changed.
AFTER_THIS = lazy(
    r"\d[^.;]{0,60}\b(?:instead\s+of|against|rather\s+than|compared\s+(?:with|to)|(?:down|up)\s+from|and)\s+\d"
    r"[^.;]{0,80}\b(?:before|earlier|previous(?:ly)?)\b|"
    r"[,;]?\s+and\s+(?:by|from|in)\s+(?:the\s+)?(?:\w+\s+)?(?:on\b|spring|summer|autumn|winter|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    rf"\bbefore\b[^.;]{{0,160}}?\b(?:after|afterwards|since)\b|\b(?:after|since)\b[^.;]{{0,160}}?\bbefore\b"
    rf"|\b{_AFTER}\b[^.;]{{0,160}}?\b{_CHANGED}|\b{_CHANGED}[^.;]{{0,160}}?\b{_AFTER}\b",
    _FLAGS,
)
# One thing is made out to bring about another.
CAUSES = lazy(
    r"""\b(?:caus\w+|because\s+of|thanks\s+to|due\s+to|owing\s+to|le(?:d|ads?)\s+to|c(?:ame|omes?)\s+from|keeps?|br(?:ought|ings?)|reduc\w+
      |increas\w+|improv\w+|rais(?:ed?|es|ing)|lower(?:s|ed|ing)|cut(?:s|ting)?|boost\w*|ma(?:de|kes?)|dr(?:ove|ives?)
      |work(?:s|ed)|help(?:s|ed)|cure[sd]?|ruin\w*|destroy\w*|damag\w*|save[sd]?|prevent\w*|stop(?:s|ped)|protect\w*
      |responsible|result\w*|effects?|effective(?:ly)?|to\s+blame|blame|kill(?:s|ed)?|harm\w*|success\w*|succeed\w*
      |trigger\w*|produc\w+|behind|driv(?:es?|ing)|hurt\w*|turn(?:s|ed)|explains?)\b""",
    _FLAGS,
)
# Another cause, or a case to compare with, is spoken of.
RIVALS = lazy(
    r"""\b(?:other|another|rivals?|alternativ\w+|confound\w*|control(?:s|led|ling)?|compar\w+|elsewhere|neighbouring
      |similar|same\s+(?:period|time|year|months?|weeks?)|trends?|adjust\w*|unchanged|rul(?:e[sd]?|ing)\s+out
      |excluded?|whereas|while|without|placebo|random\w*|matched|did\s+not)\b""",
    _FLAGS,
)

# From one step on there is no stopping.
SLIPPERY = lazy(
    r"""\b(?:
        opens?\s+(?:the\s+)?(?:\w+\s+)?(?:doors?|floodgates?|way)\b | flood-?gates? | slippery | thin\s+end
      | (?:the|a|an?\s+\w+)\s+first\s+step\s+(?:to|toward|towards|on)\b | where\s+(?:does|will|would)\s+(?:it
        |this|that)\s+(?:stop|end)
      | (?:no|never)\s+(?:\w+\s+)?(?:stopping|going\s+back|turning\s+back|end\s+to\s+it)
      | (?:sooner\s+or\s+later|before\s+long|it\s+will\s+not\s+be\s+long|in\s+no\s+time|only\s+a\s+(?:matter
        |question)\s+of\s+time)
      | (?:this|one)\s+(?:year|week|month|time)\b[^.;]{3,160}?\bnext\s+(?:year|week|month|time)\b
      | today\b[^.;]{3,120}?\btomorrow\b | first\b[^.;]{3,120}?\b(?:one\s+day|in\s+the\s+end|at\s+last)\b
      | (?:what|which|who)\s+(?:will|would)\s+(?:be|come)\s+next | next\s+(?:it\s+)?(?:will|would)
    )""",
    _FLAGS,
)
# A link of a chain of consequences, and the words of a later link.
CONSEQUENCE = lazy(
    r"\b(?:will|would|leads?\s+to|led\s+to|means?\s+that|invites?|ends?\s+(?:up|in|with))\b"
    r"|^\W*(?:once|when|if|without|as\s+soon\s+as|where)\b[^,]+,",
    _FLAGS,
)
LATER = lazy(
    r"""\b(?:eventually|soon|in\s+the\s+end|end\s+up|ends?\s+(?:up|in|with)|one\s+day|ultimately|at\s+last|until
      |sooner\s+or\s+later|before\s+long|from\s+there|nobody|no\s+one|everybody|everyone|no\s+longer|the\s+end\s+of
      |in\s+(?:\w+\s+){1,3}years?(?:['’]\s+time)?|years?\s+from\s+now|collapse\w*|ruin\w*)\b""",
    _FLAGS,
)

# What somebody is, has or does, instead of what they say.
PERSON = lazy(
    r"""\b(?:
        hypocri\w+ | liars? | lying | dishonest | biased | self-?serving | selfish | elitis\w+ | ignorant
          | incompetent
      | cranks? | frauds? | amateurs? | extremists? | na[iï]ve | lazy | greedy | corrupt | out\s+of\s+touch | cowards?
      | (?:has|have|had)\s+(?:never\s+|no\s+)(?:\w+\s+){0,4}?(?:taught|worked|run|raised|served|played|coached
        |built|written
          |managed|children|kids|experience|degree|licen[cs]e|training|qualifications?|idea|clue|business)
      | never\s+(?:taught|worked|ran|run|raised|served|set\s+foot|held|had|played|coached|built|wrote|managed)\b
      | (?:knows?|understands?)\s+(?:nothing|little|next\s+to\s+nothing)\s+(?:of|about)
      | (?:is|are|was|were|being)\s+(?:\w+\s+)?(?:paid|funded|financed|employed|sponsored|bankrolled|bought)\s+by
      | (?:takes?|took|receive[sd]?|accept(?:s|ed)?)\s+(?:\w+\s+)?(?:money|funding|donations|fees)
      | (?:stands?|stood)\s+to\s+(?:gain|profit|benefit|lose|make)
      | (?:makes?|made|earns?)\s+(?:\w+\s+)?(?:money|profits?|a\s+living|a\s+fortune)\s+(?:from|on|with|by|out\s+of)
      | (?:has|have|had)\s+(?:an?\s+)?(?:\w+\s+)?(?:axe\s+to\s+grind|vested\s+interests?|agenda|stake\s+in)
      | (?:himself|herself|themselves)\s+(?:\w+\s+)?(?:drive|fly|own|eat|smoke|send|park|use|live|drink|shop
        |bought|avoid|break)\w*
      | (?:drives?|flies|owns?|eats?|smokes?|sends?|parks?|uses|lives?|drinks?|shops?|avoids?|breaks?)\s+[^.;]{0,60}?
          (?:himself|herself|themselves)
      | (?:only|just|merely)\s+(?:say|says|said|want|wants|wanted|complain\w*|cares?|think\w*)\b
      | (?:is|are|was|were)\s+(?:just|only|merely|simply|nothing\s+but)\s+(?:an?\s+)?(?:\w+\s+)?
          (?:politicians?|lobby\w*|activists?|academics?|students?|managers?|outsiders?|newcomers?|sales\w*
            |bureaucrats?|consultants?|theorists?|troublemakers?)
      | (?:author|writer|speaker|critics?|opponents?|blogger|columnist
          |(?:people|those|whoever|neighbours|parents)\s+(?:who\s+)?(?:say|says|said|claim\w*|complain\w*|oppose\w*|object\w*|argue\w*))\b[^.;]{0,60}?
          \b(?:is|are|was|were|has|have|had|never|lives?|earns?|owns?|works?|wants?)\b
      | (?:an?|the)\s+(?:man|woman|lady|gentleman|fellow|guy)\s+who\b
      | (?:fired|sacked|convicted|divorced|bankrupt|failed\s+(?:his|her|their|the)\s+(?:own\s+)?(?:exam|degree
        |business|school)\w*)
    )""",
    _FLAGS,
)
# Somebody as a person: their looks, their life, what they do with themselves.
PERSONAL = lazy(r"\b(?:he|she|his|her|himself|herself)\b", _FLAGS)
_PEOPLE = (
    r"(?:people|adults|parents|citizens|customers|consumers|users|voters|residents|readers|patients|drivers|students|pupils"
    r"|families|households|respondents|teachers|members|workers|employees|companies|firms|countries|cities|schools|teams"
    r"|neighbou?rs|viewers|listeners|players|fans|women|men|children|locals|taxpayers|americans|europeans|germans|britons"
    r"|of\s+(?:us|them|those|all)|who)"
)
_MANY = (
    rf"(?:(?:everyone|everybody|millions|\w+\s+of\s+every\s+\w+\s+[\w-]+|\d+\s+of\s+(?:the\s+)?\d+\s+[\w-]+|(?:[\w.,]+\s+)?(?:million|thousand)\b(?:\s+[\w-]+){{0,6}}?\s+(?:have|has)|(?:the|a)\s+(?:\w+\s+)?majority|the\s+(?:whole|entire)\s+\w+)"
    rf"|(?:most|all|so\s+many|many|more\s+and\s+more|thousands|hundreds|two[\s-]thirds|three[\s-]quarters"
    rf"|(?:over|more\s+than|almost|nearly)\s+(?:half|two[\s-]thirds|three[\s-]quarters)"
    rf"|\d+(?:\.\d+)?\s*(?:%|per\s*cent|percent)|\w+\s+(?:out\s+of|in)\s+(?:three|four|five|ten|twenty|hundred|\d+))"
    rf"\s+(?:of\s+(?:the\s+|our\s+|all\s+)?)?(?:[\w-]+\s+){{0,2}}?{_PEOPLE})"
)
_HOLD = (
    r"(?:believes?|thinks?|agrees?|say|says|said|support|supports|supported|know|knows|prefers?|preferred|uses?|buys?|bought"
    r"|do\s+(?:it|so)|does\s+(?:it|so)|trusts?|swears?|takes?|have\s+(?:one|bought|switched|joined|tried|signed|made\s+the\s+switch)"
    r"|has\s+(?:switched|bought|joined|signed)|switched|voted|feel|feels|consider|favou?r|favou?red|signed|shared|watch|drink"
    r"|eat|doing|using|buying|decided|chosen|opted|rely|relies|thumbs\s+up|votes?|when\s+the\s+\w+\s+(?:\w+\s+)?(?:forum|poll|vote)"
    r"|(?:is|are)\s+(?:convinced|in\s+favou?r|for\s+it|against\s+it|sure)|approve|share"
    r"|can(?:not|['’]t)\s+(?:all\s+)?be\s+wrong)"
)
# What many do or hold.
CROWD = lazy(
    rf"""\b(?:
        {_MANY}\b(?:\W+[\w'’-]+){{0,5}}?\W+{_HOLD}\b
      | (?:widely|commonly|universally)\s+(?:known|believed|accepted|agreed|held|used)
      | (?:best-?sell\w+|most\s+popular|hugely\s+popular|common\s+knowledge|everyone\s+knows|no\s+one\s+doubts)
    )""",
    _FLAGS,
)
# For a claim about what people hold, want or buy, what many hold is just what matters.
ABOUT_MANY = lazy(
    r"""\b(?:support\w*|popular\w*|demand\w*|vot\w+|wants?|prefer\w*|opinions?|accept\w*|trust\w*|believ\w+
     |public|likes?
      |satisf\w+|customs?|market\w*|sales?|sells?|consensus|agree\w*|majority|known|elect\w*|win|wins|wish\w*
        |mood)\b""",
    _FLAGS,
)

# What goes on in somebody's head.
MIND = lazy(
    r"""\b(?:knows?|knew|wants?|wanted|wish(?:es|ed)?|desires?|fears?|feared|feels?|felt|believes?|believed
     |thinks?|thought
      |hopes?|hoped|intends?|intended|seeks?|sought|aims?|aimed|plans?|planned|decid(?:es?|ed)|prefers?|preferred|sees
      |regards?|regarded|considers?|considered|understands?|understood|recogni[sz]es?|realis(?:es?|ed)|expects?
        |expected
      |(?:is|are|was|were)\s+(?:\w+\s+)?(?:aware|convinced|determined|eager|keen|afraid|worried|willing
        |reluctant|interested
        |confident|anxious|hoping|trying|seeking|unwilling|ready)
      |cares?|hates?|loves?|resents?|means?\s+to)\b""",
    _FLAGS,
)
# What a paper and its author hold is no guess.
NOT_OTHERS = lazy(
    r"""^\W*(?:we|i|this|that|these|those|it|there|the\s+(?:paper|article|author|study|report|text|map)|nobody
     |no\s+one|one
      |anyone|everyone|people|what|if|when|any|some|of)\b|(?-i:\b[B-HJ-Z]\b|\b[Pp]erson\s+A\b)""",
    _FLAGS,
)

# Advice without "should".
ADVICE = lazy(
    r"""\b(?:(?:is|are)\s+(?:\w+\s+)?(?:indicated|recommended|advisable|called\s+for|overdue|advised|urged)
      |it\s+is\s+(?:high\s+)?time|we\s+recommend|let\s+us)\b""",
    _FLAGS,
)
# What a course costs, risks or burdens somebody with.
COSTS = lazy(
    r"""\b(?:costs?|costly|price[sd]?|expens\w+|spend\w*|spent|pay(?:s|ing|ments?)?|paid|budget\w*|fund(?:s|ed|ing)|financ\w*
      |afford\w*|money|risk\w*|burden\w*|drawbacks?|disadvantages?|side[\s-]effects?|trade-?offs?|lose|loses|losing
      |loss(?:es)?|sacrific\w+|harm\w*|danger\w*|euros?|dollars?|pounds?|million|billion|cheap\w*|savings?|downsides?
      |effort\s+of|longer|slower)\b|[€$£]""",
    _FLAGS,
)
# A recommendation that says nobody by name who is to act: "there should be", "it must be", "X should be done".
NO_ACTOR = lazy(
    r"""^\W*(?:there\s+(?:should|must|ought)|it\s+(?:is\s+(?:time|necessary|essential|important)|should|must)
      |something\b|more\s+(?:must|should)\b|measures?\b|steps?\b|action\b)
      |\b(?:should|must|ought\s+to|shall|needs?\s+to|has\s+to|have\s+to)\s+(?:\w+\s+)?be\s+(?!a\b|an\b|the\b
        |more\b|less\b|able\b)\w+""",
    _FLAGS,
)
NAMED_ACTOR = lazy(r"\bby\s+(?:the\s+)?[\w-]+", _FLAGS)

# One case set beside another.
LIKENESS = lazy(
    r"""\b(?:just\s+(?:like|as)|(?:is|are|was|were|works?|acts?|behaves?)\s+(?:much\s+|rather\s+|just\s+)?like|similar(?:ly)?|resembl\w+
      |likewise|in\s+the\s+same\s+way|the\s+same\s+(?:is|goes)\s+(?:true|for)|compar(?:ed|able)|analog\w+|as\s+in\b
      |no\s+different\s+from)\b""",
    _FLAGS,
)

# Figures of a month or less, and of a year.
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
MONTH = lazy(
    rf"\b(?:in\s+{_MONTH}\b|{_MONTH}\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}|(?:one|a|that|this|last)\s+(?:month|week|day)\b)",
    _FLAGS,
)
YEAR = lazy(
    r"\b(?:in|of|during|for)\s+(?:the\s+year\s+)?(?:19|20)\d\d\b|\b(?:a|per|last|each|every)\s+year\b"
    r"|\bannual(?:ly)?\b|\byearly\b",
    _FLAGS,
)

# Words that mean one thing here and another there, and have carried many a step that does not hold.
SEVERAL_SENSES = frozenset(
    """belief believe conservative critical culture democracy democratic discriminate discrimination end equal
    equality evidence evil evolution fair fairness faith free freedom good happiness happy harmony healthy
    independence independent intelligence interest interested justice law lawful legal liberal liberty light
    mean meaning natural nature necessary normal objective order organic original peace perfect poor positive
    power price priceless progress progressive proof proper pure random rational real reality reason reasonable
    respect responsible responsibility rich right rights robust safe safety secure security selfish sense
    significance significant success sustainable talent theory tolerance tolerant tradition true trust truth
    valid value violence virtue welfare""".split()
)
