"""How evidence fits hypotheses, kept in the map with the key `fits`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeAlias

from argmap.analysis.fits import entries
from argmap.analysis.grounds import same_statements
from argmap.analysis.phrasing import called
from argmap.canonical_form import Row, rows_of, said
from argmap.editing.changes import CannotChange, Changes, performed, verified
from argmap.editing.refactoring.moving import Place, insert, put_in
from argmap.editing.refactoring.names import name_for
from argmap.editing.workspace import Workspace, real
from argmap.edits import Edit
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Fit, Reference, Statement
from argmap.reading.documents import SCALARS, document
from argmap.records import record
from argmap.source import Source, Span, Text
from argmap.yamltext.unfolding import STEP

_Node: TypeAlias = Statement | Reference
_NOWHERE = Span(Source("", ""), 0, 0)


@record(eq=False)
class Judgement:
    """How evidence fits a hypothesis: one of the words of `fits`, or None to take an entry out."""

    evidence: Statement
    hypothesis: Statement
    word: str | None


def judge(workspace: Workspace, judgements: Sequence[Judgement]) -> Changes:
    """Enter how evidence fits hypotheses, one after the other; of several for the same two, the last stands.

    It is written at the evidence, or at a `ref` to it where it cannot name the hypothesis, which gets an id if it has
    none. Of an entry that is there only the word changes. Raises CannotChange.
    """
    places = {statement: place for place, statement in enumerate(workspace.graph.statements)}
    sources = {real(each): each.source for each in workspace.graph.maps}
    texts = {path: source.text for path, source in sources.items()}
    current = workspace
    for each in judgements:
        # New keys leave the statements in their order.
        evidence, hypothesis = places[each.evidence], places[each.hypothesis]
        changes = performed(current, partial(_judged, evidence=evidence, hypothesis=hypothesis, word=each.word))
        for path, text in changes.texts().items():
            if text != texts[path]:
                texts[path] = text
                current = current.with_text(sources[path], text)
    found = Changes()
    for path, text in texts.items():
        if text != sources[path].text:
            found.edit(Edit(Span(sources[path], 0, len(sources[path].text)), text))
    return found


def _judged(workspace: Workspace, *, evidence: int, hypothesis: int, word: str | None) -> Changes:
    """One judgement, of the statements at two places in the order of all."""
    graph = workspace.graph
    about, of = graph.statements[evidence], graph.statements[hypothesis]
    _refuse_rivals(graph, about, of)
    node = _node(graph, about, of)
    if node is None and word is None:
        return Changes()
    if node is None:
        return _with_reference(workspace, about, of, word or "")
    old = _entry(graph, node, of)
    within, changes = graph.map_of(node), Changes()
    expected = rows_of(within)
    text, key = document(within.source), node.keys.get("fits")
    fits = dict(node.fits)
    if old is not None and word is None:
        changes.edit(*text.remove_key(old.hypothesis.span.start if len(fits) > 1 or key is None else key.start))
        del fits[old.hypothesis.value]
    elif old is not None and word is not None and word != old.word.value:
        changes.edit(*text.replace(old.word.span.start, word))
        fits[old.hypothesis.value] = Fit(old.hypothesis, Text(word, _NOWHERE), old.note, old.more)
    elif old is None and word is not None:
        name = _seen_from(graph, within, of)
        if name is None:
            name = name_for(graph, of)
            changes.edit(*text.insert_key(of.span.start, "id", name))
            index = expected.at(of).start
            expected.rows[index] = expected.rows[index].saying(id=name)
        known, at = SCALARS.line(name, brackets=True), node.span.start
        new = [f"{' ' * STEP}{known}: {word}"]
        changes.edit(
            *(text.insert_key(at, "fits", below=new) if key is None else text.insert_entry(at, "fits", known, word))
        )
        fits[name] = Fit(Text(name, _NOWHERE), Text(word, _NOWHERE))
    index = expected.at(node).start
    expected.rows[index] = expected.rows[index].saying(fits=_plain(fits))
    return verified(workspace, changes, {real(within): expected} if changes.edits else {})


def _refuse_rivals(graph: ArgumentGraph, evidence: Statement, hypothesis: Statement) -> None:
    leader = graph.restatements
    one, other = leader.get(evidence, evidence), leader.get(hypothesis, hypothesis)
    if one is other:
        raise CannotChange(f"{called(evidence)} is the hypothesis itself, and no evidence for it or against it")
    if any({one, other} <= {leader.get(each, each) for each in members} for members in graph.opposition.lists):
        raise CannotChange(
            f"{called(evidence)} and {called(hypothesis)} are alternatives to each other, and no evidence"
        )


# -- where it is written, and by which name --------------------------------------------------------------------------


def _node(graph: ArgumentGraph, evidence: Statement, hypothesis: Statement) -> _Node | None:
    """Where to write: where an entry is, else the evidence, else a `ref` to it; None where one has to be added."""
    leader = graph.restatements
    known = entries(graph).get((leader.get(evidence, evidence), leader.get(hypothesis, hypothesis)))
    if known:
        return known[0].at
    here = graph.map_of(evidence)
    if here is graph.map_of(hypothesis) or _seen_from(graph, here, hypothesis) is not None:
        return evidence
    same = same_statements(graph, evidence)
    of_root = (each for each in graph.references if graph.map_of(each) is graph.root)
    return next((each for each in of_root if graph.resolve(each) in same), None)


def _entry(graph: ArgumentGraph, node: _Node, hypothesis: Statement) -> Fit | None:
    """What was entered of a hypothesis at a node."""
    same, within = same_statements(graph, hypothesis), graph.map_of(node)
    return next((fit for name, fit in node.fits.items() if graph.find(name, within) in same), None)


def _seen_from(graph: ArgumentGraph, within: ArgumentMap, statement: Statement) -> str | None:
    """The name of a statement, or of one that says the same, in a map; None where it has none there."""
    same = same_statements(graph, statement)
    found = next((name for name, node in graph.names(within) if node in same), None)
    if found is None and graph.map_of(statement) is not within and statement.id is None:
        raise CannotChange(
            f"{called(statement)} stands in another map ({statement.span}) and has no id by which it could be named; "
            f"give it one there, as in `id: {name_for(graph, statement)}`"
        )
    return found


def _with_reference(workspace: Workspace, evidence: Statement, hypothesis: Statement, word: str) -> Changes:
    """Add a `ref` to evidence of an included map at the end of the root map, with an entry."""
    graph, root = workspace.graph, workspace.root
    target, name = _seen_from(graph, root, evidence), _seen_from(graph, root, hypothesis)
    changes, expected = Changes(), rows_of(root)
    if name is None:
        name = name_for(graph, hypothesis)
        changes.edit(*document(root.source).insert_key(hypothesis.span.start, "id", name))
        index = expected.at(hypothesis).start
        expected.rows[index] = expected.rows[index].saying(id=name)
    lines = [f"- ref: {target}", "  fits:", f"    {SCALARS.line(name)}: {word}"]
    changes.edit(*put_in(document(root.source), root, Place(), lines))
    fits = {name: Fit(Text(name, _NOWHERE), Text(word, _NOWHERE))}
    node = Reference(span=_NOWHERE, target=Text(target or "", _NOWHERE), fits=fits)
    insert(expected, Place(), [Row(0, "", "Reference", said(node))], [node])
    return verified(workspace, changes, {real(root): expected})


def _plain(fits: Mapping[str, Fit]) -> object:
    """Entries as a row says them."""
    return dict(said(Reference(span=_NOWHERE, target=Text("", _NOWHERE), fits=fits)))["fits"]
