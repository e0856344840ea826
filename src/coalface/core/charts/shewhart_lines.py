"""How each of Shewhart's charts makes its centre line and its limits: one short function a chart."""

from dataclasses import dataclass

import numpy as np

from .averages import D2, RANGE_LIMIT, average_moving_range, mean, median, moving_ranges, total
from .readings import Floats

# Times between events are made nearly normal by this power (Nelson 1994), charted, and turned back.
TIME_POWER = 3.6


@dataclass(frozen=True, slots=True)
class Asked:
    """The series of one chart, checked, with its baseline as a mask over the points."""

    y: Floats
    n: Floats | None
    base: slice
    screened: bool

    @property
    def ratio(self) -> Floats:
        return self.y if self.n is None else self.y / self.n

    def whole(self, value: float) -> Floats:
        return np.full(self.y.size, value)


@dataclass(frozen=True, slots=True)
class Drawn:
    y: Floats
    cl: Floats
    lcl: Floats
    ucl: Floats
    ranges_set_aside: int = 0


def run(asked: Asked) -> Drawn:
    """The median, and no limits: what varies is judged by runs alone."""
    y, none = asked.ratio, asked.whole(np.nan)
    return Drawn(y, asked.whole(median(y[asked.base])), none, none)


def i(asked: Asked) -> Drawn:
    """Single values: mean ± 3 x average moving range / 1.128."""
    return _individuals(asked, asked.ratio)


def _individuals(asked: Asked, y: Floats) -> Drawn:
    centre = mean(y[asked.base])
    average, aside = average_moving_range(y[asked.base] - centre, screened=asked.screened)
    sigma = average / D2
    return Drawn(
        y, asked.whole(centre), asked.whole(centre - 3 * sigma), asked.whole(centre + 3 * sigma), aside
    )


def mr(asked: Asked) -> Drawn:
    """Moving ranges: their mean, nought, and 3.267 times their mean. The first point has no range."""
    y = np.concatenate(([np.nan], moving_ranges(asked.ratio)))
    centre = mean(y[asked.base])
    return Drawn(y, asked.whole(centre), asked.whole(0.0), asked.whole(RANGE_LIMIT * centre))


def t(asked: Asked) -> Drawn:
    """Times between rare events: an i chart of y^(1/3.6), turned back. A limit below nought is nought."""
    drawn = _individuals(asked, asked.y ** (1 / TIME_POWER))
    low = np.where(drawn.lcl < 0, 0.0, np.abs(drawn.lcl) ** TIME_POWER)
    return Drawn(
        drawn.y**TIME_POWER, drawn.cl**TIME_POWER, low, drawn.ucl**TIME_POWER, drawn.ranges_set_aside
    )


def c(asked: Asked) -> Drawn:
    """Counts of a steady field: mean ± 3 x its square root."""
    centre = asked.whole(mean(asked.y[asked.base]))
    sigma = np.sqrt(centre)
    return Drawn(asked.y, centre, np.maximum(0.0, centre - 3 * sigma), centre + 3 * sigma)


def g(asked: Asked) -> Drawn:
    """Cases between rare events: limits from the mean m, m ± 3 x sqrt(m(m+1)); the centre line is the median."""
    average = mean(asked.y[asked.base])
    sigma = (average * (average + 1)) ** 0.5
    low, high = max(0.0, average - 3 * sigma), average + 3 * sigma
    return Drawn(asked.y, asked.whole(median(asked.y[asked.base])), asked.whole(low), asked.whole(high))


def u(asked: Asked) -> Drawn:
    """Rates: all events over all exposure, ± 3 x sqrt(rate / n)."""
    centre, sigma = _rate_and_sigma(asked)
    return _around(asked, centre, sigma, most=np.inf)


def up(asked: Asked) -> Drawn:
    """Laney’s u′: the sigma of a u chart, times the sigma of the z-scores from their own moving ranges."""
    centre, sigma = _rate_and_sigma(asked)
    return _laney(asked, centre, sigma, most=np.inf)


def p(asked: Asked) -> Drawn:
    """Shares: all cases over all, ± 3 x sqrt(share (1 - share) / n), kept between nought and one."""
    centre, sigma = _share_and_sigma(asked)
    return _around(asked, centre, sigma, most=1.0)


def pp(asked: Asked) -> Drawn:
    """Laney’s p′: the sigma of a p chart, times the sigma of the z-scores from their own moving ranges."""
    centre, sigma = _share_and_sigma(asked)
    return _laney(asked, centre, sigma, most=1.0)


def _centre_of_ratios(asked: Asked) -> float:
    assert asked.n is not None
    here = ~np.isnan(asked.ratio[asked.base])
    return total(asked.y[asked.base][here]) / total(asked.n[asked.base][here])


def _rate_and_sigma(asked: Asked) -> tuple[float, Floats]:
    centre = _centre_of_ratios(asked)
    assert asked.n is not None
    return centre, np.sqrt(centre / asked.n)


def _share_and_sigma(asked: Asked) -> tuple[float, Floats]:
    centre = _centre_of_ratios(asked)
    assert asked.n is not None
    return centre, np.sqrt(centre * (1 - centre) / asked.n)


def _laney(asked: Asked, centre: float, sigma: Floats, most: float) -> Drawn:
    with np.errstate(invalid="ignore", divide="ignore"):
        z = (asked.ratio[asked.base] - centre) / sigma[asked.base]
    average, aside = average_moving_range(z, screened=asked.screened)
    # Where every share is nought or one, no z-score exists and sigma is nought: the limits lie at the centre line.
    widened = sigma * (average / D2) if sigma[~np.isnan(sigma)].any() else sigma
    return _around(asked, centre, widened, most, aside)


def _around(asked: Asked, centre: float, sigma: Floats, most: float, aside: int = 0) -> Drawn:
    y = asked.ratio
    spread = np.where(np.isnan(y), np.nan, sigma)
    low, high = np.maximum(0.0, centre - 3 * spread), np.minimum(most, centre + 3 * spread)
    return Drawn(y, asked.whole(centre), low, high, aside)
