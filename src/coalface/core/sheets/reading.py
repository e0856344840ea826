"""From the bytes of a file to the names of its columns and its rows, each with the line that it stands in."""

import codecs
import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import StringIO

from coalface.core.words import Sentence
from coalface.core.words import gettext_noop as _

from . import refusing
from .grid import USUAL, Grid, Limits
from .opendocument import opendocument
from .refusing import CannotRead
from .workbooks import workbook_kind, xlsx

MOST_COLUMNS = 100
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
SHEET_READ = _(
    "The sheet “%s” was read, and no other one of this workbook. To load another one, put it first."
)
# The name of a sheet is said as far as Excel lets it go.
LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names of the columns and the rows that are not empty, as text. `notes` are (sentence, what it is about)."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    line: int = 1
    notes: tuple[tuple[str, str], ...] = ()
    name: str = ""


def read_sheet(
    name: str,
    content: bytes,
    limits: Limits = USUAL,
    are_names: Callable[[Sequence[str]], bool] | None = None,
) -> Sheet:
    """The first sheet of a file that holds a table. CannotRead with a sentence where it cannot be read.

    `are_names` is for whoever knows names of columns where they see them: the first such row is taken, and the first
    column needs no name. `name` is said of the sheet where the workbook has several.
    """
    kind = _kind_of(content, limits)
    grids = {"csv": _csv, "xlsx": xlsx, "ods": opendocument}[kind](content, limits)
    grid = _with_a_table(grids, are_names)
    called = grid.name[:LONGEST_NAME] if len(grids) > 1 else ""
    notes = [(SHEET_READ, called)] if called else []
    ending = "." + name.rpartition(".")[2].lower()
    if any(ending in endings for other, endings in KINDS.items() if other != kind):
        notes.append((NOT_ITS_NAME, KIND_WORDS[kind]))
    try:
        return replace(_with_headings(grid, notes, limits, are_names), name=called)
    except CannotRead as fault:
        if called:
            said = Sentence(refusing.IN_SHEET, name=called, says=Sentence(fault.says))
            raise CannotRead(said) from fault
        raise


def _with_a_table(grids: Sequence[Grid], are_names: Callable[[Sequence[str]], bool] | None) -> Grid:
    """The first sheet with names of columns and rows under them; often a sheet of remarks stands before it."""

    def holds_one(grid: Grid) -> bool:
        rows = [cells for _line, cells in grid.rows if any(cells)]
        if are_names and any(map(are_names, rows[:TITLE_ROWS])):
            return True
        place = place_of_headings(rows[:TITLE_ROWS]) if rows else 0
        return len(rows) > place + 1 and _filled(rows[place]) >= FEWEST_NAMES

    return next((grid for grid in grids if holds_one(grid)), grids[0])


def _kind_of(content: bytes, limits: Limits) -> str:
    if not content.strip():
        raise CannotRead(refusing.EMPTY)
    refuse_by_start(content[:64])
    return workbook_kind(content, limits) if content.startswith(b"PK") else "csv"


def refuse_by_start(content: bytes) -> None:
    """CannotRead where the first bytes are those of something that is no sheet."""
    start = content.removeprefix(codecs.BOM_UTF8).lstrip()
    for mark, says in refusing.STARTS.items():
        if start.startswith(mark) or content.startswith(mark):
            raise CannotRead(says)


def _csv(content: bytes, limits: Limits) -> list[Grid]:
    if b"\0" in content:
        raise CannotRead(refusing.NO_TEXT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise CannotRead(refusing.NOT_UTF8 % line) from fault
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    rows, before = [], 0
    try:
        for cells in reader:
            # A cell may hold line breaks: a row is named by the line on which it begins.
            rows.append((before + 1, tuple(cell.strip() for cell in cells)))
            before = reader.line_num
            if len(rows) > limits.rows + TITLE_ROWS:
                break
    except csv.Error as fault:
        raise CannotRead(refusing.NOT_CSV % reader.line_num) from fault
    return [Grid(rows)]


def separator_of(text: str) -> str:
    """What separates the cells: what stands in most of the first lines, and there most often.

    A comma stands in numbers and in titles as well, so it comes last where others are as many.
    """
    lines = text.splitlines()[:TITLE_ROWS]

    def often(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        return sum(map(bool, counts)), max(counts, default=0)

    return max("\t;,", key=often)


def _with_headings(
    grid: Grid,
    notes: list[tuple[str, str]],
    limits: Limits,
    are_names: Callable[[Sequence[str]], bool] | None,
) -> Sheet:
    rows = [(line, cells) for line, cells in grid.rows if any(cells)]
    first = [cells for _line, cells in rows[:TITLE_ROWS]]
    known = next((at for at, cells in enumerate(first) if are_names and are_names(cells)), None)
    place = place_of_headings(first) if known is None else known
    line, names = rows[place]
    # A title may spread over the sheet. Several cells in a row of which some are merged are names.
    for at, cells in rows[: place + 1]:
        if at in grid.merged and (at == line or _filled(cells) > 1):
            raise CannotRead(refusing.MERGED % at)
    if place:
        notes = [*notes, (TITLES_LEFT, str(line))]
    below = rows[place + 1 :]
    if not below:
        raise CannotRead(refusing.NO_ROWS)
    if len(below) > limits.rows:
        raise CannotRead(refusing.TOO_MANY_ROWS % f"{limits.rows:,}")
    headings = _named(names, [cells for _line, cells in below], first_is_free=are_names is not None)
    width = len(headings)
    for at, cells in below:
        if any(cells[width:]):
            raise CannotRead(refusing.UNEVEN % at)
    even = tuple((at, (*cells[:width], *[""] * (width - len(cells)))) for at, cells in below)
    return Sheet(headings, even, line, tuple(notes))


def place_of_headings(rows: Sequence[tuple[str, ...]]) -> int:
    """The first row with as many names as a sheet needs; or the first of all, where no row has as many."""
    if not rows:
        raise CannotRead(refusing.NO_HEADINGS)
    return next((place for place, cells in enumerate(rows) if _filled(cells) >= FEWEST_NAMES), 0)


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell)


def _named(names: tuple[str, ...], below: list[tuple[str, ...]], *, first_is_free: bool) -> tuple[str, ...]:
    width = max((place + 1 for place, name in enumerate(names) if name), default=0)
    if width > MOST_COLUMNS:
        raise CannotRead(refusing.TOO_MANY_COLUMNS % MOST_COLUMNS)
    headings = tuple(" ".join(name.split()) for name in names[:width])
    for place, name in enumerate(headings):
        if first_is_free and place == 0:
            continue
        if not name and any(cells[place : place + 1] != ("",) for cells in below if len(cells) > place):
            raise CannotRead(refusing.NO_NAME % (place + 1))
    for place, name in enumerate(headings):
        if name and name.lower() in (other.lower() for other in headings[:place]):
            first = next(at for at, other in enumerate(headings) if other.lower() == name.lower())
            raise CannotRead(refusing.TWICE % f"{first + 1}, {place + 1}")
    return headings
