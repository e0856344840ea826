"""Acts that meet in the database: each in a thread and a connection of its own."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db import connection, connections, transaction

from coalface.integrity.models import Head


def in_own_connection(act: Callable) -> Callable:
    @wraps(act)
    def run(*arguments: Any, **facts: Any) -> Any:
        try:
            return act(*arguments, **facts)
        finally:
            connections["default"].close()

    return run


class Meeting:
    """Acts that wait for each other in the middle of their transactions."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._begun = 0

    def begin(self, act: Callable, **facts: Any) -> Future:
        """Begin an act, and come back when it waits for the log or for somebody else."""
        self._begun += 1
        future = self._pool.submit(in_own_connection(act), **facts)
        self._pool.submit(in_own_connection(self._until_all_wait)).result()
        return future

    def _until_all_wait(self) -> None:
        for _ in range(100):
            time.sleep(0.05)
            # On SQLite whoever writes second waits at the first word of its transaction: there is nothing to ask.
            if connection.vendor != "postgresql" or _waiting() >= self._begun:
                return
        raise AssertionError("An act did not come to where it should wait.")


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return cursor.fetchone()[0]


@contextmanager
def while_the_log_is_held(pool: ThreadPoolExecutor) -> Iterator[Meeting]:
    """Keep every act from ending, for each enters its leaf last."""
    held, release = threading.Event(), threading.Event()

    @in_own_connection
    def hold() -> None:
        with transaction.atomic():
            Head.objects.select_for_update().get()
            held.set()
            release.wait(20)

    holding = pool.submit(hold)
    try:
        assert held.wait(20)
        yield Meeting(pool)
    finally:
        release.set()
        holding.result()
