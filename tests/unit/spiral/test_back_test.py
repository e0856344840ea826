"""The back-test: no look ahead, the comparisons done by hand, and the rule on what may be shown."""

from dataclasses import replace

import numpy as np
import pytest

from coalface.core.spiral import shipped
from coalface.core.spiral.back_test import (
    MODELS,
    Difference,
    back_test,
    changes_by_years,
    persistence,
    trend,
    whole_series,
)
from coalface.core.spiral.forecasting import (
    AGAIN,
    as_text,
    back_test_from,
    may_be_forecast,
    shipped_back_test,
    why_no_forecast,
)
from coalface.core.spiral.published import SERIES, published_of

YEARS = 9


def places(rng, count=4, jump=0.0):
    """Places whose series wobble about a level; with a `jump` after 2021."""
    levels = {"vacancy_rate": 0.2, "turnover_rate": 0.15, "cases_a_holder": 16.0, "referrals": 3000.0}
    after = np.arange(YEARS) >= 5
    return {
        f"place {number}": published_of(
            2017,
            {
                name: level * (1 + 0.05 * rng.normal(size=YEARS)) * (1 + jump * after)
                for name, level in levels.items()
            },
            np.full(YEARS, 100.0),
        )
        for number in range(count)
    }


@pytest.fixture(scope="module")
def tested():
    return back_test(places(np.random.default_rng(1)), runs=400)


def test_every_forecast_is_scored_for_every_model_in_the_same_places(tested):
    assert tested.places == 4
    by_series = {(line.series, line.model): line for line in tested.lines}
    for one in ("vacancy_rate", "turnover_rate", "cases_a_holder", "referrals"):
        assert {by_series[one, model].forecasts for model in MODELS} == {16}
        assert all(by_series[one, model].crps <= by_series[one, model].error for model in MODELS)
    assert by_series["absent", "spiral"].forecasts == 0


def test_nothing_after_2021_reaches_a_forecast():
    # The same past with another future: what is forecast does not move, so errors differ by the jump alone.
    same, jumped = (back_test(places(np.random.default_rng(1), jump=jump), runs=300) for jump in (0.0, 5.0))
    error = {
        name: {line.series: line.error for line in found.lines if line.model == "spiral"}
        for name, found in (("same", same), ("jumped", jumped))
    }
    # Ln 6 is 1.79, in hundredths; the forecast itself lies within a few of where it was.
    assert error["jumped"]["referrals"] == pytest.approx(179, abs=10)
    assert error["same"]["referrals"] < 15


def test_persistence_stays_and_spreads_as_far_as_others_changed():
    known = [
        published_of(2017, {"vacancy_rate": np.array(told)}, np.full(3, 9.0))
        for told in ([0.1, 0.2, 0.4], [0.3, 0.3, 0.2])
    ]
    vacancies = next(one for one in SERIES if one.name == "vacancy_rate")
    changes = changes_by_years(known, vacancies)
    assert sorted(changes[0]) == pytest.approx([-0.1, 0, 0.1, 0.2])
    assert sorted(changes[1]) == pytest.approx([-0.1, 0.3])
    assert sorted(persistence(np.array([0.5, 0.6]), changes[1])) == pytest.approx([0.3, 0.5, 0.7, 0.9])


def test_the_trend_is_least_squares_with_students_interval():
    # By hand: readings 1, 2, 2, 4, 6 have slope 1.2 and level 0.6, residuals 0.4, 0.2, -1, -0.2, 0.6, so s² = 1.6 / 3;
    # two years on the forecast is 7.8 and its spread s √(1 + 1/5 + 16/10). Student’s t with 3 degrees: 2.3534 at 95%.
    samples = trend(np.array([1.0, 2, 2, 4, 6]), 2, np.random.default_rng(1))
    spread = (1.6 / 3) ** 0.5 * (1 + 1 / 5 + 16 / 10) ** 0.5
    assert np.median(samples) == pytest.approx(7.8, abs=0.15)
    assert np.quantile(samples, 0.95) - 7.8 == pytest.approx(2.3534 * spread, rel=0.1)


def test_a_series_with_a_gap_is_left_out_and_what_was_known_later_too():
    values = {"vacancy_rate": np.full(YEARS, 0.2), "turnover_rate": np.full(YEARS, 0.1)}
    values["turnover_rate"][2] = np.nan
    values["vacancy_rate"][5:] = 0.8
    staff = np.array([100.0] * 5 + [900.0] * 4)
    before = whole_series(published_of(2017, values, staff))
    assert set(before.values) == {"vacancy_rate"}
    assert before.start == {"vacancy_share": pytest.approx(0.2), "permanent_staff": 100.0}
    assert before.years == 5


def test_it_is_read_as_it_was_written(tested):
    import json

    assert back_test_from(json.loads(as_text(tested))).lines[0].series == tested.lines[0].series
    assert as_text(back_test_from(json.loads(as_text(tested)))) == as_text(tested)


def test_the_shipped_back_test_is_of_the_shipped_definition():
    held = shipped_back_test()
    assert held.definition_digest == shipped().digest, (
        f"The definition changed: run `{AGAIN}`, then docs.generate."
    )
    assert held.places > 100
    for line in held.lines:
        assert line.forecasts > 400, line


def with_difference(**ends):
    held = shipped_back_test()
    others = [one for one in held.differences if (one.series, one.against) != ("referrals", "persistence")]
    return replace(held, differences=(*others, Difference("referrals", "persistence", **ends)))


def test_no_forecast_is_shown_where_persistence_is_as_near():
    better, unsure, worse = (0.1, 0.5, 0.9), (-0.1, 0.4, 0.9), (-0.9, -0.5, -0.1)
    ours = shipped().digest
    assert why_no_forecast("referrals", ours, with_difference(error=better, crps=better)) is None
    for error, crps in ((unsure, better), (better, unsure), (worse, worse), (better, worse)):
        held = with_difference(error=error, crps=crps)
        assert "not surely nearer" in why_no_forecast("referrals", ours, held)
        assert "referrals" not in may_be_forecast(ours, held)
    assert "not been held" in why_no_forecast("referrals", "another definition")
    assert "not been held" in why_no_forecast("harm", ours)
    assert may_be_forecast("another definition") == []


def test_what_may_be_shown_by_the_shipped_figures_is_what_its_lines_say():
    held = shipped_back_test()
    error = {(line.series, line.model): line.error for line in held.lines}
    for name in may_be_forecast(held.definition_digest):
        assert error[name, "spiral"] < error[name, "persistence"]
    for one in SERIES:
        if error[one.name, "spiral"] >= error[one.name, "persistence"]:
            assert why_no_forecast(one.name, held.definition_digest)
