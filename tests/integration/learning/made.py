"""Cards for tests: put up straight away, or through the whole journey of a report."""

from datetime import date, timedelta
from typing import Any

from coalface.core.cards import Consent, periods_for
from coalface.core.weeks import Week
from coalface.learning.actions import put_up_card
from coalface.learning.models import Card
from coalface.people.models import Channel
from coalface.reporting import actions as reporting
from coalface.reporting.models import SealedReport
from tests import make
from tests.make import TODAY, Keyed

FIVE_WEEKS = timedelta(weeks=5)


def published(channel: Channel | None = None, *, on: date = TODAY, **words: Any) -> Card:
    """A card that everyone may read, without its past."""
    return put_up_card(text=make.card(**words), channel=channel or make.channel(), today=on)


def sent(channel: Channel, first: Keyed, second: Keyed, *, told_on: date, sent_on: date, **facts: Any):
    """A report told on one day, its card laid before the reporter on another. Returns row and receipt."""
    facts.setdefault("period", periods_for(Week.of(told_on))[0])
    row, receipt = make.report(channel, on=told_on)
    make.sent_card(row, first, second, on=sent_on, **facts)
    return row, receipt


def agreed(channel: Channel, first: Keyed, second: Keyed, *, told_on: date, **facts: Any) -> SealedReport:
    """A report whose card the reporter has agreed to."""
    row, receipt = sent(channel, first, second, told_on=told_on, sent_on=told_on, **facts)
    reporting.answer_card(typed=receipt, consent=Consent.YES, words="", today=told_on)
    row.refresh_from_db()
    return row
