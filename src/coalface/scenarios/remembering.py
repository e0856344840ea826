"""One rehearsal at a time in each process, and answers remembered: the page must not be a lever against the server.

What is remembered depends on the choices alone, never on words that somebody typed.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

MOST = 200


class SomebodyRehearses(Exception):
    """Another rehearsal is under way in this process."""


class Remembered:
    """Answers by all that they depend on. What was asked for longest ago goes first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._touching = Lock()
        self._rehearsing = Lock()

    def answer(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what was made of the same choices, or make it. Nobody waits: whoever comes second is told so."""
        with self._touching:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        if not self._rehearsing.acquire(blocking=False):
            raise SomebodyRehearses
        try:
            made = make()
        finally:
            self._rehearsing.release()
        with self._touching:
            self._kept[key] = made
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
