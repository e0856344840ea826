"""Faults under the real server: each is a sentence to whoever tells, leaves no half row, and passes."""

import os
import resource
import shlex
import signal
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.with_postgres import as_server_user, postgres, programs

from .servers import new_key, small_server

on_sqlite = pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="a fault of a file")
on_postgresql = pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="a fault of a server")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """One server for all that it has to get over: it starts once, and goes on after each fault."""
    with small_server(tmp_path_factory.mktemp("served")) as running:
        yield running


def whole(counts: dict[str, int], reports: int) -> None:
    """So many reports, each with leaf, count and keys: two for each of three holders, one for the receipt."""
    assert counts["reports"] == counts["leaves"] == counts["told"] == reports
    assert counts["keys"] == 7 * reports


@on_sqlite
def test_a_full_disk(served):
    """No file may grow any more. The limit is of the worker that answers, and is lifted again."""
    kept = served.counts()["reports"]
    [worker] = served.workers
    before = resource.prlimit(worker, resource.RLIMIT_FSIZE)
    resource.prlimit(worker, resource.RLIMIT_FSIZE, (4096, before[1]))
    key = new_key()
    status, answer = served.tell(key)
    assert status == 503
    assert "Send the same again" in answer["problem"]
    whole(served.counts(), kept)
    resource.prlimit(worker, resource.RLIMIT_FSIZE, before)
    assert served.tell(key)[0] == 201
    whole(served.counts(), kept + 1)


@on_sqlite
def test_a_database_that_is_locked_for_longer_than_anyone_waits(served):
    kept = served.counts()["reports"]
    key = new_key()
    with closing(sqlite3.connect(served.given.folder / "coalface.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        status, answer = served.tell(key)
        assert 29 < time.monotonic() - began < 45
        assert status == 503
        assert "Send the same again" in answer["problem"]
    assert served.tell(key)[0] == 201
    whole(served.counts(), kept + 1)


@on_sqlite
def test_a_worker_that_is_killed_while_it_answers(served):
    """It waits for a lock in the middle of its transaction, and dies there. Another one takes its place."""
    kept = served.counts()["reports"]
    key = new_key()
    [worker] = served.workers
    with closing(sqlite3.connect(served.given.folder / "coalface.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(1, os.kill, (worker, signal.SIGKILL)).start()
        with pytest.raises(OSError, match=r".*"):
            served.tell(key)
    assert served.tell_until_kept(key) == served.tell_until_kept(key)
    assert worker not in served.workers
    whole(served.counts(), kept + 1)


@on_postgresql
def test_postgresql_that_is_restarted(tmp_path):
    """A server of our own, for others are at work on the one that the tests share."""
    with postgres() as url, small_server(tmp_path, url) as served:
        with psycopg.connect(url) as connection:
            cluster = Path(connection.execute("SHOW data_directory").fetchone()[0])
        # The first word is the program, and then it is told where the cluster lies.
        options = shlex.split((cluster / "postmaster.opts").read_text())[3:]
        key = new_key()
        pg_ctl(cluster, "-m", "fast", "stop")
        status, answer = served.tell(key)
        assert status == 503
        assert "Send the same again" in answer["problem"]
        pg_ctl(cluster, "-l", cluster.parent / "log", "-o", shlex.join(options), "start")
        assert served.tell_until_kept(key, seconds=20)["receipt"]
        whole(served.counts(), 2)


def pg_ctl(cluster: Path, *words: object) -> None:
    command = as_server_user(programs() / "pg_ctl", "-D", cluster, "-w", *words)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
