"""One number of one item in one month, for the whole service or a part of it: which may stand, and which may not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..errors import NotAllowed
from ..thresholds import STAFF_IN_AREA
from ..words import Month, Sentence
from ..words import gettext_noop as _
from .commas import EITHER_POINT, Comma, tidied, with_point
from .items import ITEMS, PARTS_OF

# (part of the service, "" for all of it; first day of the month; item)
Key = tuple[str, date, str]
Numbers = dict[Key, Decimal]
LARGEST = Decimal(10_000_000)
OLDEST = date(2000, 1, 1)
PLACES = 4
NUMBER = re.compile(r"\d{1,9}(?:\.\d+)?", re.ASCII)
CLASH = _(
    "For %(month)s another number stands under “%(label)s” already. Nothing was changed. Say that the new one is"
    " right, or take it out."
)
CLASHES = _(
    "For %(month)s another number stands under “%(label)s” already. So it is for %(more)s more. Nothing was changed."
    " Say that the new ones are right, or take them out."
)
MORE_THAN_ALL = _("“%(part)s” is more than “%(whole)s”, of which it is a part.")
TOO_FEW_PEOPLE = _(
    "This part of the service has fewer than %(few)s people. In so small a part a number would be about somebody:"
    " add it to a larger one."
)
NOT_OVER = _(
    "%(month)s is not over. Half a month beside whole ones would look like a change: leave it out, and bring it from"
    " %(on)s on."
)
MEANT_THOUSANDS = _(
    "This is counted in ones, so it has no figures after the point. If it is %(number)s, write it so."
)
PER_CENT = _("This is a percentage. Give what was counted, and of how many: the percentage is computed.")


class Clash(NotAllowed):
    """Another number stands there already. Nothing was changed."""


def read_number(item: str, typed: str, comma: Comma = Comma.THOUSANDS) -> Decimal:
    """The number in a cell. NotAllowed with a sentence where it is none that can stand.

    `comma` is what stands before thousands or decimals where a number could be read in either way.
    """
    text = with_point(typed, comma)
    if text.endswith("%"):
        raise NotAllowed(PER_CENT)
    if not NUMBER.fullmatch(text):
        if text.startswith(("-", "−", "(")):
            raise NotAllowed(_("A count is not less than nought."))
        if text.startswith(("<", "≤", ">", "≥")):
            raise NotAllowed(
                _(
                    "“Fewer than” and “more than” are no numbers. Write the number, or c where it is held back."
                )
            )
        raise NotAllowed(_("This is no number. Leave the cell empty where nothing was counted."))
    value = Decimal(text)
    if reason := why_not_number(item, value):
        if ITEMS[item].whole and EITHER_POINT.fullmatch(tidied(typed)):
            thousands = f"{Decimal(with_point(typed, Comma.DECIMALS)):,}"
            raise NotAllowed(Sentence(MEANT_THOUSANDS, number=thousands))
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
    this = today.replace(day=1)
    if month > this:
        return _("This month has not come yet.")
    if month == this:
        return Sentence(NOT_OVER, month=Month(month), on=next_month(month))
    return None


def next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def why_not_together(part: str, numbers: Mapping[str, Decimal]) -> str | None:
    """Return why the numbers of one month cannot stand together, or None."""
    return next(whys_not_together(part, numbers), None)


def whys_not_together(part: str, numbers: Mapping[str, Decimal]) -> Iterator[Sentence]:
    """Every reason why the numbers of one month cannot stand together."""
    for item, whole in PARTS_OF.items():
        if item in numbers and whole in numbers and numbers[item] > numbers[whole]:
            yield Sentence(
                MORE_THAN_ALL, part=Sentence(ITEMS[item].label), whole=Sentence(ITEMS[whole].label)
            )
    few = STAFF_IN_AREA.value
    if part and any(ITEMS[item].people and value < few for item, value in numbers.items()):
        yield Sentence(TOO_FEW_PEOPLE, few=few)


@dataclass(frozen=True, slots=True)
class Change:
    """A number that stands there, and another one that was given for the same month."""

    part: str
    month: date
    item: str
    there: Decimal
    given: Decimal


def changes(given: Numbers, there: Mapping[Key, Decimal]) -> list[Change]:
    """Where another number stands already, by month."""
    return [
        Change(*key, there=there[key], given=value)
        for key, value in sorted(given.items(), key=lambda one: (one[0][1], one[0][0], one[0][2]))
        if there.get(key, value) != value
    ]


def new_numbers(given: Numbers, there: Mapping[Key, Decimal], *, replace: bool) -> Numbers:
    """Return what is to be written. Clash where another number stands there and was not to be replaced."""
    other = changes(given, there)
    if other and not replace:
        said = {"month": Month(other[0].month), "label": Sentence(ITEMS[other[0].item].label)}
        if other[1:]:
            raise Clash(Sentence(CLASHES, **said, more=len(other) - 1))
        raise Clash(Sentence(CLASH, **said))
    return {key: value for key, value in given.items() if there.get(key) != value}
