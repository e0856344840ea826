"""Publishing: cards that are ready go out together, in an order that chance makes."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from random import Random, SystemRandom
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from coalface.core.cards import PROSE, CardText, Consent
from coalface.core.coding import outcome_day
from coalface.core.commitments import new_salt
from coalface.core.conversation import Status
from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What
from coalface.people import queries as people
from coalface.reporting import queries as reporting
from coalface.reporting.actions.publishing import ReadyCard, cards_ready, mark_published, settle_silence

from .. import index
from ..models import Card, CardCondition, CardVersion
from .leaves import enter_leaf

CHANCE = SystemRandom()
# A card's place on the list: its day, then 32 bits of chance, so that the order in a batch says nothing.
CHANCE_BITS = 32


@dataclass(frozen=True, slots=True)
class KeptBack:
    """A card that has been agreed and cannot be published yet."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class ToPublish:
    """Every agreed card with what keeps it back, and how many whose reporter never came back."""

    agreed: list[ReadyCard]
    silent: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What one press of the button did."""

    published: list[UUID]
    kept_back: list[KeptBack]


def publish_batch(*, by, private_key: bytes, today: date, rng: Random = CHANCE) -> Batch:
    """Publish every card of this steward's channels that is ready. NotAllowed where there is none, and why.

    Each card is a transaction of its own: one that cannot go does not hold back the others.
    """
    settle_all_silence(by=by, private_key=private_key, today=today)
    cards = cards_ready(by, private_key=private_key, today=today)
    kept_back = [KeptBack(card.text.title, card.why_not) for card in cards if card.why_not]
    ready = [card for card in cards if not card.why_not]
    rng.shuffle(ready)
    channels = {channel.pk: channel for channel in people.channels_of_steward(by)}
    published = []
    for card in ready:
        to = channels[card.channel_id]
        try:
            published.append(_publish(card, to, by=by, private_key=private_key, today=today, rng=rng))
        except NotAllowed as refusal:  # another steward was quicker
            kept_back.append(KeptBack(card.text.title, str(refusal)))
    if not published:
        raise NotAllowed(_nothing_ready(kept_back))
    return Batch(published, kept_back)


def cards_to_publish(*, by, private_key: bytes, today: date) -> ToPublish:
    """What the page shows before the button is pressed. Changes nothing."""
    return ToPublish(
        cards_ready(by, private_key=private_key, today=today),
        len(_silent(by, private_key=private_key, today=today)),
    )


def settle_all_silence(*, by, private_key: bytes, today: date) -> None:
    """Let every card go on whose reporter did not come back in their 14 days."""
    for report_id in _silent(by, private_key=private_key, today=today):
        # One that cannot be settled, such as a held one, must not keep the others back.
        with suppress(NotAllowed):
            settle_silence(report_id=report_id, by=by, private_key=private_key, today=today)


def _silent(by, *, private_key: bytes, today: date) -> list[UUID]:
    """The reports whose card has lain with the reporter for 14 days without a word."""
    return [
        line.id
        for line in reporting.inbox(by, private_key=private_key)
        if line.talk
        and line.talk.card
        and line.talk.status is Status.CARD
        and line.talk.card.consent_on(today) is Consent.NO_REPLY
    ]


@transaction.atomic
def _publish(ready: ReadyCard, channel, *, by, private_key: bytes, today: date, rng: Random) -> UUID:
    card_id = uuid4()
    # First, for it locks the report and refuses where another steward has just published it.
    mark_published(
        report_id=ready.report_id,
        by=by,
        private_key=private_key,
        today=today,
        card_at=reverse("card", args=[card_id]),
    )
    put_up_card(
        text=ready.text,
        channel=channel,
        today=today,
        card_id=card_id,
        rng=rng,
        act_this_week=ready.act_this_week,
    )
    return card_id


@transaction.atomic
def put_up_card(
    *,
    text: CardText,
    channel,
    today: date,
    card_id: UUID | None = None,
    rng: Random = CHANCE,
    act_this_week: bool = False,
) -> Card:
    """Put up one card: first version, line in the index, leaf. Judges nothing, for its callers have."""
    salt, words = (
        new_salt(),
        _words(text, areas={area.code: area.name for area in channel.areas.all()}),
    )
    card = Card.objects.create(
        id=card_id or uuid4(),
        place=today.toordinal() << CHANCE_BITS | rng.getrandbits(CHANCE_BITS),
        organisation_id=channel.organisation_id,
        channel_id=channel.pk,
        published_on=today,
        outcome_from=outcome_day(published_on=today),
        outcome_in_search=not text.how_it_ended,
        act_this_week=act_this_week,
        **words,
    )
    conditions = [asdict(given) for given in text.conditions]
    CardCondition.objects.bulk_create(CardCondition(card=card, **given) for given in conditions)
    version = CardVersion.objects.create(
        card=card, number=1, published_on=today, conditions=conditions, salt=salt, **words
    )
    index.put([card])
    enter_leaf(What.CARD_PUBLISHED, card.id, *version.entered_facts, salt=salt, on=today)
    return card


def _words(text: CardText, *, areas: Mapping[str, str]) -> dict[str, str]:
    """The columns of a card. An area goes by its name, so that it stays what it was."""
    facts = {name: getattr(text, name) for name in (*PROSE, "kind", "stage", "period", "reach")}
    return {**facts, "area": areas.get(text.area, "")}


def _nothing_ready(kept_back: list[KeptBack]) -> str:
    if not kept_back:
        return _("No card has been agreed yet, so there is nothing to publish.")
    reasons = " ".join(f"“{card.title}”: {gettext(card.why)}" for card in kept_back)
    return gettext("Nothing can be published yet. %(reasons)s") % {"reasons": reasons}
