"""After a restore: what was destroyed since the backup was made is destroyed again."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from coalface.core.life import Rule
from coalface.core.thresholds import DAYS_STORY_KEPT
from coalface.core.weeks import Week

from ..models import SealedReport
from .destroying import destroy_story

WEEKS_OF_TIME_UP = DAYS_STORY_KEPT.value // 7 + 2


def stories_kept() -> list[UUID]:
    """The ids of all reports whose story is still there."""
    return list(SealedReport.objects.filter(story__isnull=False).values_list("pk", flat=True))


def destroy_again(gone: Mapping[UUID, tuple[str, str]], *, today: date) -> int:
    """Destroy each story that is in the list with its rule and week. Returns how many."""
    return sum(_destroy_again(pk, Rule(rule), week, today) for pk, (rule, week) in gone.items())


@transaction.atomic
def _destroy_again(pk: UUID, rule: Rule, week: str, today: date) -> bool:
    row = SealedReport.objects.select_for_update().filter(pk=pk, story__isnull=False).first()
    if row is None:
        return False
    # It was destroyed, so it had been read in time and no hold kept it, whatever the older row says.
    read_by = week if rule is not Rule.TIME_UP else str(Week.parse(week).plus(weeks=-WEEKS_OF_TIME_UP))
    row.week_first_read = min(row.week_first_read or read_by, read_by)
    row.on_hold = False
    row.week_ended = row.week_ended or (week if rule is Rule.CLOSED else "")
    row.save()
    destroy_story(row, rule=rule, on=today)
    return True
