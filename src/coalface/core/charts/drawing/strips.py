"""What happened, on a strip of its own: every number once, over the same years as the charts below it."""

from collections.abc import Sequence

from .frames import RIGHT, Labels, across, whole
from .happenings import Columns, Mark, height_stacked, stacked
from .years import ALIKE, along

_ABOVE, _GAP, _YEARS = 4.0, 5.0, 22.0


def draw_strip(labels: Labels, marks: Sequence[Mark], says: str) -> str:
    """Return the strip as SVG for a page; nothing where nothing happened in its years."""
    columns = Columns(ALIKE, (RIGHT - ALIKE) / len(labels.points), len(labels.points))
    high = height_stacked(marks, columns)
    if not high:
        return ""
    bottom = _ABOVE + high
    base = bottom + _GAP
    parts = [
        across("base", ALIKE, RIGHT, base),
        *along(labels.points, columns, base),
        *stacked(marks, columns, bottom),
    ]
    return whole(labels, base + _YEARS, says, parts)
