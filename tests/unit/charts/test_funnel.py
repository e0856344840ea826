"""Funnels: exact Poisson limits against R's and FunnelPlotR's own numbers, the rest against a slow twin."""

from math import asin, exp, isclose, log, sin, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coalface.core.charts import BadChart, funnel
from coalface.core.charts.funnel import limits_to_draw
from coalface.core.charts.poisson import gamma_below, gamma_quantiles, poisson_lower, poisson_upper

from . import published

NAMES = ("ll95", "ul95", "ll998", "ul998")
Z = (-1.959964, 1.959964, -3.090232, 3.090232)
# The six units of FunnelPlotR's own tests (tests/testthat/test-funnel_plot.R).
OBSERVED, EXPECTED = [100, 150, 180, 80, 120, 225], [108, 112, 165, 95, 100, 220]


@pytest.mark.parametrize("chance", published.GAMMA_QUANTILES)
def test_quantiles_are_rs(chance):
    ours = gamma_quantiles(chance, np.array(published.GAMMA_SHAPES))
    assert ours.tolist() == pytest.approx(published.GAMMA_QUANTILES[chance], rel=1e-12)


@given(st.floats(0.05, 1e5), st.sampled_from([0.001, 0.025, 0.3, 0.975, 0.999]))
def test_a_quantile_has_its_chance_below_it(shape, chance):
    shapes = np.array([shape])
    assert gamma_below(gamma_quantiles(chance, shapes), shapes)[0] == pytest.approx(chance, rel=1e-9)


def test_poisson_limits_are_those_of_funnelplotrs_test():
    """tests/testthat/test-poisson_limits.R: expected 15, 20 and 30."""
    expected = np.array([15.0, 20.0, 30.0])
    assert poisson_lower(expected, 0.025).round(7).tolist() == [0.5596924, 0.6108260, 0.6746958]
    assert poisson_upper(expected, 0.025).round(6).tolist() == [1.649348, 1.544419, 1.427562]
    assert poisson_lower(expected, 0.001).round(7).tolist() == [0.3862650, 0.4479107, 0.5289724]
    assert poisson_upper(expected, 0.001).round(6).tolist() == [2.082907, 1.902094, 1.702771]


def test_limits_of_its_six_units_are_wider_when_overdispersed():
    """The same test file: the lower limit of the fifth unit is lower when widened."""
    chart = funnel(OBSERVED, EXPECTED)
    assert chart.denominator.tolist() == sorted(EXPECTED)
    assert chart.overdispersed
    assert (chart.odll95 < chart.ll95).all()
    assert (chart.odul998 > chart.ul998).all()


def slow_phi_and_tau2(observed, expected, kind, trim=0.1):
    """Spiegelhalter's z-scores, winsorised by R's seventh quantile, and DerSimonian and Laird's tau squared."""
    target = 1 if kind == "CQC" else sum(observed) / sum(expected)
    if kind == "RC":
        s = [sqrt(o / (o + 0.5) ** 2 + e / (e + 0.5) ** 2) for o, e in zip(observed, expected, strict=True)]
        y = [log((o + 0.5) / (e + 0.5)) - log(target) for o, e in zip(observed, expected, strict=True)]
    else:
        s = [1 / (2 * sqrt(e)) for e in expected]
        turn = sqrt if kind == "CQC" else (lambda share: asin(sqrt(share)))
        y = [turn(o / e) - turn(target) for o, e in zip(observed, expected, strict=True)]
    z = [a / b for a, b in zip(y, s, strict=True)]
    low, high = (quantile(z, share) for share in (trim, 1 - trim))
    z = [min(max(one, low), high) for one in z]
    n = len(z)
    phi = sum(one * one for one in z) / n
    w = [1 / (b * b) for b in s]
    if n * phi < n - 1:
        return phi, 0.0
    return phi, max(0.0, (n * phi - (n - 1)) / (sum(w) - sum(a * a for a in w) / sum(w)))


def quantile(values, share):
    ordered, place = sorted(values), (len(values) - 1) * share
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


places = st.lists(
    st.integers(5, 4000).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n))),
    min_size=3,
    max_size=40,
)


@given(places, st.sampled_from(["PR", "RC", "CQC"]))
def test_dispersion_is_its_slow_twin(pairs, kind):
    observed, expected = [o for o, _ in pairs], [e for _, e in pairs]
    chart = funnel(observed, expected, data_type="SR" if kind == "CQC" else kind, sr_method="CQC")
    phi, tau2 = slow_phi_and_tau2(observed, expected, kind)
    assert chart.phi == pytest.approx(phi, rel=1e-9, abs=1e-12)
    assert chart.tau2 == pytest.approx(tau2, rel=1e-6, abs=1e-9)


