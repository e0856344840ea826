"""One warehouse of everything that is shipped, built once and only read."""

import pytest

from coalface.warehouse.loading import opened


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("figures")


@pytest.fixture(scope="session")
def figures(folder):
    with opened(folder) as connection:
        yield connection
