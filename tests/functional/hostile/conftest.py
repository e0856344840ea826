"""One small site for all of these tests; what each does to it is undone."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from coalface.config.logs import PlacesNotWords
from coalface.core.sealing import Argon2Cost

from .corpus import MARK
from .standing import Standing, make_standing

# How dear one guess is has nothing to do with what is typed, and thousands of times it would be ten minutes.
CHEAP = Argon2Cost(memory_kib=8, passes=1)


@pytest.fixture(scope="module")
def cheap_stretching() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coalface.core.sealing.RECEIPT_COST", CHEAP)
        patch.setattr("coalface.people.wrapping.PASSWORD_COST", CHEAP)
        for name, value in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, name, value)
        yield


@pytest.fixture
def here(db, cheap_stretching) -> Standing:
    return make_standing()


@pytest.fixture(autouse=True)
def said() -> Iterator[io.StringIO]:
    """What the program writes to its log meanwhile. It never says what was typed."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlacesNotWords())
    loggers = [logging.getLogger(name) for name in ("", "django")]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)
    assert MARK not in written.getvalue(), "the log says what was typed"
