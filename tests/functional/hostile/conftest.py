"""One small site for all of these tests; what each does to it is undone."""

import io
import logging
from collections.abc import Iterator

import pytest

from coalface.config.logs import PlacesNotWords

from .corpus import MARK
from .standing import Standing, make_standing


@pytest.fixture
def here(db) -> Standing:
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
