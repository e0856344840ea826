"""Who may go on now, of those who tell or come back, and who is asked to press again in half a minute.

What is left in each bucket lies in memory that the processes of one server share, and in no file and no database: a
row that moves with every report would say to the second when the last one came. Several machines have buckets of
their own.
"""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from zlib import crc32

from django.core.signing import BadSignature, Signer

from coalface.core import flood
from coalface.core.flood import LIMITS, Bucket, Journey, Level
from coalface.core.thresholds import SECONDS_OF_PATIENCE
from coalface.ui.shared_numbers import SharedNumbers

# Two channels of thousands may meet in one bucket, which does no harm.
CHANNELS = 1024
# So many of a process's 32 threads may wait for words to be stretched, or do it, by why they come and whether they have
# waited: once the line has been full for so long. A machine that stands still for a moment lets people wait and asks
# nobody to press again; one that stays behind is flooded, whatever its buckets say, and must leave threads to readers.
MOST_IN_LINE = {
    (Journey.TELLING, False): 20,
    (Journey.TELLING, True): 22,
    (Journey.COMING_BACK, False): 7,
    (Journey.COMING_BACK, True): 8,
}
TICKET_LENGTH = 200
SAID_BY = "coalface waiting page"
SECONDS_REMEMBERED = 60

# For each bucket what is left and when that was, the one of everybody first; then when somebody was asked to wait.
_ROOM = 2 * (1 + CHANNELS)
_first = {which: number * _ROOM for number, which in enumerate(LIMITS)}
_asked = {journey: _ROOM * len(LIMITS) + number for number, journey in enumerate(Journey)}
_levels = SharedNumbers(_ROOM * len(LIMITS) + len(_asked))


class AskToWait(Exception):
    """There is too much work just now for somebody who has only just come. Nothing was done or kept."""

    def __init__(self, come: "Arrival") -> None:
        super().__init__("Press again in half a minute.")
        self.come = come


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who sent something: why they come, and since when they have waited, if they have."""

    journey: Journey
    channel: str
    about: str
    since: int | None = None

    @property
    def seconds_left(self) -> int | None:
        """How long they still wait; None where they have only just come."""
        return None if self.since is None else flood.seconds_left(self.since, now=_now())

    @property
    def has_waited(self) -> bool:
        return self.seconds_left == 0

    def come_in(self) -> None:
        """Raise AskToWait where there is no use in looking anything up: in a flood, that alone would be too dear."""
        if not _line.has_room(self) or not _draw(self, flood.TO_STRETCH, only_look=True):
            raise _asked_to_wait(self)

    def go_on(self, portions: int) -> None:
        """Draw so much work, or raise AskToWait where there is not enough."""
        if not _draw(self, portions):
            raise _asked_to_wait(self)

    @contextmanager
    def in_line(self, portions: int = flood.TO_STRETCH) -> Iterator[None]:
        """Draw so much work and take a place in the line for it. Whoever is asked to wait holds no thread meanwhile."""
        with _line.place(self) as got:
            if not got or not _draw(self, portions):
                raise _asked_to_wait(self)
            yield

    def ticket(self) -> str:
        """What shows since when they have waited, and for what. It is good for nothing else."""
        since = self.since if self.seconds_left is not None else int(_now())
        return _signer(self).sign(str(since))


def arrival(journey: Journey, *, about: str, ticket: str = "", channel: str = "") -> Arrival:
    """Read how long somebody has waited. A ticket for something else, or none of ours, is as good as none."""
    # What it is about can be five words: only their digest goes further.
    words = " ".join(about.split()).encode(errors="surrogatepass")
    come = Arrival(journey, channel, hashlib.sha256(words).hexdigest())
    try:
        since = int(_signer(come).unsign(ticket[:TICKET_LENGTH]))
    except BadSignature:
        return come
    return Arrival(come.journey, come.channel, come.about, since)


def is_flooded(journey: Journey) -> bool:
    """Was anybody asked to wait in the last minute? Then dozens came at once: it tells of no single one."""
    with _levels.locked() as numbers:
        asked = numbers[_asked[journey]]
    return bool(asked) and time.monotonic() - asked < SECONDS_REMEMBERED


def forget() -> None:
    """Fill every bucket, as after a quiet time."""
    _levels.forget()


def _draw(come: Arrival, portions: int, *, only_look: bool = False) -> bool:
    """Take so much from the bucket of everybody and from the channel's, or from neither. Was there enough?"""
    which = come.journey, come.has_waited
    limits, first, now = LIMITS[which], _first[which], time.monotonic()
    buckets = [(first, limits.everywhere)]
    if limits.in_channel:
        buckets.append((first + 2 * (1 + crc32(come.channel.encode()) % CHANNELS), limits.in_channel))
    with _levels.locked() as numbers:
        before = [_level(numbers, at, bucket, now) for at, bucket in buckets]
        after = [flood.drawn(level, portions) for level in before]
        may = None not in after
        for (at, _), level in zip(buckets, after if may and not only_look else before, strict=True):
            numbers[at], numbers[at + 1] = level.left, level.at
    return may


def _asked_to_wait(come: Arrival) -> AskToWait:
    with _levels.locked() as numbers:
        numbers[_asked[come.journey]] = time.monotonic()
    return AskToWait(come)


def _level(numbers: memoryview, at: int, bucket: Bucket, now: float) -> Level:
    level = Level(numbers[at], numbers[at + 1]) if numbers[at + 1] else None
    return flood.refilled(bucket, level, now=now)


def _signer(come: Arrival) -> Signer:
    return Signer(salt="\n".join([SAID_BY, come.journey, come.channel, come.about]))


def _now() -> float:
    """Seconds of the day's clock, which other machines and a restarted server have too."""
    return time.time()


class _Line:
    """Those of this process who wait for their turn at stretching words, or have it."""

    def __init__(self) -> None:
        self._there = dict.fromkeys(Journey, 0)
        self._full_since: dict[Journey, float | None] = dict.fromkeys(Journey)
        self._lock = Lock()

    def has_room(self, come: Arrival) -> bool:
        full_since = self._full_since[come.journey]
        if full_since is None or time.monotonic() - full_since < SECONDS_OF_PATIENCE.value:
            return True
        return self._there[come.journey] < MOST_IN_LINE[come.journey, come.has_waited]

    @contextmanager
    def place(self, come: Arrival) -> Iterator[bool]:
        with self._lock:
            got = self.has_room(come)
            self._move(come.journey, int(got))
        try:
            yield got
        finally:
            with self._lock:
                self._move(come.journey, -int(got))

    def _move(self, journey: Journey, step: int) -> None:
        """It is full until half of it has gone: a line that only breathes is still too long."""
        there, most = self._there[journey] + step, MOST_IN_LINE[journey, False]
        self._there[journey] = there
        if there >= most and self._full_since[journey] is None:
            self._full_since[journey] = time.monotonic()
        elif there < most / 2:
            self._full_since[journey] = None


_line = _Line()
