"""One measure across authorities in one year, for a funnel: what is above the line, and what is below it."""

from dataclasses import dataclass
from typing import Any

from coalface.core.figures import Measure

from .cells import Cell, cells


@dataclass(frozen=True, slots=True)
class Place:
    area: str
    name: str
    region: str | None
    cell: Cell


def places(connection: Any, measure: Measure, year: int) -> list[Place]:
    """Every authority that lived, by name and never by size of the figure. Joint returns stand for their members."""
    found = cells(connection, [measure], None, [year])
    rows = connection.execute(
        "SELECT area, name, region FROM areas WHERE level IN ('authority', 'joint return') ORDER BY name, area"
    ).fetchall()
    return [
        Place(area, name, region, found[measure.code, area, year])
        for area, name, region in rows
        if (measure.code, area, year) in found
    ]


def years_with_places(connection: Any, measure: Measure) -> list[int]:
    """The years for which authorities have a number of this measure, or of what it is made of."""
    from ..defining import measures

    known = measures()
    read = [known[part] for part in measure.over] or [measure]
    origins = [(origin.source, origin.item) for one in read for origin in one.origins]
    rows = connection.execute(
        f"""
        SELECT DISTINCT f.year FROM figures f JOIN loads l USING (file_id) JOIN areas a USING (area)
        WHERE (l.source, f.item) IN ({", ".join(["(?, ?)"] * len(origins))})
          AND f.number IS NOT NULL AND a.level = 'authority' ORDER BY 1
        """,  # noqa: S608 - only question marks are written in
        [part for origin in origins for part in origin],
    ).fetchall()
    return [year for (year,) in rows]
