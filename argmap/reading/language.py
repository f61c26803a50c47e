"""The language: its keys, each declared once.

The reader, the writer, the suggestions, the JSON Schema, editor completion and colours, the order in which keys are
written, the comparison of versions and the reference follow these declarations.
"""

from __future__ import annotations

from collections.abc import Collection

from argmap.model import (
    Answer,
    ArgumentMap,
    Citation,
    Fit,
    Group,
    QuestionDefinition,
    Rating,
    Reason,
    Reference,
    ReviewMark,
    SchemeDefinition,
    SlotDefinition,
    Statement,
    Work,
)
from argmap.reading.shapes import Form, Item, Key, ListOf, MappingOf, Pair, Place, Scalar, Sense, Term
from argmap.reading.terms import (
    BASES,
    CREDIBILITIES,
    FITS,
    INFERENCES,
    MARKS,
    MARKUPS,
    ORIGINS,
    POLARITIES,
    QUESTION_KINDS,
    RATINGS,
    RELIABILITIES,
    SCALES,
    SCHEME_INFERENCES,
    STATUSES,
    VERDICTS,
    VOICES,
    WORD_KEYS,
)

VERSION = "1"

# -- values that hold no mapping with keys of its own ----------------------------------------------------------------

VERSION_NUMBER = Scalar("the version of the language", Form.VERSION)
TEXT = Scalar("a text")
PROSE = Scalar("a text", Form.PROSE)
ID = Scalar("an id", Form.ID)
DATE = Scalar("a date", Form.DATE)
ISSUED = Scalar("a date, or words", Form.ISSUED)
WORDS = ListOf("a list of words", TEXT)
QUOTATION = Scalar("a text", sense=Sense.QUOTATION)
LIKELIHOOD = Scalar("a text", sense=Sense.LIKELIHOOD)
REASONS = ListOf("a list of reasons", Item("a reason", may_be_reason=True))
PREMISES = ListOf("a list of statements", Item("a premise", may_be_reason=False), least=1)
TREES = ListOf("a list of trees", Item("a tree", may_be_reason=False))
WAIVERS = MappingOf("a mapping from codes or names of diagnostics to reasons", Sense.RULE, TEXT)


def one_of(allowed: tuple[Term, ...]) -> Scalar:
    """One of a few words."""
    return Scalar("one of a few words", Form.TERM, terms=allowed)


def name_of(sense: Sense) -> Scalar:
    """The name of something, used."""
    return Scalar("the id of something", Form.NAME, sense)


def names_of(sense: Sense) -> ListOf:
    """One name or several."""
    return ListOf("an id or a list of ids", name_of(sense), or_one=True)


# -- keys that stand in several places -------------------------------------------------------------------------------

_BECAUSE = Key("because", REASONS, "The reasons that speak for it.")
_BUT = Key("but", REASONS, "The objections to it.")
_ALTHOUGH = Key("although", REASONS, "What is granted against it and held to be outweighed.")
_OPPOSED = (
    Key("contradicts", names_of(Sense.STATEMENT), "Statements that cannot stand together with this one."),
    Key(
        "tension-with",
        names_of(Sense.STATEMENT),
        "Statements that are hard to hold together with this one; it has no effect.",
    ),
)
_RELATIONS = (_BECAUSE, _BUT, _ALTHOUGH)
_NOTE = Key("note", PROSE, "A remark; it has no effect.")
_PASSAGE = (
    Key("quote", QUOTATION, "The passage in the map's source: first words … last words."),
    Key("at", TEXT, "Where the passage is: §3 ¶4, ¶4 s2, p. 12, or the words of a heading."),
    Key("voice", one_of(VOICES), "Whose words the passage reports."),
)
CITATION = Place(
    "a citation",
    Citation,
    (
        Key("source", name_of(Sense.SOURCE), "The id of the source; without it, the work that the map reconstructs."),
        *_PASSAGE,
    ),
    mere="source",
)
CITATIONS = ListOf("a source, a URL, a mapping, or a list of these", CITATION, or_one=True)
MARK = Place(
    "a review mark",
    ReviewMark,
    (
        Key("by", TEXT, "Who looked at it."),
        Key("date", DATE, "When."),
        Key("mark", one_of(MARKS), "What was found."),
        Key("note", PROSE, "A remark on it."),
    ),
)
REVIEW_MARKS = ListOf("a list of review marks", MARK)
_RATED = (
    Key("by", TEXT, "Who rates it."),
    Key("date", DATE, "When."),
)
_ON_RATING = Key("note", PROSE, "Why it is rated so.")
RATING = Place(
    "a rating of a statement",
    Rating,
    (*_RATED, Key("acceptable", one_of(RATINGS), "Whether it may be taken as a premise here."), _ON_RATING),
)
STEP_RATING = Place(
    "a rating of a step",
    Rating,
    (
        *_RATED,
        Key("relevant", one_of(RATINGS), "Whether the premises bear on the conclusion at all."),
        Key("sufficient", one_of(RATINGS), "Whether they are enough for it, if they hold."),
        _ON_RATING,
    ),
)
_CITATION = (
    *_PASSAGE,
    Key(
        "cite",
        CITATIONS,
        "The works that say so: a source's id, a URL, a mapping, or a list of these.",
        fills="citations",
    ),
)
_UPKEEP = (
    Key("tags", WORDS, "Words to find it by."),
    _NOTE,
    Key("todo", TEXT, "What is still to be done here."),
    Key("review", REVIEW_MARKS, "What reviewers found."),
)
_ORIGIN = Key("origin", one_of(ORIGINS), "Who brings it in: the author, or the reviewer who adds it.")
RATINGS_OF_STATEMENT = ListOf("a mapping, or a list of these", RATING, or_one=True)
RATINGS_OF_STEP = ListOf("a mapping, or a list of these", STEP_RATING, or_one=True)
_RATING = Key(
    "rating",
    RATINGS_OF_STATEMENT,
    "Whether it is acceptable as a premise, as somebody rates it.",
)
_STEP_RATING = Key(
    "rating",
    RATINGS_OF_STEP,
    "Whether the step is relevant and sufficient, as somebody rates it.",
)
_WAIVE = Key("waive", WAIVERS, "Diagnostics to live with, each with the reason why.", fills="waivers")
_HEDGE = Key("hedge", TEXT, "How likely, in the author's own words; never turned into a number.")

