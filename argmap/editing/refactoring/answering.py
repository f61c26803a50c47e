"""Answers to critical questions, read from a worksheet that was filled in, and written into a map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from argmap.editing.changes import CannotChange, Changes
from argmap.editing.refactoring.marking import Find, Step, as_written, called, saying, step_of, verified_at, written_out
from argmap.editing.workspace import Workspace
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.model import Answer, Reason, Statement
from argmap.reading.documents import document
from argmap.records import record
from argmap.reviewing.forms.worksheet import LINE, MARK
from argmap.source import Source, Span, Text
from argmap.yamltext.scalars import given_text

_PLACE = lazy(rf"^<!--\s*{re.escape(MARK)}\s*(?P<slug>\S+) of the (?P<step>step .+?)\s*-->\s*$", re.MULTILINE)
# Where an answer ends: at the next question, and at what stands at the end of the sheet.
_END = lazy(r"^(?:#{1,6} |<!--|---\s*$)", re.MULTILINE)
_NOT_ANSWERED = lazy(r"[\s_.…\\-]*")
_DISMISSED = lazy(r"\*{0,2}dismissed\*{0,2}\s*:\s*", re.IGNORECASE)
_FROM = lazy(r"step from (?P<premise>\S+) to (?P<target>.+)$")
_NOWHERE = Span(Source("", ""), 0, 0)


@record(eq=False)
class Given:
    """An answer of a sheet: to which question of which step, in which line of the sheet it begins."""

    slug: str
    step: str
    text: str
    dismissed: bool
    line: int


def read_sheet(text: str) -> list[Given]:
    """The answers of a worksheet in Markdown; questions whose line was left as it is have none.

    Raises CannotChange for a text that is no worksheet.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = list(_given(text))
    if not _PLACE.search(text):
        raise CannotChange(
            "that is no worksheet that can be read: `argmap review MAP --worksheet -o sheet.md` makes one; the lines "
            f"`<!-- {MARK} … -->` tell where an answer belongs and have to stay"
        )
    return found


def _given(text: str) -> Iterator[Given]:
    for place in _PLACE.finditer(text):
        end = _END.search(text, place.end())
        body = text[place.end() : len(text) if end is None else end.start()].strip()
        body = body.replace(LINE, "").strip()
        if _NOT_ANSWERED.fullmatch(body):
            continue
        dismissed = _DISMISSED.match(body)
        said = given_text(" ".join((body[dismissed.end() :] if dismissed else body).split()))
        line = text.count("\n", 0, place.start()) + 1
        if not said:
            raise CannotChange(f"line {line} of the sheet dismisses a question without saying why")
        yield Given(place["slug"], place["step"], said, dismissed is not None, line)


def answers(workspace: Workspace, given: list[Given]) -> list[Step]:
    """The steps that write answers into the maps of a workspace. Raises CannotChange where one belongs nowhere."""
    made: list[Step] = []
    for each in given:
        _step(workspace, each)  # so that all is refused before anything is made
        find = _finder(each)
        made += [written_out(find), put_answer(find, each)]
    return made


def _finder(given: Given) -> Find:
    return lambda workspace: _step(workspace, given)


def _step(workspace: Workspace, given: Given) -> Reason:
    try:
        return _find(workspace.graph, given.step)
    except CannotChange as error:
        raise CannotChange(f"line {given.line} of the sheet names the {given.step}: {error}") from None


def _find(graph: ArgumentGraph, step: str) -> Reason:
    """The step that a sheet names. Raises CannotChange for one that is not there."""
    between = _FROM.match(step)
    if between is None:
        found = graph.find(step.removeprefix("step ").strip())
        if not isinstance(found, Reason):
            raise CannotChange("the map has no such step any more")
        return found
    target = between["target"].strip()
    above = _find(graph, target) if target.startswith("step ") else _statement(graph, target)
    return step_of(graph, _statement(graph, between["premise"]), above)


def _statement(graph: ArgumentGraph, name: str) -> Statement:
    found = graph.find(name) or next((s for s, number in graph.numbers.items() if number == name), None)
    if not isinstance(found, Statement):
        raise CannotChange(f"the map has no statement `{name}` any more")
    return found


def put_answer(find: Find, given: Given) -> Step:
    """Write an answer, or why a question is dismissed, beside the premises of a step."""

    def step(workspace: Workspace) -> Changes:
        node, changes = find(workspace), Changes()
        assert isinstance(node, Reason)  # noqa: S101 - as `_finder` gives it
        old = node.answers.get(given.slug)
        if old is not None:
            if (old.text.value, old.dismissed) == (given.text, given.dismissed):
                return changes
            there = f"{called(workspace.graph, node)} answers `{given.slug}` already"
            raise CannotChange(f"{there}; line {given.line} of the sheet says something else")
        written, at = document(workspace.graph.map_of(node).source), node.span.start
        pair = written.pair(written.mappings[at], "answers")
        where = at if pair is None else pair[1].start
        first, *rest = as_written(written, where, given.slug, given.text)
        if given.dismissed:
            first, rest = "", [f"  dismissed: {first}", *(f"  {line}" for line in rest)]
        if pair is None:
            lines = [f"{given.slug}: {first}".rstrip(), *rest]
            changes.edit(*written.insert_key(at, "answers", below=[f"  {line}" for line in lines]))
        else:
            changes.edit(*written.insert_key(where, given.slug, first, rest))
        answer = Answer(_text(given.slug), _text(given.text), dismissed=given.dismissed)
        after = saying(node, "answers", MappingProxyType({**node.answers, given.slug: answer}))
        return verified_at(workspace, node, changes, after)

    return step


def _text(value: str) -> Text:
    return Text(value, _NOWHERE)
