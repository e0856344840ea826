"""The children’s social work workforce census as an authority sends it, counted up to one month. No person is kept.

The return is XML with a row for each worker; tools of regional data teams save those rows as CSV under the same names,
and that is what is read here (the elements AgencyWorker, FTE, RoleEndDate, Cases30 and WorkingDaysLost of the
Department’s schema of 2022). Vacancies are no row of it but one number for the authority, which has to be typed in.
What is counted over the year, such as leavers and days lost, is no number of a month and is left out.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from ..errors import NotAllowed
from ..words import gettext_noop as _

NEEDED = ("agencyworker", "fte", "cases30")
ENDED = "roleenddate"
AGENCY = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
COUNTED_ON = (9, 30)


def is_census(headings: Sequence[str]) -> bool:
    return set(NEEDED) <= {name.strip().lower() for name in headings}


def count_census(
    headings: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]], *, year: int
) -> tuple[date, Mapping[str, Decimal]]:
    """The month of the census and its numbers. NotAllowed with the line of the first row that cannot be counted."""
    names = [name.strip().lower() for name in headings]
    place = {name: names.index(name) for name in (*NEEDED, ENDED) if name in names}
    total = dict.fromkeys(("in_post", "agency", "cases", "case_holders"), Decimal(0))
    for line, cells in rows:
        given = {name: cells[at].strip() for name, at in place.items()}
        if given.get(ENDED):
            continue
        agency = AGENCY.get(given["agencyworker"].lower())
        if agency is None:
            raise NotAllowed(f"Line {line}: AgencyWorker is neither 0 nor 1.")
        fte, cases = _number(line, "FTE", given["fte"]), _number(line, "Cases30", given["cases30"] or "0")
        if not 0 <= fte <= 2:
            raise NotAllowed(f"Line {line}: FTE is not between 0 and 2.")
        total["agency" if agency else "in_post"] += fte
        total["cases"] += cases
        if cases:
            total["case_holders"] += fte
    if not total["in_post"] + total["agency"]:
        raise NotAllowed(_("No worker of this census is in post."))
    return date(year, COUNTED_ON[0], 1), {item: value.normalize() for item, value in total.items()}


def _number(line: int, name: str, typed: str) -> Decimal:
    try:
        value = Decimal(typed)
    except InvalidOperation as fault:
        raise NotAllowed(f"Line {line}: {name} is no number.") from fault
    if not value.is_finite() or value < 0:
        raise NotAllowed(f"Line {line}: {name} is no number that can be counted.")
    return value
