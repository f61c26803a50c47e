"""Whether a sentence has the words of its author or those of somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.rules import reporting_en
from argmap.rules.lazy_pattern import LazyPattern


@dataclass(frozen=True)
class Said:
    """How a text says that words are somebody else's: its own words for it, and whether it is against them."""

    words: str
    opposed: bool


@dataclass(frozen=True)
class Reporting:
    """The patterns of one language.

    `lead` matches a turn of phrase before reported words, `weak_lead` one that the author may use for what they hold
    themselves, `trail` one at the end of the sentence, `inside` one in its middle. `ascribes`, `rejects` and
    `rejects_perhaps` match the next sentence. `endorses` matches where the author takes the view over, `turns` where
    the author speaks again, `own_subject` where it is the author who is reported, `subordinate` a clause that ends
    with its comma.
    """

    lead: LazyPattern
    weak_lead: LazyPattern
    trail: LazyPattern
    inside: LazyPattern
    ascribes: LazyPattern
    rejects: LazyPattern
    rejects_perhaps: LazyPattern
    endorses: LazyPattern
    turns: LazyPattern
    opposed: LazyPattern
    own_subject: LazyPattern
    subordinate: LazyPattern

    def in_quotation(self, quotation: str) -> Said | None:
        """Words in a quotation itself that tell that it reports somebody."""
        if self.endorses.search(quotation) or self.own_subject.search(quotation):
            return None
        lead = self.lead.match(quotation)
        if lead is not None:
            return None if self._is_over(quotation[: lead.end()], quotation[lead.end() :]) else self._said(lead["lead"])
        at = max(quotation.rfind(","), quotation.rfind("\u2014"), quotation.rfind("\u2013"))
        trail = self.trail.match(quotation[at:]) if at >= 0 else None
        if trail is not None:
            return self._said(trail["trail"])
        inside = self.inside.search(quotation)
        return None if inside is None or self.turns.search(quotation) else self._said(inside["inside"])

    def is_reported(self, text: str) -> bool:
        """Whether a text says itself that somebody says so."""
        return self.in_quotation(text) is not None or self.lead.search(text) is not None

    def around(self, before: str, words: str, gaps: str, after: str, following: str) -> Said | None:
        """Words around a quotation that tell that it reports somebody: before it, left out of it, and after it.

        `words` are the passage, `gaps` what it leaves out; `before` and `after` are of its sentence, `following` is
        the sentence after that.
        """
        if any(map(self.endorses.search, (before, after, following))) or self.own_subject.search(before):
            return None
        for lead in self.lead.finditer(before):
            if not self._is_over(lead["lead"], before[lead.end() :], whole=before):
                return self._said(lead["lead"])
        left_out = gaps or (before if before.rstrip().endswith(",") else "")
        inside = self.inside.search(left_out)
        if inside is not None:
            return self._said(inside["inside"])
        trail = self.trail.match(after)
        if trail is not None:
            return self._said(trail["trail"])
        return self._by_what_follows(before, words, after, following)

    def _by_what_follows(self, before: str, words: str, after: str, following: str) -> Said | None:
        ascribed = self.ascribes.match(following)
        if ascribed is not None:
            return self._said(ascribed["who"])
        if self.turns.search(before) or self.turns.search(after):
            return None
        rejected = self.rejects.match(following)
        if rejected is None and self.weak_lead.match(before + words):
            rejected = self.rejects_perhaps.match(following)
        return None if rejected is None else Said(rejected["rejection"].strip(" ,.;:!"), opposed=True)

    def _is_over(self, lead: str, rest: str, *, whole: str = "") -> bool:
        """Whether the reported clause that a turn of phrase opens has ended before a place, or with what is said."""
        if self.turns.search(rest):
            return True
        return self.subordinate.match(whole or lead) is not None and "," in rest

    def _said(self, words: str) -> Said:
        words = " ".join(words.split()).strip(" ,.;:!?\u2014").removesuffix(" that").rstrip(" ,")
        return Said(words, opposed=self.opposed.search(words) is not None)


ENGLISH = Reporting(
    lead=reporting_en.LEAD,
    weak_lead=reporting_en.WEAK_LEAD,
    trail=reporting_en.TRAIL,
    inside=reporting_en.INSIDE,
    ascribes=reporting_en.ASCRIBES,
    rejects=reporting_en.REJECTS,
    rejects_perhaps=reporting_en.REJECTS_PERHAPS,
    endorses=reporting_en.ENDORSES,
    turns=reporting_en.TURNS,
    opposed=reporting_en.OPPOSED,
    own_subject=reporting_en.OWN_SUBJECT,
    subordinate=reporting_en.SUBORDINATE,
)
