"""The search, built anew from the cards: after a restore there is none."""

from django.db import transaction

from .. import index
from ..queries import cards_to_read


@transaction.atomic
def rebuild_search() -> int:
    """Let every card that stands be found again. Returns how many."""
    count = 0
    for card in cards_to_read():
        index.put([card])
        count += 1
    return count
