"""Would it really fall? What another reading of the same text would make of its steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import log

from argmap.analysis.warrants import leads_over_from
from argmap.analysis.wording import wording
from argmap.model import Inference, Kind, Reason, Statement, is_ruled
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.patterns.wordings import is_general, stands_bare, turns_of
from argmap.reviewing.prose import counted, listed, noted, sentence, summed_up
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_recommendation

KEY = "reconstruction"
TITLE = "Would it really fall?"
ABOUT = (
    "Questions to the map before its author is blamed: a premise that is written in most but not all of the parallel "
    "reasons for something; premises written as linked each of which seems to speak for the conclusion by itself; "
    "reasons written as independent that seem to speak only together (the tests are those of D. Walton, Argument "
    "Structure, 1996, and R. J. Yanal, Dependent and independent reasons, 1991); bare claims for which another "
    "statement of the map may be a reason. What falls with what depends on how these are written."
)
_LEAST_REASONS = 3
_LEAST_SHARED = 2
_LEAST_WEIGHT = 0.6  # of the words of a bare claim, the rarer weighing more
_MOST_BARE = 200
_MOST_SPLIT = 6


def build(context: ReviewContext) -> Section:
    found = {
        "needed in all": list(_needed_in_all(context)),
        "split": list(_to_split(context)),
        "join": list(_to_join(context)),
        "a reason at hand": list(_at_hand(context)),
    }
    items = tuple(item for group in found.values() for item in group)
    summary = counted(len(items), "question") + " on how the map is built" if items else "nothing to ask was found"
    return Section(KEY, TITLE, ABOUT, summed_up(summary), items)


# -- one premise in most of the reasons --------------------------------------------------------------------------------


def _needed_in_all(context: ReviewContext) -> Iterator[Item]:
    for statement in context.in_order:
        reasons = context.applying(statement)
        if len(reasons) < _LEAST_REASONS or statement not in context.resting:
            continue
        uses = Counter(p for reason in reasons for p in dict.fromkeys(context.graph.premises(reason)))
        for premise, number in uses.items():
            if len(reasons) / 2 < number < len(reasons) and not is_ruled(premise, "accepted"):
                others = [r for r in reasons if premise not in context.graph.premises(r)]
                yield Item(
                    premise,
                    sort="needed in all?",
                    remarks=(
                        sentence(f"{number} of {len(reasons)} reasons for ", statement, " need it."),
                        sentence("Is it needed in ", listed(others), " as well? ", *_then_falls(statement)),
                    ),
                    notes=noted(premise),
                    facts={"for": statement, "without": others},
                )


def _then_falls(statement: Statement) -> Prose:
    return ("Then ", statement, " falls with it alone.")


# -- linked or independent ---------------------------------------------------------------------------------------------


def _to_split(context: ReviewContext) -> Iterator[Item]:
    """Linked premises none of which leads over, and each of which shares a word with the conclusion."""
    for statement in context.resting:
        for reason in context.applying(statement):
            premises = tuple(dict.fromkeys(context.graph.premises(reason)))
            if len(premises) < 2 or not _speak_alone(context, reason, premises, statement):
                continue
            alone = [p for p in premises if statement in context.falling_with(p)]
            effect = f"As it is written, it falls with {'each' if len(alone) > 1 else 'one'} of them." if alone else ""
            asked = f"Does each of {len(premises)} premises speak for it by itself? Then they are reasons of their own"
            yield Item(
                reason,
                sort="split?",
                remarks=(
                    sentence(listed(premises), "."),
                    (f"{asked}, and it stands as long as one of them does. {effect}".rstrip(),),
                ),
                notes=noted(reason),
                facts={"premises": premises, "falls_with": alone},
            )


def _speak_alone(context: ReviewContext, reason: Reason, premises: tuple[Statement, ...], target: Statement) -> bool:
    if reason.scheme is not None or reason.inference is not Inference.DEFEASIBLE or len(premises) > _MOST_SPLIT:
        return False
    if is_recommendation(context, target):  # that something can be done, is wanted and helps speaks only together
        return False
    if any(p.role is not None or p.kind is Kind.ASSUMPTION or _leads_over(context, p) for p in premises):
        return False
    content = wording(context.graph).content
    wanted = content[target].keys()
    spoken_of = Counter(stem for p in premises for stem in content[p].keys() & wanted)
    if not all(content[p].keys() & wanted for p in premises):
        return False
    parts = [p for p in premises if any(spoken_of[stem] == 1 for stem in content[p].keys() & wanted)]
    if len(parts) > 1:  # the conclusion says both of what they say
        return False
    return not any((content[a].keys() & content[b].keys()) - wanted for a, b in combinations(premises, 2))


def _leads_over(context: ReviewContext, statement: Statement) -> bool:
    """Whether a statement gives a rule, or likens one case to another, so that it speaks only with others."""
    turns = turns_of(context, statement)
    return is_general(context, statement) or (
        turns is not None and turns.likeness.search(statement.text.words) is not None
    )


def _to_join(context: ReviewContext) -> Iterator[Item]:
    """Reasons of one premise each, one of which leads over from the other to what they are for."""
    for statement in context.resting:
        vocabulary = wording(context.graph).vocabulary(statement)
        alone = [r for r in context.applying(statement) if len(context.graph.premises(r)) == 1]
        if vocabulary is None or len(alone) < 2:
            continue
        premises = [context.graph.premises(r)[0] for r in alone]
        for rule in premises:
            case = next(
                (p for p in premises if p is not rule and leads_over_from(rule, p, statement, vocabulary)), None
            )
            if case is None or not is_general(context, rule) or rule.kind is Kind.EVIDENCE:
                continue
            yield Item(
                statement,
                sort="join?",
                remarks=(
                    sentence(rule, " leads over from ", case, " to it, and the two are written as reasons apart."),
                    ("Do they speak only together? Then it falls with each of them.",),
                ),
                notes=noted(statement),
                facts={"rule": rule, "case": case},
            )
            break


# -- a reason that stands elsewhere ------------------------------------------------------------------------------------


def _at_hand(context: ReviewContext) -> Iterator[Item]:
    """Bare claims, each with the statement of the map that is most likely to be a reason for it."""
    content = wording(context.graph).content
    bare = [
        s for s in sorted(context.resting, key=context.nearness) if s.kind is Kind.CLAIM and stands_bare(context, s)
    ]
    if not bare:
        return
    count = Counter(stem for s in context.in_order for stem in content[s])
    using: dict[str, list[Statement]] = {}
    for statement in context.in_order:
        for stem in content[statement]:
            using.setdefault(stem, []).append(statement)
    for claim in bare[:_MOST_BARE]:
        found = _nearest(context, claim, count, using)
        if found is None:
            continue
        remarks: list[Prose] = [sentence("May ", found, " be a reason for it?")]
        command = _command(context, claim, found)
        if command:
            remarks.append((f"If so: {command}",))
        yield Item(
            claim,
            sort="a reason at hand?",
            remarks=tuple(remarks),
            notes=noted(claim),
            facts={"reason": found, "command": command or None},
        )


def _nearest(
    context: ReviewContext, claim: Statement, count: Counter[str], using: dict[str, list[Statement]]
) -> Statement | None:
    """The statement that shares most of a claim's words, the rare ones weighing more; None where none shares enough."""
    content = wording(context.graph).content
    total = len(context.place)
    weights = {stem: log(1 + total / count[stem]) for stem in content[claim]}
    shares: dict[Statement, list[float]] = {}
    for stem, weight in weights.items():
        for other in using[stem]:
            shares.setdefault(other, []).append(weight)
    needed = _LEAST_WEIGHT * sum(weights.values())
    near = [s for s, each in shares.items() if sum(each) >= needed and len(each) >= _LEAST_SHARED]
    above = _above(context, claim) if near else set()
    fitting = [s for s in near if s not in above and _may_support(context, s, claim)]
    return max(fitting, key=lambda s: (sum(shares[s]), -context.place[s]), default=None)


