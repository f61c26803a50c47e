"""The Python interface: what `import argmap` gives.

>>> import argmap
>>> bridge = argmap.load('''
... argument:
... - conclusion: The council should close the bridge to lorries.
...   id: close
...   because:
...   - claim: Lorries wear the deck of the bridge out.
...     id: wear
... ''')
>>> [str(statement.text) for statement in bridge.graph.statements]
['The council should close the bridge to lorries.', 'Lorries wear the deck of the bridge out.']
>>> bridge.status("close").value
'supported'
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.building import Report
    from argmap.checking import Analysis
    from argmap.comparing import Comparison
    from argmap.diagnostics import Diagnostic
    from argmap.evaluation import Evaluation, Reading, Status
    from argmap.graph import ArgumentGraph
    from argmap.grounding import Grounding
    from argmap.model import ArgumentMap, Statement
    from argmap.reviewing import Review
    from argmap.semantics import Extensions, Semantics
    from argmap.source import Source

PathOrText = str | os.PathLike[str]


class MapHasErrors(ArgmapError):
    """A map cannot be used as it is; `diagnostics` are its errors, and the message shows them all."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        from argmap.reporting.console import diagnostic_text

        self.diagnostics = tuple(diagnostics)
        super().__init__("\n\n".join(map(diagnostic_text, self.diagnostics)))


