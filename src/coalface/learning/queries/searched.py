"""Does the search find every card as it stands?"""

from .. import index
from .cards import cards_to_read


def cards_search_misses() -> int:
    """Return how many cards the search finds otherwise than they stand, or finds although they do not stand."""
    kept = index.kept()
    astray = sum(kept.pop(card.place, None) != frozenset(index.stems_of(card)) for card in cards_to_read())
    return astray + len(kept)
