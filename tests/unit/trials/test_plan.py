"""What makes the plan of a trial whole, and what may be said at its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coalface.core.roles import Role
from coalface.core.trial_charts import SAYS, Shows
from coalface.core.trial_results import Counted, why_not_finish, why_not_result, why_not_said
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
    changes_on=date(2026, 12, 28),
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
    asked = {*PROSE, "starts_on", "changes_on", "ends_on", "rhythm", "better"}
    assert {problem.field for problem in found} == asked


@pytest.mark.parametrize("field", PROSE)
def test_words_that_are_too_long_are_refused_and_not_cut(field):
    assert "nothing you typed is lost" in problems(**{field: "a" * (LONGEST[field] + 1)})[field]


def test_an_end_before_the_start_is_refused():
    assert "ends before it starts" in problems(ends_on=date(2026, 11, 15))["ends_on"]
    assert problems(ends_on=PLAN.starts_on, changes_on=PLAN.starts_on) == {}


@pytest.mark.parametrize("changes_on", [PLAN.starts_on - timedelta(days=1), PLAN.ends_on + timedelta(days=1)])
def test_the_change_begins_while_it_is_counted(changes_on):
    assert "between the first day" in problems(changes_on=changes_on)["changes_on"]
    assert problems(changes_on=PLAN.starts_on) == {}, "nothing was counted before, and so it says little"


@pytest.mark.parametrize(
    "measure",
    [
        "Cases seen late, and calls missed",
        "Visits kept & letters sent",
        "Late cases as well as calls",
        "Late + missed",
    ],
)
def test_a_measure_that_may_count_two_things_is_asked_about_and_kept_once_somebody_says_it_is_one(measure):
    assert "nobody can say which" in problems(measure=measure)["measure"]
    assert problems(measure=measure, one_number=True) == {}


def test_a_word_that_holds_the_letters_of_and_is_not_asked_about():
    assert problems(measure="Hand-overs with a standing list, of a thousand") == {}


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


def why_not(
    result="helped", said=TWO, before=6, since=7, shows=Shows.BETTER, state=State.RUNNING, sure=False
):
    counted = Counted(before, since, shows)
    problem = why_not_finish(state=state, result=result, said=said, counted=counted, sure=sure)
    return (problem.field, problem.says) if problem else None


def test_a_result_is_said_in_exactly_two_sentences():
    assert why_not() is None
    for said in ("It helped.", "It helped. We go on. Thank you.", "", "   "):
        assert why_not(said=said)[0] == "said"
    assert "This is 3 sentences." in why_not_said("It helped. We go on. Thank you.")
    assert "longer than" in why_not_said("It helped. " + "a" * 500)


def test_nothing_but_not_known_is_said_before_there_is_a_number():
    for result in Result:
        reason = why_not_result(result, Counted(0, 0, Shows.FEW_BEFORE))
        assert (reason is None) is (result is Result.NOT_KNOWN)


@pytest.mark.parametrize("result", [Result.HELPED, Result.NO_DIFFERENCE])
def test_without_numbers_from_before_nobody_says_that_it_helped_or_made_no_difference(result):
    assert "There are no numbers from before the change" in why_not_result(
        result, Counted(0, 40, Shows.FEW_BEFORE)
    )
    assert "There are 5 numbers from before" in why_not_result(result, Counted(5, 40, Shows.FEW_BEFORE))
    assert "There are 6 numbers from since" in why_not_result(result, Counted(40, 6, Shows.FEW_SINCE))
    assert why_not_result(result, Counted(6, 7, Shows.NO_SIGNAL)) is None


@pytest.mark.parametrize(
    ("result", "shows"),
    [("helped", Shows.WORSE), ("helped", Shows.NO_SIGNAL), ("helped", Shows.BOTH), ("helped", Shows.MOVING_BEFORE),
     ("no_difference", Shows.BETTER), ("no_difference", Shows.WORSE), ("harmed", Shows.BETTER),
     ("harmed", Shows.NO_SIGNAL)],
)  # fmt: skip
def test_a_result_that_the_chart_does_not_show_takes_a_tick(result, shows):
    field, says = why_not(result=result, shows=shows)
    assert field == "sure"
    assert SAYS[shows] in says
    assert why_not(result=result, shows=shows, sure=True) is None


@pytest.mark.parametrize("shows", Shows)
def test_not_known_contradicts_no_chart(shows):
    assert why_not(result="not_known", shows=shows) is None


def test_harm_is_said_after_one_number_by_whoever_was_told_that_it_cannot_tell():
    field, says = why_not(result="harmed", before=0, since=2, shows=Shows.FEW_BEFORE)
    assert (field, says.split(".")[0]) == ("sure", "2 numbers cannot tell harm from chance")
    assert why_not(result="harmed", before=0, since=1, shows=Shows.FEW_BEFORE, sure=True) is None
    assert why_not(result="harmed", before=6, since=1, shows=Shows.WORSE) is None, "a limit was passed"


def test_a_trial_is_finished_once_and_after_it_has_begun():
    assert "has not begun" in why_not(state=State.PLANNED)[1]
    assert "finished already" in why_not(state=State.FINISHED)[1]
    assert why_not(result="a success")[0] == "result"


def test_only_what_everyone_can_read_to_its_end_is_copied():
    assert why_not_copy(State.FINISHED, public=True) is None
    assert why_not_copy(State.FINISHED, public=False)
    assert why_not_copy(State.RUNNING, public=True)
