"""What can be done with reports. One action, one transaction, one leaf in the log."""

from .answering import MARKED, NotThere, answer_card, come_back, write_message
from .closing import lift_hold, pass_on, place_hold, propose_to_close, take_back_proposal
from .destroying import destroy_conversation, destroy_story
from .drafting import check_card, marks_in, save_draft, send_back, send_to_reporter
from .importing import import_reports
from .proof import proof_later, proof_when_told
from .publishing import ReadyCard, cards_ready, mark_published, settle_silence
from .reading import ask_question, open_report, thank_reporter
from .telling import KeyReused, Sealed, tell
from .wording import look_over, look_through

__all__ = [
    "MARKED",
    "KeyReused",
    "NotThere",
    "ReadyCard",
    "Sealed",
    "answer_card",
    "ask_question",
    "cards_ready",
    "check_card",
    "come_back",
    "destroy_conversation",
    "destroy_story",
    "import_reports",
    "lift_hold",
    "look_over",
    "look_through",
    "mark_published",
    "marks_in",
    "open_report",
    "pass_on",
    "place_hold",
    "proof_later",
    "proof_when_told",
    "propose_to_close",
    "save_draft",
    "send_back",
    "send_to_reporter",
    "settle_silence",
    "take_back_proposal",
    "tell",
    "thank_reporter",
    "write_message",
]
