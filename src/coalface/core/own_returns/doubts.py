"""Numbers that can be right and look like a slip of the hand: somebody is asked, and one tick keeps them.

A nought too many or too few makes a number ten times what stands in the months beside it; a percentage that was written
as a fraction lies between nought and one. Both can be true, so neither is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from ..errors import NotAllowed
from ..words import Month, Sentence
from ..words import gettext_noop as _
from .items import ITEMS
from .numbers import Key, Numbers

# A digit too many is tenfold; what months differ by without one leaves this much of it.
JUMP = 6
# Of two numbers that are both smaller, one is easily many times the other: 1 leaver, then 8.
FEWEST = 10
# So many of the nearest months say what is usual.
BESIDE = 6
# So many fractions below one under each other, and no number else, are asked about as shares.
SEVERAL = 3
SAID_BY_A_PROGRAM = 5

TENFOLD = _(
    "%(value)s is far more than in the months beside it, which have about %(usual)s. Is there a figure too many?"
)
TENTH = _(
    "%(value)s is far less than in the months beside it, which have about %(usual)s. Is there a figure too few?"
)
FRACTION = _(
    "%(value)s lies between nought and one, as a percentage does that is written as a fraction. Is it really what was"
    " counted?"
)
SAYS = _("%(month)s, “%(label)s”: %(doubt)s")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One number that is to be looked at again before it is kept, and why."""

    part: str
    month: date
    item: str
    value: Decimal
    why: Sentence

    @property
    def says(self) -> Sentence:
        return Sentence(SAYS, month=Month(self.month), label=Sentence(ITEMS[self.item].label), doubt=self.why)


class Doubted(NotAllowed):
    """Some numbers look like slips, and nobody has said that they are right. Nothing was changed."""

    def __init__(self, found: list[Doubt]) -> None:
        said = tuple(one.says for one in found[:SAID_BY_A_PROGRAM])
        super().__init__(Sentence(_("Look at these numbers again: %(said)s Nothing was changed."), said=said))
        self.doubts = found


def doubts(given: Numbers, there: Mapping[Key, Decimal]) -> list[Doubt]:
    """The new numbers among these that look like slips, by month. One that stands there already is not asked about."""
    series: dict[tuple[str, str], dict[date, Decimal]] = {}
    for (part, month, item), value in {**there, **given}.items():
        series.setdefault((part, item), {})[month] = value
    found = []
    for part, month, item in sorted(given, key=lambda key: (key[1], key[0], list(ITEMS).index(key[2]))):
        value, months = given[part, month, item], series[part, item]
        if there.get((part, month, item)) == value:
            continue
        why = _jump(month, months) or _fraction(item, value, months)
        if why:
            found.append(Doubt(part, month, item, value, why))
    return found


def _jump(month: date, months: Mapping[date, Decimal]) -> Sentence | None:
    """Far from most of the nearest months: one slip among them does not make all the others look like slips."""
    nearest = sorted((other for other in months if other != month), key=lambda other: abs(other - month))
    others, value = [months[other] for other in nearest[:BESIDE]], months[month]
    far = [other for other in others if _is_far(value, other)]
    if len(far) * 2 <= len(others):
        return None
    usual = median(others)
    return Sentence(TENFOLD if value > usual else TENTH, value=written(value), usual=written(usual))


def _is_far(value: Decimal, other: Decimal) -> bool:
    smaller, larger = sorted((value, other))
    return larger >= FEWEST and larger >= JUMP * smaller


def _fraction(item: str, value: Decimal, months: Mapping[date, Decimal]) -> Sentence | None:
    """Counts in ones below one are refused elsewhere; a whole-time equivalent of 0.4 can be true, 0.137 hardly."""
    if ITEMS[item].whole or not 0 < value < 1:
        return None
    fine = value != round(value, 1)
    every = len(months) >= SEVERAL and all(0 < other < 1 for other in months.values())
    return Sentence(FRACTION, value=written(value)) if fine or every else None


def written(value: Decimal) -> str:
    """A number as people write it: 8,120 or 41.5."""
    return f"{value.normalize():,f}" if value else "0"
