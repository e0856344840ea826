"""The page that a reporter comes back to: the card, the conversation, who opened it and what else was done."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.conversation import Conversation, Event, Status
from coalface.core.events import DUTIES, HOLD_PLACED, SAYS_UNLESS
from coalface.core.vocabulary import PROTECTED_AUDIENCES
from coalface.core.whereabouts import Whereabouts, status_shown
from coalface.ui.weeks import week_words

from ..actions.reading import READ_REASONS
from ..models import SealedReport
from .thread import thread
from .whereabouts_words import here, is_practice, says

CAN_ANSWER = frozenset({Whereabouts.TO_CHECK, Whereabouts.NO_YES})
CAN_STILL_SAY_NO = frozenset({Whereabouts.SILENT, Whereabouts.AGREED})


def follow_up_page(row: SealedReport, talk: Conversation, *, today: date) -> dict[str, Any]:
    at, status = here(row, talk, today=today), stands_at(row, talk)
    return {
        "status": status,
        "practice": is_practice(row),
        "protected": row.channel.audience in PROTECTED_AUDIENCES,
        "says": says(row, talk, today=today),
        "thread": thread(row, talk, today=today),
        "messages": talk.messages,
        "openings": _openings(talk),
        "events": [_event(event) for event in talk.events],
        "kept": _kept(talk) if row.on_hold else "",
        "card": talk.card.text if talk.card and status in (Status.CARD, Status.AGREED) else None,
        "can_answer_card": at in CAN_ANSWER,
        "can_still_say_no": at in CAN_STILL_SAY_NO,
        "until": _until(talk, at),
        "after_yes": _after_yes(row),
        "card_area": _area(row, talk) if talk.card else "",
        "card_at": talk.card_at,
        "close_words": talk.close_words if status is Status.CLOSED else "",
        "can_write": status is not Status.CLOSED,
    }


def stands_at(row: SealedReport, talk: Conversation) -> Status:
    """The status to show."""
    return status_shown(talk, story_ended_by=row.story_ended_by)


def _until(talk: Conversation, at: Whereabouts) -> str:
    """How long there is to answer, and what silence means: it is no consent once they wanted something else."""
    if talk.card is None or at not in CAN_ANSWER:
        return ""
    if at is Whereabouts.NO_YES:
        return _("The 14 days have passed. Without your yes it is not published.")
    day = date_format(talk.card.last_day, "l j F")
    if talk.card.needs_yes:
        return _("You have until %(day)s. Without your yes it is not published.") % {"day": day}
    return _("You have until %(day)s. Without a word from you it goes on as it is.") % {"day": day}


def _after_yes(row: SealedReport) -> str:
    if row.story is None:
        return _("What you wrote has been destroyed already. Only the card is left.")
    if row.on_hold:
        return _("What you wrote is kept until the legal hold is lifted, and then destroyed.")
    return _("What you wrote is destroyed at once. Only the card is left.")


def _kept(talk: Conversation) -> str:
    """Why a legal hold keeps it: the sentence of whoever placed the last one."""
    says = [event.says for event in talk.events if event.what == HOLD_PLACED]
    return (says and says[-1]) or _(SAYS_UNLESS[HOLD_PLACED])


def _event(event: Event) -> dict[str, str]:
    """What was done outside the usual way."""
    return {
        "what": event.what,
        "week": week_words(event.week),
        "why": _(DUTIES[event.why]) if event.why in DUTIES else event.why,
        "says": event_says(event),
    }


def event_says(event: Event) -> str:
    """A steward's sentence for the reporter, or the kind one that stands for it."""
    unless = SAYS_UNLESS[event.what]
    return event.says or (_(unless) if unless else "")


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
