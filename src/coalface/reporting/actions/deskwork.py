"""What every action of a steward shares: find the report, locked and opened, or refuse."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import transaction

from coalface.core.conversation import Conversation, heard
from coalface.core.errors import NotAllowed
from coalface.core.life import weeks_waiting
from coalface.core.waits import FIRST_WORD, tally_of
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _

from ..queries.desk import report_for_steward
from ..queries.opened import OpenReport
from .leaves import count_up

STEWARD = "steward"


Action = Callable[..., None]


def on_report(action: Action) -> Action:
    """Give an action its report: opened with this steward's key, locked in one transaction, saved when it is done.

    The wrapped action is called with `report_id`, `by`, `private_key` and `today`, and receives the open report.
    """
    return _on_report(action, even_ended=False)


def on_report_even_ended(action: Action) -> Action:
    """As `on_report`, for what a court may ask of a report that has ended."""
    return _on_report(action, even_ended=True)


def _on_report(action: Action, *, even_ended: bool) -> Action:
    @wraps(action)
    @transaction.atomic
    def acted(*, report_id: UUID, by, private_key: bytes, today: date, **facts: Any) -> None:
        report = report_for_steward(report_id, by, private_key=private_key, lock=True)
        if report is None:
            raise NotAllowed(_("This report is not one of yours, or it has been destroyed."))
        if report.row.week_ended and not even_ended:
            raise NotAllowed(_("This report has ended. Nothing more can be done with it."))
        action(report, by=by, today=today, **facts)
        report.row.save()

    return acted


def say_to_reporter(report: OpenReport, talk: Conversation, *, on: date) -> None:
    """Keep a conversation to which a person has added words for the reporter. The first are counted by their weeks.

    To be called before a leaf is entered: from then on every other writer to the log waits.
    """
    if heard(talk) and not heard(report.talk):
        count_up(report.row, tally_of(FIRST_WORD, weeks_since_told(report, on)), on=on)
    report.keep_talk(talk)


def weeks_since_told(report: OpenReport, today: date) -> int:
    return weeks_waiting(Week.parse(report.row.week_received), today=today)


def week_of(today: date) -> str:
    return str(Week.of(today))
