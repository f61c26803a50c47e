"""Maps in which something stands, and the same without it; what it rested on and served stays, or goes with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from argmap.reading.language import (
    ANSWER,
    CITATION,
    FIT,
    GROUP,
    MARK,
    QUESTION,
    RATING,
    REASON,
    REFERENCE,
    SCHEME,
    SLOT,
    SOURCE,
    STATEMENT,
    STEP_RATING,
)
from argmap.reading.shapes import Place

Data: TypeAlias = dict[str, Any]
# Two maps; what is tried is put into the given mapping of the first, which the second has not.
Two: TypeAlias = tuple[Data, Data, Data]


def base() -> Data:
    """Statements with texts that are all unlike each other, each a tree, so that they stay whatever they serve."""
    texts = {
        "close": "The bridge has to be closed.",
        "other": "Tolls should rise before winter.",
        "third": "Engineers deserve better pay.",
        "wear": "Lorries wear old decks out.",
        "salt": "Salt water enters small cracks.",
        "axles": "Heavy axles strain every joint.",
        "toll": "Income from drivers falls.",
        "second": "Another crossing opens soon.",
        "river": "Little rain fell this year.",
    }
    return {
        "sources": {name: {"title": f"Work {name}"} for name in "wvu"},
        "groups": {"g": {"title": "A group"}, "h": {"title": "Another group"}},
        "schemes": {"own": {"name": "Our own scheme"}},
        "argument": [
            *({"claim": text, "id": name} for name, text in texts.items()),
            {"claim": "Detours cost an hour.", "but": [{"premises": [{"ref": "river"}], "id": "detours"}]},
        ],
    }


def on(data: Data, name: str, *reasons: Data) -> Data:
    """Reasons put on a statement; gives the first of them, or the statement where none are given."""
    statement: Data = next(item for item in data["argument"] if item.get("id") == name)
    if reasons:
        statement.setdefault("because", []).extend(reasons)
    return reasons[0] if reasons else statement


def step(*names: str) -> Data:
    return {"premises": [{"ref": name} for name in names]}


# -- steps that come and go ----------------------------------------------------------------------------------------


def step_alone() -> Two:
    """The step goes, and what it rested on is of no use any more."""
    one, other = base(), base()
    return one, on(one, "close", step("wear", "salt")), other


def step_scattered() -> Two:
    """Its premises serve three other statements."""
    one, other = base(), base()
    for target, premise in (("other", "wear"), ("third", "salt"), ("toll", "axles")):
        on(other, target, {"ref": premise})
    return one, on(one, "close", step("wear", "salt", "axles")), other


def steps_joined() -> Two:
    """The second of two steps has become part of the first."""
    one, other = base(), base()
    on(one, "close", step("wear", "axles"))
    on(other, "close", step("wear", "axles", "salt"))
    return one, on(one, "close", step("salt")), other


def step_split() -> Two:
    """A step of two premises has become two of one each."""
    one, other = base(), base()
    on(other, "close", step("wear"), step("salt"))
    return one, on(one, "close", step("wear", "salt")), other


def step_given_up_for_another() -> Two:
    one, other = base(), base()
    on(other, "close", step("river", "toll"))
    return one, on(one, "close", step("wear", "salt")), other


def step_with_premises() -> Two:
    one, other = base(), base()
    written = {"premises": [{"claim": "Gulls breed below the deck."}, {"claim": "Bolts are missing."}]}
    return one, on(one, "close", written), other


def step_with_one_premise() -> Two:
    one, other = base(), base()
    written = {"premises": [{"claim": "Gulls breed below the deck."}, {"ref": "wear"}]}
    return one, on(one, "close", written), other


def step_with_conclusion() -> Two:
    one, other = base(), base()
    made = step("wear", "salt")
    one["argument"].append({"claim": "Gulls breed below the deck.", "because": [made]})
    return one, made, other


def step_on_step() -> Two:
    one, other = base(), base()
    made = step("toll", "axles")
    on(one, "close", {**step("wear", "salt"), "but": [made]})
    on(other, "close", step("wear", "salt"))
    return one, made, other


def step_on_nothing() -> Two:
    one, other = base(), base()
    made = step("toll", "axles")
    one["argument"].append({"ref": "nothing", "because": [made]})
    other["argument"].append({"ref": "nothing"})
    return one, made, other


STEPS = (
    step_alone, step_scattered, steps_joined, step_split, step_given_up_for_another, step_with_premises,
    step_with_one_premise, step_with_conclusion, step_on_step, step_on_nothing,
)  # fmt: skip


# -- uses that come and go -----------------------------------------------------------------------------------------


def use_alone() -> Two:
    one, other = base(), base()
    return one, on(one, "close", {"ref": "wear"}), other


def use_in_step() -> Two:
    """One of two premises goes."""
    one, other = base(), base()
    made = on(one, "close", step("wear", "salt"))
    on(other, "close", step("wear"))
    return one, made["premises"][1], other


def use_elsewhere() -> Two:
    """It serves another statement."""
    one, other = base(), base()
    on(other, "other", {"ref": "wear"})
    return one, on(one, "close", {"ref": "wear"}), other


def use_in_two_places() -> Two:
    """It serves another statement as well, before and after."""
    one, other = base(), base()
    for data in (one, other):
        on(data, "other", {"ref": "wear"})
    return one, on(one, "close", {"ref": "wear"}), other


def use_in_split_step() -> Two:
    one, other, _ = step_split()
    on(one, "third", {"ref": "wear"})
    return one, other["premises"][1], step_split()[2]


def use_with_conclusion() -> Two:
    one, made, other = step_with_conclusion()
    return one, made["premises"][0], other


def use_with_statement() -> Two:
    """What is referred to goes, with the reference."""
    one, other = base(), base()
    one["argument"].append({"claim": "Gulls breed below the deck.", "id": "gulls"})
    return one, on(one, "close", {"ref": "gulls"}), other


def use_as_tree() -> Two:
    one, other = base(), base()
    one["argument"].append({"ref": "wear"})
    return one, one["argument"][-1], other


def use_as_tree_of_a_reason() -> Two:
    one, other = base(), base()
    one["argument"].append({"ref": "detours"})
    return one, one["argument"][-1], other


def use_as_tree_of_a_reason_that_goes() -> Two:
    one, other = base(), base()
    on(one, "close", {**step("wear"), "id": "worn"})
    one["argument"].append({"ref": "worn"})
    return one, one["argument"][-1], other


def use_of_nothing() -> Two:
    one, other = base(), base()
    on(other, "close", step("wear"))
    return one, on(one, "close", step("wear", "nothing"))["premises"][1], other


def use_of_nothing_alone() -> Two:
    one, other = base(), base()
    return one, on(one, "close", {"ref": "nothing"}), other


def use_of_nothing_as_tree() -> Two:
    one, other = base(), base()
    one["argument"].append({"ref": "nothing"})
    return one, one["argument"][-1], other


USES = (
    use_alone, use_in_step, use_elsewhere, use_in_two_places, use_in_split_step, use_with_conclusion,
    use_with_statement, use_as_tree, use_as_tree_of_a_reason, use_as_tree_of_a_reason_that_goes, use_of_nothing,
    use_of_nothing_alone, use_of_nothing_as_tree,
)  # fmt: skip


# -- other things that come and go ---------------------------------------------------------------------------------


def statement() -> Two:
    one, other = base(), base()
    one["argument"].append({"claim": "Gulls breed below the deck."})
    return one, one["argument"][-1], other


def citation() -> Two:
    one, made, other = step_scattered()
    made["cite"] = [{"source": "w"}]
    return one, made["cite"][0], other


def mark() -> Two:
    one, made, other = step_scattered()
    made["review"] = [{"by": "B. Brown"}]
    return one, made["review"][0], other


def rating() -> Two:
    one, other = base(), base()
    one["argument"].append({"claim": "Gulls breed below the deck.", "rating": [{"by": "B. Brown"}]})
    return one, one["argument"][-1]["rating"][0], other


def step_rating() -> Two:
    one, made, other = step_scattered()
    made["rating"] = [{"by": "B. Brown"}]
    return one, made["rating"][0], other


def answer() -> Two:
    one, made, other = step_scattered()
    made["answers"] = {"first-one": {"dismissed": "Beside the point."}}
    return one, made["answers"]["first-one"], other


def fit() -> Two:
    one, other = base(), base()
    one["argument"].append({"claim": "Gulls breed below the deck.", "fits": {"toll": {"fit": "neutral"}}})
    return one, one["argument"][-1]["fits"]["toll"], other


def source() -> Two:
    one, other = base(), base()
    one["sources"]["extra"] = {"title": "An extra work"}
    return one, one["sources"]["extra"], other


def group() -> Two:
    one, other = base(), base()
    one["groups"]["extra"] = {"title": "An extra group"}
    return one, one["groups"]["extra"], other


def scheme() -> Two:
    one, other = base(), base()
    one["schemes"]["extra"] = {
        "name": "An extra scheme",
        "slots": {"E": {"words": "the expert"}},
        "premises": [{"first": "{E} says so."}],
        "critical_questions": [{"q": "Does {E} know?"}],
    }
    return one, one["schemes"]["extra"], other


def slot() -> Two:
    one, made, other = scheme()
    return one, made["slots"]["E"], other


def question() -> Two:
    one, made, other = scheme()
    return one, made["critical_questions"][0], other


PLACED: tuple[tuple[Place, tuple[Callable[[], Two], ...]], ...] = (
    (REASON, STEPS),
    (REFERENCE, USES),
    (STATEMENT, (statement,)),
    (CITATION, (citation,)),
    (MARK, (mark,)),
    (RATING, (rating,)),
    (STEP_RATING, (step_rating,)),
    (ANSWER, (answer,)),
    (FIT, (fit,)),
    (SOURCE, (source,)),
    (GROUP, (group,)),
    (SCHEME, (scheme,)),
    (SLOT, (slot,)),
    (QUESTION, (question,)),
)
