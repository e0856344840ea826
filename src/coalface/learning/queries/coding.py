"""Cards that wait for a peer: to be coded by them, by a second, or to be settled; and what was agreed."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from coalface.core.coding import CODERS
from coalface.core.coding import Coding as Coded
from coalface.core.roles import Role
from coalface.people import queries as people

from ..models import Card, Coding


def cards_of_peer(person) -> QuerySet[Card]:
    """Every card that stands in this peer's channels."""
    channels = people.channels_with_role(person, Role.PEER)
    return (
        Card.objects.filter(channel__in=channels, retracted_on=None)
        .select_related("channel")
        .order_by("place")
    )


def cards_to_code(person, *, today: date) -> list[Card]:
    """Cards this peer may code now, the ones that somebody has begun first, then the oldest."""
    waiting = _counted(cards_of_peer(person), person).filter(
        agreed=0, coded__lt=CODERS, mine=0, outcome_from__gt=today
    )
    stewarded = people.channels_of_steward(person)
    return list(waiting.exclude(channel__in=stewarded).order_by("-coded", "place"))


def cards_to_settle(person) -> list[Card]:
    """Cards that this peer and another have coded, and have not settled."""
    return list(_counted(cards_of_peer(person), person).filter(agreed=0, coded=CODERS, mine=1))


def cards_waiting_for_second(person) -> list[Card]:
    """Cards that this peer has coded and nobody else yet."""
    return list(_counted(cards_of_peer(person), person).filter(agreed=0, coded=1, mine=1))


def codings_of(card_id: UUID) -> list[Coding]:
    """The two first codings of a card in an order that says nothing of their coders."""
    return list(Coding.objects.filter(card_id=card_id, agreed=False).order_by("id"))


def agreed_coding(card_id: UUID) -> Coded | None:
    return agreed_codings([card_id]).get(card_id)


def agreed_codings(card_ids: Collection[UUID]) -> dict[UUID, Coded]:
    rows = Coding.objects.filter(card_id__in=card_ids, agreed=True, card__retracted_on=None)
    return {row.card_id: row.coding for row in rows}


def pairs_of_codings() -> list[tuple[Coded, Coded]]:
    """Both first codings of every card that two peers have coded: what agreement is computed from."""
    by_card: dict[UUID, list[Coded]] = {}
    for row in Coding.objects.filter(agreed=False, card__retracted_on=None).order_by("card_id", "id"):
        by_card.setdefault(row.card_id, []).append(row.coding)
    return [(two[0], two[1]) for two in by_card.values() if len(two) == CODERS]


def _counted(cards: QuerySet[Card], person) -> QuerySet[Card]:
    return cards.annotate(
        coded=Count("codings", filter=Q(codings__agreed=False)),
        agreed=Count("codings", filter=Q(codings__agreed=True)),
        mine=Count("codings", filter=Q(codings__coder=person)),
    )
