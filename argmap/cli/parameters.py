"""Arguments and options that several commands share, and how they read maps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.streams import show
from argmap.errors import ArgmapError, Unexpected
from argmap.lazy_pattern import lazy

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.checking import Analysis
    from argmap.graph import ArgumentGraph
    from argmap.model import Statement
    from argmap.settings import Settings

FINDINGS = 1
COULD_NOT_WORK = 3

_CONTROL = lazy("[\x00-\x1f\x7f-\x9f]")

# The rules whose errors leave a map with parts that cannot be shown: reading, references, included maps.
BREAKING = ("AM0", "AM101", "AM102", "AM104", "AM109", "AM110", "AM15")

Function = TypeVar("Function", bound=Callable[..., object])
Result = TypeVar("Result")


class MapPath(click.Path):
    """A path of a map; completion offers YAML files and folders."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, allow_dash=True, readable=False)  # what cannot be read is told by who reads

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        from click.shell_completion import CompletionItem

        folder, _, start = incomplete.rpartition("/")
        base = Path(folder or ("/" if incomplete.startswith("/") else "."))
        found = []
        for path in sorted(base.iterdir()) if base.is_dir() else ():
            if _CONTROL.search(path.name):
                continue  # a terminal would obey it, and a shell may read it as several names
            if path.name.startswith(start) and not (path.name.startswith(".") and not start):
                shown = f"{folder}/{path.name}" if "/" in incomplete else path.name
                if path.is_dir():
                    found.append(CompletionItem(shown + "/", type="plain"))
                elif path.suffix in (".yaml", ".yml"):
                    found.append(CompletionItem(shown))
        return found


class StatementName(click.ParamType[str]):
    """The id of a statement in the map of this command, or its number in the drawing; completion offers the ids."""

    name = "id"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        # An option that still waits for its value keeps Click from telling the arguments apart.
        words = [*map(ctx.params.get, ("file", "against", "steelman")), *ctx.args]
        file = next((Path(word) for word in words if word and Path(word).is_file()), None)
        if file is None:
            return []
        from click.shell_completion import CompletionItem

        from argmap.model import Statement
        from argmap.rendering.content.wrapping import one_line

        graph = analyse(file, select=("AM0",)).graph
        if graph is None:
            return []
        names = ((name, node) for name, node in graph.names() if isinstance(node, Statement))
        return [CompletionItem(n, help=one_line(node.text.words)) for n, node in names if n.startswith(incomplete)]


class OptionalChoice(click.Choice[str]):
    """A choice whose option may stand without a value; a file name after it was not meant as one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if str(value) not in self.choices and Path(str(value)).exists():
            name = param.opts[0] if param is not None else "the option"
            self.fail(f"'{value}' was taken for its value; put the file before {name}, or write {name}=…", param, ctx)
        return super().convert(value, param, ctx)


@contextmanager
def as_set(settings: Settings, name: str) -> Iterator[None]:
    """Have a usage error, which is about a value of the settings, told as a fault of these, with its place."""
    try:
        yield
    except click.UsageError as error:
        raise settings.wrong(name, error.message) from None


def chosen_rules(
    select: tuple[str, ...], ignore: tuple[str, ...], settings: Settings
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rules to select and to ignore: as typed, else those of the settings.

    What is typed to be selected is not ignored by the settings. Raises ArgmapError for a rule of these that is none.
    """
    from argmap.checking import selected_rules
    from argmap.rules import UnknownRule

    for name in ("select", "ignore"):
        try:
            selected_rules(getattr(settings, name))
        except UnknownRule as error:
            raise settings.wrong(name, str(error)) from None
    return codes(select) or settings.select, codes(ignore) or (() if select else settings.ignore)


def codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """Codes and names of rules, which may also be separated by commas."""
    return tuple(code.strip() for each in given for code in each.split(",") if code.strip())


map_argument = click.argument("file", type=MapPath())
color_option = click.option(
    "--color/--no-color", default=None, help="Colours in messages; by default on a terminal, unless NO_COLOR is set."
)


sources_option = click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Look quotations up in the texts of this folder, named after the ids of the sources.",
)


def evaluation_options(function: Function) -> Function:
    """`--grant` and `--reject`: what-if."""
    for name, effect in (("--reject", "falls"), ("--grant", "stands")):
        function = click.option(
            name, type=StatementName(), multiple=True, metavar="ID", help=f"Evaluate as if this statement {effect}."
        )(function)
    return function


def use_color(wanted: bool | None, stream: object) -> bool:
    """Whether to colour what goes to a stream: as wanted, else on a terminal where NO_COLOR is not set."""
    import os

    if wanted is not None:
        return wanted
    return not os.environ.get("NO_COLOR") and bool(getattr(stream, "isatty", lambda: False)())


def terminal_width(otherwise: int) -> int:
    """How many columns the terminal has, as COLUMNS or itself says; `otherwise` where neither does."""
    import os

    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0 and sys.__stdout__ is not None:
        with suppress(ValueError, OSError):  # it is closed, or no terminal
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns
    return columns if columns > 0 else otherwise


