"""Everything in which something could be left, as bytes: files, the write-ahead log, tables, the newest backup."""

import os
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from coalface.cli.restoring.reading import head_of, open_backup
from tests.integration.backups.places import Installation

Content = Iterator[tuple[str, bytes]]


def files_of(here: Installation, *more: Path) -> Content:
    """Every file that the program has: the database and its write-ahead log, lists, indexes, caches, its output."""
    for folder in (here.folder, *more):
        for where, _, names in os.walk(folder):
            for name in names:
                path = Path(where) / name
                yield str(path), path.read_bytes()


def rows_of(here: Installation) -> Content:
    """Every table as a query sees it; on SQLite also those that the index of the search keeps its words in."""
    yield from _rows_of_postgresql(here) if here.database_url else _rows_of_sqlite(here)


def _rows_of_postgresql(here: Installation) -> Content:
    with psycopg.connect(here.database_url) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in found:
            with connection.cursor().copy(f'COPY "{table}" TO STDOUT') as copy:
                yield f"table {table}", b"".join(copy)


def _rows_of_sqlite(here: Installation) -> Content:
    connection = sqlite3.connect(f"file:{here.folder / 'coalface.sqlite3'}?mode=ro", uri=True)
    try:
        # The table of the search itself has no rows of its own to read: they are in its shadow tables.
        found = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5%'"
        )
        for (table,) in found.fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - our own names
            values = [value for row in rows for value in row if value is not None]
            yield f"table {table}", b"\n".join(v if isinstance(v, bytes) else str(v).encode() for v in values)
    finally:
        connection.close()


def heap_of(here: Installation) -> Content:
    """The files of this database's tables and indexes, dead rows and all."""
    yield from _server_files(here, "base")


def wal_of(here: Installation) -> Content:
    """PostgreSQL's write-ahead log."""
    yield from _server_files(here, "pg_wal")


def _server_files(here: Installation, part: str) -> Content:
    with psycopg.connect(here.database_url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        [folder] = connection.execute("SHOW data_directory").fetchone() or [""]
        [number] = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    place = Path(folder) / part / (str(number) if part == "base" else "")
    try:
        paths = [path for path in place.iterdir() if path.is_file()]
        yield from ((str(path), path.read_bytes()) for path in paths)
    except OSError:
        pytest.skip("PostgreSQL's own files are not readable here")


def lines_of(backup: Path, shares: Path) -> Content:
    """What the newest backup says, opened with two recovery shares as a restore opens it."""
    opened = open_backup(backup, head_of(backup), shares.read_text().splitlines())
    yield str(backup), b"".join(opened.lines())


def forms_of(needle: bytes) -> tuple[bytes, ...]:
    """As bytes, as PostgreSQL and JSON write them."""
    return needle, needle.hex().encode(), b64encode(needle)


def left(needles: dict[str, bytes], content: Content) -> list[str]:
    """Which of these are left, and where."""
    return [
        f"{name} in {where}"
        for where, holds in content
        for name, needle in needles.items()
        if any(form in holds for form in forms_of(needle))
    ]