KINDS = (
    Key("conclusion", PROSE, "What the map, or an included part of it, argues for.", fills="text"),
    Key("claim", PROSE, "Anything asserted; it may have reasons of its own.", fills="text"),
    Key("evidence", PROSE, "A figure, event, document or testimony that grounds other statements.", fills="text"),
    Key("assumption", PROSE, "A premise that the author leaves unsaid.", fills="text"),
)
KIND_NAMES = tuple(key.name for key in KINDS)

ANSWER = Place(
    "an answer",
    Answer,
    (Key("dismissed", TEXT, "Why the question need not be answered here.", fills="text"),),
    mere="dismissed",
    named="question",
)
ANSWERS = MappingOf("a mapping from critical questions to answers", Sense.QUESTION, ANSWER)

FIT = Place(
    "a fit",
    Fit,
    (
        Key("fit", one_of(FITS), "How the statement fits the hypothesis.", fills="word"),
        Key("note", PROSE, "Why it fits so."),
    ),
    mere="fit",
    named="hypothesis",
)
HYPOTHESES = MappingOf("a mapping from ids of hypotheses to how it fits them", Sense.STATEMENT, FIT)
_FITS = Key("fits", HYPOTHESES, "How it fits competing hypotheses, by their ids, for `argmap ach`.")

# -- what an argument is made of ------------------------------------------------------------------------------------

STATEMENT = Place(
    "a statement",
    Statement,
    (
        *KINDS,
        Key("id", ID, "The name by which others refer to this statement."),
        Key("label", PROSE, "A short name to show."),
        Key("role", name_of(Sense.ROLE), "Which premise of the reason's scheme this is."),
        Key("group", name_of(Sense.GROUP), "The group that this and everything below it belongs to."),
        Key("held-by", TEXT, "Whose view this is, which the author reports without endorsing it."),
        _ORIGIN,
        Key("basis", one_of(BASES), "What sort of evidence this is."),
        Key("date", DATE, "When the fact holds: a year, month, day, or an interval such as 2018/2019."),
        Key("credibility", one_of(CREDIBILITIES), "How credible the item is, from 1 (confirmed) to 6."),
        Key("likelihood", LIKELIHOOD, "How likely the text is: a term of the scale, a number, percentage or range."),
        _HEDGE,
        *_CITATION,
        *_OPPOSED,
        Key("restates", name_of(Sense.STATEMENT), "The statement that this one says again."),
        Key("verdict", one_of(VERDICTS), "The map maker's own ruling; say why in `note`."),
        _FITS,
        *_UPKEEP,
        _RATING,
        _WAIVE,
        *_RELATIONS,
    ),
)
REFERENCE = Place(
    "a `ref`",
    Reference,
    (
        Key(
            "ref",
            name_of(Sense.NODE),
            "The id of a statement written elsewhere, with PREFIX/ before it in an included map.",
            fills="target",
        ),
        Key("role", name_of(Sense.ROLE), "Which premise of the reason's scheme this is."),
        *_CITATION,
        *_OPPOSED,
        _FITS,
        _NOTE,
        *_RELATIONS,
    ),
)
REASON = Place(
    "a reason",
    Reason,
    (
        Key("scheme", name_of(Sense.SCHEME), "The slug of the argumentation scheme that the step follows."),
        Key("id", ID, "The name by which others refer to this reason."),
        Key("label", PROSE, "A short name to show."),
        Key("inference", one_of(INFERENCES), "How the premises bear on the conclusion."),
        Key("strength", LIKELIHOOD, "How probable the conclusion is if the premises hold, written like a likelihood."),
        _HEDGE,
        _ORIGIN,
        Key(
            "outweighs", names_of(Sense.REASON), "Reasons of the other side that have no effect while this one applies."
        ),
        Key("verdict", one_of(VERDICTS), "The map maker's own ruling on the step; say why in `note`."),
        Key("answers", ANSWERS, "Answers to critical questions, by the question's slug."),
        *_CITATION,
        *_UPKEEP,
        _STEP_RATING,
        _WAIVE,
        Key("premises", PREMISES, "The statements that together make this one reason."),
        Key("because", REASONS, "Backing: why the premises bear on the conclusion."),
        Key("but", REASONS, "Undercuts: why the premises do not bear on the conclusion."),
        Key("although", REASONS, "Granted doubts about the step."),
    ),
)

