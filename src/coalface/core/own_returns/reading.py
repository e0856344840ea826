"""A sheet of monthly numbers: which column holds what, and a sentence for each row that cannot be taken.

Either every row can be kept, or none is. What stands in a cell is never repeated: the line and the column say where.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from ..errors import NotAllowed
from ..words import Month, Sentence
from ..words import gettext_noop as _
from .headings import AUTHORITY, MONTH, PART, label_of
from .items import ITEMS
from .numbers import Numbers, next_month, read_number, why_not_month, whys_not_together

MOST_ROWS = 1_200
# So many problems are said at once.
SAID_AT_MOST = 40
# What stands in a cell for which there is no number.
NO_NUMBER = frozenset({"x", "[x]", "n/a", "na", "-", "–", "..", ":", "z", "c", "u"})
IN_COLUMN = _("Column %(letter)s “%(label)s”: %(fault)s")
TWICE = _("This month stands in line %(line)s already.")
TOO_MANY = _("This sheet has %(rows)s rows, and %(most)s are taken at once. Give it in parts.")
MISSING = _("There is no row for %(months)s. On the charts the line breaks there.")
MISSING_AND_MORE = _("There is no row for %(months)s and %(more)s more. On the charts the line breaks there.")
MONTHS_NAMED = 6
NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?")
BRITISH = re.compile(r"(?:\d{1,2}/)?(\d{1,2})/(\d{4})")
WORDS = re.compile(r"([a-z]{3,9})\.?[ -]+(\d{4}|\d{2})")

Rows = Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row, or in one cell of it: the line, the month if it could be read, and a sentence."""

    line: int
    month: date | None
    says: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How many rows there are, and everything that is wrong. `numbers` are only to be kept where nothing is."""

    rows: int = 0
    faults: tuple[Fault, ...] = ()
    numbers: Numbers = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    lines: Mapping[tuple[str, date], int] = field(default_factory=dict)

    @property
    def bad_rows(self) -> int:
        return len({fault.line for fault in self.faults})


def why_not_columns(columns: Mapping[int, str]) -> str | None:
    """Return why a sheet with these columns cannot be read, or None."""
    held = list(columns.values())
    if MONTH not in held:
        return _("No column holds the month. Say which one does.")
    if twice := next((code for code in held if held.count(code) > 1), ""):
        return Sentence(
            _("Two columns hold “%(label)s”. Choose one of them."), label=Sentence(label_of(twice))
        )
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
    """Read every row, and say everything that is wrong with each. `part_of` gives the code of a part of the service;
    `why_not_here` judges a named authority.

    Both raise or return sentences of whoever knows the places; here is only said in which line.
    """
    if reason := why_not_columns(columns):
        raise NotAllowed(reason)
    if len(rows) > MOST_ROWS:
        raise NotAllowed(Sentence(TOO_MANY, rows=f"{len(rows):,}", most=f"{MOST_ROWS:,}"))
    faults: list[Fault] = []
    numbers: Numbers = {}
    first_line: dict[tuple[str, date], int] = {}
    for line, cells in rows:
        row = _Row(cells, columns)
        part = row.part(part_of)
        month = row.month(today)
        if month:
            row.authority(month, why_not_here)
        counted = row.numbers()
        row.together(part or "", counted)
        if month and part is not None:
            if (part, month) in first_line:
                row.faults.append(Sentence(TWICE, line=first_line[part, month]))
            first_line.setdefault((part, month), line)
            if not row.faults:
                numbers |= {(part, month, item): value for item, value in counted.items()}
        faults += [Fault(line, month, says) for says in row.faults]
    return Reading(len(rows), tuple(faults), numbers, tuple(_missing_months(first_line)), first_line)


class _Row:
    """One row, read cell by cell. What is wrong is collected, so that all of it can be mended at once."""

    def __init__(self, cells: Sequence[str], columns: Mapping[int, str]) -> None:
        self._given = {code: cells[place].strip() for place, code in columns.items() if place < len(cells)}
        self._letter = {code: letter_of(place) for place, code in columns.items()}
        self.faults: list[str] = []

    def month(self, today: date) -> date | None:
        try:
            month = read_month(self._given.get(MONTH, ""))
        except NotAllowed as fault:
            self._blame(MONTH, fault.says)
            return None
        if reason := why_not_month(month, today):
            self._blame(MONTH, reason)
            return None
        return month

    def authority(self, month: date, why_not_here: Callable[[str, date], str | None]) -> None:
        named = self._given.get(AUTHORITY, "")
        if named and (reason := why_not_here(named, month)):
            self._blame(AUTHORITY, reason)

    def part(self, part_of: Callable[[str], str]) -> str | None:
        try:
            return part_of(self._given.get(PART, ""))
        except NotAllowed as fault:
            self._blame(PART, fault.says)
            return None

    def numbers(self) -> dict[str, Decimal]:
        counted = {}
        for item, typed in self._given.items():
            if item not in ITEMS or not typed or typed.lower() in NO_NUMBER:
                continue
            try:
                counted[item] = read_number(item, typed)
            except NotAllowed as fault:
                self._blame(item, fault.says)
        return counted

    def together(self, part: str, counted: Mapping[str, Decimal]) -> None:
        self.faults += whys_not_together(part, counted)

    def _blame(self, code: str, says: str) -> None:
        words = Sentence(label_of(code))
        self.faults.append(Sentence(IN_COLUMN, letter=self._letter[code], label=words, fault=_sentence(says)))


def _sentence(says: str) -> Sentence:
    return says if isinstance(says, Sentence) else Sentence(says)


def letter_of(place: int) -> str:
    """The letter that a spreadsheet gives to a column: A, B … Z, AA."""
    before, at = divmod(place, 26)
    return (letter_of(before - 1) if before else "") + chr(ord("A") + at)


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
            named = tuple(Month(month) for month in gone[:MONTHS_NAMED])
            more = len(gone) - MONTHS_NAMED
            listed = _listed(named)
            yield (
                Sentence(MISSING_AND_MORE, months=listed, more=more)
                if more > 0
                else Sentence(MISSING, months=listed)
            )


def _listed(months: tuple[Month, ...]) -> Sentence:
    if not months[1:]:
        return Sentence("%(month)s", month=months[0])
    return Sentence("%(month)s, %(others)s", month=months[0], others=_listed(months[1:]))


def _months(first: date, last: date) -> Iterator[date]:
    month = first
    while month <= last:
        yield month
        month = next_month(month)
