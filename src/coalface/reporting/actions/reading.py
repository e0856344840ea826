"""A steward reads a report, asks, and thanks."""

from collections.abc import Container
from datetime import date

from coalface.core.conversation import asked, opened, thanked
from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..queries.opened import OpenReport
from .deskwork import STEWARD, on_report, say_to_reporter, week_of
from .leaves import count_up, enter_leaf
from .wording import written_to_reporter

# Why a story was opened: the reporter is shown these words.
READ_REASONS = {
    "to_read": _("to read it for the first time"),
    "to_write": _("to write a card"),
    "to_check": _("to check a card"),
    "to_answer": _("to read your message"),
}
# The same, as the desk asks a steward: "your message" would be the steward's own.
REASONS_ASKED = {**READ_REASONS, "to_answer": _("to read the reporter’s message")}


@on_report
def open_report(report: OpenReport, *, by, today: date, why: str) -> None:
    """Open the story. The reporter will see which role did, in which week and why."""
    if why not in READ_REASONS:
        raise NotAllowed(_("Say why you are opening this: the reporter will see the reason."), "why")
    talk = report.talk
    if not report.row.week_first_read:
        report.row.week_first_read = week_of(today)
        count_up(report.row, "first read", on=today)
    changed = opened(talk, role=STEWARD, week=week_of(today), why=why, by=str(by.id))
    if changed != talk:
        report.keep_talk(changed)
        enter_leaf(What.REPORT_OPENED, report, role=STEWARD, on=today)


@on_report
def ask_question(
    report: OpenReport, *, by, today: date, text: str, looked_at: Container[str] = frozenset()
) -> None:
    """Leave a question that the reporter sees when they come back."""
    if not report.talk.may_ask:
        raise NotAllowed(_("The reporter would rather not be asked. You can still thank them."))
    text = _message(report, text, looked_at)
    say_to_reporter(report, asked(report.talk, text=text, week=week_of(today)), on=today)
    enter_leaf(What.QUESTION_ASKED, report, role=STEWARD, on=today)


@on_report
def thank_reporter(
    report: OpenReport, *, by, today: date, text: str, looked_at: Container[str] = frozenset()
) -> None:
    """Leave words that ask for nothing back."""
    text = _message(report, text, looked_at)
    say_to_reporter(report, thanked(report.talk, text=text, week=week_of(today)), on=today)


def _message(report: OpenReport, text: str, looked_at: Container[str]) -> str:
    needed = _("Write your message first, then press the button again.")
    return written_to_reporter(report, text, field="text", looked_at=looked_at, needed=needed)
