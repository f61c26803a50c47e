"""The case against the conclusion of a map, begun: a rival conclusion, other courses, and objections to weak points."""

from __future__ import annotations

from argmap.drafting.actors import actors
from argmap.drafting.courses import is_advice, other_courses
from argmap.drafting.draft import Blank, Draft, top
from argmap.drafting.head import command, head, left_out
from argmap.drafting.original import Original
from argmap.drafting.quoting import called, in_full, plain
from argmap.drafting.weak_points import Weakness, WeakPoint, WeakPoints, told
from argmap.model import Reason, Statement

# So many blanks can be begun with; what the map has more of is told by number.
_MOST = 12
_MOST_COURSES = 2
_MOST_COSTS = 3
_MOST_NAMES = 8
_MOST_READY = 3
_RULES = "An objection counts as soon as it has a reason below it (`because:`), or no `verdict: questioned` any more."


def against(original: Original, name: str = "NEW.yaml") -> str:
    """The text of a map that includes another one and is to argue against its conclusion; `name` is that of its file.

    Raises NoName where the conclusion has no id.
    """
    rival, reason, courses, costs = _rival(original), _reason(original), _courses(original), _costs(original)
    points = WeakPoints(original)
    room = _MOST - 2 - len(courses) - len(costs)
    below: dict[str, list[Blank]] = {}
    shown = points.first(room)
    for point in shown:
        below.setdefault(original.spot(point.node).name, []).append(_objection(original, point))
    objections = [blank for each in below.values() for blank in each]
    trees = [rival.data() | {"because": [reason.data()]}, *(course.data() for course in courses)]
    trees += [{"ref": where, "but": [blank.data() for blank in each]} for where, each in below.items()]
    if costs:
        trees.append({"ref": original.main_name, "but": [cost.data() for cost in costs]})
    blanks = [rival, reason, *courses, *objections, *costs]
    begin = head(
        original,
        "The case against the conclusion",
        len(blanks),
        _RULES,
        command("review", name, "--section", "other-side"),
        left_out(original, points.total - len(shown), "weak point"),
    )
    options = {"alternatives": [[original.main_name, *(course.said["id"] for course in courses)]]}
    return Draft(begin, top(original, "Against") | options, trees, blanks, original.graph).text()


def _rival(original: Original) -> Blank:
    return Blank(
        f"Not: {plain(original.main.text.words)}",
        "Put your own conclusion here.",
        (
            "Your conclusion. What do you conclude instead of this?",
            f"  {in_full(original.main)}",
            "“Not” alone says little: say what is so, or what should be done.",
        ),
        kind="conclusion",
        questioned=False,
        said={"id": "rival", "contradicts": original.main_name},
    )


def _reason(original: Original) -> Blank:
    comment = ["Your main reason for that. Put further reasons below it, and below each of them its evidence."]
    ready = tuple((str(original.name(each)), in_full(each)) for each in _ready(original)[:_MOST_READY])
    if ready:
        comment.append("The map itself reports this and does not answer it; without its # it is a reason of yours:")
    return Blank("The main reason for this conclusion.", "Write the reason.", tuple(comment), ready)


def _ready(original: Original) -> list[Statement]:
    """The objections of the map itself that nobody answers, as far as they are one statement with an id."""
    found = [premises[0] for r in original.unanswered if len(premises := original.graph.premises(r)) == 1]
    return [each for each in dict.fromkeys(found) if original.name(each) is not None]


def _courses(original: Original) -> list[Blank]:
    found = []
    for number, course in enumerate(other_courses(original, _MOST_COURSES), 1):
        name = course.name if number == 1 else f"{course.name}-{number}"
        what = course.name.replace("-", " ")
        found.append(Blank(course.text, f"Write the {what}, or delete it.", course.comment, said={"id": name}))
    return found


# -- objections --------------------------------------------------------------------------------------------------------

_QUESTIONS = {
    Weakness.UNSTATED: "Why may this be false? Who would deny it, and with what reason?",
    Weakness.BARE: "Is this so? What speaks for the opposite?",
    Weakness.STEP: "Grant what this step begins with: how may it lead somewhere else all the same?",
    Weakness.HEDGE_LOST: "How could this turn out otherwise?",
    Weakness.THIN: "What does this evidence not show, or how could it be wrong?",
}


def _objection(original: Original, point: WeakPoint) -> Blank:
    """The blank for an objection to a weak point, or an undercut where that is a step that can be spoken of."""
    comment = [_QUESTIONS[point.weakness], *told(original, point)]
    spot = original.spot(point.node)
    if not spot.exact:
        what = "The step" if isinstance(point.node, Reason) else "It"
        where = f"at {called(spot.node)}" if isinstance(spot.node, Statement) else "at the step above it"
        comment.append(f"({what} has no `id` in the map, so your objection stands {where}.)")
    return Blank(_held_place(original, point), "Write the objection, or delete it.", tuple(comment))


def _held_place(original: Original, point: WeakPoint) -> str:
    node = point.node
    if isinstance(node, Reason):
        first, target = original.graph.premises(node)[0], original.graph.statement_above(node)
        return f"How {called(first)} may be true, and {called(target or original.main)} false."
    words = {
        Weakness.THIN: f"What this evidence does not show: {called(node)}.",
        Weakness.HEDGE_LOST: f"How this could turn out otherwise: {called(node)}.",
    }
    return words.get(point.weakness, f"Why this may be false: {called(node)}.")


def _costs(original: Original) -> list[Blank]:
    """What a recommendation costs those whom the map names; none for other conclusions."""
    if not is_advice(original):
        return []
    names = [plain(name) for name in actors(original.graph)]
    todo = "Write what it costs, or delete it."
    if not names:
        comment = ("What the recommendation costs. Who has to pay, to wait or to give something up, and how much?",)
        return [Blank("What it costs, and whom.", todo, comment)]
    costs = [
        Blank(f"What it costs {name}.", todo, (f"What does the recommendation cost {name}?",))
        for name in names[:_MOST_COSTS]
    ]
    shown = ", ".join(names[:_MOST_NAMES])
    listed = f"Names that are said to do something in the map: {shown}. Who else has to pay or give something up?"
    costs[0] = Blank(costs[0].text, todo, (*costs[0].comment, listed))
    return costs
