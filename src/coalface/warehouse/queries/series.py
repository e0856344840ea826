"""Every year of measures for one place: a gap where nothing was published, and a break where counting changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coalface.core.figures import Measure

from .cells import NOTHING, Cell, cells


@dataclass(frozen=True, slots=True)
class Series:
    """One measure, year by year. Every year between the first and the last is there, published or not."""

    measure: Measure
    years: tuple[int, ...]
    cells: tuple[Cell, ...]


def series_of(
    connection: Any,
    area: str,
    asked: Sequence[Measure],
    years: range | None = None,
    release: str | None = None,
) -> list[Series]:
    if years is None:
        first, last = connection.execute(
            "SELECT min(year), max(year) FROM figures WHERE area = ?", [area]
        ).fetchone()
        years = range(first, last + 1) if first is not None else range(0)
    found = cells(connection, asked, [area], years, release)
    return [
        Series(
            one,
            tuple(years),
            tuple(found.get((one.code, area, year), NOTHING) for year in years),
        )
        for one in asked
    ]
