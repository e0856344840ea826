"""XmR charts of 150 authorities, 40 measures and 36 months in three seconds on one core; and one drawing.

Series are made with a fixed seed: half of them quiet, half with a shift, a trend or a far point, so that every rule has
work. The time is of this process alone, and NumPy uses one thread for arrays so short.
"""

from time import perf_counter, process_time

import numpy as np

from coalface.core.charts import funnel, xmr
from coalface.core.charts.drawing import Labels, draw_over_time

from .lines import Line, median, note

AUTHORITIES, MEASURES, MONTHS = 150, 40, 36
MOST_SECONDS = 3.0
SEED = 1924
TIMES = 3


def measure(options) -> list[Line]:
    measures = MEASURES // 4 if options.short else MEASURES
    series = _series(AUTHORITIES * measures)
    took = [_all_charts(series) for _ in range(1 if options.short else TIMES)]
    cpu, clock = median([cpu for cpu, _ in took]), median([clock for _, clock in took])
    note(f"{len(series):,} charts of {MONTHS} points: {cpu:.2f} s of one core, {clock:.2f} s by the clock")
    what = f"{AUTHORITIES} authorities x {measures} measures x {MONTHS} months, XmR"
    return [
        Line("charts", what, cpu, "s", MOST_SECONDS * measures / MEASURES),
        Line("charts", "one XmR chart drawn", _drawing(series[0]) * 1000, "ms"),
        Line("charts", "a funnel of 150 places, exact Poisson limits", _funnel() * 1000, "ms"),
    ]


def _series(count: int) -> np.ndarray:
    rng = np.random.default_rng(SEED)
    series = rng.normal(100, 10, (count, MONTHS))
    series[count // 2 : count * 3 // 4, MONTHS // 2 :] += 15
    series[count * 3 // 4 :: 2] += np.linspace(0, 30, MONTHS)
    series[count * 3 // 4 + 1 :: 2, -3] += 60
    return series


def _all_charts(series: np.ndarray) -> tuple[float, float]:
    cpu, clock = process_time(), perf_counter()
    signals = sum(xmr(one, improvement="decrease", target=90).variation != "common_cause" for one in series)
    took = process_time() - cpu, perf_counter() - clock
    assert 0 < signals < len(series), "every rule should have had work, and quiet series none"
    return took


def _drawing(one: np.ndarray) -> float:
    chart, labels = xmr(one), Labels("x", [str(month) for month in range(MONTHS)])
    times = []
    for _ in range(20):
        began = process_time()
        draw_over_time(chart, labels)
        times.append(process_time() - began)
    return median(times)


def _funnel() -> float:
    rng = np.random.default_rng(SEED)
    expected = rng.uniform(20, 3000, AUTHORITIES)
    observed = rng.poisson(expected * rng.gamma(30, 1 / 30, AUTHORITIES)) + 1.0
    began = process_time()
    funnel(observed, expected)
    return process_time() - began
