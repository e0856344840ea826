"""Turns at Argon2 for staff: one a process, and a short queue. A flood of wrong sign-ins leaves reporters theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

# Whoever waits holds a thread of the server. Of its 32, the others are for everybody else.
MOST_WAITING = 8
# Besides these, places that no crowd of strangers can take.
MOST_OWNERS_WAITING = 4
turn = BoundedSemaphore(1)
queue = BoundedSemaphore(MOST_WAITING)
owners_queue = BoundedSemaphore(MOST_OWNERS_WAITING)


class InTurn(Argon2PasswordHasher):
    """Django's hasher: 64 MiB or more at a time, so one at a time."""

    def encode(self, *args, **kwargs) -> str:
        with turn:
            return super().encode(*args, **kwargs)

    def verify(self, *args, **kwargs) -> bool:
        with turn:
            return super().verify(*args, **kwargs)


@contextmanager
def place_in_queue(*, owner: bool = False) -> Iterator[bool]:
    """Tell whether there is a place. Whoever gets none is asked to come back, and holds no thread meanwhile."""
    line = owners_queue if owner else queue
    got = line.acquire(blocking=False)
    try:
        yield got
    finally:
        if got:
            line.release()
