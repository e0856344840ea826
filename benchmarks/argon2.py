"""What the stretching of five words costs, beside sealing and writing a report, in one run."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from time import perf_counter

from coalface.core.sealing import RECEIPT_COST, Argon2Cost, stretch

from .lines import Line, note
from .served import house

SECONDS, SHORT = 5.0, 2.0
REPORTS, FEW_REPORTS = 500, 100
# OWASP's two equals: little memory with many passes, or more memory with few.
LITTLE = Argon2Cost(memory_kib=7_168, passes=5)
SALT = bytes(16)


def measure(options) -> list[Line]:
    seconds = options.lasting(SECONDS, SHORT)
    lines = [
        Line("argon2", f"{_words(cost)}, {threads} at once", a_second(cost, threads, seconds), "/s")
        for cost in (RECEIPT_COST, LITTLE)
        for threads in (1, 2)
    ]
    stretching = 1000 / lines[0].figure
    lines.append(Line("argon2", "the receipt's, alone", stretching, "ms"))
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


def _words(cost: Argon2Cost) -> str:
    return f"Argon2id {cost.memory_kib // 1024} MiB, t={cost.passes}"
