"""The charts for counts, shares, rates and events, against results that others published.

`qicharts2 0.8.1` here means results of that package itself, published at 17 digits as fixtures of the Australian
Commission's PowerBI-SPC (test/fixtures/qicharts2.ts); where a chart was asked for unscreened ranges, so is ours.
"""

import numpy as np
import pytest

from coalface.core.charts import control_chart
from coalface.core.charts.runs import fewest_crossings, runs_analysis

from . import published

CLOSE = 1e-13


def ends(line, count=3):
    return [*line[:count].tolist(), *line[-count:].tolist()]


def test_run_chart_is_qicharts2s():
    chart = control_chart("run", published.CDI_COUNTS)
    assert set(chart.cl.tolist()) == {17}
    assert np.isnan(chart.lcl).all()
    assert np.isnan(chart.ucl).all()


def test_frozen_run_chart_is_qicharts2s():
    assert set(control_chart("run", published.CDI_COUNTS, freeze=18).cl.tolist()) == {19}


def test_c_chart_is_qicharts2s():
    chart = control_chart("c", published.CDI_COUNTS)
    assert chart.cl[0] == pytest.approx(14.833333333333334, rel=CLOSE)
    assert chart.lcl[0] == pytest.approx(3.2791133250419904, rel=CLOSE)
    assert chart.ucl[0] == pytest.approx(26.387553341624677, rel=CLOSE)


def test_frozen_u_chart_is_qicharts2s():
    chart = control_chart("u", published.CDI_COUNTS, published.CDI_DAYS, freeze=18)
    assert chart.cl[-1] == pytest.approx(0.0013884479710707777, rel=CLOSE)
    low = [0.00046859356820772382, 0.00045884627441714347, 0.00050955055902615945]
    low += [0.00042178965684199388, 0.00044231304889937777, 0.00044974643792663224]
    high = [0.0023083023739338317, 0.0023180496677244122, 0.0022673453831153958]
    high += [0.0023551062852995618, 0.0023345828932421777, 0.002327149504214923]
    assert ends(chart.lcl) == pytest.approx(low, rel=1e-12)
    assert ends(chart.ucl) == pytest.approx(high, rel=CLOSE)


def test_a_rate_whose_limit_would_be_negative_has_nought_as_qicharts2_has():
    """The second part of qicharts2's `cdi u part 18`, from its point 19 on; its point 33 has a lower limit of 0."""
    chart = control_chart("u", published.CDI_COUNTS[18:], published.CDI_DAYS[18:])
    assert chart.cl[0] == pytest.approx(0.00068392146236738438, rel=CLOSE)
    assert chart.lcl[14] == 0
    assert chart.lcl[13] == pytest.approx(1.8369339840405992e-05, rel=1e-11)
    assert chart.ucl[14] == pytest.approx(0.0013683303989018827, rel=CLOSE)


def test_u_prime_chart_is_qicharts2s():
    chart = control_chart("up", published.HAI_COUNTS, published.HAI_DAYS, screened_mr=False)
    assert chart.cl[0] * 1000 == pytest.approx(1.8235751654857593, rel=CLOSE)
    low = [1.5763817754848699, 1.5643644022212873, 1.5758317120955831]
    low += [1.5643911556476362, 1.5532104492178602, 1.5514774813533132]
    assert [value * 1000 for value in ends(chart.lcl)] == pytest.approx(low, rel=CLOSE)


def test_frozen_u_prime_chart_is_qicharts2s():
    chart = control_chart("up", published.HAI_COUNTS, published.HAI_DAYS, freeze=12, screened_mr=False)
    high = [0.0020242569108607405, 0.0020345011075467339, 0.0020247258117949149]
    high += [0.0020344783016177231, 0.002044009282576937, 0.0020454865491364039]
    assert ends(chart.ucl) == pytest.approx(high, rel=CLOSE)


def test_p_chart_is_qicharts2s():
    chart = control_chart("p", published.NHS_SEEN, published.NHS_CAME)
    assert chart.cl[0] == pytest.approx(0.95289971134419116, rel=CLOSE)
    low = [0.95169956464601502, 0.95169174300572235, 0.95172291159637212]
    low += [0.95168447124105948, 0.95169554538280965, 0.95168503066826537]
    assert ends(chart.lcl) == pytest.approx(low, rel=CLOSE)
    assert np.flatnonzero(~chart.sigma_signal).tolist() == [4, 6, 17, 19]  # which is why there is p′


@pytest.mark.parametrize("screened", [True, False])
def test_p_prime_chart_is_qicharts2s(screened):
    """Screening changes nothing here, in the package as here: no range is 3.267 times the mean."""
    chart = control_chart("pp", published.NHS_SEEN, published.NHS_CAME, screened_mr=screened)
    low = [0.9401296441775141, 0.94004641862513627, 0.9403780655785402]
    low += [0.93996904398143111, 0.9400868775214295, 0.93997499652290417]
    high = [0.96566977851086822, 0.96575300406324605, 0.96542135710984212]
    high += [0.96583037870695121, 0.96571254516695282, 0.96582442616547814]
    assert ends(chart.lcl) == pytest.approx(low, rel=CLOSE)
    assert ends(chart.ucl) == pytest.approx(high, rel=CLOSE)
    assert not chart.sigma_signal.any()


def test_i_chart_of_ratios_is_qicharts2s():
    chart = control_chart("i", published.NHS_SEEN, published.NHS_CAME, screened_mr=False)
    assert chart.cl[0] == pytest.approx(0.95296991067360326, rel=CLOSE)
    assert chart.lcl[0] == pytest.approx(0.94012535390705687, rel=CLOSE)
    assert chart.ucl[0] == pytest.approx(0.96581446744014965, rel=CLOSE)


