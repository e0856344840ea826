"""New limits from a month on, with the reason; and taking that back."""

from datetime import date
from typing import Any

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import OWN_CHARTS
from coalface.core.own_returns.anew import LONGEST_REASON, why_not_anew
from coalface.core.own_returns.drawing import series_of
from coalface.core.plain_text import tidy
from coalface.core.wording import Looked, settled
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from .. import queries
from ..models import OwnLimits
from .locked import returns_for

POINTS = _(
    "Something in this reason could point to someone, such as a name, a school or a date. Write it without: what"
    " changed in the work."
)


@transaction.atomic
def begin_limits_anew(*, by: Any, chart: str, part: str, month: date | None, why: str, today: date) -> None:
    """From this month on the chart has new limits, because of what is said. NotAllowed where they cannot begin."""
    returns = returns_for(by)
    series = series_of(OWN_CHARTS[chart], queries.months_of(returns, part))
    there = {one.month for one in queries.limits_of(returns, part).get(chart, ())}
    said = " ".join(tidy(why).split())[:LONGEST_REASON]
    if reason := why_not_anew(OWN_CHARTS[chart], series, month, said, there):
        raise NotAllowed(reason)
    if settled(said, people.name_lists(returns.organisation), Looked())[1]:
        raise NotAllowed(POINTS)
    OwnLimits.objects.create(returns=returns, part=part, chart=chart, month=month, why=said, on=today)


@transaction.atomic
def take_limits_back(*, by: Any, chart: str, part: str, month: date | None) -> None:
    """The limits of this chart no longer begin anew at this month."""
    gone, _kinds = returns_for(by).limits.filter(chart=chart, part=part, month=month).delete()
    if not gone:
        raise NotAllowed(_("No new limits begin at this month. Perhaps somebody took them back already."))
