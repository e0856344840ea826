"""A sheet with a row for each month, whichever way it was written: one with months across the columns is turned round.

What is wrong in it is still said by the line and the column of the sheet that somebody has.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import NotAllowed
from ..sheets import Sheet
from ..words import Sentence
from ..words import gettext_noop as _
from .headings import AUTHORITY, MONTH, PART, code_of
from .months import (
    NO_YEAR,
    QUARTER,
    WHOLE_YEAR,
    is_month,
    is_name_alone,
    is_quarter,
    is_year,
    months_above,
)

# So many cells of a first column without a name have to be months before it is taken for them.
MOST_OF_THEM = 0.5
COLUMN = _("Column %(letter)s")
LINE = _("Line %(line)s")
TURNED = _(
    "In this sheet the months stand across the columns. It was turned round, and everything below names the lines and"
    " columns of your own."
)
NO_MONTH_ABOVE = _("Column %(letter)s “%(heading)s” is named for no month, so it is left out.")
NUMBERS_WITHOUT_NAME = _(
    "Line %(line)s: there are numbers, and no name in front of them. Say what was counted, or take the line out."
)
TWO_KINDS = _(
    "Line %(line)s, column %(letter)s: months stand across the columns here, and a column for “%(label)s” beside them."
    " Give such a sheet with a row for each month."
)
PLACED = _("Line %(line)s, column %(letter)s: %(says)s")
NOTHING_UNDER_MONTHS = _("There are no rows under the months. Look at the sheet again.")


@dataclass(frozen=True, slots=True)
class Laid:
    """`rows` are months, each with its line; or, where the sheet was turned, with the place of its column.

    `lines` are those in which the names stand then: one for each heading.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    lines: tuple[int, ...] = ()
    notes: tuple[Sentence, ...] = ()

    @property
    def turned(self) -> bool:
        return bool(self.lines)

    def row_words(self, at: int) -> Sentence:
        """Where a row of months stands: in a line, or in a column."""
        return Sentence(COLUMN, letter=letter_of(at)) if self.turned else Sentence(LINE, line=at)

    def name_words(self, place: int) -> Sentence:
        """Where the numbers of one name stand: in a column, or in a line."""
        if self.turned:
            return Sentence(LINE, line=self.lines[place])
        return Sentence(COLUMN, letter=letter_of(place))


def letter_of(place: int) -> str:
    """The letter that a spreadsheet gives to a column: A, B … Z, AA."""
    before, at = divmod(place, 26)
    return (letter_of(before - 1) if before else "") + chr(ord("A") + at)


def is_row_of_names(cells: Sequence[str]) -> bool:
    """Do the names of columns stand here? One is the month beside another name; or those after the first are months."""
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and any(code_of(cell) == MONTH for cell in filled):
        return True
    after = [cell for cell in cells[1:] if cell]
    return bool(after) and not is_month(cells[0]) and len(months_above(after)) == len(after)


def laid_out(sheet: Sheet) -> Laid:
    """NotAllowed with the line and the column where no month can be found in it."""
    months = months_above(sheet.headings)
    if [place for place in months if place] and not _has_months_below(sheet):
        return _turned(sheet, [place for place in months if place])
    _refuse_what_is_no_month(sheet)
    headings = sheet.headings
    if headings and not headings[0] and _has_months_below(sheet):
        headings = (MONTH, *headings[1:])
    return Laid(headings, sheet.rows)


def _has_months_below(sheet: Sheet) -> bool:
    """Is there a column of months?"""
    columns = [
        place for place, heading in enumerate(sheet.headings) if not heading or code_of(heading) == MONTH
    ]
    for place in columns:
        filled = [cells[place] for _line, cells in sheet.rows if cells[place]]
        if filled and sum(map(is_month, filled)) >= MOST_OF_THEM * len(filled):
            return True
    return False


def _refuse_what_is_no_month(sheet: Sheet) -> None:
    """Quarters, years or months without a year across the columns, where months could be."""
    if any(code_of(heading) == MONTH for heading in sheet.headings[1:]) or _has_months_below(sheet):
        return
    # May alone can be another word.
    nameless = [place for place, heading in enumerate(sheet.headings) if is_name_alone(heading)]
    for place, heading in enumerate(sheet.headings):
        without_year = NO_YEAR if nameless[1:] and place in nameless else ""
        says = QUARTER if is_quarter(heading) else WHOLE_YEAR if is_year(heading) else without_year
        if says:
            raise NotAllowed(Sentence(PLACED, line=sheet.line, letter=letter_of(place), says=Sentence(says)))


def _turned(sheet: Sheet, months: Sequence[int]) -> Laid:
    names = _place_of_names(sheet, months[0])
    lines, headings, kept = [sheet.line], [MONTH], []
    for line, cells in sheet.rows:
        if not any(cells[place] for place in months):
            continue
        if not cells[names]:
            raise NotAllowed(Sentence(NUMBERS_WITHOUT_NAME, line=line))
        lines.append(line)
        headings.append(cells[names])
        kept.append(cells)
    if not kept:
        raise NotAllowed(NOTHING_UNDER_MONTHS)
    rows = tuple((place, (sheet.headings[place], *(cells[place] for cells in kept))) for place in months)
    notes = [Sentence(TURNED)]
    for place, heading in enumerate(sheet.headings):
        if place not in months and place != names and any(cells[place] for cells in kept):
            notes.append(Sentence(NO_MONTH_ABOVE, letter=letter_of(place), heading=heading))
    return Laid(tuple(headings), rows, tuple(lines), tuple(notes))


def _place_of_names(sheet: Sheet, first_month: int) -> int:
    """Of the columns before the months, the one that says what was counted."""
    before = range(max(1, first_month))
    for place in before:
        heading = sheet.headings[place]
        if code_of(heading) in (PART, AUTHORITY) and _says_other_things(sheet, place):
            at = {"line": sheet.line, "letter": letter_of(place)}
            raise NotAllowed(Sentence(TWO_KINDS, label=heading, **at))
    known = {place: sum(bool(code_of(cells[place])) for _line, cells in sheet.rows) for place in before}
    return max(before, key=lambda place: known[place])


def _says_other_things(sheet: Sheet, place: int) -> bool:
    """Do places stand in this column, and no names of what was counted?"""
    return not any(code_of(cells[place]) for _line, cells in sheet.rows if cells[place])
