"""A whole file held to the rules: everything that is wrong in it, each with its line, its cell and the sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coalface.core.redaction import NO_LISTS, NameLists, find
from coalface.core.sheets import Sheet

from .authorities import Authorities
from .keys import why_not_key
from .mapping import COLUMNS, LONGEST_CODE, TELLS_A_STORY, Columns, as_codes, is_plain

# Columns of keys are held to the rule of keys, the same on a page, in a file and by a program.
KEYS = {"review": False, "key": False, "child": True}
TOTALS = ("total", "totals", "grandtotal", "sum", "subtotal")
TOTAL_ROW = "This row looks like a total. Take it out: totals are worked out from the rows."
# What stands in place of a cell that could point to someone while the rest of its row is judged.
IN_ITS_PLACE = "?"
POINTS = "Something in this cell could point to someone. Take the column out of the file, or put a code in its place."
Row = dict[str, str]
AsCodes = Callable[[Mapping[str, str], Authorities], dict[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class CellFault:
    """One thing to put right. `cell` is where a spreadsheet has it, such as E14."""

    line: int
    cell: str
    column: str
    says: str


def cell_name(line: int, place: int) -> str:
    """A cell as spreadsheets name it: line 14, place 4 is E14."""
    letters = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        letters = chr(65 + left) + letters
    return f"{letters}{line}"


def pointing_cells(
    sheet: Sheet,
    chosen: Mapping[str, int],
    places: Authorities,
    lists: NameLists = NO_LISTS,
    codes: AsCodes = as_codes,
) -> list[CellFault]:
    """Cells that hold a story, or something that could point to someone. What we know as a code is none."""
    known = {one.name.lower() for one in places.all}
    ours = {place: name for name, place in chosen.items()}
    judged: dict[tuple[str, str], str] = {}
    found = []
    for line, cells in sheet.rows:
        for place, typed in enumerate(cells):
            if not typed or is_plain(typed):
                continue
            name = ours.get(place, "")
            if (name, typed) not in judged:
                judged[name, typed] = _why_not_cell(name, typed, places, known, lists, codes)
            if says := judged[name, typed]:
                found.append(CellFault(line, cell_name(line, place), sheet.headings[place], says))
    return found


def _why_not_cell(
    name: str, typed: str, places: Authorities, known: set[str], lists: NameLists, codes: AsCodes
) -> str:
    if name in KEYS:
        return why_not_key(typed, of_child=KEYS[name]) or ""
    if name and codes({name: typed}, places)[name] != typed:
        return ""
    if len(typed) > LONGEST_CODE and name != "authorities":
        return TELLS_A_STORY
    if all(part.strip().lower() in known or places.named(part) for part in typed.split(";")):
        return ""
    return POINTS if find(typed, lists) else ""


def without_totals(sheet: Sheet) -> tuple[Sheet, list[CellFault]]:
    """The sheet without rows of totals, and each of those as one thing to put right."""
    found = {}
    for line, cells in sheet.rows:
        place, first = next(((place, cell) for place, cell in enumerate(cells) if cell), (0, ""))
        if "".join(letter for letter in first.lower() if letter.isalpha()) in TOTALS:
            found[line] = CellFault(line, cell_name(line, place), sheet.headings[place], TOTAL_ROW)
    rows = tuple((line, cells) for line, cells in sheet.rows if line not in found)
    return replace(sheet, rows=rows), [*found.values()]


def without_cells(sheet: Sheet, chosen: Mapping[str, int], faults: Sequence[CellFault]) -> Sheet:
    """The sheet with a sign in place of each cell at fault, so that the rest can be judged at once.

    A key gets one of its own: two that are blanked are not one review.
    """
    at_fault = {fault.cell for fault in faults}
    keys = {place for name, place in chosen.items() if name in KEYS}

    def cell(line: int, place: int, typed: str) -> str:
        if cell_name(line, place) not in at_fault:
            return typed
        return f"X{line}" if place in keys else IN_ITS_PLACE

    if not at_fault:
        return sheet
    rows = ((line, (cell(line, place, one) for place, one in enumerate(cells))) for line, cells in sheet.rows)
    return replace(sheet, rows=tuple((line, tuple(cells)) for line, cells in rows))


def all_faults(pointing: Sequence[CellFault], others: Sequence[CellFault]) -> tuple[CellFault, ...]:
    """Everything at once, each cell once. What a column may hold helps more than that a cell points to someone."""
    told = {fault.cell for fault in others}
    kept = [one for one in pointing if one.says != POINTS or one.cell not in told]
    cells = {fault.cell for fault in kept}
    return tuple(sorted({*kept, *(one for one in others if not one.cell or one.cell not in cells)}))


def rows_of(
    sheet: Sheet,
    chosen: Mapping[str, int],
    places: Authorities,
    columns: Columns = COLUMNS,
    codes: AsCodes = as_codes,
) -> Iterator[Row]:
    """The rows of a sheet in our columns, with words as codes."""
    for _line, cells in sheet.rows:
        row = {name: cells[place] for name, place in chosen.items()}
        yield {name: "" for name in columns if name not in chosen} | codes(row, places)


def located(
    sheet: Sheet,
    chosen: Mapping[str, int],
    problems: Sequence[tuple[int, str, str]],
    columns: Columns = COLUMNS,
) -> list[CellFault]:
    """Problems by (place of the row, our column, sentence), as cells of the file that somebody has before them."""
    found = []
    for at, name, says in problems:
        line = sheet.rows[at][0]
        place = chosen.get(name)
        if place is None:
            found.append(CellFault(line, "", columns[name][0] if name in columns else name, says))
        else:
            found.append(CellFault(line, cell_name(line, place), sheet.headings[place], says))
    return sorted(set(found))
