"""The links of the spiral, held against a published table, another way of computing, and panels that were made up."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.first_signs import (
    LINKS,
    VERDICTS,
    Movement,
    Slope,
    Verdict,
    goes_with,
    last_movement,
    verdict,
    within,
)
from coalface.core.vocabulary import CONDITIONS
from coalface.warehouse.defining import measures

# Grunfeld 1958 as Kleiber and Zeileis (2008) made it anew, in the public domain; Baltagi leaves the eleventh firm out.
GRUNFELD = Path(__file__).with_name("grunfeld.csv")


def rng():
    return np.random.default_rng(20_250_930)


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
    assert goes_with(first, then, rng()).slope == pytest.approx(slow, rel=1e-8)


def test_what_was_put_in_is_found_and_what_was_not_is_not():
    first, then = made_up(slope=0.5)
    found = goes_with(first, then, rng())
    assert found.low < 0.5 < found.high
    assert found.low > 0
    nothing = goes_with(first, made_up(slope=0.0, noise=1, seed=9)[1], rng())
    assert nothing.low < 0 < nothing.high


def test_a_year_later_is_held_against_the_year_before():
    first, then = made_up(slope=0.8)
    delayed = np.column_stack([np.full(60, np.nan), then[:, :-1]])
    assert goes_with(first, delayed, rng(), years_later=1).low > 0.5
    assert goes_with(first, delayed, rng()).high < 0.4


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_what_is_alike_for_all_years_of_a_place_or_all_places_of_a_year_changes_nothing(by_place, by_year):
    first, then = made_up(places=35, years=5)
    moved = then + by_place * np.arange(35)[:, None] + by_year * np.arange(5)[None, :]
    assert goes_with(first, moved, rng()).slope == pytest.approx(
        goes_with(first, then, rng()).slope, abs=1e-7
    )


def test_few_places_or_a_thing_that_never_moves_tell_nothing():
    first, then = made_up(places=29)
    assert goes_with(first, then, rng()).slope is None
    still = np.ones((40, 9))
    assert goes_with(still, made_up(places=40)[1], rng()).slope is None
    assert verdict(Slope(None, None, None, None, 0, 0), Slope(1, 0.5, 2, 0.1, 9, 40)) is Verdict.TOO_FEW


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
    both = [Slope((low + high) / 2, low, high, 0.1, 900, 150) for low, high in (same, later)]
    assert verdict(*both) is says
    assert VERDICTS[says]


def test_the_loop_closes_and_every_word_in_it_is_known_elsewhere():
    """Each link but the one to agencies begins where the one before it ended."""
    circle = LINKS[:4]
    assert [one.then for one in circle] == [circle[(at + 1) % 4].first for at in range(4)]
    known = measures()
    assert all(one.first in known and one.then in known for one in LINKS)
    assert all(one.conditions <= set(CONDITIONS) for one in LINKS)


def test_the_last_step_that_both_have_is_taken_and_never_one_over_a_gap():
    years = [2021, 2022, 2023, 2024, 2025]
    place, whole = [10.0, 14.0, 15.0, None, 20.0], [10.0, 11.0, 12.0, 12.0, 12.0]
    # From 14 to 15 while England went from 11 to 12: no change net of England.
    assert last_movement(years, place, whole) == Movement(2023, 15.0, 1.0, 1.0)
    assert last_movement(years, place, whole).net == 0
    assert last_movement(years, [None, 1.0, None, 1.0, None], whole) is None
