"""Dates of points: is one missing, twice there, or out of order? A chart that hides a gap tells another story."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from .errors import BadChart

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NAMED_AT_MOST = 6


def needs_every_period(given: Any, count: int) -> None:
    """Refuse dates between which one is missing. The step is the shortest that occurs: a month, a quarter, a week.

    Dates are written YYYY-MM-DD or YYYY-MM, as many as there are points, from the oldest.
    """
    if not isinstance(given, list | tuple):
        raise BadChart("dates is no list. Write one date for each point.", "dates")
    if len(given) != count:
        raise BadChart(
            f"There are {len(given)} dates and {count} points. They need as many as each other.", "dates"
        )
    days = [read_date(value, place) for place, value in enumerate(given)]
    for place, (before, after) in enumerate(pairwise(days)):
        if after <= before:
            twice = "is there twice" if after == before else "comes after a later one"
            raise BadChart(
                f"The date of point {place + 2} {twice}. Put the points in order, one for each.", "dates"
            )
    missing = missing_periods(days)
    if missing:
        named = ", ".join(_period(day, days) for day in missing[:_NAMED_AT_MOST])
        more = f" and {len(missing) - _NAMED_AT_MOST} more" if len(missing) > _NAMED_AT_MOST else ""
        raise BadChart(
            f"There is no point for {named}{more}. Add each with its number, or with null and gaps allowed: a gap is"
            " not bridged in silence.",
            "dates",
        )


def missing_periods(days: Sequence[date]) -> list[date]:
    """The days between the first and the last for which there is none; of a month, its first. `days` are in order."""
    if is_by_month(days):
        months = [day.year * 12 + day.month - 1 for day in days]
        return [date(month // 12, month % 12 + 1, 1) for month in _left_out(months)]
    return [date.fromordinal(day) for day in _left_out([day.toordinal() for day in days])]


def read_date(value: Any, place: int) -> date:
    """Return the day, or the first of the month where no day is written."""
    if isinstance(value, date):
        return value
    try:
        if month := _MONTH.fullmatch(value):
            return date(int(month[1]), int(month[2]), 1)
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadChart(
            f"The date of point {place + 1} is not written as YYYY-MM-DD or YYYY-MM.", "dates"
        ) from None


def is_by_month(days: Sequence[date]) -> bool:
    """Months, quarters and years are told by their first day, by their last, or by one day of the month throughout."""
    last_days = all((day + timedelta(days=1)).day == 1 for day in days)
    return last_days or len({day.day for day in days}) == 1


def _period(day: date, days: Sequence[date]) -> str:
    return f"{day:%Y-%m}" if is_by_month(days) else day.isoformat()


def _left_out(places: Sequence[int]) -> list[int]:
    steps = [after - before for before, after in pairwise(places)]
    if not steps:
        return []
    step = min(steps)
    for place, long in enumerate(steps):
        if long % step:
            raise BadChart(
                f"The step to point {place + 2} is no whole number of the steps between the others. A chart needs"
                " points that are evenly apart.",
                "dates",
            )
    return [missing for before, after in pairwise(places) for missing in range(before + step, after, step)]
