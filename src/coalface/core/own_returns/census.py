"""The children’s social work workforce census as an authority sends it, counted up to one month. No person is kept.

The return is XML: a Header with the year and the authority, LALevelVacancies with one number, and a CSWWWorker for each
worker (the Department’s schema of 2022). Tools of regional data teams save the workers as CSV under the names of the
elements, and the years and authorities of a region in one file as YearCensus and LEA. Both are read here: AgencyWorker,
FTE, RoleEndDate and Cases30 of each worker, and NumberOfVacancies. What is counted over the year, such as leavers
and days lost, is no number of a month and is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from ..errors import NotAllowed
from ..words import Sentence
from ..words import gettext_noop as _

NEEDED = ("agencyworker", "fte", "cases30")
ENDED, YEAR, PLACE, VACANCIES = "roleenddate", "yearcensus", "lea", "numberofvacancies"
COUNTED = ("in_post", "agency", "cases", "case_holders")
AGENCY = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
COUNTED_ON = (9, 30)
FIRST_YEAR, LAST_YEAR = 2013, 2100
MOST_FTE = 2
SAID_AT_MOST = 12
NO_AGENCY = _("Line %(line)s: AgencyWorker is neither 0 nor 1.")
NO_FTE = _("Line %(line)s: FTE is not between 0 and 2.")
NO_NUMBER = _("Line %(line)s: %(name)s is no number that can be counted.")
NO_YEAR = _("Line %(line)s: YearCensus is no year such as 2026.")
NOBODY = _("No worker of this census is in post.")
TWO_VACANCIES = _("This file has several rows of NumberOfVacancies. Bring the one of this year alone.")
# Said beside the counted numbers. (A sentence, and what it is about.)
NO_ENDS = (
    _(
        "There is no column %s, so everybody in the file was counted as in post. If people who left are among them,"
        " take their rows out first."
    ),
    "RoleEndDate",
)
MANY_MONTHS = (
    _("The census is of %s each year, so each year of the file is one month here."),
    "30 September",
)

Rows = Sequence[tuple[int, Sequence[str]]]


@dataclass(slots=True)
class Counted:
    """The workers of one authority in one year, counted up."""

    totals: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(COUNTED, Decimal(0)))

    def add(self, fte: Decimal, cases: Decimal, *, agency: bool) -> None:
        self.totals["agency" if agency else "in_post"] += fte
        self.totals["cases"] += cases
        if cases:
            self.totals["case_holders"] += fte


def is_census(headings: Sequence[str]) -> bool:
    return set(NEEDED) <= _plain(headings)


def is_vacancies(headings: Sequence[str]) -> bool:
    """Is this the other part of the return, which has one number for the authority and no month?"""
    names = _plain(headings)
    return VACANCIES in names and not names & {"month", "period", "date"}


def _plain(headings: Sequence[str]) -> set[str]:
    return {name.strip().lower() for name in headings}


def september(year: int) -> date:
    return date(year, COUNTED_ON[0], 1)


def count_census(
    headings: Sequence[str], rows: Rows, *, year: int
) -> tuple[dict[tuple[int, str], Mapping[str, Decimal]], tuple[tuple[str, str], ...]]:
    """By (year, authority as the file writes it): what was counted; and what is to be said beside it.

    NotAllowed with every line that cannot be counted. `year` is for a file that does not say its own.
    """
    names = [name.strip().lower() for name in headings]
    places = {name: names.index(name) for name in (*NEEDED, ENDED, YEAR, PLACE) if name in names}
    found: dict[tuple[int, str], Counted] = {}
    faults: list[Sentence] = []
    for line, cells in rows:
        given = {name: cells[at].strip() for name, at in places.items()}
        if given.get(ENDED):
            continue
        wrong = list(_faults(line, given))
        faults += wrong
        if not wrong:
            key = (int(given.get(YEAR) or year), given.get(PLACE, ""))
            cases = Decimal(given["cases30"] or "0")
            agency = AGENCY[given["agencyworker"].lower()]
            found.setdefault(key, Counted()).add(Decimal(given["fte"]), cases, agency=agency)
    if faults:
        raise NotAllowed(_all(faults))
    if not any(one.totals["in_post"] + one.totals["agency"] for one in found.values()):
        raise NotAllowed(NOBODY)
    notes = (*((NO_ENDS,) if ENDED not in places else ()), *((MANY_MONTHS,) if len(found) > 1 else ()))
    counted = {
        key: {item: value.normalize() for item, value in one.totals.items()} for key, one in found.items()
    }
    return dict(sorted(counted.items())), notes


def _faults(line: int, given: Mapping[str, str]) -> Iterator[Sentence]:
    if given["agencyworker"].lower() not in AGENCY:
        yield Sentence(NO_AGENCY, line=line)
    fte, cases = _number(given["fte"]), _number(given["cases30"] or "0")
    if fte is None or fte > MOST_FTE:
        yield Sentence(NO_FTE, line=line)
    if cases is None:
        yield Sentence(NO_NUMBER, line=line, name="Cases30")
    if given.get(YEAR) and not _is_year(given[YEAR]):
        yield Sentence(NO_YEAR, line=line)


def _is_year(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and FIRST_YEAR <= int(typed[:6]) <= LAST_YEAR


def _all(faults: list[Sentence]) -> Sentence:
    """The first so many, and how many more there are."""
    said = tuple(faults[:SAID_AT_MOST])
    more = len(faults) - len(said)
    if more:
        return Sentence(_("%(said)s And %(more)s more."), said=said, more=more)
    return Sentence("%(said)s", said=said)


def count_vacancies(headings: Sequence[str], rows: Rows) -> Decimal:
    """The one number of the other part of the return."""
    place = [name.strip().lower() for name in headings].index(VACANCIES)
    if len(rows) > 1:
        raise NotAllowed(TWO_VACANCIES)
    line, cells = rows[0]
    value = _number(cells[place].strip())
    if value is None:
        raise NotAllowed(Sentence(NO_NUMBER, line=line, name="NumberOfVacancies"))
    return value


def _number(typed: str) -> Decimal | None:
    try:
        value = Decimal(typed)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value >= 0 else None
