"""What every test may count on."""

import time
from types import SimpleNamespace

import pytest
from hypothesis import settings

from tests.one_database import is_enough_once
from tests.stretching import cheap_stretching

SECONDS_OF_A_CODE = 30

# A busy machine is not a failing law.
settings.register_profile("coalface", deadline=None, max_examples=50)
# What `make test-thorough` takes an hour for: a law says how many itself only where each one is dear.
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("coalface")


def pytest_addoption(parser):
    parser.addoption(
        "--other-database", action="store_true", help="leave out what one database is enough for"
    )


def pytest_ignore_collect(collection_path, config):
    """Say True where a file is left out; None leaves it to pytest."""
    return (config.getoption("other_database") and is_enough_once(collection_path)) or None


@pytest.fixture(scope="session", autouse=True)
def _cheap_stretching():
    with cheap_stretching():
        yield


@pytest.fixture(autouse=True)
def _code_of_its_own(request, monkeypatch):
    """Every test begins as the app shows a new code: thirty seconds until the next, whatever the clock says.

    A browser's server has the clock of the machine, so its walks wait for a code that is good for long enough.
    """
    from allauth.mfa.totp.internal import auth

    if request.node.get_closest_marker("browser") is None:
        late = time.time() % SECONDS_OF_A_CODE
        monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: time.time() - late))


@pytest.fixture(autouse=True)
def _fresh_memory():
    """What the program remembers between requests must not outlive a test's database."""
    from django.core.cache import cache

    from coalface.config import figures
    from coalface.people.queries import installation, names
    from coalface.reporting import arrivals

    cache.clear()
    arrivals.forget()
    figures.numbers.forget()
    installation._remembered.clear()
    installation._facts.clear()
    names._remembered.clear()
