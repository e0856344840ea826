"""One leaf in the log for each action: it commits to the report, and shows only what was done and when."""

from datetime import date

from django.db.models import F

from coalface.core.commitments import commitment, new_salt
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import SealedReport, Tally


def enter_leaf(
    what: What, report: SealedReport, *facts: bytes, role: str, on: date, salt: bytes = b""
) -> None:
    """Enter that this was done to this report. Facts say more, such as a digest of what was sealed."""
    salt = salt or new_salt()
    enter(
        what=what,
        role=role,
        week=str(Week.of(on)),
        commitment=commitment(salt, what.value, report.id.bytes, *facts),
    )


def count_up(report: SealedReport, what: str, *, on: date) -> None:
    """Add one to a public count of this channel and quarter."""
    quarter = f"{on.year}-Q{(on.month - 1) // 3 + 1}"
    counted = Tally.objects.filter(channel_id=report.channel_id, quarter=quarter, what=what)
    if not counted.update(count=F("count") + 1):
        # The first of its quarter, or one of two that are first at once: then both are counted.
        Tally.objects.get_or_create(channel_id=report.channel_id, quarter=quarter, what=what)
        counted.update(count=F("count") + 1)
