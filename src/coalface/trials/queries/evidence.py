"""What the numbers of a trial show, held against those from before its change."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from coalface.core.trial_charts import Evidence, Shows, evidence
from coalface.core.trial_numbers import period_of, periods_between
from coalface.core.trial_results import Counted, differs
from coalface.core.trials import Result

from ..models import Trial


def periods_counted(trial: Trial, numbers: Mapping[date, Decimal]) -> list[date]:
    """Every week or month from the first number to the last."""
    return periods_between(trial.counted, min(numbers), max(numbers))


def evidence_of(trial: Trial, numbers: Mapping[date, Decimal]) -> Evidence | None:
    """What these numbers show; None where there is none. The week in which the change began is one of those since."""
    if not numbers:
        return None
    periods = periods_counted(trial, numbers)
    values = [float(numbers[period]) if period in numbers else None for period in periods]
    changed = period_of(trial.counted, trial.changes_on or trial.starts_on)
    return evidence(values, before=sum(period < changed for period in periods), better=trial.better)


def numbers_there(trial: Trial) -> dict[date, Decimal]:
    """The numbers of a trial, from those that were fetched with it where they were."""
    return {row.period: row.value for row in trial.numbers.all()}


def counted(trial: Trial) -> Counted:
    """How many numbers lie before the change and since, and what they show."""
    found = evidence_of(trial, numbers_there(trial))
    return Counted(found.before, found.since, found.shows) if found else Counted(0, 0, Shows.FEW_BEFORE)


def chart_differs(trial: Trial) -> Shows | None:
    """What the chart shows, where whoever finished the trial said something else; None where they agree."""
    if not trial.result:
        return None
    shows = counted(trial).shows
    return shows if differs(Result(trial.result), shows) else None
