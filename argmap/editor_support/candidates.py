"""The candidates for the value of a key: terms, names of all sorts, paths."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from argmap.editor_support import describing
from argmap.editor_support.completion_context import Spot
from argmap.editor_support.known import known_scheme, known_schemes
from argmap.editor_support.open_map import View
from argmap.graph import ArgumentGraph
from argmap.inline.written import markdown_of
from argmap.likelihood.scales import BUILT_IN, Terms, terms_known_to
from argmap.markup import markdown
from argmap.model import Bearing, Reason, Statement
from argmap.reading.documents import SCALARS
from argmap.reading.grammar import text_of
from argmap.reading.language import ANSWER, REFERENCE, SOURCE, TREES, VERSION, VERSION_NUMBER
from argmap.reading.shapes import Form, Item, Sense
from argmap.records import record
from argmap.schemes import Polarity, built_in_names

MOST_FILES = 1000
MOST_FOLDERS = 300
_DEEPEST = 3
_MAPS = (".yaml", ".yml")
_TO_NODE = REFERENCE.by_name["ref"].shape
_TEXTS = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf")


@record(eq=False)
class Candidate:
    """Something that can be written: `label` is shown, `text` is put in."""

    label: str
    sort: str
    detail: str
    documentation: str
    text: str


def values(view: View, spot: Spot) -> Iterator[Candidate]:
    """The candidates for a value, whatever is typed already."""
    said = text_of(spot.state)
    if spot.state is ANSWER:
        yield Candidate("dismissed", "key", "", ANSWER.by_name["dismissed"].doc, "{dismissed: }")
    elif said is not None and said.sense in _BY_SENSE:
        yield from _BY_SENSE[said.sense](view, spot)
    elif said is not None and said.form is Form.ID:
        yield from _ids(view, spot)
    elif said is VERSION_NUMBER:
        yield Candidate(VERSION, "term", "", "The version of the language.", VERSION)
    elif said is not None:
        for term in spot.key.terms if spot.key is not None else said.terms:
            yield Candidate(term.word, "term", "", term.doc[:1].upper() + term.doc[1:] + ".", term.word)


# -- names of the map ------------------------------------------------------------------------------------------------


def _nodes(view: View) -> Iterator[tuple[ArgumentGraph, str, Statement | Reason]]:
    """Every name with what it stands for: of the text as it is, then of the last good one."""
    seen: set[str] = set()
    for graph in view.graphs:
        for name, node in graph.names():
            if name not in seen:
                seen.add(name)
                yield graph, name, node


def _statements(view: View, spot: Spot) -> Iterator[Candidate]:
    """The statements that can be named; at the root of a tree reasons as well."""
    taken = _taken(spot)
    lists = spot.frames[-2] if len(spot.frames) > 1 else None
    at_root = text_of(spot.state) is _TO_NODE and lists is not None and lists.state is TREES
    for graph, name, node in _nodes(view):
        if name in taken:
            continue
        if isinstance(node, Statement):
            number = graph.numbers.get(node)
            detail = describing.shortened(node.text.words, 120)
            facts = f"**{node.kind.value}**" + (f" {number}" if number else "")
            yield Candidate(name, "id", detail, f"{facts}\n\n{markdown_of(node.text.shown)}", name)
        elif at_root:
            yield _of_reason(graph, name, node)


def _taken(spot: Spot) -> set[str | None]:
    """The names that are in the list already, and the id of the statement itself."""
    frame = spot.frame
    if frame is None:
        return set()
    around = spot.frames[-2] if frame.is_list and len(spot.frames) > 1 else frame
    items = set(frame.keys) - {spot.typed.strip()} if frame.is_list else set()
    own = around.keys.get("id") if isinstance(around.state, Item) else None
    return {*items, own}


def _of_reason(graph: ArgumentGraph, name: str, reason: Reason) -> Candidate:
    premises = graph.premises(reason)
    detail = describing.shortened(premises[0].text.words, 120) if premises else ""
    return Candidate(name, "id", detail, describing.of_reason(graph, reason), name)


def _reasons(view: View, spot: Spot) -> Iterator[Candidate]:
    """The reasons that can be outweighed, those of the other side of the same statement first."""
    found = [(graph, name, node) for graph, name, node in _nodes(view) if isinstance(node, Reason)]
    of = spot.frame.of if spot.frame is not None else None
    if of is not None and of.name == "outweighs" and len(spot.frames) > 1:  # within the list of its names
        of = spot.frames[-2].of
    supports = of is not None and of.name == Bearing.SUPPORT.value
    found.sort(key=lambda each: (each[2].bearing is Bearing.SUPPORT) is supports)
    taken = _taken(spot)
    for graph, name, reason in found:
        if name in taken:
            continue
        yield _of_reason(graph, name, reason)


def _works(view: View, spot: Spot) -> Iterator[Candidate]:
    frame = spot.frame
    around = spot.frames[-2] if len(spot.frames) > 1 else None
    own = around.key if around is not None and frame is not None and frame.state is SOURCE else None
    seen = {own, *_taken(spot)}
    for graph in view.graphs:
        for name, work in graph.works(graph.root).items():
            if name not in seen:
                seen.add(name)
                known = (t.value for t in (work.title, work.author, work.date) if t is not None)
                yield Candidate(name, "source", ", ".join(known), describing.of_work(work), name)


def _groups(view: View, _spot: Spot) -> Iterator[Candidate]:
    seen: set[str] = set()
    for graph in view.graphs:
        for name, group in graph.groups(graph.root).items():
            if name not in seen:
                seen.add(name)
                title = "" if group.title is None else group.title.words
                yield Candidate(name, "group", title, describing.of_group(group), name)


# -- schemes, scales, files ------------------------------------------------------------------------------------------


def _schemes(view: View, spot: Spot) -> Iterator[Candidate]:
    """The map's own schemes, then the built-in ones, those for the side of the reason first."""
    of = spot.frame.of if spot.frame is not None else None
    side = Polarity.CON if of is not None and of.name in ("but", "although") else Polarity.PRO
    own = list(known_schemes(view).values())
    slugs = {scheme.slug for scheme in own}
    found = own + [s for slug in built_in_names() if slug not in slugs and (s := known_scheme(view, slug)) is not None]
    for scheme in sorted(found, key=lambda scheme: (not scheme.own, scheme.polarity is not side)):
        yield Candidate(scheme.slug, "scheme", scheme.name, describing.of_scheme(scheme), scheme.slug)


