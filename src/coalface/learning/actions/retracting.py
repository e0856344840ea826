"""Taking a card back, at once: its words go from every table and from the pages that they stood on."""

from datetime import date
from uuid import UUID

from django.db import connection, transaction

from coalface.core.cards import PROSE
from coalface.core.commitments import new_salt
from coalface.core.errors import NotAllowed
from coalface.core.retractions import why_not_retract
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.destroyed import note_gone
from coalface.integrity.files import write_files_anew
from coalface.integrity.kinds import What
from coalface.people import queries as people

from .. import index
from ..models import FACTS, Card, CardVersion
from .leaves import PROGRAM, STEWARD, enter_leaf

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
    Card.objects.filter(pk=card.pk).update(**EMPTY, retracted_on=today, retracted_why=why)
    note_gone("card", card.pk, rule=why, week=str(Week.of(today)))
    enter_leaf(What.CARD_RETRACTED, card.id, why.encode(), salt=new_salt(), role=role, on=today)
    transaction.on_commit(scrub)


def wipe_words() -> None:
    """Let no word of a card that was taken back stay in the database's files. Outside any transaction."""
    write_files_anew(Card, CardVersion, "learning_search")


def scrub() -> None:
    """Take what was deleted out of the files too, as far as the database lets us."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for statement in SCRUB[connection.vendor]:
            cursor.execute(statement)


# SQLite's secure_delete has put noughts over the words; the write-ahead file must not keep them either.
# PostgreSQL drops dead rows with VACUUM, but a GIN index keeps their words until it is built anew. What is then left in
# the free space of its files goes within the hour: see wipe_words.
SCRUB = {
    "sqlite": ["PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": [
        "VACUUM learning_card",
        "VACUUM learning_cardversion",
        "VACUUM learning_search",
        "REINDEX INDEX learning_search_stems",
    ],
}
