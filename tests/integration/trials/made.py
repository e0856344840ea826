"""Trials for tests: planned, running, with numbers, finished. What the guard marks in them, somebody has looked at."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from coalface.core.trial_numbers import period_of
from coalface.core.trials import Rhythm, TrialPlan
from coalface.core.wording import KEEP_ALL
from coalface.trials import actions
from coalface.trials.models import Trial
from tests.make import TODAY

WEEK = timedelta(weeks=1)
# Six from before the change, and seven since.
HELPED = (18, 17, 19, 18, 20, 17, 25, 26, 24, 27, 26, 25, 27)
TWO = "The number went up in the seventh week and stayed there. We keep the list."


def plan(*, weeks_ago: int = 12, today: date = TODAY, **words: Any) -> TrialPlan:
    facts = {
        "aim": "No booked visit is lost when a case moves to another team",
        "smallest_test": "One list of booked visits goes with each case that moves.",
        "measure": "Booked visits that were kept, of thirty",
        "stop_if": "The list takes longer than five minutes a case.",
        "area": "duty",
        "starts_on": today - weeks_ago * WEEK,
        "ends_on": today + 12 * WEEK,
        "rhythm": "weekly",
        "better": "more",
    }
    given = {**facts, **words}
    changes_on = min(max(given["starts_on"], today - 6 * WEEK), given["ends_on"])
    return TrialPlan(**{"changes_on": changes_on, **given})


def planned(channel, by, *, today: date = TODAY, **words: Any) -> Trial:
    return actions.plan_trial(
        channel=channel, by=by, plan=plan(today=today, **words), today=today, looked_at=KEEP_ALL.keep
    )


def running(channel, by, *numbers: int, today: date = TODAY, **words: Any) -> Trial:
    """A trial that runs, with these numbers in the weeks up to this one."""
    trial = planned(channel, by, today=today, **words)
    actions.begin_trial(trial_id=trial.pk, by=by, revision=1, today=today)
    if numbers:
        actions.enter_numbers(trial_id=trial.pk, by=by, numbers=weekly(*numbers, today=today), today=today)
    trial.refresh_from_db()
    return trial


def finished(
    channel, by, *numbers: int, result="helped", said=TWO, today: date = TODAY, **words: Any
) -> Trial:
    trial = running(channel, by, *(numbers or HELPED), today=today, **words)
    actions.finish_trial(
        trial_id=trial.pk, by=by, result=result, said=said, today=today, sure=True, looked_at=KEEP_ALL.keep
    )
    trial.refresh_from_db()
    return trial


def weekly(*numbers: int, today: date = TODAY) -> dict[date, Decimal]:
    """One number a week, the last one for this week."""
    this = period_of(Rhythm.WEEKLY, today)
    return {this - (len(numbers) - place - 1) * WEEK: Decimal(number) for place, number in enumerate(numbers)}