def sources_folder(given: Path | None, settings: Settings) -> Path | None:
    """The folder with the texts of works: as given, else that of the settings.

    One that is given and not there is a usage error; one of the settings is told of, for texts are often not passed on.
    """
    if given is not None:
        return given
    folder, trouble = settings.sources_folder()
    if trouble:
        click.echo(f"argmap: {trouble}", err=True)
    return folder


def maps_below(paths: Sequence[Path]) -> list[Path]:
    """The maps that paths stand for, ``-`` first; what is passed over in folders is told. None is a usage error."""
    from argmap.checking import find_maps
    from argmap.reporting.columns import visible

    passed: list[str] = []
    files = [Path("-")] * any(str(path) == "-" for path in paths)
    files += find_maps(
        [path for path in paths if str(path) != "-"], lambda path, why: passed.append(f"{visible(str(path))} ({why})")
    )
    if passed:
        click.echo(f"argmap: passed over: {', '.join(passed)}", err=True)
    if not files:
        raise click.UsageError(f"there is no map below {' or '.join(map(str, paths))}")
    return files


def each_readable(files: Iterable[Path], look: Callable[[Path], Result]) -> tuple[list[Result], int]:
    """The results of a look at each file, and the exit code; files that cannot be looked at are told of, and set it."""
    from argmap.reading import CannotRead

    found, code = [], 0
    for file in files:
        try:
            found.append(look(file))
        except CannotRead as error:
            click.echo(f"argmap: {error}", err=True)
            code = COULD_NOT_WORK
        except (ArgmapError, click.exceptions.Exit, click.ClickException, OSError):
            raise
        except Exception as error:  # what goes wrong with one map stops no other
            click.echo(f"argmap: {Unexpected(error, str(file))}", err=True)
            code = COULD_NOT_WORK
    return found, code


def analyse(
    file: Path, select: Sequence[str] = (), ignore: Sequence[str] = (), sources: Path | None = None
) -> Analysis:
    """Check one map; ``-`` is standard input. `select` and `ignore` hold codes; an unknown one is a usage error."""
    from argmap.checking import Analysis, check
    from argmap.reading import Project, read_bytes, read_file
    from argmap.rules import UnknownRule
    from argmap.source import Source

    data = sys.stdin.buffer.read() if str(file) == "-" else read_file(file, pipes=True)
    source, unreadable = read_bytes(data, str(file))
    if source is None:
        return Analysis(Source(str(file), ""), Project(None, {}, unreadable), None, unreadable)
    try:
        return check(source, select=select, ignore=ignore, sources=sources)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from None


def load_graph(file: Path, anyway: bool = False) -> ArgumentGraph:
    """The argument of one map, for commands that show it.

    A map with errors of reading or structure is not shown in part: the errors are printed, and the command ends with
    exit code 1; with `anyway`, what could be understood is shown all the same.
    """
    return usable_graph(analyse(file, select=BREAKING), str(file), anyway, FINDINGS)


def usable_graph(analysis: Analysis, name: str, anyway: bool, code: int) -> ArgumentGraph:
    """The argument of a map that was checked for breaking errors; with such errors the command ends with a code."""
    from argmap.diagnostics import Severity
    from argmap.reporting.console import diagnostic_text
    from argmap.reporting.excerpts import Style

    errors = [d for d in analysis.diagnostics if d.severity is Severity.ERROR]
    style = Style(use_color(None, sys.stderr))
    for diagnostic in errors:
        show(f"{diagnostic_text(diagnostic, style=style)}\n\n", err=True)
    if analysis.graph is None or (errors and not anyway):
        hint = "" if analysis.graph is None else "; --anyway shows what could be understood"
        click.echo(f"{name}: mend this first{hint}", err=True)
        raise click.exceptions.Exit(code)
    return analysis.graph


anyway_option = click.option("--anyway", is_flag=True, help="Show what could be understood of a map with errors.")


def what_if(
    graph: ArgumentGraph, grant: Iterable[str], reject: Iterable[str]
) -> tuple[list[Statement], list[Statement]]:
    """The statements to be granted and to be rejected; one in both lists is a usage error."""
    granted, rejected = statements(graph, grant), statements(graph, reject)
    for each in granted:
        if each in rejected:
            raise click.UsageError(f"'{graph.name(each) or graph.numbers[each]}' cannot be granted and rejected")
    return granted, rejected


def statements(graph: ArgumentGraph, names: Iterable[str]) -> list[Statement]:
    """The statements that ids or numbers name; an unknown one is a usage error that names the nearest."""
    return [statement(graph, name) for name in names]


def statement(graph: ArgumentGraph, name: str) -> Statement:
    """The statement that an id, or a number in the drawing, names."""
    from argmap.model import Statement

    found = graph.find(name)
    if isinstance(found, Statement):
        return found
    numbered = {number: each for each, number in graph.numbers.items()}
    if found is None and name in numbered:
        return numbered[name]
    if found is not None:
        raise click.UsageError(f"'{name}' is a reason; the id of a statement is wanted")
    from argmap.reading.suggestions import nearest_names

    known = [n for n, node in graph.names() if isinstance(node, Statement)]
    near = nearest_names(name, known)
    hint = f"; nearest: {', '.join(near)}" if near else "; `argmap list` shows ids and numbers"
    raise click.UsageError(f"no statement has the id or number '{name}'{hint}")
