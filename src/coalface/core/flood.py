"""When more come at once than can be taken in: who is let in now, and who is asked to press again in half a minute.

Token buckets, as in RFC 2697 and ITU-T I.371, that hold portions of work in place of visits: a long text is dearer than
a short one, and sealing than looking. Nothing here knows who comes, so a whole council behind one address is
as welcome as a thousand homes. Nobody is refused: whoever has waited draws on a reserve that newcomers cannot empty.
"""

from dataclasses import dataclass
from enum import StrEnum

from . import thresholds as numbers


class Journey(StrEnum):
    """Why somebody comes. Each has buckets of its own, so that a flood on one leaves the other."""

    TELLING = "telling"
    COMING_BACK = "coming back"


@dataclass(frozen=True, slots=True)
class Bucket:
    """How much work it lets through: so many portions a second, and so many at once after a quiet time."""

    a_second: float
    at_once: float


@dataclass(frozen=True, slots=True)
class Level:
    """How many portions were left, and when: seconds of the clock of all who share the bucket."""

    left: float
    at: float


@dataclass(frozen=True, slots=True)
class Limits:
    """The bucket of everybody, and the one that each channel has besides. A receipt names no channel."""

    everywhere: Bucket
    in_channel: Bucket | None = None


def _bucket(a_second: numbers.Threshold) -> Bucket:
    return Bucket(a_second.value, a_second.value * numbers.SECONDS_OF_RUSH.value)


# By why they come, and whether they have waited.
LIMITS = {
    (Journey.TELLING, False): Limits(
        _bucket(numbers.TELLING_EVERYWHERE), _bucket(numbers.TELLING_IN_CHANNEL)
    ),
    (Journey.TELLING, True): Limits(
        _bucket(numbers.WAITED_TO_TELL_EVERYWHERE), _bucket(numbers.WAITED_TO_TELL_IN_CHANNEL)
    ),
    (Journey.COMING_BACK, False): Limits(_bucket(numbers.COMING_BACK)),
    (Journey.COMING_BACK, True): Limits(_bucket(numbers.WAITED_TO_COME_BACK)),
}

TO_STRETCH = numbers.PORTIONS_TO_STRETCH.value


def to_look_over(characters: int) -> int:
    """Return how many portions it takes to look a text over for what could point to somebody."""
    return 1 + characters // numbers.CHARACTERS_A_PORTION.value


def refilled(bucket: Bucket, level: Level | None, *, now: float) -> Level:
    """Return what is left now; a bucket of which nothing is known is full.

    A clock that went back adds nothing and takes nothing away, and the bucket fills again from there.
    """
    if level is None:
        return Level(bucket.at_once, now)
    passed = max(0.0, now - level.at)
    return Level(min(bucket.at_once, level.left + passed * bucket.a_second), now)


def drawn(level: Level, portions: float) -> Level | None:
    """Return what is left once so much is taken, or None where there is not enough."""
    return Level(level.left - portions, level.at) if portions <= level.left else None


def seconds_left(since: float, *, now: float) -> int | None:
    """Return how long somebody who has waited since then still waits; None where that was too long ago to count.

    Both are told by the clock of the day. Where that has been set back, `since` is still to come: they have waited.
    """
    waited = now - since
    if waited > numbers.MINUTES_A_PLACE_IS_KEPT.value * 60:
        return None
    wait = numbers.SECONDS_TO_WAIT.value
    return 0 if waited < 0 or waited >= wait else wait - int(waited)
