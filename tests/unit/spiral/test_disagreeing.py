"""Two views of one assumption: each answered, and what would have to be true for them to agree."""

import numpy as np
import pytest

from coalface.core.spiral import BadRehearsal, definition_from, scenario_from, shipped
from coalface.core.spiral.disagreeing import Leaning, View, disagree
from coalface.core.spiral.rehearse import rehearse

TOLD = {"weeks": 104, "levers": {"less_bureaucracy": 0.1}}
# In this model a lever adds `gain` to what is wanted, and takes a quarter of it. So it helps where gain is above 0.25.
SEESAW = """
[parameters.gain]
unit = "1"
default = 0.5
range = [0, 1]
limits = [0, 2]
grade = "D"
source = "A test"

[parameters.noise]
unit = "1"
default = 0.5
range = [0, 1]
limits = [0, 1]
grade = "D"
source = "A test"

[parameters.push]
unit = "1"
default = 0
limits = [0, 1]
lever = true

[parameters.week]
unit = "week"
default = 1
limits = [1, 1]
grade = "A"
source = "A test"

[auxiliaries]
wanted = {unit = "1", is = "1 + push * (gain - 0.25) + noise + level * 0"}

[stocks.level]
unit = "1"
starts = "0"
changes = "0 / week"

[outcomes]
wanted = {better = "more", shown_in = "points", counts_from = 1, says = "what is wanted"}
"""


def seesaw(*views, **more):
    model = definition_from(SEESAW)
    scenario = scenario_from({"weeks": 52, "levers": {"push": 1}}, model)
    return disagree(scenario, "gain", [View(*one) for one in views], "wanted", definition=model, **more)


def test_where_the_answer_turns_is_what_they_would_have_to_agree_about():
    found = seesaw((0.0, 0.2), (0.4, 0.8))
    assert found.leanings == (Leaning.HARMS, Leaning.HELPS)
    assert not found.is_settled
    assert found.shared is None
    # The steps are tenths: at 0.2 all harm and at 0.3 all help. Where it turns does not lie on a step.
    assert [(one.leaning, one.low, one.high) for one in found.stretches] == [
        (Leaning.HARMS, 0.0, pytest.approx(0.25)),
        (Leaning.HELPS, pytest.approx(0.25), pytest.approx(0.8)),
    ]
    assert found.between() == pytest.approx((0.25, 0.25))
    assert found.turns_at() == pytest.approx(0.25)
    assert found.turns_round
    assert found.along[0].held_by == (True, False)
    assert found.along[-1].held_by == (False, True)
    assert (False, False) in [at.held_by for at in found.along]


def test_what_they_answer_is_worked_out_by_hand():
    # 100 (gain − 0.25) points better, whatever the noise; less than a point is not counted.
    found = seesaw((0.2, 0.3), (0.5, 0.5), runs=500)
    assert found.answers[1].helps == 500
    assert found.answers[1].by == pytest.approx([25, 25, 25])
    one = found.answers[0]
    assert one.helps + one.same + one.harms == 500
    # Of a range from 0.20 to 0.30 four tenths lie above 0.26, and two between 0.24 and 0.26.
    assert one.helps / 500 == pytest.approx(0.4, abs=0.07)
    assert one.same / 500 == pytest.approx(0.2, abs=0.06)
    for at in found.along:
        assert at.tally.by[1] == pytest.approx(100 * (at.value - 0.25))


def test_who_answers_the_same_need_not_agree():
    found = seesaw((0.4, 0.6), (0.5, 0.9))
    assert found.is_settled
    assert [one.leaning for one in found.stretches] == [Leaning.HELPS]
    assert found.between() is None
    assert found.shared == View(0.5, 0.6)


