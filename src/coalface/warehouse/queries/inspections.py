"""The published judgements of an authority, or of all, as events: each once, however many files have it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .cells import Trace

# Two files date one inspection of Nottingham two months apart, and nobody is inspected anew so soon.
SAME_WITHIN_DAYS = 100


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
        WITH every AS (SELECT i.*, l.source, l.release, l.file, l.rank FROM inspections i JOIN loads l USING (file_id))
        SELECT i.area, i.published, i.framework, i.kind, i.overall, i.leaders, i.protection, i.in_care, i.care_leavers,
               i.source, i.release, i.file, i.line
        FROM every i
        WHERE i.source IN ('ofsted_ilacs', 'ofsted_since_2009') AND (?::VARCHAR IS NULL OR i.area = ?)
          AND (i.source = 'ofsted_ilacs' OR i.framework <> 'ILACS' OR NOT EXISTS (
              SELECT 1 FROM every same WHERE same.source = 'ofsted_ilacs' AND same.area = i.area
                AND same.overall = i.overall AND abs(date_diff('day', same.published, i.published)) <= ?))
        QUALIFY row_number() OVER (PARTITION BY i.area, i.published, i.framework
                                   ORDER BY i.source <> 'ofsted_ilacs', i.rank DESC, i.kind) = 1
        ORDER BY i.published, i.area
        """,
        [area, area, SAME_WITHIN_DAYS],
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
