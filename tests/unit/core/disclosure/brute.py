"""The slow twin of the audit: write down every table that fits, and look at the smallest and largest of each cell."""

from functools import cache

import numpy as np

from coalface.core.disclosure.audit import Knowledge
from coalface.core.disclosure.tables import Table


def bounds_by_enumeration(table: Table, known: Knowledge, most: int) -> dict[str, tuple[int, int]] | None:
    """Bounds of the hidden cells, or None where nothing fits. No table with more than `most` in all is tried.

    Every cell that is no total is counted up; a total is what its parts come to.
    """
    totals = {total for total, _ in table.sums}
    counted = [name for name in table.cells if name not in totals]
    trial = {name: everything(len(counted), most)[:, place] for place, name in enumerate(counted)}
    settled = list(table.sums)
    while any(total not in trial for total, _ in settled):
        for total, parts in settled:
            if total not in trial and all(part in trial for part in parts):
                trial[total] = sum(trial[part] for part in parts)
    fits = np.ones(len(next(iter(trial.values()))), dtype=bool)
    for total, parts in settled:
        fits &= trial[total] == sum(trial[part] for part in parts)
    for name, value in table.cells.items():
        low, high = own_interval(name, value, known)
        fits &= (trial[name] >= low) & (trial[name] <= high)
    if not fits.any():
        return None
    return {name: (int(trial[name][fits].min()), int(trial[name][fits].max())) for name in table.hidden}


def own_interval(name, value, known: Knowledge) -> tuple[float, float]:
    """What the issue says a cell stands for, written here a second time."""
    low, high = known.bounds.get(name, (known.lower if value is None else 0, None))
    high = np.inf if high is None else high
    if value is None:
        return low, high
    return max(low, value - known.base // 2, 0), min(high, value + known.base // 2)


@cache
def everything(cells: int, most: int) -> np.ndarray:
    """Every way to share at most `most` among so many cells."""
    if cells == 0:
        return np.zeros((1, 0), dtype=int)
    parts = []
    for first in range(most + 1):
        rest = everything(cells - 1, most - first)
        parts.append(np.column_stack([np.full(len(rest), first), rest]))
    return np.concatenate(parts)
