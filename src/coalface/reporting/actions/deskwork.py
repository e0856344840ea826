"""What every action of a steward shares: find the report, locked and opened, or refuse."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _

from ..queries.desk import report_for_steward

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


def week_of(today: date) -> str:
    return str(Week.of(today))
