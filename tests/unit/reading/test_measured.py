"""Shares put right by measured precision and recall."""

import numpy as np
import pytest

from coalface.core.reading.measured import Checked, corrected_share


def rng(seed=1):
    return np.random.default_rng(seed)


def test_a_share_worked_out_by_hand():
    # 100 of 1,000 are marked; 9 of 10 marks are right: 90 are so and found. 3 of 4 are found: 120 are so.
    found = corrected_share([10] * 10, [100] * 10, precision=Checked(9, 10), recall=Checked(3, 4), rng=rng())
    assert found.share == pytest.approx(0.12)
    assert found.interval.low < 0.12 < found.interval.high


def test_it_is_the_estimator_of_rogan_and_gladen():
    # Their formula: (apparent + specificity - 1) / (sensitivity + specificity - 1), on one table of 1,000 that was
    # checked in full: 160 right marks, 40 wrong ones, 90 missed.
    right, wrong, missed, rest = 160, 40, 90, 710
    apparent = (right + wrong) / 1_000
    sensitivity, specificity = right / (right + missed), rest / (rest + wrong)
    theirs = (apparent + specificity - 1) / (sensitivity + specificity - 1)
    found = corrected_share(
        [right + wrong],
        [1_000],
        precision=Checked(right, right + wrong),
        recall=Checked(right, right + missed),
        rng=rng(),
    )
    assert found.share == pytest.approx(theirs) == pytest.approx(0.25)
    # One report says nothing of how reports differ.
    assert found.interval is None


def test_a_share_of_what_was_counted_by_rules_too():
    # Of 200 criticisms marked 190 are so, and 250 there are; 20 causes are marked, all so, and 25 there are.
    found = corrected_share(
        [2] * 10, [20] * 10, precision=Checked(20, 20), recall=Checked(4, 5), rng=rng(),
        of_precision=Checked(19, 20), of_recall=Checked(19, 25),
    )  # fmt: skip
    assert found.share == pytest.approx(25 / 250)


def test_nothing_is_said_of_nothing():
    assert corrected_share([], [], precision=Checked(1, 1), recall=Checked(1, 1), rng=rng()) is None
    assert corrected_share([1], [2], precision=Checked(0, 3), recall=Checked(0, 3), rng=rng()) is None


def test_the_interval_holds_the_truth_as_often_as_it_says():
    """Reports that differ, rules with known faults, gold from the same sentences: 95 of 100, about."""
    held = 0
    for seed in range(100):
        drawn = rng(seed)
        shares = drawn.beta(5, 15, size=40)  # 25% on the whole
        so = drawn.binomial(300, shares)
        found, wrong = drawn.binomial(so, 0.8), drawn.binomial(300 - so, 0.03)
        gold_so, gold_not = 75, 225
        gold_found, gold_wrong = drawn.binomial(gold_so, 0.8), drawn.binomial(gold_not, 0.03)
        share = corrected_share(
            (found + wrong).tolist(), [300] * 40,
            precision=Checked(gold_found, gold_found + gold_wrong), recall=Checked(gold_found, gold_so), rng=drawn,
        )  # fmt: skip
        held += share.interval.low <= 0.25 <= share.interval.high
    # Of 100 with a chance of 0.95 each, fewer than 89 come in 1 of 100 sets (binomial).
    assert held >= 89
