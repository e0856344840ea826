"""Levers against doing nothing, with the same assumptions on both sides."""

import json

import numpy as np
import pytest

from coalface.core.spiral import (
    BadDefinition,
    definition_from,
    scenario_from,
    shipped,
    simulate,
    simulate_runs,
)
from coalface.core.spiral.definition import SHIPPED
from coalface.core.spiral.rehearse import rehearse, simulations
from coalface.core.spiral.sampling import assumptions, luck
from coalface.core.spiral.scenario import TOGETHER
from coalface.core.spiral.sentences import as_json, sentences

LEVERS = {"levers": {"less_blame": 0.2, "caseload_cap": 15}, "weeks": 208}
RUNS = 60


@pytest.fixture(scope="module")
def rehearsed():
    return rehearse(scenario_from(LEVERS, shipped()), runs=RUNS, seed=3)


def test_the_tally_is_that_of_the_runs_compared_one_by_one(rehearsed):
    # Done again, the long way: the last year of each run with the levers and without.
    nothing, moved = (
        simulate({"weeks": 208, "levers": levers}, runs=RUNS, seed=3) for levers in ({}, LEVERS["levers"])
    )
    better = [
        nothing["vacancy_rate"][-52:, run].mean() - moved["vacancy_rate"][-52:, run].mean()
        for run in range(RUNS)
    ]
    answer = next(one for one in rehearsed.answers[TOGETHER] if one.outcome.name == "vacancy_rate")
    tally = answer.tallies["as_given"]
    # Half a point is the smallest difference that is counted.
    assert shipped().outcomes["vacancy_rate"].counts_from == 0.5
    assert tally.helps == sum(value >= 0.005 for value in better)
    assert tally.harms == sum(value <= -0.005 for value in better)
    assert tally.by == pytest.approx(100 * np.quantile(better, [0.05, 0.5, 0.95]))


def test_every_lever_is_also_tried_alone(rehearsed):
    assert list(rehearsed.answers) == [TOGETHER, "less_blame", "caseload_cap"]
    assert simulations(rehearsed.scenario) == 16


def test_all_sets_are_counted_once(rehearsed):
    for answers in rehearsed.answers.values():
        for answer in answers:
            for tally in answer.tallies.values():
                assert tally.helps + tally.harms + tally.same == RUNS
                assert tally.by[0] <= tally.by[1] <= tally.by[2]


def test_it_is_said_in_sentences_and_no_number_of_children(rehearsed):
    said = "\n".join(sentences(rehearsed, shipped()))
    assert said.startswith("A rehearsal, not a forecast: 60 sets of assumptions")
    assert "of the 60 sets of assumptions we tried" in said
    assert "With the ranges halved it helps in" in said
    assert f"definition {shipped().digest[:12]}" in said
    told = as_json(rehearsed)
    assert json.loads(json.dumps(told)) == told
    # Stocks that count children are never answered in children.
    counted = {name for name, stock in shipped().stocks.items() if str(stock.unit) == "case"}
    assert not counted & set(told["answers"][TOGETHER])
    assert told["answers"][TOGETHER]["waiting"]["unit"] == "percent of doing nothing"


def test_the_same_seed_is_the_same_answer():
    one, again, other = (
        as_json(rehearse(scenario_from({**LEVERS, "weeks": 60}, shipped()), runs=10, seed=seed))
        for seed in (3, 3, 4)
    )
    assert again == one
    assert other["answers"] != one["answers"]


def test_runs_shared_out_are_the_runs_of_one():
    scenario = scenario_from({"weeks": 104}, shipped())
    whole = simulate(scenario, runs=7, seed=2)
    parts = [simulate_runs(scenario, part, seed=2) for part in (range(3), range(3, 4), range(4, 7))]
    for name in whole.values:
        assert np.array_equal(whole[name], np.hstack([part[name] for part in parts]))


def test_half_of_the_sets_lie_below_the_default_and_all_in_the_range():
    drawn = luck(shipped(), range(2000), 1)
    scenario = scenario_from({}, shipped())
    for width in (0.5, 1, 2):
        values = assumptions(shipped(), scenario, drawn, width=width)
        for name, one in shipped().assumptions.items():
            below, above = (one.default - one.least) * width, (one.most - one.default) * width
            assert values[name].min() >= max(one.default - below, one.limits[0]) - 1e-12
            assert values[name].max() <= min(one.default + above, one.limits[1]) + 1e-12
            if one.least < one.default < one.most:
                assert (values[name] < one.default).mean() == pytest.approx(0.5, abs=0.05)


