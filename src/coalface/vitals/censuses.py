"""The social work workforce census as a sheet of months: a row for each September, and of no worker anything."""

from collections.abc import Mapping
from decimal import Decimal

from coalface.core.own_returns.census import (
    Rows,
    count_census,
    count_vacancies,
    is_census,
    is_vacancies,
    september,
)
from coalface.core.own_returns.census_xml import read_census
from coalface.core.own_returns.headings import AUTHORITY, MONTH
from coalface.core.sheets import Sheet


def census_sheet(sheet: Sheet, *, year: int) -> Sheet | None:
    """The months of a CSV of the census, or None where this is another sheet. `year` is for one that does not say."""
    if is_census(sheet.headings):
        return _counted(sheet.headings, sheet.rows, year=year)
    if is_vacancies(sheet.headings):
        value = count_vacancies(sheet.headings, sheet.rows)
        return Sheet((MONTH, "vacancies"), ((2, (_month(year), f"{value:f}")),))
    return None


def from_xml(content: bytes, *, year: int) -> Sheet:
    """The month of the XML that is sent to the Department, with the number of vacancies that is in it."""
    census = read_census(content)
    vacancies = None
    if typed := census.about.get("numberofvacancies"):
        vacancies = count_vacancies(("NumberOfVacancies",), [(1, (typed,))])
    return _counted(census.headings, census.rows, year=year, vacancies=vacancies)


def _counted(headings: tuple[str, ...], rows: Rows, *, year: int, vacancies: Decimal | None = None) -> Sheet:
    found, notes = count_census(headings, rows, year=year)
    named = any(place for _year, place in found)
    names = (MONTH, *((AUTHORITY,) if named else ()), *next(iter(found.values())))
    lines = [
        (_month(of_year), *((place,) if named else ()), *_cells(counted))
        for (of_year, place), counted in found.items()
    ]
    if vacancies is not None and len(lines) == 1:
        names, lines = (*names, "vacancies"), [(*lines[0], f"{vacancies:f}")]
    return Sheet(names, tuple(enumerate(lines, start=2)), notes=notes)


def _month(year: int) -> str:
    return f"{september(year):%Y-%m}"


def _cells(counted: Mapping[str, Decimal]) -> tuple[str, ...]:
    return tuple(f"{value:f}" for value in counted.values())
