"""Millbrook's newsletter of the last quarter, as one of its stewards would have sent it."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from coalface.core.quarters import Quarter
from coalface.newsletter import actions

from .calendar import Calendar
from .days import working_day

# A steward drafts it in the first full week after the quarter.
DAYS_AFTER = 6
OPENING = (
    "Three months of stories from people who do the work. Read two of them in your next team talk: each says what would"
    " have helped.\n\nBelow the stories stands what we asked the service and what it answered. Where no answer has come"
    " yet, the page “What changed” counts the weeks. If something here has happened to you, tell us: a second story is"
    " worth more than the first."
)


def enter_newsletter(calendar: Calendar, organisation, by, *, today: date) -> None:
    """Put the newsletter of the last quarter that is over into the calendar."""
    calendar.enter(day_of_newsletter(today), partial(_send, organisation, by, Quarter.of(today).before()))


def day_of_newsletter(today: date) -> date:
    return min(today, working_day(Quarter.of(today).before().last + timedelta(days=DAYS_AFTER)))


def _send(organisation: Any, by: Any, quarter: Quarter, day: date) -> None:
    draft = actions.draft_newsletter(organisation=organisation, by=by, quarter=quarter, today=day)
    about = {"newsletter_id": draft.pk, "by": by}
    actions.change_newsletter(**about, opening=OPENING, lines={}, seen=draft.revision)
    actions.publish_newsletter(**about, seen=draft.revision + 1, today=day)
