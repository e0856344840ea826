"""What a reporter sees when they come back: where it stands, what happens next and by when."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from coalface.core.cards import Consent
from coalface.core.conversation import Conversation, Event, Status
from coalface.core.events import DUTIES, SAYS_UNLESS
from coalface.core.life import CLOSE_WORDS, CloseReason, Rule
from coalface.core.thresholds import WEEKS_BEFORE_PUBLISHING
from coalface.core.weeks import Week
from coalface.ui.weeks import week_words

from ..actions.reading import READ_REASONS
from ..models import SealedReport


@dataclass(frozen=True, slots=True)
class Step:
    """One dot on the thread: done, now or later."""

    title: str
    when: str
    says: str
    state: str = "done"


def stands_at(row: SealedReport, talk: Conversation) -> Status:
    """The status to show. Where the 90 days ran out with no card agreed, the report is closed whatever was written."""
    unfinished = talk.status in (Status.WAITING, Status.READING, Status.QUESTION, Status.PASSED_ON)
    if row.story_ended_by == Rule.TIME_UP and unfinished:
        return Status.CLOSED
    return talk.status


def says(row: SealedReport, talk: Conversation, *, today: date) -> str:
    """One or two sentences: what it is waiting for, what happens next and by when."""
    status = stands_at(row, talk)
    words = {
        Status.WAITING: _("Waiting to be read. A steward opens it by %(day)s.") % {"day": _day(read_by(row))},
        Status.READING: _reading_says(talk),
        Status.QUESTION: _(
            "There is a question for you below. You never have to answer: the card is written either way."
        ),
        Status.CARD: _card_says(talk, today),
        Status.AGREED: _agreed_says(row, talk),
        Status.PUBLISHED: _("Published. Everyone can read the card, and what you wrote has been destroyed."),
        Status.CLOSED: _closed_says(row, talk),
        Status.PASSED_ON: _(
            "What you told us has been passed on, without anything about you. The reason is below."
        ),
    }
    return words[status]


def read_by(row: SealedReport) -> date:
    """The Friday of the week after the one in which it came."""
    return Week.parse(row.week_received).plus(weeks=1).monday + timedelta(days=4)


def _reading_says(talk: Conversation) -> str:
    if talk.card and talk.card.consent is Consent.NO:
        return _(
            "You asked us not to publish the card, and we do not. Two stewards close the report, and say so here."
        )
    if talk.card and talk.card.consent is Consent.CHANGED:
        return _(
            "You asked for a change. Two stewards write the card again, and you see it here before anyone else does."
        )
    return _("Being read. Two stewards write a card, and you see it here before anyone else does.")


def _card_says(talk: Conversation, today: date) -> str:
    if talk.card is None:
        return ""
    if talk.card.consent_on(today) is Consent.NO_REPLY:
        return _("The 14 days to look at the card have passed. It goes on as it is.")
    return _(
        "There is a card for you to check. You have until %(day)s to say yes, ask for a change or say no."
    ) % {"day": _day(talk.card.last_day)}


def _agreed_says(row: SealedReport, talk: Conversation) -> str:
    if talk.card and talk.card.act_this_week:
        return _("The card is agreed, and is published with the next batch because it is urgent.")
    day = Week.parse(row.week_received).plus(weeks=WEEKS_BEFORE_PUBLISHING.value).monday
    return _(
        "The card is agreed. It is published with others, on or after %(day)s, so that nobody can match the dates."
    ) % {"day": _day(day)}


def _closed_says(row: SealedReport, talk: Conversation) -> str:
    if talk.close_reason:
        return _("Closed without a card: %(reason)s.") % {
            "reason": _(CLOSE_WORDS[CloseReason(talk.close_reason)])
        }
    return _(
        "Closed: 90 days passed and no card was finished. That is our delay and not yours. What you wrote has been"
        " destroyed, and the delay is counted in public."
    )


def thread(row: SealedReport, talk: Conversation, *, today: date) -> list[Step]:
    """The loop as a line down the page. What has not happened stays open."""
    status = stands_at(row, talk)
    told = Step(
        _("Sealed"),
        capfirst(week_words(row.week_received)),
        _("Your words were locked before they were written down."),
    )
    if status is Status.CLOSED:
        ended = capfirst(week_words(row.week_ended)) if row.week_ended else ""
        return [told, Step(_("Closed"), ended, says(row, talk, today=today), "now")]
    return [told, *(_step(place, status, row, talk, today) for place in range(len(PLACES)))]


# Where each status stands on the thread.
PLACES = (
    {Status.WAITING},
    {Status.READING, Status.QUESTION, Status.PASSED_ON},
    {Status.CARD},
    {Status.AGREED, Status.PUBLISHED},
)


def _step(place: int, status: Status, row: SealedReport, talk: Conversation, today: date) -> Step:
    here = next(number for number, statuses in enumerate(PLACES) if status in statuses)
    title, later, done = _place_words(row)[place]
    if place < here or status is Status.PUBLISHED:
        return Step(title, "", done)
    if place == here:
        return Step(title, "", says(row, talk, today=today), "now")
    return Step(title, "", later, "later")


def _place_words(row: SealedReport) -> list[tuple[str, str, str]]:
    read = week_words(row.week_first_read) if row.week_first_read else ""
    return [
        (
            _("Read by a steward"),
            "",
            _("First opened in %(week)s.") % {"week": read} if read else _("Opened."),
        ),
        (
            _("Written as a card"),
            _("Two stewards write what can be learned, with nothing in it that points to anyone."),
            _("Two stewards wrote what can be learned and checked it."),
        ),
        (
            _("Checked by you"),
            _("You have 14 days to change it or say no. Without a word from you it goes on."),
            _("The card was settled, and what you wrote was destroyed."),
        ),
        (
            _("Everyone can read it"),
            _("Published with other cards, at least four weeks after you told us."),
            _("The card is published."),
        ),
    ]


def follow_up_page(row: SealedReport, talk: Conversation, *, today: date) -> dict[str, Any]:
    status = stands_at(row, talk)
    can_answer = bool(talk.card and status is Status.CARD and talk.card.consent_on(today) is Consent.WAITING)
    return {
        "status": status,
        "says": says(row, talk, today=today),
        "thread": thread(row, talk, today=today),
        "messages": talk.messages,
        "openings": _openings(talk),
        "events": [_event(event) for event in talk.events],
        "card": talk.card.text if talk.card and status in (Status.CARD, Status.AGREED) else None,
        "can_answer_card": can_answer,
        "can_still_say_no": status is Status.AGREED,
        "card_area": _area(row, talk) if talk.card else "",
        "card_last_day": talk.card.last_day if can_answer and talk.card else None,
        "card_at": talk.card_at,
        "close_words": talk.close_words if status is Status.CLOSED else "",
        "can_write": status is not Status.CLOSED,
        "on_hold": row.on_hold,
    }


def _event(event: Event) -> dict[str, str]:
    """What was done outside the usual way, with a sentence: the steward's, or the one that stands for it."""
    unless = SAYS_UNLESS[event.what]
    return {
        "what": event.what,
        "week": week_words(event.week),
        "why": _(DUTIES[event.why]) if event.why in DUTIES else event.why,
        "says": event.says or (_(unless) if unless else ""),
    }


def _openings(talk: Conversation) -> list[dict[str, str]]:
    """Who opened it. One steward is told from another, and neither is named."""
    first = talk.openings[0].by if talk.openings else ""
    return [
        {
            "role": _("A steward") if seen.by == first else _("Another steward"),
            "week": week_words(seen.week),
            "why": _(READ_REASONS.get(seen.why, seen.why)),
        }
        for seen in talk.openings
    ]


def _area(row: SealedReport, talk: Conversation) -> str:
    assert talk.card is not None
    areas = {area.code: area.name for area in row.channel.areas.all()}
    return areas.get(talk.card.text.area, "")


def _day(day: date) -> str:
    return date_format(day, "l j F")
