"""A map as it is written: statements, reasons, and what stands at the top of the file.

Nodes are frozen and compare by identity, so that they can be keys of dictionaries. References are kept as written;
`argmap.graph` resolves them. Every string carries its place. `more` holds the values of keys that the language declares
and that have no field of their own, by name with `_` for `-`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeAlias

from argmap.records import field, record
from argmap.showing import counted, name_of_file, quoted
from argmap.source import Source, Span, Text

_NO_KEYS: Mapping[str, Span] = MappingProxyType({})
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Kind(Enum):
    """The kinds of statements, by what they are for."""

    CONCLUSION = "conclusion"
    CLAIM = "claim"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"


class Bearing(Enum):
    """How a reason bears on what it stands under; the value is the key of its list."""

    SUPPORT = "because"
    ATTACK = "but"
    CONCESSION = "although"


class Inference(Enum):
    """How the premises of a reason bear on what it stands under."""

    DEDUCTIVE = "deductive"
    DEFEASIBLE = "defeasible"
    EXPLANATION = "explanation"


@record(eq=False)
class Citation:
    """A passage of a work. Without `source` the work is the map's own."""

    span: Span
    source: Text | None = None
    quote: Text | None = None
    at: Text | None = None
    voice: Text | None = None
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield self.source
        yield quoted(self.quote)
        yield self.at


@record(eq=False)
class ReviewMark:
    """The mark or note of somebody who looked at a statement or reason."""

    span: Span
    by: Text | None = None
    date: Text | None = None
    mark: Text | None = None
    note: Text | None = None
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield self.mark
        yield self.by and f"by {self.by}"
        yield quoted(self.note)


@record(eq=False)
class Rating:
    """What somebody holds of a statement as a premise (`acceptable`), or of a step (`relevant`, `sufficient`).

    The three are the criteria of a cogent argument (R. H. Johnson and J. A. Blair, *Logical Self-Defense*, 1977; T.
    Govier, *A Practical Study of Argument*, 1985). Each is ``yes``, ``partly`` or ``no``.
    """

    span: Span
    by: Text | None = None
    date: Text | None = None
    acceptable: Text | None = None
    relevant: Text | None = None
    sufficient: Text | None = None
    note: Text | None = None
    more: Mapping[str, Any] = _NOTHING

    @property
    def criteria(self) -> Mapping[str, str]:
        """The criteria that are rated, each with the word for it."""
        given = {"acceptable": self.acceptable, "relevant": self.relevant, "sufficient": self.sufficient}
        return {name: word.value for name, word in given.items() if word is not None}

    def _brief(self) -> Iterator[object]:
        yield ", ".join(f"{name}: {word}" for name, word in self.criteria.items())
        yield self.by and f"by {self.by}"
        yield quoted(self.note)


@record(eq=False)
class Fit:
    """How a statement fits a hypothesis: the id of that, one of the words for it, and why."""

    hypothesis: Text
    word: Text
    note: Text | None = None
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield self.word
        yield f"with {self.hypothesis}"


_NO_FITS: Mapping[str, Fit] = MappingProxyType({})


@record(eq=False)
class Waiver:
    """A diagnostic that the writer lives with: its code or name, and why."""

    rule: Text
    why: Text

    def _brief(self) -> Iterator[object]:
        yield self.rule
        yield quoted(self.why)


