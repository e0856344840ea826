"""Taking a card back, at once: its words go from every table and from the pages that they stood on."""

from datetime import date
from uuid import UUID

from django.db import transaction

from coalface.core.cards import PROSE
from coalface.core.commitments import new_salt
from coalface.core.errors import NotAllowed
from coalface.core.retractions import why_not_retract
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.destroyed import note_gone
from coalface.integrity.kinds import What
from coalface.people import queries as people

from .. import index
from ..models import FACTS, Card
from .leaves import PROGRAM, STEWARD, enter_leaf
from .scrubbing import scrub

EMPTY = dict.fromkeys((*PROSE, *FACTS), "")


@transaction.atomic
def retract_card(*, card_id: UUID, by, why: str, today: date) -> None:
    """Take a card back. One steward of its channel is enough. NotAllowed where it cannot be."""
    card = Card.objects.select_for_update().filter(pk=card_id).first()
    if card is None or not people.is_steward(by, card.channel_id):
        raise NotAllowed(_("Only a steward of this card’s channel can take it back."))
    if reason := why_not_retract(already=card.retracted_on is not None, why=why):
        raise NotAllowed(reason)
    _take_back(card, why, today, STEWARD)


@transaction.atomic
def retract_again(*, card_id: UUID, why: str, today: date) -> bool:
    """After a restore: take back what was taken back since the backup was made. Says whether it still stood."""
    card = Card.objects.select_for_update().filter(pk=card_id, retracted_on=None).first()
    if card is not None:
        _take_back(card, why, today, PROGRAM)
    return card is not None


def _take_back(card: Card, why: str, today: date, role: str) -> None:
    index.take_away(card)
    card.conditions.all().delete()
    card.versions.update(**EMPTY, conditions=[], salt=None)
    salt = new_salt()
    gone = {
        "retracted_on": today, "retracted_why": why, "retraction_salt": salt, "act_this_week": False,
    }  # fmt: skip
    Card.objects.filter(pk=card.pk).update(**EMPTY, **gone)
    note_gone("card", card.pk, rule=why, week=str(Week.of(today)))
    enter_leaf(What.CARD_RETRACTED, card.id, why.encode(), salt=salt, role=role, on=today)
    transaction.on_commit(scrub)
