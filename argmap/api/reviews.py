"""Whether an argument holds, from Python: reviews and their forms, single statements, hypotheses, the other side."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from argmap.api import given
from argmap.api.failures import WrongArgument
from argmap.api.given import PathOrText, refused
from argmap.api.maps import Map, map_of, version_of

if TYPE_CHECKING:
    from argmap.drafting import Original
    from argmap.hypotheses import Matrix
    from argmap.reviewing import Review
    from argmap.reviewing.causes import Causes
    from argmap.reviewing.forms import Form

Sources: TypeAlias = str | os.PathLike[str] | Mapping[str, str] | None


@refused
def review(
    argument: Map | PathOrText,
    sections: str | Iterable[str] = (),
    *,
    since: Map | PathOrText | None = None,
    grant: str | Iterable[str] = (),
    reject: str | Iterable[str] = (),
    conclusion: str | None = None,
    sources: Sources = None,
) -> Review:
    """The review of a map: what it rests on and where it is weak; `sections` are names of sections, by default all.

    `since` is an older version, as for `diff`; `grant`, `reject` and `conclusion` hold ids (`UnknownStatement` for
    others); `sources` as for `check`. `argmap.reporting.review.written` gives it as text, Markdown, HTML or JSON.

    >>> text = "argument:\\n- conclusion: Close it.\\n  because:\\n  - claim: Lorries wear it out.\\n"
    >>> page = review(text, ["assumptions"])
    >>> [(item.sort, item.node.span.first.line) for item in page.sections[0].items]
    [('asserted', 4), ('unwritten', 4)]
    """
    from argmap.checking import ground
    from argmap.comparing import compare
    from argmap.reviewing import review as review_graph

    found = map_of(argument)
    return review_graph(
        found.graph,
        given.several(sections, "sections"),
        **given.what_if(found.graph, grant, reject),
        conclusion=None if conclusion is None else found[conclusion],
        grounding=ground(found.graph, given.shelf(sources)),
        comparison=None if since is None else compare(version_of(since).graph, found.graph),
    )


@refused
def form(argument: Map | PathOrText | Review, name: str, *, most: int | None = None) -> Form:
    """A review in a form that a profession uses: `toulmin`, `referee`, `analytic-standards`, `note` or `rubric`.

    `argument` is a map as for `load`, or a whole review of one, as `review` gives it; `most` says how many things each
    part lists. `argmap.reporting.forms.written` gives it as text, Markdown, HTML or JSON.

    >>> sheet = form("argument:\\n- conclusion: Close it.\\n  because:\\n  - claim: Lorries wear it out.\\n", "toulmin")
    >>> [row.label for row in sheet.parts[0].rows]
    ['Claim', 'Data', 'Warrant', 'Backing', 'Qualifier', 'Rebuttals']
    """
    from argmap.reviewing import Review
    from argmap.reviewing.forms import form_of

    most = None if most is None else given.whole(most, "most", 1)
    page = argument if isinstance(argument, Review) else review(argument)
    return form_of(page, given.text(name, "name"), most=most)


@refused
def why(
    argument: Map | PathOrText,
    statement: str,
    *,
    grant: str | Iterable[str] = (),
    reject: str | Iterable[str] = (),
) -> Causes:
    """Why the statement with an id fares as it does, and what would change that; the rest as for `evaluate`.

    >>> text = "argument:\\n- conclusion: Close it.\\n  id: close\\n  because: [It is old.]\\n"
    >>> found = why(text, "close")
    >>> found.status.value, found.why
    ('supported', 'its reason holds, and no objection stands')
    """
    from argmap.reviewing.causes import causes

    graph = map_of(argument).graph
    wanted = given.statement(graph, statement)
    what_if = given.what_if(graph, grant, reject)
    return causes(graph, wanted, grant=tuple(what_if["grant"]), reject=tuple(what_if["reject"]))


@refused
def ach(
    argument: Map | PathOrText,
    *,
    question: str | None = None,
    hypotheses: str | Iterable[str] = (),
    leaves: bool = False,
    related: bool = False,
    grant: str | Iterable[str] = (),
    reject: str | Iterable[str] = (),
) -> Matrix:
    """Competing hypotheses against the evidence of a map: a list of its alternatives, or `hypotheses`, which are ids.

    `question` is the id of a member of the list that is meant, where there are several. With `leaves` the other
    statements without reasons are rows as well, with `related` only what bears on a hypothesis. Raises
    `argmap.hypotheses.CannotCompare` where there is nothing to compare. `argmap.reporting.ach.written` gives it as
    text, JSON, CSV, HTML or Markdown.

    >>> text = "alternatives: [[bulb, fuse]]\\nargument:\\n- {claim: It is the bulb., id: bulb}\\n- claim: Fuse.\\n"
    >>> found = ach(text + "  id: fuse\\n  but: [{evidence: The clock beside it runs.}]\\n")
    >>> found.order.against, found.blanks
    ((0, 1), 1)
    """
    from argmap.hypotheses import competing, matrix

    graph = map_of(argument).graph
    named = [given.statement(graph, name) for name in given.several(hypotheses, "hypotheses")]
    chosen = competing(graph, question=None if question is None else given.statement(graph, question), named=named)
    return matrix(
        graph,
        chosen,
        leaves=given.flag(leaves, "leaves"),
        related=given.flag(related, "related"),
        **given.what_if(graph, grant, reject),
    )


@refused
def against(argument: Map | PathOrText, *, conclusion: str | None = None, include: str | None = None) -> str:
    """The text of a map that begins the case against the conclusion of a map, or against the statement with an id.

    It includes that map as `include`, a path from where it is to lie; without one it is to lie beside the file of the
    map, and what has no file needs one. Raises an `ArgmapError` for a map without statements, and for a conclusion
    without an id, of which no other map can speak.

    >>> text = against("argument:\\n- {conclusion: Close it., id: close}\\n", include="bridge.yaml")
    >>> [line for line in text.splitlines() if "bridge.yaml" in line or "contradicts" in line][1:]
    ['  original: bridge.yaml', '  contradicts: original/close']
    """
    from argmap.drafting import against as begin

    return begin(_original(argument, conclusion, include))


@refused
def steelman(argument: Map | PathOrText, *, conclusion: str | None = None, include: str | None = None) -> str:
    """The text of a map that begins the strongest case for the conclusion of a map; arguments as for `against`.

    >>> text = steelman("argument:\\n- {conclusion: Close it., id: close}\\n", include="bridge.yaml")
    >>> text.count("todo: ")
    1
    """
    from argmap.drafting import steelman as begin

    return begin(_original(argument, conclusion, include))


def _original(argument: Map | PathOrText, conclusion: str | None, include: str | None) -> Original:
    from argmap.drafting import Original

    found = map_of(argument)
    path = found.graph.root.source.path
    if include is not None:
        path = given.text(include, "include")
    elif path == "<text>":
        raise WrongArgument("the new map includes this one, which is no file; `include` says by what path")
    else:
        path = os.path.basename(path)
    return Original(found.graph, path, None if conclusion is None else found[conclusion])