@record(eq=False, kw_only=True)
class Node:
    """The common part of statements, references and reasons.

    `span` covers the whole node as written; `keys` gives the place of each key that stands in it.
    """

    span: Span
    keys: Mapping[str, Span] = _NO_KEYS
    because: tuple[Reason, ...] = ()
    but: tuple[Reason, ...] = ()
    although: tuple[Reason, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    more: Mapping[str, Any] = _NOTHING

    @property
    def bearing_reasons(self) -> tuple[Reason, ...]:
        """The reasons written below this node: because, but, although."""
        return (*self.because, *self.but, *self.although)


@record(eq=False, kw_only=True)
class Statement(Node):
    """Something stated: a conclusion, a claim, evidence or an assumption."""

    kind: Kind
    text: Text
    bare: bool = False  # written as a plain string, without a kind key
    id: Text | None = None
    label: Text | None = None
    role: Text | None = None
    held_by: Text | None = None
    origin: Text | None = None
    basis: Text | None = None
    date: Text | None = None
    credibility: Text | None = None
    likelihood: Text | None = None
    hedge: Text | None = None
    contradicts: tuple[Text, ...] = ()
    tension_with: tuple[Text, ...] = ()
    restates: Text | None = None
    verdict: Text | None = None
    fits: Mapping[str, Fit] = _NO_FITS
    group: Text | None = None
    tags: tuple[Text, ...] = ()
    todo: Text | None = None
    review: tuple[ReviewMark, ...] = ()
    rating: tuple[Rating, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def _brief(self) -> Iterator[object]:
        yield self.kind.value
        yield self.id
        yield self.span
        yield quoted(self.text)


@record(eq=False, kw_only=True)
class Reference(Node):
    """`ref: ID`: stands for a statement, or at the root of a tree for a statement or a reason, written elsewhere."""

    target: Text
    role: Text | None = None
    contradicts: tuple[Text, ...] = ()
    tension_with: tuple[Text, ...] = ()
    fits: Mapping[str, Fit] = _NO_FITS

    def _brief(self) -> Iterator[object]:
        yield f"to {self.target}"
        yield self.span


Premise: TypeAlias = Statement | Reference


@record(eq=False, kw_only=True)
class Reason(Node):
    """A step from premises to what it stands under.

    `explicit` tells whether it was written with `premises:`; without, it is one premise and has no keys of its own.
    """

    bearing: Bearing
    premises: tuple[Premise, ...]
    explicit: bool = False
    id: Text | None = None
    label: Text | None = None
    scheme: Text | None = None
    inference: Inference = Inference.DEFEASIBLE
    strength: Text | None = None
    hedge: Text | None = None
    origin: Text | None = None
    verdict: Text | None = None
    outweighs: tuple[Text, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    tags: tuple[Text, ...] = ()
    todo: Text | None = None
    review: tuple[ReviewMark, ...] = ()
    rating: tuple[Rating, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def _brief(self) -> Iterator[object]:
        yield self.bearing.value
        yield self.id
        yield self.scheme
        yield counted(len(self.premises), "premise")
        yield self.span


def is_ruled(node: Statement | Reason, *words: str) -> bool:
    """Whether the map maker rules so, in one of some words: ``accepted``, ``rejected``, ``questioned``."""
    return node.verdict is not None and node.verdict.value in words


def is_added(node: Statement | Reason) -> bool:
    """Whether a statement or a step is said to be no part of the author's argument, but added by the reviewer."""
    return node.origin is not None and node.origin.value == "reviewer"


@record(eq=False)
class Answer:
    """An answer to a critical question; `dismissed` when the question was set aside, with why."""

    question: Text
    text: Text
    dismissed: bool = False
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield f"to {self.question}:"
        yield "dismissed" if self.dismissed else ""
        yield quoted(self.text)


@record(eq=False, kw_only=True)
class Work:
    """A source that can be cited."""

    id: Text
    span: Span
    title: Text | None = None
    author: Text | None = None
    date: Text | None = None
    publisher: Text | None = None
    url: Text | None = None
    doi: Text | None = None
    isbn: Text | None = None
    type: Text | None = None
    reliability: Text | None = None
    cited_in: tuple[Text, ...] = ()
    derived_from: tuple[Text, ...] = ()
    text: Text | None = None
    sha256: Text | None = None
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield self.id
        yield quoted(self.title)


@record(eq=False)
class Group:
    """A set of statements that belong together in the picture."""

    id: Text
    span: Span
    title: Text | None = None
    note: Text | None = None
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield self.id
        yield quoted(self.title)


@record(eq=False)
class Scale:
    """A likelihood vocabulary: the name of a built-in one, or own terms with their bounds from 0 to 1."""

    span: Span
    name: Text | None = None
    terms: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@record(eq=False)
class SlotDefinition:
    """The meaning of ``{X}`` in the forms of a scheme: words that fit in general, and where the map has better ones."""

    words: Text | None = None
    origins: tuple[Text, ...] = ()  # the key `from`: roles, or words such as `conclusion`
    more: Mapping[str, Any] = _NOTHING


@record(eq=False)
class QuestionDefinition:
    """A critical question of a map's own scheme; one without a slug goes by its number."""

    text: Text
    span: Span
    slug: Text | None = None
    target: Text | None = None
    kind: Text | None = None
    added: Text | None = None
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield self.slug
        yield quoted(self.text)


@record(eq=False)
class SchemeDefinition:
    """An argumentation scheme of the map's own: premise roles with their forms, slots by name, critical questions."""

    slug: Text
    span: Span
    name: Text | None = None
    family: Text | None = None
    aliases: tuple[Text, ...] = ()
    polarity: Text | None = None
    inference: Text | None = None
    slots: Mapping[str, SlotDefinition] = field(default_factory=dict)
    premises: Mapping[str, Text] = field(default_factory=dict)
    optional: tuple[Text, ...] = ()
    conclusion: Text | None = None
    questions: tuple[QuestionDefinition, ...] = ()
    works: tuple[Text, ...] = ()  # the key `source`: where the scheme is described
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield self.slug
        yield quoted(self.name)
        yield counted(len(self.premises), "premise")


@record(eq=False)
class Include:
    """Another map, and the prefix that its ids have here."""

    prefix: Text
    path: Text

    def _brief(self) -> Iterator[object]:
        yield f"{self.prefix}: {self.path}"


@record(eq=False, kw_only=True)
class ArgumentMap:
    """One file."""

    source: Source
    span: Span
    keys: Mapping[str, Span] = _NO_KEYS
    title: Text | None = None
    question: Text | None = None
    summary: Text | None = None
    author: Text | None = None
    date: Text | None = None
    language: Text | None = None
    markup: Text | None = None
    words: Mapping[str, Text] = field(default_factory=dict)
    work: Text | None = None  # the key `source`: the work that the map reconstructs
    works: Mapping[str, Work] = field(default_factory=dict)
    scale: Scale | None = None
    groups: Mapping[str, Group] = field(default_factory=dict)
    schemes: Mapping[str, SchemeDefinition] = field(default_factory=dict)
    alternatives: tuple[tuple[Text, ...], ...] = ()
    includes: tuple[Include, ...] = ()
    expect: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    roots: tuple[Premise, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    more: Mapping[str, Any] = _NOTHING

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.source.path)
        yield counted(len(self.roots), "tree")
        yield quoted(self.title)
