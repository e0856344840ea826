"""A fresh data folder on either database, and the real server over it. All of it goes again."""

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psycopg

from coalface.cli.folder import make_data_folder
from coalface.cli.serve import THREADS, default_workers
from tests.with_postgres import free_port, postgres

SQLITE, POSTGRESQL = "sqlite", "postgresql"
DATABASES = (SQLITE, POSTGRESQL)
COALFACE = Path(sys.executable).with_name("coalface")
SECONDS_TO_START, SECONDS_TO_STOP = 60, 20
# A server that uses less than this in a second has nothing to do.
RESTING = 0.05


@dataclass(frozen=True, slots=True)
class House:
    """A data folder and the environment that points at it and at its database."""

    folder: Path
    database: str
    environment: dict[str, str]

    def inside(self, verb: str, *words: object) -> Any:
        """Do something inside it, in a process of its own. See inside.py."""
        command = [sys.executable, "-m", "benchmarks.inside", str(self.folder), verb, *map(str, words)]
        done = subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)


@contextmanager
def house(database: str) -> Iterator[House]:
    """A migrated, empty database in a folder of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coalface-bench-")))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COALFACE_")}
        for ours in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
            environment.pop(ours, None)
        if database == POSTGRESQL:
            environment["DATABASE_URL"] = stack.enter_context(postgres_database())
        make_data_folder(folder)
        made = House(folder, database, environment)
        made.inside("migrate")
        yield made


@contextmanager
def postgres_database() -> Iterator[str]:
    """A fresh database on the server that DATABASE_URL_POSTGRES names, or a whole throw-away server."""
    given = os.environ.get("DATABASE_URL_POSTGRES")
    if not given:
        with postgres() as url:
            yield url
        return
    name = f"coalface_bench_{secrets.token_hex(4)}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{given.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers, and what it has cost."""

    port: int
    process_id: int

    def cpu_seconds(self) -> float:
        """What the server's processes have used so far; nothing where there is no /proc."""
        ticks = sum(_ticks(process) for process in [self.process_id, *_children(self.process_id)])
        return ticks / os.sysconf("SC_CLK_TCK")

    def rest(self) -> None:
        """Wait until it has nothing left to do, a minute at most: it goes on with what nobody waits for any more."""
        for _ in range(60):
            before = self.cpu_seconds()
            time.sleep(1)
            if self.cpu_seconds() - before < RESTING:
                return


@contextmanager
def served(given: House, *options: str) -> Iterator[Server]:
    """`coalface serve` as anyone would run it: its own number of workers and threads."""
    command = [str(COALFACE), "serve", "--data", str(given.folder), *options]
    with running(command, given.environment) as server:
        yield server


def serving() -> str:
    return f"server: coalface serve, {default_workers()} workers with {THREADS} threads; the load runs beside"


@contextmanager
def running(command: list[str], environment: dict[str, str], path: str = "/") -> Iterator[Server]:
    """Run a server on a free port until the block ends. Nothing is ended but this process and its group."""
    port = free_port()
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen(
            [*command, "--port", str(port)], env=environment, stdout=said, stderr=said, start_new_session=True
        )
        try:
            _wait_until_it_answers(started, port, path, said)
            yield Server(port, started.pid)
        finally:
            _stop(started)
            said.seek(0)
            if b"rror" in (words := said.read()):
                print(words.decode(errors="replace")[-2000:], file=sys.stderr)


def _wait_until_it_answers(started: subprocess.Popen, port: int, path: str, said) -> None:
    for _ in range(SECONDS_TO_START * 20):
        try:
            with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5):
                return
        except HTTPError:
            return
        except (URLError, OSError):
            if started.poll() is not None:
                said.seek(0)
                sys.exit(f"The server did not start: {said.read().decode(errors='replace')[-2000:]}")
            time.sleep(0.05)
    sys.exit(f"The server did not answer in {SECONDS_TO_START} seconds.")


def _stop(started: subprocess.Popen) -> None:
    started.send_signal(signal.SIGINT)
    try:
        started.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def _children(process_id: int) -> list[int]:
    listed = Path(f"/proc/{process_id}/task/{process_id}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _ticks(process_id: int) -> int:
    stat = Path(f"/proc/{process_id}/stat")
    if not stat.exists():
        return 0
    after_name = stat.read_text().rpartition(")")[2].split()
    return int(after_name[11]) + int(after_name[12])  # utime and stime
