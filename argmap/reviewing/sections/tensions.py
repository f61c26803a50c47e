"""Tensions: statements that are hard to hold together, and circles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from argmap.analysis.support_circles import support_circles, support_steps
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.patterns.paraphrases import paraphrases
from argmap.reviewing.prose import counted, listed, noted, sentence, summed_up, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.source import Text

KEY = "tensions"
TITLE = "Tensions and circles"
ABOUT = (
    "Statements of this map that cannot stand together, or that are hard to hold together, and reasoning that leads "
    "back to where it began. A tension can often be eased by a distinction that the author does not draw."
)


def build(context: ReviewContext) -> Section:
    graph = context.graph
    pairs = _once((a, b) for a, b in graph.opposition.short_pairs() if a is not b)
    pairs.sort(key=lambda pair: _is_reported(*pair))
    strained = _tensions(context)
    steps = support_steps(graph)
    circles = [[one] for one, other in steps if one is other]
    circles += support_circles(graph, steps)
    known = {frozenset(pair) for circle in circles for pair in combinations(circle, 2)}
    said_again = [pair for pair in paraphrases(context) if frozenset(pair) not in known]
    items = [_contradiction(context, *pair) for pair in pairs if not _is_reported(*pair)]
    items += [_choice(context, members) for members in graph.opposition.long]
    items += strained
    items += [_circle(circle) for circle in circles]
    items += [_said_again(*pair) for pair in said_again]
    items += [_contradiction(context, *pair) for pair in pairs if _is_reported(*pair)]
    return Section(
        KEY,
        TITLE,
        ABOUT,
        summed_up(
            f"{counted(len(pairs), 'contradiction')}, {_long_lists(graph.opposition.long)}"
            f"{counted(len(strained), 'statement')} in tension with others, {counted(len(circles), 'circle')}"
            f"{_perhaps(len(said_again))}"
            if items
            else "no two statements are set against each other, and nothing is a reason for itself"
        ),
        tuple(items),
    )


def _is_reported(one: Statement, other: Statement) -> bool:
    """Whether one of two statements is a view of somebody else, so that the author does not contradict himself."""
    return one.held_by is not None or other.held_by is not None


def _once(pairs: Iterable[tuple[Statement, Statement]]) -> list[tuple[Statement, Statement]]:
    """Pairs, each in one direction only."""
    seen: set[frozenset[Statement]] = set()
    found = []
    for pair in pairs:
        if frozenset(pair) not in seen:
            seen.add(frozenset(pair))
            found.append(pair)
    return found


def _contradiction(context: ReviewContext, one: Statement, other: Statement) -> Item:
    remarks: list[Prose] = [sentence("Cannot stand together with ", other, ".")]
    if _is_reported(one, other):
        remarks.append(("One of the two is a view that the author reports, not one of his own.",))
    remarks.append(_standing(context, one, other))
    remarks += _at_stake(context, one, other)
    return Item(one, sort="contradiction", remarks=tuple(remarks), notes=noted(one, other), facts={"other": other})


def _long_lists(lists: Sequence[Sequence[Statement]]) -> str:
    return f"{counted(len(lists), 'long list')} of alternatives, " if lists else ""


def _choice(context: ReviewContext, members: Sequence[Statement]) -> Item:
    """A list of alternatives that is too long to be told pair by pair."""
    standing = [each for each in members if context.stated.value(each) == 1]
    remarks: list[Prose] = [
        sentence(f"At most one of {len(members)} alternatives can stand: ", listed(members), "."),
        (f"As stated, {len(standing) or 'none'} of them {verb(len(standing), 'is', 'are')} supported.",),
    ]
    remarks += _at_stake(context, *members)
    return Item(members[0], sort="alternatives", remarks=tuple(remarks), facts={"others": members[1:]})


def _tensions(context: ReviewContext) -> list[Item]:
    """One item for each statement that something was set against, those nearest to the main conclusion first."""
    notes = _notes(context.graph)
    others: dict[Statement, list[Statement]] = {}
    found: dict[Statement, dict[Text, None]] = {}
    known: set[frozenset[Statement]] = set()
    for one, other, name in context.graph.opposition.tensions():
        pair = frozenset((one, other))
        if one is not other and pair not in known:
            known.add(pair)
            others.setdefault(one, []).append(other)
            if name in notes:
                found.setdefault(one, {})[notes[name]] = None
    order = sorted(others, key=lambda s: min(map(context.nearness, (s, *others[s]))))
    return [_tension(context, one, others[one], tuple(found.get(one, ()))) for one in order]


def _notes(graph: ArgumentGraph) -> dict[Text, Text]:
    """The note written beside each name of a tension."""
    roots = (root for each in graph.maps for root in each.roots)
    written = (*graph.statements, *roots, *(premise for reason in graph.reasons for premise in reason.premises))
    return {name: premise.note for premise in written if premise.note is not None for name in premise.tension_with}


def _tension(context: ReviewContext, one: Statement, others: list[Statement], notes: tuple[Text, ...]) -> Item:
    remarks = [_in_tension(other) for other in others]
    remarks += _at_stake(context, one, *others)
    return Item(one, sort="tension", remarks=tuple(remarks), notes=notes, facts={"others": others})


def _in_tension(other: Statement) -> Prose:
    """The other side, with its text where it goes by a label."""
    if other.label is None:
        return sentence("In tension with ", other, ".")
    return sentence("In tension with ", other, f": {' '.join(other.text.words.split())}")


def _at_stake(context: ReviewContext, *statements: Statement) -> list[Prose]:
    """The conclusions that rest on some statements."""
    resting = list(dict.fromkeys(c for s in statements for c in context.resting_on(s)))
    return [sentence("At stake: ", listed(resting), ".")] if resting else []


def _standing(context: ReviewContext, one: Statement, other: Statement) -> Prose:
    first, second = context.status(one).value, context.status(other).value
    if first == second:
        return (f"As stated, both are {first}.",)
    return sentence("As stated, ", one, f" is {first} and ", other, f" {second}.")


def _perhaps(number: int) -> str:
    return f", and {counted(number, 'circle')} if two wordings say the same" if number else ""


def _said_again(statement: Statement, premise: Statement) -> Item:
    return Item(
        statement,
        sort="circle in other words",
        remarks=(
            sentence("It rests on ", premise, ", which seems to say the same in other words."),
            ("If it does, the reason is no reason: whoever doubts the one doubts the other.",),
        ),
        notes=noted(statement, premise),
        facts={"premise": premise},
    )


def _circle(circle: list[Statement]) -> Item:
    if len(circle) == 1:
        return Item(circle[0], sort="circle", remarks=(("It is given as a reason for itself.",),))
    others = listed(circle[1:], most=6)
    return Item(
        circle[0],
        sort="circle",
        remarks=(sentence("It supports ", others, ", which leads back to it. What rests only on a circle is open."),),
        facts={"circle": circle},
    )
