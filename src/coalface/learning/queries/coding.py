"""Cards that wait for a peer: to be coded by them, by a second, or to be settled; and what was agreed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from coalface.core.coding import CODERS
from coalface.core.coding import Coding as Coded
from coalface.core.roles import Role
from coalface.core.settling import last_card_known, shown_alike
from coalface.people import queries as people

from ..models import Card, Coding, Proposal


@dataclass(frozen=True, slots=True)
class Pair:
    """Both codings of a card as one of the two sees them. `other_name` is blank where the other is no longer here."""

    mine: Coded
    theirs: Coded
    other_name: str
    proposal: Proposal | None
    last_step: date


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
    waiting = _counted(_unread_by(person), person).filter(
        agreed=0, coded__lt=CODERS, mine=0, outcome_from__gt=today
    )
    return list(waiting.order_by("-coded", "place"))


def cards_to_settle(person) -> list[Card]:
    """Cards that this peer and another have coded: to be proposed by one of them, or confirmed by this one."""
    return list(_coded_twice(person).exclude(proposal__proposer=person))


def cards_waiting_for_other(person) -> list[Card]:
    """Cards for which this peer has proposed a coding that the other has not confirmed yet."""
    return list(_coded_twice(person).filter(proposal__proposer=person))


def cards_waiting_for_second(person) -> list[Card]:
    """Cards that this peer has coded and nobody else yet."""
    return list(_counted(cards_of_peer(person), person).filter(agreed=0, coded=1, mine=1))


def pair_of(card_id: UUID, person) -> Pair | None:
    """Both codings of a card, for one of the two who made them. None for everybody else."""
    rows = {
        row.coder_id == person.pk: row for row in _first_codings([card_id]).select_related("card", "coder")
    }
    if len(rows) < CODERS:
        return None
    mine, theirs = rows[True], rows[False]
    here = theirs.coder is not None and people.has_role(theirs.coder, Role.PEER, theirs.card.channel_id)
    proposal = Proposal.objects.filter(card_id=card_id).first()
    return Pair(
        mine=mine.coding,
        theirs=theirs.coding,
        other_name=theirs.coder.name if here else "",
        proposal=proposal,
        last_step=_last_step([mine, theirs], proposal),
    )


def codings_of(card_id: UUID) -> list[Coding]:
    """The two first codings of a card in an order that says nothing of their coders."""
    return list(_first_codings([card_id]))


def agreed_coding(card_id: UUID) -> Coded | None:
    return agreed_codings([card_id]).get(card_id)


def agreed_codings(card_ids: Collection[UUID]) -> dict[UUID, Coded]:
    rows = Coding.objects.filter(card_id__in=card_ids, agreed=True, card__retracted_on=None)
    return {row.card_id: row.coding for row in rows}


def seen_alike(card_id: UUID, *, today: date) -> Coded | None:
    """What a card shows of two codings that nobody settled in time: what both saw alike. None before."""
    rows = codings_of(card_id)
    if len(rows) < CODERS:
        return None
    last_step = _last_step(rows, Proposal.objects.filter(card_id=card_id).first())
    return shown_alike(rows[0].coding, rows[1].coding, last_step=last_step, today=today)


def pairs_of_codings() -> list[tuple[Coded, Coded]]:
    """Both first codings of every card that two peers have coded: what agreement is computed from."""
    by_card: dict[UUID, list[Coded]] = {}
    for row in Coding.objects.filter(agreed=False, card__retracted_on=None).order_by("card_id", "id"):
        by_card.setdefault(row.card_id, []).append(row.coding)
    return [(two[0], two[1]) for two in by_card.values() if len(two) == CODERS]


def was_steward(person, card: Card) -> bool:
    """Was somebody a steward of this card's channel when it may have been written? None of it is kept for good."""
    until = people.past_stewardships(person).get(card.channel_id)
    return until is not None and card.published_on <= last_card_known(until)


def may_have_read(person, card: Card) -> bool:
    """May this person have read the report behind a card, as a steward of its channel, now or then?"""
    return people.is_steward(person, card.channel_id) or was_steward(person, card)


def _unread_by(person) -> QuerySet[Card]:
    """The cards of this peer whose reports they cannot have read as a steward."""
    cards = cards_of_peer(person).exclude(channel__in=people.channels_of_steward(person))
    for channel_id, until in people.past_stewardships(person).items():
        cards = cards.exclude(channel=channel_id, published_on__lte=last_card_known(until))
    return cards


def _coded_twice(person) -> QuerySet[Card]:
    return _counted(_unread_by(person), person).filter(agreed=0, coded=CODERS, mine=1)


def _first_codings(card_ids: Collection[UUID]) -> QuerySet[Coding]:
    return Coding.objects.filter(card_id__in=card_ids, agreed=False).order_by("id")


def _last_step(rows: list[Coding], proposal: Proposal | None) -> date:
    return max(row.on for row in [*rows, *([proposal] if proposal else [])])


def _counted(cards: QuerySet[Card], person) -> QuerySet[Card]:
    return cards.annotate(
        coded=Count("codings", filter=Q(codings__agreed=False)),
        agreed=Count("codings", filter=Q(codings__agreed=True)),
        mine=Count("codings", filter=Q(codings__coder=person)),
    )
