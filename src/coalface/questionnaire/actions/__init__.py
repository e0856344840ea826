"""What can be done with a questionnaire. Each leaves a line in the log, but for saving a page of answers."""

from .answering import Ended, Otherwise, hand_in, save_clean, save_page
from .asking import ask_author, new_link, withdraw
from .forgetting import forget_due

__all__ = [
    "Ended",
    "Otherwise",
    "ask_author",
    "forget_due",
    "hand_in",
    "new_link",
    "save_clean",
    "save_page",
    "withdraw",
]
