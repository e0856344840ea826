"""What it takes to seal a report for three holders, and to open an inbox of a hundred."""

import json
from random import Random
from time import perf_counter

from coalface.core.sealing import Place, Purpose, new_key, new_key_pair, open_key, open_sealed, seal, seal_key

from .lines import Line, median
from .served import house
from .words import submission

TIMES, FEW_TIMES = 2_000, 300
HOLDERS = 3
INBOX = 100


def measure(options) -> list[Line]:
    sealing, opening = seal_and_open(FEW_TIMES if options.short else TIMES)
    lines = [
        Line("sealing", f"seal a story for {HOLDERS} holders", sealing * 1000, "ms"),
        Line("sealing", "open a story as one of them", opening * 1000, "ms"),
    ]
    for database in options.databases:
        with house(database) as given:
            took = given.inside("inbox", INBOX)
        lines += [
            Line("sealing", f"tell one report on {database}, Argon2id and all", took["tell"] * 1000, "ms"),
            Line("sealing", f"the inbox, {INBOX} reports on {database}", took["list"] * 1000, "ms"),
            Line("sealing", f"open one report on {database}", took["open"] * 1000, "ms"),
        ]
    return lines


def seal_and_open(times: int) -> tuple[float, float]:
    """The medians, in seconds."""
    place = Place("organisation", "channel", "report", Purpose.STORY)
    holders = [new_key_pair() for _ in range(HOLDERS)]
    story = json.dumps(submission(Random(1))).encode()
    sealing, opening = [], []
    for _ in range(times):
        began = perf_counter()
        key = new_key()
        sealed = seal(story, key=key, place=place)
        copies = [seal_key(key, to=public, place=place) for public, _ in holders]
        done = perf_counter()
        opened = open_sealed(
            sealed, key=open_key(copies[0], private_key=holders[0][1], place=place), place=place
        )
        opening.append(perf_counter() - done)
        sealing.append(done - began)
        assert opened == story
    return median(sealing), median(opening)
