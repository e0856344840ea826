"""Funnel plots: is a place further from the whole than its size explains, and more than places differ anyway?

What is computed is what FunnelPlotR 0.6.0 (`funnel_plot`) computes, from its documentation and held against its
results, with its constants 1.959964 and 3.090232. Limits widened for overdispersion add the variance between places,
tau², to the variance within them (Spiegelhalter 2005, doi:10.1136/qshc.2005.013755; DerSimonian and Laird 1986). The
limits of CQC ratios are not squared back, and those of ratios of counts use 1/(2 sqrt(n)): so does the package.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np

from .averages import total
from .errors import BadChart
from .poisson import poisson_lower, poisson_upper
from .readings import (
    Floats,
    Given,
    computed,
    denominators,
    not_negative,
    points,
    readings,
    same_length,
    sealed,
)

# The normal deviates of 95% and 99.8% limits.
Z_95, Z_998 = 1.959964, 3.090232
# One in forty and one in a thousand at each end: the same limits, for exact Poisson ones.
TAIL_95, TAIL_998 = 0.025, 0.001

DATA_TYPES = {"PR": "proportions", "SR": "standardised ratios", "RC": "ratios of counts"}
SR_METHODS = ("SHMI", "CQC")
# The package looks its limits up on a grid this fine, which decides where limits of a share end at nought or one.
GRID = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """One value a place in each array, in the order of `order`: by denominator, from the smallest.

    `ll` and `ul` are lower and upper limits, 95 and 998 their per cent, `od` those widened for overdispersion.
    `phi` above 1 is overdispersion; `tau2` the variance between places that it comes from.
    """

    data_type: str
    sr_method: str
    order: tuple[int, ...]
    numerator: Floats
    denominator: Floats
    ratio: Floats
    target: float
    phi: float
    tau2: float
    ll95: Floats
    ul95: Floats
    ll998: Floats
    ul998: Floats
    odll95: Floats
    odul95: Floats
    odll998: Floats
    odul998: Floats
    overdispersed: bool
    notes: tuple[str, ...]


def funnel(
    numerator: Given,
    denominator: Given,
    *,
    data_type: str = "SR",
    sr_method: str = "SHMI",
    trim_by: float = 0.1,
) -> Funnel:
    """Return the limits of a funnel plot at the denominators, sorted.

    PR are proportions (arcsine), RC ratios of counts (logarithm), SR observed over expected: by SHMI (logarithm, the
    extreme tenths left out, expected counts rounded to two decimals) or by CQC (square root, the extreme tenths
    drawn in). `trim_by` is that tenth. SR limits without overdispersion are exact Poisson limits.
    """
    given_num, given_den = _counts(numerator, denominator, data_type, sr_method)
    trim = _trim(trim_by)
    shmi = data_type == "SR" and sr_method == "SHMI"
    if shmi:
        given_den = _to_two_decimals(given_den)
    order = np.argsort(given_den, kind="stable")
    num, den = given_num[order], given_den[order]
    target = 1.0 if data_type == "SR" else total(num) / total(den)
    z, within = _z_scores(num, den, target, data_type, shmi)
    kept = _within_ranks(z, trim) if shmi else _drawn_in(z, trim)
    phi, tau2 = _dispersion(kept, within)
    lines = limit_lines(den, target, tau2, data_type=data_type, sr_method=sr_method)
    computed(*lines.values())
    overdispersed = phi > 1
    none_found = "No overdispersion was found: the limits that are not widened apply."
    return Funnel(
        data_type=data_type,
        sr_method=sr_method,
        order=tuple(order.tolist()),
        numerator=sealed(num),
        denominator=sealed(den),
        ratio=sealed(num / den),
        target=target,
        phi=phi,
        tau2=tau2,
        **{name: sealed(line) for name, line in lines.items()},
        overdispersed=overdispersed,
        notes=() if overdispersed else (none_found,),
    )


def _counts(
    numerator: Given, denominator: Given, data_type: object, sr_method: object
) -> tuple[Floats, Floats]:
    if data_type not in DATA_TYPES:
        raise BadChart(
            "data_type has to be PR (proportions), SR (standardised ratios) or RC (ratios of counts)."
        )
    if sr_method not in SR_METHODS:
        raise BadChart("sr_method has to be SHMI or CQC.", "sr_method")
    num = readings(numerator, "numerator")
    not_negative(num, "numerator", "funnel")
    den = readings(denominator, "denominator")
    same_length(num, den, "denominator", of="numerator")
    for values, field in ((num, "numerator"), (den, "denominator")):
        if np.isnan(values).any():
            place = int(np.argmax(np.isnan(values)))
            raise BadChart(
                f"Point {place + 1} of {field} is missing. Leave that place out of the funnel.", field
            )
    den = denominators(denominator, num, "denominator")
    if data_type == "PR" and (num > den).any():
        place = int(np.argmax(num > den))
        raise BadChart(
            f"Point {place + 1} counts {num[place]:g} of {den[place]:g}. A share is at most all of them: are numerator"
            " and denominator the wrong way round?",
            "numerator",
        )
    if np.array_equal(num, den):
        raise BadChart("Numerator and denominator are the same. Please look at both again.", "numerator")
    if not num.any() and data_type == "RC":
        raise BadChart("Every numerator is 0, and no ratio can be made of that.", "numerator")
    return num, den


def _to_two_decimals(expected: Floats) -> Floats:
    """The nearer of the two neighbours with two decimals, and of two as near the even one: as R rounds from 4.0 on."""
    hundreds = expected * 100
    floor = np.floor(hundreds)
    below, above = floor / 100, np.ceil(hundreds) / 100
    down, up = expected - below, above - expected
    rounded = np.where((down < up) | ((down == up) & (floor % 2 == 0)), below, above)
    if (rounded <= 0).any():
        raise BadChart("An expected count rounds to 0.00. Leave that place out, or use CQC.", "denominator")
    return rounded


def _trim(given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given < 0.5:
        raise BadChart("trim_by has to be a number from 0 to less than 0.5; 0.1 is usual.", "trim_by")
    return float(given)


def _z_scores(num: Floats, den: Floats, target: float, data_type: str, shmi: bool) -> tuple[Floats, Floats]:
    """How far each place is from the target on its transformed scale, in its own standard errors; and those."""
    if data_type == "RC":
        within = np.sqrt(num / (num + 0.5) ** 2 + den / (den + 0.5) ** 2)
        return (np.log((num + 0.5) / (den + 0.5)) - np.log(target)) / within, within
    if shmi:
        with np.errstate(divide="ignore"):
            return np.sqrt(den) * np.log(num / den), 1 / np.sqrt(den)
    within = 1 / (2 * np.sqrt(den))
    if data_type == "PR":
        return (np.arcsin(np.sqrt(num / den)) - np.arcsin(np.sqrt(target))) / within, within
    return (np.sqrt(num / den) - 1) / within, within


def _drawn_in(z: Floats, trim: float) -> Floats:
    """Winsorised: what lies beyond the outer quantiles is set to them."""
    low, high = np.quantile(z, (trim, 1 - trim))
    return np.clip(z, low, high)


def _within_ranks(z: Floats, trim: float) -> Floats:
    """Truncated as NHS Digital does for SHMI: the lowest and highest of 1/trim equal shares of the ranks are NaN."""
    if not trim:
        return z
    shares = 1 / trim
    share = np.floor(_average_ranks(z) * shares / (z.size + 1))
    return np.where((share > 0) & (share < shares - 1), z, np.nan)


def _average_ranks(z: Floats) -> Floats:
    _, which, counts = np.unique(z, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Floats = (last - (counts - 1) / 2)[which]
    return ranks


def _dispersion(kept: Floats, within: Floats) -> tuple[float, float]:
    """Phi, the mean square z-score, and tau², what of it lies between places (DerSimonian and Laird)."""
    here = ~np.isnan(kept)
    n = int(np.count_nonzero(here))
    if not n:
        raise BadChart(
            "Every place was trimmed away. A funnel needs more places, or a smaller trim_by.", "trim_by"
        )
    if np.isinf(kept[here]).any():
        raise BadChart(
            f"A numerator is 0 and counts among {points(n)}: it has no logarithm. Use sr_method CQC, which takes the"
            " square root.",
            "numerator",
        )
    phi = float((1 / n) * np.sum(kept[here] ** 2))
    weight = 1 / within[here] ** 2
    room = float(weight.sum() - (weight**2).sum() / weight.sum())
    if n * phi < n - 1 or room <= 0:
        return phi, 0.0
    return phi, max(0.0, (n * phi - (n - 1)) / room)


def limit_lines(
    den: Floats, target: float, tau2: float, *, data_type: str, sr_method: str
) -> dict[str, Floats]:
    """Return the eight limits at these denominators, sorted: by the names that Funnel has for them."""
    shmi = sr_method == "SHMI"
    names = ("ll95", "ul95", "ll998", "ul998")
    if data_type == "SR":
        plain = [
            poisson_lower(den, TAIL_95),
            poisson_upper(den, TAIL_95),
            poisson_lower(den, TAIL_998),
            poisson_upper(den, TAIL_998),
        ]
        wide = [_ratio_limit(den, z, tau2, shmi) for z in (-Z_95, Z_95, -Z_998, Z_998)]
    else:
        line = _count_limit if data_type == "RC" else _share_limit
        plain = [line(den, target, z, 0.0) for z in (-Z_95, Z_95, -Z_998, Z_998)]
        wide = [line(den, target, z, tau2) for z in (-Z_95, Z_95, -Z_998, Z_998)]
    return dict(zip([*names, *(f"od{name}" for name in names)], [*plain, *wide], strict=True))


def limits_to_draw(chart: Funnel, sizes: Floats) -> dict[str, Floats]:
    """Return the limits that apply (ll95, ul95, ll998, ul998) at these sizes, in order: widened where there is need.

    A limit of a share that turns back on itself is nought or one here at every size. The package sees that by looking
    at the next size, so that at the largest it keeps a limit that has turned back; the lists of the funnel keep it too.
    """
    beyond = np.append(sizes, max(float(sizes[-1]), float(chart.denominator[-1])) * 1.01 + 1)
    lines = limit_lines(
        beyond, chart.target, chart.tau2, data_type=chart.data_type, sr_method=chart.sr_method
    )
    before = "od" if chart.overdispersed else ""
    return {name: lines[f"{before}{name}"][:-1] for name in ("ll95", "ul95", "ll998", "ul998")}


def _ratio_limit(den: Floats, z: float, tau2: float, shmi: bool) -> Floats:
    if shmi:
        return np.exp(z * np.sqrt(1 / den + tau2))
    return 1 + z * np.sqrt(1 / (4 * den) + tau2)


def _count_limit(den: Floats, target: float, z: float, tau2: float) -> Floats:
    limit: Floats = np.exp(np.log(target) + z * np.sqrt(1 / (4 * den) + tau2))
    return limit


def _share_limit(den: Floats, target: float, z: float, tau2: float) -> Floats:
    """Arcsine limits. Where they would turn back on themselves at small sizes they are nought, or one."""
    sizes = np.unique(np.concatenate((np.linspace(3, ceil(den.max()), GRID), den)))
    angle = np.arcsin(np.sqrt(target)) + z * np.sqrt(1 / (4 * sizes) + tau2)
    line = np.sin(angle) ** 2
    turns = line[:-1] > line[1:] if z < 0 else line[:-1] < line[1:]
    line[:-1][turns] = 0.0 if z < 0 else 1.0
    kept: Floats = line[np.searchsorted(sizes, den)]
    return kept
