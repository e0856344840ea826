"""What the calendar does for reports: destroys what has had its time, and rewrites rows so that order tells nothing.

Each function may be called as often as one likes: it does what is due and no more.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction

from coalface.core.life import Rule, is_for_second_contact, why_not_destroy
from coalface.core.retention import CONVERSATIONS, IDEMPOTENCY
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.files import SECONDS_TO_WAIT_FOR_OTHERS, write_files_anew
from coalface.integrity.kinds import What
from coalface.people import queries as people

from ..models import Inventory, KeptAnswer, KeyCopy, SealedReport
from ..queries.inventory import Standing
from .destroying import destroy_conversation, destroy_story
from .leaves import PROGRAM

ROWS_AT_ONCE = 500


def end_old_stories(*, today: date) -> int:
    """Destroy every story that was first read more than 90 days ago. Returns how many."""
    read = SealedReport.objects.filter(story__isnull=False, on_hold=False).exclude(week_first_read="")
    return sum(_end_story_if_due(pk, today) for pk in list(read.values_list("pk", flat=True)))


@transaction.atomic
def _end_story_if_due(pk: UUID, today: date) -> bool:
    # A steward may be at work on it: judge the row as it is now, locked.
    row = SealedReport.objects.select_for_update().filter(pk=pk).first()
    if row is None or why_not_destroy(row.facts, rule=Rule.TIME_UP, today=today):
        return False
    destroy_story(row, rule=Rule.TIME_UP, on=today)
    return True


def destroy_old_conversations(*, today: date) -> int:
    """Destroy what is left of every report that ended more than a year ago. Returns how many."""
    ended = SealedReport.objects.filter(on_hold=False).exclude(week_ended="", week_story_ended="")
    due = [row for row in ended.defer("conversation") if today > conversation_kept_until(_last_week(row))]
    for row in due:
        destroy_conversation(row, on=today)
    return len(due)


def _last_week(row: SealedReport) -> str:
    """The week in which a report ended; where its 90 days ran out and nobody closed it, the week of that."""
    return row.week_ended or row.week_story_ended


def conversation_kept_until(week_ended: str) -> date:
    """The last day on which a reporter can come back to a report that ended in this week."""
    assert CONVERSATIONS.days
    return Week.parse(week_ended).monday + timedelta(days=CONVERSATIONS.days)


def forget_answers(*, today: date) -> int:
    """Forget the kept answers of more than two days ago. Returns how many."""
    assert IDEMPOTENCY.days
    gone, _ = KeptAnswer.objects.filter(day__lt=today - timedelta(days=IDEMPOTENCY.days)).delete()
    return gone


def channels_nobody_reads(*, today: date) -> list:
    """The channels in which a report has waited so long that the second contact is told."""
    unread = SealedReport.objects.filter(week_first_read="", story__isnull=False)
    waiting = {
        row.channel_id
        for row in unread.only("channel_id", "week_received", "week_first_read", "on_hold")
        if is_for_second_contact(row.facts, today=today)
    }
    return [channel for channel in people.channels_to_tell() if channel.pk in waiting]


def count_waiting_for_fresh_keys() -> int:
    """How many reports wait for a steward to sign in, so that their keys fit the people who hold them."""
    return SealedReport.objects.filter(needs_fresh_keys=True).count()


@transaction.atomic
def rewrite_rows(*, today: date) -> int:
    """Write every report and key anew in the order of random ids, so that no place betrays when it came.

    A new row goes behind all the others: when the last is written, the whole table stands in the order of its ids.
    """
    _keep_others_out()
    week = str(Week.of(today))
    ids, standing = sorted(SealedReport.objects.values_list("pk", flat=True)), Standing(week)
    for start in range(0, len(ids), ROWS_AT_ONCE):
        _rewrite(ids[start : start + ROWS_AT_ONCE], standing)
    answers = sorted(KeptAnswer.objects.all(), key=lambda kept: bytes(kept.key_digest))
    KeptAnswer.objects.all().delete()
    KeptAnswer.objects.bulk_create(answers)
    inventory = standing.as_row()
    Inventory.objects.all().delete()
    inventory.save()
    enter(what=What.RETENTION_RUN, role=PROGRAM, week=week, commitment=inventory.leaf_commitment)
    return len(ids)


def _rewrite(ids: list[UUID], standing: Standing) -> None:
    reports = list(SealedReport.objects.filter(pk__in=ids).order_by("pk"))
    keys = list(KeyCopy.objects.filter(report__in=ids).order_by("report_id", "opens", "holder"))
    standing.add(reports, keys)
    KeyCopy.objects.filter(report__in=ids).delete()
    # The foreign keys are checked when the transaction ends, and by then the rows are back.
    SealedReport.objects.filter(pk__in=ids)._raw_delete(using=connection.alias)
    SealedReport.objects.bulk_create(reports)
    for key in keys:
        key.pk = None
    KeyCopy.objects.bulk_create(keys)


def _keep_others_out() -> None:
    """SQLite has one writer at a time. PostgreSQL is asked, or somebody could find their report missing."""
    if connection.vendor == "postgresql":
        # In the order in which a report is told, so that the two can wait for each other and never in a ring.
        tables = ", ".join(model._meta.db_table for model in (KeptAnswer, SealedReport, KeyCopy))
        with connection.cursor() as cursor:
            # While this waits, everybody else waits behind it: not for as long as a backup takes.
            cursor.execute(f"SET LOCAL lock_timeout = '{SECONDS_TO_WAIT_FOR_OTHERS}s'")
            cursor.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")


def wipe_free_space() -> None:
    """Let nothing of a deleted row stay in the files. Outside any transaction."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    write_files_anew(KeyCopy, SealedReport, KeptAnswer)


def wipe_keys() -> None:
    """Let no deleted key stay in the files. The table is small, so this can be done often. Outside any transaction."""
    write_files_anew(KeyCopy)
