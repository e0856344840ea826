"""50,000 reports are backed up and restored on a fresh machine within five minutes, in memory that stays bounded."""

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from .lines import Line, note
from .served import COALFACE, POSTGRESQL, House, house, postgres_database

REPORTS = 50_000
SHORT = 1_000
FIVE_MINUTES = 300
SHARES = "shares.txt"


def measure(options) -> list[Line]:
    reports = SHORT if options.short else REPORTS
    note(f"{reports:,} reports, each sealed for two stewards, recovery and receipt, with its leaf in the log")
    return [line for database in options.databases for line in _on(database, reports)]


def _on(database: str, reports: int) -> list[Line]:
    with TemporaryDirectory(prefix="coalface-bench-") as folder, house(database) as given:
        shares, backups = Path(folder, SHARES), Path(folder, "backups")
        _fill(given, reports, shares)
        made = _timed(["backup", backups, "--data", given.folder], given)
        [file] = backups.glob("*.backup")
        megabytes = file.stat().st_size / 1_000_000
        restored = _restore(database, file, shares, given)
    what = f"{database}, {reports:,} reports"
    return [
        Line("restore", f"{what}: restored", restored, "s", FIVE_MINUTES),
        Line("restore", f"{what}: backed up", made, "s"),
        Line("restore", f"{what}: the file", megabytes, "MB"),
        Line("restore", f"{what}: most memory of any process", _most_megabytes(), "MB"),
    ]


def _fill(given: House, reports: int, shares: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.fill", str(given.folder), str(reports), str(shares)]
    subprocess.run(command, env=given.environment, check=True)


def _restore(database: str, file: Path, shares: Path, given: House) -> float:
    """To a folder, and for PostgreSQL a database, that nobody has used before."""
    command = ["restore", file, "--data", file.parent / "restored", f"--shares-file={shares}"]
    if database != POSTGRESQL:
        return _timed(command, given)
    with postgres_database() as url:
        fresh = House(given.folder, database, {**given.environment, "DATABASE_URL": url})
        return _timed(command, fresh)


def _timed(words: list, given: House) -> float:
    began = time.perf_counter()
    subprocess.run(
        [*map(str, [COALFACE, *words])], env=given.environment, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def _most_megabytes() -> float:
    """The most that any process we started has ever held."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