@dataclass(frozen=True, eq=False)
class Map:
    """A map without errors, ready to be asked and drawn; in Jupyter it shows itself as a picture."""

    analysis: Analysis

    @property
    def graph(self) -> ArgumentGraph:
        """Statements and reasons, and how they hang together."""
        assert self.analysis.graph is not None  # noqa: S101 - `load` makes sure
        return self.analysis.graph

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What `check` found; no errors."""
        return self.analysis.diagnostics

    def __getitem__(self, name: str) -> Statement:
        """The statement with an id; KeyError when there is none."""
        from argmap.model import Statement

        found = self.graph.find(name)
        if not isinstance(found, Statement):
            raise KeyError(name)
        return found

    def status(self, name: str, reading: Reading | None = None) -> Status:
        """How the statement with an id fares; by default as stated."""
        return evaluate(self, reading).status(self[name])

    def _repr_svg_(self) -> str:
        return render(self).decode("utf-8")


def read(source: PathOrText) -> ArgumentMap | None:
    """The map as it is written, without what it includes, as far as it could be understood; findings are left out.

    `source` is a path, or the text of a map when it holds a line break. Raises `ArgmapError` for a file that cannot
    be read.
    """
    from argmap.reading import load as load_text

    return load_text(_source(source)).map


def check(
    source: PathOrText,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    sources: str | os.PathLike[str] | Mapping[str, str] | None = None,
) -> Analysis:
    """Everything that is wrong with a map, in `Analysis.diagnostics`; `source` as for `read`.

    `sources` is a folder with the texts of the works cited, or these texts by the names of their files; quotations are
    looked up in them, and in the files that the map itself names.

    >>> [d.code for d in check("argument:\\n- clam: Lorries wear the deck out.\\n").diagnostics][:1]
    ['AM002']
    """
    from argmap.checking import check as check_source

    return check_source(_source(source), select=select, ignore=ignore, sources=_shelf(sources))


def load(source: PathOrText, *, sources: str | os.PathLike[str] | Mapping[str, str] | None = None) -> Map:
    """A map without errors; `source` and `sources` as for `check`. Raises `MapHasErrors`, whose message shows each."""
    from argmap.diagnostics import Severity

    analysis = check(source, sources=sources)
    errors = [d for d in analysis.diagnostics if d.severity is Severity.ERROR]
    if errors or analysis.graph is None:
        raise MapHasErrors(errors)
    return Map(analysis)


def render(argument: Map | PathOrText, form: str = "svg", **options: Any) -> bytes:
    """The picture of a map: svg, png, pdf, dot, mermaid or outline; `options` are those of `DrawingOptions`.

    >>> print(render("argument:\\n- claim: Lorries wear the deck out.\\n", "outline").decode().strip())
    1 Lorries wear the deck out.
    """
    from argmap.rendering import DrawingOptions, draw

    found = argument if isinstance(argument, Map) else load(argument)
    return draw(found.graph, (form,), DrawingOptions(**options)).files[form]


def evaluate(
    argument: Map | PathOrText,
    reading: Reading | None = None,
    *,
    grant: Iterable[str] = (),
    reject: Iterable[str] = (),
) -> Evaluation:
    """How the statements of a map fare, by default as stated; `grant` and `reject` hold ids. KeyError for others."""
    from argmap.evaluation import Reading
    from argmap.evaluation import evaluate as evaluate_graph

    found = argument if isinstance(argument, Map) else load(argument)
    return evaluate_graph(
        found.graph,
        reading or Reading.AS_STATED,
        grant=[found[name] for name in grant],
        reject=[found[name] for name in reject],
    )


def diff(old: Map | PathOrText, new: Map | PathOrText) -> Comparison:
    """What changed between two versions of a map; each as for `load`, or a path in a git revision: ``REV:FILE``.

    Raises `MapHasErrors` for a version with errors, and another `ArgmapError` for one that cannot be read.

    >>> old = "argument:\\n- claim: Lorries wear the deck out.\\n"
    >>> for change in diff(old, old.replace("the deck", "the old deck")).changes:
    ...     print(change.kind.value, change.new.text)
    reworded Lorries wear the old deck out.
    """
    from argmap.comparing import compare

    return compare(_version(old).graph, _version(new).graph)


def ground(
    argument: Map | PathOrText, *, sources: str | os.PathLike[str] | Mapping[str, str] | None = None
) -> Grounding | None:
    """Where the quotations of a map stand in the texts of its sources, `sources` as for `check`; None without any text.

    >>> text = "source: w\\nsources: {w: {title: W}}\\nargument:\\n- {claim: Lorries wear it., quote: wear it}\\n"
    >>> found = ground(text, sources={"w.txt": "Lorries wear it out."})
    >>> [quotation.outcome.value for quotation in found.quotations]
    ['found']
    """
    from argmap.checking import ground as ground_graph

    found = argument if isinstance(argument, Map) else load(argument)
    return ground_graph(found.graph, _shelf(sources))


def review(
    argument: Map | PathOrText,
    sections: Iterable[str] = (),
    *,
    since: Map | PathOrText | None = None,
    grant: Iterable[str] = (),
    reject: Iterable[str] = (),
    conclusion: str | None = None,
    sources: str | os.PathLike[str] | Mapping[str, str] | None = None,
) -> Review:
    """What a map rests on and where it is weak; `sections` are names of sections, by default all.

    `since` is an older version, as for `diff`; `grant`, `reject` and `conclusion` hold ids (KeyError for others);
    `sources` as for `check`. `argmap.reporting.review.written` gives it as text, Markdown, HTML or JSON.

    >>> text = "argument:\\n- conclusion: Close it.\\n  because:\\n  - claim: Lorries wear it out.\\n"
    >>> page = review(text, ["assumptions"])
    >>> [str(item.node.text) for item in page.sections[0].items]
    ['Lorries wear it out.']
    """
    from argmap.reviewing import review as review_graph

    found = argument if isinstance(argument, Map) else load(argument)
    return review_graph(
        found.graph,
        sections,
        grant=[found[name] for name in grant],
        reject=[found[name] for name in reject],
        conclusion=None if conclusion is None else found[conclusion],
        grounding=ground(found, sources=sources),
        comparison=None if since is None else diff(since, found),
    )


def _shelf(sources: str | os.PathLike[str] | Mapping[str, str] | None) -> Path | Mapping[str, str] | None:
    return sources if sources is None or isinstance(sources, Mapping) else Path(sources)


def _version(given: Map | PathOrText) -> Map:
    """A map from where it is given: loaded, a path or text, or a path in a revision."""
    from argmap.checking import check as check_source
    from argmap.diagnostics import Severity
    from argmap.revisions import load_revision, named

    if isinstance(given, Map):
        return given
    wanted = named(given) if isinstance(given, str) and "\n" not in given else None
    if wanted is None:
        return load(given)
    source, project = load_revision(wanted)
    if source is None:
        raise MapHasErrors(project.diagnostics)
    analysis = check_source(source, project=project)
    errors = [d for d in analysis.diagnostics if d.severity is Severity.ERROR]
    if errors or analysis.graph is None:
        raise MapHasErrors(errors)
    return Map(analysis)


def extensions(
    argument: Map | PathOrText,
    semantics: Semantics | str = "grounded",
    reading: Reading | None = None,
    *,
    grant: Iterable[str] = (),
    reject: Iterable[str] = (),
    limit: int = 8,
    seconds: float = 10.0,
) -> Extensions:
    """What can be held together under one of Dung's semantics; the other arguments are those of `evaluate`.

    At most `limit` extensions are kept. All semantics but grounded need the extra `semantics`; without it,
    `argmap.semantics.ClingoMissing` is raised.
    """
    from argmap.evaluation import Reading
    from argmap.semantics import Semantics, framework
    from argmap.semantics import extensions as extensions_of

    found = argument if isinstance(argument, Map) else load(argument)
    induced = framework(
        found.graph,
        reading or Reading.AS_STATED,
        grant=[found[name] for name in grant],
        reject=[found[name] for name in reject],
    )
    return extensions_of(induced, Semantics(semantics), limit=limit, seconds=seconds)


def build(
    paths: Iterable[PathOrText], output: PathOrText = "output", formats: Sequence[str] = ("svg",), **options: Any
) -> Report:
    """Draw all maps below some folders into an output folder, as far as they changed; raises `MapHasErrors`.

    `options` are those of `argmap.building.build`, among them `executor`, any `concurrent.futures.Executor`.
    """
    from argmap.building import Job
    from argmap.building import build as build_jobs
    from argmap.checking import find_maps

    jobs = []
    for file in find_maps(map(Path, paths)):
        found = load(file)
        if found.graph.root.roots:
            jobs.append(Job(found.analysis, file.stem))
    return build_jobs(jobs, Path(output), formats, **options)


def _source(given: PathOrText) -> Source:
    from argmap.reading import read_bytes, read_file
    from argmap.source import Source

    if isinstance(given, str) and "\n" in given:
        return Source("<text>", given)
    source, faults = read_bytes(read_file(Path(given)), os.fspath(given))
    if source is None:
        raise MapHasErrors(faults)
    return source
