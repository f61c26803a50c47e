"""Memory that is tidied up while nobody waits."""

from __future__ import annotations

import asyncio
import gc

IDLE = 2.0  # seconds without a check before memory is tidied up
MOST_UNTIDIED = 50  # checks after which it is tidied up all the same, while someone goes on writing


class Tidying:
    """Frees what refers to itself, which is not found otherwise once `begin` was called."""

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None
        self._untidied = 0
        self._begun = False

    def begin(self) -> None:
        """From now on look for nothing while someone waits: a check makes no garbage worth looking for."""
        gc.disable()
        gc.freeze()
        self._begun = True

    def later(self) -> None:
        """Tidy up when nothing has been checked for a while."""
        if not self._begun:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._untidied += 1
        if self._untidied >= MOST_UNTIDIED:
            self._tidy()
        else:
            self._timer = asyncio.get_running_loop().call_later(IDLE, self._tidy)

    def _tidy(self) -> None:
        self._untidied = 0
        gc.collect()
