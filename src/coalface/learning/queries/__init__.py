"""What can be asked about published cards."""

from .cards import card_by_id, cards_of_steward, cards_to_read, latest_cards

__all__ = ["card_by_id", "cards_of_steward", "cards_to_read", "latest_cards"]
