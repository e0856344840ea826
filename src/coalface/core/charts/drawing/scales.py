"""Scales: where a value lies, which values are written beside it, and how a number is written."""

from dataclasses import dataclass
from math import ceil, floor, inf, isfinite, log10

_NICE = (1, 2, 2.5, 5, 10)
# A series that comes closer to nought than this share of its height is drawn from nought.
_NEAR_NOUGHT = 0.5
# Below this, decimals would fill the page.
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from `low` to `high`, drawn between two places, with `ticks` that are easy to read."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def place(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def step(self) -> float:
        return self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else 1.0


def scale_for(
    lowest: float,
    highest: float,
    *,
    start: float,
    end: float,
    most_ticks: int = 5,
    from_nought: bool = False,
    most: float = inf,
) -> Scale:
    """Return a scale that holds both, from nought where that is asked or where the values come near it.

    `most` is as far as it goes where all values are alike.
    """
    assert isfinite(lowest)
    assert isfinite(highest)
    if lowest >= 0 and (from_nought or lowest <= _NEAR_NOUGHT * highest):
        lowest = 0.0
    if highest - lowest <= 1e-12 * max(abs(highest), abs(lowest)):
        spare = abs(highest) / 10 or 1.0
        lowest, highest = lowest - (0 if lowest == 0 else spare), min(highest + spare, max(highest, most))
    step = _nice_step((highest - lowest) / (most_ticks - 1))
    first, last = floor(round(lowest / step, 9)), ceil(round(highest / step, 9))
    ticks = tuple(float(f"{step * place:.12g}") + 0.0 for place in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, ticks)


def _nice_step(about: float) -> float:
    size = 10.0 ** floor(log10(about))
    return next(size * nice for nice in _NICE if size * nice >= about * 0.999)


def number(value: float, step: float) -> str:
    """A number with as many decimals as steps of this size call for, thousands set apart."""
    if step < _TINY:
        return f"{value:.3g}".replace("-", "−")
    decimals = max(0, -floor(log10(step) + 1e-9)) if step < 1 else (1 if step % 1 else 0)
    said = f"{value:,.{decimals}f}"
    return said.replace("-", "−") if float(said.replace(",", "")) else said.lstrip("-")