@given(places)
def test_widened_limits_are_the_plain_formulas(pairs):
    observed, expected = [o for o, _ in pairs], [e for _, e in pairs]
    ratios = funnel(observed, expected, data_type="RC")
    shmi = funnel(observed, expected) if len(pairs) > 4 else None
    cqc = funnel(observed, expected, sr_method="CQC")
    for name, z in zip(NAMES, Z, strict=True):
        for place, n in enumerate(sorted(expected)):
            half = 1 / (4 * n)
            wide = getattr(ratios, f"od{name}")[place]
            assert isclose(wide, exp(log(ratios.target) + z * sqrt(half + ratios.tau2)), rel_tol=1e-12)
            assert isclose(getattr(cqc, f"od{name}")[place], 1 + z * sqrt(half + cqc.tau2), abs_tol=1e-12)
            if shmi:
                assert isclose(
                    getattr(shmi, f"od{name}")[place], exp(z * sqrt(1 / n + shmi.tau2)), rel_tol=1e-12
                )


@given(places)
def test_limits_of_shares_are_arcsine_and_stay_between_nought_and_one(pairs):
    observed, shares = [o for o, _ in pairs], [e for _, e in pairs]
    chart = funnel(observed, shares, data_type="PR")
    for name, z in zip(NAMES, Z, strict=True):
        for place, n in enumerate(sorted(shares)):
            limit = getattr(chart, name)[place]
            angle = asin(sqrt(chart.target)) + z * sqrt(1 / (4 * n))
            assert limit in (0, 1) or isclose(limit, sin(angle) ** 2, rel_tol=1e-9, abs_tol=1e-12)
            assert 0 <= limit <= 1


@given(places, st.randoms(use_true_random=False))
def test_the_order_of_places_does_not_matter(pairs, random):
    assume(len({n for _, n in pairs}) == len(pairs))
    other = pairs[:]
    random.shuffle(other)
    one = funnel([o for o, _ in pairs], [n for _, n in pairs], data_type="PR")
    two = funnel([o for o, _ in other], [n for _, n in other], data_type="PR")
    assert one.odul998.tolist() == two.odul998.tolist()
    assert one.phi == pytest.approx(two.phi)
    assert [pairs[place] for place in one.order] == [other[place] for place in two.order]


def test_shmi_leaves_out_the_extreme_tenths_by_rank():
    """Twenty places: rank r falls in share floor(10 r / 21), so ranks 1, 2, 19 and 20 are left out."""
    expected = [100.0] * 20
    observed = [*range(60, 78), 4000, 9000]
    z = [sqrt(100) * log(o / 100) for o in sorted(observed)[2:18]]
    assert funnel(observed, expected).phi == pytest.approx(sum(one * one for one in z) / 16)


def test_expected_counts_of_shmi_are_rounded_to_two_decimals_and_cqcs_are_not():
    expected = [10.126, 20.124, 30.5, 40.001, 50.75]
    assert funnel([9, 25, 31, 38, 60], expected).denominator.tolist() == [10.13, 20.12, 30.5, 40.0, 50.75]
    assert funnel([9, 25, 31, 38, 60], expected, sr_method="CQC").denominator.tolist() == expected


def test_a_limit_that_turned_back_at_the_largest_place_is_nought_where_it_is_drawn():
    """Four in 850, and the largest of 300: arcsine of its root is 0.069, less than 3.09 x 0.029."""
    chart = funnel([0, 1, 2, 1], [100, 200, 300, 250], data_type="PR", trim_by=0)
    limits = limits_to_draw(chart, chart.denominator)
    assert chart.ll998.tolist()[:3] == [0, 0, 0]
    assert chart.ll998[3] > 0  # as FunnelPlotR has it
    assert limits["ll998"].tolist() == [0, 0, 0, 0]
    assert limits["ul998"].tolist() == chart.ul998.tolist()


def test_without_overdispersion_it_says_that_plain_limits_apply():
    chart = funnel([10, 20, 31], [10.5, 20.5, 30.5], sr_method="CQC")
    assert not chart.overdispersed
    assert chart.tau2 == 0
    assert "not widened apply" in chart.notes[0]


@pytest.mark.parametrize(
    ("numerator", "denominator", "asked", "says"),
    [
        ([1, 2], [3, 4, 5], {}, "numerator has 2 points and denominator has 3"),
        ([1, 2], [3, 0], {}, "Point 2 of denominator is 0"),
        ([1, 9], [3, 4], {"data_type": "PR"}, "Point 2 counts 9 of 4"),
        ([1, -9], [3, 4], {}, "Point 2 of numerator is -9"),
        ([3, 4], [3, 4], {}, "are the same"),
        ([1, None], [3, 4], {}, "Point 2 of numerator is missing"),
        ([0, 0], [3, 4], {"data_type": "RC"}, "Every numerator is 0"),
        ([0, 5, 6], [3, 4, 5], {}, "sr_method CQC"),
        ([1, 2], [3, 4], {"data_type": "XX"}, "data_type has to be"),
        ([1, 2], [3, 4], {"sr_method": "NHS"}, "SHMI or CQC"),
        ([1, 2], [3, 4], {"trim_by": 0.5}, "trim_by"),
        ([1, 2, 3], [3, 4, 0.001], {}, "rounds to 0.00"),
    ],
)
def test_what_makes_no_funnel_is_refused_in_words(numerator, denominator, asked, says):
    with pytest.raises(BadChart, match=says):
        funnel(numerator, denominator, **asked)
