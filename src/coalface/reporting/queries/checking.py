"""Reports held against the log, as far as that can be done without a key."""

from collections.abc import Iterator

from coalface.core.commitments import commitment
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import ProgramLeaf, SealedReport

RECEIVED, DESTROYED = What.REPORT_RECEIVED.value, What.CONVERSATION_DESTROYED.value
STORY_DESTROYED = What.STORY_DESTROYED.value


def reports_not_as_entered() -> Iterator[str]:
    """Say what is wrong with the reports: one that is gone without a leaf, or an ending that the log does not know."""
    yield from _missing()
    for leaf in ProgramLeaf.objects.select_related("report").order_by("report_id").iterator():
        row = leaf.report
        sealed = commitment(bytes(leaf.salt), STORY_DESTROYED, row.id.bytes, row.story_ended_by.encode())
        if not integrity.entered(STORY_DESTROYED, [sealed]):
            yield f"Report {row.id} does not say how the log says that its story ended."


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
