"""How it ended, once it is shown: from then on it can be searched as well as read."""

from datetime import date

from django.db import transaction

from .. import index
from ..models import Card

AT_A_TIME = 200


def show_outcomes(today: date) -> int:
    """Put how it ended into the search for every card that shows it. Return how many."""
    waiting = Card.objects.filter(outcome_in_search=False, retracted_on=None, outcome_from__lte=today)
    due = list(waiting.order_by("outcome_from").values_list("id", flat=True))
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
