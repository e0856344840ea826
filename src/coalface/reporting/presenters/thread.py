"""The way of a report down the margin: what was done, where it stands, and only what can still come."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from coalface.core.conversation import Conversation
from coalface.core.whereabouts import Ahead, Whereabouts, still_to_come
from coalface.core.words import gettext_noop
from coalface.ui.weeks import week_words

from ..models import SealedReport
from .whereabouts_words import dated, here, is_practice, kept_until


@dataclass(frozen=True, slots=True)
class Step:
    """One dot on the thread: done, now or later."""

    title: str
    when: str = ""
    says: str = ""
    state: str = "done"


NOW = {
    Whereabouts.UNREAD: gettext_noop("Waits to be read"),
    Whereabouts.BEING_READ: gettext_noop("Two stewards are at work on it"),
    Whereabouts.ASKED: gettext_noop("A question for you"),
    Whereabouts.PASSED_ON: gettext_noop("Passed on"),
    Whereabouts.TO_CHECK: gettext_noop("A card for you to check"),
    Whereabouts.SILENT: gettext_noop("The 14 days have passed"),
    Whereabouts.NO_YES: gettext_noop("Not published"),
    Whereabouts.CHANGE_ASKED: gettext_noop("Being changed"),
    Whereabouts.REFUSED: gettext_noop("You said no"),
    Whereabouts.AGREED: gettext_noop("Agreed"),
    Whereabouts.PUBLISHED: gettext_noop("Everyone can read it"),
    Whereabouts.CLOSED: gettext_noop("Closed"),
    Whereabouts.RAN_OUT: gettext_noop("Closed"),
}
AHEAD = {
    Ahead.CARD: (
        gettext_noop("A card is written"),
        gettext_noop("Two stewards write what can be learned, with nothing in it that points to anyone."),
    ),
    Ahead.CARD_PERHAPS: (
        gettext_noop("Perhaps a card"),
        gettext_noop(
            "If something can be learned from it for everyone, you see the card here first. If not, two stewards"
            " close it and say why."
        ),
    ),
    Ahead.CHECK: (
        gettext_noop("You check it"),
        gettext_noop(
            "You have 14 days to say yes, ask for a change or say no. Without a word from you it goes on."
        ),
    ),
    Ahead.CHECK_AGAIN: (
        gettext_noop("You check it again"),
        gettext_noop("You have 14 days again. Without your yes it is not published."),
    ),
    Ahead.PUBLISHING: (
        gettext_noop("Everyone can read it"),
        gettext_noop("Published with other cards, at least four weeks after you told us."),
    ),
    Ahead.CLOSING: (
        gettext_noop("It is closed"),
        gettext_noop("Two stewards close it without a card, and you read here that they did."),
    ),
}


def thread(row: SealedReport, talk: Conversation, *, today: date) -> list[Step]:
    """The loop as a line down the page."""
    at = here(row, talk, today=today)
    # What there is to say about it stands at the head of the page.
    now = Step(_(NOW[at]), _ended(row), "", "now")
    later = [_later(step, row, talk, at) for step in still_to_come(at, practice=is_practice(row))]
    return [*_done(row, talk, at), now, *later]


def _done(row: SealedReport, talk: Conversation, at: Whereabouts) -> list[Step]:
    told = capfirst(week_words(row.week_received))
    steps = [Step(_("Sealed"), told, _("Your words were locked before they were written down."))]
    if row.week_first_read:
        first = _("First opened in %(week)s.") % {"week": week_words(row.week_first_read)}
        steps.append(Step(_("Read by a steward"), "", first))
    if talk.card:
        steps.append(Step(_("Written as a card"), "", _("Two stewards wrote what can be learned.")))
    if at in (Whereabouts.AGREED, Whereabouts.PUBLISHED):
        steps.append(Step(_("Settled"), "", _settled(row)))
    if at is Whereabouts.CHANGE_ASKED:
        steps.append(Step(_("You asked for a change")))
    return steps


def _settled(row: SealedReport) -> str:
    if row.story is None:
        return _("The card stands, and what you wrote was destroyed.")
    return _("The card stands. What you wrote is kept until the legal hold is lifted.")


def _ended(row: SealedReport) -> str:
    return capfirst(week_words(row.week_ended)) if row.week_ended else ""


def _later(step: Ahead, row: SealedReport, talk: Conversation, at: Whereabouts) -> Step:
    title, words = AHEAD[step]
    when = ""
    if step is Ahead.CLOSING and (last := kept_until(row)):
        when = _("By %(day)s at the latest") % {"day": dated(last)}
    if step is Ahead.PUBLISHING and at in (Whereabouts.AGREED, Whereabouts.SILENT):
        words = gettext_noop("Until then you can still say no.")
    elif step is Ahead.PUBLISHING and talk.card and talk.card.act_this_week:
        words = gettext_noop("Published with the next cards, because it is urgent.")
    return Step(_(title), when, _(words), "later")
