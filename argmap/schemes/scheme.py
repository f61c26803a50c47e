"""Argumentation schemes: forms of reasoning with premise roles and critical questions.

After Walton, Reed & Macagno, *Argumentation Schemes* (2008). The kinds of questions are those of Gordon, Prakken &
Walton, "The Carneades model of argument and burden of proof", Artificial Intelligence 171 (2007).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from argmap.lazy_pattern import lazy
from argmap.records import record
from argmap.showing import Brief, counted, quoted

INFERENCE = "inference"
CONCLUSION = "conclusion"
PREMISES = "premises"  # the target of a generic question: any premise
ATTACKED = "attacked"
HOLDER = "holder"
WORK = "work"

SLOT = lazy(r"\{([^{}\s]+)\}")


class QuestionKind(Enum):
    """Who has to answer a critical question."""

    PREMISE = "premise"
    ASSUMPTION = "assumption"
    EXCEPTION = "exception"

    @property
    def burden(self) -> str:
        """Who has to answer, in words."""
        return _BURDENS[self]


_BURDENS = {
    QuestionKind.PREMISE: "asks for support of a premise",
    QuestionKind.ASSUMPTION: "granted until asked, then for the author to answer",
    QuestionKind.EXCEPTION: "for a challenger to show that it applies",
}


class Polarity(Enum):
    """Which side a scheme is used on."""

    PRO = "pro"
    CON = "con"


@record()
class Slot(Brief):
    """A part of a form that differs from case to case.

    `words` fit in general. `origins` tell where a map has its own words, the first that gives any counts: a role,
    `conclusion` (what the reason supports), `attacked` (what it speaks against), `holder` (whose view the premises
    report), `work` (the title of what they cite). With `against`, a reason that speaks against something puts these
    words before what it speaks against.
    """

    name: str
    words: str
    origins: tuple[str, ...] = ()
    against: str | None = None


@record()
class Role(Brief):
    """A premise of a scheme: what it is called, what it says, and whether it often goes without saying."""

    name: str
    form: str
    optional: bool = False


@record()
class Question(Brief):
    """A critical question; ``{X}`` in `text` is a slot.

    `target`: what a bad answer hits: a role, `inference`, `conclusion`, or `premises` for any of them. `added`:
    whether it is an addition to what is published.
    """

    slug: str
    text: str
    target: str
    kind: QuestionKind
    added: bool = False

    def _brief(self) -> Iterator[object]:
        yield self.slug
        yield quoted(self.text)


@record()
class Scheme(Brief):
    """An argumentation scheme, built in or of a map's own.

    `inference`: `deductive` where a step of this form can be valid by its form, `defeasible` where it cannot, None
    where that is not said. `sources` are references, or keys that `catalogue.reference` spells out.
    """

    slug: str
    name: str
    family: str | None
    aliases: tuple[str, ...]
    polarity: Polarity
    inference: str | None
    slots: Mapping[str, Slot]
    roles: tuple[Role, ...]
    conclusion: str
    questions: tuple[Question, ...]
    sources: tuple[str, ...]
    own: bool = False

    def role(self, name: str) -> Role | None:
        """The role with a name; hyphens are as good as underscores."""
        wanted = name.replace("-", "_")
        return next((role for role in self.roles if role.name.replace("-", "_") == wanted), None)

    def question(self, slug: str) -> Question | None:
        """The critical question with a slug."""
        return next((question for question in self.questions if question.slug == slug), None)

    def slot(self, name: str) -> Slot:
        """The slot of a name; one that is not described is a role, `conclusion`, or speaks for itself."""
        found = self.slots.get(name)
        if found is not None:
            return found
        role = self.role(name)
        if role is not None:
            return Slot(name, "the premise", (role.name,))
        if name == CONCLUSION:
            return Slot(name, "the conclusion", (CONCLUSION,))
        return self._undescribed(name)

    def in_words(self, form: str) -> str:
        """A form or question with words that fit in general: The expert has expertise in the field."""
        text = SLOT.sub(lambda match: self.slot(match[1]).words, form)
        return text[:1].upper() + text[1:]

    def _undescribed(self, name: str) -> Slot:
        """A slot of an own scheme without a description: where it is the whole of a form, that tells where from."""
        origins = [role.name for role in self.roles if _is_whole(role.form, name)]
        if _is_whole(self.conclusion, name):
            origins.append(ATTACKED if self.polarity is Polarity.CON else CONCLUSION)
        return Slot(name, spoken(name), tuple(origins))

    def _brief(self) -> Iterator[object]:
        yield self.slug
        yield quoted(self.name)
        yield f"{counted(len(self.roles), 'premise')}, {counted(len(self.questions), 'question')}"


def spoken(slot: str) -> str:
    """Words for a slot that nobody gave any: ``goal`` is the goal, a mere letter stays a letter."""
    return f"the {slot.replace('_', ' ').replace('-', ' ')}" if len(slot) > 1 and slot.islower() else slot


def _is_whole(form: str, slot: str) -> bool:
    return form.strip().rstrip(".") == f"{{{slot}}}"
