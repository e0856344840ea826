"""Faults under the verbs of the command line: a folder that cannot be written to, and an upgrade that is killed."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from random import Random

import pytest

from tests.functional.hostile.corpus import EVERYTHING
from tests.integration.backups.places import installation
from tests.integration.cli.houses import COALFACE

# On each of the two databases; `make test-thorough` takes more.
MOMENTS = 24 if EVERYTHING else 3
SEED = 1974


@pytest.fixture
def here(tmp_path):
    with installation(tmp_path) as made:
        yield made


@contextmanager
def read_only(folder):
    """Nothing in this folder can be written. For root, whom no right of a file stops, it is mounted so."""
    if os.geteuid():
        folder.chmod(0o500)
        yield
        folder.chmod(0o700)
        return
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False).returncode:
        pytest.skip("this root may not mount anything")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(not shutil.which("mount"), reason="needs mount")
@pytest.mark.parametrize(
    "verb", [["serve", "--port", "1"], ["run-due"], ["upgrade"], ["backup", "elsewhere"]]
)
def test_a_folder_that_cannot_be_written_to_is_a_sentence(here, tmp_path, verb):
    words = [str(tmp_path / word) if word == "elsewhere" else word for word in verb]
    before = here.do("facts")
    with read_only(here.folder):
        done = here.run(*words)
    assert "Traceback" not in done.stderr
    # An upgrade of a database elsewhere has nothing to write here where all is up to date.
    needs_folder = not (here.database_url and verb == ["upgrade"])
    assert done.returncode == int(needs_folder)
    assert not needs_folder or "Check the folder" in done.stderr or "Check that it is there" in done.stderr
    assert here.do("facts") == before
    assert here.run("run-due").returncode == 0


def test_an_upgrade_that_is_killed_in_mid_migration_is_done_by_the_next_one(here):
    """Killed at moments of chance. What an older version had is there each time, and a second run ends it."""
    before, rng = here.do("facts"), Random(SEED)
    for _ in range(MOMENTS):
        here.do("make_older")
        kill_after(here, rng.uniform(0.3, 3.0))
        done = here.run("upgrade", "--backed-up")
        assert done.returncode == 0, done.stderr
        after = here.do("facts")
        assert after["tables"] == before["tables"]
        assert after["log"] == before["log"]


def kill_after(here, seconds: float) -> None:
    command = [*COALFACE, "upgrade", "--backed-up", "--data", str(here.folder)]
    with subprocess.Popen(
        command,
        env=here.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as upgrading:
        time.sleep(seconds)
        os.killpg(upgrading.pid, signal.SIGKILL)
