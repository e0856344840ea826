"""Coding a card: by two peers, each unseen. What they make of it together, `settling` has."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from coalface.core.cards import why_not_show_outcome
from coalface.core.coding import Coding as Coded
from coalface.core.coding import why_not_code
from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..books import BOOK
from ..models import Card, Coding
from ..queries.coding import was_steward
from .touching import touch

NOT_YOURS = _("Peers code the cards of their own channel.")
JUST_DONE = _("Somebody was quicker. Look at the card again: nothing of theirs is lost.")


@transaction.atomic
def code_card(*, card_id: UUID, by, coding: Coded, knows_the_case: bool, today: date) -> None:
    """Keep one peer's coding. NotAllowed where they may not code this card, and why."""
    card = card_of_peer(by, card_id)
    if reason := why_not_code_card(card, by, knows_the_case=knows_the_case, today=today):
        raise NotAllowed(reason)
    keep_coding(card, coding, coder=by, on=today)
    touch([card.pk])


def why_not_code_card(card: Card, by, *, knows_the_case: bool, today: date) -> str | None:
    coders, settled = coders_of(card)
    return why_not_code(
        coder=str(by.pk),
        coders=coders,
        is_steward=people.is_steward(by, card.channel_id),
        was_steward=was_steward(by, card),
        knows_the_case=knows_the_case,
        outcome_shown=why_not_show_outcome(outcome_from=card.outcome_from, today=today) is None,
        settled=settled,
    )


def coders_of(card: Card) -> tuple[set[str], bool]:
    """Who has coded a card, and whether it is settled."""
    rows = list(card.codings.values_list("id", "coder_id", "agreed"))
    # Somebody who has left still was one of the two.
    coders = {str(coder or f"left {row}") for row, coder, agreed in rows if not agreed}
    return coders, any(agreed for _row, _coder, agreed in rows)


def card_of_peer(by, card_id: UUID) -> Card:
    """The card under lock. NotAllowed where it is not this peer's to code."""
    card = Card.objects.select_for_update().filter(pk=card_id, retracted_on=None).first()
    if card is None or not people.has_role(by, Role.PEER, card.channel_id):
        raise NotAllowed(NOT_YOURS)
    return card


def keep_coding(card: Card, coding: Coded, *, coder, on: date) -> Coding:
    """Keep a coding as it was made: one peer's, or (no coder) the one that both agreed on."""
    try:
        with transaction.atomic():
            return Coding.objects.create(
                card=card, coder=coder, agreed=coder is None, book=BOOK, says=coding.as_facts(), on=on
            )
    except IntegrityError as fault:
        raise NotAllowed(JUST_DONE) from fault
