"""Numbers that can be right and look like a slip of the hand: somebody is asked, and a tick a column keeps them.

A nought too many or too few makes a number ten times what stands in the months beside it; a percentage that was written
as a fraction lies between nought and one; and a slip of another figure lies far outside what the months beside it do.
All can be true, so none is refused. What is wrong with a whole column is asked once, with its lines.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
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
# What lies outside the limits of the months beside it by so many times their width, and is so many times as much.
FAR_OUTSIDE, MANY_TIMES = 3, 3
# From the median moving range to a natural process limit: Wheeler's constant for medians.
MEDIAN_RANGE_FACTOR = Decimal("3.145")
# So many fractions below one under each other, and no number else, are asked about as shares.
SEVERAL = 3
SAID_BY_A_PROGRAM = 5

TENFOLD = _(
    "%(value)s is at least %(times)s times what most of the months beside it have, about %(usual)s. Is there a figure"
    " too many?"
)
TENTH = _(
    "Most of the months beside it have at least %(times)s times as much as %(value)s, about %(usual)s. Is there a"
    " figure too few?"
)
FRACTION = _(
    "%(value)s lies between nought and one, as a percentage does that is written as a fraction. Is it really what was"
    " counted?"
)
OUTSIDE = _(
    "%(value)s lies far outside the limits that the months beside it make, %(low)s to %(high)s. Was another figure"
    " meant?"
)
SAYS = _("%(month)s, “%(label)s”: %(doubt)s")
SAYS_WITH_LINE = _("%(line)s, %(month)s, “%(label)s”: %(doubt)s")
# The same question about several numbers of one column.
OF_A_COLUMN = {
    TENFOLD: _(
        "“%(label)s”: %(count)s numbers are at least %(times)s times what most of the months beside them have. Is"
        " there a figure too many? %(where)s"
    ),
    TENTH: _(
        "“%(label)s”: most of the months beside %(count)s numbers have at least %(times)s times as much. Is there a"
        " figure too few? %(where)s"
    ),
    FRACTION: _(
        "“%(label)s”: %(count)s numbers lie between nought and one, as percentages do that are written as fractions."
        " Are they really what was counted? %(where)s"
    ),
    OUTSIDE: _(
        "“%(label)s”: %(count)s numbers lie far outside the limits that the months beside them make. Were other figures"
        " meant? %(where)s"
    ),
}
ONE_OF_THEM = _("%(month)s: %(value)s.")
ONE_WITH_LINE = _("%(line)s, %(month)s: %(value)s.")
AND_MORE = _("And %(more)s more.")
NAMED_AT_MOST = 6


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
        said = tuple(asked_of(found)[:SAID_BY_A_PROGRAM])
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
        why = _fraction(item, value, months) or _jump(month, months)
        if why:
            found.append(Doubt(part, month, item, value, why))
    return found


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about one column of a sheet, once: its item, and a sentence for each kind of doubt."""

    item: str
    says: tuple[Sentence, ...]


def questions(
    found: Sequence[Doubt], lines: Mapping[tuple[str, date], Sentence] | None = None
) -> list[Question]:
    """One question for each column, in the order in which they came up."""
    items = dict.fromkeys(one.item for one in found)
    return [
        Question(item, tuple(asked_of([one for one in found if one.item == item], lines))) for item in items
    ]


def unanswered(found: Sequence[Doubt], sure: bool | Collection[str]) -> list[Doubt]:
    """Those about which nobody is sure: of everything, or of the items that were named."""
    if isinstance(sure, bool):
        return [] if sure else list(found)
    return [one for one in found if one.item not in sure]


def asked_of(
    found: Sequence[Doubt], lines: Mapping[tuple[str, date], Sentence] | None = None
) -> list[Sentence]:
    """One question for each kind of doubt in a column, with the lines of the sheet where it has some."""
    kinds: dict[tuple[str, str, str], list[Doubt]] = {}
    for one in found:
        kinds.setdefault((one.part, one.item, one.why.template), []).append(one)
    return [_asked(some, lines or {}) for some in kinds.values()]


def _asked(some: list[Doubt], lines: Mapping[tuple[str, date], Sentence]) -> Sentence:
    first = some[0]
    label = Sentence(ITEMS[first.item].label)
    if not some[1:]:
        line = lines.get((first.part, first.month))
        said = {"month": Month(first.month), "label": label, "doubt": first.why}
        return Sentence(SAYS_WITH_LINE, line=line, **said) if line else first.says
    where = tuple(_places(some, lines))
    said = {"times": JUMP} if first.why.template in (TENFOLD, TENTH) else {}
    return Sentence(OF_A_COLUMN[first.why.template], label=label, count=len(some), where=where, **said)


def _places(some: list[Doubt], lines: Mapping[tuple[str, date], Sentence]) -> Iterator[Sentence]:
    for one in some[:NAMED_AT_MOST]:
        line, said = (
            lines.get((one.part, one.month)),
            {"month": Month(one.month), "value": written(one.value)},
        )
        yield Sentence(ONE_WITH_LINE, line=line, **said) if line else Sentence(ONE_OF_THEM, **said)
    if more := len(some[NAMED_AT_MOST:]):
        yield Sentence(AND_MORE, more=more)


def _jump(month: date, months: Mapping[date, Decimal]) -> Sentence | None:
    """Far from most of the nearest months: one slip among them does not make all the others look like slips."""
    nearest = sorted((other for other in months if other != month), key=lambda other: abs(other - month))
    others, value = [months[other] for other in nearest[:BESIDE]], months[month]
    far = [other for other in others if _is_far(value, other)]
    if len(far) * 2 <= len(others):
        return _outside(value, [months[other] for other in sorted(nearest[:BESIDE])])
    usual = median(others)
    said = {"value": written(value), "usual": written(usual), "times": JUMP}
    return Sentence(TENFOLD if value > usual else TENTH, **said)


def _outside(value: Decimal, others: list[Decimal]) -> Sentence | None:
    """Far outside the limits that the months beside it would have, in the order of time. A few months have none."""
    if len(others) < BESIDE:
        return None
    usual = median(others)
    smaller, larger = sorted((value, usual))
    width = MEDIAN_RANGE_FACTOR * median(abs(after - before) for before, after in pairwise(others))
    if larger < FEWEST or larger < MANY_TIMES * smaller or larger - smaller <= FAR_OUTSIDE * width:
        return None
    low, high = (written(round(max(Decimal(0), usual + way * width), 1)) for way in (-1, 1))
    return Sentence(OUTSIDE, value=written(value), low=low, high=high)


def _is_far(value: Decimal, other: Decimal) -> bool:
    smaller, larger = sorted((value, other))
    return larger >= FEWEST and larger >= JUMP * smaller


def _fraction(item: str, value: Decimal, months: Mapping[date, Decimal]) -> Sentence | None:
    """Counts in ones below one are refused elsewhere; a whole-time equivalent of 0.4 can be true, 0.137 hardly, nor is
    0.4 where the months beside it are tens.
    """
    if ITEMS[item].whole or not 0 < value < 1:
        return None
    fine = value != round(value, 1)
    every = len(months) >= SEVERAL and all(0 < other < 1 for other in months.values())
    tens = len(months) > 1 and median(months.values()) >= FEWEST
    return Sentence(FRACTION, value=written(value)) if fine or every or tens else None


def written(value: Decimal) -> str:
    """A number as people write it: 8,120 or 41.5."""
    return f"{value.normalize():,f}" if value else "0"
