"""Millbrook and a second installation, on the database that the tests run on, with shares that open its backups."""

import atexit
import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from coalface.cli.folder import make_data_folder
from tests.integration.cli.houses import coalface, environment

SHARES = "shares.txt"


@dataclass(frozen=True)
class Installation:
    """A data folder, its database where that is PostgreSQL, and two recovery shares."""

    folder: Path
    database_url: str
    shares: Path

    def run(self, *words: object) -> CompletedProcess[str]:
        more = {"DATABASE_URL": self.database_url} if self.database_url else {}
        return coalface(*words, data=self.folder, **more)

    def do(self, verb: str, *words: object) -> dict[str, Any]:
        """Do something inside. See doing.py."""
        command = [sys.executable, "-m", "tests.integration.backups.doing", self.folder, verb, *words]
        done = subprocess.run(
            [*map(str, command)], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    @property
    def environment(self) -> dict[str, str]:
        return environment(**({"DATABASE_URL": self.database_url} if self.database_url else {}))

    def backup(self, to: Path) -> Path:
        before = set(to.glob("*.backup"))
        done = self.run("backup", to)
        assert done.returncode == 0, done.stderr
        [made] = set(to.glob("*.backup")) - before
        return made

    def restore(self, backup: Path, *words: object, shares: Path | None = None) -> CompletedProcess[str]:
        return self.run("restore", backup, f"--shares-file={shares or self.shares}", *words)


@contextmanager
def empty_place(folder: Path, shares: Path) -> Iterator[Installation]:
    """A place to restore to: no folder yet, and on PostgreSQL a database without tables."""
    with own_database() as url:
        yield Installation(folder, url, shares)


@contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    """A small Millbrook with reports and cards in it: a copy of one that each process of tests makes once."""
    first = made_once(os.environ.get("DATABASE_URL", ""))
    with own_database(like=first.database_url) as url:
        made = Installation(folder / "millbrook", url, folder / SHARES)
        shutil.copytree(first.folder, made.folder)
        shutil.copy(first.shares, made.shares)
        yield made


@cache
def made_once(_url: str) -> Installation:
    """Made on the database at this URL, and taken away when the tests are over."""
    taken_away = ExitStack()
    atexit.register(taken_away.close)
    folder = Path(taken_away.enter_context(TemporaryDirectory(prefix="coalface-made-once-")))
    made = Installation(folder / "millbrook", taken_away.enter_context(own_database()), folder / SHARES)
    make_data_folder(made.folder)
    made.do("make", made.shares)
    return made


@contextmanager
def own_database(*, like: str = "") -> Iterator[str]:
    """The URL of a new database on PostgreSQL, empty or a copy; an empty text on SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    name = f"coalface_{secrets.token_hex(6)}"
    template = f" TEMPLATE {like.rpartition('/')[2]}" if like else ""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{template}")
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
