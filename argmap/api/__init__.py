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
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.api import given
from argmap.api.agreements import agree, grade
from argmap.api.failures import MapHasErrors, UnknownOption, UnknownStatement, WrongArgument, shown
from argmap.api.given import PathOrText, refused
from argmap.api.maps import Map, map_of, version_of
from argmap.api.reviews import ach, against, form, review, steelman, why
from argmap.errors import ArgmapError
from argmap.showing import show_pages

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from argmap.building import Broken, Report
    from argmap.checking import Analysis
    from argmap.comparing import Comparison
    from argmap.evaluation import Evaluation, Reading
    from argmap.grounding import Grounding
    from argmap.model import ArgumentMap
    from argmap.rendering import DrawingOptions
    from argmap.semantics import Extensions, Semantics

Sources: TypeAlias = str | os.PathLike[str] | Mapping[str, str] | None

__all__ = [
    "ArgmapError",
    "Map",
    "MapHasErrors",
    "UnknownOption",
    "UnknownStatement",
    "WrongArgument",
    "ach",
    "against",
    "agree",
    "as_data",
    "build",
    "check",
    "diff",
    "evaluate",
    "extensions",
    "form",
    "grade",
    "ground",
    "load",
    "read",
    "render",
    "review",
    "steelman",
    "why",
    "write",
]


def _page(thing: object) -> str:
    from argmap.api.notebook import page  # much is imported that only pages need

    return page(thing)


show_pages(_page)


@refused
def read(source: PathOrText) -> ArgumentMap | None:
    """The map as it is written, without what it includes, as far as it could be understood; findings are left out.

    `source` is a path, or the text of a map when it holds a line break. Raises `ArgmapError` for a file that cannot
    be read.
    """
    from argmap.reading import load as load_text

    return load_text(given.source_of(source)).map


@refused
def check(
    source: PathOrText,
    *,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    sources: Sources = None,
) -> Analysis:
    """Everything that is wrong with a map, in `Analysis.diagnostics`; `source` as for `read`.

    `select` and `ignore` hold codes of rules, beginnings of codes, or names. `sources` is a folder with the texts of
    the works cited, or these texts by the names of their files; quotations are looked up in them, and in the files
    that the map itself names.

    >>> [d.code for d in check("argument:\\n- clam: Lorries wear the deck out.\\n").diagnostics][:1]
    ['AM002']
    """
    from argmap.checking import check as check_source

    return check_source(
        given.source_of(source),
        select=given.several(select, "select"),
        ignore=given.several(ignore, "ignore"),
        sources=given.shelf(sources),
    )


@refused
def load(source: PathOrText, *, sources: Sources = None) -> Map:
    """A map without errors; `source` and `sources` as for `check`. Raises `MapHasErrors`, whose message shows each."""
    return Map(check(source, sources=sources))


@refused
def render(argument: Map | PathOrText, form: str = "svg", **options: Any) -> bytes:
    """The picture of a map in one of `argmap.rendering.registry.FORMATS`; `options` are those of `DrawingOptions`.

    Words do for the members of enumerations: `direction="left"`. `engine` may be a function of DOT that gives SVG.

    >>> print(render("argument:\\n- claim: Lorries wear the deck out.\\n", "outline").decode().strip())
    1 Lorries wear the deck out.
    """
    from argmap.rendering import draw

    (form,) = given.known_formats(given.text(form, "form"), "form")
    found = map_of(argument)
    return draw(found.graph, (form,), given.drawing_options(found.graph, options)).files[form]


@refused
def evaluate(
    argument: Map | PathOrText,
    reading: Reading | str | None = None,
    *,
    grant: str | Iterable[str] = (),
    reject: str | Iterable[str] = (),
) -> Evaluation:
    """How the statements of a map fare; `grant` and `reject` hold ids. Raises `UnknownStatement` for others.

    `reading` is a `Reading`, or the word for it: `as-stated` (which it is by default) or `evidence-only`.
    """
    from argmap.evaluation import evaluate as evaluate_graph

    graph = map_of(argument).graph
    return evaluate_graph(graph, _reading(reading), **given.what_if(graph, grant, reject))


@refused
def diff(old: Map | PathOrText, new: Map | PathOrText) -> Comparison:
    """The changes between two versions of a map; each as for `load`, or a path in a git revision: ``REV:FILE``.

    Raises `MapHasErrors` for a version with errors, and another `ArgmapError` for one that cannot be read.

    >>> old = "argument:\\n- claim: Lorries wear the deck out.\\n"
    >>> for change in diff(old, old.replace("the deck", "the old deck")).changes:
    ...     print(change.kind.value, change.new.text)
    reworded Lorries wear the old deck out.
    """
    from argmap.comparing import compare

    return compare(version_of(old).graph, version_of(new).graph)


@refused
def ground(argument: Map | PathOrText, *, sources: Sources = None) -> Grounding | None:
    """Where the quotations of a map stand in the texts of its sources, `sources` as for `check`; None without any text.

    >>> text = "source: w\\nsources: {w: {title: W}}\\nargument:\\n- {claim: Lorries wear it., quote: wear it}\\n"
    >>> found = ground(text, sources={"w.txt": "Lorries wear it out."})
    >>> [quotation.outcome.value for quotation in found.quotations]
    ['found']
    """
    from argmap.checking import ground as ground_graph

    return ground_graph(map_of(argument).graph, given.shelf(sources))


