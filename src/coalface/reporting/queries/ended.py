"""What has ended, for the list that a restored backup is held against."""

from collections.abc import Iterator
from uuid import UUID

from ..models import SealedReport


def ids_of_reports() -> Iterator[UUID]:
    return SealedReport.objects.values_list("pk", flat=True).iterator()


def stories_gone() -> Iterator[tuple[UUID, str, str]]:
    """Every story that was destroyed and whose report is still there: its id, the rule, and in which week."""
    ended = SealedReport.objects.exclude(story_ended_by="")
    return ended.values_list("pk", "story_ended_by", "week_story_ended").iterator()
