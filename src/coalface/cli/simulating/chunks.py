"""Runs shared out among processes. The answer does not depend on how many there are: each run has its own luck."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Part = TypeVar("Part")


def cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def chunks(runs: int, at_most: int) -> list[range]:
    """The numbers of the runs in pieces, whose sizes do not depend on the number of workers."""
    return [range(start, min(start + at_most, runs)) for start in range(0, runs, at_most)]


def map_chunks(
    simulated: Callable[[Sequence[int]], Part], pieces: Sequence[range], workers: int
) -> Iterator[Part]:
    """Each piece simulated, in order. What is called has to be a plain function, so that it can be sent on."""
    if workers <= 1 or len(pieces) <= 1:
        yield from map(simulated, pieces)
        return
    with ProcessPoolExecutor(min(workers, len(pieces)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(simulated, pieces)
