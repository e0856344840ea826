"""Shares put right by how often rules were right and wrong on what was judged by hand."""

import numpy as np
import pytest

from coalface.core.reading.measured import Stratum, corrected_share, found_and_right, rates_of, ratio_of


def rng(seed=1):
    return np.random.default_rng(seed)


def judged(right, wrong, missed, rest, **more):
    return Stratum(right + wrong + missed + rest, ((missed, 0, rest), (right, 0, wrong)), **more)


def test_it_is_the_estimator_of_rogan_and_gladen():
    # Their formula: (apparent + specificity - 1) / (sensitivity + specificity - 1). Sensitivity 160 of 250, specificity
    # 710 of 750; 20 of 100 are marked, so by hand (0.2 + 0.9467 - 1) / (0.64 + 0.9467 - 1) = 0.25.
    found = corrected_share([20], [100], [judged(160, 40, 90, 710)], rng=rng())
    assert found.share == pytest.approx(0.25)
    # One report says nothing of how reports differ.
    assert found.interval is None


def test_where_few_are_marked_it_is_not_the_predictive_value_that_counts():
    # The same rules in a year with 6 of 100 marked: as many are marked by mistake alone. By hand:
    # (0.06 + 0.9467 - 1) / 0.5867 = 0.0114, where 0.06 times the predictive value 0.8 over 0.64 would say 0.075.
    found = corrected_share([6] * 10, [100] * 10, [judged(160, 40, 90, 710)], rng=rng())
    assert found.share == pytest.approx(0.0114, abs=1e-4)
    assert found.interval.low == 0
    # Fewer than mistakes alone would mark: the share is nothing, and never less.
    assert corrected_share([1] * 10, [100] * 10, [judged(160, 40, 90, 710)], rng=rng()).share == 0


def test_what_was_drawn_unevenly_is_weighted_for_all():
    # 1,000 are marked, of 50 judged 40 are so; of 9,000 others 3 of 90. By hand: 800 found, 200 wrong, 300 missed.
    strata = [
        Stratum(1_000, ((0, 0, 0), (40, 10, 0)), marks=True),
        Stratum(9_000, ((3, 78, 9), (0, 0, 0)), marks=False),
    ]
    rates = rates_of(strata)
    assert rates.sensitivity[0] == pytest.approx(800 / 1_100)
    assert rates.predictive[0] == pytest.approx(0.8)
    assert rates.specificity[0] == pytest.approx(8_700 / 8_900)
    # 900 of the 10,000 are neither so nor near to it.
    assert rates.near[0] == pytest.approx(0.91)
    share = corrected_share([100] * 10, [1_000] * 10, strata, rng=rng(), of_near=True)
    assert share.share == pytest.approx(1_100 / 9_100)
    found, right = found_and_right(strata, rng())
    assert found.share == pytest.approx(800 / 1_100)
    # Wilson's interval for 40 of 50 is 0.670 to 0.888: Jeffreys' comes near it.
    assert right.interval.low == pytest.approx(0.67, abs=0.02)
    assert right.interval.high == pytest.approx(0.888, abs=0.02)
    assert found.interval.low < 0.55 < 0.9 < found.interval.high


def test_a_stratum_of_which_the_rules_of_today_mark_some_counts_in_both_rows():
    # Of 1,000 that were left alone when they were drawn, 4 of 100 are so; today's rules find one and mark no other.
    strata = [
        Stratum(100, ((0, 0, 0), (90, 10, 0)), marks=True),
        Stratum(1_000, ((3, 90, 6), (1, 0, 0)), marks=None),
    ]
    rates = rates_of(strata)
    assert rates.sensitivity[0] == pytest.approx((90 + 10) / (90 + 10 + 30))
    assert rates.predictive[0] == pytest.approx((90 + 10) / (100 + 10))
    found, _right = found_and_right(strata, rng())
    assert found.interval.low < 100 / 130 < found.interval.high


def test_the_interval_is_wider_than_either_uncertainty_alone():
    few, many = judged(16, 4, 9, 71), judged(16_000, 4_000, 9_000, 71_000)
    alike, unlike = [20] * 10, [0, 40] * 5

    def width(counts, judged_):
        interval = corrected_share(counts, [100] * 10, [judged_], rng=rng()).interval
        return interval.high - interval.low

    assert width(alike, many) < 0.02
    assert width(unlike, few) > max(width(alike, few), width(unlike, many)) > 0.1


def test_nothing_is_said_of_nothing():
    assert corrected_share([], [], [judged(1, 1, 1, 1)], rng=rng()) is None


def test_the_interval_holds_the_truth_as_often_as_it_says():
    """Reports that differ, rules with known faults, sentences judged: 95 of 100, about."""
    held = 0
    for seed in range(100):
        drawn = rng(seed)
        shares = drawn.beta(5, 15, size=40)  # 25% on the whole
        so = drawn.binomial(300, shares)
        found, wrong = drawn.binomial(so, 0.8), drawn.binomial(300 - so, 0.03)
        right, missed = (lambda n: (n, 75 - n))(drawn.binomial(75, 0.8))
        mistaken = drawn.binomial(225, 0.03)
        share = corrected_share(
            (found + wrong).tolist(), [300] * 40, [judged(right, mistaken, missed, 225 - mistaken)], rng=drawn
        )
        held += share.interval.low <= 0.25 <= share.interval.high
    # Of 100 with a chance of 0.95 each, fewer than 89 come in 1 of 100 sets (binomial).
    assert held >= 89


def test_a_ratio_counts_an_error_that_both_share_once():
    """What was judged says little here, so each interval is wide; but the error is the same for both."""
    strata = [judged(30, 2, 15, 300)]
    few, many = ([10] * 40, [100] * 40), ([20] * 40, [100] * 40)
    found = ratio_of(few, many, strata, rng=rng())
    # Rogan and Gladen by hand: specificity 300 / 302, so (0.2 - 0.00662) / (0.1 - 0.00662) = 2.071.
    assert found.share == pytest.approx(2.071, abs=1e-3)
    assert 1.5 < found.interval.low < found.share < found.interval.high < 3.5
    one, two = (corrected_share(*counts, strata, rng=rng()).interval for counts in (few, many))
    # Each apart, the ends would allow far more than together.
    assert found.interval.high < two.high / one.low
    assert found.interval.low > two.low / one.high
    assert ratio_of(([1] * 3, [9] * 3), many, strata, rng=rng()) is None
