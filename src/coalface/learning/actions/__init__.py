"""What peers, stewards and the service do with published cards. One action, one transaction, one leaf in the log."""

from .answering import answer_theme, check_back, say_delivered, say_what_holds_up
from .coding import code_card, why_not_code_card
from .outcomes import show_outcomes
from .publishing import Batch, KeptBack, ToPublish, cards_to_publish, publish_batch, put_up_card
from .retracting import retract_card
from .scrubbing import wipe_words
from .settling import confirm_coding, propose_coding, why_not_settle_card
from .taking_themes_back import take_theme_back
from .themes import add_cards, ask_service, change_theme, draft_theme, take_card_out, throw_draft_away
from .why_maps import change_map

__all__ = [
    "Batch",
    "KeptBack",
    "ToPublish",
    "add_cards",
    "answer_theme",
    "ask_service",
    "cards_to_publish",
    "change_map",
    "change_theme",
    "check_back",
    "code_card",
    "confirm_coding",
    "draft_theme",
    "propose_coding",
    "publish_batch",
    "put_up_card",
    "retract_card",
    "say_delivered",
    "say_what_holds_up",
    "show_outcomes",
    "take_card_out",
    "take_theme_back",
    "throw_draft_away",
    "why_not_code_card",
    "why_not_settle_card",
    "wipe_words",
]
