"""Settling a coding: one of the two proposes, the other confirms, and nobody settles alone."""

from datetime import date
from uuid import UUID

from django.db import transaction

from coalface.core.coding import Coding as Coded
from coalface.core.coding import outcome_day
from coalface.core.errors import NotAllowed
from coalface.core.settling import why_not_confirm, why_not_propose, why_not_settle

from ..models import Card, Proposal
from ..queries.coding import may_have_read, pair_of
from .coding import card_of_peer, coders_of, keep_coding
from .leaves import PEER, enter_row
from .touching import touch


@transaction.atomic
def propose_coding(*, card_id: UUID, by, coding: Coded, seen: int, today: date) -> bool:
    """Lay a coding before the other one. Returns whether it is settled with that: they had proposed the same.

    `seen` is the number of the proposal that was on the page. NotAllowed with the reason where it cannot be.
    """
    card = _card_to_settle(card_id, by)
    before = Proposal.objects.filter(card=card).first()
    if before and before.proposer_id != by.pk and before.coding == coding:
        _settle(card, coding, today)
        return True
    pair = pair_of(card.pk, by)
    assert pair is not None, "both have coded it"
    number = before.number if before else 0
    if reason := why_not_propose(seen=seen, number=number, other_is_here=bool(pair.other_name)):
        raise NotAllowed(reason)
    facts = {"proposer": by, "number": number + 1, "says": coding.as_facts(), "on": today}
    Proposal.objects.update_or_create(card=card, defaults=facts)
    # From when a card shows what both saw alike goes by the latest step.
    touch([card.pk])
    return False


@transaction.atomic
def confirm_coding(*, card_id: UUID, by, seen: int, today: date) -> None:
    """Settle a card as the other one proposed. How it ended is shown from tomorrow."""
    card = _card_to_settle(card_id, by)
    proposal = Proposal.objects.filter(card=card).first()
    reason = why_not_confirm(
        seen=seen,
        number=proposal.number if proposal else 0,
        proposed_by_them=proposal is not None and proposal.proposer_id == by.pk,
    )
    if reason or proposal is None:
        raise NotAllowed(str(reason))
    _settle(card, proposal.coding, today)


def why_not_settle_card(card: Card, by) -> str | None:
    coders, settled = coders_of(card)
    return why_not_settle(
        settler=str(by.pk), coders=coders, settled=settled, has_read=may_have_read(by, card)
    )


def _card_to_settle(card_id: UUID, by) -> Card:
    """The card under lock, or NotAllowed: of two who press at once one waits for the other."""
    card = card_of_peer(by, card_id)
    if reason := why_not_settle_card(card, by):
        raise NotAllowed(reason)
    return card


def _settle(card: Card, coding: Coded, today: date) -> None:
    row = keep_coding(card, coding, coder=None, on=today)
    Proposal.objects.filter(card=card).delete()
    day = outcome_day(published_on=card.published_on, settled_on=today)
    # What was shown is not hidden again.
    Card.objects.filter(pk=card.pk, outcome_in_search=False).update(outcome_from=day)
    touch([card.pk])
    enter_row(row, role=PEER, on=today)
