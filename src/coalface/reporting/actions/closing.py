"""Closing without a card, passing content on, and legal holds."""

from datetime import date

from coalface.core.conversation import (
    Proposal,
    Status,
    closed,
    held,
    passed_on,
    proposed_to_close,
    took_back_proposal,
    why_not_close,
)
from coalface.core.errors import NotAllowed
from coalface.core.life import CloseReason, Rule
from coalface.core.plain_text import tidy
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..queries.opened import OpenReport
from .deskwork import STEWARD, on_report, on_report_even_ended, week_of
from .destroying import destroy_now, end_story, enter_destroyed
from .leaves import count_up, enter_leaf

# Why content, never who, may be passed on.
DUTIES = {
    "child_at_risk": _("a child may be at risk now"),
    "crime": _("there may have been a crime"),
    "abuse_by_staff": _("there may have been abuse by someone who works with children"),
}


@on_report
def propose_to_close(report: OpenReport, *, by, today: date, reason: str, words: str) -> None:
    """Vote to close without a card. When a second steward has given the same reason, it is closed."""
    if reason not in set(CloseReason):
        raise NotAllowed(_("Choose one of the listed reasons."), "reason")
    if not report.row.week_first_read:
        raise NotAllowed(_("Read the report first. An unread report is never closed."))
    talk = proposed_to_close(report.talk, by=str(by.id), reason=reason, words=tidy(words)[:2000])
    vote = talk.closing[str(by.id)]
    if not vote.words:
        raise NotAllowed(_("Write two kind sentences to the reporter that say why."), "words")
    report.keep_talk(talk)
    if why_not_close(talk, reason=reason) is None:
        _close(report, vote, today)


@on_report
def take_back_proposal(report: OpenReport, *, by, today: date) -> None:
    """Take one's own vote to close back. The other steward's stands."""
    report.keep_talk(took_back_proposal(report.talk, by=str(by.id)))


def _close(report: OpenReport, vote: Proposal, today: date) -> None:
    report.keep_talk(closed(report.talk, reason=vote.reason, words=vote.words))
    report.row.week_ended = week_of(today)
    # Counted first: from a leaf on, every other writer to the log waits, and one may be counting the same.
    count_up(report.row, f"closed: {vote.reason}", on=today)
    end_story(report, on=today, rule=Rule.CLOSED, role=STEWARD)
    enter_leaf(What.REPORT_CLOSED, report, vote.reason.encode(), role=STEWARD, on=today)


@on_report
def pass_on(report: OpenReport, *, by, today: date, duty: str, why: str) -> None:
    """Note that content was passed on, and tell the reporter. The log and a public count say that it happened."""
    if duty not in DUTIES:
        raise NotAllowed(_("Choose which duty makes you pass this on."), "duty")
    if not tidy(why):
        raise NotAllowed(_("Say what was passed on, to whom and why. The reporter will read it."), "why")
    report.keep_talk(passed_on(report.talk, why=f"{DUTIES[duty]}: {tidy(why)[:2000]}", week=week_of(today)))
    count_up(report.row, f"passed on: {duty}", on=today)
    enter_leaf(What.CONTENT_PASSED_ON, report, duty.encode(), role=STEWARD, on=today)


@on_report_even_ended
def place_hold(report: OpenReport, *, by, today: date, why: str) -> None:
    """Stop destruction for a court or an inquiry. The reporter is told."""
    if report.row.on_hold:
        raise NotAllowed(_("There is a legal hold on this report already."))
    if not tidy(why):
        raise NotAllowed(_("Say who asked for the hold and why. The reporter will read it."), "why")
    report.row.on_hold = True
    report.keep_talk(held(report.talk, what="hold placed", why=tidy(why)[:2000], week=week_of(today)))
    enter_leaf(What.LEGAL_HOLD_PLACED, report, role=STEWARD, on=today)


# A status that ended the story, and the rule by which it goes as soon as no hold keeps it.
STORY_ENDS_AT = {
    Status.AGREED: Rule.CARD_AGREED,
    Status.PUBLISHED: Rule.CARD_AGREED,
    Status.CLOSED: Rule.CLOSED,
}


@on_report_even_ended
def lift_hold(report: OpenReport, *, by, today: date) -> None:
    """Let destruction go on. What should have gone meanwhile goes now."""
    if not report.row.on_hold:
        raise NotAllowed(_("There is no legal hold on this report."))
    report.row.on_hold = False
    talk = held(report.talk, what="hold lifted", why="", week=week_of(today))
    report.keep_talk(talk)
    rule = STORY_ENDS_AT.get(talk.status)
    ended = rule is not None and destroy_now(report, on=today, rule=rule)
    enter_leaf(What.LEGAL_HOLD_LIFTED, report, role=STEWARD, on=today)
    if rule and ended:
        enter_destroyed(report, on=today, rule=rule, role=STEWARD)
