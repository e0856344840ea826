"""How much did the work change between two years? One row a measure, and never one measure with another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coalface.core.figures import (
    NOT_APPLICABLE,
    Break,
    Claim,
    Measure,
    breaks_between,
    claims_between,
    percent_change,
)

from ..defining import measures as all_measures
from .cells import NOTHING, Cell, cells


@dataclass(frozen=True, slots=True)
class Row:
    """One measure in two years. The change is in per cent, or in points where the measure is itself per cent."""

    measure: Measure
    first: Cell
    last: Cell
    change_percent: float | None
    change_points: float | None
    breaks: tuple[Break, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return self.first.value.number is None and self.last.value.number is None and not self.claims


def two_years(
    connection: Any, area: str, first: int, last: int, asked: Sequence[Measure] | None = None
) -> list[Row]:
    there_are = list(all_measures().values()) if asked is None else asked
    found = cells(connection, there_are, [area], (first, last))
    rows = []
    for one in there_are:
        before, after = (
            _cell(one, found.get((one.code, area, year), NOTHING), year) for year in (first, last)
        )
        rows.append(_row(one, before, after, first, last))
    return rows


def _cell(measure: Measure, cell: Cell, year: int) -> Cell:
    """What is no longer counted is not applicable, and not merely unknown."""
    if cell is NOTHING and measure.last_year is not None and year > measure.last_year:
        return Cell(NOT_APPLICABLE)
    return cell


def _row(measure: Measure, before: Cell, after: Cell, first: int, last: int) -> Row:
    change = percent_change(before.value, after.value)
    points = None
    if measure.in_per_cent:
        if before.value.number is not None and after.value.number is not None:
            points = after.value.number - before.value.number
        change = None
    return Row(
        measure=measure,
        first=before,
        last=after,
        change_percent=change,
        change_points=points,
        breaks=breaks_between(measure, first, last),
        claims=claims_between(measure, first, last),
        notes=tuple(_notes(measure, (first, before), (last, after))),
    )


def _notes(measure: Measure, *years: tuple[int, Cell]) -> list[str]:
    said = []
    (_first, before), (last, after) = years
    if measure.last_year is not None and last > measure.last_year:
        said.append(measure.ended)
    for year, cell in years:
        said += [f"The number for {year} is {evidence}." for evidence in cell.not_seen]
        if cell.note:
            said.append(f"{cell.note[0].upper()}{cell.note[1:]}.")
    releases = [{(trace.source, trace.release) for trace in cell.traces} for cell in (before, after)]
    both = before.value.number is not None and after.value.number is not None
    if both and not releases[0] & releases[1]:
        sources = {source for both in releases for source, _ in both}
        said.append(
            "The two years come from different releases, and the later may have revised the earlier."
            if len(sources) == 1
            else "The two years come from different publications."
        )
    return said
