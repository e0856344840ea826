"""From the bytes of a file to the names of its columns and its rows, each with the line that it stands in."""

import codecs
import csv
from dataclasses import dataclass
from io import StringIO

from coalface.core.words import gettext_noop as _

from . import refusing
from .grid import Grid
from .opendocument import opendocument
from .refusing import CannotRead
from .workbooks import workbook_kind, xlsx

MOST_ROWS, MOST_COLUMNS = 20_000, 100
LONGEST_CELL = 20_000
# So many rows at the top are looked through for the names of the columns.
TITLE_ROWS = 15
# Fewer filled cells than these are a title, or a remark.
FEWEST_NAMES = 3
KINDS = {"csv": (".csv", ".txt", ".tsv"), "xlsx": (".xlsx", ".xlsm"), "ods": (".ods",)}
KIND_WORDS = {
    "csv": _("text with separated cells (CSV)"),
    "xlsx": _("an Excel workbook"),
    "ods": _("an OpenDocument workbook"),
}
NOT_ITS_NAME = _("Its name says something else: this is %s, and it was read as that.")
TITLES_LEFT = _("What stands above line %s is no name of a column, and was left out.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names of the columns and the rows that are not empty, as text. `notes` are (sentence, what it is about)."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    line: int = 1
    notes: tuple[tuple[str, str], ...] = ()


def read_sheet(name: str, content: bytes) -> Sheet:
    """The first sheet of a file. CannotRead with a sentence where it cannot be read."""
    kind = _kind_of(content)
    grid = {"csv": _csv, "xlsx": xlsx, "ods": opendocument}[kind](content)
    notes = []
    ending = "." + name.rpartition(".")[2].lower()
    if any(ending in endings for other, endings in KINDS.items() if other != kind):
        notes.append((NOT_ITS_NAME, KIND_WORDS[kind]))
    return _with_headings(grid, notes)


def _kind_of(content: bytes) -> str:
    if not content.strip():
        raise CannotRead(refusing.EMPTY)
    start = content[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    for mark, says in refusing.STARTS.items():
        if start.startswith(mark) or content.startswith(mark):
            raise CannotRead(says)
    return workbook_kind(content) if content.startswith(b"PK") else "csv"


def _csv(content: bytes) -> Grid:
    if b"\0" in content:
        raise CannotRead(refusing.NO_TEXT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise CannotRead(refusing.NOT_UTF8 % line) from fault
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows, before = [], 0
    try:
        for cells in reader:
            # A cell may hold line breaks: a row is named by the line on which it begins.
            rows.append((before + 1, tuple(cell.strip() for cell in cells)))
            before = reader.line_num
            if len(rows) > MOST_ROWS + TITLE_ROWS:
                break
    except csv.Error as fault:
        raise CannotRead(refusing.NOT_CSV % reader.line_num) from fault
    return Grid(rows)


def _separator(text: str) -> str:
    """What separates the cells: whatever the fullest of the first lines has most of."""
    lines = text.splitlines()[:TITLE_ROWS]
    return max(",;\t", key=lambda sign: max((line.count(sign) for line in lines), default=0))


def _with_headings(grid: Grid, notes: list[tuple[str, str]]) -> Sheet:
    rows = [(line, cells) for line, cells in grid.rows if any(cells)]
    place = _place_of_headings([cells for _line, cells in rows[:TITLE_ROWS]])
    line, names = rows[place]
    # A title may spread over the sheet. Several cells in a row of which some are merged are names.
    for at, cells in rows[: place + 1]:
        if at in grid.merged and (at == line or sum(1 for cell in cells if cell) > 1):
            raise CannotRead(refusing.MERGED % at)
    if place:
        notes = [*notes, (TITLES_LEFT, str(line))]
    below = rows[place + 1 :]
    if not below:
        raise CannotRead(refusing.NO_ROWS)
    if len(below) > MOST_ROWS:
        raise CannotRead(refusing.TOO_MANY_ROWS % f"{MOST_ROWS:,}")
    headings = _named(names, [cells for _line, cells in below])
    width = len(headings)
    for at, cells in below:
        if any(cells[width:]):
            raise CannotRead(refusing.UNEVEN % at)
    even = tuple((at, (*cells[:width], *[""] * (width - len(cells)))) for at, cells in below)
    return Sheet(headings, even, line, tuple(notes))


def _place_of_headings(rows: list[tuple[str, ...]]) -> int:
    """The first row with as many names as a sheet needs; or the first of all, where no row has as many."""
    if not rows:
        raise CannotRead(refusing.NO_HEADINGS)
    filled = [sum(1 for cell in cells if cell) for cells in rows]
    return next((place for place, count in enumerate(filled) if count >= FEWEST_NAMES), 0)


def _named(names: tuple[str, ...], below: list[tuple[str, ...]]) -> tuple[str, ...]:
    width = max((place + 1 for place, name in enumerate(names) if name), default=0)
    if width > MOST_COLUMNS:
        raise CannotRead(refusing.TOO_MANY_COLUMNS % MOST_COLUMNS)
    headings = tuple(" ".join(name.split()) for name in names[:width])
    for place, name in enumerate(headings):
        if not name and any(cells[place : place + 1] != ("",) for cells in below if len(cells) > place):
            raise CannotRead(refusing.NO_NAME % (place + 1))
    for place, name in enumerate(headings):
        if name and name.lower() in (other.lower() for other in headings[:place]):
            first = next(at for at, other in enumerate(headings) if other.lower() == name.lower())
            raise CannotRead(refusing.TWICE % f"{first + 1}, {place + 1}")
    return headings
