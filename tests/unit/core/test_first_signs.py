"""The links of the spiral, held against a published table, another way of computing, and panels that were made up."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coalface.core.first_signs import LINKS, VERDICTS, Movement, Verdict, last_movement, verdict
from coalface.core.panel_slopes import (
    Side,
    Slope,
    clustered_error,
    few_places,
    goes_with,
    left_out_error,
    students_t,
    within,
)
from coalface.core.vocabulary import CONDITIONS
from coalface.warehouse.defining import measures

# Grunfeld 1958 as Kleiber and Zeileis (2008) made it anew, in the public domain; Baltagi leaves the eleventh firm out.
GRUNFELD = Path(__file__).with_name("grunfeld.csv")


def grunfeld(column):
    """Ten firms over twenty years, a row a firm."""
    with GRUNFELD.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["firm"] != "American Steel"]
    firms = list(dict.fromkeys(row["firm"] for row in rows))
    table = np.full((len(firms), 20), np.nan)
    for row in rows:
        table[firms.index(row["firm"]), int(float(row["year"])) - 1935] = float(row[column])
    return table


def test_grunfelds_investment_comes_out_as_baltagi_printed_it():
    """Two-way within: 0.118 for value and 0.358 for capital (Baltagi, Econometric Analysis of Panel Data, table 3.1).

    With one thing held against one other, what the second regressor explains is taken away first (Frisch and Waugh
    1933): what is left gives the same coefficients as both regressors together.
    """
    there = np.ones((10, 20), dtype=bool)
    invest, value, capital = (within(grunfeld(name), there) for name in ("invest", "value", "capital"))

    def after(one, other):
        return one - other * np.sum(one * other) / np.sum(other * other)

    for one, other, published in ((value, capital, 0.118), (capital, value, 0.358)):
        mine, yours = after(one, other), after(invest, other)
        assert np.sum(mine * yours) / np.sum(mine * mine) == pytest.approx(published, abs=0.0005)


def made_up(places=60, years=9, slope=0.5, noise=0.2, seed=1):
    made = np.random.default_rng(seed)
    first = (
        made.normal(size=(places, 1)) * 5 + made.normal(size=(1, years)) + made.normal(size=(places, years))
    )
    own = made.normal(size=(places, 1)) * 9 + made.normal(size=(1, years)) * 4
    return first, own + slope * first + noise * made.normal(size=(places, years))


def test_with_numbers_missing_the_slope_is_that_of_dummies_for_each_place_and_year():
    """The same by brute force: least squares with a column for each place and year (numpy.linalg.lstsq)."""
    first, then = made_up()
    first[np.random.default_rng(2).random(first.shape) < 0.15] = np.nan
    there = ~np.isnan(first)
    place, year = np.nonzero(there)
    columns = np.column_stack([first[there], np.eye(60)[place], np.eye(9)[year]])
    [slow, *_], *_ = np.linalg.lstsq(columns, then[there], rcond=None)
    assert goes_with(first, then).slope == pytest.approx(slow, rel=1e-8)


def test_what_was_put_in_is_found_and_what_was_not_is_not():
    first, then = made_up(slope=0.5)
    found = goes_with(first, then)
    assert found.low < 0.5 < found.high
    assert found.low > 0
    nothing = goes_with(first, made_up(slope=0.0, noise=1, seed=9)[1])
    assert nothing.low < 0 < nothing.high


def test_a_year_later_is_held_against_the_year_before():
    first, then = made_up(slope=0.8)
    delayed = np.column_stack([np.full(60, np.nan), then[:, :-1]])
    assert goes_with(first, delayed, years_later=1).low > 0.5
    assert goes_with(first, delayed).high < 0.4


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_what_is_alike_for_all_years_of_a_place_or_all_places_of_a_year_changes_nothing(by_place, by_year):
    first, then = made_up(places=35, years=5)
    moved = then + by_place * np.arange(35)[:, None] + by_year * np.arange(5)[None, :]
    assert goes_with(first, moved).slope == pytest.approx(goes_with(first, then).slope, abs=1e-7)


def test_few_places_or_a_thing_that_never_moves_tell_nothing():
    first, then = made_up(places=29)
    assert goes_with(first, then).slope is None
    still = np.ones((40, 9))
    assert goes_with(still, made_up(places=40)[1]).slope is None
    assert verdict(Slope(None, None, None, (), None, 0, 0), slope_of(0.5, 2)) is Verdict.TOO_FEW


@pytest.mark.parametrize(
    ("same", "later", "says"),
    [
        ((0.1, 0.4), (0.1, 0.3), Verdict.TOGETHER_AND_LATER),
        ((0.1, 0.4), (-0.1, 0.3), Verdict.TOGETHER),
        ((-0.1, 0.4), (0.1, 0.3), Verdict.LATER),
        ((-0.1, 0.4), (-0.1, 0.3), Verdict.NOT_SHOWN),
        ((0.1, 0.4), (-0.3, -0.1), Verdict.OTHER_WAY),
    ],
)
def test_an_interval_over_nought_is_no_support(same, later, says):
    assert verdict(slope_of(*same), slope_of(*later)) is says
    assert VERDICTS[says]


def test_the_loop_closes_and_every_word_in_it_is_known_elsewhere():
    """Each link but the one to agencies begins where the one before it ended."""
    circle = LINKS[:4]
    assert [one.then for one in circle] == [circle[(at + 1) % 4].first for at in range(4)]
    known = measures()
    assert all(one.first in known and one.then in known for one in LINKS)
    assert all(one.conditions <= set(CONDITIONS) for one in LINKS)


def test_the_last_number_is_never_passed_over_for_an_old_step():
    """Where a year between has no number the step is longer, and says since when."""
    years = [2021, 2022, 2023, 2024, 2025]
    place, whole = [10.0, 14.0, 15.0, None, 20.0], [10.0, 11.0, 12.0, 12.0, 13.0]
    # From 15 to 20 while England went from 12 to 13: 4 net of England.
    assert last_movement(years, place, whole) == Movement(2025, 2023, 20.0, 5.0, 1.0)
    assert last_movement(years, place, whole).net == 4
    assert last_movement(years, [None, None, None, 1.0, None], whole) is None


def slope_of(low, high, *other_ways):
    return Slope((low + high) / 2, low, high, other_ways or ((low, high),), 0.1, 900, 150)


@pytest.mark.parametrize(
    ("slope", "side"),
    [
        (slope_of(0.1, 0.5, (0.11, 0.49), (0.09, 0.51)), Side.ABOVE),
        (slope_of(-0.5, -0.1, (-0.51, -0.09)), Side.BELOW),
        (slope_of(-0.1, 0.5, (-0.09, 0.49), (-0.11, 0.51)), Side.OVER),
        (slope_of(0.01, 0.5, (0.02, 0.49), (-0.01, 0.52)), Side.CLOSE),
        (slope_of(-0.002, 0.5, (0.002, 0.49), (-0.003, 0.52)), Side.CLOSE),
        (slope_of(-0.5, -0.004, (-0.51, 0.003)), Side.CLOSE),
    ],
)
def test_where_usual_ways_of_computing_do_not_agree_about_nought_it_is_too_close_to_say(slope, side):
    assert slope.side is side


def test_a_link_that_is_too_close_is_neither_shown_nor_not_shown():
    close, over, above = slope_of(0.01, 0.5, (-0.01, 0.52)), slope_of(-0.2, 0.3), slope_of(0.2, 0.3)
    assert verdict(over, close) is verdict(close, over) is Verdict.TOO_CLOSE
    assert verdict(above, close) is Verdict.TOGETHER
    assert verdict(close, above) is Verdict.LATER


def test_the_clustered_error_is_that_of_the_whole_sandwich():
    """Least squares with a column for each place and year, and the sandwich of Liang and Zeger (1986) over places."""
    first, then = made_up(places=40, years=6)
    then = (
        then + np.random.default_rng(3).normal(size=(40, 1)) * first
    )  # So that places differ in their slopes.
    first[np.random.default_rng(2).random(first.shape) < 0.15] = np.nan
    there = ~np.isnan(first) & (np.sum(~np.isnan(first), axis=1) > 1)[:, None]
    place, year = np.nonzero(there)
    columns = np.column_stack([first[there], np.eye(40)[place], np.eye(6)[year][:, 1:]])
    columns = columns[:, columns.any(axis=0)]
    slopes, *_ = np.linalg.lstsq(columns, then[there], rcond=None)
    left = then[there] - columns @ slopes
    bread = np.linalg.inv(columns.T @ columns)
    scores = np.array([columns[place == one].T @ left[place == one] for one in np.unique(place)])
    [error, *_] = np.sqrt(np.diag(bread @ scores.T @ scores @ bread))
    clusters, numbers = len(scores), there.sum()
    fewer = np.sqrt(clusters / (clusters - 1) * (numbers - 1) / (numbers - 7))
    found = goes_with(first, then)
    wide = stats.t.ppf(0.975, clusters - 1)
    assert (found.high - found.low) / 2 == pytest.approx(wide * fewer * error, rel=1e-6)
    low, high = found.other_ways[0]
    assert (high - low) / 2 == pytest.approx(stats.norm.ppf(0.975) * error, rel=1e-6)
    assert few_places(clusters, numbers, 6) == pytest.approx(fewer)


def test_leaving_out_one_place_in_turn_is_what_it_says():
    random = np.random.default_rng(8)
    xx, xy = random.uniform(1, 2, 30), random.normal(size=30)
    slope = xy.sum() / xx.sum()
    without = [np.delete(xy, one).sum() / np.delete(xx, one).sum() for one in range(30)]
    slow = np.sqrt(29 / 30 * sum((one - slope) ** 2 for one in without))
    assert left_out_error(slope, xy, xx) == pytest.approx(slow)
    # Places that are alike pull alike: then the two errors are almost one.
    assert left_out_error(slope, xy, xx) == pytest.approx(clustered_error(slope, xy, xx), rel=0.06)
    assert left_out_error(1.0, np.array([1.0, 0.0]), np.array([1.0, 0.0])) == float("inf")


@pytest.mark.parametrize("freedom", [30, 60, 149])
def test_students_t_is_scipys(freedom):
    for share in (0.9, 0.975, 0.995):
        assert students_t(share, freedom) == pytest.approx(stats.t.ppf(share, freedom), rel=1e-5)


def test_the_same_numbers_always_give_the_same_interval():
    first, then = made_up()
    assert goes_with(first, then) == goes_with(first.copy(), then.copy())