def _may_support(context: ReviewContext, statement: Statement, claim: Statement) -> bool:
    """Whether a statement could be a reason for a claim: no rule, nothing beside it, and nothing that it excludes."""
    if statement.kind in (Kind.ASSUMPTION, Kind.CONCLUSION) or is_general(context, statement):
        return False
    beside = {p for use in context.graph.uses(claim) for p in context.graph.premises(use)}
    return statement not in beside and not context.graph.opposition.excludes(statement, claim)


def _above(context: ReviewContext, claim: Statement) -> set[Statement]:
    """A claim with all that it bears on, directly or through others."""
    seen, waiting = {claim}, [claim]
    while waiting:
        for use in context.graph.uses(waiting.pop()):
            above = context.graph.statement_above(use)
            if above is not None and above not in seen:
                seen.add(above)
                waiting.append(above)
    return seen


def _command(context: ReviewContext, claim: Statement, reason: Statement) -> str:
    """The command that joins the two, where both stand in the map that is reviewed."""
    graph = context.graph
    if graph.map_of(claim) is not graph.root or graph.map_of(reason) is not graph.root:
        return ""
    named = [graph.name(s) or graph.numbers.get(s) for s in (reason, claim)]
    if not all(named):
        return ""
    return f"argmap add {graph.root.source.path} --ref {named[0]} --because {named[1]}"
