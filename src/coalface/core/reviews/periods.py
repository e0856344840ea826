"""Half-years as official statistics name them: Part 1 is April to September, Part 2 October to March."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2200
_NAME = re.compile(r"(\d{4})-(\d{2})-part-([12])")


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """Half a financial year. `year` is the calendar year in which the financial year began."""

    year: int
    part: int

    @property
    def first(self) -> date:
        return date(self.year, 4 if self.part == 1 else 10, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "HalfYear":
        return HalfYear(self.year, 2) if self.part == 1 else HalfYear(self.year + 1, 1)

    @property
    def name(self) -> str:
        """As it is typed: 2013-14-part-2."""
        return f"{self.year}-{(self.year + 1) % 100:02}-part-{self.part}"

    @property
    def time_period(self) -> str:
        """As an open data file has it: 201314."""
        return f"{self.year}{(self.year + 1) % 100:02}"

    @property
    def time_identifier(self) -> str:
        return "Part 1 (April to September)" if self.part == 1 else "Part 2 (October to March)"

    @property
    def label(self) -> str:
        months = "April to September" if self.part == 1 else "October to March"
        return f"{months} {self.year}-{(self.year + 1) % 100:02}"


def half_year_of(day: date) -> HalfYear:
    """The half-year that a day lies in."""
    if 4 <= day.month <= 9:
        return HalfYear(day.year, 1)
    return HalfYear(day.year if day.month >= 10 else day.year - 1, 2)


def half_years(first: HalfYear, last: HalfYear) -> tuple[HalfYear, ...]:
    """Every half-year from the first to the last, both with it."""
    found = []
    while first <= last:
        found.append(first)
        first = first.next
    return tuple(found)


def read_half_year(written: str) -> HalfYear:
    """The half-year of a name such as 2013-14-part-2. ValueError with a sentence where it is none."""
    found = _NAME.fullmatch(written.strip().lower())
    if not found:
        raise ValueError(
            f"“{written[:40]}” is no half-year. Write it like 2013-14-part-2: October 2013 to March 2014."
        )
    year, after, part = (int(part) for part in found.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            f"“{written[:40]}” is too long ago or too far ahead. Choose a half-year from {FIRST_YEAR} to {LAST_YEAR}."
        )
    if after != (year + 1) % 100:
        raise ValueError(
            f"“{written[:40]}” names two years that do not follow each other. Write {year}-{(year + 1) % 100:02}."
        )
    return HalfYear(year, part)
