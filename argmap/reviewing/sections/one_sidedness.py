"""One-sidedness: conclusions that nothing speaks against, recommendations without another course."""

from __future__ import annotations

from argmap.graph import Target
from argmap.model import Bearing, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.patterns.wordings import turns_of
from argmap.reviewing.prose import counted, listed, noted, sentence, share, summed_up
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_recommendation

KEY = "one-sidedness"
TITLE = "One-sidedness"
ABOUT = (
    "Conclusions against which nothing is raised anywhere below them, and what recommendations do not say: another "
    "course, a cost or risk, who is to act, what they have to do with the main contention. Either nobody objects, or "
    "nobody has looked for objections."
)
_UNOPPOSED = "No objection, undercut or granted doubt stands below it."
_COURSE, _ADVICE = "no other course", "advice"
_NEAR = 1  # steps from the main conclusion within which a recommendation is looked at by itself
# Schemes that weigh options against one another.
_COMPARING = frozenset({"alternatives"})
# Questions of a scheme whose answer compares an action with others.
_COMPARING_QUESTIONS = frozenset({"alternatives", "other-means", "better-action", "better-means"})


def build(context: ReviewContext) -> Section:
    opposed, compared = _above(context, _oppositions(context)), set(_comparisons(context))
    unopposed = [c for c in context.conclusions if c not in opposed]
    recommended = [c for c in context.conclusions if is_recommendation(context, c)]
    uncompared = [c for c in recommended if c not in compared]
    lacks = {c: _lacks(context, c, c in compared) for c in recommended}
    nearest = [c for c in recommended if lacks[c] and context.distance.get(c, _NEAR + 1) <= _NEAR]
    items = [Item(c, sort=_sort(c in compared), remarks=lacks[c], notes=noted(c)) for c in nearest]
    items += [Item(c, sort="unopposed", remarks=((_UNOPPOSED,),)) for c in unopposed if c is context.main]
    items += _alike({c: each for c, each in lacks.items() if each and c not in nearest}, compared)
    items += _together("further conclusion", "unopposed", [c for c in unopposed if c is not context.main])
    found = _found(len(context.conclusions), len(unopposed), len(recommended), len(uncompared))
    return Section(KEY, TITLE, ABOUT, found, tuple(items))


def _lacks(context: ReviewContext, advice: Statement, compared: bool) -> tuple[Prose, ...]:
    """What a recommendation does not say, in sentences."""
    found: list[Prose] = [] if compared else [("The map names no other course.",)]
    unargued = _unargued(context, advice)
    if unargued:
        found.append(
            sentence("Nothing is said for or against ", listed(unargued, joint="or"), ", so nothing is compared.")
        )
    turns = turns_of(context, advice)
    if turns is not None:
        text = advice.text.words
        if not any(turns.costs.search(s.text.words) for s in (advice, *_around(context, advice))):
            found.append(("Nothing beside it speaks of what it costs, or what may go wrong.",))
        if turns.no_actor.search(text) and not turns.named_actor.search(text):
            found.append(("It names nobody who is to act.",))
    main = context.main
    if main is not None and advice is not main and not _is_joined(context, advice, main):
        found.append(sentence("It neither rests on ", main, " nor serves it."))
    return tuple(found)


def _unargued(context: ReviewContext, advice: Statement) -> list[Statement]:
    """The other courses of a recommendation, where nothing bears on any of them: a name alone is no comparison."""
    graph = context.graph
    lists = [[graph.find(name.value, each) for name in names] for each in graph.maps for names in each.alternatives]
    others = [s for options in lists if advice in options for s in options if isinstance(s, Statement)]
    others = [s for s in dict.fromkeys(others) if s is not advice]
    return [] if any(graph.reasons_on(other) for other in others) else others


