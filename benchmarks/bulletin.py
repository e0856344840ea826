"""A bulletin from a register: read, judged, counted, protected, audited and written, each time in its own process.

Registers are made by DuckDB out of the number of each row, and so always the same: reviews of sixteen fictional places
in eleven years, with one child each. In so many some are alike by chance, so --allow-alike is set.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from .lines import Line, median, note

SECONDS, MEGABYTES = 10.0, 1000
GROWTH = (10_000, 100_000, 1_000_000, 10_000_000)
MAKE_BULLETIN = """
import json, resource, sys
from datetime import date
from pathlib import Path
from time import perf_counter
began = perf_counter()
from coalface.bulletin.making import make_bulletin
from coalface.bulletin.saving import save
from coalface.bulletin.writing import files_of
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register import opened_register
from coalface.warehouse.register.places import fictional
with opened_register(Path(sys.argv[1]), fictional(), alike_allowed=True) as register:
    bulletin = make_bulletin(register, read_half_year("2013-14-part-2"), since=date(2008, 4, 1))
save(files_of(bulletin), Path(sys.argv[2]))
took = perf_counter() - began
print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, len(bulletin.tables)]))
"""
REGISTER = """COPY (
    SELECT 'R' || n AS review, 'scr' AS type, decided - 40 AS incident_date, decided AS decision_date,
    CASE WHEN open THEN NULL ELSE decided + days END AS completion_date,
    CASE WHEN open THEN 'under_way' ELSE 'completed' END AS status,
    lpad(CAST(1 + n % 16 AS VARCHAR), 3, '0') AS authorities, '1' AS child,
    (n * 48271) % 216 AS age_months, ['yes', 'yes', 'no'][1 + (n * 31) % 3] AS died,
    ['PHY', 'NEG', 'SAB', 'EMO', 'OTH'][1 + (n * 17) % 5] AS maltreatment
    FROM (SELECT n, DATE '2005-04-01' + CAST((n * 7919) % 4000 AS INTEGER) AS decided,
          CAST(90 + (n * 104729) % 600 AS INTEGER) AS days, n % 20 = 0 AS open FROM range({rows}) AS rows (n))
) TO '{file}' (FORMAT csv, HEADER)"""


def measure(options) -> list[Line]:
    lines = []
    with tempfile.TemporaryDirectory() as scratch:
        for rows in GROWTH[:2] if options.short else GROWTH:
            took, megabytes = _made(Path(scratch), rows)
            note(
                f"{rows:>12,} reviews: {took:7.2f} s, {1e6 * took / rows:7.1f} s a million, {megabytes:6.0f} MB"
            )
            claimed = SECONDS if rows == 100_000 else None
            lines.append(Line("bulletin", f"a bulletin from {rows:,} reviews", took, "s", claimed))
            if rows == GROWTH[-1]:
                lines.append(Line("bulletin", "the memory of that", megabytes, "MB", MEGABYTES))
    return lines


def _made(folder: Path, rows: int) -> tuple[float, float]:
    import duckdb

    file = folder / "register.csv"
    with duckdb.connect() as connection:
        connection.execute(REGISTER.format(rows=rows, file=file))
    found = [_once(file, folder / "out") for _ in range(3 if rows <= 100_000 else 1)]
    return median([took for took, _ in found]), max(most for _, most in found)


def _once(file: Path, out: Path) -> tuple[float, float]:
    said = subprocess.run(
        [sys.executable, "-c", MAKE_BULLETIN, str(file), str(out)], capture_output=True, text=True, check=True
    )
    took, most, tables = json.loads(said.stdout)
    assert tables == 11
    return took, most
