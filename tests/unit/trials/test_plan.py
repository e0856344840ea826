"""What makes the plan of a trial whole, and what may be said at its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coalface.core.roles import Role
from coalface.core.trials import (
    LONGEST,
    PROSE,
    Result,
    State,
    TrialPlan,
    plan_problems,
    why_not_area,
    why_not_begin,
    why_not_change,
    why_not_copy,
    why_not_fill,
    why_not_finish,
    why_not_result,
    why_not_said,
)

TODAY = date(2026, 11, 18)
AREAS = {"duty": 18, "tiny": 9}
PLAN = TrialPlan(
    aim="No booked visit is lost when a case moves to another team.",
    smallest_test="One list of booked visits goes with each case that moves.",
    measure="Booked visits that were kept, of thirty",
    stop_if="The list takes longer than five minutes a case.",
    area="duty",
    starts_on=date(2026, 11, 16),
    ends_on=date(2027, 2, 28),
    rhythm="weekly",
    better="more",
)
TWO = "The number went up from 18 to 26 a week. We keep the list."


def problems(**changed):
    found = plan_problems(replace(PLAN, **changed), areas=AREAS, today=TODAY)
    return {problem.field: problem.says for problem in found}


def test_a_whole_plan_has_no_problem():
    assert problems() == {}


def test_an_empty_plan_is_asked_for_everything_but_a_part_of_the_service():
    found = plan_problems(TrialPlan(), areas=AREAS, today=TODAY)
    asked = {*PROSE, "starts_on", "ends_on", "rhythm", "better"}
    assert {problem.field for problem in found} == asked


@pytest.mark.parametrize("field", PROSE)
def test_words_that_are_too_long_are_refused_and_not_cut(field):
    assert "nothing you typed is lost" in problems(**{field: "a" * (LONGEST[field] + 1)})[field]


def test_an_end_before_the_start_is_refused():
    assert "ends before it starts" in problems(ends_on=date(2026, 11, 15))["ends_on"]
    assert problems(ends_on=PLAN.starts_on) == {}


def test_what_takes_longer_than_two_years_is_no_small_test():
    assert "two years" in problems(ends_on=PLAN.starts_on + timedelta(weeks=106))["ends_on"]
    assert "two years away" in problems(starts_on=date(2206, 11, 16))["starts_on"]
    assert "two years away" in problems(starts_on=date.min, ends_on=date.max)["starts_on"]


def test_a_part_of_the_service_under_ten_staff_cannot_be_named():
    assert "Fewer than ten" in problems(area="tiny")["area"]
    assert "Fewer than ten" in why_not_area("tiny", AREAS)
    assert why_not_area("tiny", {"tiny": 10}) is None
    assert why_not_area("", AREAS) is None
    assert "not on the list" in why_not_area("Mrs Okafor", AREAS)


def test_peers_and_answering_managers_fill_and_nobody_else():
    assert [role for role in Role if why_not_fill({role}) is None] == [Role.PEER, Role.ANSWERING_MANAGER]
    assert why_not_fill(()) is not None


def test_a_plan_is_changed_until_it_has_begun_and_begins_once():
    day = PLAN.ends_on
    assert why_not_change(State.PLANNED) is None
    assert why_not_begin(State.PLANNED, ends_on=day, today=day) is None
    assert "last day has passed" in why_not_begin(State.PLANNED, ends_on=day, today=day + timedelta(days=1))
    for state in (State.RUNNING, State.FINISHED):
        assert why_not_change(state)
        assert why_not_begin(state, ends_on=day, today=TODAY)


def why_not(result="helped", said=TWO, numbers=16, state=State.RUNNING):
    problem = why_not_finish(state=state, result=result, said=said, numbers=numbers)
    return (problem.field, problem.says) if problem else None


def test_a_result_is_said_in_exactly_two_sentences():
    assert why_not() is None
    for said in ("It helped.", "It helped. We go on. Thank you.", "", "   "):
        assert why_not(said=said)[0] == "said"
    assert "This is 3 sentences." in why_not_said("It helped. We go on. Thank you.")
    assert "longer than" in why_not_said("It helped. " + "a" * 500)


def test_nothing_but_not_known_is_said_before_there_is_a_number():
    for result in Result:
        assert (why_not_result(result, 0) is None) is (result is Result.NOT_KNOWN)


def test_two_numbers_show_neither_that_it_helped_nor_that_it_made_no_difference():
    for result in (Result.HELPED, Result.NO_DIFFERENCE):
        assert "There are 2 numbers" in why_not_result(result, 2)
        assert why_not_result(result, 5)
        assert why_not_result(result, 6) is None
    assert why_not_result(Result.HARMED, 1) is None, "whoever sees harm stops"


def test_a_trial_is_finished_once_and_after_it_has_begun():
    assert "has not begun" in why_not(state=State.PLANNED)[1]
    assert "finished already" in why_not(state=State.FINISHED)[1]
    assert why_not(result="a success")[0] == "result"


def test_only_what_everyone_can_read_to_its_end_is_copied():
    assert why_not_copy(State.FINISHED, public=True) is None
    assert why_not_copy(State.FINISHED, public=False)
    assert why_not_copy(State.RUNNING, public=True)
