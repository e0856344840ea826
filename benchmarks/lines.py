"""Lines of the one table that every benchmark adds to, and the few sums that they share."""

import math
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

KEPT, MISSED = "kept", "MISSED"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. `most` is the claim; a line without one is there to compare with. `load` is what else was going on
    when it was taken: the machine's average over the minute before, our own work included.
    """

    claim: str
    what: str
    figure: float
    unit: str
    most: float | None = None
    load: float = field(default_factory=lambda: os.getloadavg()[0])

    @property
    def verdict(self) -> str:
        if self.most is None:
            return ""
        return KEPT if self.figure <= self.most else MISSED


def percentile(figures: Sequence[float], share: float) -> float:
    """The figure that `share` of all figures do not exceed (nearest rank, so it is one that was seen)."""
    assert figures, "no figures, no percentile"
    return sorted(figures)[max(0, math.ceil(len(figures) * share) - 1)]


def median(figures: Sequence[float]) -> float:
    return percentile(figures, 0.5)


def note(*lines: str) -> None:
    """Say what is being done and with which settings, beside the table and not in it."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)


def show_table(lines: Sequence[Line]) -> None:
    header = ("claim", "what", "figure", "claimed", "load", "")
    rows = [header, *(_row(line) for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(header))]
    for row in rows:
        cells = [
            cell.rjust(width) if place in (2, 3, 4) else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def _row(line: Line) -> tuple[str, ...]:
    claimed = "" if line.most is None else f"<= {_number(line.most)} {line.unit}"
    figure = f"{_number(line.figure)} {line.unit}"
    return line.claim, line.what, figure, claimed, f"{line.load:.1f}", line.verdict


def _number(figure: float) -> str:
    if figure == int(figure):
        return f"{int(figure):,}"
    return f"{figure:,.0f}" if figure >= 1000 else f"{figure:,.1f}" if figure >= 10 else f"{figure:,.2f}"
