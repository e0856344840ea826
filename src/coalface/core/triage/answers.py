"""What a queue answers: sums of each run in labelled arrays, and from them estimates with their standard errors."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .draws import Floats, Referrals
from .scenario import Scenario

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Answers:
    """One row for each run, about the referrals that arrived from warm_up_days to days.

    High and low are what is true of the child; first and second class are what triage made of it. Waits are days from
    arrival to the beginning of the assessment, summed over the referrals of the run.
    """

    run: Counts
    high: Counts
    low: Counts
    first_class: Counts
    second_class: Counts
    waited_days_high: Floats
    waited_days_low: Floats
    waited_days_first_class: Floats
    waited_days_second_class: Floats
    late_high: Counts
    late_low: Counts
    utilisation: Floats

    @property
    def mean_wait_days_high(self) -> Floats:
        """The mean of each run; nan where nobody at high risk came."""
        return _each(self.waited_days_high, self.high)

    @property
    def mean_wait_days_low(self) -> Floats:
        return _each(self.waited_days_low, self.low)

    @property
    def wait_first_class(self) -> Floats:
        return _each(self.waited_days_first_class, self.first_class)

    @property
    def wait_second_class(self) -> Floats:
        return _each(self.waited_days_second_class, self.second_class)

    @property
    def share_high_waiting_over(self) -> Floats:
        return _each(self.late_high, self.high)


# What is estimated, from which sums: the one over the other.
RATIOS = {
    "mean_wait_days_high": ("waited_days_high", "high"),
    "mean_wait_days_low": ("waited_days_low", "low"),
    "wait_first_class": ("waited_days_first_class", "first_class"),
    "wait_second_class": ("waited_days_second_class", "second_class"),
    "share_high_waiting_over": ("late_high", "high"),
}
LATE_SHARES = (0.05, 0.5, 0.95)


def answers_of(scenario: Scenario, run: int, referrals: Referrals, begins: Floats) -> tuple[float, ...]:
    """One row of `Answers`."""
    arrives = referrals.arrives
    counted = slice(*np.searchsorted(arrives, [scenario.warm_up_days, scenario.days]))
    waits = begins[counted] - arrives[counted]
    high, first = referrals.is_high[counted], referrals.is_first_class[counted]
    late = waits > scenario.late_after_days
    all_waited, of_high, of_first = waits.sum(), waits[high].sum(), waits[first].sum()
    highs, firsts, lates = (int(np.count_nonzero(flags)) for flags in (high, first, late))
    late_high = int(np.count_nonzero(late & high))
    return (
        *(run, highs, len(waits) - highs, firsts, len(waits) - firsts),
        *(of_high, all_waited - of_high, of_first, all_waited - of_first),
        *(late_high, lates - late_high),
        _utilisation(scenario, begins, begins + referrals.service_days),
    )


def _utilisation(scenario: Scenario, begins: Floats, ends: Floats) -> float:
    """The share of the assessors' days, between warm_up_days and days, that is spent on assessments."""
    since, until = scenario.warm_up_days, scenario.days
    busy = np.minimum(ends, until) - np.maximum(begins, since)
    return float(np.maximum(busy, 0.0).sum() / (scenario.assessors * (until - since)))


def labelled(rows: Sequence[tuple[float, ...]]) -> Answers:
    columns = np.array(rows).T
    kinds = [np.int64 if field.type == Counts else np.float64 for field in fields(Answers)]
    return Answers(*(column.astype(kind) for column, kind in zip(columns, kinds, strict=True)))


def joined(parts: Sequence[Answers]) -> Answers:
    """The runs of several parts, as if one had run them all."""
    names = [field.name for field in fields(Answers)]
    return Answers(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def summary(answers: Answers) -> dict[str, Any]:
    """Estimates over all runs, as they stand in the JSON answer. None where nobody came, or where one run has
    no error.
    """
    told: dict[str, Any] = {}
    for name, (top, bottom) in RATIOS.items():
        told[name], told[f"{name}_se"] = ratio_with_error(getattr(answers, top), getattr(answers, bottom))
    busy = answers.utilisation
    told["utilisation"] = float(busy.mean())
    told["utilisation_se"] = float(busy.std(ddof=1) / len(busy) ** 0.5) if len(busy) > 1 else None
    late = np.quantile(answers.late_high, LATE_SHARES, method="inverted_cdf")
    told["late_high_a_run"] = dict(zip(("p05", "p50", "p95"), map(float, late), strict=True))
    told["referrals_counted"] = int(answers.high.sum() + answers.low.sum())
    told["runs"] = len(busy)
    return told


def ratio_with_error(top: NDArray[Any], bottom: NDArray[Any]) -> tuple[float | None, float | None]:
    """The ratio of the sums, and its standard error across runs by the delta method.

    The mean of the runs' own means would lean: a run in which many come is one in which each waits longer.
    """
    runs, total = len(top), float(bottom.sum())
    if not total:
        return None, None
    ratio = float(top.sum() / total)
    if runs < 2:
        return ratio, None
    left = top - ratio * bottom
    return ratio, float(np.sqrt((left**2).sum() * runs / (runs - 1)) / total)


def _each(top: NDArray[Any], bottom: NDArray[Any]) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio: Floats = np.true_divide(top, bottom)
    return ratio
