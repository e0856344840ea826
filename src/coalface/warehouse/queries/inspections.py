"""The published judgements of an authority, or of all, as events: each once, however many files have it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .cells import Trace


@dataclass(frozen=True, slots=True)
class Judged:
    """One inspection. Parts that its framework did not judge are empty."""

    area: str
    published: date
    framework: str
    kind: str
    overall: str
    leaders: str
    protection: str
    in_care: str
    care_leavers: str
    trace: Trace


def inspections(connection: Any, area: str | None = None) -> list[Judged]:
    """The oldest first. `area` None means every authority."""
    rows = connection.execute(
        """
        SELECT i.area, i.published, i.framework, i.kind, i.overall, i.leaders, i.protection, i.in_care, i.care_leavers,
               l.source, l.release, l.file, i.line
        FROM inspections i JOIN loads l USING (file_id)
        WHERE l.source IN ('ofsted_ilacs', 'ofsted_since_2009') AND (?::VARCHAR IS NULL OR i.area = ?)
        QUALIFY row_number() OVER (PARTITION BY i.area, i.published, i.framework
                                   ORDER BY l.source <> 'ofsted_ilacs', l.rank DESC, i.kind) = 1
        ORDER BY i.published, i.area
        """,
        [area, area],
    ).fetchall()
    return [
        Judged(
            area,
            published,
            framework,
            kind,
            overall,
            leaders,
            protection,
            in_care,
            care_leavers,
            Trace(*trace),
        )
        for area, published, framework, kind, overall, leaders, protection, in_care, care_leavers, *trace in rows
    ]
