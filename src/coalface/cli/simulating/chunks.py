"""Runs shared out among processes, threads or machines. The answer does not depend on how many there are: each run has
its own luck."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from ..stopping import CannotGoOn

Part = TypeVar("Part")
SECONDS_TO_REACH = 10


def cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def chunks(runs: int, at_most: int) -> list[range]:
    """The numbers of the runs in pieces, whose sizes do not depend on the number of workers."""
    return [range(start, min(start + at_most, runs)) for start in range(0, runs, at_most)]


def map_chunks(
    simulated: Callable[[Sequence[int]], Part],
    pieces: Sequence[range],
    workers: int,
    *,
    cluster: str = "",
    in_threads: bool = False,
) -> Iterator[Part]:
    """Each piece simulated, in order: here, by processes, or by the workers of a Dask scheduler at `cluster`.

    What is called has to be a plain function, so that it can be sent on. Compiled code lets others run meanwhile, so it
    is shared `in_threads`: a process would first load the compiler, which takes as long as twenty million referrals do.
    """
    if cluster:
        yield from _map_on_cluster(simulated, pieces, cluster)
        return
    if workers <= 1 or len(pieces) <= 1:
        yield from map(simulated, pieces)
        return
    workers = min(workers, len(pieces))
    pool: Executor = (
        ThreadPoolExecutor(workers)
        if in_threads
        else ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    )
    with pool:
        yield from pool.map(simulated, pieces)


def _map_on_cluster(
    simulated: Callable[[Sequence[int]], Part], pieces: Sequence[range], cluster: str
) -> Iterator[Part]:
    """The extra `cluster`. Its workers need this program and the same versions of NumPy and, where used, Numba."""
    try:
        from distributed import Client
    except ImportError as fault:
        raise CannotGoOn("Dask is not installed here. Install coalface[cluster].") from fault
    try:
        client = Client(cluster, timeout=SECONDS_TO_REACH, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise CannotGoOn(
            f"There is no Dask scheduler at {cluster}. Start one with `dask scheduler`, and workers beside it, and give"
            " its address, such as tcp://10.0.0.5:8786."
        ) from fault
    with client:
        # A piece that fails is a fault of ours, and not of the machine it ran on: it is not tried elsewhere.
        futures = client.map(simulated, pieces, pure=False, retries=0)
        yield from (future.result() for future in futures)
