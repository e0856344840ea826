"""What can be done with published cards. One action, one transaction, one leaf in the log."""

from .outcomes import show_outcomes
from .publishing import Batch, KeptBack, ToPublish, cards_to_publish, publish_batch, put_up_card
from .retracting import retract_card, wipe_words

__all__ = [
    "Batch",
    "KeptBack",
    "ToPublish",
    "cards_to_publish",
    "publish_batch",
    "put_up_card",
    "retract_card",
    "show_outcomes",
    "wipe_words",
]