# -- what stands at the top of a file -------------------------------------------------------------------------------

SOURCE = Place(
    "a source",
    Work,
    (
        Key("title", TEXT, "The title of the work."),
        Key("author", TEXT, "Who wrote it."),
        Key("date", ISSUED, "When it appeared."),
        Key("publisher", TEXT, "Who published it."),
        Key("url", TEXT, "Where it can be found."),
        Key("doi", TEXT, "Its digital object identifier."),
        Key("isbn", TEXT, "Its book number."),
        Key("type", TEXT, "What sort of work it is: book, article, report, dataset …"),
        Key("reliability", one_of(RELIABILITIES), "How reliable the source is, from A to F."),
        Key("cited-in", names_of(Sense.SOURCE), "Sources through which this one is known."),
        Key("derived-from", names_of(Sense.SOURCE), "Sources that this one takes its matter from."),
        Key(
            "text", Scalar("a text", sense=Sense.TEXT_FILE), "The path of its text: plain text, Markdown, HTML or PDF."
        ),
        Key("sha256", TEXT, "The hash of that file when the quotations were checked."),
    ),
    named="id",
)
GROUP = Place(
    "a group",
    Group,
    (Key("title", PROSE, "The name to show."), _NOTE),
    named="id",
)
QUESTION = Place(
    "a critical question",
    QuestionDefinition,
    (
        Key("slug", ID, "The name by which `answers` refers to the question; without one, its number."),
        Key("q", TEXT, "The question.", fills="text"),
        Key(
            "target",
            Scalar("a text", sense=Sense.TARGET),
            "What a bad answer hits: a premise's role, `inference` or `conclusion`.",
        ),
        Key("kind", one_of(QUESTION_KINDS), "Who has to answer it."),
        Key("added", TEXT, "Whether the question is an addition to the published scheme."),
    ),
    mere="q",
)
SLOT = Place(
    "a slot",
    SlotDefinition,
    (
        Key("words", TEXT, "Words that fit for it in general: the expert."),
        Key(
            "from",
            names_of(Sense.ROLE),
            "Where the map has better words: a role, `conclusion`, `attacked`, `holder` or `work`.",
            fills="origins",
        ),
    ),
    mere="words",
)
ROLES = MappingOf("a list of premises, each as role and form", Sense.ROLE, TEXT, or_list=True)
CRITICAL_QUESTIONS = ListOf("a list of critical questions", QUESTION)
SLOTS = MappingOf("a mapping from slots to words, or to words and where the map has better ones", Sense.SLOT, SLOT)
SCHEME = Place(
    "a scheme",
    SchemeDefinition,
    (
        Key("slug", ID, "The scheme's own name; it is the key already, and must agree with it."),
        Key("name", TEXT, "The name to show."),
        Key("family", TEXT, "The family of schemes that it belongs to."),
        Key("aliases", WORDS, "Other names for it."),
        Key("polarity", one_of(POLARITIES), "Which side it is used on."),
        Key("inference", one_of(SCHEME_INFERENCES), "The most that a step of this form can be."),
        Key("slots", SLOTS, "What the {X} in forms and questions stand for."),
        Key("premises", ROLES, "What the premises say, each as role and form."),
        Key("optional", names_of(Sense.ROLE), "Roles that often go without saying."),
        Key("conclusion", TEXT, "What the conclusion says."),
        Key("critical_questions", CRITICAL_QUESTIONS, "The questions to ask of such a step.", fills="questions"),
        Key("source", WORDS, "Where the scheme is described.", fills="works"),
    ),
    named="slug",
)
WORKS = MappingOf("a mapping from ids to sources", Sense.SOURCE, SOURCE)
GROUPS = MappingOf("a mapping from ids to groups", Sense.GROUP, GROUP)
SCHEMES = MappingOf("a mapping from slugs to schemes", Sense.SCHEME, SCHEME)
SCALE = MappingOf(
    "the name of a scale, or a mapping from terms to bounds",
    Sense.TERM,
    Pair("two bounds from 0 to 1"),
    or_term=one_of(SCALES),
)
ALTERNATIVES = ListOf("a list of lists of ids", ListOf("a list of ids", name_of(Sense.STATEMENT)))
INCLUDES = MappingOf("a mapping from prefixes to paths", Sense.PREFIX, Scalar("a text", sense=Sense.MAP_FILE))
MARKUP = one_of(MARKUPS)
EXPECTATIONS = MappingOf(
    "a mapping from statuses to lists of ids", Sense.STATUS, names_of(Sense.STATEMENT), terms=STATUSES
)
OWN_WORDS = MappingOf("a mapping from words of argmap to your own", Sense.WORD, TEXT, terms=WORD_KEYS)
MAP = Place(
    "a map",
    ArgumentMap,
    (
        Key(
            "argmap",
            VERSION_NUMBER,
            "The version of the language; a file without it is read as 1.",
        ),
        Key("title", PROSE, "The title of the map."),
        Key("question", PROSE, "The question that the argument answers."),
        Key("summary", TEXT, "What the map is about, in a few sentences."),
        Key("author", TEXT, "Who made the map."),
        Key("date", ISSUED, "When the map was made."),
        Key("language", TEXT, "The language of the texts, as a code such as `en`; word lists and pictures follow it."),
        Key(
            "markup",
            MARKUP,
            "Whether markup is understood in statements, labels, notes and titles; without it, none is.",
        ),
        Key("words", OWN_WORDS, "Words of your own for those that argmap puts into pictures."),
        Key("source", name_of(Sense.SOURCE), "The id of the work that this map reconstructs.", fills="work"),
        Key("sources", WORKS, "The works that can be cited, by id.", fills="works"),
        Key("scale", SCALE, "The likelihood vocabulary: icd203, ipcc, or own terms with bounds."),
        Key("groups", GROUPS, "Groups of statements, by id."),
        Key("schemes", SCHEMES, "Argumentation schemes of the map's own, by slug."),
        Key("alternatives", ALTERNATIVES, "Lists of statements of which at most one can stand."),
        Key("include", INCLUDES, "Other maps, each with the prefix of its ids and its path.", fills="includes"),
        Key("expect", EXPECTATIONS, "The status that statements should have, for `check` to verify."),
        Key("waive", WAIVERS, "Diagnostics to live with in the whole file, each with the reason why.", fills="waivers"),
        Key("argument", TREES, "The trees of the argument.", fills="roots"),
    ),
)
PLACES = (
    MAP,
    STATEMENT,
    REFERENCE,
    REASON,
    CITATION,
    MARK,
    RATING,
    STEP_RATING,
    SOURCE,
    GROUP,
    SCHEME,
    SLOT,
    QUESTION,
    ANSWER,
    FIT,
)

# The shapes of lists of statements and reasons.
NODE_LISTS = (REASONS, PREMISES, TREES)
# The keys below which statements and reasons stand.
ITEM_LISTS = ("because", "but", "although", "premises", "argument")
# The keys of upkeep: nothing that the argument depends on.
REMARKS = frozenset(key.name for key in (*_UPKEEP, _RATING, _WAIVE))
# The keys that set a statement against others.
OPPOSED = tuple(key.name for key in _OPPOSED)
# The keys that only a reason has.
OF_REASONS = frozenset(REASON.by_name) - frozenset(STATEMENT.by_name)


def node_place(names: Collection[str]) -> Place | None:
    """The place for an item of an argument, by the keys in it; None as long as that is open."""
    if "ref" in names:
        return REFERENCE
    if any(kind in names for kind in KIND_NAMES):
        return STATEMENT
    return REASON if any(name in OF_REASONS for name in names) else None


KNOWN_KEYS = frozenset(key.name for place in PLACES for key in place.keys)
LIST_KEYS = frozenset(key.name for place in PLACES for key in place.keys if key.shape in NODE_LISTS)
