"""A day as somebody types it. One rule for every page, file and sheet that takes one."""

import re
from contextlib import suppress
from datetime import date, datetime

LONGEST = 40
_SHORT = re.compile(r"\d{1,2}[/. -]\d{1,2}[/. -]\d{2}")
_BRITISH = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_WORDS = ("%d %B %Y", "%d %b %Y")


def day_of(typed: str) -> date | None:
    """The day that was typed as 2027-07-31, 31/07/2027, 31.7.2027, 31 July 2027 or 31 Jul 2027; None where it is none.

    The day stands before the month, as it is written here.
    """
    plain = " ".join(typed.split())
    if len(plain) > LONGEST:
        return None
    with suppress(ValueError):
        if british := _BRITISH.fullmatch(plain):
            day, month, year = (int(part) for part in british.groups())
            return date(year, month, day)
        return date.fromisoformat(plain)
    for shape in _WORDS:
        with suppress(ValueError):
            return datetime.strptime(plain, shape).date()  # noqa: DTZ007 - a day has no zone
    return None


def has_two_digit_year(typed: str) -> bool:
    """Is it a day but for its century? Nobody guesses which."""
    return _SHORT.fullmatch(" ".join(typed.split())) is not None
