"""What has to hold: nobody is lost, it stays where England is, nothing is made from nothing, and half steps agree."""

import numpy as np
import pytest

from coalface.core.spiral import shipped, simulate

RUNS = 40
BUSY = {
    "levers": {"less_blame": -0.3, "more_supervision": 0.02, "agency_cap": 0.1, "more_learning": 0.5},
    "events": {"publicity_shock": 2, "more_demand": 0.15},
}
# Department for Education, England 2023.
ENGLAND = {
    "vacancy_rate": 0.189,
    "agency_rate": 0.178,
    "turnover_rate": 0.159,
    "cases_a_holder": 16.0,
    "absent": 0.032,
    "repeat_rate": 0.22,
    "conference_rate": 0.12,
}


def flows(simulated, *names):
    """What flowed in each week, added up from the start."""
    weekly = sum(simulated[name] for name in names)
    return np.vstack([np.zeros(weekly.shape[1]), np.cumsum(weekly, axis=0)[:-1]])


def test_with_defaults_it_starts_and_stays_where_england_was():
    found = simulate({}, runs=1, width=0, keep=[*ENGLAND, "permanent", "referrals"])
    for name, published in ENGLAND.items():
        assert found[name][:, 0] == pytest.approx(published, rel=1e-9), name
    # 33,119 staff and 620,000 referrals, shared by 153 authorities.
    assert found["permanent"][-1, 0] == pytest.approx(33_119 / 153, rel=0.003)
    assert found["referrals"][-1, 0] * 52.18 == pytest.approx(620_000 / 153, rel=0.001)


def test_whatever_the_assumptions_nothing_moves_when_nothing_is_moved():
    stocks = [name for name in shipped().stocks if name != "spend"]
    found = simulate({}, runs=200, keep=stocks)
    for name in stocks:
        assert np.ptp(found[name], axis=0).max() <= 1e-6 * found[name].max(), name


def test_an_authoritys_own_figures_are_where_it_starts():
    own = {"permanent_staff": 80, "vacancy_share": 0.3, "turnover_a_year": 0.25, "caseload": 19}
    found = simulate(
        {"parameters": own}, runs=5, keep=["permanent", "vacancy_rate", "turnover_rate", "cases_a_holder"]
    )
    assert found["permanent"][0] == pytest.approx(80)
    assert found["vacancy_rate"][0] == pytest.approx(0.3)
    assert found["turnover_rate"][0] == pytest.approx(0.25)
    assert found["cases_a_holder"][0] == pytest.approx(19)


def test_no_staff_are_lost():
    joined = ["newly_qualified_hired", "experienced_hired", "agency_join"]
    left = ["newly_qualified_leave", "experienced_leave", "agency_go"]
    found = simulate(BUSY, runs=RUNS, keep=["staff", *joined, *left])
    expected = found["staff"][0] + flows(found, *joined) - flows(found, *left)
    assert found["staff"] == pytest.approx(expected, rel=1e-9)
    assert np.ptp(found["staff"]) > 1


def test_no_cases_are_lost():
    stocks = ["waiting_low", "waiting_high", "open_low", "open_high", "missed_high", "recently_closed"]
    gone = ["closed_settle", "missed_fade"]
    found = simulate(BUSY, runs=RUNS, keep=[*stocks, "new_referrals", *gone])
    cases = sum(found[name] for name in stocks)
    expected = cases[0] + flows(found, "new_referrals") - flows(found, *gone)
    assert cases == pytest.approx(expected, rel=1e-9)
    assert np.ptp(cases) > 1


def test_nothing_is_ever_less_than_nothing():
    found = simulate(BUSY, runs=RUNS, width=2, keep=list(shipped().stocks))
    for name in shipped().stocks:
        assert found[name].min() >= -1e-9, name
    assert found["trust"].max() <= 1
    assert found["morale"].max() <= 1


def test_without_referrals_the_cases_end():
    parameters = {"referrals_a_year": 0, "publicity_from_missed": 0}
    found = simulate(
        {"parameters": parameters}, runs=3, keep=["referrals", "open_cases", "waiting", "workload"]
    )
    assert (found["referrals"] == 0).all()
    assert (found["waiting"] == 0).all()
    assert np.isfinite(found["workload"]).all()


def test_without_staff_nothing_is_assessed_by_nobody():
    parameters = {"permanent_staff": 0}
    found = simulate(
        {"parameters": parameters}, runs=3, keep=["staff", "spend", "turnover_rate", "vacancy_rate"]
    )
    for name in ("staff", "spend", "turnover_rate", "vacancy_rate"):
        assert (found[name] == 0).all(), name


def test_where_nobody_leaves_nobody_is_hired_and_all_stay():
    found = simulate(
        {"parameters": {"turnover_a_year": 0}, "levers": {"less_blame": -0.5}},
        runs=3,
        keep=["experienced", "newly_qualified", "hired", "turnover_rate"],
    )
    assert (found["turnover_rate"] == 0).all()
    assert (found["hired"] == 0).all()
    assert found["experienced"] + found["newly_qualified"] == pytest.approx(216)


def test_half_steps_agree():
    whole, half = (simulate(BUSY, runs=RUNS, steps_a_week=steps) for steps in (1, 2))
    for name in shipped().outcomes:
        scale = np.abs(whole[name]).max()
        assert np.abs(whole[name][-1] - half[name][-1]).max() < 0.02 * scale, name


def test_a_cap_on_caseloads_moves_work_to_those_who_wait():
    free, capped = (
        simulate({"levers": levers}, runs=RUNS, keep=["cases_a_holder", "waiting"])
        for levers in ({}, {"caseload_cap": 13})
    )
    assert (capped["cases_a_holder"][-1] < free["cases_a_holder"][-1]).all()
    assert (capped["waiting"][-1] > free["waiting"][-1]).all()


def test_a_spiral_goes_down_when_demand_rises_and_back_when_it_is_a_shock():
    keep = ["turnover_rate", "perceived_workload", "morale", "publicity"]
    more = simulate({"events": {"more_demand": 0.15}}, runs=1, width=0, keep=keep)
    assert more["perceived_workload"][-1, 0] > 1.05
    assert more["morale"][-1, 0] < more["morale"][0, 0] - 0.02
    assert more["turnover_rate"][-1, 0] > 0.165
    shock = simulate({"events": {"publicity_shock": 1}}, runs=1, width=0, keep=keep)
    assert shock["morale"].min() < 0.53
    assert shock["morale"][-1, 0] == pytest.approx(0.55, abs=0.005)


def test_with_the_link_cut_workload_makes_nobody_leave():
    # Only workload moves: every other way to leaving is cut.
    cut = dict.fromkeys(("morale_to_leaving", "blame_to_leaving", "workload_to_leaving"), 0)
    found = simulate(
        {"parameters": cut, "events": {"more_demand": 0.3}}, runs=5, keep=["turnover_rate", "workload"]
    )
    assert (found["workload"][-1] > 1.1).all()
    assert found["turnover_rate"] == pytest.approx(
        np.broadcast_to(found["turnover_rate"][0], found["turnover_rate"].shape), rel=0.02
    )
