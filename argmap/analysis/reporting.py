"""Whether a sentence has the words of its author or those of somebody else."""

from __future__ import annotations

import re

from argmap.analysis import holders_en, rejecting_en, reporting_en
from argmap.analysis.phrase_patterns import Marking, unmarked
from argmap.records import names_of, record

# A view is named, and what is said of it follows, within so many characters.
_NEAR = 160


@record()
class Said:
    """How a text says that words are somebody else's: its own words for it, and whether it is against them."""

    words: str
    opposed: bool


@record()
class Surroundings:
    """The text around a quotation: in its sentence, and in the sentences before and after that."""

    before: str
    words: str
    gaps: str
    after: str
    preceding: str
    following: str

    def marked(self, marking: Marking) -> Surroundings:
        return Surroundings(*(marking.marked(getattr(self, name)) for name in names_of(Surroundings)))


@record()
class Reporting:
    """The patterns of one language.

    `lead` matches a turn of phrase before reported words, `weak_lead` one that the author may use for what they hold
    themselves, `named_view` and `open_view` a noun for a view of others or of anybody that the words spell out,
    `on_this_view` and `they_say` what points to whom the sentence before names (`holders`, not `things`). `aside`
    matches at the end of the words or in their middle, `passive` after a clause that opens with `after_that`,
    `of_others` what is said of an `open_view`. `ascribes`, `rejects` and `rejects_perhaps` match the next sentence,
    `repeats` one that agrees where the words have what `denies` matches; after a sentence that `supposes`, none
    counts. `endorses` matches where the author takes the view over, `endorses_perhaps` the same after a weak lead,
    `turns` where the author speaks again, `own_subject` where it is the author who is reported, `own` any word of
    theirs for themselves, `subordinate` a clause that ends with its comma.
    """

    marking: Marking
    lead: re.Pattern[str]
    weak_lead: re.Pattern[str]
    named_view: re.Pattern[str]
    open_view: re.Pattern[str]
    on_this_view: re.Pattern[str]
    they_say: re.Pattern[str]
    holders: re.Pattern[str]
    things: re.Pattern[str]
    aside: re.Pattern[str]
    passive: re.Pattern[str]
    after_that: re.Pattern[str]
    of_others: re.Pattern[str]
    ascribes: re.Pattern[str]
    rejects: re.Pattern[str]
    rejects_perhaps: re.Pattern[str]
    repeats: re.Pattern[str]
    denies: re.Pattern[str]
    supposes: re.Pattern[str]
    endorses: re.Pattern[str]
    endorses_perhaps: re.Pattern[str]
    turns: re.Pattern[str]
    opposed: re.Pattern[str]
    own_subject: re.Pattern[str]
    own: re.Pattern[str]
    subordinate: re.Pattern[str]

    def in_quotation(self, quotation: str) -> Said | None:
        """Words in a quotation itself that tell that it reports somebody."""
        quotation = self.marking.marked(quotation)
        if self.endorses.search(quotation) or self.own_subject.search(quotation):
            return None
        lead = self.lead.match(quotation)
        if lead is not None:
            return None if self._is_over(quotation[: lead.end()], quotation[lead.end() :]) else self._said(lead["lead"])
        aside = self.aside.search(quotation)
        if aside is None or (aside.end() < len(quotation) and self.turns.search(quotation)):
            return None
        return self._said(aside["aside"])

    def is_reported(self, text: str) -> bool:
        """Whether a text says itself that somebody says so."""
        return self.in_quotation(text) is not None or self.lead.search(self.marking.marked(text)) is not None

    def around(self, place: Surroundings) -> Said | None:
        """Words around a quotation that tell that it reports somebody: before it, left out of it, and after it."""
        place = place.marked(self.marking)
        before, after = place.before, place.after
        if any(map(self.endorses.search, (before, after, place.following))) or self.own_subject.search(before):
            return None
        return (
            self._by_lead(place)
            or self._by_name_of_view(before, after)
            or self._by_what_stands_within(place)
            or self._by_what_follows(place)
        )

    def _by_lead(self, place: Surroundings) -> Said | None:
        before = place.before
        pointing = self.on_this_view.match(before)
        if pointing is not None and self.holders.search(place.preceding) and not self.own.search(place.preceding):
            return self._said(pointing["lead"])
        if (
            self.they_say.match(before)
            and self.things.search(place.preceding)
            and not self.holders.search(place.preceding)
        ):
            return None
        for lead in self.lead.finditer(before):
            if self._is_over(lead["lead"], before[lead.end() :], whole=before):
                continue
            if self.weak_lead.match(before) and self.endorses_perhaps.match(place.following):
                continue
            return self._said(lead["lead"])
        return None

    def _by_name_of_view(self, before: str, after: str) -> Said | None:
        near = before[-_NEAR:]
        if not self.after_that.search(near) or self.own.search(near):
            return None
        named = self.named_view.search(near)
        if named is None and self.of_others.match(after[:_NEAR]):
            named = self.open_view.search(near)
        return None if named is None else self._said(named["lead"])

    def _by_what_stands_within(self, place: Surroundings) -> Said | None:
        left_out = place.gaps or (place.before if place.before.rstrip().endswith(",") else "")
        aside = self.aside.search(left_out) or self.aside.match(place.after.lstrip(' "\u201d\u2019'))
        if aside is not None:
            return self._said(aside["aside"])
        passive = self.passive.match(place.after) if self.after_that.search(place.before[-_NEAR:]) else None
        return None if passive is None else self._said(passive["passive"])

    def _by_what_follows(self, place: Surroundings) -> Said | None:
        ascribed = self.ascribes.match(place.following)
        if ascribed is not None:
            return self._said(ascribed["who"])
        if self.turns.search(place.before) or self.turns.search(place.after):
            return None
        whole = f"{place.before}{place.words}{place.after}"
        if (
            whole.rstrip().endswith("?")
            or self.supposes.search(whole)
            or (self.repeats.match(place.following) and self.denies.search(whole))
        ):
            return None
        rejected = self.rejects.match(place.following)
        if rejected is None and self.weak_lead.match(whole):
            rejected = self.rejects_perhaps.match(place.following)
        return None if rejected is None else Said(_trimmed(rejected["rejection"]), opposed=True)

    def _is_over(self, lead: str, rest: str, *, whole: str = "") -> bool:
        """Whether the reported clause that a turn of phrase opens has ended before a place, or with what is said."""
        if self.turns.search(rest):
            return True
        return self.subordinate.match(whole or lead) is not None and "," in rest

    def _said(self, words: str) -> Said:
        words = _trimmed(words).removesuffix(" that").rstrip(" ,")
        return Said(words, opposed=self.opposed.search(words) is not None)


