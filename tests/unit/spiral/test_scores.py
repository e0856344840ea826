"""Scores of forecasts, held against closed forms of Gneiting and Raftery 2007 and against sums by hand."""

from math import pi, sqrt
from statistics import NormalDist

import numpy as np
import pytest

from coalface.core.spiral.scores import score_of

NORMAL = NormalDist()
EVENLY = np.array([NORMAL.inv_cdf((at + 0.5) / 5000) for at in range(5000)])


@pytest.mark.parametrize(("mean", "spread", "came_true"), [(0, 1, 0), (2, 3, -1), (-1, 0.5, 4)])
def test_the_crps_of_a_normal_forecast_is_the_closed_form(mean, spread, came_true):
    # Gneiting and Raftery 2007, equation 21, turned round so that less is better.
    z = (came_true - mean) / spread
    closed = spread * (z * (2 * NORMAL.cdf(z) - 1) + 2 * NORMAL.pdf(z) - 1 / sqrt(pi))
    assert score_of(mean + spread * EVENLY, came_true).crps == pytest.approx(closed, rel=2e-3)


def test_the_interval_score_is_its_width_and_twenty_times_what_lies_outside():
    # Of 0, 1, ..., 100 nine tenths lie between 4.55 and 95.45, by shares in the middle of each step.
    samples = np.arange(101.0)
    within, outside = score_of(samples, 50), score_of(samples, 105)
    assert (within.inside, outside.inside) == (True, False)
    assert within.interval == pytest.approx(90.9, abs=0.01)
    assert outside.interval == pytest.approx(90.9 + 20 * (105 - 95.45), abs=0.1)
    assert within.error == pytest.approx(0)
    assert outside.error == pytest.approx(55)


def test_the_crps_of_one_sure_value_is_its_error():
    assert score_of(np.array([3.0]), 5.0).crps == 2
    # Two values, by hand: the mean of |1 - 2| and |5 - 2|, less half of the mean of |1 - 5| over four pairs (2).
    assert score_of(np.array([5.0, 1.0]), 2.0).crps == pytest.approx(2 - 2 / 2)


def test_a_weight_of_two_is_a_value_that_stands_there_twice():
    values, twice = np.array([1.0, 4.0, 9.0]), np.array([1.0, 4.0, 4.0, 9.0])
    assert score_of(values, 3.0, np.array([1.0, 2.0, 1.0])).crps == pytest.approx(score_of(twice, 3.0).crps)
