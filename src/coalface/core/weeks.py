"""ISO weeks. A report knows no finer time than the week in which it came."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One ISO week, Monday to Sunday, written 2026-W47."""

    year: int
    number: int

    def __post_init__(self) -> None:
        date.fromisocalendar(self.year, self.number, 1)

    @classmethod
    def of(cls, day: date) -> "Week":
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Read '2026-W47'. ValueError where it is no week."""
        year, _, number = text.partition("-W")
        return cls(int(year), int(number))

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def plus(self, *, weeks: int) -> "Week":
        return Week.of(self.monday + timedelta(weeks=weeks))

    def weeks_until(self, later: "Week") -> int:
        """Whole weeks from this week to the later one; negative where it came before."""
        return (later.monday - self.monday).days // 7
