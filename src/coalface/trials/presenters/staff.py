"""Trials as those see them who plan and fill them: what waits, and what can be done next."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.thresholds import NUMBERS_BEFORE_CHANGE
from coalface.core.trial_numbers import period_code, period_of, periods_between, plain
from coalface.core.trials import State

from ..models import Trial
from .words import day_words, period_heading, stands, where_words


def periods_so_far(trial: Trial, today: date) -> list[date]:
    """The weeks or months that have come, from the first."""
    return periods_between(trial.counted, trial.starts_on, min(trial.ends_on, today))


def missing(trial: Trial, numbers: Iterable[date], today: date) -> list[date]:
    """Those that are over and have no number yet: the present one can wait."""
    there, this = set(numbers), period_of(trial.counted, today)
    return [period for period in periods_so_far(trial, today) if period not in there and period < this]


def staff_page(trials: Iterable[Trial], *, today: date) -> list[dict[str, Any]]:
    """Three lists: what runs, what is planned, what has ended. Nothing in them counts or orders people."""
    lines: dict[State, list[dict[str, Any]]] = {
        state: [] for state in (State.RUNNING, State.PLANNED, State.FINISHED)
    }
    for trial in trials:
        lines[trial.state].append(_line(trial, today))
    titles = {
        State.RUNNING: _("Running"),
        State.PLANNED: _("Being planned"),
        State.FINISHED: _("Finished"),
    }
    return [{"title": titles[state], "lines": found} for state, found in lines.items() if found]


def _line(trial: Trial, today: date) -> dict[str, Any]:
    waits = waits_for(trial, [number.period for number in trial.numbers.all()], today)
    return {
        "id": trial.pk,
        "aim": trial.aim,
        "where": where_words(trial),
        "channel": trial.channel.name,
        "stands": stands(trial),
        "waits": waits,
        "running": trial.state is State.RUNNING,
    }


def waits_for(trial: Trial, there: Iterable[date], today: date) -> str:
    """What waits for somebody, in a sentence; nothing where nothing does."""
    if trial.state is State.PLANNED:
        return _("It has not begun. Nobody outside the channel can read it.")
    if trial.state is not State.RUNNING:
        return ""
    if trial.ends_on < today:
        return _("Its last day has passed. Say what came of it.")
    count = len(missing(trial, there, today))
    if not count:
        return ""
    return ngettext("One number is missing.", "%(count)d numbers are missing.", count) % {"count": count}


def little_before(trial: Trial) -> str:
    """Of a plan: that too little of it lies before the change to say anything at its end. Else nothing."""
    if trial.state is not State.PLANNED or trial.changes_on is None:
        return ""
    changed = period_of(trial.counted, trial.changes_on)
    before = sum(
        period < changed for period in periods_between(trial.counted, trial.starts_on, trial.changes_on)
    )
    if before >= NUMBERS_BEFORE_CHANGE.value:
        return ""
    return _(
        "Fewer than six numbers will be from before the change, so at its end nobody can say that it helped, or that it"
        " made no difference. Count from an earlier day: numbers may come from records."
    )


def periods_to_choose(trial: Trial, numbers: dict[date, Decimal], today: date) -> list[tuple[str, str]]:
    """Weeks or months to enter a number for: those without one first, the oldest first; then the others."""
    so_far = periods_so_far(trial, today)
    without = [(period, period_heading(trial.counted, period)) for period in so_far if period not in numbers]
    known = [
        (
            period,
            _("%(period)s, now %(value)s")
            % {"period": period_heading(trial.counted, period), "value": plain(numbers[period])},
        )
        for period in reversed(so_far)
        if period in numbers
    ]
    return [(period_code(trial.counted, period), words) for period, words in [*without, *known]]


def numbers_page(trial: Trial, numbers: dict[date, Decimal]) -> dict[str, Any]:
    return {
        "id": trial.pk,
        "aim": trial.aim,
        "measure": trial.measure,
        "count": len(numbers),
        "until": day_words(trial.ends_on),
        "weekly": trial.counted == "weekly",
        "latest": [
            (period_heading(trial.counted, period), plain(value))
            for period, value in sorted(numbers.items())[-6:]
        ],
    }
