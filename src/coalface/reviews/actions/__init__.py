"""What can be done with the register. One action, one transaction, one leaf in the log; nothing is overwritten."""

from .loading import load_reviews
from .recording import Changed, change_review, enter_review, strike_review
from .registers import register_for

__all__ = ["Changed", "change_review", "enter_review", "load_reviews", "register_for", "strike_review"]
