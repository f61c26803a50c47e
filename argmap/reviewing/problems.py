"""The weightiest problems of an argument: what the sections found about one statement or step, brought together.

A problem weighs more the more of the argument hangs on it, the weaker the ground there is, and the less anybody has
said about it. There is no score: the order is all that comes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from argmap.graph import Target
from argmap.model import Citation, Kind, Reason, Statement
from argmap.records import record
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.patterns import choices, persons, samples, senses, sequences
from argmap.reviewing.prose import noted, sentence
from argmap.reviewing.review_context import ReviewContext

MOST = 3
# From here on what was found is a weakness; below it is what is only not shown, as something is in any argument.
_GRAVE = 5
_MOST_CLIMBED = 4


@record()
class _Sort:
    """What the items of one sort say: how weak they show something to be, who found it, and the matter in words."""

    weakness: int
    finder: str
    words: str = ""


_ARGMAP, _MAKER, _AUTHOR = "argmap", "the map maker", "the author"
# By section and sort of item. What is not here is no problem by itself.
_SORTS = MappingProxyType(
    {
        ("objections", "objection"): _Sort(6, _AUTHOR, "It is objected, and nobody answers."),
        ("objections", "undercut"): _Sort(
            6, _AUTHOR, "It is objected that the step may not be taken, and nobody answers."
        ),
        ("changes", "status"): _Sort(5, _ARGMAP),
        ("tensions", "circle"): _Sort(6, _ARGMAP),
        ("tensions", "contradiction"): _Sort(5, _MAKER),
        ("tensions", "circle in other words"): _Sort(5, _ARGMAP),
        ("patterns", choices.SORT): _Sort(6, _ARGMAP),
        ("patterns", samples.SORT): _Sort(6, _ARGMAP),
        ("patterns", sequences.AFTER): _Sort(6, _ARGMAP),
        ("patterns", sequences.SLOPE): _Sort(6, _ARGMAP),
        ("patterns", persons.PERSON): _Sort(6, _ARGMAP),
        ("patterns", persons.CROWD): _Sort(6, _ARGMAP),
        ("patterns", senses.SORT): _Sort(4, _ARGMAP),
        ("calibration", "firm advice"): _Sort(3, _ARGMAP),
        ("coverage", "quotation not found"): _Sort(5, _ARGMAP, "Its quotation is not in the source."),
        ("assumptions", "unwritten"): _Sort(2, _ARGMAP, "The step is taken without a word on why it may be."),
        ("assumptions", "unstated"): _Sort(4, _MAKER, "The argument needs it, and nobody says it."),
        ("assumptions", "asserted"): _Sort(3, _ARGMAP, "It is said without a reason."),
        ("tensions", "tension"): _Sort(3, _MAKER),
        ("likelihood", "not carried"): _Sort(3, _ARGMAP),
        ("likelihood", "hedge lost"): _Sort(5, _ARGMAP),
        ("assertions", "evidence"): _Sort(3, _ARGMAP, "Its evidence is thin."),
        ("assertions", "claim"): _Sort(2, _ARGMAP, "It is said without a reason."),
        ("sources", "one source"): _Sort(2, _ARGMAP),
        ("sources", "one author"): _Sort(2, _ARGMAP),
        ("sources", "no source named"): _Sort(2, _ARGMAP),
        ("one-sidedness", "no other course"): _Sort(2, _ARGMAP),
    }
)


@record()
class _Charge:
    """One finding about a node."""

    sort: _Sort
    item: Item
    section: Section


def weightiest(context: ReviewContext, sections: Iterable[Section], most: int = MOST) -> tuple[Item, ...]:
    """The problems that weigh most, each with all that was found about its statement or step."""
    charges: dict[Target, list[_Charge]] = {}
    for section in sections:
        for item in section.items:
            sort = _SORTS.get((section.key, item.sort))
            if sort is not None and item.node is not None and not _is_settled(context, item):
                charges.setdefault(item.node, []).append(_Charge(sort, item, section))
    weights = {node: _weight(context, node, found) for node, found in charges.items() if _is_charged(context, node)}
    chosen: list[Target] = []
    while len(chosen) < most and any(weights.values()):
        best = min(weights, key=lambda node: (-weights[node], *_place(context, node)))
        chosen.append(best)
        weights[best] = 0
        for node, weight in weights.items():
            if _is_told_with(context, node, best) or _sorts(charges[node]) == _sorts(charges[best]):
                weights[node] = (weight + 1) // 2  # a problem never comes to nothing
    return tuple(_problem(context, node, charges[node]) for node in chosen)


def _is_settled(context: ReviewContext, item: Item) -> bool:
    """Whether the map itself settles a contradiction: one side stands, and the other has fallen."""
    other = item.facts.get("other")
    if item.sort != "contradiction" or not isinstance(other, Statement) or not isinstance(item.node, Statement):
        return False
    return {context.stated.value(item.node), context.stated.value(other)} == {0.0, 1.0}


def _sorts(charges: list[_Charge]) -> set[_Sort]:
    """What was found about a node: three problems of one sort tell less than three of different sorts."""
    return {charge.sort for charge in charges}


def _is_charged(context: ReviewContext, node: Target) -> bool:
    """Whether a weakness of a node is one of the author's argument: not of what a reviewer added in charity."""
    rests = node in context.resting if isinstance(node, Statement) else node in context.warrants
    return not rests or node in context.by_author


