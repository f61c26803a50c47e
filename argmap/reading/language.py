"""The keys of the language, each declared once.

The reader, the suggestions, the JSON Schema, editor completion and the reference are all made from these tables.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from functools import cached_property

from argmap.records import record

VERSION = "1"


class Shape(Enum):
    """What may stand behind a key; the value says it in words."""

    VERSION = "the version of the language"
    TEXT = "a text"
    ID = "an id"
    NAME = "the id of something"
    NAMES = "an id or a list of ids"
    WORDS = "a list of words"
    DATE = "a date"
    ISSUED = "a date, or words"
    TERM = "one of a few words"
    REASONS = "a list of reasons"
    PREMISES = "a list of statements"
    TREES = "a list of trees"
    CITATIONS = "a source, a URL, a mapping, or a list of these"
    MARKS = "a list of review marks"
    WAIVERS = "a mapping from codes or names of diagnostics to reasons"
    ANSWERS = "a mapping from critical questions to answers"
    WORKS = "a mapping from ids to sources"
    GROUPS = "a mapping from ids to groups"
    SCHEMES = "a mapping from slugs to schemes"
    SCALE = "the name of a scale, or a mapping from terms to bounds"
    ALTERNATIVES = "a list of lists of ids"
    INCLUDES = "a mapping from prefixes to paths"
    EXPECTATIONS = "a mapping from statuses to lists of ids"
    ROLES = "a list of premises, each as role and form"
    QUESTIONS = "a list of critical questions"
    SLOTS = "a mapping from slots to words, or to words and where the map has better ones"


@record()
class Term:
    """A word that an enumeration allows."""

    word: str
    doc: str


@record()
class Key:
    """A key of one place; `doc` is one sentence, `field` its name in the model."""

    name: str
    shape: Shape
    doc: str
    terms: tuple[Term, ...] = ()

    @property
    def field(self) -> str:
        return self.name.replace("-", "_")

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(term.word for term in self.terms)


@record(eq=False, slots=False)
class Place:
    """A sort of mapping: its name for messages and the keys that may stand in it, in canonical order."""

    name: str
    keys: tuple[Key, ...]

    @cached_property
    def by_name(self) -> dict[str, Key]:
        return {key.name: key for key in self.keys}


def _terms(**docs: str) -> tuple[Term, ...]:
    return tuple(Term(word.strip("_").replace("_", "-"), doc) for word, doc in docs.items())


BASES = _terms(
    statistic="a figure that was counted or measured",
    event="something that happened",
    document="what a document says",
    testimony="what a witness says",
    expert_opinion="the judgement of somebody who knows the field",
    study="the result of a study",
    observation="something seen by the author",
    example="a single case that illustrates",
    case_study="a single case studied closely",
    law="a rule in force",
    common_knowledge="what nobody in the debate disputes",
    assertion="only said, with nothing behind it",
)
VOICES = _terms(
    author="the author's own words",
    cited="words that the author reports from somebody else",
    opponent="words of the other side, reported to be answered",
)
INFERENCES = _terms(
    deductive="if the premises hold, the conclusion must hold",
    defeasible="the premises speak for the conclusion unless something is in the way",
    explanation="says why something accepted is so, and lends no support",
)
SCHEME_INFERENCES = _terms(
    deductive="the conclusion may have to hold if the premises do",
    defeasible="there are always exceptions",
)
VERDICTS = _terms(
    accepted="taken to stand, whatever the map says",
    rejected="taken to fall, whatever the map says",
    questioned="not granted without a reason",
)
MARKS = _terms(
    verified="looked up and found right",
    unsupported="not borne out by what is cited",
    unclear="cannot be understood well enough to judge",
    duplicate="said elsewhere in the map already",
    unrelated="has no bearing on what it stands under",
    several_claims="says more than one thing",
    misplaced="belongs somewhere else in the map",
)
RELIABILITIES = tuple(
    Term(letter, doc)
    for letter, doc in (
        ("A", "completely reliable"),
        ("B", "usually reliable"),
        ("C", "fairly reliable"),
        ("D", "not usually reliable"),
        ("E", "unreliable"),
        ("F", "reliability cannot be judged"),
    )
)
CREDIBILITIES = tuple(
    Term(digit, doc)
    for digit, doc in (
        ("1", "confirmed by other sources"),
        ("2", "probably true"),
        ("3", "possibly true"),
        ("4", "doubtful"),
        ("5", "improbable"),
        ("6", "cannot be judged"),
    )
)
SCALES = _terms(
    icd203="the likelihood terms of the United States intelligence community, ICD 203",
    ipcc="the likelihood terms of the Intergovernmental Panel on Climate Change",
)
STATUSES = _terms(
    supported="has a ground, and nothing that stands speaks against it",
    defeated="has no ground, and something that stands speaks against it",
    contested="has a ground, and something that stands speaks against it",
    unsupported="has no ground, and nothing that stands speaks against it",
    open="hangs on something that is not settled",
)

_BECAUSE = Key("because", Shape.REASONS, "The reasons that speak for it.")
_BUT = Key("but", Shape.REASONS, "The objections to it.")
_ALTHOUGH = Key("although", Shape.REASONS, "What is granted against it and held to be outweighed.")
_OPPOSED = (
    Key("contradicts", Shape.NAMES, "Statements that cannot stand together with this one."),
    Key("tension-with", Shape.NAMES, "Statements that are hard to hold together with this one; it has no effect."),
)
_RELATIONS = (_BECAUSE, _BUT, _ALTHOUGH)
_NOTE = Key("note", Shape.TEXT, "A remark; it has no effect.")
_PASSAGE = (
    Key("quote", Shape.TEXT, "The passage in the map's source: first words … last words."),
    Key("at", Shape.TEXT, "Where the passage is: §3 ¶4, ¶4 s2, p. 12, or the words of a heading."),
    Key("voice", Shape.TERM, "Whose words the passage reports.", VOICES),
)
_CITATION = (
    *_PASSAGE,
    Key("cite", Shape.CITATIONS, "The works that say so: a source's id, a URL, a mapping, or a list of these."),
)
_UPKEEP = (
    Key("tags", Shape.WORDS, "Words to find it by."),
    _NOTE,
    Key("todo", Shape.TEXT, "What is still to be done here."),
    Key("review", Shape.MARKS, "What reviewers found."),
    Key("waive", Shape.WAIVERS, "Diagnostics to live with, each with the reason why."),
)
_HEDGE = Key("hedge", Shape.TEXT, "How likely, in the author's own words; never turned into a number.")

KINDS = (
    Key("conclusion", Shape.TEXT, "What the map, or an included part of it, argues for."),
    Key("claim", Shape.TEXT, "Anything asserted; it may have reasons of its own."),
    Key("evidence", Shape.TEXT, "A figure, event, document or testimony that grounds other statements."),
    Key("assumption", Shape.TEXT, "A premise that the author leaves unsaid."),
)
KIND_NAMES = tuple(key.name for key in KINDS)

STATEMENT = Place(
    "a statement",
    (
        *KINDS,
        Key("id", Shape.ID, "The name by which others refer to this statement."),
        Key("label", Shape.TEXT, "A short name to show."),
        Key("role", Shape.NAME, "Which premise of the reason's scheme this is."),
        Key("group", Shape.NAME, "The group that this and everything below it belongs to."),
        Key("held-by", Shape.TEXT, "Whose view this is, which the author reports without endorsing it."),
        Key("basis", Shape.TERM, "What sort of evidence this is.", BASES),
        Key("date", Shape.DATE, "When the fact holds: a year, month, day, or an interval such as 2018/2019."),
        Key("credibility", Shape.TERM, "How credible the item is, from 1 (confirmed) to 6.", CREDIBILITIES),
        Key("likelihood", Shape.TEXT, "How likely the text is: a term of the scale, a number, percentage or range."),
        _HEDGE,
        *_CITATION,
        *_OPPOSED,
        Key("restates", Shape.NAME, "The statement that this one says again."),
        Key("verdict", Shape.TERM, "The map maker's own ruling; say why in `note`.", VERDICTS),
        *_UPKEEP,
        *_RELATIONS,
    ),
)
REFERENCE = Place(
    "a `ref`",
    (
        Key("ref", Shape.NAME, "The id of a statement written elsewhere, with PREFIX/ before it in an included map."),
        Key("role", Shape.NAME, "Which premise of the reason's scheme this is."),
        *_CITATION,
        *_OPPOSED,
        _NOTE,
        *_RELATIONS,
    ),
)
REASON = Place(
    "a reason",
    (
        Key("scheme", Shape.NAME, "The slug of the argumentation scheme that the step follows."),
        Key("id", Shape.ID, "The name by which others refer to this reason."),
        Key("label", Shape.TEXT, "A short name to show."),
        Key("inference", Shape.TERM, "How the premises bear on the conclusion.", INFERENCES),
        Key("strength", Shape.TEXT, "How probable the conclusion is if the premises hold, written like a likelihood."),
        _HEDGE,
        Key("outweighs", Shape.NAMES, "Reasons of the other side that have no effect while this one applies."),
        Key("answers", Shape.ANSWERS, "Answers to critical questions, by the question's slug."),
        *_CITATION,
        *_UPKEEP,
        Key("premises", Shape.PREMISES, "The statements that together make this one reason."),
        Key("because", Shape.REASONS, "Backing: why the premises bear on the conclusion."),
        Key("but", Shape.REASONS, "Undercuts: why the premises do not bear on the conclusion."),
        Key("although", Shape.REASONS, "Granted doubts about the step."),
    ),
)
CITATION = Place(
    "a citation",
    (Key("source", Shape.NAME, "The id of the source; without it, the work that the map reconstructs."), *_PASSAGE),
)
MARK = Place(
    "a review mark",
    (
        Key("by", Shape.TEXT, "Who looked at it."),
        Key("date", Shape.DATE, "When."),
        Key("mark", Shape.TERM, "What was found.", MARKS),
        Key("note", Shape.TEXT, "A remark on it."),
    ),
)
SOURCE = Place(
    "a source",
    (
        Key("title", Shape.TEXT, "The title of the work."),
        Key("author", Shape.TEXT, "Who wrote it."),
        Key("date", Shape.ISSUED, "When it appeared."),
        Key("publisher", Shape.TEXT, "Who published it."),
        Key("url", Shape.TEXT, "Where it can be found."),
        Key("doi", Shape.TEXT, "Its digital object identifier."),
        Key("isbn", Shape.TEXT, "Its book number."),
        Key("type", Shape.TEXT, "What sort of work it is: book, article, report, dataset …"),
        Key("reliability", Shape.TERM, "How reliable the source is, from A to F.", RELIABILITIES),
        Key("cited-in", Shape.NAMES, "Sources through which this one is known."),
        Key("derived-from", Shape.NAMES, "Sources that this one takes its matter from."),
        Key("text", Shape.TEXT, "The path of its text: plain text, Markdown, HTML or PDF."),
        Key("sha256", Shape.TEXT, "The hash of that file when the quotations were checked."),
    ),
)
GROUP = Place(
    "a group",
    (Key("title", Shape.TEXT, "The name to show."), _NOTE),
)
QUESTION = Place(
    "a critical question",
    (
        Key("slug", Shape.ID, "The name by which `answers` refers to the question; without one, its number."),
        Key("q", Shape.TEXT, "The question."),
        Key("target", Shape.TEXT, "What a bad answer hits: a premise's role, `inference` or `conclusion`."),
        Key(
            "kind",
            Shape.TERM,
            "Who has to answer it.",
            _terms(
                premise="asks for support of a premise that is stated",
                assumption="granted until asked; then the author must answer",
                exception="the challenger must show that it applies",
            ),
        ),
        Key("added", Shape.TEXT, "Whether the question is an addition to the published scheme."),
    ),
)
SLOT = Place(
    "a slot",
    (
        Key("words", Shape.TEXT, "Words that fit for it in general: the expert."),
        Key(
            "from",
            Shape.NAMES,
            "Where the map has better words: a role, `conclusion`, `attacked`, `holder` or `work`.",
        ),
    ),
)
SCHEME = Place(
    "a scheme",
    (
        Key("slug", Shape.ID, "The scheme's own name; it is the key already, and must agree with it."),
        Key("name", Shape.TEXT, "The name to show."),
        Key("family", Shape.TEXT, "The family of schemes that it belongs to."),
        Key("aliases", Shape.WORDS, "Other names for it."),
        Key(
            "polarity",
            Shape.TERM,
            "Which side it is used on.",
            _terms(pro="used to support", con="used to object"),
        ),
        Key("inference", Shape.TERM, "The most that a step of this form can be.", SCHEME_INFERENCES),
        Key("slots", Shape.SLOTS, "What the {X} in forms and questions stand for."),
        Key("premises", Shape.ROLES, "What the premises say, each as role and form."),
        Key("optional", Shape.NAMES, "Roles that often go without saying."),
        Key("conclusion", Shape.TEXT, "What the conclusion says."),
        Key("critical_questions", Shape.QUESTIONS, "The questions to ask of such a step."),
        Key("source", Shape.WORDS, "Where the scheme is described."),
    ),
)
ANSWER = Place(
    "an answer",
    (Key("dismissed", Shape.TEXT, "Why the question need not be answered here."),),
)
MAP = Place(
    "a map",
    (
        Key("argmap", Shape.VERSION, "The version of the language; a file without it is read as 1."),
        Key("title", Shape.TEXT, "The title of the map."),
        Key("question", Shape.TEXT, "The question that the argument answers."),
        Key("summary", Shape.TEXT, "What the map is about, in a few sentences."),
        Key("author", Shape.TEXT, "Who made the map."),
        Key("date", Shape.ISSUED, "When the map was made."),
        Key("language", Shape.TEXT, "The language of the texts, as a code such as `en`; word lists follow it."),
        Key("source", Shape.NAME, "The id of the work that this map reconstructs."),
        Key("sources", Shape.WORKS, "The works that can be cited, by id."),
        Key("scale", Shape.SCALE, "The likelihood vocabulary: icd203, ipcc, or own terms with bounds.", SCALES),
        Key("groups", Shape.GROUPS, "Groups of statements, by id."),
        Key("schemes", Shape.SCHEMES, "Argumentation schemes of the map's own, by slug."),
        Key("alternatives", Shape.ALTERNATIVES, "Lists of statements of which at most one can stand."),
        Key("include", Shape.INCLUDES, "Other maps, each with the prefix of its ids and its path."),
        Key("expect", Shape.EXPECTATIONS, "The status that statements should have, for `check` to verify.", STATUSES),
        Key("waive", Shape.WAIVERS, "Diagnostics to live with in the whole file, each with the reason why."),
        Key("argument", Shape.TREES, "The trees of the argument."),
    ),
)
PLACES = (MAP, STATEMENT, REFERENCE, REASON, CITATION, MARK, SOURCE, GROUP, SCHEME, SLOT, QUESTION, ANSWER)

# The mappings that stand in values of some shapes, as items of a list or as entries by name.
MAPPINGS_IN: dict[Shape, Place] = {
    Shape.CITATIONS: CITATION,
    Shape.MARKS: MARK,
    Shape.WORKS: SOURCE,
    Shape.GROUPS: GROUP,
    Shape.SCHEMES: SCHEME,
    Shape.SLOTS: SLOT,
    Shape.QUESTIONS: QUESTION,
    Shape.ANSWERS: ANSWER,
}
# The shapes of lists of statements and reasons.
NODE_LISTS = (Shape.REASONS, Shape.PREMISES, Shape.TREES)
# The keys below which statements and reasons stand.
ITEM_LISTS = ("because", "but", "although", "premises", "argument")
# The keys of upkeep: nothing that the argument depends on.
REMARKS = frozenset(key.name for key in _UPKEEP)
# The keys that set a statement against others.
OPPOSED = tuple(key.name for key in _OPPOSED)
# The keys that only a reason has.
OF_REASONS = frozenset(REASON.by_name) - frozenset(STATEMENT.by_name)


def node_place(names: Collection[str]) -> Place | None:
    """What an item of an argument is by the keys in it; None as long as that is open."""
    if "ref" in names:
        return REFERENCE
    if any(kind in names for kind in KIND_NAMES):
        return STATEMENT
    return REASON if any(name in OF_REASONS for name in names) else None


KNOWN_KEYS = frozenset(key.name for place in PLACES for key in place.keys)
LIST_KEYS = frozenset(key.name for place in PLACES for key in place.keys if key.shape in NODE_LISTS)
