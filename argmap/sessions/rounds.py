"""Which open maps are to be checked anew, and when: after a pause, one after the other, the newest text alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from argmap.sessions.analyses import Analyses, Known
from argmap.sessions.documents import Documents
from argmap.sessions.tidying import Tidying

PAUSE = 0.001  # seconds without a change before a map is checked
LARGE = 300_000  # characters from which a longer pause is waited for
LONG_PAUSE = 0.3


class Rounds:
    """Checks what waits. `ready` is told of all open maps, each time when all that are known are so as they are now."""

    def __init__(self, documents: Documents, analyses: Analyses, ready: Callable[[Sequence[Known]], object]) -> None:
        self.documents = documents
        self.analyses = analyses
        self.ready = ready
        self.tidying = Tidying()
        self._waiting: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._round: asyncio.Task[None] | None = None

    def file_changed(self, file: Path | None, key: str | None = None) -> None:
        """Check the open file that has changed, if it is one, and the open maps that include it."""
        if key is not None:
            self._waiting.add(key)
        for known in self.analyses.every():
            if file is not None and known.document.key != key and file in known.reads:
                self.analyses.outdate(known.document.key)
                self._waiting.add(known.document.key)
        self._check_soon()

    def anything_changed(self) -> None:
        """Check all open maps anew: an included map, a text of a source, or the settings may be others now."""
        for document in self.documents:
            self.analyses.outdate(document.key)
            self._waiting.add(document.key)
        self._check_soon()

    def end(self) -> None:
        """Check nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
        if self._round is not None:
            self._round.cancel()

    def _check_soon(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        sizes = (len(d.source.text) for key in self._waiting if (d := self.documents.get(key)) is not None)
        pause = LONG_PAUSE if max(sizes, default=0) > LARGE else PAUSE
        self._timer = asyncio.get_running_loop().call_later(pause, self._start_round)

    def _start_round(self) -> None:
        if self._round is None or self._round.done():  # else the one that runs goes on with what waits
            self._round = asyncio.ensure_future(self._check_waiting())

    async def _check_waiting(self) -> None:
        while self._waiting:
            keys, self._waiting = sorted(self._waiting), set()
            for key in keys:
                await self.analyses.of(key, asked=False)
            # What was found in a text that has changed meanwhile is not told; that text waits to be checked again.
            every = self.analyses.every()
            if all(self.analyses.is_current(known) for known in every):
                self.ready(every)
        self.tidying.later()
