"""Where a report stands for the stewards, and whose turn it is. The two lists of the desk are made from one table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .cards import Consent, Stage, why_not_publish
from .conversation import Conversation, Status
from .desk import Desk
from .routes import Route
from .telling import Told, routes_for
from .thresholds import DAYS_TO_LOOK
from .weeks import Week
from .words import gettext_noop as _


class Standing(StrEnum):
    """Where a report stands, as one steward sees it."""

    NO_KEY = "no key"
    ENDED = "ended"
    CLOSING_MINE = "closing, mine"
    CLOSING_THEIRS = "closing, theirs"
    CLOSING_APART = "closing, reasons differ"
    WITH_REPORTER = "with reporter"
    SILENT = "silent"
    CHANGE_UNANSWERED = "change unanswered"
    AGREED = "agreed"
    READY = "ready"
    REFUSED = "refused"
    GONE = "story gone"
    UNREAD = "unread"
    QUESTION = "question"
    NO_ANSWER = "no answer"
    CHANGE_ASKED = "change asked"
    CHECKED = "checked"
    CHECK_MINE = "check, mine"
    CHECK_THEIRS = "check, theirs"
    GIVEN_BACK = "given back"
    GIVEN_BACK_THEIRS = "given back, theirs"
    DRAFT = "draft"
    DRAFT_THEIRS = "draft, theirs"
    ANSWERED = "answered"
    OPENED = "opened"
    OPENED_THEIRS = "opened, theirs"


@dataclass(frozen=True, slots=True)
class StandingFacts:
    """The words of the desk, and whether it is this steward's turn."""

    words: str
    your_turn: bool


_YOURS, _OTHERS = True, False

