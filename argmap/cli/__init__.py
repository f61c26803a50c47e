"""The command line: one module for each command, loaded when it is called for.

Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 the work could not be done, 128 and a signal's number when stopped.
"""

from __future__ import annotations

import gc
import signal
import sys
from importlib import import_module
from typing import Any

import click

from argmap.cli.streams import guard
from argmap.errors import ArgmapError, Unexpected
from argmap.version import VERSION

# By what one wants to do, in the order in which a newcomer meets it.
_SECTIONS = {
    "Write a map": ("new", "check", "explain", "fix", "fmt"),
    "Show it": ("render", "build", "list", "outline", "stats", "themes"),
    "Review it": ("review", "why", "ach", "diff", "agree", "sources", "schemes", "semantics"),
    "Change it": ("mark", "rename", "restate", "add", "move", "remove", "extract", "inline", "join"),
    "In an editor": ("lsp", "schema"),
}
_COMMANDS = tuple(name for names in _SECTIONS.values() for name in names)

COULD_NOT_WORK = 3
_STOPPED = 128  # and the number of the signal, as shells count


class _LazyGroup(click.Group):
    """Finds a command in the module of its name, so that one command does not pay for the imports of the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is Click's
        return list(_COMMANDS)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("argmap: stopped", err=True)
            raise click.exceptions.Exit(_STOPPED + signal.SIGINT) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, _COMMANDS))  # the same in all sections
        for section, names in _SECTIONS.items():
            commands = [command for name in names if (command := self.get_command(ctx, name)) is not None]
            rows = [((command.name or "").ljust(width), command.get_short_help_str(80)) for command in commands]
            with formatter.section(section):
                formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"argmap.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - narrows the type; every module of _COMMANDS has one
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from argmap.reading.suggestions import nearest_names

            near = nearest_names(args[0], _COMMANDS, 1)
            hint = ""
            if near:
                hint = f" Did you mean '{near[0]}'?"
            elif args[0].endswith((".yaml", ".yml")):
                hint = f" To check a map: argmap check {args[0]}. To draw it: argmap render {args[0]}"
            raise click.UsageError(error.message + hint, ctx) from None


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, "-V", "--version", message="argmap %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Write arguments as YAML trees of statements; check them, and draw them.

    \b
    Start a map:     argmap new bridge.yaml
    See what's off:  argmap check bridge.yaml
    Draw it:         argmap render bridge.yaml --open
    """
    if context.invoked_subcommand is None:
        from argmap.cli.start import what_next

        click.echo(what_next(), nl=False)


def _stopped(number: int, _: object) -> None:
    """Leave as after Ctrl-C when the system asks for it, so that nothing half done lies about."""
    sys.exit(_STOPPED + number)


def main() -> None:
    """Run the command line; every failure becomes a message and an exit code, never a traceback."""
    guard()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stopped)
    gc.disable()  # a command ends soon, and looking for circles in a large map costs an eighth of its time
    try:
        try:
            cli.main(prog_name="argmap", standalone_mode=True)
        finally:
            gc.freeze()  # nor is there any need to look for them once more at the end
            sys.stdout.flush()  # what goes wrong with this is told as well
    except ArgmapError as error:
        click.echo(f"argmap: {error}", err=True)
        sys.exit(COULD_NOT_WORK)
    except OSError as error:
        click.echo(f"argmap: {error.filename or 'the system'}: {(error.strerror or str(error)).lower()}", err=True)
        sys.exit(COULD_NOT_WORK)
    except Exception as error:
        click.echo(f"argmap: {Unexpected(error)}", err=True)
        sys.exit(COULD_NOT_WORK)
