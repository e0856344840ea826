"""Calibration to published series, tried on truths that the model made up itself."""

import numpy as np
import pytest

from coalface.core.spiral import shipped, simulate
from coalface.core.spiral.calibrate import calibrate, calibrated
from coalface.core.spiral.prior import prior_runs
from coalface.core.spiral.published import SERIES, published_of, read_off

YEARS, AHEAD, RUNS, TRUTHS = 6, 2, 2000, 30
START = {
    "vacancy_rate": 0.2,
    "turnover_rate": 0.15,
    "agency_rate": 0.15,
    "cases_a_holder": 16.0,
    "absent": 0.03,
    "referrals": 4000.0,
}
STAFF = np.full(YEARS, 200.0)
# Money is in no published series, and what lessons do for slips is in none either.
IN_NO_SERIES = ("hiring_cost", "agency_cost_ratio", "errors_a_case", "learning_to_errors", "noticing_a_week")


def place(**series):
    """A place that only wobbles, by a tenth or so, but for the series that are given."""
    wobble = np.random.default_rng(8).normal(size=(len(START), YEARS))
    values = {name: level * (1 + 0.1 * by) for (name, level), by in zip(START.items(), wobble, strict=True)}
    return published_of(2017, {**values, **{name: np.array(told) for name, told in series.items()}}, STAFF)


def drawn(rng, runs):
    return prior_runs(place(), rng=rng, runs=runs, years_ahead=AHEAD, engine="numpy", definition=shipped())


@pytest.fixture(scope="module")
def truths():
    """For each truth of the model’s own: its luck, what it would come to, and what is learned from its first years."""
    rng = np.random.default_rng(5)
    before, made = drawn(rng, RUNS), drawn(rng, TRUTHS)
    found = []
    for run in range(TRUTHS):
        values = {}
        for one in SERIES:
            path = made.paths[one.name][run, :YEARS]
            values[one.name] = np.exp(path) if one.in_logs else path
        seen = published_of(2017, values, STAFF)
        # Where it starts is known here, so that truth and runs have the same start.
        found.append(calibrated(type(seen)(2017, seen.values, STAFF, place().start), before, shipped()))
    return made, found


def test_nine_in_ten_truths_lie_in_their_intervals(truths):
    # Simulation-based calibration: Talts, Betancourt, Simpson, Vehtari and Gelman 2018, arXiv:1804.06788.
    made, found = truths
    inside = [
        one.least <= made.values[one.name][run] <= one.most
        for run, calibration in enumerate(found)
        for one in calibration.learned
    ]
    assert len(inside) == TRUTHS * len(made.names)
    assert np.mean(inside) == pytest.approx(0.9, abs=0.03)


def test_what_is_learned_of_demand_is_right_as_often_as_it_says(truths):
    made, found = truths
    halves = [
        next(one for one in calibration.learned if one.name == "more_demand").middle
        < made.values["more_demand"][run]
        for run, calibration in enumerate(found)
    ]
    # Of thirty coins between 7 and 23 fall on one side in 995 of 1,000.
    assert 7 <= sum(halves) <= 23
    contraction = [one.contraction for each in found for one in each.learned if one.name == "more_demand"]
    assert np.mean(contraction) > 0.15


def test_nothing_is_learned_of_what_no_series_shows(truths):
    _, found = truths
    assumptions = [one for each in found for one in each.learned if one.name in IN_NO_SERIES]
    assert len(assumptions) == TRUTHS * len(IN_NO_SERIES)
    assert abs(np.mean([one.contraction for one in assumptions])) < 0.1
    assert abs(np.mean([one.shift for one in assumptions])) < 0.1
    assert np.mean([one.is_moved for one in assumptions]) < 0.05


def test_intervals_of_what_comes_hold_nine_in_ten(truths):
    made, found = truths
    inside = []
    for run, calibration in enumerate(found):
        for one in SERIES:
            for year in range(AHEAD):
                low, _, high = calibration.quantiles_ahead(one.name)[:, year]
                path = made.paths[one.name][run, YEARS + year]
                inside.append(low <= (np.exp(path) if one.in_logs else max(path, 0)) <= high)
    assert np.mean(inside) == pytest.approx(0.9, abs=0.05)


def test_the_models_own_truths_are_not_called_odd(truths):
    assert np.mean([each.fits_badly for each in truths[1]]) < 0.2


def test_what_no_set_of_assumptions_could_show_is_said_to_fit_badly():
    jumping = [0.02, 0.6, 0.03, 0.7, 0.02, 0.65]
    found = calibrate(
        place(vacancy_rate=jumping, turnover_rate=jumping[::-1]), rng=np.random.default_rng(1), runs=1000
    )
    assert found.fits_badly
    assert found.inside < found.readings


def test_more_referrals_for_good_are_read_as_more_demand():
    risen = [3900, 4110, 5000, 5250, 4920, 5040]
    found = calibrate(place(referrals=risen), rng=np.random.default_rng(1), runs=3000)
    demand = next(one for one in found.learned if one.name == "more_demand")
    fallen = calibrate(place(referrals=risen[::-1]), rng=np.random.default_rng(1), runs=3000)
    less = next(one for one in fallen.learned if one.name == "more_demand")
    assert demand.is_moved
    assert demand.middle > 0.03
    assert less.middle < -0.03


def test_the_same_luck_is_the_same_answer_and_gaps_are_left_out():
    gaps = place(
        absent=[np.nan, 0.03, np.nan, np.nan, 0.03, np.nan], turnover_rate=[0.1, np.nan, 0.2, 0.1, 0.1, 0.1]
    )
    one, again = (calibrate(gaps, rng=np.random.default_rng(3), runs=300, years_ahead=1) for _ in range(2))
    assert one.learned == again.learned
    # Two readings of days lost say nothing of how they wobble.
    assert set(one.ahead) == set(START) - {"absent"}
    assert one.readings == 4 * 5 + 4


def test_a_series_is_read_off_on_the_day_or_over_its_year():
    rows = simulate(
        {"weeks": 157, "levers": {}, "events": {"more_demand": 0.2, "levers_from_week": 30}},
        runs=2,
        keep=["vacancy_rate", "turnover_rate", "referrals"],
    )
    by_name = {one.name: one for one in SERIES}
    vacancies = read_off(rows["vacancy_rate"], by_name["vacancy_rate"], 4)
    assert vacancies[1].tolist() == [rows["vacancy_rate"][week, 1] for week in (0, 52, 104, 157)]
    leaving = read_off(rows["turnover_rate"], by_name["turnover_rate"], 4)
    assert leaving[0, 0] == pytest.approx(rows["turnover_rate"][0, 0])
    assert leaving[0, 2] == pytest.approx(rows["turnover_rate"][52:104, 0].mean())
    # The year to 31 March ends half a year before the thirtieth of September: of the first, all lies before the start.
    referrals = np.exp(read_off(rows["referrals"], by_name["referrals"], 4)) / 52.18
    assert referrals[0, 0] == pytest.approx(rows["referrals"][0, 0])
    assert referrals[0, 3] == pytest.approx(rows["referrals"][79:131, 0].mean())


def test_a_place_starts_from_what_was_known_then():
    rising = place(vacancy_rate=[0.1, 0.1, 0.1, 0.4, 0.4, 0.4]).until(2019)
    assert rising.start["vacancy_share"] == pytest.approx(0.1)
    assert rising.years == 3
    assert rising.start["permanent_staff"] == 200