def _trimmed(words: str) -> str:
    return " ".join(unmarked(words).split()).strip(" ,.;:!?\u2014")


ENGLISH = Reporting(
    marking=holders_en.MARKING,
    lead=reporting_en.LEAD,
    weak_lead=reporting_en.WEAK_LEAD,
    named_view=reporting_en.NAMED_VIEW,
    open_view=reporting_en.OPEN_VIEW,
    on_this_view=reporting_en.ON_THIS_VIEW,
    they_say=reporting_en.THEY_SAY,
    holders=reporting_en.HOLDERS,
    things=reporting_en.THINGS,
    aside=reporting_en.ASIDE,
    passive=reporting_en.PASSIVE,
    after_that=reporting_en.AFTER_THAT,
    of_others=rejecting_en.OF_OTHERS,
    ascribes=rejecting_en.ASCRIBES,
    rejects=rejecting_en.REJECTS,
    rejects_perhaps=rejecting_en.REJECTS_PERHAPS,
    repeats=rejecting_en.REPEATS,
    denies=rejecting_en.DENIES,
    supposes=rejecting_en.SUPPOSES,
    endorses=rejecting_en.ENDORSES,
    endorses_perhaps=rejecting_en.ENDORSES_PERHAPS,
    turns=rejecting_en.TURNS,
    opposed=reporting_en.OPPOSED,
    own_subject=reporting_en.OWN_SUBJECT,
    own=reporting_en.OWN,
    subordinate=reporting_en.SUBORDINATE,
)
