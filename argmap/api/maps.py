"""A map that is free of errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.api import given
from argmap.api.failures import MapHasErrors, WrongArgument, shown
from argmap.api.given import PathOrText
from argmap.showing import Brief, bundle, counted, name_of_file, quoted

if TYPE_CHECKING:
    from argmap.checking import Analysis
    from argmap.diagnostics import Diagnostic
    from argmap.evaluation import Reading, Status
    from argmap.graph import ArgumentGraph
    from argmap.model import Statement


@dataclass(frozen=True, eq=False, repr=False)
class Map(Brief):
    """A map without errors, ready to be asked and drawn; in a notebook it shows itself as a picture.

    `bridge["wear"]` is the statement with the id `wear`, `"wear" in bridge` tells whether there is one, and a loop over
    the map gives the ids of its statements. The ids of an included map have its prefix: `"north/wear"`.
    """

    analysis: Analysis

    def __post_init__(self) -> None:
        from argmap.checking import Analysis

        if not isinstance(self.analysis, Analysis):
            raise WrongArgument(f"a `Map` is made of what `check` gives, and not of {shown(self.analysis)}")
        if self.analysis.graph is None or self.analysis.has_errors():
            raise MapHasErrors(_errors(self.analysis))

    @property
    def graph(self) -> ArgumentGraph:
        """Statements and reasons, and how they hang together."""
        assert self.analysis.graph is not None  # noqa: S101 - there is none without, see above
        return self.analysis.graph

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of `check`; no errors."""
        return self.analysis.diagnostics

    def __getitem__(self, name: str) -> Statement:
        """The statement with an id. Raises `UnknownStatement`, which is a KeyError and names the nearest."""
        return given.statement(self.graph, name)

    def __contains__(self, name: object) -> bool:
        from argmap.model import Statement

        return isinstance(name, str) and isinstance(self.graph.find(name), Statement)

    def __iter__(self) -> Iterator[str]:
        from argmap.model import Statement

        return (name for name, node in self.graph.names() if isinstance(node, Statement))

    def status(self, name: str, reading: Reading | str | None = None) -> Status:
        """How the statement with an id fares; by default as stated."""
        from argmap.api import evaluate

        return evaluate(self, reading).status(self[name])

    def _brief(self) -> Iterator[object]:
        graph = self.graph
        yield name_of_file(graph.root.source.path)
        yield f"{counted(len(graph.statements), 'statement')}, {counted(len(graph.reasons), 'reason')}"
        yield quoted(graph.root.title)

    def _repr_svg_(self) -> str:
        """The picture with ids of its own, so that many can stand on one page."""
        from argmap.api import render
        from argmap.api.notebook import with_own_ids

        return with_own_ids(render(self).decode("utf-8"))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        forms: dict[str, Callable[[], str]] = {"image/svg+xml": self._repr_svg_, "text/plain": self.__repr__}
        if not self.graph.statements:  # there is nothing to draw
            del forms["image/svg+xml"]
        return bundle(forms, include, exclude)


def _errors(analysis: Analysis) -> list[Diagnostic]:
    from argmap.diagnostics import Severity

    return [each for each in analysis.diagnostics if each.severity is Severity.ERROR]


def map_of(argument: Map | PathOrText) -> Map:
    """A map as it is given: loaded, or a path or text that is loaded now."""
    return argument if isinstance(argument, Map) else Map(_checked(argument))


def _checked(argument: PathOrText) -> Analysis:
    from argmap.checking import check

    return check(given.source_of(argument))


def version_of(argument: Map | PathOrText) -> Map:
    """A map from where it is given: loaded, a path or text, or a path in a revision."""
    from argmap.checking import check as check_source
    from argmap.revisions import load_revision, named

    name = isinstance(argument, str) and "\n" not in argument and given.can_name_a_file(argument)
    wanted = named(argument) if isinstance(argument, str) and name else None
    if wanted is None:
        return map_of(argument)
    source, project = load_revision(wanted)
    if source is None:
        raise MapHasErrors(project.diagnostics)
    return Map(check_source(source, project=project))
