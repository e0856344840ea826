"""Where a report stands, in a sentence or two: what it waits for, what happens next and by when."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.cards import Consent
from coalface.core.conversation import Conversation
from coalface.core.events import DUTIES, PASSED_ON
from coalface.core.life import CLOSE_WORDS, CloseReason, destroy_by
from coalface.core.thresholds import WEEKS_BEFORE_PUBLISHING
from coalface.core.weeks import Week
from coalface.core.whereabouts import Whereabouts, whereabouts

from ..models import SealedReport

Says = Callable[[SealedReport, Conversation, date], str]


def here(row: SealedReport, talk: Conversation, *, today: date) -> Whereabouts:
    return whereabouts(talk, story_ended_by=row.story_ended_by, today=today)


def says(row: SealedReport, talk: Conversation, *, today: date) -> str:
    return WORDS[here(row, talk, today=today)](row, talk, today)


def is_practice(row: SealedReport) -> bool:
    return row.practice or row.channel.practice


def kept_until(row: SealedReport) -> date | None:
    """The last day on which what was told is kept; None where a hold keeps it, it is gone, or nobody has read it."""
    return None if row.on_hold or row.story is None else destroy_by(row.facts)


def read_by(row: SealedReport) -> date:
    """The Friday of the week after the one in which it came."""
    return Week.parse(row.week_received).plus(weeks=1).monday + timedelta(days=4)


def dated(day: date) -> str:
    return date_format(day, "j F Y")


def _day(day: date) -> str:
    return date_format(day, "l j F")


def _unread(row: SealedReport, talk: Conversation, today: date) -> str:
    if today <= read_by(row):
        return _("Waiting to be read. A steward opens it by %(day)s.") % {"day": _day(read_by(row))}
    return _(
        "Still waiting to be read, and longer than we said: that is our delay and not yours. The wait is counted in"
        " public, and after two weeks somebody independent is told. What you wrote is kept until it is read."
    )


def _being_read(row: SealedReport, talk: Conversation, today: date) -> str:
    return _with_latest(
        row, _("Being read. Two stewards write a card, and you see it here before anyone else does.")
    )


def _asked(row: SealedReport, talk: Conversation, today: date) -> str:
    return _with_latest(
        row, _("There is a question for you below. You never have to answer: the card is written either way.")
    )


def _change_asked(row: SealedReport, talk: Conversation, today: date) -> str:
    return _with_latest(
        row,
        _(
            "You asked for a change. Two stewards write the card again, and you see it here before anyone else does."
        ),
    )


def _passed_on(row: SealedReport, talk: Conversation, today: date) -> str:
    duties = [event.why for event in talk.events if event.what == PASSED_ON and event.why in DUTIES]
    if not duties:
        return _("What you told us has been passed on, and nothing about who told it.")
    return _(
        "What you told us has been passed on, because %(duty)s. Nothing about who told it went with it."
    ) % {"duty": _(DUTIES[duties[-1]])}


def _with_latest(row: SealedReport, words: str) -> str:
    """The words, and the last day on which something happens."""
    last = kept_until(row)
    if last is None:
        return words
    return (
        words
        + " "
        + _("By %(day)s at the latest you find a card here, or read why there is none.")
        % {"day": dated(last)}
    )


def _to_check(row: SealedReport, talk: Conversation, today: date) -> str:
    assert talk.card is not None
    return _(
        "There is a card for you to check. You have until %(day)s to say yes, ask for a change or say no."
    ) % {"day": _day(talk.card.last_day)}


def _silent(row: SealedReport, talk: Conversation, today: date) -> str:
    if is_practice(row):
        return _("The 14 days to look at the card have passed. This was practice, so nothing is published.")
    return _(
        "The 14 days to look at the card have passed, so it goes on as it is. Until it is published you can still"
        " say no."
    )


def _no_yes(row: SealedReport, talk: Conversation, today: date) -> str:
    return _(
        "The 14 days have passed. You had not agreed before, so without your yes the card is not published. You can"
        " still say yes until the report is closed."
    )


def _refused(row: SealedReport, talk: Conversation, today: date) -> str:
    if row.story is None:
        return _("You asked us not to publish the card, and we do not. What you wrote has been destroyed.")
    return _(
        "You asked us not to publish the card, and we do not. Two stewards close the report, and say so here."
    )


def _agreed(row: SealedReport, talk: Conversation, today: date) -> str:
    if is_practice(row):
        return _("The card is agreed. This was practice, so nothing is published.")
    if talk.card and talk.card.act_this_week:
        return _("The card is agreed, and is published with the next batch because it is urgent.")
    day = Week.parse(row.week_received).plus(weeks=WEEKS_BEFORE_PUBLISHING.value).monday
    if day <= today:
        return _(
            "The card is agreed. It is published together with others, so that nobody can match the dates."
        )
    return _(
        "The card is agreed. It is published with others, on or after %(day)s, so that nobody can match the dates."
    ) % {"day": _day(day)}


def _published(row: SealedReport, talk: Conversation, today: date) -> str:
    if row.story is None:
        return _("Published. Everyone can read the card, and what you wrote has been destroyed.")
    return _("Published. Everyone can read the card. What you wrote is kept until the legal hold is lifted.")


def _closed(row: SealedReport, talk: Conversation, today: date) -> str:
    words = _("Closed without a card. %(reason)s.") % {"reason": _close_reason(talk)}
    return words + " " + _("What you wrote has been destroyed.") if row.story is None else words


def _close_reason(talk: Conversation) -> str:
    reason = CloseReason(talk.close_reason)
    if reason is CloseReason.REPORTER_ASKED:
        return _("You asked us not to publish it")
    return _(CLOSE_WORDS[reason])


def _ran_out(row: SealedReport, talk: Conversation, today: date) -> str:
    if talk.card and talk.card.consent is Consent.CHANGED:
        return _(
            "Closed: 90 days passed before the change that you asked for was made. That is our delay and not yours."
            " The card is not published, what you wrote has been destroyed, and the delay is counted in public."
        )
    return _(
        "Closed: 90 days passed and no card was finished. That is our delay and not yours. What you wrote has been"
        " destroyed, and the delay is counted in public."
    )


WORDS: dict[Whereabouts, Says] = {
    Whereabouts.UNREAD: _unread,
    Whereabouts.BEING_READ: _being_read,
    Whereabouts.ASKED: _asked,
    Whereabouts.PASSED_ON: _passed_on,
    Whereabouts.TO_CHECK: _to_check,
    Whereabouts.SILENT: _silent,
    Whereabouts.NO_YES: _no_yes,
    Whereabouts.CHANGE_ASKED: _change_asked,
    Whereabouts.REFUSED: _refused,
    Whereabouts.AGREED: _agreed,
    Whereabouts.PUBLISHED: _published,
    Whereabouts.CLOSED: _closed,
    Whereabouts.RAN_OUT: _ran_out,
}
