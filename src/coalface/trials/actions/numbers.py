"""Entering numbers: typed, pasted or sent by a program. All of them or none, and never one over another unseen."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.trial_numbers import (
    Numbers,
    new_numbers,
    period_words,
    plain,
    why_not_enter,
    why_not_value,
)
from coalface.core.words import Sentence
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..models import Trial, TrialNumber
from ..queries import numbers_of
from .locked import PROGRAM, enter_leaf, trial_to_fill
from .tokens import trial_of_token


@transaction.atomic
def enter_numbers(*, trial_id: UUID, by, numbers: Numbers, today: date) -> int:
    """Enter numbers by hand or from a sheet. Returns how many are new; the same one again is passed over."""
    trial, role = trial_to_fill(by, trial_id)
    return _enter(trial, numbers, role=role, today=today)


@transaction.atomic
def enter_by_token(*, trial_id: UUID, token: str, numbers: Numbers, today: date) -> int:
    """The same for a program. NoSuchToken where it shows none, or a wrong one."""
    return _enter(trial_of_token(trial_id, token), numbers, role=PROGRAM, today=today)


def _enter(trial: Trial, numbers: Numbers, *, role: str, today: date) -> int:
    for period, value in sorted(numbers.items()):
        _judge(trial, period, value, today)
    new = new_numbers(numbers, numbers_of(trial), rhythm=trial.counted)
    if new:
        TrialNumber.objects.bulk_create(
            TrialNumber(trial=trial, period=period, value=value) for period, value in sorted(new.items())
        )
        _enter_leaf(What.TRIAL_NUMBERS_ENTERED, trial, new, role, today)
    return len(new)


@transaction.atomic
def correct_number(
    *, trial_id: UUID, by, period: date, value: Decimal, instead_of: Decimal, today: date
) -> None:
    """Put another number in the place of one that was seen. NotAllowed where it is no longer that one."""
    trial, role = trial_to_fill(by, trial_id)
    _judge(trial, period, value, today)
    there = numbers_of(trial).get(period)
    if there is None:
        raise NotAllowed(
            _("There is no number to correct for this week or month. Enter it as a new one."), "period"
        )
    if there != instead_of:
        words = period_words(trial.counted, period)
        says = _(
            "Somebody has corrected the number for %(period)s meanwhile: it is %(there)s now. Nothing was changed."
        )
        raise NotAllowed(Sentence(says, period=words, there=plain(there)), "period")
    if there != value:
        trial.numbers.filter(period=period).update(value=value)
        _enter_leaf(What.TRIAL_NUMBER_CORRECTED, trial, {period: value}, role, today)


def _judge(trial: Trial, period: date, value: Decimal, today: date) -> None:
    about = {"starts_on": trial.starts_on, "ends_on": trial.ends_on, "today": today}
    if reason := why_not_enter(state=trial.state, rhythm=trial.counted, period=period, **about):
        raise NotAllowed(reason, "period")
    if reason := why_not_value(value):
        raise NotAllowed(reason, "value")


def _enter_leaf(what: What, trial: Trial, numbers: Numbers, role: str, on: date) -> None:
    said = {period.isoformat(): plain(value) for period, value in numbers.items()}
    enter_leaf(what, trial, role=role, on=on, numbers=said)