def _roles(view: View, spot: Spot) -> Iterator[Candidate]:
    """The roles of the scheme of the reason in which a premise stands."""
    scheme = known_scheme(view, spot.frames[-3].keys.get("scheme", "")) if len(spot.frames) > 2 else None
    if scheme is not None:
        for role in scheme.roles:
            form = scheme.in_words(role.form)
            unsaid = "\n\nIt may go without saying." if role.optional else ""
            yield Candidate(role.name, "role", form, f"{markdown(form)}{unsaid}", role.name)


def missing(view: View, rule: str) -> list[str]:
    """The names that are used and, as a rule finds, are those of nothing."""
    analyses = [view.analysis] if view.good is None else [view.analysis, view.good]
    found = (d for analysis in analyses for d in analysis.diagnostics if d.rule.name == rule)
    return list(dict.fromkeys(d.span.written.strip("'\"") for d in found if "/" not in d.span.written))


def _ids(view: View, spot: Spot) -> Iterator[Candidate]:
    """Names that are referred to and not given to anything yet."""
    if spot.frame is not None and isinstance(spot.frame.state, Item):
        for name in missing(view, "unknown-reference"):
            yield Candidate(name, "id", "referred to, and not there yet", "", name)


def _scale(view: View, spot: Spot) -> Iterator[Candidate]:
    """The terms of the scale of the map."""
    terms: Terms | None = None
    for graph in view.graphs:
        terms = terms or terms_known_to(graph)[graph.root]
    if terms is None and spot.frames:
        terms = BUILT_IN.get(spot.frames[0].keys.get("scale", ""))
    if terms is not None:
        for term, (low, high) in terms.terms.items():
            bounds = f"{low:g} to {high:g}"
            of = "the map's own scale" if terms.name is None else f"the scale {terms.name}"
            yield Candidate(term, "term", bounds, f"From {bounds} in {of}.", term)


def _texts(view: View, _spot: Spot) -> Iterator[Candidate]:
    """The files that may hold the text of a source."""
    yield from _paths(view, _TEXTS)


def _maps(view: View, _spot: Spot) -> Iterator[Candidate]:
    yield from _paths(view, _MAPS)


def _paths(view: View, endings: tuple[str, ...]) -> Iterator[Candidate]:
    """The files at the map and below it, as they are called from it."""
    here = Path(os.path.realpath(view.source.path))
    found = 0
    for looked_in, (folder, folders, names) in enumerate(os.walk(here.parent)):
        if looked_in > MOST_FOLDERS:
            return
        inside = Path(folder).relative_to(here.parent)
        folders[:] = sorted(n for n in folders if not n.startswith(".")) if len(inside.parts) < _DEEPEST else []
        for name in sorted(names):
            if name.lower().endswith(endings) and not name.startswith(".") and Path(folder, name) != here:
                found += 1
                if found > MOST_FILES:
                    return
                path = (inside / name).as_posix()
                yield Candidate(path, "path", "", "", SCALARS.line(path, brackets=True))


def _targets(_view: View, _spot: Spot) -> Iterator[Candidate]:
    """The targets that a bad answer to a critical question can hit in every scheme."""
    yield Candidate("inference", "term", "the step", "The step from the premises to the conclusion.", "inference")
    yield Candidate("conclusion", "term", "", "What the reason bears on.", "conclusion")


_BY_SENSE: dict[Sense | None, Callable[[View, Spot], Iterator[Candidate]]] = {
    Sense.STATEMENT: _statements,
    Sense.NODE: _statements,
    Sense.REASON: _reasons,
    Sense.SOURCE: _works,
    Sense.GROUP: _groups,
    Sense.SCHEME: _schemes,
    Sense.ROLE: _roles,
    Sense.TARGET: _targets,
    Sense.LIKELIHOOD: _scale,
    Sense.MAP_FILE: _maps,
    Sense.TEXT_FILE: _texts,
}
