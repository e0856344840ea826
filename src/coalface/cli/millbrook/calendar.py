"""Two years of Millbrook, day by day: whatever comes first is done first, so that the log reads like a real one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import count

Act = Callable[[date], None]


@dataclass(slots=True)
class Calendar:
    """Acts with their days. An act may enter others for later days."""

    entries: list[tuple[date, int, Act]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def enter(self, day: date, act: Act) -> None:
        heappush(self.entries, (day, next(self.numbers), act))

    def play(self, tick: Callable[[], None]) -> None:
        """Do everything, the earliest day first, and what was entered first on the same day first."""
        while self.entries:
            day, _, act = heappop(self.entries)
            act(day)
            tick()
