"""The strongest case for the conclusion of a map, begun: support where it has none, answers where it owes some."""

from __future__ import annotations

from itertools import islice
from typing import Any

from argmap.drafting.draft import Blank, Draft, top
from argmap.drafting.head import command, head, left_out
from argmap.drafting.original import Original
from argmap.drafting.quoting import called, in_full
from argmap.drafting.support import Suggestions
from argmap.drafting.weak_points import Weakness, WeakPoint, WeakPoints, told
from argmap.graph import Target
from argmap.model import Reason, Statement
from argmap.records import record

_MOST = 12
_MOST_LOOKED_AT = 3 * _MOST  # of some there is nothing that could be referred to
_MOST_ANSWERS = 4
_MOST_SUGGESTED = 2
_RULES = (
    "Until then the map stands as it did. An answer counts as soon as it has a reason below it (`because:`), or no "
    "`verdict: questioned` any more."
)


@record()
class _Tree:
    """A tree of the new map, and the blank in it."""

    data: dict[str, Any]
    blank: Blank


def steelman(original: Original, name: str = "NEW.yaml") -> str:
    """The text of a map that includes another one and is to make the best of its case; `name` is that of its file.

    Raises NoName where the conclusion has no id.
    """
    _ = original.main_name  # a case for what cannot be named would stand beside it
    suggestions = Suggestions(original)
    points, objections = WeakPoints(original), original.unanswered
    answers = list(filter(None, (_answer(original, objection) for objection in objections)))[:_MOST_ANSWERS]
    room = _MOST - len(answers)
    found = (_support(original, point, suggestions) for point in points.first(_MOST_LOOKED_AT))
    supports = list(islice(filter(None, found), room))
    trees = [*supports, *answers] or [_further(original)]
    begin = head(
        original,
        "The strongest case for the conclusion",
        len(trees),
        _RULES,
        command("review", name),
        left_out(original, points.total + len(objections) - len(supports) - len(answers), "gap"),
    )
    known = top(original, "The strongest case")
    return Draft(begin, known, [tree.data for tree in trees], [tree.blank for tree in trees], original.graph).text()


def _support(original: Original, point: WeakPoint, suggestions: Suggestions) -> _Tree | None:
    """A blank for what a weak point lacks; None where the map gives no id to speak of it by."""
    if isinstance(point.node, Reason):
        return _warrant(original, point, point.node)
    name = original.name(point.node)
    if name is None:
        return None
    comment = [_WANTED[point.weakness], *told(original, point)]
    found = suggestions.for_statement(point.node, _MOST_SUGGESTED)
    ready = tuple((str(original.name(each)), in_full(each)) for each in found)
    if ready:
        comment.append("The map speaks of this elsewhere; if it helps, take its # away, and it is a reason:")
    text = f"What shows this: {called(point.node)}."
    ruled = not _is_granted(original, point.node)
    blank = Blank(text, "Write the support, or delete it.", tuple(comment), ready, questioned=ruled)
    return _Tree({"ref": name, "because": [blank.data()]}, blank)


def _is_granted(original: Original, statement: Statement) -> bool:
    """Whether a statement stands without reasons: then a reason that does not count would let it fall."""
    return original.context.stated.value(statement) == 1 and not original.graph.support(statement)


_WANTED = {
    Weakness.UNSTATED: "What is the best reason or evidence for this? Or how could it be said more carefully?",
    Weakness.BARE: "What is the best reason or evidence for this, and where can it be looked up?",
    Weakness.HEDGE_LOST: "What would carry this as firmly as it is said? Or how should it be hedged?",
    Weakness.THIN: "What further evidence is there for this, and who else says so?",
    Weakness.STEP: "Which rule leads from the one to the other? Write it so that a critic could accept it.",
}


def _warrant(original: Original, point: WeakPoint, reason: Reason) -> _Tree | None:
    """Backing for a step that has an id; else the same step once more, with its warrant written."""
    target, name = original.graph.statement_above(reason), original.name(reason)
    premises = list(dict.fromkeys(original.graph.premises(reason)))
    comment = (_WANTED[point.weakness], *told(original, point))
    what = "this conclusion" if target is None else called(target)
    text = f"The rule that leads from {called(premises[0])} to {what}."
    blank = Blank(text, "Write the rule, or delete it.", comment, questioned=False)
    if name is not None:
        return _Tree({"ref": name, "because": [blank.data()]}, blank)
    names = [original.name(premise) for premise in premises]
    above = None if target is None or original.graph.target(reason) is not target else original.name(target)
    if above is None or None in names:
        return None
    again = {"premises": [blank.data(), *({"ref": each} for each in names)]}
    return _Tree({"ref": above, reason.bearing.value: [again]}, blank)


def _answer(original: Original, objection: Reason) -> _Tree | None:
    """A blank for an answer to an objection; None where the map gives no id to speak of it by."""
    graph = original.graph
    premise = graph.premises(objection)[0]
    attackable: list[Target] = [objection, *graph.premises(objection)]
    name = next((name for node in attackable if (name := original.name(node)) is not None), None)
    target = graph.statement_above(objection)
    if name is None or target is None:
        return None
    comment = (
        "What would a fair author answer? Or what has to be granted here, and what outweighs it?",
        f"  {in_full(premise)}",
        f"Nobody answers this. It speaks against {called(target)}.",
    )
    blank = Blank(f"The answer to this: {called(premise)}.", "Write the answer, or delete it.", comment)
    return _Tree({"ref": name, "but": [blank.data()]}, blank)


def _further(original: Original) -> _Tree:
    """A blank for one more reason, where the case for the conclusion has no gap that can be spoken of.

    A conclusion without reasons that is not granted either would change with a reason that does not count yet; there
    the blank stands by itself.
    """
    main, granted = original.main, _is_granted(original, original.main)
    comment = ["What further reason is there for this, one that does not rest on the others?", f"  {in_full(main)}"]
    apart = not granted and not original.graph.support(main)
    if apart:
        comment += ["Once it is written, it can be put where it belongs:", f"  - ref: {original.main_name}"]
        comment += ["    because:", "    - ref: further-reason"]
    blank = Blank(
        f"One more reason for {called(main)}.",
        "Write the reason.",
        tuple(comment),
        questioned=not granted,
        said={"id": "further-reason"} if apart else {},
    )
    return _Tree(blank.data() if apart else {"ref": original.main_name, "because": [blank.data()]}, blank)
