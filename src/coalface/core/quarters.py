"""Quarters of a calendar year, written 2026-Q3."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 3
WRITTEN = re.compile(r"([0-9]{4})-Q([1-4])", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year; the first begins in January."""

    year: int
    number: int

    def __post_init__(self) -> None:
        date(self.year, MONTHS * self.number, 1)

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month - 1) // MONTHS + 1)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read '2026-Q3'. ValueError where it is no quarter."""
        found = WRITTEN.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no quarter. Write it as 2026-Q3.")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, MONTHS * self.number - 2, 1)

    @property
    def last(self) -> date:
        month = MONTHS * self.number
        return date(self.year, month, monthrange(self.year, month)[1])

    def before(self) -> "Quarter":
        return Quarter.of(self.first - timedelta(days=1))

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last
