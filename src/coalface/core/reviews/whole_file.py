"""A whole file held to the rules: everything that is wrong in it, each with its line, its cell and the sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coalface.core.redaction import NO_LISTS, NameLists, find
from coalface.core.sheets import Sheet

from .authorities import Authorities
from .mapping import COLUMNS, LONGEST_CODE, TELLS_A_STORY, Columns, as_codes, is_plain

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
    if name and codes({name: typed}, places)[name] != typed:
        return ""
    if len(typed) > LONGEST_CODE and name != "authorities":
        return TELLS_A_STORY
    if all(part.strip().lower() in known or places.named(part) for part in typed.split(";")):
        return ""
    return POINTS if find(typed, lists) else ""


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
