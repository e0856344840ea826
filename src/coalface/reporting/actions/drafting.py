"""Two stewards write and check a card, and send it to the reporter."""

from datetime import date

from coalface.core.cards import (
    CardMark,
    CardText,
    Consent,
    Stage,
    card_marks,
    card_problems,
    periods_for,
    why_not_checked,
    why_not_send,
    why_not_show_text,
)
from coalface.core.conversation import Status, card_sent
from coalface.core.desk import checked, drafted, sent_back, sent_to_reporter
from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.redaction import NameLists
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..queries.opened import OpenReport
from .deskwork import on_report, say_to_reporter


@on_report
def save_draft(report: OpenReport, *, by, today: date, card: CardText, act_this_week: bool) -> None:
    """Keep a draft. Any change undoes the checks: what was checked must be what is sent."""
    _story_needed(report)
    if report.talk.status is Status.CARD:
        raise NotAllowed(_("The card is with the reporter. It can be changed when they have answered."))
    report.keep_desk(drafted(report.desk, card=card, by=str(by.id), act_this_week=act_this_week))


@on_report
def check_card(
    report: OpenReport,
    *,
    by,
    today: date,
    ticked: frozenset[str],
    looked_at: frozenset[str] = frozenset(),
    seen: str | None = None,
) -> None:
    """Answer the four questions about being recognised, without seeing the other steward's answers.

    `looked_at` holds the words that were marked and point to nobody, says whoever checks. `seen` is the digest of the
    card that was read: a card changed meanwhile is not the one that was checked.
    """
    _story_needed(report)
    desk = report.desk
    if desk.draft is None or desk.stage not in (Stage.DRAFT, Stage.CHECKED):
        raise NotAllowed(_("There is no draft to check."))
    if seen is not None and seen != desk.draft.digest:
        raise NotAllowed(_("The card was changed while you were reading it. Please read it as it is now."))
    _finished(report, desk.draft)
    if str(by.id) not in desk.checks and not desk.checks and str(by.id) != desk.drafted_by:
        raise NotAllowed(_("Whoever drafted the card answers the four questions first."))
    if reason := why_not_checked(ticked):
        raise NotAllowed(reason, "recognition")
    if reason := why_not_show_text(desk.draft, _lists(report), looked_at=looked_at):
        raise NotAllowed(reason, "looked_at")
    report.keep_desk(checked(desk, by=str(by.id), ticked=tuple(sorted(ticked))))


@on_report
def send_back(report: OpenReport, *, by, today: date, note: str) -> None:
    """Give a draft back to whoever wrote it, with a note."""
    _story_needed(report)
    if report.desk.draft is None or report.desk.stage not in (Stage.DRAFT, Stage.CHECKED):
        raise NotAllowed(_("There is no draft to give back."))
    if not tidy(note):
        raise NotAllowed(_("Write a line that says what to change."), "note")
    report.keep_desk(sent_back(report.desk, note=tidy(note)[:1000]))


@on_report
def send_to_reporter(report: OpenReport, *, by, today: date) -> None:
    """Lay the checked card ready for the reporter, who has 14 days."""
    _story_needed(report)
    desk = report.desk
    if reason := why_not_send(stage=desk.stage, checked_by=desk.checked_by):
        raise NotAllowed(reason)
    if report.talk.card and report.talk.card.consent is Consent.NO:
        raise NotAllowed(_("The reporter asked us not to publish this. Close it, and thank them."))
    assert desk.draft is not None
    _finished(report, desk.draft)
    talk = card_sent(
        report.talk,
        text=desk.draft,
        checked_by=tuple(sorted(desk.checked_by)),
        act_this_week=desk.act_this_week,
        on=today,
    )
    say_to_reporter(report, talk, on=today)
    report.keep_desk(sent_to_reporter(desk))


def _finished(report: OpenReport, card: CardText) -> None:
    """Refuse a card that could not be published: a draft may be unfinished, what is checked and sent may not."""
    areas = {area.code: area.name for area in report.row.channel.areas.all()}
    problems = card_problems(card, areas=areas, periods=periods_for(Week.parse(report.row.week_received)))
    if problems:
        raise NotAllowed(problems[0].says, problems[0].field)


def marks_in(report: OpenReport, card: CardText) -> list[CardMark]:
    """What in this card could point to someone, by the patterns and the organisation's own lists."""
    return card_marks(card, _lists(report))


def _lists(report: OpenReport) -> NameLists:
    return people.name_lists(report.row.channel.organisation)


def _story_needed(report: OpenReport) -> None:
    if not report.row.week_first_read:
        raise NotAllowed(_("Open the report first, and say why: the reporter sees that you did."))
    if report.row.story is None:
        raise NotAllowed(_("The story has been destroyed, so the card cannot be changed any more."))
