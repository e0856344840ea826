"""The machine that the figures belong to."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("Django", "django-ninja", "granian", "argon2-cffi", "PyNaCl", "psycopg")

# With more than this going on beside, times are the neighbours' as much as ours. CPU seconds suffer less.
QUIET = 0.5
BUSY = "THE MACHINE IS BUSY WITH OTHER THINGS: times below are not to be quoted. Run this again when it is quiet."


def machine() -> list[str]:
    loads = os.getloadavg()
    busy = ", ".join(f"{load:.2f}" for load in loads)
    return [
        f"machine: {os.cpu_count()} cores ({processor()}), {memory()} memory,"
        f" {platform.system()} {platform.release()}",
        f"load before we began, over 1, 5 and 15 minutes: {busy}",
        *([BUSY] if loads[0] > QUIET else []),
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        + ", ".join(f"{package} {version(package)}" for package in PACKAGES),
    ]


def processor() -> str:
    for line in _lines_of("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def memory() -> str:
    for line in _lines_of("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return f"{int(line.split()[1]) / 1024**2:.0f} GiB"
    return "unknown"


def _lines_of(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []
