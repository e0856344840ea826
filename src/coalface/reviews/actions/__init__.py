"""What can be done with the register. One action, one transaction, one leaf in the log; nothing is overwritten."""

from .by import By
from .deaths import change_death, enter_deaths, strike_death
from .loading import load_reviews
from .recording import Alike, change_review, enter_review, strike_review
from .registers import register_for
from .striking import Changed
from .tokens import NoSuchToken, make_token, register_of_token, take_token_away

__all__ = [
    "Alike",
    "By",
    "Changed",
    "NoSuchToken",
    "change_death",
    "change_review",
    "enter_deaths",
    "enter_review",
    "load_reviews",
    "make_token",
    "register_for",
    "register_of_token",
    "strike_death",
    "strike_review",
    "take_token_away",
]
