"""Houses made once and copied: an installation after `init`, and the demo."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .houses import coalface, init


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], None]], Path]:
    """Make a folder once, whichever of several test processes comes first."""
    base = tmp_path_factory.getbasetemp()
    base = base if worker_id == "master" else base.parent

    def once(name: str, make: Callable[[Path], None]) -> Path:
        with open(base / f"{name}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            folder = base / name
            if not folder.exists():
                make(folder)
        return folder

    return once


@pytest.fixture
def house(shared, tmp_path) -> Path:
    """An installation fresh from `init`."""

    def make(folder: Path) -> None:
        code, said, errors = init(folder)
        assert code == 0, said + errors

    return copied(shared("house", make), tmp_path / "house")


@pytest.fixture
def millbrook(shared, tmp_path) -> Path:
    """A copy of the demo."""

    def make(folder: Path) -> None:
        made = coalface("demo", "--no-serve", data=folder)
        assert made.returncode == 0, made.stderr

    return copied(shared("millbrook", make), tmp_path / "millbrook")


def copied(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to
