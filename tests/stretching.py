"""Cheap Argon2, for tests that are about something else.

How dear one guess is has nothing to do with what is typed, and thousands of times it would be minutes. What the program
really takes is held to its sources in tests/unit/core/test_sealing.py and tests/unit/people/test_hashing.py. Every
process that a test starts takes it, for nothing of this reaches there.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from coalface.core.sealing import Argon2Cost

CHEAP = Argon2Cost(memory_kib=8, passes=1)


@contextmanager
def cheap_stretching() -> Iterator[None]:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coalface.core.sealing.RECEIPT_COST", CHEAP)
        patch.setattr("coalface.people.wrapping.PASSWORD_COST", CHEAP)
        for name, value in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, name, value)
        yield