def test_i_chart_is_qicharts2s():
    chart = control_chart("i", published.CABG_AGES, screened_mr=False)
    assert chart.cl[0] == pytest.approx(66.334549999999993, rel=CLOSE)
    assert chart.lcl[0] == pytest.approx(38.036006049860298, rel=CLOSE)
    assert chart.ucl[0] == pytest.approx(94.633093950139681, rel=CLOSE)
    assert np.flatnonzero(chart.sigma_signal).tolist() == [44, 69]


@pytest.mark.parametrize(
    ("screened", "low", "high"),
    [(False, 0.0078717922788112418, 106.04183142495304), (True, 0.02212887957455564, None)],
)
def test_t_chart_is_qicharts2s(screened, low, high):
    chart = control_chart("t", published.CABG_DAYS_BETWEEN, screened_mr=screened)
    assert chart.cl[0] == pytest.approx(11.205060797289464, rel=CLOSE)
    assert chart.lcl[0] == pytest.approx(low, rel=1e-11)
    if high:
        assert chart.ucl[0] == pytest.approx(high, rel=CLOSE)


def test_frozen_t_chart_is_qicharts2s():
    chart = control_chart("t", published.CABG_DAYS_BETWEEN, freeze=33, screened_mr=False)
    assert chart.cl[0] == pytest.approx(11.444906381144426, rel=CLOSE)
    assert chart.lcl[0] == pytest.approx(0.0037537354435645313, rel=1e-11)
    assert chart.ucl[0] == pytest.approx(113.70598556391909, rel=CLOSE)


def test_g_chart_has_its_centre_at_the_median_and_limits_from_the_mean():
    """PowerBI-SPC's golden g chart of the same 67 values: centre 24, upper limit 128.1749, lower limit 0."""
    chart = control_chart("g", published.CABG_CASES_BETWEEN)
    assert (chart.cl[0], chart.lcl[0], round(chart.ucl[0], 4)) == (24, 0, 128.1749)


def test_ranges_are_screened_unless_one_asks_otherwise_as_in_anhojs_book():
    """Average moving range 5; without the range of 17, 98 / 22 = 4.4545. Limits: mean ± 3 x that / 1.128."""
    screened = control_chart("i", published.ANHOJ_24)
    raw = control_chart("i", published.ANHOJ_24, screened_mr=False)
    mean = sum(published.ANHOJ_24) / 24
    assert screened.ranges_set_aside == 1
    assert screened.ucl[0] == pytest.approx(mean + 3 * (98 / 22) / 1.128)
    assert raw.ucl[0] == pytest.approx(mean + 3 * 5 / 1.128)


def test_moving_ranges_of_anhojs_book_signal_once():
    chart = control_chart("mr", published.ANHOJ_24)
    assert np.isnan(chart.y[0])
    assert chart.cl[0] == 5
    assert chart.ucl[0] == pytest.approx(16.335)
    assert np.flatnonzero(chart.sigma_signal).tolist() == [14]
    assert not chart.runs_signal


def test_mortgage_costs_are_montgomerys():
    """Example 6.5: mean 300.5, average moving range 7.79, limits 279.78 and 321.22."""
    chart = control_chart("i", published.MORTGAGE_COSTS)
    assert (chart.cl[0], round(chart.lcl[0], 2), round(chart.ucl[0], 2)) == (300.5, 279.78, 321.22)
    ranges = control_chart("mr", published.MORTGAGE_COSTS)
    assert (round(ranges.cl[0], 2), round(ranges.ucl[0], 2)) == (7.79, 25.45)


def test_cans_are_montgomerys():
    """Example 7.1: 347 of 1,500, 0.2313; limits 0.0524 and 0.4102; samples 15 and 23 outside."""
    chart = control_chart("p", published.CANS_OF_50, [50] * 30)
    assert [round(line[0], 4) for line in (chart.cl, chart.lcl, chart.ucl)] == [0.2313, 0.0524, 0.4102]
    assert np.flatnonzero(chart.sigma_signal).tolist() == [14, 22]


def test_circuit_boards_are_montgomerys():
    """Example 7.3: 516 / 26 = 19.85; limits 6.48 and 33.22 from the rounded mean; boards 6 and 20 outside."""
    chart = control_chart("c", published.BOARDS)
    assert [round(line[0], 2) for line in (chart.cl, chart.lcl)] == [19.85, 6.48]
    assert chart.ucl[0] == pytest.approx(33.22, abs=0.01)
    assert np.flatnonzero(chart.sigma_signal).tolist() == [5, 19]


def test_shipments_are_montgomerys():
    """Example 7.4: 74 / 1,000 = 0.0740; upper limit 0.1894 and a lower one below nought."""
    chart = control_chart("u", published.SHIPMENTS_OF_50, [50] * 20)
    assert (round(chart.cl[0], 4), chart.lcl[0], round(chart.ucl[0], 4)) == (0.074, 0, 0.1894)


@pytest.mark.parametrize("n", range(10, 101))
def test_what_chance_allows_is_what_r_says(n):
    longest = runs_analysis(np.tile([1.0, -1.0], n)[:n], np.zeros(n)).longest_run_max
    assert (longest, fewest_crossings(n)) == (
        published.LONGEST_RUNS[n - 10],
        published.FEWEST_CROSSINGS[n - 10],
    )


def test_24_points_may_run_8_and_cross_8():
    """The example of the qicharts2 vignette."""
    runs = runs_analysis(np.tile([1.0, -1.0], 12), np.zeros(24))
    assert (runs.longest_run_max, runs.n_crossings_min) == (8, 8)
