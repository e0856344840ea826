"""Which newsletters there are and which were taken back, for the list that a restored backup is held against."""

from collections.abc import Iterator
from uuid import UUID

from coalface.core.retractions import RECOGNISABLE
from coalface.core.weeks import Week

from ..models import Newsletter


def ids_of_newsletters() -> Iterator[UUID]:
    return Newsletter.objects.values_list("pk", flat=True).iterator()


def newsletters_taken_back() -> Iterator[tuple[UUID, str, str]]:
    """Every newsletter that was taken back: its id, why, and in which week."""
    rows = Newsletter.objects.exclude(taken_back_on=None).values_list("pk", "taken_back_on")
    return ((pk, RECOGNISABLE, str(Week.of(on))) for pk, on in rows.iterator())
