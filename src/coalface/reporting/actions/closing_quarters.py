"""A quarter is over: its counts are entered in the log, and whoever changes one from then on is found out."""

from datetime import date, timedelta

from django.db import transaction

from coalface.core.commitments import new_salt
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import ClosedQuarter, Tally
from ..queries.counts import quarter_of
from ..queries.figures import figures_commitment
from .leaves import PROGRAM


def close_quarters(*, today: date) -> int:
    """Enter the counts of each quarter that was over yesterday and is not entered yet. Returns how many."""
    # Yesterday, for what was begun a moment before midnight may be counted a moment after.
    over = Tally.objects.filter(quarter__lt=quarter_of(today - timedelta(days=1)))
    counted = set(over.values_list("quarter", "channel_id"))
    due = sorted(counted - set(ClosedQuarter.objects.values_list("quarter", "channel_id")))
    for quarter, channel_id in due:
        _close(ClosedQuarter(channel_id=channel_id, quarter=quarter, salt=new_salt()), today)
    return len(due)


@transaction.atomic
def _close(row: ClosedQuarter, today: date) -> None:
    row.save()
    week = str(Week.of(today))
    enter(what=What.FIGURES_CLOSED, role=PROGRAM, week=week, commitment=figures_commitment(row))
