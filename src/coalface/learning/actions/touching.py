"""Pages of cards that were kept are made anew once something was made of the card."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import F

from ..models import Card, Theme


def touch(card_ids: Collection[UUID]) -> None:
    Card.objects.filter(pk__in=card_ids).update(touched=F("touched") + 1)


def touch_cards_of(theme: Theme) -> None:
    touch(list(theme.in_theme.values_list("card_id", flat=True)))
