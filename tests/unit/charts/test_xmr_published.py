"""XmR charts, against what NHSRplotthedots says of itself: its tests, its snapshots, its answers to questions."""

import pytest

from coalface.core.charts import control_chart, xmr
from coalface.core.charts.rules import in_runs, shifts, trends, two_in_three

from . import published
from .making import flags, numbers


def test_the_snapshot_of_twenty_normal_numbers():
    """tests/testthat/_snaps/ptd_spc.md: mean 0.142, limits -3.01 and 3.29, twenty points of common cause."""
    chart = xmr(published.NORMAL_20)
    assert [round(line[0], 3) for line in (chart.mean,)] == [0.142]
    assert [round(line[0], 2) for line in (chart.lpl, chart.upl)] == [-3.01, 3.29]
    assert set(chart.point) == {"common_cause"}
    assert chart.variation == "common_cause"


def test_the_snapshot_in_two_halves():
    """The same file, with a facet for each ten: means 0.0746 and 0.209, limits -2.60 and 2.75, -3.28 and 3.70."""
    chart = xmr(published.NORMAL_20, rebase=[10])
    said = [(round(chart.mean[at], 4), round(chart.lpl[at], 2), round(chart.upl[at], 2)) for at in (0, 10)]
    assert said == [(0.0746, -2.60, 2.75), (0.2086, -3.28, 3.70)]
    assert chart.trial_limits


def test_a_target_within_the_limits_is_met_now_and_then():
    assert xmr(published.NORMAL_20, target=0.5).assurance == "inconsistent"


def test_the_one_far_point_of_the_screening_test():
    """test-ptd_spc_standard.R: with 10 at point 15, unscreened limits are wider than screened ones."""
    series = [*published.NORMAL_20[:14], 10, *published.NORMAL_20[15:]]
    screened, raw = xmr(series), xmr(series, screen_outliers=False)
    assert screened.ranges_set_aside == 2
    assert raw.upl[0] - raw.lpl[0] > screened.upl[0] - screened.lpl[0]
    assert raw.mean[0] == screened.mean[0]


@pytest.mark.parametrize(
    ("series", "part"),
    [
        (range(1, 7), [0] * 6),
        ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
        (range(1, 8), [1] * 7),
        ([2, *range(1, 8), 3], [0, *[1] * 7, 0]),
        (range(7, 0, -1), [1] * 7),
        ([2, *range(7, 0, -1), 3], [0, *[1] * 7, 0]),
    ],
)
def test_trends_of_its_tests(series, part):
    """test-ptd_calculate_point_type.R, with every point of a trend marked as ptd_part_of_seven_trend does."""
    assert trends(numbers(series), 7)[0].tolist() == flags(part).tolist()


@pytest.mark.parametrize(
    ("sides", "part"),
    [
        ([1] * 6, [0] * 6),
        ([*[1] * 6, -1], [0] * 7),
        ([*[1] * 8, -1], [*[1] * 8, 0]),
        ([*[-1] * 8, 1], [*[1] * 8, 0]),
    ],
)
def test_shifts_of_its_tests(sides, part):
    assert shifts(numbers(sides), 7).tolist() == flags(part).tolist()


@pytest.mark.parametrize(
    ("near", "sides", "part"),
    [
        ([1, 0, 1], [1, 1, 1], [1, 0, 1]),
        ([0, 1, 1], [1, 1, 1], [0, 1, 1]),
        ([1, 1, 0], [1, 1, 1], [1, 1, 0]),
        ([0, 0, 1, 0, 1, 0, 0], [1] * 7, [0, 0, 1, 0, 1, 0, 0]),
        ([1, 0, 0, 1], [1] * 4, [0] * 4),
        ([1, 0, 0, 1, 1], [1] * 5, [0, 0, 0, 1, 1]),
        ([1, 0, 1], [1, -1, 1], [0, 0, 0]),
        ([0, 1, 1], [1, -1, 1], [0, 0, 0]),
        ([0, 0, 1, 1, 0, 0, 0], [-1, 1, -1, 1, -1, 1, -1], [0] * 7),
    ],
)
def test_two_in_three_of_its_tests(near, sides, part):
    assert two_in_three(flags(near), numbers(sides)).tolist() == flags(part).tolist()


def test_two_points_near_opposite_limits_are_common_cause():
    """test-ptd_spc_standard.R: fourteen of 1 and -1, then 5.5 and -5.5."""
    chart = xmr([1, -1] * 7 + [5.5, -5.5])
    assert chart.point[-2:] == ("common_cause", "common_cause")


@pytest.mark.parametrize(("step", "word"), [(1, "increasing trend"), (-1, "decreasing trend")])
def test_eight_steps_one_way_are_a_trend_either_way(step, word):
    """Its issue 167: a falling trend is flagged as a rising one is. The ends lie outside limits so narrow."""
    chart = xmr([step * place for place in range(8)])
    assert set(chart.signal[2:-2]) == {word}


def test_a_trend_is_named_by_its_direction_and_not_by_its_side():
    """Its issue 171: seven falling points above the mean, where more is better, are a concern."""
    chart = xmr([50, 1, 48, 3, 51, 2, 49, 0, 52, 1, 45, 44, 43, 42, 41, 40, 39], screen_outliers=False)
    assert set(chart.signal[-7:]) == {"decreasing trend"}
    assert set(chart.point[-7:]) == {"special_cause_concern"}


def test_limits_are_first_then_trend_then_two_in_three_then_shift():
    """Fourteen quiet points; then seven above the mean, of which the last is far outside: it is said as such."""
    quiet = [10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11]
    chart = xmr([*quiet, 12, 13, 12, 13, 12, 13, 40], fix_after=14)
    assert chart.signal[-1] == "above limits"
    assert "shift above" in chart.signal[14:20]


def test_mortgage_costs_are_montgomerys_up_to_the_rounding_of_2_66():
    """Example 6.5 has 279.78 and 321.22 with 3 / 1.128; 2.66 is that, rounded."""
    chart = xmr(published.MORTGAGE_COSTS)
    assert chart.lpl[0] == pytest.approx(279.78, abs=0.01)
    assert chart.upl[0] == pytest.approx(321.22, abs=0.01)
    assert chart.mean[0] == control_chart("i", published.MORTGAGE_COSTS).cl[0]


def test_runs_of_places():
    assert in_runs(flags([1, 1, 0, 1, 1, 1]), 3).tolist() == flags([0, 0, 0, 1, 1, 1]).tolist()
