"""A bulletin as values: tables in which what is hidden is a symbol, and nothing knows any more what stood there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from coalface.core.reviews.authorities import Authority
from coalface.core.reviews.periods import HalfYear


class Symbol(StrEnum):
    """What stands in place of a number: bare in open data, in square brackets on a page."""

    HIDDEN = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW = "low"
    LOW_DEATHS = "k"
    UNRELIABLE = "u"


SYMBOL_WORDS: Mapping[Symbol, str] = {
    Symbol.HIDDEN: "confidential: hidden so that nobody can be recognised",
    Symbol.NOT_AVAILABLE: "not available: not known, or not known yet",
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.LOW: "low: not nought, and rounds to nought",
    Symbol.LOW_DEATHS: "low, of deaths: not nought, and rounds to nought",
    Symbol.UNRELIABLE: "too few reviews to give a reliable figure",
}
Value = int | Decimal | Symbol


@dataclass(frozen=True, slots=True)
class Filter:
    """A column that says what a row is about."""

    name: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A column of figures. `unit` is empty for a count, or % or days; `places` are those after the point."""

    name: str
    label: str
    unit: str = ""
    places: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: for England or for one authority, of one half-year."""

    period: HalfYear
    keys: tuple[str, ...]
    values: tuple[Value, ...]
    place: Authority | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `number` is how a reader cites it, such as S2a; `key` is its name in files.

    `chart` is the indicator that is drawn, and `drawn` says what of: what is counted, when and of what.
    `total_says` is what a page writes for “Total”, where open data need that word and it would mislead a reader.
    """

    number: str
    key: str
    title: str
    definitions: tuple[str, ...]
    filters: tuple[Filter, ...]
    indicators: tuple[Indicator, ...]
    rows: tuple[Row, ...]
    by_period: bool = False
    by_authority: bool = False
    chart: str = ""
    drawn: str = ""
    total_says: str = ""
    says: str = ""
    protected: bool = False
    # What may be shown in this table, where it is not what holds for the others.
    policy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Everything that is published for one half-year."""

    period: HalfYear
    as_known: date
    since: date
    tables: tuple[Table, ...]
    policy: tuple[str, ...]
    headlines: tuple[str, ...]
    settings: Mapping[str, int | str]
    earlier: tuple[str, ...] = ()
    decided: str = ""
    corrects: str = ""
    policy_of_reviews: tuple[str, ...] = ()
    fictional: bool = False
    places: str = field(default="England")

    @property
    def title(self) -> str:
        return f"Case reviews: {self.period.label}"


def written(value: Value, indicator: Indicator, *, brackets: bool = True) -> str:
    """A figure as somebody reads it: 1,234, 56.7% or [c]."""
    if isinstance(value, Symbol):
        return f"[{value}]" if brackets else str(value)
    number = f"{value:,.{indicator.places}f}"
    return f"{number}%" if indicator.unit == "%" else number


def shown(count: int | None) -> Value:
    return Symbol.HIDDEN if count is None else count
