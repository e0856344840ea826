"""One number of one item in one month, for the whole service or a part of it: which may stand, and which may not."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ..errors import NotAllowed
from ..thresholds import STAFF_IN_AREA
from ..words import gettext_noop as _
from .items import ITEMS, PARTS_OF

# (part of the service, "" for all of it; first day of the month; item)
Key = tuple[str, date, str]
Numbers = dict[Key, Decimal]
LARGEST = Decimal(10_000_000)
OLDEST = date(2000, 1, 1)
PLACES = 4
NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d+)?", re.ASCII)
PER_CENT = _("This is a percentage. Give what was counted, and of how many: the percentage is computed.")


class Clash(NotAllowed):
    """Another number stands there already. Nothing was changed."""


def read_number(item: str, typed: str) -> Decimal:
    """The number in a cell. NotAllowed with a sentence where it is none that can stand."""
    text = typed.strip()
    if text.endswith("%"):
        raise NotAllowed(PER_CENT)
    found = NUMBER.fullmatch(text)
    if found is None:
        if text.startswith(("-", "−", "(")):
            raise NotAllowed(_("A count is not less than nought."))
        raise NotAllowed(_("This is no number. Leave the cell empty where nothing was counted."))
    value = Decimal(found[1].replace(",", "") + (found[2] or ""))
    if reason := why_not_number(item, value):
        raise NotAllowed(reason)
    return value


def why_not_number(item: str, value: Decimal) -> str | None:
    """Return why this cannot be what was counted in a month, or None."""
    if not value.is_finite() or value >= LARGEST:
        return _("This number is too large for one month. Look at it again.")
    if value < 0:
        return _("A count is not less than nought.")
    if value != round(value, PLACES):
        return _("Give it with at most four figures after the point.")
    if ITEMS[item].whole and value != value.to_integral_value():
        if value < 1:
            return _(
                "This looks like a percentage written as a fraction. Give what was counted, and of how many: the"
                " percentage is computed."
            )
        return _("This is counted in ones, so it has no figures after the point.")
    return None


def why_not_month(month: date, today: date) -> str | None:
    """Return why there can be no number for this month, or None."""
    if month < OLDEST:
        return _("This month lies before the year 2000. Is the century right?")
    if month > today.replace(day=1):
        return _("This month has not come yet.")
    return None


def why_not_together(part: str, numbers: Mapping[str, Decimal]) -> str | None:
    """Return why the numbers of one month cannot stand together, or None."""
    for item, whole in PARTS_OF.items():
        if item in numbers and whole in numbers and numbers[item] > numbers[whole]:
            return f"“{ITEMS[item].label}” is more than “{ITEMS[whole].label}”, of which it is a part."
    few = STAFF_IN_AREA.value
    if part and any(ITEMS[item].people and value < few for item, value in numbers.items()):
        return (
            f"This part of the service has fewer than {few} people. In so small a part a number would be about"
            " somebody: add it to a larger one."
        )
    return None


def new_numbers(given: Numbers, there: Mapping[Key, Decimal], *, replace: bool) -> Numbers:
    """Return what is to be written. Clash where another number stands there and was not to be replaced."""
    other = [key for key, value in given.items() if there.get(key, value) != value]
    if other and not replace:
        _part, month, item = min(other, key=lambda key: (key[1], key[0], key[2]))
        more = f" So it is for {len(other) - 1} more." if len(other) > 1 else ""
        raise Clash(
            f"For {month:%B %Y} another number stands under “{ITEMS[item].label}” already.{more} Nothing was changed."
            " Say that the new ones are right, or take them out."
        )
    return {key: value for key, value in given.items() if there.get(key) != value}
