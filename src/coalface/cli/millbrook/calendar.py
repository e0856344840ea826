"""Two years of Millbrook, week by week. The log knows no finer time, so the stories of a week may run side by side."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import count

from coalface.core.weeks import Week

Act = Callable[[date], None]
Entry = tuple[date, int, str, Act]

# What concerns more than one story is done alone, when the week's stories have been done.
ALONE = ""


@dataclass(slots=True)
class Calendar:
    """Acts with their days and the story each belongs to. An act may enter others for later weeks."""

    entries: list[Entry] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def enter(self, day: date, act: Act, *, story: str = ALONE) -> None:
        heappush(self.entries, (day, next(self.numbers), story, act))

    def play(self, hands: Executor, tick: Callable[[], None]) -> None:
        """Do everything, the earliest week first; the acts of one story in their order."""
        while self.entries:
            stories = self._next_week()
            alone = stories.pop(ALONE, [])
            list(hands.map(_do, stories.values()))
            _do(alone)
            for _ in range(sum(map(len, stories.values())) + len(alone)):
                tick()

    def _next_week(self) -> dict[str, list[Entry]]:
        week = Week.of(self.entries[0][0])
        stories: dict[str, list[Entry]] = {}
        while self.entries and Week.of(self.entries[0][0]) == week:
            entry = heappop(self.entries)
            stories.setdefault(entry[2], []).append(entry)
        return stories


def _do(entries: Iterable[Entry]) -> None:
    for day, _, _, act in entries:
        act(day)
