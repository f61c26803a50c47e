"""The Toulmin sheet: each step to the main conclusion as claim, data, warrant, backing, qualifier and rebuttals.

After S. Toulmin, *The Uses of Argument* (1958), ch. III. What the map does not say is left as a blank.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TypeAlias

from argmap.analysis.grounds import citations
from argmap.analysis.warrants import has_all_of_its_scheme, unwritten_warrants, written_warrants
from argmap.analysis.wording import wording
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Inference, Kind, Reason, Statement, is_ruled
from argmap.reviewing.forms import read_off
from argmap.reviewing.forms.form import Blank, Form, Part, Row
from argmap.reviewing.page import Item, Prose, Review
from argmap.reviewing.prose import counted, sentence

Opposed: TypeAlias = dict[Statement, dict[Statement, None]]

KEY = "toulmin"
TITLE = "Toulmin sheet"
TELLS_CHANGES = False
ABOUT = (
    "Each step that the map takes to the main conclusion, the nearest first: what is claimed, from what, by what rule, "
    "what backs the rule, with what force, and what speaks against it. A blank is what the map does not say. It may be "
    "easy to fill or impossible: the sheet does not know."
)
AFTER = "S. Toulmin, The Uses of Argument (1958), chapter III"


def build(review: Review, most: int | None) -> Form:
    """The sheet with the first `most` steps, all for None."""
    steps = list(_steps(review))
    numbers = {reason: number for number, (reason, _) in enumerate(steps, 1)}
    shown = steps if most is None else steps[:most]
    opposed = _opposed(review.graph)
    parts = [_Step(review, reason, depth, numbers, opposed).part() for reason, depth in shown]
    if len(shown) < len(steps):
        more = f"and {counted(len(steps) - len(shown), 'more step')}"
        parts[-1:] = [Part(p.title, p.rows, p.about, more) for p in parts[-1:]]
    return Form(KEY, TITLE, ABOUT, AFTER, review, tuple(parts or [_no_step(review)]))


def _no_step(review: Review) -> Part:
    """The sheet of a map that gives no reason for its main conclusion: all of it is blank but the claim."""
    if review.main is None:
        return Part("No step", (Row(says=(("This map has no statements.",),)),))
    blanks = {"Data": _DATA, "Warrant": _WARRANT, "Backing": _BACKING, "Qualifier": _QUALIFIER, "Rebuttals": _REBUTTAL}
    rows = (Row("Claim", items=(Item(review.main),)), *(Row(label, blanks=(blank,)) for label, blank in blanks.items()))
    return Part("No step", rows, "The map gives no reason for the main conclusion.")


def _steps(review: Review) -> Iterator[tuple[Reason, int]]:
    """The reasons that lead to the main conclusion, nearest first, each with how many steps below it it ends."""
    graph = review.graph
    queue = deque([] if review.main is None else [(review.main, 0)])
    seen = {statement for statement, _ in queue}
    while queue:
        statement, depth = queue.popleft()
        for reason in graph.support(statement):
            yield reason, depth
            for premise in graph.premises(reason):
                if premise not in seen:
                    seen.add(premise)
                    queue.append((premise, depth + 1))


def _opposed(graph: ArgumentGraph) -> Opposed:
    found: Opposed = {}
    for one, two in graph.opposition.pairs():
        if one is not two:
            found.setdefault(one, {})[two] = None
            found.setdefault(two, {})[one] = None
    return found


class _Step:
    """One step, laid out; `numbers` are those of all steps, `opposed` tells what cannot stand together with what."""

    def __init__(
        self, review: Review, reason: Reason, depth: int, numbers: dict[Reason, int], opposed: Opposed
    ) -> None:
        self.review = review
        self.graph: ArgumentGraph = review.graph
        self.reason = reason
        self.depth = depth
        self.numbers = numbers
        self.opposed = opposed
        target = self.graph.target(reason)
        assert isinstance(target, Statement)  # noqa: S101 - a reason for a statement, see `_steps`
        self.claim = target
        # Words tell less than a scheme: of one that has all its premises, none is singled out.
        self.by_scheme = has_all_of_its_scheme(self.graph, reason)
        self.warrants = () if self.by_scheme else written_warrants(self.graph, reason)

    def part(self) -> Part:
        name = self.reason.label or self.reason.scheme
        title = f"Step {self.numbers[self.reason]}" + (f": {' '.join(name.words.split())}" if name is not None else "")
        how_far = (
            "To the main conclusion."
            if self.depth == 0
            else f"{counted(self.depth, 'step').capitalize()} below the main conclusion."
        )
        rows = [self._claim(), self._data(), self._warrant(), self._backing(), self._qualifier(), self._rebuttals()]
        rated = tuple(read_off.ratings(self.reason))
        if rated:
            rows.append(Row("Rated", says=rated))
        return Part(title, tuple(rows), how_far)

    def _claim(self) -> Row:
        return Row("Claim", items=(Item(self.claim, remarks=tuple(read_off.ratings(self.claim))),))

    def _data(self) -> Row:
        premises = self.graph.premises(self.reason)
        data = [premise for premise in premises if premise not in self.warrants] or list(premises)
        blanks = () if data else (_DATA,)
        return Row("Data", items=tuple(map(self._premise, dict.fromkeys(data))), blanks=blanks)

    def _premise(self, premise: Statement) -> Item:
        return Item(premise, sort=_kind(premise), remarks=(*self._ground(premise), *read_off.ratings(premise)))

    def _ground(self, premise: Statement) -> Iterator[Prose]:
        """What a premise rests on itself."""
        further = [self.numbers[r] for r in self.graph.support(premise) if r in self.numbers]
        each = self.graph.map_of(premise)
        works, own = self.graph.works(each), each.work.value if each.work is not None else None
        cited = list(citations(self.graph, premise))
        others = dict.fromkeys(c.source.value for c in cited if c.source is not None and c.source.value != own)
        at = next((c.at.words for c in cited if c.at is not None and (c.source is None or c.source.value == own)), "")
        if further:
            yield (f"Argued for in step{'s' if len(further) > 1 else ''} {', '.join(map(str, further))}.",)
        if others:
            titles = (str(works[name].title or name) if name in works else name for name in others)
            yield (f"Source: {'; '.join(titles)}.",)
        elif cited:
            yield (f"In the text: {at}." if at else "It stands in the text.",)
        if premise.kind is Kind.ASSUMPTION and not further:
            yield ("The author leaves it unsaid, and nothing in the map supports it.",)
        elif not further and premise.kind is not Kind.EVIDENCE:
            yield ("The map has no reason for it.",)
        elif not further and not cited:
            yield ("The map names no source for it.",)

    def _warrant(self) -> Row:
        unwritten = unwritten_warrants(self.graph).get(self.reason)
        if unwritten is not None:
            lead = "Taken for granted and not written" if unwritten.missing else "Not written"
            return Row("Warrant", says=((f"{lead}: {_inside(unwritten.text)}",),), blanks=(_WARRANT,))
        if self.by_scheme:
            asked = f"All premises that its scheme, {self.reason.scheme}, asks for are among the data."
            return Row("Warrant", says=((asked,),))
        if self.warrants:
            return Row("Warrant", items=tuple(map(self._premise, self.warrants)))
        if is_ruled(self.reason, "accepted"):
            return Row("Warrant", says=(("Not written; the map maker rules that the step may be taken.",),))
        if self.graph.reasons_on(self.reason, Bearing.SUPPORT):
            return Row(
                "Warrant", says=(("Not written as a sentence; what backs it is written below.",),), blanks=(_WARRANT,)
            )
        return Row("Warrant", says=(("The step is said to be deductive: nothing in the claim is new.",),))

    def _backing(self) -> Row:
        backed: list[Target] = [self.reason, *self.warrants]
        reasons = [reason for node in backed for reason in self.graph.reasons_on(node, Bearing.SUPPORT)]
        premises = dict.fromkeys(premise for reason in reasons for premise in self.graph.premises(reason))
        found = [self._premise(premise) for premise in premises]
        blanks = () if found else (_BACKING,)
        return Row("Backing", items=tuple(found), blanks=blanks)

    def _qualifier(self) -> Row:
        claim, reason = self.claim, self.reason
        said: list[Prose] = []
        if reason.strength is not None:
            said.append((f"Of the step: {reason.strength} (its strength).",))
        if reason.hedge is not None:
            said.append((f"Of the step, in the author's words: “{reason.hedge}”.",))
        if claim.likelihood is not None:
            said.append((f"Of the claim: {claim.likelihood}.",))
        if claim.hedge is not None:
            said.append((f"Of the claim, in the author's words: “{claim.hedge}”.",))
        if not said and reason.inference is Inference.DEDUCTIVE:
            said.append(("If the premises hold, the claim is said to hold with necessity.",))
        vocabulary = wording(self.graph).vocabulary(claim)
        if not said and vocabulary is not None:
            hedged = vocabulary.hedged.search(claim.text.words)
            if hedged is not None:
                said.append((f"In the text of the claim: “{hedged[0]}”.",))
        return Row("Qualifier", tuple(said), blanks=() if said else (_QUALIFIER,))

    def _rebuttals(self) -> Row:
        attacked: list[tuple[Target, str]] = [(self.claim, "against the claim"), (self.reason, "against the step")]
        attacked += [(p, "against a premise") for p in self.graph.premises(self.reason)]
        found = [
            self._rebuttal(reason, how)
            for node, how in attacked
            for bearing in (Bearing.ATTACK, Bearing.CONCESSION)
            for reason in self.graph.reasons_on(node, bearing)
        ]
        both: Prose = ("The map says that the two cannot both stand.",)
        others = self.opposed.get(self.claim, {})
        found += [Item(other, sort="contradicts the claim", remarks=(both,)) for other in others]
        items = read_off.items(self.review, "questions")
        asked = next((item for item in items if item.node is self.reason and "questions" in item.facts), None)
        open_question = asked.remarks[0] if asked is not None and asked.remarks else None
        says: list[Prose] = []
        if is_ruled(self.reason, "rejected", "questioned"):
            says.append((f"The map maker rules that the step is {self.reason.verdict}.",))
        if open_question is not None:
            says.append(sentence("Open critical question: ", open_question))
        return Row("Rebuttals", tuple(says), tuple(found), () if found else (_REBUTTAL,))

    def _rebuttal(self, reason: Reason, how: str) -> Item:
        premises = self.graph.premises(reason)
        if reason.bearing is Bearing.CONCESSION:
            by = [r for r in self.graph.reasons if reason in self.graph.outweighed(r)]
            remark: Prose = ("Granted, and held to be outweighed.",)
            if by:
                remark = sentence("Granted, and held to be outweighed by ", by[0], ".")
            return Item(premises[0] if premises else reason, sort=f"granted {how}", remarks=(remark,))
        attackable: list[Target] = [reason, *premises]
        answers = [
            (answer, premise)
            for node in attackable
            for answer in self.graph.reasons_on(node, Bearing.ATTACK)
            for premise in self.graph.premises(answer)
        ]
        remarks: list[Prose] = [sentence("Answer: ", premise, ".") for _, premise in answers]
        return Item(
            premises[0] if premises else reason,
            sort=("undercut, " if how == "against the step" else "") + how,
            remarks=tuple(remarks) or (("No answer in the map.",),),
        )


_DATA = Blank("From what does the claim follow?")
_BACKING = Blank("What shows that the warrant can be relied on?")
_WARRANT = Blank("What lets one go from the data to the claim?")
_QUALIFIER = Blank("With what force does the claim follow: certainly, probably, presumably?")
_REBUTTAL = Blank("When would the claim not follow?")


def _kind(statement: Statement) -> str:
    return "" if statement.kind is Kind.CLAIM else statement.kind.value


def _inside(text: str) -> str:
    """A sentence as it stands behind a colon."""
    return text[:1].lower() + text[1:] if text.startswith("If ") else text
