"""The compiled engine finds what NumPy finds, on ours and on whatever else a definition may hold."""

import numpy as np
import pytest

from coalface.core.spiral import definition_from, shipped, simulate
from coalface.core.spiral.numba_engine import LANES, OPERATIONS
from coalface.core.spiral.numpy_engine import APPLIED, starts_and_changes

EVERYTHING = """
[parameters.a]
unit = "1"
default = 2.0
range = [-3, 5]
grade = "D"
source = "A test"

[constants]
one_week = {value = 1, unit = "week"}

[auxiliaries]
signs = {unit = "1", is = "-(s * a) + s / (a * a + 1) - 2 * a"}
ends = {unit = "1", is = "clip(signs, -4, 4) + min(s, a) + max(s, a)"}
far = {unit = "1", is = "exp(ends / 3) + exp(-40 * s * s)"}
curves = {unit = "1", is = "far + log(1 + s * s) + sqrt(1 + s * s) + (1 + s * s) ** 0.3"}
when = {unit = "1", is = "since(time, 3.5 * one_week) + between(time, 10 * one_week, 12 * one_week)"}
times = {unit = "1", is = "when + over(a, s - s, 3)"}

[stocks.s]
unit = "1"
starts = "a / 3"
changes = "(ends - curves / 5 + times) / (20 * one_week) - s / one_week / 10"

[outcomes]
s = {better = "less", shown_in = "percent", says = "it"}
curves = {better = "less", shown_in = "percent", says = "it"}
times = {better = "less", shown_in = "percent", says = "it"}
a = {better = "less", shown_in = "percent", says = "it"}
time = {better = "less", shown_in = "percent", says = "it"}
"""


@pytest.mark.parametrize("runs", [1, 3, LANES, LANES + 1, 3 * LANES + 7])
@pytest.mark.parametrize("steps_a_week", [1, 2])
def test_ours_is_the_same_in_both(runs, steps_a_week):
    scenario = {
        "weeks": 156,
        "levers": {"less_blame": 0.2, "caseload_cap": 15, "agency_cap": 0.1},
        "events": {"publicity_shock": 1, "more_demand": 0.1},
    }
    keep = [*shipped().stocks, "workload", "hired", "referrals"]
    one, other = (
        simulate(scenario, runs=runs, seed=5, engine=engine, keep=keep, steps_a_week=steps_a_week)
        for engine in ("numpy", "numba")
    )
    for name in keep:
        assert np.abs(one[name] - other[name]).max() <= 1e-9 * (np.abs(one[name]).max() or 1), name


def test_every_operation_is_the_same_in_both():
    definition = definition_from(EVERYTHING)
    used = {step.what for step in (*definition.program.weekly, *definition.program.once)}
    assert used == set(OPERATIONS) == set(APPLIED)
    one, other = (
        simulate({"weeks": 60}, runs=100, engine=engine, definition=definition)
        for engine in ("numpy", "numba")
    )
    for name in definition.outcomes:
        assert other[name] == pytest.approx(one[name], rel=1e-12, abs=1e-12), name
    # By hand: nothing at first; one from week 4 on; another in weeks 10 and 11; and three where it is divided
    # by nought.
    assert one["times"][:, 0].tolist() == [3.0] * 4 + [4.0] * 6 + [5.0] * 2 + [4.0] * 49


def test_exp_is_right_far_out_too():
    text = EVERYTHING.replace("exp(ends / 3)", "exp(500 * a)").replace("range = [-3, 5]", "range = [-3, 3]")
    definition = definition_from(text.replace("curves / 5", "0"))
    found = simulate({"weeks": 52}, runs=500, engine="numba", definition=definition, keep=["far", "a", "s"])
    far = found["far"][0] - np.exp(-40 * found["s"][0] ** 2)
    with np.errstate(over="ignore"):
        expected = np.exp(500 * found["a"][0])
    inside = (expected > 1e-3) & (expected < 1e300)
    assert far[inside] == pytest.approx(expected[inside], rel=1e-12, abs=1e-12)
    assert np.isinf(expected).sum() > 50
    assert np.isinf(far[np.isinf(expected)]).all()
    assert np.abs(far[expected < 1e-300]).max() < 1e-15


def test_a_definition_that_diverges_is_found_by_both():
    text = EVERYTHING.replace("- s / one_week / 10", "+ s / one_week * 10")
    for engine in ("numpy", "numba"):
        with pytest.raises(Exception, match="s leaves all bounds in week"):
            simulate({"weeks": 60}, runs=3, engine=engine, definition=definition_from(text))


def test_the_first_step_is_the_one_that_a_single_look_gives():
    told = {name: np.array([one.default]) for name, one in shipped().parameters.items()}
    starts, changes = starts_and_changes(shipped().program, told)
    found = simulate({}, runs=1, width=0, keep=list(starts))
    for name, start in starts.items():
        assert found[name][0, 0] == pytest.approx(start)
        assert found[name][1, 0] == pytest.approx(start + changes[name])
