"""Cards: one by its permanent link, the latest, all of them, those of a steward."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from coalface.core.cards import is_alert
from coalface.core.thresholds import DAYS_OF_ALERT
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


def alerts(today: date) -> list[Card]:
    """The cards to act on now, the latest first: few, for whoever marks many marks none."""
    since = today - timedelta(days=DAYS_OF_ALERT.value)
    marked = _readable().filter(act_this_week=True, published_on__gt=since, published_on__lte=today)
    return [card for card in marked.prefetch_related("conditions") if shown_as_alert(card, today=today)]


def shown_as_alert(card: Card, *, today: date) -> bool:
    return is_alert(act_this_week=card.act_this_week, published_on=card.published_on, today=today)


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
