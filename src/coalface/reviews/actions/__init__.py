"""What can be done with the register. One action, one transaction, one leaf in the log; nothing is overwritten."""

from .by import By
from .loading import load_reviews
from .recording import Alike, Changed, change_review, enter_review, strike_review
from .registers import register_for

__all__ = [
    "Alike",
    "By",
    "Changed",
    "change_review",
    "enter_review",
    "load_reviews",
    "register_for",
    "strike_review",
]
