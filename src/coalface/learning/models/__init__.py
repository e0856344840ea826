"""Published cards. Nothing here leads back to a report: not a key, not a link, not an order."""

from .cards import Card, CardCondition
from .versions import CardVersion
from .words import FACTS, PROSE

__all__ = ["FACTS", "PROSE", "Card", "CardCondition", "CardVersion"]
