"""A trial as a program reads it: in the API and in the files. The names are promised to others."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from coalface.core.trial_numbers import period_code, plain
from coalface.core.trials import Rhythm
from coalface.learning.addresses import address

from ..models import Trial
from ..queries import evidence_of

SAME = ("aim", "smallest_test", "measure", "better", "rhythm", "stop_if")


def trial_facts(trial: Trial, numbers: Mapping[date, Decimal]) -> dict[str, Any]:
    """Null is what there is not, or not yet. `area` is null where it is the whole service."""
    copied_from = trial.copied_from if trial.copied_from_id else None
    return {
        "id": str(trial.pk),
        **{name: getattr(trial, name) for name in SAME},
        "organisation": trial.organisation.name,
        "area": trial.area_name or None,
        "starts_on": trial.starts_on.isoformat(),
        "changes_on": _iso(trial.changes_on),
        "ends_on": trial.ends_on.isoformat(),
        "state": trial.state.value,
        "begun_on": _iso(trial.begun_on),
        "finished_on": _iso(trial.finished_on),
        "result": trial.result or None,
        "said": trial.said or None,
        "chart_shows": found.shows.value if (found := evidence_of(trial, numbers)) else None,
        "theme": str(trial.theme_id) if trial.theme_id else None,
        "copied_from": str(copied_from.pk) if copied_from and copied_from.public else None,
        "numbers": number_facts(trial.counted, numbers),
        "url": address("trial", trial.pk),
    }


def number_facts(rhythm: Rhythm, numbers: Mapping[date, Decimal]) -> list[dict[str, Any]]:
    return [
        {"period": period_code(rhythm, period), "value": _number(value)}
        for period, value in sorted(numbers.items())
    ]


def csv_rows(trial: Trial, numbers: Mapping[date, Decimal]) -> list[list[str]]:
    """The lines of a spreadsheet, with the names that can be pasted back."""
    heading = "week" if trial.counted is Rhythm.WEEKLY else "month"
    lines = [[period_code(trial.counted, period), plain(value)] for period, value in sorted(numbers.items())]
    return [[heading, "number"], *lines]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
