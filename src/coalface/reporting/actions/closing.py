"""Closing without a card, passing content on, and legal holds."""

from collections.abc import Container
from datetime import date

from coalface.core.conversation import (
    Proposal,
    Status,
    closed,
    hold_lifted,
    hold_placed,
    noted_for_stewards,
    passed_on,
    proposed_to_close,
    took_back_proposal,
    why_not_close,
)
from coalface.core.desk import noted
from coalface.core.errors import NotAllowed
from coalface.core.events import DUTIES, HOLD_PLACED, PASSED_ON, StewardNote
from coalface.core.life import CloseReason, Rule
from coalface.core.thresholds import SHORT_TEXT_LENGTH
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..queries.opened import OpenReport
from .deskwork import STEWARD, on_report, on_report_even_ended, say_to_reporter, week_of
from .destroying import destroy_now, end_story, enter_destroyed
from .leaves import count_up, enter_leaf
from .wording import written, written_to_reporter


@on_report
def propose_to_close(
    report: OpenReport,
    *,
    by,
    today: date,
    reason: str,
    words: str,
    looked_at: Container[str] = frozenset(),
) -> None:
    """Vote to close without a card. When a second steward has given the same reason, it is closed."""
    if reason not in set(CloseReason):
        raise NotAllowed(_("Choose one of the listed reasons."), "reason")
    if not report.row.week_first_read:
        raise NotAllowed(_("Read the report first. An unread report is never closed."))
    words = written_to_reporter(report, words, field="words", looked_at=looked_at)
    talk = proposed_to_close(report.talk, by=str(by.id), reason=reason, words=words)
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
    say_to_reporter(report, closed(report.talk, reason=vote.reason, words=vote.words), on=today)
    report.row.week_ended = week_of(today)
    # Counted first: from a leaf on, every other writer to the log waits, and one may be counting the same.
    count_up(report.row, f"closed: {vote.reason}", on=today)
    end_story(report, on=today, rule=Rule.CLOSED, role=STEWARD)
    enter_leaf(What.REPORT_CLOSED, report, vote.reason.encode(), role=STEWARD, on=today)


@on_report
def pass_on(
    report: OpenReport,
    *,
    by,
    today: date,
    duty: str,
    note: str,
    says: str = "",
    looked_at: Container[str] = frozenset(),
) -> None:
    """Note that content was passed on. The other stewards read the note; the reporter reads `says`, which may be empty.

    The log and a public count say that it happened.
    """
    if duty not in DUTIES:
        raise NotAllowed(_("Choose which duty makes you pass this on."), "duty")
    needed = _("Say for the other stewards what was passed on, to whom and why.")
    note = written(note, field="note", needed=needed)
    says = _sentence(report, says, looked_at)
    say_to_reporter(report, passed_on(report.talk, duty=duty, says=says, week=week_of(today)), on=today)
    _keep_note(report, StewardNote(PASSED_ON, week_of(today), STEWARD, str(by.id), note, duty))
    count_up(report.row, f"passed on: {duty}", on=today)
    enter_leaf(What.CONTENT_PASSED_ON, report, duty.encode(), role=STEWARD, on=today)


@on_report_even_ended
def place_hold(
    report: OpenReport,
    *,
    by,
    today: date,
    note: str,
    says: str = "",
    looked_at: Container[str] = frozenset(),
) -> None:
    """Stop destruction for a court or an inquiry. The note is for the stewards, `says` for the reporter."""
    if report.row.on_hold:
        raise NotAllowed(_("There is a legal hold on this report already."))
    note = written(note, field="note", needed=_("Say for the other stewards who asked for the hold and why."))
    says = _sentence(report, says, looked_at)
    report.row.on_hold = True
    say_to_reporter(report, hold_placed(report.talk, says=says, week=week_of(today)), on=today)
    _keep_note(report, StewardNote(HOLD_PLACED, week_of(today), STEWARD, str(by.id), note))
    enter_leaf(What.LEGAL_HOLD_PLACED, report, role=STEWARD, on=today)


def _sentence(report: OpenReport, says: str, looked_at: Container[str]) -> str:
    return written_to_reporter(report, says, field="says", looked_at=looked_at, longest=SHORT_TEXT_LENGTH)


def _keep_note(report: OpenReport, note: StewardNote) -> None:
    """On the desk, which goes with the story. Where the story has gone already, in the conversation."""
    if report.row.story is not None and report.story_key is not None:
        report.keep_desk(noted(report.desk, note))
    else:
        report.keep_talk(noted_for_stewards(report.talk, note))


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
    talk = hold_lifted(report.talk, week=week_of(today))
    report.keep_talk(talk)
    rule = STORY_ENDS_AT.get(talk.status)
    ended = rule is not None and destroy_now(report, on=today, rule=rule)
    enter_leaf(What.LEGAL_HOLD_LIFTED, report, role=STEWARD, on=today)
    if rule and ended:
        enter_destroyed(report, on=today, rule=rule, role=STEWARD)
