"""Which cards and themes stand and which were taken back, for the list that a restored backup is held against."""

from collections.abc import Iterator
from uuid import UUID

from coalface.core.retractions import RECOGNISABLE
from coalface.core.weeks import Week

from ..models import Card, Theme


def ids_of_cards() -> Iterator[UUID]:
    return Card.objects.values_list("pk", flat=True).iterator()


def ids_of_themes() -> Iterator[UUID]:
    return Theme.objects.values_list("pk", flat=True).iterator()


def ids_of_standing() -> list[UUID]:
    return list(Card.objects.filter(retracted_on=None).values_list("pk", flat=True))


def cards_taken_back() -> Iterator[tuple[UUID, str, str]]:
    """Every card that was retracted: its id, why, and in which week."""
    rows = Card.objects.exclude(retracted_on=None).values_list("pk", "retracted_why", "retracted_on")
    return ((pk, why, str(Week.of(on))) for pk, why, on in rows.iterator())


def ids_of_standing_themes() -> list[UUID]:
    return list(Theme.objects.filter(taken_back_on=None).values_list("pk", flat=True))


def themes_taken_back() -> Iterator[tuple[UUID, str, str]]:
    rows = Theme.objects.exclude(taken_back_on=None).values_list("pk", "taken_back_on")
    return ((pk, RECOGNISABLE, str(Week.of(on))) for pk, on in rows.iterator())
