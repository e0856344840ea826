"""Houses made once and copied: an installation after `init`, and the demo."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import lay_out_figures

from .houses import COALFACE, coalface, environment, init, wait_until

CUT_SHORT, SAID = "cut_short.json", "said_by_init.txt"
# Another than the usual one: what was made shall know it.
DEMO_PORT = 8123


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
    """An installation fresh from `init`, and published figures in it: else each server that starts lays them out."""

    def make(folder: Path) -> None:
        code, said, errors = init(folder)
        assert (code, errors) == (0, ""), said + errors
        lay_out_figures(folder)
        (folder.parent / SAID).write_text(said)

    return copied(shared("house", make), tmp_path / "house")


@pytest.fixture
def said_by_init(house, shared) -> str:
    """What `init` wrote to the screen when it made the house."""
    folder = shared("house", lambda _folder: None)
    return (folder.parent / SAID).read_text()


@pytest.fixture
def millbrook(shared, tmp_path) -> Path:
    """A copy of the demo. It was made once, after a first try had been cut short."""

    def make(folder: Path) -> None:
        left = cut_short(folder)
        made = coalface("demo", "--no-serve", f"--port={DEMO_PORT}", data=folder)
        assert made.returncode == 0, made.stderr
        left["after the second"] = half_made(folder).exists()
        (folder.parent / CUT_SHORT).write_text(json.dumps(left))

    return copied(shared("millbrook", make), tmp_path / "millbrook")


@pytest.fixture
def left_by_the_first_try(millbrook, shared) -> dict[str, bool]:
    """What lay there between the first try and the second, and after it."""
    folder = shared("millbrook", lambda _folder: None)
    return json.loads((folder.parent / CUT_SHORT).read_text())


def half_made(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.building" / "coalface.sqlite3"


def cut_short(folder: Path) -> dict[str, bool]:
    """Kill the making of a demo half-way, and say what is there then."""
    database = half_made(folder)
    command = [*COALFACE, "demo", "--no-serve", "--data", str(folder)]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, start_new_session=True
    ) as running:
        wait_until(lambda: database.exists() and database.stat().st_size > 400_000)
        os.killpg(running.pid, signal.SIGKILL)
    return {"half made": database.exists(), "in its place": folder.exists()}


def copied(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to
