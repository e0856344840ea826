"""A month as people and spreadsheets write it; and what is a quarter or a year instead."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from ..errors import NotAllowed
from ..words import gettext_noop as _

NO_MONTH = _(
    "This is no month. Write it as 2026-10, or as Oct 2026. If it is a total or a remark, take its line out."
)
NO_YEAR = _("This month has no year. Write it as 2026-10, or as Oct 2026.")
QUARTER = _(
    "This is a quarter, and here a number is of one month. Give each of its three months by itself: a quarter cannot be"
    " taken apart."
)
WHOLE_YEAR = _("This is a year, and here a number is of one month. Give each of its months by itself.")
NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?", re.ASCII)
RUN_TOGETHER = re.compile(r"(20\d\d)(0[1-9]|1[0-2])", re.ASCII)
BRITISH = re.compile(r"(?:\d{1,2}[/.-])?(\d{1,2})[/.-](\d{4})", re.ASCII)
SHORT_YEAR = re.compile(r"\d{1,2}/(\d{1,2})/(\d{2})", re.ASCII)
WORDS = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?[ -]+)?([a-z]{3,9})\.?[ ,'’/-]*(\d{4}|\d{2})", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})[ -]+([a-z]{3,9})", re.ASCII)
OF_A_QUARTER = re.compile(
    r"\bq(?:tr|uarter)?\.? ?[1-4]\b|\bq(?:uarte|t)?rs?\b|(?<!\d)[1-4]q(?:\d{2}|\d{4})?\b|\bquarterly\b"
)
OF_A_YEAR = re.compile(r"(?:fy ?)?(?:(\d{4})|(\d{4}) ?[-/–] ?(\d{2}|\d{4})|(\d{2})/(\d{2}))", re.ASCII)
DAY_NUMBER = re.compile(r"\d{5}", re.ASCII)
# Spreadsheets count days from here: the first of March 1900 and all after it are right (ECMA-376, part 1, 18.17.4.1).
DAY_NOUGHT = date(1899, 12, 30)
FIRST_DAY_NUMBER = (date(2000, 1, 1) - DAY_NOUGHT).days
LAST_DAY_NUMBER = (date(2100, 1, 1) - DAY_NOUGHT).days


def read_month(typed: str) -> date:
    """The first day of a month: 2026-10, 31/10/2026, Oct-26, October 2026, or the day number of a spreadsheet.

    NotAllowed in words where it is none; a quarter and a year are told apart from what is nothing at all.
    """
    text = " ".join(typed.lower().replace("\u00a0", " ").split())
    try:
        found = _found(text)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise NotAllowed(_why_none(text))
    return found


def _found(text: str) -> date | None:
    if is_day_number(text):
        return (DAY_NOUGHT + timedelta(days=int(text))).replace(day=1)
    if is_year(text):
        return None
    if one := RUN_TOGETHER.fullmatch(text):
        return date(int(one[1]), int(one[2]), 1)
    if text[:4].isdigit() and (one := ISO.fullmatch(text.partition("t")[0].partition(" ")[0])):
        return date(int(one[1]), int(one[2]), 1)
    if one := BRITISH.fullmatch(text) or SHORT_YEAR.fullmatch(text):
        return date(_year(one[2]), int(one[1]), 1)
    if one := WORDS.fullmatch(text):
        return _named(one[1], one[2])
    if one := YEAR_FIRST.fullmatch(text):
        return _named(one[2], one[1])
    return datetime.fromisoformat(text).date().replace(day=1)


def _named(name: str, year: str) -> date:
    [month] = [place for place, one in enumerate(NAMES, start=1) if one.startswith(name)]
    return date(_year(year), month, 1)


def _year(typed: str) -> int:
    return int(typed) + (2000 if len(typed) == 2 else 0)


def _why_none(text: str) -> str:
    if is_quarter(text):
        return QUARTER
    if is_year(text):
        return WHOLE_YEAR
    return NO_YEAR if is_name_alone(text) else NO_MONTH


def is_name_alone(typed: str) -> bool:
    """April, without a year."""
    text = typed.strip().lower().rstrip(".")
    return len(text) >= 3 and any(name.startswith(text) for name in NAMES)


def is_quarter(typed: str) -> bool:
    return bool(OF_A_QUARTER.search(typed.lower()))


def is_year(typed: str) -> bool:
    """2025, 2025-26, 2025/2026, FY25/26. What can be a month as well, such as 2011-12, is none of these."""
    text = " ".join(typed.lower().split())
    found = OF_A_YEAR.fullmatch(text)
    if found is None:
        return False
    if found[1]:
        return True
    first, second = (int(one) % 100 for one in (found[2] or found[4], found[3] or found[5]))
    could_be_month = bool(found[2]) and len(found[3]) == 2 and second <= 12 and not text.startswith("fy")
    return second == (first + 1) % 100 and not could_be_month


def is_day_number(typed: str) -> bool:
    """A day as a spreadsheet keeps it: 45931 is 1 October 2025."""
    text = typed.strip()
    return bool(DAY_NUMBER.fullmatch(text)) and FIRST_DAY_NUMBER <= int(text) < LAST_DAY_NUMBER


def months_above(headings: Sequence[str]) -> list[int]:
    """The places of the names of columns that are months.

    Day numbers stand among counts as well. As names of columns they are months only where each begins or ends one.
    """
    places = [place for place, heading in enumerate(headings) if is_month(heading)]
    numbers = [place for place in places if is_day_number(headings[place])]
    if not all(_is_end_of_month(headings[place]) for place in numbers):
        return [place for place in places if place not in numbers]
    return places


def is_month(typed: str) -> bool:
    """Whether it is a month in any form that is read."""
    try:
        read_month(typed)
    except NotAllowed:
        return False
    return True


def _is_end_of_month(typed: str) -> bool:
    day = DAY_NOUGHT + timedelta(days=int(typed))
    return day.day in (1, calendar.monthrange(day.year, day.month)[1])
