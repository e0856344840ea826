"""What the stretching of five words costs, beside the reference code and beside sealing a report, in one run."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from statistics import median
from time import perf_counter

from argon2.low_level import Type, hash_secret_raw

from coalface.core.sealing import RECEIPT_COST, Argon2Cost, stretch

from .lines import Line, note
from .served import house

SECONDS, SHORT = 5.0, 2.0
TURNS = 41
REPORTS, FEW_REPORTS = 500, 100
# Another of OWASP's equal minimums: more memory, with fewer passes.
MORE = Argon2Cost(memory_kib=19_456, passes=2)
SALT = bytes(16)


def measure(options) -> list[Line]:
    seconds = options.lasting(SECONDS, SHORT)
    lines = [
        Line("argon2", f"{_words(cost)}, {threads} at once", a_second(cost, threads, seconds), "/s")
        for cost in (RECEIPT_COST, MORE)
        for threads in (1, 2)
    ]
    stretching = 1000 / lines[0].figure
    lines.append(Line("argon2", "the receipt's, alone", stretching, "ms"))
    lines.append(Line("argon2", "the reference code's time beside ours", beside_the_reference(), "times"))
    for database in options.databases:
        with house(database) as given:
            writing = given.inside("writing", FEW_REPORTS if options.short else REPORTS)
        note(f"one report told is {writing['statements']} statements to {database}")
        each = writing["each"] * 1000
        lines.append(Line("argon2", f"sealing and writing one report on {database}", each, "ms"))
        lines.append(Line("argon2", f"the receipt's beside that, on {database}", stretching / each, "times"))
    return lines


def a_second(cost: Argon2Cost, threads: int, seconds: float) -> float:
    stretch("warm up", salt=SALT, cost=cost)
    began = perf_counter()

    def stretching(_: int) -> int:
        for done in count():
            if perf_counter() - began > seconds:
                return done
            stretch(f"five words number {done}", salt=SALT, cost=cost)
        raise AssertionError("count() does not end")

    with ThreadPoolExecutor(threads) as pool:
        done = sum(pool.map(stretching, range(threads)))
    return done / (perf_counter() - began)


def beside_the_reference() -> float:
    """Alternate runs of the same work: the median of their ratio."""
    ratios = []
    for _ in range(TURNS):
        began = perf_counter()
        stretch("five words", salt=SALT, cost=RECEIPT_COST)
        ours = perf_counter()
        cost = RECEIPT_COST
        hash_secret_raw(b"five words", SALT, cost.passes, cost.memory_kib, 1, 32, Type.ID)
        ratios.append((perf_counter() - ours) / (ours - began))
    return median(ratios)


def _words(cost: Argon2Cost) -> str:
    return f"Argon2id {cost.memory_kib // 1024} MiB, t={cost.passes}"
