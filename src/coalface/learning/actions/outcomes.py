"""How it ended, eight weeks later: from then on it can be searched as well as read."""

from datetime import date

from django.db import transaction

from coalface.core.cards import why_not_show_outcome

from .. import index
from ..models import Card

AT_A_TIME = 200


def show_outcomes(today: date) -> int:
    """Put how it ended into the search for every card whose eight weeks have passed. Return how many."""
    waiting = Card.objects.filter(outcome_in_search=False, retracted_on=None).order_by("published_on")
    due = [
        card_id
        for card_id, published_on in waiting.values_list("id", "published_on")
        if why_not_show_outcome(published_on=published_on, today=today) is None
    ]
    for start in range(0, len(due), AT_A_TIME):
        _show(due[start : start + AT_A_TIME])
    return len(due)


@transaction.atomic
def _show(ids: list) -> None:
    # Judged again under the lock: a card may have been retracted since.
    cards = list(Card.objects.select_for_update().filter(pk__in=ids, retracted_on=None).order_by("pk"))
    for card in cards:
        card.outcome_in_search = True
    index.put(cards)
    Card.objects.filter(pk__in=[card.pk for card in cards]).update(outcome_in_search=True)