@refused
def extensions(
    argument: Map | PathOrText,
    semantics: Semantics | str = "grounded",
    reading: Reading | str | None = None,
    *,
    grant: str | Iterable[str] = (),
    reject: str | Iterable[str] = (),
    limit: int = 8,
    seconds: float = 10.0,
) -> Extensions:
    """The extensions of a map under one of Dung's semantics; the other arguments are those of `evaluate`.

    At most `limit` extensions are kept. All semantics but grounded need the extra `semantics`; without it,
    `argmap.semantics.ClingoMissing` is raised.
    """
    from argmap.semantics import Semantics, framework
    from argmap.semantics import extensions as extensions_of

    wanted = given.choice(Semantics, semantics, "semantics")
    limit, seconds = given.whole(limit, "limit", 1), given.number(seconds, "seconds", 0.001, 1_000_000)
    graph = map_of(argument).graph
    induced = framework(graph, _reading(reading), **given.what_if(graph, grant, reject))
    return extensions_of(induced, wanted, limit=limit, seconds=seconds)


@refused
def build(
    paths: PathOrText | Iterable[PathOrText],
    output: PathOrText = "output",
    formats: str | Iterable[str] = ("svg",),
    *,
    options: DrawingOptions | None = None,
    reading: Reading | str | None = None,
    executor: Executor | None = None,
    force: bool = False,
    check: bool = False,
    broken: Iterable[Broken] = (),
    progress: Callable[[str], None] | None = None,
    **drawing: Any,
) -> Report:
    """Draw all maps below some folders into an output folder, as far as they changed; raises `MapHasErrors`.

    With a `reading` the pictures show the statuses under it. `force` draws everything anew, and replaces files that
    argmap did not make, which are left alone else; with `check` nothing is written, and `Report.stale` says what would
    be. `broken` are maps that cannot be drawn: their old pictures stay, and the page says why. `executor` is any
    `concurrent.futures.Executor` with threads; `progress` is called with the name of each map that is drawn. How the
    pictures look is said by `options`, or by the names of single options, as for `render`; an engine has a name here.
    """
    from argmap.building import Broken, Job
    from argmap.building import build as build_jobs
    from argmap.checking import find_maps
    from argmap.rendering import DrawingOptions

    if drawing and options is not None:
        raise WrongArgument(f"`{next(iter(drawing))}` is given beside `options`; put it there")
    if not isinstance(options, DrawingOptions | None):
        raise WrongArgument(f"`options` are `DrawingOptions`, and not {shown(options)}")
    if executor is not None and not hasattr(executor, "submit"):
        raise WrongArgument(f"`executor` is one of `concurrent.futures`, and not {shown(executor)}")
    if progress is not None and not callable(progress):
        raise WrongArgument(f"`progress` is a function of a name, and not {shown(progress)}")
    wanted = options or given.drawing_options(None, drawing, _OF_BUILD)
    if callable(wanted.engine):
        raise WrongArgument(f"`engine` is the name of one where files are kept, and not {shown(wanted.engine)}")
    unbuilt = (broken,) if isinstance(broken, Broken) else tuple(broken) if isinstance(broken, Iterable) else (broken,)
    if not all(isinstance(each, Broken) for each in unbuilt):
        raise WrongArgument(f"`broken` are `Broken` maps, and not {shown(broken)}")
    settings: dict[str, Any] = {
        "formats": given.known_formats(formats, "formats"),
        "options": wanted,
        "reading": None if reading is None else _reading(reading),
        "executor": executor,
        "force": given.flag(force, "force"),
        "check": given.flag(check, "check"),
        "broken": unbuilt,
        "progress": progress,
    }
    folder = given.path_of(output, "`output` is the path of a folder")
    folders = given.paths_of(paths)
    jobs = []
    for file in find_maps(folders):
        found = load(file)
        if found.graph.root.roots:
            jobs.append(Job(found.analysis, file.stem))
    if not jobs:
        raise WrongArgument(f"there is no map with an argument below {' or '.join(map(str, folders)) or 'no path'}")
    return build_jobs(jobs, folder, **settings)


@refused
def write(data: Mapping[str, Any]) -> str:
    """The text of a map from plain data: mappings, lists and texts with the keys of the language.

    A mere text stands for a claim, one name for a list of one, a number for its digits, and None and empty lists for
    what is left out. The text is what `argmap fmt` would make of it, and what is read from it is what was given. Raises
    `argmap.writing.CannotWrite`, which names the place in the data, for what no map can hold. What is a graph and no
    tree is laid out by `argmap.writing.trees`.

    >>> print(write({"argument": [{"conclusion": "Close it.", "because": ["Lorries wear it out: daily."]}]}), end="")
    argmap: 1
    <BLANKLINE>
    argument:
    - conclusion: Close it.
      because:
      - claim: "Lorries wear it out: daily."
    """
    from argmap.writing import write_map

    return write_map(data)


@refused
def as_data(argument: Map | PathOrText) -> dict[str, Any]:
    """A map as plain data, from which `write` makes the same map again; `argument` as for `load`.

    References stay as they are written, and what is included is not part of it. Comments, layout and keys that begin
    with ``x-`` are left out.

    >>> as_data("argument:\\n- conclusion: Close it.\\n  tags: [a]\\n")
    {'argmap': '1', 'argument': [{'conclusion': 'Close it.', 'tags': ['a']}]}
    """
    from argmap.writing import as_data as data_of

    return data_of(map_of(argument).graph.root)


_OF_BUILD = ("options", "reading", "executor", "force", "check", "keep", "progress")


def _reading(wanted: Reading | str | None) -> Reading:
    from argmap.evaluation import Reading

    return Reading.AS_STATED if wanted is None else given.choice(Reading, wanted, "reading")
