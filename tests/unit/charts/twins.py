"""The same charts, computed slowly in plain Python from the words of the rules: whatever is fast has to agree."""

from fractions import Fraction
from itertools import pairwise
from math import comb, log2, sqrt
from statistics import median


def exact_mean(values):
    """The true mean, rounded once."""
    return float(sum(map(Fraction, values)) / len(values))


def screened_range(values, screened):
    ranges = [abs(after - before) for before, after in pairwise(values)]
    if not ranges:
        return None
    average = exact_mean(ranges)
    kept = [one for one in ranges if one < 3.267 * average] if screened else ranges
    return exact_mean(kept or ranges)


def xmr_signals(values, *, screened=True, fixed=None):
    """Return the mean, the average moving range and the signals of one group without gaps."""
    base = values[:fixed]
    mean, average = exact_mean(base), screened_range(base, screened)
    if average is None:
        return mean, None, ["common cause"] * len(values)
    high, low = mean + 2.66 * average, mean - 2.66 * average
    third_high, third_low = mean + 2 * (2.66 / 3) * average, mean - 2 * (2.66 / 3) * average
    return (
        mean,
        average,
        [_signal(values, place, mean, (low, high), (third_low, third_high)) for place in range(len(values))],
    )


def _signal(values, place, mean, limits, thirds):
    value = values[place]
    if value > limits[1]:
        return "above limits"
    if value < limits[0]:
        return "below limits"
    in_trend = [bool(_trends_at(values, at)) for at in range(len(values))]
    if in_trend[place]:
        goes_on = place + 1 < len(values) and in_trend[place + 1]
        before, after = (place, place + 1) if goes_on else (place - 1, place)
        return "increasing trend" if values[after] > values[before] else "decreasing trend"

    def near(at):
        return limits[0] <= values[at] <= limits[1] and not thirds[0] <= values[at] <= thirds[1]

    for start in range(max(0, place - 2), min(place, len(values) - 3) + 1):
        three = range(start, start + 3)
        sides = {_side(values[at], mean) for at in three}
        if near(place) and sum(map(near, three)) >= 2 and sides in ({1}, {-1}):
            return "two in three high" if value > mean else "two in three low"
    for start in range(max(0, place - 6), min(place, len(values) - 7) + 1):
        if {_side(values[at], mean) for at in range(start, start + 7)} in ({1}, {-1}):
            return "shift above" if value > mean else "shift below"
    return "common cause"


def _side(value, mean):
    return int(value > mean) - int(value < mean)


def _trends_at(values, place):
    """The starts of all windows of seven points, each strictly above or below the one before, that hold the place."""
    starts = range(max(0, place - 6), min(place, len(values) - 7) + 1)
    return [start for start in starts if _one_way(values[start : start + 7])]


def _one_way(seven):
    steps = {_side(after, before) for before, after in pairwise(seven)}
    return steps in ({1}, {-1})


def anhoej(values, centre):
    """Return the longest run, the crossings and the signal, or None, None, False where nothing lies beside the line."""
    sides = [_side(value, line) for value, line in zip(values, centre, strict=True) if value is not None]
    useful = [side for side in sides if side]
    if not useful:
        return None, None, False
    runs = [1]
    for before, after in pairwise(useful):
        if before == after:
            runs[-1] += 1
        else:
            runs.append(1)
    longest, crossings, n = max(runs), len(runs) - 1, len(useful)
    fewest = next(k for k in range(n) if 20 * sum(comb(n - 1, j) for j in range(k + 1)) >= 2 ** (n - 1))
    return longest, crossings, longest > round(log2(n)) + 3 or crossings < fewest


def control_lines(chart, y, n=None, *, base=None, screened=True):
    """Return centre, lower and upper lines of a chart without gaps, each as a list with one value a point."""
    size = len(y)
    base = base or size
    if chart in ("i", "t"):
        values = [value ** (1 / 3.6) for value in y] if chart == "t" else y
        centre = exact_mean(values[:base])
        sigma = screened_range([value - centre for value in values[:base]], screened) / 1.128
        low, high = centre - 3 * sigma, centre + 3 * sigma
        if chart == "t":
            centre, low, high = centre**3.6, max(low, 0) ** 3.6, high**3.6
        return [centre] * size, [low] * size, [high] * size
    if chart == "c":
        centre = exact_mean(y[:base])
        return [centre] * size, [max(0, centre - 3 * sqrt(centre))] * size, [centre + 3 * sqrt(centre)] * size
    if chart == "g":
        mean = exact_mean(y[:base])
        spread = 3 * sqrt(mean * (mean + 1))
        return [median(y[:base])] * size, [max(0, mean - spread)] * size, [mean + spread] * size
    centre = float(sum(map(Fraction, y[:base])) / sum(map(Fraction, n[:base])))
    share = chart in ("p", "pp")
    sigmas = [sqrt(centre * (1 - centre) / m) if share else sqrt(centre / m) for m in n]
    if chart in ("pp", "up"):
        z = [(k / m - centre) / s for k, m, s in zip(y[:base], n[:base], sigmas[:base], strict=True)]
        widen = screened_range(z, screened) / 1.128
        sigmas = [sigma * widen for sigma in sigmas]
    low = [max(0, centre - 3 * sigma) for sigma in sigmas]
    high = [centre + 3 * sigma for sigma in sigmas]
    return [centre] * size, low, [min(1, value) for value in high] if share else high
