"""Published files, shortened and spoilt: what a data officer may hand over at six in the evening."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from coalface.warehouse.shipping import listed
from coalface.warehouse.tables import Sheet, read_sheet

Row = dict[str, str]
SHEETS = {one.parquet: one for one in listed()}


def rows_of(parquet: str, keep: Callable[[Row], bool] = lambda row: True) -> list[Row]:
    sheet = SHEETS[parquet].sheet()
    rows = (dict(zip(sheet.header, cells, strict=True)) for _, cells in sheet.rows)
    return [row for row in rows if keep(row)]


def write(path: Path, rows: Iterable[Row]) -> Path:
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, rows[0])
        written.writeheader()
        written.writerows(rows)
    return path


def read(path: Path) -> tuple[Sheet, list]:
    """What the reader of a file makes of it."""
    from coalface.warehouse.readers import recognised

    sheet = read_sheet(path)
    _, layout = recognised(sheet)
    return sheet, list(layout.read(sheet))


def birmingham(row: Row) -> bool:
    return row.get("la_name") in ("Birmingham", "Cumbria") or row.get("geographic_level") == "National"
