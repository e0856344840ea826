"""The DuckDB file: made beside the old one from every file there is, and swapped whole or not at all."""

import csv
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .areas import ENGLAND, ENGLAND_NAME, JOINT, areas
from .bad import BadData
from .connecting import connected
from .readers import SOURCES, Layout, Source
from .rows import Figure, Inspection
from .shipping import DATA
from .tables import Sheet

# Raised when the tables below change, so that a file made by an older version is made anew.
FORMAT = 3
TABLES = {
    "loads": "file_id INTEGER, source VARCHAR, release VARCHAR, file VARCHAR, carried_by VARCHAR, shipped BOOLEAN,"
    " first_year INTEGER, last_year INTEGER, row_count INTEGER, rank INTEGER",
    "figures": "file_id INTEGER, line INTEGER, area VARCHAR, year INTEGER, item VARCHAR, number DOUBLE, status VARCHAR,"
    " note VARCHAR",
    "inspections": "file_id INTEGER, line INTEGER, area VARCHAR, published DATE, framework VARCHAR, kind VARCHAR,"
    " overall VARCHAR, leaders VARCHAR, protection VARCHAR, in_care VARCHAR, care_leavers VARCHAR",
    "areas": "area VARCHAR, name VARCHAR, level VARCHAR, region VARCHAR, began DATE, ended DATE",
    "became": "before VARCHAR, after VARCHAR, day DATE, part VARCHAR",
    "returned_jointly": "source VARCHAR, area VARCHAR, year INTEGER",
    "made_from": "fingerprint VARCHAR",
}
# An empty word is a word, and only a number that is not there is written otherwise.
HOW_WRITTEN = r"""(HEADER false, QUOTE '"', ESCAPE '"', NULLSTR '\N', AUTO_DETECT false)"""
NO_NUMBER = r"\N"


@dataclass(frozen=True, slots=True)
class Given:
    """One file to be built from: its cells, and what is known about it."""

    sheet: Sheet
    source: Source
    layout: Layout
    release: str
    carried_by: str
    shipped: bool


@dataclass(slots=True)
class _Load:
    given: Given
    first: int = 9999
    last: int = 0
    rows: int = 0

    def count(self, year: int) -> None:
        self.first, self.last, self.rows = min(self.first, year), max(self.last, year), self.rows + 1


def build(given: Sequence[Given], into: Path, fingerprint: str) -> None:
    """Make the file anew. Raises `BadData` and leaves the old file as it was where any row cannot be taken."""
    into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=".figures-") as scratch:
        beside = Path(scratch) / into.name
        loads = _write_rows(given, Path(scratch))
        with connected(beside) as connection:
            for table, columns in TABLES.items():
                connection.execute(f"CREATE TABLE {table} ({columns})")
                written = Path(scratch) / f"{table}.csv"
                if written.exists():
                    connection.execute(f"COPY {table} FROM '{written}' {HOW_WRITTEN}")
            _enter(connection, loads, fingerprint)
            _refuse_twice(connection)
        os.replace(beside, into)


def _write_rows(given: Sequence[Given], scratch: Path) -> list[_Load]:
    loads = []
    with _csv(scratch / "figures.csv") as figures, _csv(scratch / "inspections.csv") as inspections:
        for number, one in enumerate(given):
            load = _Load(one)
            for row in one.layout.read(one.sheet):
                if isinstance(row, Figure):
                    load.count(row.year)
                    value = row.value
                    amount = NO_NUMBER if value.number is None else value.number
                    figures.writerow(
                        (number, row.line, row.area, row.year, row.item, amount, value.status, row.note)
                    )
                else:
                    load.count(row.published.year)
                    inspections.writerow((number, *_inspection_cells(row)))
            loads.append(load)
    return loads


def _inspection_cells(row: Inspection) -> tuple[Any, ...]:
    return (
        row.line,
        row.area,
        row.published.isoformat(),
        row.framework,
        row.kind,
        row.overall,
        row.leaders,
        row.protection,
        row.in_care,
        row.care_leavers,
    )


