"""Fans of what differs from doing nothing, and what would have to be true for a lever to help."""

from statistics import quantiles
from xml.etree import ElementTree

import numpy as np
import pytest

from coalface.core.charts.drawing import Labels
from coalface.core.charts.drawing.fans import draw_fans
from coalface.core.spiral import scenario_from, shipped, simulate
from coalface.core.spiral.comparing import halves_of
from coalface.core.spiral.fans import fan_of
from coalface.core.spiral.rehearse import rehearse
from coalface.core.spiral.scenario import TOGETHER

TOLD = {"levers": {"less_blame": 0.2, "more_supervision": 0.02}, "weeks": 104}
RUNS = 60


@pytest.fixture(scope="module")
def rehearsed():
    return rehearse(
        scenario_from(TOLD, shipped()), runs=RUNS, seed=3, thorough=False, drawn="perceived_workload"
    )


def test_a_fan_is_that_of_the_runs_week_by_week(rehearsed):
    # The long way, with the quantiles of Python’s standard library in place of NumPy’s.
    rows = simulate(TOLD, runs=RUNS, seed=3)["perceived_workload"]
    usual = simulate({"weeks": 104}, runs=RUNS, seed=3)["perceived_workload"]
    fan = rehearsed.fans[TOGETHER]
    assert fan.weeks == tuple(range(0, 105, 4))
    for column, week in enumerate(fan.weeks):
        moved = [100 * (rows[week, run] / usual[week, run] - 1) for run in range(RUNS)]
        tenths = quantiles(moved, n=20, method="inclusive")
        assert fan.moved[:, column] == pytest.approx([tenths[at] for at in (1, 4, 9, 14, 17)])


def test_every_fan_begins_at_no_difference_and_nothing_done_has_none(rehearsed):
    # Whoever added where things go by themselves to the last published figure would have a forecast.
    assert set(rehearsed.fans) == {TOGETHER, *TOLD["levers"]}
    for fan in rehearsed.fans.values():
        assert not fan.moved[:, 0].any()
    # Every set of assumptions starts in balance, and no event happens.
    assert rehearsed.moves_by_itself < 1e-8
    assert np.abs(rehearsed.fans[TOGETHER].moved).max() > 1e-3


def test_an_event_that_moves_both_sides_is_in_no_fan():
    told = {
        "weeks": 104,
        "levers": {"more_tightening": 0.0, "less_blame": 1e-9},
        "events": {"more_demand": 0.3},
    }
    found = rehearse(scenario_from(told, shipped()), runs=20, thorough=False, drawn="vacancy_rate")
    assert found.moves_by_itself > 0.001
    assert all(np.abs(fan.moved).max() < 1e-4 for fan in found.fans.values())


def test_beside_nought_nothing_has_moved_in_percent():
    nothing = np.zeros((9, 2))
    assert not fan_of(np.array([[0.0, 0.0], *[[1.0, 2.0]] * 8]), nothing, in_points=False).moved.any()


def test_both_halves_of_an_assumption_count_every_set_once(rehearsed):
    checked = 0
    for answer in rehearsed.answers[TOGETHER]:
        for half in halves_of(answer, rehearsed.told, ["blame_to_morale", "trust_weeks"]):
            checked += 1
            assert half.low + half.high == RUNS
            assert half.helps_low <= half.low
            assert half.helps_high <= half.high
            assert half.helps_low + half.helps_high == answer.tallies["as_given"].helps
    assert checked


def test_what_is_not_thorough_says_the_same_of_what_it_tries(rehearsed):
    whole = rehearse(scenario_from(TOLD, shipped()), runs=RUNS, seed=3)
    for words, answers in whole.answers.items():
        for one, other in zip(answers, rehearsed.answers[words], strict=True):
            assert set(other.tallies) == (
                {"as_given", "halved", "doubled"} if words == TOGETHER else {"as_given"}
            )
            assert all(one.tallies[width] == tally for width, tally in other.tallies.items())
            assert np.array_equal(one.effect, other.effect)


def test_a_drawing_of_two_fans_has_words_and_stays_inside(rehearsed):
    fan = rehearsed.fans[TOGETHER]
    marks = [(0, "now"), (52, "1 year"), (104, "2 <years>")]
    drawn = draw_fans(
        fan.weeks, fan.moved, 0 * fan.moved, Labels("Workload", ()), marks=marks, says="It falls."
    )
    tree = ElementTree.fromstring(drawn)  # noqa: S314 - our own drawing
    said = [element.text for element in tree.iter() if element.text and element.text.strip()]
    assert {"Workload", "It falls.", "now", "2 <years>"} <= set(said)
    assert "style=" not in drawn
    places = [
        float(number)
        for path in tree.iter("{http://www.w3.org/2000/svg}path")
        for pair in path.get("d", "").strip("Mz").split("L")
        for number in pair.split()[:1]
    ]
    assert len(places) > 8 * len(fan.weeks)
    assert min(places) >= 0
    assert max(places) <= 360


def test_drawings_that_share_a_span_share_a_scale(rehearsed):
    marks = [(0, "now")]

    def ticks(words: str, **span) -> list[str]:
        fan = rehearsed.fans[words]
        drawn = draw_fans(fan.weeks, fan.moved, 0 * fan.moved, Labels("A", ()), marks=marks, says="", **span)
        return [each.text for each in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314

    assert ticks(TOGETHER, span=(-40, 40)) == ticks("less_blame", span=(-40, 40))
    assert "−40" in ticks(TOGETHER, span=(-40, 40))
    assert "−40" not in ticks(TOGETHER)
