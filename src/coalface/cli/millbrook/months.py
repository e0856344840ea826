"""Millbrook's own months: three fictional years in which something changed, so that a newcomer sees what a chart shows.

In the twenty-eighth month two teams are made into one. In the months after it people leave, posts stay empty and
agency workers come; then there is more work for each, less time for children and for supervision, and later more are
ill: the loop of the first signs, link by link. What does not belong to it goes on as it did. Each month is what it
usually is plus luck with a seed, so that the same demo is made every day.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

MONTHS = 36
SEED = 2028
Numbers = dict[tuple[str, date, str], Decimal]


@dataclass(frozen=True, slots=True)
class Usual:
    """What an item usually is, how far luck moves it, and what it is from some month on, where it changes."""

    before: float
    luck: float
    after: float | None = None
    since: int = MONTHS
    whole: bool = True

    def at(self, place: int, luck: Random) -> Decimal:
        level = self.before if self.after is None or place < self.since else self.after
        value = max(0.0, luck.gauss(level, self.luck))
        return Decimal(round(value)) if self.whole else Decimal(round(value * 2)) / 2


# 174 people work for Millbrook's children; about two in three are social workers.
ITEMS = {
    "in_post": Usual(112, 1, 105, 27, whole=False),
    "vacancies": Usual(11, 1.6, 19, 27, whole=False),
    "agency": Usual(8, 1.4, 14.5, 28, whole=False),
    "leavers": Usual(1.5, 0.7, 3.5, 27, whole=False),
    "starters": Usual(1.5, 0.7, whole=False),
    "days_lost": Usual(92, 9, 124, 31),
    "days_contracted": Usual(2340, 20, 2200, 27),
    "cases": Usual(1480, 25),
    "case_holders": Usual(90, 1.2, 80, 28, whole=False),
    "referrals": Usual(196, 14),
    "rereferrals": Usual(39, 4),
    "assessments": Usual(148, 9),
    "assessments_in_time": Usual(124, 4),
    "visits_due": Usual(1180, 18),
    "visits_in_time": Usual(1062, 14),
    "hours_direct": Usual(3900, 120, 3350, 29),
    "hours_worked": Usual(14400, 110, 13700, 27),
    "supervision_due": Usual(112, 1),
    "supervision_held": Usual(95, 3, 84, 30),
    "manager_changes": Usual(0.4, 0.4),
    "audits_good": Usual(8, 1.5),
    "audits_acceptable": Usual(7, 1.5),
    "audits_poor": Usual(2.2, 1),
}


def own_months(today: date) -> Numbers:
    """Every number of three years, up to the last month that is over."""
    luck = Random(SEED)  # noqa: S311 - numbers of a place that does not exist
    months = _months_before(today)
    return {
        ("", month, item): usual.at(place, luck)
        for item, usual in ITEMS.items()
        for place, month in enumerate(months)
    }


def _months_before(today: date) -> list[date]:
    last = today.year * 12 + today.month - 2
    return [date(at // 12, at % 12 + 1, 1) for at in range(last - MONTHS + 1, last + 1)]


def enter_own_months(kofi: Any, *, today: date) -> None:
    """Kofi brings the three years in, as an analyst does, and says that Millbrook is in no published list."""
    from coalface.vitals import actions

    actions.name_authority(by=kofi, authority="")
    actions.enter_numbers(by=kofi, numbers=own_months(today), way="sheet", today=today)
