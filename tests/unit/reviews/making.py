"""A register of a few lines: only what a test is about has to be said."""

import csv
from io import StringIO
from pathlib import Path

from coalface.warehouse.register.layout import NAMES

PLAIN = {
    "type": "scr",
    "status": "under_way",
    "decision_date": "2013-05-01",
    "completion_date": "",
    "authorities": "330",
}
DONE = PLAIN | {"status": "completed", "completion_date": "2014-01-15"}


def row(review="R1", base=PLAIN, **cells):
    return {"review": review, **base, **cells}


def done(review="R1", **cells):
    return row(review, DONE, **cells)


def written(rows, names=NAMES) -> str:
    lines = StringIO()
    writer = csv.DictWriter(lines, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return lines.getvalue()


def register_file(folder: Path, rows, name="register.csv") -> Path:
    path = folder / name
    path.write_text(written(rows), encoding="utf-8", newline="")
    return path
