"""Fast charts against slow ones, on series that Hypothesis looks for: few values, many ties, long runs."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coalface.core.charts import control_chart, xmr
from coalface.core.charts.runs import runs_analysis

from . import twins

CLOSE = {"rel": 1e-12, "abs": 1e-12}
whole = st.lists(st.integers(-6, 6).map(float), min_size=1, max_size=40)
walks = st.lists(st.integers(-2, 2), min_size=2, max_size=40).map(
    lambda steps: [float(s) for s in np.cumsum(steps)]
)
measured = st.lists(
    st.floats(-1e6, 1e6, allow_subnormal=False).map(lambda x: round(x, 3)), min_size=1, max_size=40
)


@given(st.one_of(whole, walks, measured), st.booleans())
def test_xmr_is_its_slow_twin(series, screened):
    chart = xmr(series, screen_outliers=screened)
    mean, average, signals = twins.xmr_signals(series, screened=screened)
    assert chart.mean.tolist() == [mean] * len(series)
    if average is None:
        assert np.isnan(chart.lpl).all()
    else:
        assert chart.lpl.tolist() == pytest.approx([mean - 2.66 * average] * len(series), **CLOSE)
    assert list(chart.signal) == signals


@given(st.lists(st.integers(-6, 6).map(float), min_size=26, max_size=50), st.data())
def test_each_rebase_group_is_a_chart_of_its_own(series, data):
    start = data.draw(st.integers(13, len(series) - 13))
    fixed = data.draw(st.sampled_from([None, 12, 13]))
    chart = xmr(series, rebase=[start], fix_after=fixed)
    halves = [twins.xmr_signals(half, fixed=fixed) for half in (series[:start], series[start:])]
    assert list(chart.signal) == halves[0][2] + halves[1][2]
    assert (chart.mean[0], chart.mean[-1]) == (halves[0][0], halves[1][0])
    assert chart.group == (0,) * start + (1,) * (len(series) - start)


@given(
    st.sampled_from(["i", "t", "c", "g"]),
    st.lists(st.integers(1, 30), min_size=3, max_size=40),
    st.booleans(),
    st.booleans(),
)
def test_charts_without_sizes_are_their_slow_twins(name, series, screened, frozen):
    assume(len(set(series)) > 1)
    base = 12 if frozen and len(series) > 13 and len(set(series[:12])) > 1 else None
    chart = control_chart(name, series, freeze=base, screened_mr=screened)
    lines = twins.control_lines(name, series, base=base, screened=screened)
    for fast, slow in zip((chart.cl, chart.lcl, chart.ucl), lines, strict=True):
        assert fast.tolist() == pytest.approx(slow, rel=1e-9, abs=1e-9)
    drawn = series if name != "t" else chart.y.tolist()
    assert (chart.runs.longest_run, chart.runs.n_crossings, chart.runs_signal) == twins.anhoej(
        drawn, chart.cl
    )


@given(
    st.sampled_from(["u", "up", "p", "pp"]),
    st.lists(
        st.integers(2, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=3,
        max_size=40,
    ),
    st.booleans(),
)
def test_charts_with_sizes_are_their_slow_twins(name, pairs, screened):
    y, n = [k for k, _ in pairs], [m for _, m in pairs]
    assume(0 < sum(y) < sum(n))
    chart = control_chart(name, y, n, screened_mr=screened)
    lines = twins.control_lines(name, y, n, screened=screened)
    for fast, slow in zip((chart.cl, chart.lcl, chart.ucl), lines, strict=True):
        assert fast.tolist() == pytest.approx(slow, rel=1e-9, abs=1e-9)
    assert chart.sigma_signal.tolist() == ((chart.y > chart.ucl) | (chart.y < chart.lcl)).tolist()


@given(st.lists(st.sampled_from([-1.0, 0.0, 1.0]), min_size=1, max_size=120))
def test_runs_are_their_slow_twin(series):
    runs = runs_analysis(np.array(series), np.zeros(len(series)))
    assert (runs.longest_run, runs.n_crossings, runs.signal) == twins.anhoej(series, [0] * len(series))
