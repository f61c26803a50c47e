"""`argmap lsp`: support for writing maps in an editor."""

from __future__ import annotations

import os
import signal
import sys

import click

from argmap.errors import ArgmapError


class LspMissing(ArgmapError):
    def __init__(self) -> None:
        super().__init__(
            "the language server is not installed; this installs it: pip install 'argmap[lsp]' (from a checkout: "
            "pip install '.[lsp]')"
        )


@click.command("lsp", short_help="Help an editor with maps (Language Server Protocol).")
@click.option("--stdio", is_flag=True, help="Talk on standard input and output; the only way, so it need not be said.")
def command(stdio: bool) -> None:  # noqa: ARG001 - editors pass it
    """Talk to an editor on standard input and output: findings while typing, completion, renaming and more.

    Editors start this; docs/editors.md shows how each is told to.
    """
    try:
        from argmap.language_server.serving import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol", "attrs", "cattrs"):
            raise
        raise LspMissing from None
    for name in ("SIGTERM", "SIGHUP"):  # it writes no files, and its threads would be waited for
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may get between the messages
    code = serve(stdin, stdout)
    # A check that still runs, or a read that still waits, is in a thread that a usual exit would wait for.
    sys.stderr.flush()
    os._exit(code)
