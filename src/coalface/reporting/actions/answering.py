"""The reporter comes back with five words: reads, writes, and answers the card."""

from datetime import date

from django.db import transaction

from coalface.core.cards import Consent
from coalface.core.conversation import Conversation, Status, answered, card_answered
from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.receipts import Receipt, mentions, read_receipt
from coalface.core.sealing import WayBack
from coalface.core.thresholds import CONVERSATION_BYTES, MESSAGE_LENGTH, MESSAGES_KEPT
from coalface.core.weeks import Week
from coalface.core.wording import NOT_LOOKED, Looked
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What
from coalface.people import queries as people

from ..queries.opened import OpenReport, open_with_way_back
from ..stretching import way_back
from .destroying import end_story
from .leaves import PROGRAM, enter_leaf
from .wording import looked_over

# What is stretched when the words cannot be a receipt, so that a wrong answer takes as long as a right one.
NO_RECEIPT = Receipt("no such receipt")

# The field of a refusal where something could point to someone: then it is shown back, with words to write instead.
MARKED = "marked"

CARD_CHANGED = _(
    "The card was changed while you were reading it. Here it is as it is now: please look once more."
)


class NotThere(Exception):
    """These words lead nowhere: mistyped, unknown, or long past. The answer is the same for all three."""


def come_back(typed: str) -> OpenReport:
    """Open a conversation with five typed words."""
    return _opened(_stretched(typed))


def write_message(*, typed: str, text: str, today: date, looked: Looked = NOT_LOOKED) -> OpenReport:
    """Leave a message for the stewards. `looked` is what the reporter decided about what was marked in it."""
    return _write(_stretched(typed), read_receipt(typed) or NO_RECEIPT, tidy(text), today, looked)


@transaction.atomic
def _write(back: WayBack, receipt: Receipt, text: str, today: date, looked: Looked) -> OpenReport:
    report = _opened(back, lock=True)
    talk = report.talk
    if reason := why_not_write(text, talk, receipt):
        raise NotAllowed(reason)
    text = looked_over(report, text, looked, field=MARKED)
    return _keep(report, answered(talk, text=text, week=str(Week.of(today))))


def answer_card(
    *,
    typed: str,
    consent: Consent,
    words: str,
    today: date,
    seen: str | None = None,
    looked: Looked = NOT_LOOKED,
) -> OpenReport:
    """Say yes, no, or ask for a change. Yes ends the story: only the card is left. `seen` is the card's digest."""
    receipt = read_receipt(typed) or NO_RECEIPT
    return _answer(_stretched(typed), receipt, consent, tidy(words), today, seen, looked)


@transaction.atomic
def _answer(
    back: WayBack,
    receipt: Receipt,
    consent: Consent,
    words: str,
    today: date,
    seen: str | None,
    looked: Looked,
) -> OpenReport:
    report = _opened(back, lock=True)
    talk = report.talk
    if talk.card and seen is not None and seen != talk.card.text.digest:
        raise NotAllowed(CARD_CHANGED)
    if reason := why_not_answer(consent, words, talk, receipt):
        raise NotAllowed(reason)
    words = looked_over(report, words, looked, field=MARKED)
    report.keep_talk(card_answered(talk, consent=consent, words=words))
    if consent is Consent.YES:
        # The public log says of a yes and of fourteen days without a word the same: what a reporter did is theirs.
        end_story(report, on=today)
        enter_leaf(What.CARD_AGREED, report, role=PROGRAM, on=today)
    return _keep(report, report.talk)


def why_not_write(text: str, talk: Conversation, receipt: Receipt) -> str | None:
    """Return why this message cannot be left, or None."""
    if not text:
        return _("Write your message first, then press “Send”.")
    if mentions(text, receipt):
        return _("This message contains your five words. Take them out: they are for you alone.")
    if len(text) > MESSAGE_LENGTH.value:
        return _(
            "This is longer than a message can be. Shorten it to about two pages. Nothing you typed is lost."
        )
    if len(talk.messages) >= MESSAGES_KEPT.value or len(talk.to_bytes()) > CONVERSATION_BYTES.value:
        return _("There is no room for more messages here. Please ring the stewards, or start a new report.")
    if talk.status is Status.CLOSED:
        return _("This report is closed, so nobody would read a message here. You can start a new report.")
    return None


def why_not_answer(consent: Consent, words: str, talk: Conversation, receipt: Receipt) -> str | None:
    """Return why this answer to a card cannot be taken, or None."""
    may_still_say_no = talk.status is Status.AGREED and consent is Consent.NO
    if talk.card is None or (talk.status is not Status.CARD and not may_still_say_no):
        return _("There is no card waiting for your answer.")
    if consent is Consent.CHANGED and not words:
        return _("Say what you would like changed, then press the button again.")
    return why_not_write(words, talk, receipt) if words else None


def _stretched(typed: str) -> WayBack:
    return way_back(read_receipt(typed) or NO_RECEIPT, salt=people.receipt_salt())


def _opened(back: WayBack, *, lock: bool = False) -> OpenReport:
    report = open_with_way_back(back, lock=lock)
    if report is None:
        raise NotThere
    return report


def _keep(report: OpenReport, talk: Conversation) -> OpenReport:
    report.keep_talk(talk)
    report.row.save()
    return report
