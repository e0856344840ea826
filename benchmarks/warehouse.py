"""The warehouse of published figures: built, asked, and a return of ten million rows added up.

The return is made with a fixed seed: 150 authorities, 36 months, four kinds of referral, days to the first
visit. Time and memory are those of a process of its own.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from .lines import Line, median, note

BUILD_SECONDS, RETURN_SECONDS, RETURN_MEGABYTES = 20, 2.0, 500
ROWS = 10_000_000
ADD_UP = """
import json, resource, sys
from pathlib import Path
from time import perf_counter
from coalface.warehouse.returns import count_return
began = perf_counter()
groups = count_return(Path(sys.argv[1]), ["authority", "month", "kind"], "days")
took = perf_counter() - began
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps([took, most, sum(one.rows for one in groups), len(groups)]))
"""


def measure(options) -> list[Line]:
    rows = ROWS // 10 if options.short else ROWS
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        building = _building(folder)
        asking = _asking(folder)
        took, megabytes = _adding_up(folder, rows)
    return [
        Line("warehouse", "built from every shipped source", building, "s", BUILD_SECONDS),
        Line("warehouse", "one authority, every measure and year", asking * 1000, "ms"),
        Line("warehouse", f"a return of {rows:,} rows added up", took, "s", RETURN_SECONDS),
        Line("warehouse", "the memory of that", megabytes, "MB", RETURN_MEGABYTES),
    ]


def _building(folder: Path) -> float:
    from coalface.warehouse.loading import figures_file

    began = perf_counter()
    file = figures_file(folder)
    took = perf_counter() - began
    note(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    return took


def _asking(folder: Path) -> float:
    from coalface.warehouse.defining import measures
    from coalface.warehouse.loading import opened
    from coalface.warehouse.queries.series import series_of

    times = []
    with opened(folder) as connection:
        for _ in range(9):
            began = perf_counter()
            told = series_of(connection, "330", list(measures().values()))
            times.append(perf_counter() - began)
        assert any(cell.value.number for one in told for cell in one.cells)
    return median(times)


def _adding_up(folder: Path, rows: int) -> tuple[float, float]:
    import duckdb

    file = folder / "return.parquet"
    with duckdb.connect() as connection:
        connection.execute("SELECT setseed(0.1924)")
        connection.execute(
            f"""COPY (SELECT (random() * 150)::INTEGER + 201 AS authority,
                date '2023-01-01' + to_months((random() * 35)::INTEGER) AS month,
                ['new', 'again', 'within a year', 'other'][1 + (random() * 3)::INTEGER] AS kind,
                (random() * 60)::INTEGER AS days
                FROM range({rows})) TO '{file}' (FORMAT parquet, COMPRESSION zstd)"""  # noqa: S608
        )
    note(f"the return: {file.stat().st_size / 1e6:.0f} MB of Parquet")
    done = [_added_up(file, rows) for _ in range(3)]
    return median([took for took, _ in done]), max(most for _, most in done)


def _added_up(file: Path, rows: int) -> tuple[float, float]:
    said = subprocess.run(
        [sys.executable, "-c", ADD_UP, str(file)], capture_output=True, text=True, check=True
    )
    took, most, counted, groups = json.loads(said.stdout)
    assert counted == rows
    assert groups == 151 * 36 * 4
    return took, most
