"""Published series as the spiral would show them: which of its values each is, read when, and how it wobbles."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .numpy_engine import Floats

WEEKS_A_YEAR = 52.18
# So many weeks before the first 30 September are needed, in which the model stands still.
WEEKS_BEFORE = 78


@dataclass(frozen=True, slots=True)
class Series:
    """One published series. `measure` is its code in the warehouse, `divided` what turns it into the model’s unit.

    `over_weeks` is nought for what is counted on a day; `ends` is the week in which a year ends, from its 30 September.
    In `logs` it is compared by proportion. `wobbles` are the least and the most that it is taken to move in a year by
    what no model of ours knows: read off the yearly changes of all authorities up to 2021.
    """

    name: str
    measure: str
    parameter: str
    divided: float
    over_weeks: int
    ends: int
    in_logs: bool
    wobbles: tuple[float, float]
    says: str


SERIES = (
    Series(
        "vacancy_rate",
        "vacancy_rate",
        "vacancy_share",
        100,
        0,
        0,
        False,
        (0.003, 0.10),
        "posts that are vacant",
    ),
    Series(
        "turnover_rate",
        "turnover_rate",
        "turnover_a_year",
        100,
        52,
        0,
        False,
        (0.003, 0.12),
        "staff who leave in a year",
    ),
    Series("agency_rate", "agency_rate", "agency_share", 100, 0, 0, False, (0.003, 0.10), "agency workers"),
    Series(
        "cases_a_holder", "caseload", "caseload", 1, 0, 0, True, (0.01, 0.20), "cases for each case holder"
    ),
    Series(
        "absent", "absence_rate", "absence_share", 100, 52, 0, False, (0.001, 0.02), "days lost to sickness"
    ),
    Series("referrals", "referrals", "referrals_a_year", 1, 52, -26, True, (0.02, 0.25), "referrals"),
)
# Three readings at least, or nothing can be said of how a series wobbles.
LEAST_READINGS = 3
# Fewer series cannot be told apart, and of fewer people a rate speaks of persons.
LEAST_SERIES, LEAST_STAFF = 4, 10


@dataclass(frozen=True)
class Published:
    """What is published of one place: for each series a value a year from `first_year` on, nan where there is none; and
    the staff in post.

    Values are in the model’s units. `start` are its parameters that are known.
    """

    first_year: int
    values: Mapping[str, Floats]
    staff: Floats
    start: Mapping[str, float]

    @property
    def years(self) -> int:
        return len(self.staff)

    def until(self, year: int) -> "Published":
        """The same, as it was known in that year; the start is what was known then."""
        upto = slice(year - self.first_year + 1)
        kept = {name: values[upto] for name, values in self.values.items()}
        return published_of(self.first_year, kept, self.staff[upto])

    def told(self, one: Series) -> Floats:
        """The readings of a series on the scale on which it is compared."""
        values = self.values[one.name]
        return np.log(np.where(values > 0, values, np.nan)) if one.in_logs else values

    def used(self) -> tuple[Series, ...]:
        """The series that have a first reading and enough others."""
        return tuple(
            one
            for one in SERIES
            if one.name in self.values and np.isfinite(self.told(one)).sum() >= LEAST_READINGS
        )


def published_of(first_year: int, values: Mapping[str, Floats], staff: Floats) -> Published:
    """It starts where the series lie on the average of their years: one year of a small place is mostly wobble."""
    start = {
        one.parameter: float(np.nanmean(values[one.name]))
        for one in SERIES
        if one.name in values and np.isfinite(values[one.name]).any()
    }
    if np.isfinite(staff).any():
        start["permanent_staff"] = float(np.nanmean(staff))
    return Published(first_year, values, staff, start)


def why_not_learn(published: Published, name: str) -> str | None:
    """Return the reason why nothing can be learned from what this place published, or None."""
    if len(published.used()) < LEAST_SERIES:
        return f"Of {name} too few years are published to learn from them. Name another place."
    if published.start.get("permanent_staff", 0) < LEAST_STAFF:
        return f"In {name} so few people work that their figures would speak of persons. Name another place."
    return None


def weeks_for(years: int) -> int:
    """How many weeks the model has to run for so many yearly readings."""
    return round(WEEKS_A_YEAR * (years - 1))


def read_off(rows: Floats, one: Series, years: int) -> Floats:
    """What the model shows of a series, a row for each run and a column for each year, on the scale of comparison.

    `rows` has a row for each week. Before the first 30 September the model stands still, in balance.
    """
    whole = np.concatenate([np.broadcast_to(rows[0], (WEEKS_BEFORE, rows.shape[1])), rows])
    columns = []
    for year in range(years):
        end = WEEKS_BEFORE + round(WEEKS_A_YEAR * year) + one.ends
        columns.append(whole[end - one.over_weeks : end].mean(axis=0) if one.over_weeks else whole[end])
    shown = np.array(columns).T * (WEEKS_A_YEAR if one.name == "referrals" else 1)
    return np.log(np.maximum(shown, 1e-9)) if one.in_logs else shown
