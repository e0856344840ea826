"""What was read last, kept by each process for as long as nothing that stands in it has changed.

Twenty people who open a card after a mail are a hundred requests. Only what everyone may read is kept, never what
somebody typed; the end of the day forgets it all. Whether a card still stands is asked of the database each time.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock
from uuid import UUID

MadeOf = tuple[UUID, Hashable]


class Memory:
    """Words of cards as they were shown, by all that they depend on. What was read longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[MadeOf, str] = OrderedDict()
        self._day: date | None = None
        self._lock = Lock()

    def shown(self, card_id: UUID, *made_of: Hashable, day: date, make: Callable[[], str]) -> str:
        """Return what was made of just these things today, or make it."""
        key = (card_id, made_of)
        with self._lock:
            if day != self._day:
                self._kept, self._day = OrderedDict(), day
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def forget(self, card_id: UUID) -> None:
        """Forget a card that was taken back."""
        with self._lock:
            for key in [key for key in self._kept if key[0] == card_id]:
                del self._kept[key]