def test_our_own_range_answers_as_a_rehearsal_does():
    scenario = scenario_from(TOLD, shipped())
    one = shipped().parameters["workload_to_leaving"]
    assert (one.least + one.most) / 2 != one.default
    # Where the default is not in the middle, a rehearsal draws half of all runs on either side of it; this does not.
    told = scenario_from({**TOLD, "parameters": {one.name: {"range": [one.least, one.most]}}}, shipped())
    found = disagree(scenario, one.name, [View(one.least, one.most)], "turnover_rate", runs=80, seed=4)
    whole = rehearse(told, runs=80, seed=4, thorough=False)
    answer = next(each for each in whole.answers["less_bureaucracy"] if each.outcome.name == "turnover_rate")
    assert found.answers[0].by == pytest.approx(answer.tallies["as_given"].by)
    assert found.answers[0].helps == answer.tallies["as_given"].helps


def test_at_one_value_it_answers_as_if_that_were_certain():
    scenario = scenario_from(TOLD, shipped())
    sure = scenario_from({**TOLD, "parameters": {"workload_to_leaving": 0.8}}, shipped())
    found = disagree(scenario, "workload_to_leaving", [View(0, 0), View(0.8, 0.8)], "turnover_rate", runs=40)
    whole = rehearse(sure, runs=40, thorough=False).answers["less_bureaucracy"]
    answer = next(each for each in whole if each.outcome.name == "turnover_rate")
    assert found.answers[1].by == pytest.approx(answer.tallies["as_given"].by)
    assert found.along[-1].tally.by == pytest.approx(answer.tallies["as_given"].by)
    assert np.all(np.diff([at.value for at in found.along]) > 0)


@pytest.mark.parametrize(
    ("assumption", "views", "says"),
    [
        ("workload_to_leavin", [View(0, 1)], "Did you mean “workload_to_leaving”"),
        ("less_blame", [View(0, 1)], "less_blame"),
        ("workload_to_leaving", [View(0, 99)], "has to lie between"),
        ("workload_to_leaving", [View(float("nan"), 1)], "has to lie between"),
        ("workload_to_leaving", [View(0.5, 0.1)], "Write the least first"),
        ("workload_to_leaving", [], "holds to be possible"),
    ],
)
def test_a_view_that_cannot_be_held_is_refused_in_a_sentence(assumption, views, says):
    with pytest.raises(BadRehearsal, match=says):
        disagree(scenario_from(TOLD, shipped()), assumption, views, "turnover_rate")


def test_no_lever_and_no_outcome_are_refused():
    with pytest.raises(BadRehearsal, match="No lever is moved"):
        disagree(scenario_from({}, shipped()), "morale_weeks", [View(10, 20)], "morale")
    with pytest.raises(BadRehearsal, match="Only what a lever is judged by"):
        disagree(scenario_from(TOLD, shipped()), "morale_weeks", [View(10, 20)], "missed_high")


def test_opposite_directions_are_never_the_same_answer_however_few_sets_count():
    # Workload that drives nobody away, or many: most sets make no difference worth counting, and the rest turn round.
    scenario = scenario_from({"weeks": 156, "levers": {"more_supervision": 0.02}}, shipped())
    found = disagree(scenario, "workload_to_leaving", [View(0, 0), View(0.8, 0.8)], "vacancy_rate")
    one, other = found.answers
    assert one.helps > one.harms
    assert other.helps < other.harms
    assert found.leanings == (Leaning.SAME, Leaning.SAME)
    assert not found.is_settled
    assert found.turns_round
    assert 0 < found.turns_at() < 0.8


def test_between_two_answers_lies_what_the_model_cannot_tell():
    # With a noise of half a point either side nothing has more than half in between; the ends are on a line of steps.
    noisy = SEESAW.replace("+ noise + level", "+ push * (noise - 0.5) + level")
    model = definition_from(noisy)
    scenario = scenario_from({"weeks": 52, "levers": {"push": 1}}, model)
    views = [View(0, 0.24), View(0.3, 0.8)]
    found = disagree(scenario, "gain", views, "wanted", definition=model, runs=400)
    # 100 (gain - 0.25 + u - 0.5): more than a point worse in half of all sets below 0.24, and better above 0.26.
    low, high = found.between()
    assert low == pytest.approx(0.24, abs=0.03)
    assert high == pytest.approx(0.26, abs=0.03)
    assert low <= high
    assert found.held_between(0.12, 0.4) == pytest.approx((0.5, 0.2))
