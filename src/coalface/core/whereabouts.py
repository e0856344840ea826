"""Where a report stands for the person who told it, and which steps can still come. One table for every page."""

from datetime import date
from enum import StrEnum

from .cards import Consent
from .conversation import Conversation, Status
from .life import Rule


class Whereabouts(StrEnum):
    """A status, told apart further where something else can follow."""

    UNREAD = "unread"
    BEING_READ = "being read"
    ASKED = "asked"
    PASSED_ON = "passed on"
    TO_CHECK = "to check"
    SILENT = "silent"
    NO_YES = "no yes"
    CHANGE_ASKED = "change asked"
    REFUSED = "refused"
    AGREED = "agreed"
    PUBLISHED = "published"
    CLOSED = "closed"
    RAN_OUT = "ran out"


class Ahead(StrEnum):
    """A step that can still come."""

    CARD = "card"
    CARD_PERHAPS = "card perhaps"
    CHECK = "check"
    CHECK_AGAIN = "check again"
    PUBLISHING = "publishing"
    CLOSING = "closing"


STILL_TO_COME: dict[Whereabouts, tuple[Ahead, ...]] = {
    Whereabouts.UNREAD: (Ahead.CARD, Ahead.CHECK, Ahead.PUBLISHING),
    Whereabouts.BEING_READ: (Ahead.CHECK, Ahead.PUBLISHING),
    Whereabouts.ASKED: (Ahead.CARD, Ahead.CHECK, Ahead.PUBLISHING),
    # A card may still be written of it, or not.
    Whereabouts.PASSED_ON: (Ahead.CARD_PERHAPS,),
    Whereabouts.TO_CHECK: (Ahead.PUBLISHING,),
    Whereabouts.SILENT: (Ahead.PUBLISHING,),
    Whereabouts.NO_YES: (Ahead.CLOSING,),
    Whereabouts.CHANGE_ASKED: (Ahead.CHECK_AGAIN, Ahead.PUBLISHING),
    Whereabouts.REFUSED: (Ahead.CLOSING,),
    Whereabouts.AGREED: (Ahead.PUBLISHING,),
    Whereabouts.PUBLISHED: (),
    Whereabouts.CLOSED: (),
    Whereabouts.RAN_OUT: (),
}

_BY_STATUS = {
    Status.WAITING: Whereabouts.UNREAD,
    Status.READING: Whereabouts.BEING_READ,
    Status.QUESTION: Whereabouts.ASKED,
    Status.PASSED_ON: Whereabouts.PASSED_ON,
    Status.CARD: Whereabouts.TO_CHECK,
    Status.AGREED: Whereabouts.AGREED,
    Status.PUBLISHED: Whereabouts.PUBLISHED,
    Status.CLOSED: Whereabouts.CLOSED,
}
_UNFINISHED = frozenset({Status.WAITING, Status.READING, Status.QUESTION, Status.PASSED_ON})
_WITH_CARD = {Consent.NO_REPLY: Whereabouts.SILENT, Consent.NO: Whereabouts.NO_YES}


def whereabouts(talk: Conversation, *, story_ended_by: str, today: date) -> Whereabouts:
    """Where it stands. What ended the story decides where the conversation alone cannot know it."""
    if talk.status is Status.CARD and talk.card:
        return _WITH_CARD.get(talk.card.consent_on(today), Whereabouts.TO_CHECK)
    if talk.status not in _UNFINISHED:
        return _BY_STATUS[talk.status]
    if talk.card and talk.card.consent is Consent.NO:
        return Whereabouts.REFUSED
    if story_ended_by == Rule.TIME_UP:
        return Whereabouts.RAN_OUT
    if talk.card and talk.card.consent is Consent.CHANGED and talk.status is Status.READING:
        return Whereabouts.CHANGE_ASKED
    return _BY_STATUS[talk.status]


def status_shown(talk: Conversation, *, story_ended_by: str) -> Status:
    """The status that a reporter is told. Where 90 days ran out without a card, it is closed whatever was written."""
    if story_ended_by == Rule.TIME_UP and talk.status in _UNFINISHED:
        return Status.CLOSED
    return talk.status


def still_to_come(here: Whereabouts, *, practice: bool) -> tuple[Ahead, ...]:
    """The steps that can still come. Nothing of a practice channel is ever published."""
    return tuple(step for step in STILL_TO_COME[here] if not (practice and step is Ahead.PUBLISHING))
