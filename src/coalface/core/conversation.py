"""The conversation: all that a reporter may see when they come back with their five words.

One document a report, sealed whole under the conversation key at every change, so that neither the number of messages
nor their times can be read from the database. Functions return a new document; nothing here is changed in place.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from .cards import CardText, Consent
from .events import HOLD_LIFTED, HOLD_PLACED, PASSED_ON, StewardNote
from .kept_leaves import KeptLeaf
from .thresholds import DAYS_TO_LOOK, STEWARDS
from .words import gettext_noop as _


class Status(StrEnum):
    """Where a report stands, as the reporter is told."""

    WAITING = "waiting"
    READING = "reading"
    QUESTION = "question"
    CARD = "card_to_check"
    AGREED = "agreed"
    PUBLISHED = "published"
    CLOSED = "closed"
    PASSED_ON = "passed_on"


@dataclass(frozen=True, slots=True)
class Message:
    """What one side wrote, in which week."""

    writer: str  # "steward" or "reporter"
    week: str
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Which role opened the report, in which week and why. `by` tells one steward from another and is never shown."""

    role: str
    week: str
    why: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something done to the report that the reporter is told: passed on (`why` is the duty), or held for a court.

    `says` is a steward's sentence for the reporter. What the stewards need to know stands in a steward's note.
    """

    what: str
    week: str
    why: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One steward's vote to close without a card: the reason and the words to the reporter."""

    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """What opens the reporter's own line in the log: the salt and the digest of the sealed story, in hex."""

    salt: str
    story_digest: str


