"""Cards: one by its permanent link, the latest, all of them, those of a steward."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from coalface.people import queries as people

from ..models import Card

LATEST = 50
AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a card stands, and in which version: all that a page depends on of it."""

    version: int
    touched: int
    retracted: bool


def standing_of(card_id: UUID) -> Standing | None:
    row = Card.objects.filter(pk=card_id).values_list("version", "touched", "retracted_on").first()
    return Standing(row[0], row[1], row[2] is not None) if row else None


def card_by_id(card_id: UUID) -> Card | None:
    """Return a card, or the empty place of a retracted one, or None."""
    return Card.objects.filter(pk=card_id).prefetch_related("conditions").first()


def latest_cards() -> list[Card]:
    return list(_readable().prefetch_related("conditions")[:LATEST])


def cards_to_read() -> Iterator[Card]:
    """Every card that may be read, latest first, read a few at a time."""
    before: dict[str, int] = {}
    while cards := list(_readable().filter(**before).prefetch_related("conditions")[:AT_A_TIME]):
        yield from cards
        before = {"place__lt": cards[-1].place}


def cards_of_steward(person) -> QuerySet[Card]:
    """Every card of this steward's channels, retracted ones too, latest first."""
    channels = people.channels_of_steward(person)
    return Card.objects.filter(channel__in=channels).select_related("channel").order_by("-place")


def _readable() -> QuerySet[Card]:
    return Card.objects.filter(retracted_on=None).order_by("-place")
