"""The machine that the figures belong to."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("Django", "django-ninja", "granian", "argon2-cffi", "PyNaCl", "psycopg")


def machine() -> list[str]:
    busy = ", ".join(f"{load:.2f}" for load in os.getloadavg())
    return [
        f"machine: {os.cpu_count()} cores ({processor()}), {memory()} memory,"
        f" {platform.system()} {platform.release()}",
        f"load before we began, over 1, 5 and 15 minutes: {busy}",
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