def _is_told_with(context: ReviewContext, node: Target, other: Target) -> bool:
    """Whether two problems are of one family: with the same things each brings the main conclusion down."""
    one, two = (
        {each for one_of in context.turning.get(of, ()) for each in one_of if isinstance(each, Statement)}
        for of in (node, other)
    )
    return not one.isdisjoint(two)


def _weight(context: ReviewContext, node: Target, charges: list[_Charge]) -> int:
    """How much hangs on a node, times how weak it is shown to be; each further finding adds to that."""
    weakest = max(charge.sort.weakness for charge in charges)
    unanswered = 0 if isinstance(node, Reason) and node.answers else 1
    return _reach(context, node) * (2 * weakest + len(charges) + unanswered)


def _reach(context: ReviewContext, node: Target) -> int:
    """How much of the argument hangs on a node: of an objection, on what it is against."""
    main = context.main
    hit = _hit(context, node)
    if hit is None or main is None:
        return 0
    if main in context.falling_with(node) or (
        hit is main and node not in context.resting and isinstance(node, Statement)
    ):
        return 8  # an objection to the main conclusion, or what it cannot do without
    if node in context.turning:
        return 6
    if hit in context.distance:
        return max(2, 5 - context.distance[hit])
    return 1 if context.resting.get(hit) else 0


def _hit(context: ReviewContext, node: Target) -> Statement | None:
    """The statement at which a node is felt: itself, what its step leads to, or what it is an objection to."""
    graph = context.graph
    if isinstance(node, Reason):
        return graph.statement_above(node)
    own = True in context.sides.get(node, ())
    for climbed in range(_MOST_CLIMBED):  # an answer is felt where the objection is to which it answers
        if node in context.resting or (climbed and not own):
            return node
        above = [found for reason in graph.uses(node) if (found := graph.statement_above(reason)) is not None]
        if not above:
            return node
        node = min(above, key=context.nearness)
    return node


def _place(context: ReviewContext, node: Target) -> tuple[int, int]:
    hit = _hit(context, node)
    return (len(context.place), 0) if hit is None else context.nearness(hit)


def _problem(context: ReviewContext, node: Target, charges: list[_Charge]) -> Item:
    charges.sort(key=lambda charge: -charge.sort.weakness)
    remarks: dict[Prose, None] = {}
    for charge in charges:
        remarks.update(dict.fromkeys(_told(charge)))
    if not any(charge.section.key == "assumptions" for charge in charges):
        remarks.update(dict.fromkeys(_matter(context, node)))
    finders = tuple(dict.fromkeys(_finder(node, charge) for charge in charges))
    remarks[_where(context, node, finders)] = None
    return Item(
        node,
        sort=", ".join(dict.fromkeys(charge.item.sort for charge in charges)),
        remarks=tuple(remarks),
        notes=tuple(dict.fromkeys((*noted(node), *(n for charge in charges for n in charge.item.notes)))),
        facts={
            "sections": [charge.section.key for charge in charges],
            "found_by": list(finders),
            "grave": charges[0].sort.weakness >= _GRAVE,
        },
    )


def _told(charge: _Charge) -> Iterator[Prose]:
    """A finding in sentences; what its section says first is the same as its words where it has such."""
    if charge.sort.words:
        yield (charge.sort.words,)
    yield from charge.item.remarks


def _matter(context: ReviewContext, node: Target) -> Iterator[Prose]:
    """Why a problem matters."""
    main, hit = context.main, _hit(context, node)
    if main is None or hit is None or hit is main or hit is node:
        return
    if hit in context.distance:
        yield sentence(main, " rests on ", hit, ".")


def _finder(node: Target, charge: _Charge) -> str:
    """Who found a problem: what stands in the text the author says, what the map adds the map maker."""
    if charge.sort.finder == _AUTHOR and not _is_quoted(node):
        return _MAKER
    return charge.sort.finder


def _is_quoted(node: Target) -> bool:
    return any(citation.quote is not None or citation.at is not None for citation in node.citations)


def _where(context: ReviewContext, node: Target, finders: tuple[str, ...]) -> Prose:
    """Where in the text a problem is, and who found it."""
    found = f"Found by {' and '.join(finders)}."
    hit = node if isinstance(node, Statement) else _hit(context, node)
    at = next((place for citation in hit.citations if (place := _locator(citation))), "") if hit is not None else ""
    if at:
        return (f"In the text: {at}. {found}",)
    if isinstance(node, Statement) and node.kind is Kind.ASSUMPTION:
        return (f"It stands nowhere in the text. {found}",)
    return (found,)


def _locator(citation: Citation) -> str:
    return citation.at.words if citation.at is not None and citation.source is None else ""
