"""Turns of phrase by which reasoning that often goes wrong can be known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from argmap.analysis import turns_en
from argmap.records import record


@record()
class Turns:
    """The patterns of one language.

    `leading` matches a rule or a condition, `choice` where a text leaves two courses and no third; `sample` where it
    speaks of few cases (group `few`) or of one that the speaker knows, `general` where of all or most; `after_this` one
    thing that followed upon another, `causes` one that brings about another, `rivals` other causes or cases to compare
    with. `slippery` matches where there is no stopping, `consequence` a consequence, `later` the words of a later link.
    `person` matches what somebody is, has or does, `personal` words for one person, `crowd` what many do or hold,
    `about_many` what is about just that; `mind` what goes on in somebody's head, at the beginning of a text that
    `not_others` does not match. `advice` matches advice without a word of duty, `costs` what a course costs or risks,
    `no_actor` advice that names nobody who is to act, but for `named_actor`; `likeness` one case set beside another,
    `month` and `year` figures of a month or less, and of a year. `tenses` are words that speak of another time,
    `firmer` those that only make a text firmer or softer, `several_senses` those that mean one thing here and another
    there.

    `senses` gives the sense of a stem, shared by words that say nearly the same.
    """

    leading: re.Pattern[str]
    tenses: frozenset[str]
    firmer: frozenset[str]
    choice: re.Pattern[str]
    sample: re.Pattern[str]
    general: re.Pattern[str]
    after_this: re.Pattern[str]
    causes: re.Pattern[str]
    rivals: re.Pattern[str]
    slippery: re.Pattern[str]
    consequence: re.Pattern[str]
    later: re.Pattern[str]
    person: re.Pattern[str]
    personal: re.Pattern[str]
    crowd: re.Pattern[str]
    about_many: re.Pattern[str]
    mind: re.Pattern[str]
    not_others: re.Pattern[str]
    advice: re.Pattern[str]
    costs: re.Pattern[str]
    no_actor: re.Pattern[str]
    named_actor: re.Pattern[str]
    likeness: re.Pattern[str]
    month: re.Pattern[str]
    year: re.Pattern[str]
    several_senses: frozenset[str]
    senses: Callable[[], Mapping[str, str]]


def _senses() -> Mapping[str, str]:
    from argmap.analysis.near_words_en import sense_of  # only reviews need them

    return sense_of()


ENGLISH = Turns(
    leading=turns_en.LEADING,
    tenses=turns_en.TENSES,
    firmer=turns_en.FIRMER,
    choice=turns_en.CHOICE,
    sample=turns_en.SAMPLE,
    general=turns_en.GENERAL,
    after_this=turns_en.AFTER_THIS,
    causes=turns_en.CAUSES,
    rivals=turns_en.RIVALS,
    slippery=turns_en.SLIPPERY,
    consequence=turns_en.CONSEQUENCE,
    later=turns_en.LATER,
    person=turns_en.PERSON,
    personal=turns_en.PERSONAL,
    crowd=turns_en.CROWD,
    about_many=turns_en.ABOUT_MANY,
    mind=turns_en.MIND,
    not_others=turns_en.NOT_OTHERS,
    advice=turns_en.ADVICE,
    costs=turns_en.COSTS,
    no_actor=turns_en.NO_ACTOR,
    named_actor=turns_en.NAMED_ACTOR,
    likeness=turns_en.LIKENESS,
    month=turns_en.MONTH,
    year=turns_en.YEAR,
    several_senses=turns_en.SEVERAL_SENSES,
    senses=_senses,
)
