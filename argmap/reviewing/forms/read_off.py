"""What several forms read off a review: its sections and items, how the main conclusion fares, what people rated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.graph import Target
from argmap.model import Reason, Statement
from argmap.reviewing.causes import in_short
from argmap.reviewing.forms.form import Part, Row
from argmap.reviewing.page import Item, Prose, Review, Section, Tally, Verdict
from argmap.reviewing.prose import begun, told
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.sections.marks import ratings_in_words, signed
from argmap.reviewing.tallies import tally


def section(review: Review, key: str) -> Section:
    """A section of a whole review."""
    return next(each for each in review.sections if each.key == key)


def items(review: Review, key: str, *sorts: str) -> list[Item]:
    """The items of a section that are of some sorts, all for none, in the order of the review."""
    return [item for item in section(review, key).items if not sorts or item.sort in sorts]


def main_verdict(review: Review) -> Verdict | None:
    """How the main conclusion fares; None for a map without statements."""
    found = next((each for each in review.verdicts if each.conclusion is review.main), None)
    if found is not None or review.main is None:
        return found
    context = ReviewContext(review.graph, grant=review.granted, reject=review.rejected, conclusion=review.main)
    as_stated, evidence_only = context.status(review.main), context.evidence_only.status(review.main)
    return Verdict(review.main, as_stated, evidence_only, in_short(context, review.main), tally(context, review.main))


def said(statement: Statement) -> str:
    """The whole text of a statement in quotation marks, with its hedge and whose view it is, for use in a sentence."""
    hedge = statement.hedge or statement.likelihood
    how = [f"“{hedge}”"] if hedge is not None else []
    how += [f"the view of {statement.held_by}"] if statement.held_by is not None else []
    text = " ".join(statement.text.words.split()).rstrip(".")
    return f"“{text}” ({', '.join(how)})" if how else f"“{text}”"


def ratings(node: Target) -> Iterator[Prose]:
    """What people hold of a statement or step, each with who and when."""
    for rating in node.rating:
        who = signed(rating)
        why = f": {rating.note.words}" if rating.note is not None else "."
        yield (f"Rated {ratings_in_words(rating)}{f' by {who}' if who else ', not signed'}{why}",)


def rated(review: Review, criterion: str) -> dict[str, int]:
    """How often people rated statements or steps by a criterion, by the words for it."""
    found: dict[str, int] = {}
    nodes: Iterable[Statement | Reason] = (*review.graph.statements, *review.graph.reasons)
    for node in nodes:
        for rating in node.rating:
            word = rating.criteria.get(criterion)
            if word is not None:
                found[word] = found.get(word, 0) + 1
    return found


def so_many(number: int, one: str, many: str, rest: str) -> str:
    """``No work is graded.``, ``1 work is graded.``, ``2 works are graded.``: `rest` is what is said of so many."""
    return f"{begun(told(number, one, many))} {rest}."


def works_in_words(review: Review, tally: Tally) -> str:
    """To how many works the evidence below a conclusion goes back, and how the map knows them."""
    if not tally.sources:
        besides = " besides the one that is mapped" if any(m.work is not None for m in review.graph.maps) else ""
        return f"No evidence below it goes back to a work{besides}."
    if tally.sources == 1:
        how = "at first hand" if tally.at_first_hand else "only through another one"
        return f"Its evidence goes back to 1 work, which the map knows {how}."
    known = "all" if tally.at_first_hand == tally.sources else tally.at_first_hand or "none"
    return f"Its evidence goes back to {tally.sources} works; the map knows {known} of them at first hand."


def part_of(title: str, found: list[Item], most: int | None, *, none: str, where: str, about: str = "") -> Part:
    """A part that lists the first `most` items, with what says that there are `none`; `where` the others stand."""
    shown = found if most is None else found[:most]
    left = len(found) - len(shown)
    more = f"and {left} more, {where}" if left else ""
    return Part(title, (Row(says=() if shown else ((none,),), items=tuple(shown)),), about, more)
