"""A sheet of monthly numbers: which column holds what, and a sentence for each row that cannot be taken.

Either every row can be kept, or none is. What stands in a cell is never repeated: the line and the column say where.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from ..errors import NotAllowed
from ..words import gettext_noop as _
from .items import ITEMS
from .numbers import Numbers, read_number, why_not_month, why_not_together

MONTH, PART, AUTHORITY = "month", "part", "authority"
# What a column can hold, besides numbers.
OTHERS = {
    MONTH: _("The month"),
    PART: _("The part of the service"),
    AUTHORITY: _("The authority"),
}
ALSO = {
    MONTH: ("month", "period", "date", "month ending", "reporting month"),
    PART: ("part", "area", "team", "service area", "part of the service"),
    AUTHORITY: ("authority", "la", "la name", "local authority", "council"),
}
MOST_ROWS = 1_200
SAID_AT_MOST = 40
NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?")
BRITISH = re.compile(r"(?:\d{1,2}/)?(\d{1,2})/(\d{4})")
WORDS = re.compile(r"([a-z]{3,9})\.?[ -]+(\d{4}|\d{2})")

Rows = Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one row: how many numbers it has, or what is wrong with it."""

    line: int
    month: str
    numbers: int
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Every row with what became of it. `numbers` are only there to be kept where no row has a fault."""

    rows: tuple[Found, ...] = ()
    numbers: Numbers = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> list[Found]:
        return [one for one in self.rows if one.fault]


def guessed(headings: Sequence[str]) -> dict[int, str]:
    """Which column holds what, by its name: our names, their labels, and a few others. The first of a kind counts."""
    known = {_plain(name): code for code, names in ALSO.items() for name in names}
    for code, item in ITEMS.items():
        known |= {
            _plain(name): code for name in (code, item.label, item.label.partition(" (")[0], *item.also)
        }
    found: dict[int, str] = {}
    for place, heading in enumerate(headings):
        code = known.get(_plain(heading), "")
        if code and code not in found.values():
            found[place] = code
    return found


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", heading.lower()).split())


def why_not_columns(columns: Mapping[int, str]) -> str | None:
    """Return why a sheet with these columns cannot be read, or None."""
    held = list(columns.values())
    if MONTH not in held:
        return _("No column holds the month. Say which one does.")
    if twice := next((code for code in held if held.count(code) > 1), ""):
        label = OTHERS.get(twice) or ITEMS[twice].label
        return f"Two columns hold “{label}”. Choose one of them."
    if not any(code in ITEMS for code in held):
        return _("No column holds a number that we know. Say which one does.")
    return None


def read_rows(
    rows: Rows,
    columns: Mapping[int, str],
    *,
    today: date,
    part_of: Callable[[str], str],
    why_not_here: Callable[[str, date], str | None] = lambda name, month: None,
) -> Reading:
    """Read every row. `part_of` gives the code of a part of the service; `why_not_here` judges a named authority.

    Both raise or return sentences of whoever knows the places; here is only said in which line.
    """
    if reason := why_not_columns(columns):
        raise NotAllowed(reason)
    if len(rows) > MOST_ROWS:
        raise NotAllowed(
            f"This sheet has {len(rows):,} rows, and {MOST_ROWS:,} are taken at once. Give it in parts."
        )
    found: list[Found] = []
    numbers: Numbers = {}
    first_line: dict[tuple[str, date], int] = {}
    for line, cells in rows:
        month = ""
        try:
            part, on, counted = _row(cells, columns, today, part_of, why_not_here)
            month = f"{on:%B %Y}"
            if (part, on) in first_line:
                raise NotAllowed(f"This month stands in line {first_line[part, on]} already.")
            first_line[part, on] = line
            numbers |= {(part, on, item): value for item, value in counted.items()}
            found.append(Found(line, month, len(counted)))
        except NotAllowed as fault:
            found.append(Found(line, month, 0, str(fault)))
    return Reading(tuple(found), numbers, tuple(_missing_months(first_line)))


def _row(
    cells: Sequence[str],
    columns: Mapping[int, str],
    today: date,
    part_of: Callable[[str], str],
    why_not_here: Callable[[str, date], str | None],
) -> tuple[str, date, dict[str, Decimal]]:
    given = {code: cells[place].strip() for place, code in columns.items() if place < len(cells)}
    month = read_month(given.pop(MONTH, ""))
    if reason := why_not_month(month, today):
        raise NotAllowed(reason)
    named = given.pop(AUTHORITY, "")
    if named and (reason := why_not_here(named, month)):
        raise NotAllowed(reason)
    part = part_of(given.pop(PART, ""))
    counted = {}
    for item, typed in given.items():
        if not typed or typed.lower() in ("x", "[x]", "n/a", "-", "–"):
            continue
        try:
            counted[item] = read_number(item, typed)
        except NotAllowed as fault:
            raise NotAllowed(f"Column “{ITEMS[item].label}”: {fault}") from fault
    if reason := why_not_together(part, counted):
        raise NotAllowed(reason)
    return part, month, counted


def read_month(typed: str) -> date:
    """The first day of a month: 2026-10, 2026-10-31, 31/10/2026, 10/2026, Oct 2026 or October 26. NotAllowed else."""
    text = typed.strip().lower()
    try:
        if found := ISO.fullmatch(text.partition("t")[0].partition(" ")[0]) if text[:4].isdigit() else None:
            return date(int(found[1]), int(found[2]), 1)
        if found := BRITISH.fullmatch(text):
            return date(int(found[2]), int(found[1]), 1)
        if found := WORDS.fullmatch(text):
            year = int(found[2]) + (2000 if len(found[2]) == 2 else 0)
            [month] = [place for place, name in enumerate(NAMES, start=1) if name.startswith(found[1])]
            return date(year, month, 1)
        return datetime.fromisoformat(text).date().replace(day=1)
    except (ValueError, OverflowError):
        raise NotAllowed(_("This is no month. Write it as 2026-10, or as Oct 2026.")) from None


def _missing_months(there: Mapping[tuple[str, date], int]) -> Iterator[str]:
    """Months that are left out between the first and the last of each part."""
    for part in sorted({part for part, _month in there}):
        months = sorted(month for other, month in there if other == part)
        gone = [month for month in _months(months[0], months[-1]) if month not in set(months)]
        if gone:
            named = ", ".join(f"{month:%B %Y}" for month in gone[:6])
            more = f" and {len(gone) - 6} more" if len(gone) > 6 else ""
            yield f"There is no row for {named}{more}. On the charts the line breaks there."


def _months(first: date, last: date) -> Iterator[date]:
    month = first
    while month <= last:
        yield month
        month = next_month(month)


def next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
