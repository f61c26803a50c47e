"""A conversation with an editor, from its beginning to its end."""

from __future__ import annotations

import logging
from typing import BinaryIO, cast

from argmap.language_server import handlers, lifecycle
from argmap.language_server.framing import Framed
from argmap.language_server.server import Server


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Talk to an editor until it says goodbye or hangs up; gives the exit code, 1 if it left without a shutdown."""
    for name in ("pygls", "asyncio"):  # whatever a client sends, it is the client who is told of it
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    server = Server()
    server.session.rounds.tidying.begin()
    lifecycle.register(server)
    handlers.register(server)
    server.start_io(cast("BinaryIO", Framed(stdin)), stdout)
    return 0 if server.protocol.was_shut_down else 1
