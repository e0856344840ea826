"""The words on the page on which one month is typed."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.own_returns.doubts import written
from coalface.core.own_returns.items import Item


def month_words(month: date) -> str:
    return date_format(month, "F Y")


def hint(item: Item, last: tuple[date, Decimal] | None) -> str:
    """When it is counted, and what was kept last."""
    when = _("On the last day of the month.") if item.on_a_day else _("Over the month.")
    if last is None:
        return when
    month, value = last
    said = _("%(month)s: %(value)s.") % {"month": month_words(month), "value": written(value)}
    return f"{said} {when}"
