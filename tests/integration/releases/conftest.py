"""A register that takes seconds to load is loaded once for a file of tests; each test is undone on top of it."""

import pytest
from django.db import transaction

from . import made


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        by, second = made.analysts()
        yield made.register(by), by, second
        transaction.set_rollback(True)


@pytest.fixture
def kept(_loaded, db):
    """A register with reviews in it, who makes its bulletins, and who signs them."""
    return _loaded
