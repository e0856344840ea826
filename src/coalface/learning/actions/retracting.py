"""Taking a card back, at once: its words go from every table and from the pages that they stood on."""

from datetime import date
from uuid import UUID

from django.db import connection, transaction

from coalface.core.cards import PROSE
from coalface.core.commitments import new_salt
from coalface.core.errors import NotAllowed
from coalface.core.retractions import why_not_retract
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What
from coalface.people import queries as people

from .. import index
from ..models import FACTS, Card
from .leaves import enter_leaf

EMPTY = dict.fromkeys((*PROSE, *FACTS), "")


@transaction.atomic
def retract_card(*, card_id: UUID, by, why: str, today: date) -> None:
    """Take a card back. One steward of its channel is enough. NotAllowed where it cannot be."""
    card = Card.objects.select_for_update().filter(pk=card_id).first()
    if card is None or not people.is_steward(by, card.channel_id):
        raise NotAllowed(_("Only a steward of this card’s channel can take it back."))
    if reason := why_not_retract(already=card.retracted_on is not None, why=why):
        raise NotAllowed(reason)
    index.take_away(card)
    card.conditions.all().delete()
    card.versions.update(**EMPTY, conditions=[], salt=None)
    Card.objects.filter(pk=card.pk).update(**EMPTY, retracted_on=today, retracted_why=why)
    enter_leaf(What.CARD_RETRACTED, card.id, why.encode(), salt=new_salt(), on=today)
    transaction.on_commit(scrub)


def scrub() -> None:
    """Take what was deleted out of the files too, as far as the database lets us."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for statement in SCRUB[connection.vendor]:
            cursor.execute(statement)


# SQLite's secure_delete has put noughts over the words; the write-ahead file must not keep them either.
# PostgreSQL drops dead rows with VACUUM, but a GIN index keeps their words until it is built anew.
SCRUB = {
    "sqlite": ["PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": [
        "VACUUM learning_card",
        "VACUUM learning_cardversion",
        "VACUUM learning_search",
        "REINDEX INDEX learning_search_stems",
    ],
}
