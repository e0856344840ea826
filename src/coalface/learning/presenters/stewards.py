"""What a steward sees of cards: what is ready, what is kept back and why, and what is published."""

from typing import Any

from django.utils.translation import gettext as _

from coalface.core.retractions import RETRACTIONS
from coalface.core.vocabulary import KINDS, STAGES

from ..actions.publishing import ToPublish
from ..models import Card
from .words import brief, day_words, kind_words, stage_words


def publish_page(cards: ToPublish) -> dict[str, Any]:
    """Cards that go out with the next press of the button, and those that wait."""
    lines = [
        {
            "report_id": card.report_id,
            "title": card.text.title,
            "kind": brief(KINDS, card.text.kind),
            "stage": brief(STAGES, card.text.stage),
            "act_this_week": card.act_this_week,
            "why_not": _(card.why_not) if card.why_not else "",
            "not_before": day_words(card.not_before) if card.not_before else "",
        }
        for card in cards.agreed
    ]
    return {
        "ready": [line for line in lines if not line["why_not"]],
        "kept_back": [line for line in lines if line["why_not"]],
        "silent": cards.silent,
    }


def card_row(card: Card) -> dict[str, Any]:
    """A published card, or the empty place of one, as a line of the steward's list."""
    reason = RETRACTIONS.get(card.retracted_why)
    return {
        "id": card.id,
        "title": card.title or _("A card that was taken back"),
        "kind": kind_words(card),
        "stage": stage_words(card),
        "channel": card.channel.name,
        "published": day_words(card.published_on),
        "taken_back": day_words(card.retracted_on) if card.retracted_on else "",
        "why": _(reason.label) if reason else "",
    }