def test_a_range_of_ones_own_is_kept_to_and_a_value_is_certain():
    told = {"parameters": {"morale_weeks": {"range": [20, 40], "value": 25}, "trust_weeks": 30}}
    scenario = scenario_from(told, shipped())
    values = assumptions(shipped(), scenario, luck(shipped(), range(500), 1))
    assert 20 <= values["morale_weeks"].min() < 21
    assert 39 < values["morale_weeks"].max() <= 40
    assert values["trust_weeks"].tolist() == [30]


def test_an_assumption_has_the_same_luck_whatever_the_levers():
    one, other = (simulate({"levers": levers}, runs=5, seed=8) for levers in ({}, LEVERS["levers"]))
    for name in shipped().assumptions:
        assert np.array_equal(one.assumptions[name], other.assumptions[name])


def test_what_is_said_to_be_nought_is_never_counted():
    # More supervision by a thousandth moves everything by next to nothing, and that helps nobody.
    scenario = scenario_from({"levers": {"more_supervision": 0.0001}, "weeks": 60}, shipped())
    found = rehearse(scenario, runs=40, thorough=False)
    for answer in found.answers["more_supervision"]:
        given = answer.tallies["as_given"]
        assert (given.helps, given.same, given.harms) == (0, 40, 0)
    moved = [one for one in found.answers["more_supervision"] if not one.changes_nothing]
    assert moved
    said = "\n".join(sentences(found, shipped()))
    assert "makes no difference worth counting in 40 and makes it worse in 0" in said
    assert "(counted from 0.5 points)" in said


def test_the_smallest_difference_worth_counting_is_for_anybody_to_change():
    told = scenario_from(LEVERS, shipped())
    text = SHIPPED.read_text()
    helps = {}
    for least in (0.5, 20):
        model = definition_from(
            text.replace('counts_from = 0.5, says = "posts', f'counts_from = {least}, says = "posts')
        )
        answers = rehearse(told, runs=30, definition=model, thorough=False).answers[TOGETHER]
        helps[least] = (
            next(one for one in answers if one.outcome.name == "vacancy_rate").tallies["as_given"].helps
        )
    assert helps[0.5] > helps[20] == 0
    for wrong in ("0", "0.04", "-1", "1000", '"much"', "true"):
        with pytest.raises(BadDefinition, match=r"counts_from"):
            definition_from(text.replace("counts_from = 2, says", f"counts_from = {wrong}, says"))


def test_who_believes_that_consequences_prevent_slips_can_say_so_and_sees_another_answer():
    # Below nought blame prevents slips, so less of it lets more of them happen; above it is the other way round.
    helps = {}
    for sign in (-0.5, 0.5):
        told = {
            "weeks": 104,
            "levers": {"less_blame": 0.4},
            "parameters": {
                "blame_to_errors": sign,
                "blame_to_trust": 0.0,
                "blame_to_leaving": 0.0,
                "blame_to_morale": 0.0,
            },
        }
        found = rehearse(scenario_from(told, shipped()), runs=40, thorough=False).answers["less_blame"]
        helps[sign] = next(one for one in found if one.outcome.name == "undetected_errors").tallies[
            "as_given"
        ]
    assert (helps[-0.5].harms, helps[-0.5].helps) == (40, 0)
    assert (helps[0.5].harms, helps[0.5].helps) == (0, 40)


def test_fewer_records_may_let_more_be_overlooked():
    told = {"weeks": 104, "levers": {"less_bureaucracy": 0.1}, "parameters": {"records_to_missing": 2.0}}
    free = {**told, "parameters": {"records_to_missing": 0.0}}
    dear, cheap = (
        next(
            one
            for one in rehearse(scenario_from(each, shipped()), runs=40, thorough=False).answers[
                "less_bureaucracy"
            ]
            if one.outcome.name == "not_seen_share"
        ).tallies["as_given"]
        for each in (told, free)
    )
    assert dear.harms > cheap.harms
