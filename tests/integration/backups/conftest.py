"""A small Millbrook, a backup of one that is made once, and an empty place to restore to."""

import shutil

import pytest

from coalface.integrity.destroyed import LIST

from .places import SHARES, empty_place, installation


@pytest.fixture
def here(tmp_path):
    with installation(tmp_path) as made:
        yield made


@pytest.fixture
def there(tmp_path):
    with empty_place(tmp_path / "there", tmp_path / SHARES) as place:
        yield place


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-once")
    with installation(folder) as made:
        return made.backup(folder / "backups"), made.shares


@pytest.fixture
def backup(made_once, tmp_path):
    """A copy to spoil, with the shares that open it and the list that lies beside it."""
    original, shares = made_once
    shutil.copy(shares, tmp_path / SHARES)
    shutil.copy(original.with_name(LIST), tmp_path / LIST)
    return shutil.copy(original, tmp_path / original.name)