@dataclass(frozen=True, slots=True)
class CardWithReporter:
    """The card as sent to the reporter, and their answer."""

    text: CardText
    sent_on: str
    checked_by: tuple[str, ...]
    act_this_week: bool = False
    consent: Consent = Consent.WAITING
    their_words: str = ""
    # They asked for a change, or said no, to an earlier one: after that their silence is no consent.
    needs_yes: bool = False

    @property
    def last_day(self) -> date:
        return date.fromisoformat(self.sent_on) + timedelta(days=DAYS_TO_LOOK.value)

    def consent_on(self, today: date) -> Consent:
        """Silence after the last day lets the learning go on, unless they had asked for something else before."""
        if self.consent is Consent.WAITING and today > self.last_day:
            return Consent.NO if self.needs_yes else Consent.NO_REPLY
        return self.consent


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything both sides may see. `card_at` is where the published card stands."""

    status: Status = Status.WAITING
    may_ask: bool = False
    messages: tuple[Message, ...] = ()
    openings: tuple[Opening, ...] = ()
    events: tuple[Event, ...] = ()
    card: CardWithReporter | None = None
    card_at: str = ""
    # Each steward's vote to close it. Only stewards are shown this; it outlives the desk, which the story takes.
    closing: dict[str, Proposal] = field(default_factory=dict)
    close_reason: str = ""
    close_words: str = ""
    leaf: Leaf | None = None
    # What opens every other leaf about this report that was entered while the conversation was open.
    leaves: tuple[KeptLeaf, ...] = ()
    # Only stewards are shown these: they were written when the story, and the desk with it, was gone.
    notes: tuple[StewardNote, ...] = ()

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, written: bytes) -> "Conversation":
        return _conversation(json.loads(written))


def heard(talk: Conversation) -> bool:
    """Has a person written to the reporter: a message, a card, or why it was passed on or closed?"""
    written = any(message.writer == "steward" for message in talk.messages)
    return (
        written or talk.card is not None or bool(talk.close_words) or any(event.says for event in talk.events)
    )


# Once a card lies with the reporter or further on, neither a question nor a passing on takes it from there.
STAYS = frozenset({Status.CARD, Status.AGREED, Status.PUBLISHED, Status.CLOSED})


def opened(talk: Conversation, *, role: str, week: str, why: str, by: str = "") -> Conversation:
    """A steward has opened the story. The same person, week and reason are noted once."""
    opening = Opening(role, week, why, by)
    openings = talk.openings if opening in talk.openings else (*talk.openings, opening)
    status = Status.READING if talk.status is Status.WAITING else talk.status
    return replace(talk, openings=openings, status=status)


def asked(talk: Conversation, *, text: str, week: str) -> Conversation:
    """A steward has left a question."""
    status = talk.status if talk.status in STAYS else Status.QUESTION
    return replace(talk, messages=(*talk.messages, Message("steward", week, text)), status=status)


def thanked(talk: Conversation, *, text: str, week: str) -> Conversation:
    """A steward has written something that asks for nothing back."""
    return replace(talk, messages=(*talk.messages, Message("steward", week, text)))


def answered(talk: Conversation, *, text: str, week: str) -> Conversation:
    """The reporter has written. A question that was waiting is answered; the same words sent twice are kept once."""
    if talk.messages and (talk.messages[-1].writer, talk.messages[-1].text) == ("reporter", text):
        return talk
    status = Status.READING if talk.status is Status.QUESTION else talk.status
    return replace(talk, messages=(*talk.messages, Message("reporter", week, text)), status=status)


def card_sent(
    talk: Conversation, *, text: CardText, checked_by: tuple[str, ...], act_this_week: bool, on: date
) -> Conversation:
    """The card lies ready for the reporter to look at."""
    before = talk.card
    needs_yes = before is not None and (before.needs_yes or before.consent in (Consent.NO, Consent.CHANGED))
    card = CardWithReporter(text, on.isoformat(), checked_by, act_this_week, needs_yes=needs_yes)
    return replace(talk, card=card, status=Status.CARD)


def card_answered(talk: Conversation, *, consent: Consent, words: str) -> Conversation:
    """The reporter has said yes, no, or asked for a change."""
    assert talk.card is not None
    status = Status.AGREED if consent is Consent.YES else Status.READING
    return replace(talk, card=replace(talk.card, consent=consent, their_words=words), status=status)


def card_settled(talk: Conversation) -> Conversation:
    """Fourteen days have passed without a word: the card goes on as it is."""
    assert talk.card is not None
    return replace(talk, card=replace(talk.card, consent=Consent.NO_REPLY), status=Status.AGREED)


def published(talk: Conversation, *, at: str) -> Conversation:
    return replace(talk, status=Status.PUBLISHED, card_at=at)


def proposed_to_close(talk: Conversation, *, by: str, reason: str, words: str) -> Conversation:
    """One steward's vote. Every other steward's stands, whether or not the reasons are the same.

    Without words of their own, a steward agrees with the words that stand beside the same reason.
    """
    same = [vote.words for vote in talk.closing.values() if vote.reason == reason]
    vote = Proposal(reason, words or next(iter(same), ""))
    return replace(talk, closing={**talk.closing, by: vote})


def took_back_proposal(talk: Conversation, *, by: str) -> Conversation:
    """A steward no longer wants it closed."""
    return replace(talk, closing={person: vote for person, vote in talk.closing.items() if person != by})


def why_not_close(talk: Conversation, *, reason: str) -> str | None:
    """Return why a report cannot be closed for this reason yet, or None."""
    agree = [vote for vote in talk.closing.values() if vote.reason == reason]
    if len(agree) < STEWARDS.value:
        return _("A second steward has to give the same reason before this is closed without a card.")
    return None


def closed(talk: Conversation, *, reason: str, words: str) -> Conversation:
    return replace(talk, status=Status.CLOSED, close_reason=reason, close_words=words)


def passed_on(talk: Conversation, *, duty: str, says: str, week: str) -> Conversation:
    """Content, never who, has gone to someone with a duty to act."""
    status = talk.status if talk.status in STAYS else Status.PASSED_ON
    return replace(talk, events=(*talk.events, Event(PASSED_ON, week, duty, says)), status=status)


def hold_placed(talk: Conversation, *, says: str, week: str) -> Conversation:
    return replace(talk, events=(*talk.events, Event(HOLD_PLACED, week, says=says)))


def hold_lifted(talk: Conversation, *, week: str) -> Conversation:
    return replace(talk, events=(*talk.events, Event(HOLD_LIFTED, week)))


def noted_for_stewards(talk: Conversation, note: StewardNote) -> Conversation:
    """A note for the other stewards, where there is no desk any more to keep it on."""
    return replace(talk, notes=(*talk.notes, note))


def noted(talk: Conversation, leaf: KeptLeaf) -> Conversation:
    """A leaf about this report has been entered, and both sides can open it."""
    return replace(talk, leaves=(*talk.leaves, leaf))


def _conversation(facts: dict[str, Any]) -> Conversation:
    card = facts["card"]
    return Conversation(
        **{
            **facts,
            "status": Status(facts["status"]),
            "messages": tuple(Message(**message) for message in facts["messages"]),
            "openings": tuple(Opening(**opening) for opening in facts["openings"]),
            "events": tuple(Event(**event) for event in facts["events"]),
            "card": card and _card(card),
            "closing": {person: Proposal(**vote) for person, vote in facts["closing"].items()},
            "leaf": facts["leaf"] and Leaf(**facts["leaf"]),
            # Documents of an older version have none.
            "leaves": tuple(KeptLeaf.from_facts(leaf) for leaf in facts.get("leaves", ())),
            "notes": tuple(StewardNote(**note) for note in facts.get("notes", ())),
        }
    )


def _card(facts: dict[str, Any]) -> CardWithReporter:
    return CardWithReporter(
        **{
            **facts,
            "text": CardText.from_facts(facts["text"]),
            "checked_by": tuple(facts["checked_by"]),
            "consent": Consent(facts["consent"]),
        }
    )
