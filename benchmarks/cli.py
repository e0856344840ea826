"""`coalface --help` within 0.4 s; the demo is made within 60 s, and served again within 5 s."""

import os
import subprocess
import tempfile
from pathlib import Path
from time import perf_counter

from .lines import Line, median, note
from .served import COALFACE, running

HELP_SECONDS, COLD_SECONDS, WARM_SECONDS = 0.4, 60, 5
TIMES = 10


def measure(options) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="coalface-bench-") as folder:
        demo = str(Path(folder, "demo"))
        return [
            Line("cli", "coalface --help", _help(), "s", HELP_SECONDS),
            Line(
                "cli",
                "coalface demo --no-serve, first time",
                _seconds("demo", "--no-serve", "--data", demo),
                "s",
                COLD_SECONDS,
            ),
            Line(
                "cli",
                "coalface demo --no-serve, again",
                _seconds("demo", "--no-serve", "--data", demo),
                "s",
                WARM_SECONDS,
            ),
            Line("cli", "coalface demo, again, to its first page", _to_first_page(demo), "s", WARM_SECONDS),
        ]


def _help() -> float:
    _seconds("--help")
    times = [_seconds("--help") for _ in range(TIMES)]
    note(f"--help {TIMES} times after a first: {min(times):.2f} to {max(times):.2f} s")
    return median(times)


def _seconds(*words: str) -> float:
    began = perf_counter()
    subprocess.run([COALFACE, *words], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


def _to_first_page(demo: str) -> float:
    began = perf_counter()
    with running([str(COALFACE), "demo", "--data", demo], dict(os.environ)):
        return perf_counter() - began
