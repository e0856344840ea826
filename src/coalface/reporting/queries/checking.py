"""Reports held against the log, as far as that can be done without a key."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from coalface.core.commitments import commitment
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What
from coalface.people import queries as people

from ..models import KeyCopy, ProgramLeaf, SealedReport
from .inventory import reports_not_as_in_inventory
from .opened import RECEIPT

RECEIVED, DESTROYED = What.REPORT_RECEIVED.value, What.CONVERSATION_DESTROYED.value
STORY_DESTROYED = What.STORY_DESTROYED.value


def reports_not_as_entered() -> Iterator[str]:
    """Say what is wrong with the reports: one that is gone without a leaf, or an ending that the log does not know."""
    yield from _missing()
    yield from _in_other_weeks()
    yield from reports_not_as_in_inventory()
    for leaf in ProgramLeaf.objects.select_related("report").order_by("report_id").iterator():
        row = leaf.report
        sealed = commitment(bytes(leaf.salt), STORY_DESTROYED, row.id.bytes, row.story_ended_by.encode())
        if not integrity.entered(STORY_DESTROYED, [sealed]):
            yield f"Report {row.id} does not say how the log says that its story ended."
    for pk in reports_without_keys():
        yield f"Report {pk} has lost its keys, and the log says nothing of it."


def reports_without_keys() -> Iterator[UUID]:
    """The reports that nobody can open any more: the conversation by its receipt, or the story by whoever should."""
    held = KeyCopy.objects.filter(report=OuterRef("pk"))
    receipt = held.filter(opens=KeyCopy.Opens.CONVERSATION, holder=RECEIPT)
    rows = SealedReport.objects.filter(
        ~Exists(receipt)
        | Q(story__isnull=False, needs_fresh_keys=False) & ~Exists(held.filter(opens=KeyCopy.Opens.STORY))
    )
    for row in rows.select_related("channel").defer("story", "desk", "conversation").order_by("pk"):
        # In a channel of nobody, nobody was ever given a key: `doctor` says that.
        if people.holders_of(row.channel) or not row.key_copies.exists():
            yield row.pk


def _missing() -> Iterator[str]:
    """Every report that was received is there, or the log says that it was destroyed.

    Counted before and after, so that one that comes or goes just now is not called missing.
    """
    received, destroyed = integrity.count_entered(RECEIVED), integrity.count_entered(DESTROYED)
    there = SealedReport.objects.count()
    least = received - integrity.count_entered(DESTROYED)
    most = integrity.count_entered(RECEIVED) - destroyed
    if not least <= there <= most:
        yield f"By the log there are {most} reports, received and not destroyed; in the database there are {there}."


def _in_other_weeks() -> Iterator[str]:
    """No week has more reports than were received in it."""
    counted = SealedReport.objects.order_by("week_received").values_list("week_received")
    there = dict(counted.annotate(Count("pk")))
    received = integrity.entered_by_week(RECEIVED)
    for week, count in there.items():
        if count > received.get(week, 0):
            yield f"By the log {received.get(week, 0)} reports were received in {week}; here there are {count}."