@contextmanager
def _csv(path: Path) -> Iterator[Any]:
    with path.open("w", encoding="utf-8", newline="") as file:
        yield csv.writer(file)


def _enter(connection: Any, loads: Sequence[_Load], fingerprint: str) -> None:
    by_age = sorted(range(len(loads)), key=lambda number: (loads[number].last, number))
    rank = {number: place for place, number in enumerate(by_age)}
    connection.executemany(
        f"INSERT INTO loads VALUES ({', '.join('?' * 10)})",  # noqa: S608
        [
            (
                number,
                one.given.source.code,
                one.given.release,
                one.given.sheet.file,
                one.given.carried_by,
                one.given.shipped,
                one.first,
                one.last,
                one.rows,
                rank[number],
            )
            for number, one in enumerate(loads)
        ],
    )
    connection.executemany("INSERT INTO areas VALUES (?, ?, ?, ?, ?, ?)", list(_areas(connection)))
    if became := areas().became():
        rows = [(one.before, one.after, one.day, one.part) for one in became]
        connection.executemany("INSERT INTO became VALUES (?, ?, ?, ?)", rows)
    connection.execute(
        "INSERT INTO returned_jointly SELECT DISTINCT source, unnest(string_split(area, '/')), year"
        " FROM figures JOIN loads USING (file_id) WHERE area LIKE '%/%'"
    )
    connection.execute("INSERT INTO made_from VALUES (?)", [fingerprint])


def _areas(connection: Any) -> Iterator[tuple[Any, ...]]:
    known = areas()
    yield ENGLAND, ENGLAND_NAME, "country", None, None, None
    for code, name in known.regions.items():
        yield code, name, "region", None, None, None
    for one in known.authorities.values():
        yield one.number, one.name, "authority", one.region, one.began, one.ended
    for (key,) in connection.execute("SELECT DISTINCT area FROM figures WHERE area LIKE '%/%'").fetchall():
        members = [known.authorities[number] for number in key.split("/")]
        name = JOINT.join(one.name for one in members)
        yield key, name, "joint return", members[0].region, max(one.began for one in members), None


def _refuse_twice(connection: Any) -> None:
    """Two files of one release may not say the same thing twice, for nobody could tell which of them holds."""
    for table, same in (
        ("figures", "area, year, item"),
        ("inspections", "area, published, framework, kind"),
    ):
        twice = connection.execute(
            f"""
            WITH several AS (SELECT source, release FROM loads GROUP BY ALL HAVING count(*) > 1),
            again AS (
                SELECT l.source, l.release, {same}, max(f.file_id) AS last_file
                FROM {table} f JOIN loads l USING (file_id) SEMI JOIN several USING (source, release)
                GROUP BY ALL HAVING count(*) > 1 ORDER BY last_file DESC LIMIT 1)
            SELECT b.source, b.release, l.file, f.line
            FROM again b JOIN {table} f USING ({same}) JOIN loads l USING (source, release, file_id)
            ORDER BY f.file_id
            """  # noqa: S608 - the names of our own tables and columns
        ).fetchall()
        if twice:
            (source, release, first, line), (_, _, second, again) = twice[0], twice[-1]
            raise BadData(
                second,
                again,
                f"{first}, line {line}, says the same place and time of {SOURCES[source].title},"
                f" release {release}. If this is a revision, name its release with --release.",
            )


def fingerprint_of(loaded: Iterable[str]) -> str:
    """What a file is made from: the format, all that is shipped, and what was loaded since."""
    digest = hashlib.sha256(f"format {FORMAT}".encode())
    for shipped in sorted(DATA.iterdir(), key=lambda one: one.name):
        if shipped.name.endswith((".parquet", ".toml", ".csv")):
            digest.update(shipped.name.encode())
            digest.update(hashlib.sha256(shipped.read_bytes()).digest())
    for one in loaded:
        digest.update(one.encode())
    return digest.hexdigest()