STANDINGS = {
    Standing.NO_KEY: StandingFacts(_("Another steward has to sign in to share its key with you"), _OTHERS),
    Standing.ENDED: StandingFacts(_("Ended, and kept by a legal hold"), _OTHERS),
    Standing.CLOSING_MINE: StandingFacts(_("You propose to close it; another steward has to agree"), _OTHERS),
    Standing.CLOSING_THEIRS: StandingFacts(_("Another steward proposes to close it"), _YOURS),
    Standing.CLOSING_APART: StandingFacts(_("You would both close it, for different reasons"), _YOURS),
    Standing.WITH_REPORTER: StandingFacts(_("With the reporter"), _OTHERS),
    Standing.SILENT: StandingFacts(_("The 14 days have passed; it goes on when cards are published"), _YOURS),
    Standing.CHANGE_UNANSWERED: StandingFacts(
        _("No answer to the changed card in 14 days; it cannot be published, so close it"), _YOURS
    ),
    Standing.AGREED: StandingFacts(_("Agreed, and kept back for now"), _OTHERS),
    Standing.READY: StandingFacts(_("Agreed, and ready to publish"), _YOURS),
    Standing.REFUSED: StandingFacts(_("The reporter asked us not to publish it; close it"), _YOURS),
    Standing.GONE: StandingFacts(_("90 days have passed without a card; close it"), _YOURS),
    Standing.UNREAD: StandingFacts(_("Waiting to be read"), _YOURS),
    Standing.QUESTION: StandingFacts(_("Question left; not answered yet"), _OTHERS),
    Standing.NO_ANSWER: StandingFacts(
        _("No answer to the question in two weeks; the card can be written without it"), _YOURS
    ),
    Standing.CHANGE_ASKED: StandingFacts(_("The reporter asked for a change"), _YOURS),
    Standing.CHECKED: StandingFacts(_("Checked by two stewards; ready to go to the reporter"), _YOURS),
    Standing.CHECK_MINE: StandingFacts(_("Waits for your check"), _YOURS),
    Standing.CHECK_THEIRS: StandingFacts(_("Waits for the other steward’s check"), _OTHERS),
    Standing.GIVEN_BACK: StandingFacts(_("Given back to you with a note"), _YOURS),
    Standing.GIVEN_BACK_THEIRS: StandingFacts(_("Given back to the other steward with a note"), _OTHERS),
    Standing.DRAFT: StandingFacts(_("Your card is half written"), _YOURS),
    Standing.DRAFT_THEIRS: StandingFacts(_("The other steward is writing the card"), _OTHERS),
    Standing.ANSWERED: StandingFacts(_("The reporter has written"), _YOURS),
    Standing.OPENED: StandingFacts(_("Opened; nothing written yet"), _YOURS),
    Standing.OPENED_THEIRS: StandingFacts(_("Opened by another steward; nothing written yet"), _YOURS),
}


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What the database shows of a report without a key."""

    week_received: Week
    story_gone: bool = False
    practice: bool = False


def standing(
    talk: Conversation | None, desk: Desk | None, *, row: RowFacts, me: str, today: date
) -> Standing:
    """Where this stands for the steward `me`. No `talk`: no key to it has been shared with them."""
    if talk is None:
        return Standing.NO_KEY
    if talk.status in (Status.CLOSED, Status.PUBLISHED):
        return Standing.ENDED
    if talk.closing:
        return _closing(talk, me)
    if talk.status is Status.AGREED:
        return Standing.AGREED if why_keep_back(talk, row=row, today=today) else Standing.READY
    if talk.status is Status.CARD and talk.card:
        return _WITH_CARD.get(talk.card.consent_on(today), Standing.WITH_REPORTER)
    if talk.card and talk.card.consent is Consent.NO:
        return Standing.REFUSED
    if row.story_gone:
        return Standing.GONE
    return _talking(talk, today) or _writing(talk, desk or Desk(), me)


def why_keep_back(talk: Conversation, *, row: RowFacts, today: date) -> str | None:
    """Return why an agreed card cannot be published yet, or None if it can."""
    assert talk.card is not None
    return why_not_publish(
        stage=Stage.AGREED,
        checked_by=frozenset(talk.card.checked_by),
        consent=talk.card.consent_on(today),
        week_received=row.week_received,
        today=today,
        act_this_week=talk.card.act_this_week,
        practice=row.practice,
    )


_WITH_CARD = {Consent.NO_REPLY: Standing.SILENT, Consent.NO: Standing.CHANGE_UNANSWERED}


def _closing(talk: Conversation, me: str) -> Standing:
    if me not in talk.closing:
        return Standing.CLOSING_THEIRS
    return Standing.CLOSING_MINE if len(talk.closing) == 1 else Standing.CLOSING_APART


def _talking(talk: Conversation, today: date) -> Standing | None:
    if talk.status is Status.WAITING:
        return Standing.UNREAD
    if talk.status is Status.QUESTION:
        # A question waits for as long as a card does; then the work goes on without an answer.
        weeks = Week.parse(talk.messages[-1].week).weeks_until(Week.of(today))
        return Standing.NO_ANSWER if weeks * 7 >= DAYS_TO_LOOK.value else Standing.QUESTION
    return None


def _writing(talk: Conversation, desk: Desk, me: str) -> Standing:
    mine = desk.drafted_by == me
    if desk.stage is Stage.WITH_REPORTER:
        # It came back: a card that nobody has changed yet.
        return Standing.CHANGE_ASKED
    if desk.stage is Stage.CHECKED:
        return Standing.CHECKED
    if desk.checks:
        return Standing.CHECK_THEIRS if me in desk.checks else Standing.CHECK_MINE
    if desk.note:
        return Standing.GIVEN_BACK if mine else Standing.GIVEN_BACK_THEIRS
    if desk.draft:
        return Standing.DRAFT if mine else Standing.DRAFT_THEIRS
    if talk.messages and talk.messages[-1].writer == "reporter":
        return Standing.ANSWERED
    # Either steward may take it up, so that nothing is left lying when one of them is away.
    opened = any(seen.by == me for seen in talk.openings)
    return Standing.OPENED if opened else Standing.OPENED_THEIRS


# A word is only a sign, so these say "may"; what the reporter answered comes before them and after them.
SERIOUS_WORDS = {
    Route.DUTY: _("somebody may be at risk now"),
    Route.STATUTORY: _("it may be about death or serious harm"),
    Route.LADO: _("it may be about somebody who works with children"),
}


def why_serious(told: Told) -> str | None:
    """Return in a few words what makes this serious, for the stewards who have opened it, or None."""
    if told.reach == "serious_effect":
        return _("it had a serious effect")
    for route in routes_for(told):
        return SERIOUS_WORDS[route]
    return _("it could have been very serious") if told.could_have_been == "very_serious" else None
