"""A CSV file of one series, or of places: which column is what, and every cell that is no number named by its row."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from coalface.core.charts.periods import is_by_month, missing_periods

from ..stopping import CannotGoOn

MOST_ROWS = 5000
# How published tables write that there is no number (Government Statistical Service symbols, and a blank cell).
NO_NUMBER = frozenset(
    {"", "-", "–", ".", "..", "x", "[x]", "c", "[c]", "u", "[u]", "z", "[z]", "n/a", "na", "null"}
)
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The series of a file. `days` is empty where the points are not dates."""

    points: tuple[str, ...]
    days: tuple[date, ...]
    values: tuple[float | None, ...]
    sizes: tuple[float | None, ...] | None
    value_name: str
    size_name: str
    in_percent: bool


def read_sheet(file: Path, columns: Sequence[str | None], *, needs_sizes: bool) -> Sheet:
    """Return the columns that were asked for: points, values and, where they are needed or named, sizes."""
    header, rows, comma = _rows(file)
    wants_sizes = needs_sizes or columns[2] is not None
    places = [_place(header, asked, which) for which, asked in enumerate(columns[: 3 if wants_sizes else 2])]
    points = [row[places[0]].strip() for _, row in rows]
    cells = [[_number(row[place], line, header[place], comma) for line, row in rows] for place in places[1:]]
    days = tuple(day for day in map(_day, points) if day)
    return Sheet(
        points=tuple(points),
        days=days if len(days) == len(points) else (),
        values=tuple(cells[0]),
        sizes=tuple(cells[1]) if wants_sizes else None,
        value_name=header[places[1]].strip(),
        size_name=header[places[2]].strip() if wants_sizes else "",
        in_percent=any("%" in row[places[1]] for _, row in rows),
    )


def with_gaps_filled(sheet: Sheet) -> Sheet:
    """The same series with a point, and no number, for each period that is left out between two dates."""
    missing = missing_periods(sheet.days)
    empty: list[tuple[date, float | None, float | None]] = [(day, None, None) for day in missing]
    there = list(zip(sheet.days, sheet.values, sheet.sizes or sheet.values, strict=True))
    every = sorted([*there, *empty], key=lambda point: point[0])
    return Sheet(
        points=tuple(day.isoformat() for day, _, _ in every),
        days=tuple(day for day, _, _ in every),
        values=tuple(value for _, value, _ in every),
        sizes=tuple(size for _, _, size in every) if sheet.sizes else None,
        value_name=sheet.value_name,
        size_name=sheet.size_name,
        in_percent=sheet.in_percent,
    )


def labels_of(sheet: Sheet) -> tuple[str, ...]:
    """What is written at the points: months and days as people write them, and other names as they are."""
    if not sheet.days:
        return sheet.points
    if is_by_month(sheet.days):
        return tuple(f"{day:%b %Y}" for day in sheet.days)
    return tuple(f"{day.day} {day:%b %Y}" for day in sheet.days)


def place_of(sheet: Sheet, asked: str) -> int:
    """Where a date or a name stands among the points."""
    day = _day(asked)
    for place, point in enumerate(sheet.points):
        if point == asked.strip() or (day and sheet.days and sheet.days[place] == day):
            return place
    raise CannotGoOn(
        "--rebase names no point of this file. Write a date or a name as it stands in the first column."
    )


def _rows(file: Path) -> tuple[list[str], list[tuple[int, list[str]]], bool]:
    try:
        written = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise CannotGoOn(f"{file} is not text in UTF-8. Save it as “CSV UTF-8”, and try again.") from fault
    first = written.partition("\n")[0]
    between = max(",;\t", key=first.count)
    lines = list(csv.reader(StringIO(written), delimiter=between))
    rows = [(line, row) for line, row in enumerate(lines, start=1) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise CannotGoOn(
            f"{file} has no rows. Its first row names the columns; each row after it is a point."
        )
    header = rows[0][1]
    filled = sum(bool(cell.strip()) for cell in header)
    if filled < 2:
        raise CannotGoOn(
            f"The first row of {file} names fewer than two columns. Is it a title? Delete it, and begin with the row"
            " that names the columns."
        )
    if len(rows) - 1 > MOST_ROWS:
        raise CannotGoOn(
            f"{file} has {len(rows) - 1:,} rows, and a chart can show {MOST_ROWS:,}. Add them up first."
        )
    for line, row in rows[1:]:
        if len(row) < len(header):
            row += [""] * (len(header) - len(row))
        elif len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            raise CannotGoOn(
                f"Row {line} has more cells than the first row names. Is there a comma in a number?"
            )
    return header, rows[1:], between == ";"


def _place(header: Sequence[str], asked: str | None, which: int) -> int:
    if asked is None:
        if which >= len(header):
            raise CannotGoOn(
                "This chart needs a third column, with how many there were in all. Name it with --of."
            )
        return which
    names = [name.strip().casefold() for name in header]
    if asked.strip().casefold() not in names:
        raise CannotGoOn(
            f"There is no column of that name. There are: {', '.join(name.strip() for name in header)}."
        )
    return names.index(asked.strip().casefold())


def _number(cell: str, line: int, column: str, comma: bool) -> float | None:
    written = cell.strip().removesuffix("%").strip()
    if written.casefold() in NO_NUMBER:
        return None
    if comma and "," in written:
        written = written.replace(".", "").replace(",", ".")
    elif _THOUSANDS.fullmatch(written):
        written = written.replace(",", "")
    try:
        return float(written.replace("−", "-"))
    except ValueError:
        raise CannotGoOn(
            f"Row {line} has no number in the column {column.strip()}. Write a number, or leave the cell empty."
        ) from None


def _day(written: str) -> date | None:
    written = written.strip()
    try:
        if month := _MONTH.fullmatch(written):
            return date(int(month[1]), int(month[2]), 1)
        if british := _BRITISH.fullmatch(written):
            return date(int(british[3]), int(british[2]), int(british[1]))
        return date.fromisoformat(written)
    except ValueError:
        return None
