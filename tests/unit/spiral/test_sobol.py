"""Sobol’s indices, held against Ishigami’s function in closed form and against SALib on the same points."""

from math import pi

import numpy as np
import pytest
from SALib.analyze import sobol as salib_analyze
from SALib.sample import sobol as salib_sample

from coalface.core.spiral.sobol import Sample, indices, indices_of, places_of, sample_of

A, B = 7.0, 0.1


def ishigami(rows):
    x, y, z = (2 * pi * rows - pi).T
    return np.sin(x) + A * np.sin(y) ** 2 + B * z**4 * np.sin(x)


# Ishigami and Homma 1990; Saltelli et al. 2008, Global Sensitivity Analysis, The Primer, section 4.
VARIANCE = A**2 / 8 + B * pi**4 / 5 + B**2 * pi**8 / 18 + 0.5
FIRST = [0.5 * (1 + B * pi**4 / 5) ** 2 / VARIANCE, A**2 / 8 / VARIANCE, 0.0]
TOGETHER = 8 * B**2 * pi**8 / 225 / VARIANCE
TOTAL = [FIRST[0] + TOGETHER, FIRST[1], TOGETHER]


def test_the_published_indices_of_ishigamis_function():
    assert pytest.approx([0.3139, 0.4424, 0.0], abs=5e-5) == FIRST
    assert pytest.approx([0.5576, 0.4424, 0.2437], abs=5e-5) == TOTAL
    found = indices(ishigami, 3, count=30_000, rng=np.random.default_rng(1))
    assert found.first == pytest.approx(FIRST, abs=0.02)
    assert found.total == pytest.approx(TOTAL, abs=0.02)


def test_it_is_what_salib_says_of_the_same_points():
    problem = {"num_vars": 3, "names": ["x", "y", "z"], "bounds": [[0, 1]] * 3}
    theirs = salib_sample.sample(problem, 256, calc_second_order=False, seed=1)
    blocks = theirs.reshape(256, 5, 3)
    sample = Sample(blocks[:, 0], blocks[:, 4])
    # SALib has the mixed points between the two samples; ours come after them.
    ours = sample.rows().reshape(5, 256, 3)
    assert np.array_equal(ours, blocks[:, [0, 4, 1, 2, 3]].transpose(1, 0, 2))
    expected = salib_analyze.analyze(problem, ishigami(theirs), calc_second_order=False, seed=1)
    found = indices_of(ishigami(sample.rows()), sample, np.random.default_rng(1))
    assert found.first == pytest.approx(expected["S1"], rel=1e-9, abs=1e-12)
    assert found.total == pytest.approx(expected["ST"], rel=1e-9)
    # Their interval is symmetric, ours is of quantiles: about as wide, at 95 against 90 in 100.
    ratio = (found.total_ends[1] - found.total_ends[0]) / (2 * expected["ST_conf"])
    assert ratio == pytest.approx([0.84] * 3, rel=0.3)


def test_nine_in_ten_intervals_hold_the_truth():
    inside = []
    for seed in range(60):
        found = indices(ishigami, 3, count=400, rng=np.random.default_rng(seed))
        inside += [
            low <= truth <= high
            for low, truth, high in zip(found.total_ends[0], TOTAL, found.total_ends[1], strict=True)
        ]
    assert np.mean(inside) == pytest.approx(0.9, abs=0.08)


def test_what_plays_no_part_has_none_and_a_sum_has_nothing_together():
    found = indices(
        lambda rows: 3 * rows[:, 0] + 4 * rows[:, 1] + 0 * rows[:, 2],
        3,
        count=4000,
        rng=np.random.default_rng(2),
    )
    # Of a sum each part has the share of its own variance: 9 and 16 of 25.
    assert found.first == pytest.approx([0.36, 0.64, 0], abs=0.05)
    assert found.total == pytest.approx([0.36, 0.64, 0], abs=0.03)
    assert found.total[2] == 0
    assert indices(lambda rows: np.ones(len(rows)), 2, count=10, rng=np.random.default_rng(1)) is None


def test_a_hypercube_has_one_number_in_each_part():
    sample = sample_of(50, 4, np.random.default_rng(3))
    for column in (*sample.one.T, *sample.other.T):
        assert sorted((column * 50).astype(int)) == list(range(50))
    assert not np.array_equal(sample.one, sample.other)


def test_places_are_those_behind_all_that_surely_weigh_more_and_before_all_that_surely_weigh_less():
    # Ishigami’s totals are 0.56, 0.44 and 0.24: with many points the order is sure.
    sure = indices(ishigami, 3, count=4000, rng=np.random.default_rng(5))
    assert sure.places.T.tolist() == [[1, 1], [2, 2], [3, 3]]
    rng = np.random.default_rng(6)
    # By hand: the first two change places from resample to resample, the third is always least.
    totals = np.column_stack([rng.random(500) + 1, rng.random(500) + 1, np.zeros(500)])
    assert places_of(totals).T.tolist() == [[1, 2], [1, 2], [3, 3]]
