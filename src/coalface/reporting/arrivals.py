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
from uuid import UUID

from django.core.signing import BadSignature, Signer

from coalface.core import flood
from coalface.core.flood import LIMITS, Bucket, Journey, Level
from coalface.ui.shared_numbers import SharedNumbers

# Two channels of thousands may meet in one bucket, which does no harm.
CHANNELS = 1024
# Of 32 threads. In a flood the others answer readers, and hand out the page that asks to press again.
MOST_IN_LINE = {Journey.TELLING: 16, Journey.COMING_BACK: 8}
TICKET_LENGTH = 200
SAID_BY = "coalface waiting page"

# For each bucket what is left and when that was, the one of everybody first.
_ROOM = 2 * (1 + CHANNELS)
_first = {which: number * _ROOM for number, which in enumerate(LIMITS)}
_levels = SharedNumbers(_ROOM * len(LIMITS))


class AskToWait(Exception):
    """There is too much work just now for somebody who has only just come. Nothing was done or kept."""

    def __init__(self, come: "Arrival") -> None:
        super().__init__("Press again in half a minute.")
        self.come = come


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who sent something: why they come, and since when they have waited, if they have."""

    journey: Journey
    channel: UUID | None
    about: str
    since: int | None = None

    @property
    def seconds_left(self) -> int | None:
        """How long they still wait; None where they have only just come."""
        return None if self.since is None else flood.seconds_left(self.since, now=_now())

    @property
    def has_waited(self) -> bool:
        return self.seconds_left == 0

    def go_on(self, portions: int) -> None:
        """Draw so much work, or raise AskToWait where there is not enough."""
        if _draw(self, portions) is None:
            raise AskToWait(self)

    @contextmanager
    def in_line(self, portions: int = flood.TO_STRETCH) -> Iterator[None]:
        """Draw so much work and take a place in the line for it. Whoever is asked to wait holds no thread meanwhile."""
        is_rush = _draw(self, portions)
        if is_rush is None:
            raise AskToWait(self)
        with _line.place(self.journey, always=self.has_waited or not is_rush) as got:
            if not got:
                raise AskToWait(self)
            yield

    def ticket(self) -> str:
        """What shows since when they have waited, and for what. It is good for nothing else."""
        since = self.since if self.seconds_left is not None else int(_now())
        return _signer(self).sign(str(since))


def arrival(journey: Journey, *, about: str, ticket: str = "", channel: UUID | None = None) -> Arrival:
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
    """Do more come than are let in, in any channel? One who tells moves no bucket so far."""
    which = journey, False
    limits, first, now = LIMITS[which], _first[which], time.monotonic()
    with _levels.locked() as numbers:
        if flood.is_rush(limits.everywhere, _level(numbers, first, limits.everywhere, now)):
            return True
        bucket = limits.in_channel
        places = range(first + 2, first + _ROOM, 2) if bucket else ()
        return any(
            numbers[at + 1] and flood.is_rush(bucket, _level(numbers, at, bucket, now)) for at in places
        )


def forget() -> None:
    """Fill every bucket, as after a quiet time."""
    _levels.forget()


def _draw(come: Arrival, portions: int) -> bool | None:
    """Take so much from the bucket of everybody and from the channel's, or from neither: None. Is it a rush?"""
    which = come.journey, come.has_waited
    limits, first, now = LIMITS[which], _first[which], time.monotonic()
    buckets = [(first, limits.everywhere)]
    if limits.in_channel and come.channel:
        buckets.append((first + 2 * (1 + come.channel.int % CHANNELS), limits.in_channel))
    with _levels.locked() as numbers:
        before = [_level(numbers, at, bucket, now) for at, bucket in buckets]
        after = [flood.drawn(level, portions) for level in before]
        may = None not in after
        for (at, _), level in zip(buckets, after if may else before, strict=True):
            numbers[at], numbers[at + 1] = level.left, level.at
    if not may:
        return None
    return any(flood.is_rush(bucket, level) for (_, bucket), level in zip(buckets, after, strict=True))


def _level(numbers: memoryview, at: int, bucket: Bucket, now: float) -> Level:
    level = Level(numbers[at], numbers[at + 1]) if numbers[at + 1] else None
    return flood.refilled(bucket, level, now=now)


def _signer(come: Arrival) -> Signer:
    return Signer(salt="\n".join([SAID_BY, come.journey, str(come.channel), come.about]))


def _now() -> float:
    """Seconds of the day's clock, which other machines and a restarted server have too."""
    return time.time()


class _Line:
    """Those of this process who wait for their turn at stretching words, or have it."""

    def __init__(self) -> None:
        self._there = dict.fromkeys(Journey, 0)
        self._lock = Lock()

    @contextmanager
    def place(self, journey: Journey, *, always: bool) -> Iterator[bool]:
        with self._lock:
            got = always or self._there[journey] < MOST_IN_LINE[journey]
            self._there[journey] += got
        try:
            yield got
        finally:
            with self._lock:
                self._there[journey] -= got


_line = _Line()
