"""A small Millbrook, a backup of one that is made once, and an empty place to restore to."""

import shutil
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True)
class Lost:
    """A backup, and what went after it: a story and a card, and the list on which both stand."""

    backup: Path
    gone: Path
    shares: Path
    story_id: str
    card_id: str


@pytest.fixture(scope="session")
def lost_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lost-once")
    with installation(folder) as made:
        backup = made.backup(folder / "backups")
        story, card = made.do("end_one_story")["id"], made.do("take_a_card_back")["id"]
        # No run-due and no second backup: the list was written by the acts themselves.
        return Lost(backup, made.folder / LIST, made.shares, story, card)


@pytest.fixture
def lost(lost_once, tmp_path):
    shutil.copy(lost_once.shares, tmp_path / SHARES)
    return lost_once
