"""A flood, without sending one: the buckets as they stand while it lasts."""

import time
from zlib import crc32

from coalface.core.flood import LIMITS, Journey
from coalface.reporting import arrivals
from coalface.reporting.arrivals import Arrival, arrival

# So far below nothing that no bucket is full again while a test runs.
DEEP = -1e6
HALF_A_MINUTE_AGO = 31


def drain(journey: Journey, *, waited: bool = False, channel=None) -> None:
    """Empty the bucket of everybody, or of one channel alone."""
    which = journey, waited
    place = 0 if channel is None else 2 * (1 + crc32(channel.slug.encode()) % arrivals.CHANNELS)
    assert channel is None or LIMITS[which].in_channel
    with arrivals._levels.locked() as numbers:
        first = arrivals._first[which] + place
        numbers[first], numbers[first + 1] = DEEP, time.monotonic()


def waiting_since(journey: Journey, seconds_ago: int, *, about: str, channel=None) -> str:
    """The ticket of somebody who was asked to wait so long ago: signed as the page signs it."""
    come = arrival(journey, about=about, channel=channel.slug if channel else "")
    return Arrival(come.journey, come.channel, come.about, int(time.time()) - seconds_ago).ticket()
