"""S6 to S8: the children of reviews that were completed. D1 to D6: child deaths. All are protected as one grid.

The columns are what was completed before the half-year, in it, and both together. All three are published, so that
nobody has to take one bulletin from another to get the third, and so that what could be taken away is audited.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coalface.core.disclosure.tables import Table as Cells
from coalface.core.disclosure.tables import make_table
from coalface.core.reviews.ages import SCHEMES
from coalface.core.reviews.deaths import DOMAINS, MODIFIABLE
from coalface.core.reviews.lists import DIED, MALTREATMENT, UNKNOWN

TOTAL = "Total"
BEFORE, NOW, SINCE = "before", "now", "since"
COLUMNS = (BEFORE, NOW, SINCE)
# Which of the two kinds of records a column counts: those of earlier half-years, and those of this one.
PARTS: Mapping[str, frozenset[str]] = {
    BEFORE: frozenset([BEFORE]),
    NOW: frozenset([NOW]),
    SINCE: frozenset([BEFORE, NOW]),
}
COLUMN_WORDS: Mapping[str, tuple[str, str]] = {
    BEFORE: ("before_half_year", "before the half-year"),
    NOW: ("half_year", "in the half-year"),
    SINCE: ("cumulative", "since counting began"),
}
OVER = "|"  # between a row and a column in the name of a cell


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of one statistic and how they add.

    `counted` are the rows that records fall into; the others are sums. `says_nothing` are the rows of what is not
    known. They may be small and shown: that something is not known of a child says nothing about it, and a bulletin
    that hides how much is not known misleads.
    """

    number: str
    counted: tuple[str, ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...]
    says_nothing: tuple[str, ...] = ()
    finer: Mapping[str, str] = field(default_factory=dict)
    total: str = TOTAL

    def row_of(self, counted_as: str) -> str:
        """The row that a record falls into."""
        return self.finer.get(counted_as, counted_as)

    @property
    def rows(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.counted, *(total for total, _ in self.sums))))

    def column(self) -> Cells:
        """One column by itself: how its rows add."""
        return make_table(dict.fromkeys(self.rows, None), self.sums)

    def grid(self, counts: Mapping[tuple[str, str], int]) -> tuple[Cells, dict[str, int]]:
        """The grid with nothing hidden yet, and its numbers. `counts` are by (before or now, row)."""
        truth: dict[str, int] = {}
        for column, parts in PARTS.items():
            ones = {row: sum(counts.get((part, row), 0) for part in parts) for row in self.counted}
            for total, members in self.sums:
                ones[total] = sum(ones[member] for member in members)
            truth |= {cell(row, column): count for row, count in ones.items()}
        sums = [
            (cell(total, column), [cell(row, column) for row in members])
            for column in COLUMNS
            for total, members in self.sums
        ]
        sums += [(cell(row, SINCE), [cell(row, BEFORE), cell(row, NOW)]) for row in self.rows]
        return make_table(truth, sums), truth


def cell(row: str, column: str) -> str:
    return f"{row}{OVER}{column}"


def _ages(scheme: str) -> Layout:
    counted = tuple(f"S6/{code}" for code, _, _ in SCHEMES[scheme])
    finer = {f"S6/{part}": f"S6/{code}" for code, _, parts in SCHEMES[scheme] for part in parts}
    return Layout("S6", counted, ((TOTAL, counted),), (f"S6/{UNKNOWN}",), finer)


def _maltreatment() -> Layout:
    """Each child has one main type and may have others: a child is counted once in the total of main types."""
    known = [f"S7/{code}" for code in MALTREATMENT if code != UNKNOWN]
    mains = (*(f"{code}/main" for code in known), f"S7/{UNKNOWN}/main")
    others = tuple(f"{code}/also" for code in known)
    either = tuple((f"{code}/any", (f"{code}/main", f"{code}/also")) for code in known)
    return Layout(
        "S7",
        (*mains, *others),
        (*either, ("S7/mentions/also", others), (TOTAL, mains)),
        (f"S7/{UNKNOWN}/main",),
    )


def _died() -> Layout:
    counted = tuple(f"S8/{code}" for code in DIED)
    return Layout("S8", counted, ((TOTAL, counted),), (f"S8/{UNKNOWN}",))


def layouts_of(scheme: str, *, deaths: bool, panels: bool = False) -> tuple[Layout, ...]:
    """S6 in the bands of a scheme, S7, and S8 where a policy shows deaths; `panels` are the deaths of panels beside."""
    return (
        _ages(scheme),
        _maltreatment(),
        *([_died()] if deaths else []),
        *(_of_panels(scheme) if deaths and panels else []),
    )


ALL_DEATHS = "D/Total"
PART, NO_PART = "part", "no_part"
# Each domain of form C by the number of its layout.
DOMAIN_LAYOUTS: Mapping[str, str] = dict(zip(("D3", "D4", "D5", "D6"), DOMAINS, strict=True))


def _of_panels(scheme: str) -> Iterator[Layout]:
    ages = _ages(scheme)
    yield Layout(
        "D1",
        tuple(row.replace("S6/", "D1/") for row in ages.counted),
        ((ALL_DEATHS, tuple(row.replace("S6/", "D1/") for row in ages.counted)),),
        (f"D1/{UNKNOWN}",),
        {finer.replace("S6/", "D1/"): row.replace("S6/", "D1/") for finer, row in ages.finer.items()},
        ALL_DEATHS,
    )
    for number, codes in (
        ("D2", tuple(MODIFIABLE)),
        *((one, (PART, NO_PART, UNKNOWN)) for one in DOMAIN_LAYOUTS),
    ):
        counted = tuple(f"{number}/{code}" for code in codes)
        yield Layout(number, counted, ((ALL_DEATHS, counted),), (f"{number}/{UNKNOWN}",), {}, ALL_DEATHS)


def together(layouts: Sequence[Layout]) -> Layout:
    """All of them as one: they count the same children, so they share one total."""
    return Layout(
        "",
        tuple(row for one in layouts for row in one.counted),
        tuple(total for one in layouts for total in one.sums),
        tuple(row for one in layouts for row in one.says_nothing),
        {finer: row for one in layouts for finer, row in one.finer.items()},
    )
