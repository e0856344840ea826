"""Published figures: what a measure is, what stands where there is no number, and what may be compared with what.

A flow is counted over a period, a stock on a day, and a rate is one number over another. Comparing one with another, or
across the day on which the way of counting changed, gives a number that means nothing: the rules here say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .words import Sentence
from .words import gettext_noop as _

NOT_BEFORE = _("%(first)s is not before %(last)s. Give the earlier year first.")


class Kind(StrEnum):
    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"


KIND_WORDS = {
    Kind.FLOW: "counted over a period",
    Kind.STOCK: "counted on a day",
    Kind.RATE: "one number over another",
}

# Government Statistical Service symbols, as DfE data files write them, and LAIT's dash.
STATUSES = {
    "c": "confidential",
    "x": "not available",
    "z": "not applicable",
    "u": "low reliability",
    "low": "rounds to nought",
    "k": "rounds to nought",
    "-": "missing",
}
# Not a number, and yet not unknown: it was so small that it was written as none.
ROUNDS_TO_NOUGHT = frozenset({"low", "k"})


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or the symbol that stands in its place. Never both, and never neither."""

    number: float | None
    status: str = ""

    def __post_init__(self) -> None:
        assert (self.number is None) == bool(self.status), "a number or a symbol"


NOT_AVAILABLE = Value(None, "x")
NOT_APPLICABLE = Value(None, "z")


@lru_cache(maxsize=1 << 16)
def read_value(cell: str) -> Value | None:
    """The number or the symbol in a cell, or None where it is neither. A blank cell is neither."""
    written = cell.strip()
    if written in STATUSES:
        return Value(None, written)
    if written.startswith("[") and written[1:-1] in STATUSES and written.endswith("]"):
        return Value(None, written[1:-1])
    if not written or written[0] not in "-.0123456789":
        return None
    try:
        return Value(float(written))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a measure is read: the code of a source, and its item there (a column, or a code)."""

    source: str
    item: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first year that was counted another way, and why."""

    year: int
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody has said about the change between two years. It is shown as a claim and never computed with."""

    first: int
    last: int
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted. `origins` are asked in their order for each year.

    A rate has `over` and `under`: measures added up above and below the line, the latter of so many years before. With
    nothing below the line it is their sum; `published` is where its publisher computed the same, to hold it against. A
    rate without either is published as a rate, and only so. `part_of` is a measure that holds this one: where the
    part is published as the larger, that is said.
    """

    code: str
    name: str
    says: str
    kind: Kind
    period: str
    unit: str
    group: str
    order: int
    origins: tuple[Origin, ...] = ()
    published: tuple[Origin, ...] = ()
    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    under_years_before: int = 0
    per: float = 1.0
    decimals: int = 0
    breaks: tuple[Break, ...] = ()
    claims: tuple[Claim, ...] = ()
    last_year: int | None = None
    ended: str = ""
    part_of: str = ""

    @property
    def is_computed(self) -> bool:
        return bool(self.over)

    @property
    def in_per_cent(self) -> bool:
        """Differences of per cents are points, never per cents of per cents."""
        return self.unit.startswith("%")


def why_not_compare(one: Measure, other: Measure) -> str | None:
    """Return the reason why two measures cannot be put side by side as the same thing, or None."""
    if one.kind is not other.kind:
        return (
            f"“{one.name}” is a {one.kind} ({KIND_WORDS[one.kind]}) and “{other.name}” a {other.kind}"
            f" ({KIND_WORDS[other.kind]}). Compare each with itself."
        )
    if one.unit != other.unit:
        return f"“{one.name}” is in {one.unit} and “{other.name}” in {other.unit}. Compare each with itself."
    if one.period != other.period:
        return f"“{one.name}” is for the {one.period} and “{other.name}” for the {other.period}."
    return None


def why_not_a_span(first: int, last: int) -> str | None:
    """Return the reason why nothing can be compared between two years, or None."""
    if first >= last:
        return Sentence(NOT_BEFORE, first=first, last=last)
    return None


def breaks_between(measure: Measure, first: int, last: int) -> tuple[Break, ...]:
    """The breaks that a comparison of two years crosses. A break in the first year is not crossed."""
    return tuple(one for one in measure.breaks if first < one.year <= last)


def claims_between(measure: Measure, first: int, last: int) -> tuple[Claim, ...]:
    return tuple(one for one in measure.claims if (one.first, one.last) == (first, last))


def percent_change(before: Value, after: Value) -> float | None:
    """The change in per cent, or None where a number is missing or there was nothing to begin with."""
    if before.number is None or after.number is None or before.number == 0:
        return None
    return 100 * (after.number - before.number) / before.number


def why_odd(part: Value, whole: Value, year: int, name: str) -> str:
    """What to say where a part is published as larger than the whole that `name` is; nothing where it is not."""
    if part.number is None or whole.number is None or part.number <= whole.number:
        return ""
    return (
        f"in {year} larger than {name}, of whom they are a part ({part.number:,.10g} and {whole.number:,.10g}):"
        " as published"
    )


def rate_of(over: Sequence[Value], under: Sequence[Value], per: float) -> Value:
    """Return sums over sums, or the sum where there is nothing below the line. One missing number makes it missing."""
    missing = [value.status for value in (*over, *under) if value.number is None]
    if missing:
        return Value(None, missing[0])
    above, below = (sum(value.number or 0.0 for value in part) for part in (over, under))
    if not under:
        return Value(above)
    return Value(per * above / below) if below > 0 else NOT_APPLICABLE


AS_PUBLISHED = "as published: the numbers beside it are rounded, or leave out places that have none"


def held_against(computed: Value, published: Value | None, decimals: int) -> tuple[Value, str]:
    """Return the rate to show, and what to say of it. Its publisher may know more than the numbers show.

    A symbol in place of the rate stands: nobody computes what its publisher would not stand behind. Where the rate of a
    larger place leaves out parts without numbers, the published one is right, and the sums are not of the same places.
    """
    if published is None:
        return computed, ""
    if published.number is None:
        return published, ""
    if computed.number is not None and abs(computed.number - published.number) <= 10.0**-decimals:
        return computed, ""
    return published, AS_PUBLISHED
