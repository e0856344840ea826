"""Approximate Bayesian computation, held against a posterior in closed form and against simulated truths."""

import numpy as np
import pytest

from coalface.core.spiral.posterior import posterior_of

RUNS, KEEP = 60_000, 6000


def normal_mean(rng, runs: int, count: int = 5, spread: float = 2.0):
    """A mean from N(0, 1), and what `count` readings with this spread would show of it; another column is noise."""
    mean = rng.normal(size=(runs, 1))
    readings = mean + rng.normal(scale=spread, size=(runs, count))
    return mean, np.hstack([readings.mean(axis=1, keepdims=True), rng.normal(size=(runs, 1))])


@pytest.mark.parametrize("seen", [-2.0, 0.0, 1.3])
def test_it_is_the_conjugate_normal_posterior(seen):
    # Gelman et al., Bayesian Data Analysis, 3rd edition, section 2.5: with a prior N(0, 1) and five readings of
    # spread 2 the posterior has precision 1 + 5/4 and mean (5/4) seen / (1 + 5/4).
    mean, shown = normal_mean(np.random.default_rng(1), RUNS)
    found = posterior_of(mean, shown, np.array([seen, 0.0]), keep=KEEP)
    assert found.mean[0] == pytest.approx(1.25 * seen / 2.25, abs=0.05)
    assert np.sqrt(found.variance[0]) == pytest.approx(2.25**-0.5, rel=0.05)
    low, middle, high = found.quantile((0.05, 0.5, 0.95))[:, 0]
    assert middle == pytest.approx(1.25 * seen / 2.25, abs=0.06)
    assert high - low == pytest.approx(2 * 1.6449 * 2.25**-0.5, rel=0.06)


def test_what_was_seen_says_nothing_of_what_has_nothing_to_do_with_it():
    rng = np.random.default_rng(2)
    mean, shown = normal_mean(rng, RUNS)
    other = rng.random((RUNS, 1))
    found = posterior_of(np.hstack([mean, other]), shown, np.array([1.0, 0.0]), keep=KEEP)
    assert found.mean[1] == pytest.approx(0.5, abs=0.03)
    assert found.variance[1] == pytest.approx(1 / 12, rel=0.06)


def test_a_spread_that_depends_on_what_is_seen_is_followed():
    # Readings of a spread that is itself unknown: where they lie far apart, what comes next may be farther away.
    rng = np.random.default_rng(3)
    spread = np.exp(rng.uniform(-1, 1, RUNS))
    readings = rng.normal(size=(RUNS, 8)) * spread[:, None]
    shown = np.log(readings.std(axis=1, ddof=1))[:, None]
    ahead = (rng.normal(size=RUNS) * spread)[:, None]
    quiet, loud = (
        posterior_of(ahead, shown, np.array([np.log(seen)]), keep=RUNS // 2, spread_by=(0,)).variance[0]
        ** 0.5
        for seen in (0.5, 2.0)
    )
    assert quiet == pytest.approx(0.6, abs=0.2)
    assert loud == pytest.approx(1.8, abs=0.5)


def test_ranks_of_simulated_truths_are_uniform():
    # Simulation-based calibration: Talts, Betancourt, Simpson, Vehtari and Gelman 2018, arXiv:1804.06788.
    rng = np.random.default_rng(4)
    mean, shown = normal_mean(rng, RUNS // 4)
    truths, seen = normal_mean(rng, 300)
    below = []
    for truth, one in zip(truths, seen, strict=True):
        found = posterior_of(mean, shown, one, keep=1000)
        below.append(found.weights[found.values[:, 0] < truth[0]].sum())
    counted = np.histogram(below, bins=10, range=(0, 1))[0]
    # Chi-squared with nine degrees of freedom is below 27.9 in 999 of 1,000.
    assert ((counted - 30) ** 2 / 30).sum() < 27.9
