"""Maps of one text by different people: how far they agree, and students' maps beside a model."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from argmap.api import given
from argmap.api.failures import WrongArgument, shown
from argmap.api.given import PathOrText, refused
from argmap.api.maps import Map, map_of

if TYPE_CHECKING:
    from argmap.agreement import Agreement, Grading

Sources: TypeAlias = str | os.PathLike[str] | Mapping[str, str] | None


@refused
def agree(*maps: Map | PathOrText, sources: Sources = None) -> Agreement:
    """How far two or more maps of the same text agree, each as for `load`, with `sources` as for `check`.

    Raises `argmap.agreement.TooFewMaps` for fewer than two. `argmap.reporting.agreement.written` gives what comes back
    as text, Markdown, HTML or JSON.

    >>> one = "argument:\\n- conclusion: Close it.\\n  because: [Lorries wear the deck out.]\\n"
    >>> other = "argument:\\n- conclusion: Close it.\\n  but: [The lorries wear out the deck.]\\n"
    >>> found = agree(one, other)
    >>> [pair.basis for pair in found.pairs[0].pairs], [each.sort.value for each in found.disagreements]
    (['words', 'words'], ['support or attack'])
    """
    from argmap.agreement import agree as agree_graphs
    from argmap.agreement.annotations import told_apart
    from argmap.checking import ground

    graphs = [map_of(each).graph for each in maps]
    shelf = given.shelf(sources)
    names = told_apart([graph.root.source.path for graph in graphs])
    return agree_graphs(graphs, names=names, groundings=[ground(graph, shelf) for graph in graphs])


@refused
def grade(
    model: Map | PathOrText,
    students: Map | PathOrText | Iterable[Map | PathOrText],
    *,
    points: Mapping[str, float] | None = None,
    sources: Sources = None,
) -> Grading:
    """Students' maps beside a model, each as for `agree`: what each has of it, where, and what besides.

    `points` says what `statements`, `steps` and `kinds` are worth; without it nothing is summed up. Raises
    `argmap.agreement.NoSuchPoints` for other criteria.

    >>> model = "argument:\\n- conclusion: Close it.\\n  because: [Lorries wear the deck out., It shakes.]\\n"
    >>> found = grade(model, model.replace(", It shakes.", ""))
    >>> [(tally.criterion, tally.found, tally.of) for tally in found.sheets[0].tallies]
    [('statements', 2, 3), ('steps', 1, 2), ('kinds', 2, 2)]
    """
    from argmap.agreement import grade as grade_graphs
    from argmap.agreement.annotations import told_apart
    from argmap.checking import ground

    if points is not None and not isinstance(points, Mapping):
        raise WrongArgument(f"`points` are numbers by criterion, and not {shown(points)}")
    several = [students] if isinstance(students, Map | str | os.PathLike) else students
    if not isinstance(several, Iterable):
        raise WrongArgument(f"`students` are maps, and not {shown(students)}")
    graphs = [map_of(each).graph for each in (model, *several)]
    shelf = given.shelf(sources)
    names = told_apart([graph.root.source.path for graph in graphs])
    groundings = [ground(graph, shelf) for graph in graphs]
    return grade_graphs(graphs[0], graphs[1:], names=names, groundings=groundings, points=points)