def _around(context: ReviewContext, advice: Statement) -> list[Statement]:
    """What stands directly beside a recommendation: its premises, and what is raised or granted against it."""
    graph = context.graph
    bearing = [r for r in graph.reasons_on(advice) if r.bearing is not Bearing.SUPPORT]
    for reason in context.applying(advice):
        bearing += (reason, *graph.reasons_on(reason))
        for premise in graph.premises(reason):
            bearing += (r for r in graph.reasons_on(premise) if r.bearing is not Bearing.SUPPORT)
    return [premise for reason in bearing for premise in graph.premises(reason)]


def _is_joined(context: ReviewContext, one: Statement, other: Statement) -> bool:
    """Whether one of two statements bears on the other, or both lead to the same conclusion."""
    above, others = _above(context, [one]), _above(context, [other])
    return other in above or one in others or any(c in above and c in others for c in context.conclusions)


def _sort(compared: bool) -> str:
    return _ADVICE if compared else _COURSE


def _alike(lacks: dict[Statement, tuple[Prose, ...]], compared: set[Target]) -> list[Item]:
    """One item for each group of recommendations that lack the same."""
    groups: dict[tuple[Prose, ...], list[Statement]] = {}
    for conclusion, each in lacks.items():
        groups.setdefault(each, []).append(conclusion)
    items = []
    for each, conclusions in groups.items():
        title = counted(len(conclusions), "further recommendation")
        items.append(
            Item(
                title=title,
                sort=_sort(conclusions[0] in compared),
                remarks=(sentence(listed(conclusions, most=12), "."), *each),
                facts={"conclusions": conclusions},
            )
        )
    return items


def _found(conclusions: int, unopposed: int, recommended: int, uncompared: int) -> str:
    if not conclusions:
        return "There is no conclusion."
    against = share(
        unopposed,
        conclusions,
        ("conclusion", "conclusions"),
        ("has nothing against it", "have nothing against them"),
        "has something against it",
        "every conclusion has something against it",
    )
    if not recommended:
        return summed_up(f"{against}; none is a recommendation" if conclusions > 1 else against)
    compared = share(
        uncompared,
        recommended,
        ("recommendation", "recommendations"),
        ("is compared with no other course", "are compared with no other course"),
        "is compared with another course",
        "every recommendation is compared with another course",
    )
    return summed_up(f"{against}; {compared}")


def _together(name: str, sort: str, conclusions: list[Statement]) -> list[Item]:
    """One item for conclusions that matter less."""
    if not conclusions:
        return []
    remarks = (sentence(listed(conclusions, most=12), "."),)
    return [Item(title=counted(len(conclusions), name), sort=sort, remarks=remarks, facts={"conclusions": conclusions})]


def _oppositions(context: ReviewContext) -> list[Target]:
    """The nodes that have something against them, or a doubt granted about them."""
    graph = context.graph
    found = (graph.target(r) for r in graph.reasons if r.bearing is not Bearing.SUPPORT)
    return [target for target in found if target is not None]


def _comparisons(context: ReviewContext) -> list[Target]:
    """The nodes that are compared: options, what is left by elimination, what answers the question for it."""
    graph = context.graph
    found = [graph.find(name.value, each) for each in graph.maps for names in each.alternatives for name in names]
    for reason in graph.reasons:
        eliminates = reason.scheme is not None and reason.scheme.value in _COMPARING
        if eliminates or not _COMPARING_QUESTIONS.isdisjoint(reason.answers):
            found.append(graph.target(reason))
    return [node for node in found if node is not None]


def _above(context: ReviewContext, start: list[Target]) -> set[Target]:
    """Some nodes with everything that they bear on, directly or through others."""
    graph = context.graph
    found: set[Target] = set(start)
    waiting = list(found)
    while waiting:
        node = waiting.pop()
        above = graph.uses(node) if isinstance(node, Statement) else [graph.target(node)]
        for each in above:
            if each is not None and each not in found:
                found.add(each)
                waiting.append(each)
    return found
