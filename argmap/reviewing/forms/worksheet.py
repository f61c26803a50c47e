"""A worksheet of the critical questions worth asking, to be filled in and written into the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.graph import ArgumentGraph
from argmap.model import Reason
from argmap.reviewing.forms import read_off
from argmap.reviewing.forms.form import Blank, Form, Part, Row
from argmap.reviewing.page import Item, Review
from argmap.reviewing.prose import noted, sentence

KEY = "worksheet"
TITLE = "Worksheet"
TELLS_CHANGES = False
ABOUT = (
    "The critical questions that are worth asking of this map, the weightiest first. Write an answer in place of the "
    "line below each. Begin with “Dismissed:” where a question need not be answered, and say why. What is left as it "
    "is stays open. The command argmap review with --answers writes a sheet in Markdown into the map."
)
AFTER = "D. Walton, C. Reed and F. Macagno, Argumentation Schemes (2008)"
# Before what tells where an answer belongs, in a comment of the sheet; what stands where nobody has answered.
MARK = "argmap:"
LINE = "… (to be filled in)"
_NOTHING = (
    "No question is open: the map answers or argues about all that would be asked, or none of its steps is asked."
)


def build(review: Review, most: int | None) -> Form:
    asked = [each for item in read_off.items(review, "questions") for each in _asked(review.graph, item)]
    parts = tuple(asked if most is None else asked[:most])
    return Form(KEY, TITLE, ABOUT, AFTER, review, parts or (Part("Nothing to ask", (Row(says=((_NOTHING,),)),)),))


def _asked(graph: ArgumentGraph, item: Item) -> Iterator[Part]:
    questions = item.facts.get("questions")
    if not isinstance(item.node, Reason) or not isinstance(questions, list):
        return
    step = place_of(graph, item.node)
    for each in questions:
        assert isinstance(each, Mapping)  # noqa: S101 - as the section makes them
        place = f"{each['question']} of {step}"
        says = (
            sentence("Asked of ", item.node, "."),
            *((f"The map notes: {note.words}",) for note in noted(item.node)),
        )
        yield Part(str(each["text"]), (Row(says=says, blanks=(Blank("Answer:", place=place),)),))


def place_of(graph: ArgumentGraph, reason: Reason) -> str:
    """How a sheet names a step: by its id, or by the names of its first premise and of what it is for."""
    name = graph.name(reason)
    if name is not None:
        return f"the step {name}"
    target, premises = graph.target(reason), graph.premises(reason)
    ends = [graph.name(node) or graph.numbers.get(node, "?") for node in premises[:1]]
    if isinstance(target, Reason):
        return f"the step from {ends[0] if ends else '?'} to {place_of(graph, target).removeprefix('the ')}"
    above = "?" if target is None else graph.name(target) or graph.numbers.get(target, "?")
    return f"the step from {ends[0] if ends else '?'} to {above}"
