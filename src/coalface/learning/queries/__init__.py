"""What can be asked about published cards, and what was made of them."""

from .cards import (
    Standing,
    alerts,
    card_by_id,
    cards_of_steward,
    cards_to_read,
    latest_cards,
    shown_as_alert,
    standing_of,
)
from .checking import cards_not_as_entered, themes_not_as_entered
from .searched import cards_search_misses
from .themes import public_theme, public_themes

__all__ = [
    "Standing",
    "alerts",
    "card_by_id",
    "cards_not_as_entered",
    "cards_of_steward",
    "cards_search_misses",
    "cards_to_read",
    "latest_cards",
    "public_theme",
    "public_themes",
    "shown_as_alert",
    "standing_of",
    "themes_not_as_entered",
]
