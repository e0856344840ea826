"""What has to hold of every series: mirrors, shifts of the scale, flat lines, later points."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.charts import control_chart, xmr

# Eighths, so that sums and differences are exact, and a law is not broken by rounding alone.
eighths = st.integers(-4000, 4000).map(lambda k: k / 8)
series = st.lists(eighths, min_size=2, max_size=40)
MIRROR = {
    "common cause": "common cause",
    "above limits": "below limits",
    "increasing trend": "decreasing trend",
    "two in three high": "two in three low",
    "shift above": "shift below",
}
MIRROR |= {low: high for high, low in MIRROR.items()}
OTHER_WAY = {"increase": "decrease", "decrease": "increase", "neutral": "neutral"}
NEUTRAL_MIRROR = {"special_cause_neutral_high": "special_cause_neutral_low", "common_cause": "common_cause"}
NEUTRAL_MIRROR |= {low: high for high, low in NEUTRAL_MIRROR.items()}


@given(series, st.sampled_from(list(OTHER_WAY)), st.booleans())
def test_upside_down_high_is_low_and_better_stays_better(y, way, screened):
    chart = xmr(y, improvement=way, screen_outliers=screened, target=1)
    mirror = xmr([-value for value in y], improvement=OTHER_WAY[way], screen_outliers=screened, target=-1)
    assert [MIRROR[one] for one in chart.signal] == list(mirror.signal)
    assert (-mirror.upl).tolist() == pytest.approx(chart.lpl.tolist())
    if way == "neutral":
        assert [NEUTRAL_MIRROR[one] for one in chart.point] == list(mirror.point)
        assert chart.assurance is mirror.assurance is None
    else:
        assert chart.point == mirror.point
        assert chart.assurance == mirror.assurance


@given(series, st.integers(-8, 8).map(lambda k: k * 64.0))
def test_adding_to_every_point_moves_the_lines_and_no_signal(y, much):
    chart, moved = xmr(y), xmr([value + much for value in y])
    assert (moved.mean - much).tolist() == pytest.approx(chart.mean.tolist(), abs=1e-9)
    assert (moved.upl - moved.lpl).tolist() == pytest.approx((chart.upl - chart.lpl).tolist(), abs=1e-9)


@given(series, st.sampled_from([0.25, 2.0, 1024.0]))
def test_another_unit_changes_no_signal(y, unit):
    chart, scaled = xmr(y), xmr([value * unit for value in y])
    assert chart.signal == scaled.signal
    assert (scaled.upl / unit).tolist() == pytest.approx(chart.upl.tolist())


@given(st.floats(-1e9, 1e9, allow_subnormal=False), st.integers(2, 60), st.booleans())
def test_a_flat_series_has_its_limits_at_its_mean_and_no_signal(value, size, screened):
    chart = xmr([value] * size, screen_outliers=screened)
    assert set(chart.mean.tolist()) == set(chart.lpl.tolist()) == set(chart.upl.tolist()) == {value}
    assert set(chart.signal) == {"common cause"}


@pytest.mark.parametrize("name", ["i", "t"])
@given(st.floats(0.001, 1e6), st.integers(2, 60))
def test_flat_values_have_limits_at_their_centre(name, value, size):
    chart = control_chart(name, [value] * size)
    assert chart.lcl.tolist() == pytest.approx(chart.cl.tolist())
    assert chart.ucl.tolist() == pytest.approx(chart.cl.tolist())
    assert not chart.sigma_signal.any()
    assert not chart.runs_signal


@given(st.lists(eighths, min_size=12, max_size=30), st.lists(eighths, min_size=1, max_size=10))
def test_later_points_do_not_move_limits_that_are_fixed(y, later):
    before, after = xmr(y, fix_after=12), xmr([*y, *later], fix_after=12)
    assert after.upl[: len(y)].tolist() == before.upl.tolist()
    assert control_chart("i", [*y, *later], freeze=12).ucl[0] == control_chart("i", y, freeze=12).ucl[0]


@given(st.lists(eighths, min_size=13, max_size=30), st.lists(eighths, min_size=2, max_size=10))
def test_a_new_rebase_group_leaves_the_one_before_alone(y, later):
    before, after = xmr(y), xmr([*y, *later], rebase=[len(y)])
    assert after.signal[: len(y)] == before.signal
    assert after.lpl[: len(y)].tolist() == before.lpl.tolist()


@given(series, eighths, st.booleans())
def test_a_target_is_inconsistent_exactly_within_the_last_limits(y, target, rising):
    chart = xmr(y, target=target, improvement="increase" if rising else "decrease")
    if chart.lpl[-1] <= target <= chart.upl[-1]:
        assert chart.assurance == "inconsistent"
    else:
        always = (target < chart.lpl[-1]) == rising
        assert chart.assurance == ("consistent_pass" if always else "consistent_fail")


@given(
    st.lists(st.one_of(st.none(), eighths), min_size=3, max_size=40).filter(
        lambda y: any(v is not None for v in y)
    )
)
def test_a_gap_gives_no_range_and_no_signal_of_its_own(y):
    chart = xmr(y, allow_gaps=True)
    gaps = [place for place, value in enumerate(y) if value is None]
    assert [place for place, one in enumerate(chart.signal) if one is None] == gaps
    steps = [abs(b - a) for a, b in pairwise(y) if a is not None and b is not None]
    raw = xmr(y, allow_gaps=True, screen_outliers=False)
    if steps:
        assert (raw.upl - raw.mean)[0] == pytest.approx(2.66 * sum(steps) / len(steps))
    else:
        assert np.isnan(raw.upl).all()
    assert bool(gaps) == any("No number" in note for note in chart.notes)


@given(st.lists(st.integers(0, 40), min_size=3, max_size=30), st.integers(1, 50))
def test_laneys_limits_are_shewharts_times_one_number(y, n):
    y = [*y, y[0] + 1]
    plain, laney = control_chart("u", y, [n] * len(y)), control_chart("up", y, [n] * len(y))
    widen = (laney.ucl - laney.cl) / (plain.ucl - plain.cl)
    assert widen.tolist() == pytest.approx([widen[0]] * len(y))
