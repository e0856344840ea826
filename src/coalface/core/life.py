"""The life and the end of a report. Every destruction has a rule, and the rule is published with its count."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .thresholds import DAYS_STORY_KEPT, WEEKS_UNTIL_SECOND_CONTACT
from .weeks import Week
from .words import gettext_noop as _


class CloseReason(StrEnum):
    """Why a report may be closed without a card. Two stewards agree on one of these."""

    CANNOT_BE_MADE_SAFE = "cannot_be_made_safe"
    BELONGS_ELSEWHERE = "belongs_elsewhere"
    ALREADY_TOLD = "already_told"
    NOT_ABOUT_THE_WORK = "not_about_the_work"
    REPORTER_ASKED = "reporter_asked"


CLOSE_WORDS = {
    CloseReason.CANNOT_BE_MADE_SAFE: _("It could not be made safe: someone would have been recognised"),
    CloseReason.BELONGS_ELSEWHERE: _("It belongs with someone who can act on it"),
    CloseReason.ALREADY_TOLD: _("A card already tells this, and yours is counted with it"),
    CloseReason.NOT_ABOUT_THE_WORK: _("It was not about how the work is done"),
    CloseReason.REPORTER_ASKED: _("The reporter asked us not to publish it"),
}


class Rule(StrEnum):
    """Which rule ended a story."""

    CARD_AGREED = "card agreed"
    CLOSED = "closed without a card"
    TIME_UP = "time up"


RULE_WORDS = {
    Rule.CARD_AGREED: _("The card was agreed, so the story was destroyed"),
    Rule.CLOSED: _("Closed without a card by two stewards"),
    Rule.TIME_UP: _("Ninety days had passed since the first reading"),
}


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """The few facts about a report that the database shows without a key."""

    week_received: Week
    week_first_read: Week | None
    on_hold: bool
    destroyed: bool


def destroy_by(facts: StoryFacts) -> date | None:
    """The last day a story is kept, or None while nobody has read it."""
    if facts.week_first_read is None:
        return None
    return facts.week_first_read.monday + timedelta(days=DAYS_STORY_KEPT.value)


def why_not_destroy(facts: StoryFacts, *, rule: Rule, today: date) -> str | None:
    """Return why this story may not be destroyed, or None if the rule allows it."""
    if facts.destroyed:
        return _("This story has already been destroyed.")
    if facts.week_first_read is None:
        return _("Nobody has read this report. An unread report is never destroyed.")
    if facts.on_hold:
        return _("A legal hold keeps this story. It can be destroyed when the hold is lifted.")
    last_day = destroy_by(facts)
    if rule is Rule.TIME_UP and last_day is not None and today <= last_day:
        return _("The 90 days since the first reading have not passed.")
    return None


def weeks_waiting(week_received: Week, *, today: date) -> int:
    return week_received.weeks_until(Week.of(today))


def is_for_second_contact(facts: StoryFacts, *, today: date) -> bool:
    """Has this waited so long unread that the independent second contact is told?"""
    waited = weeks_waiting(facts.week_received, today=today)
    return facts.week_first_read is None and waited >= WEEKS_UNTIL_SECOND_CONTACT.value
