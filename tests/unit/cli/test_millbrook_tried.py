"""What Millbrook tried, before it is played: whole plans that point to nobody, whatever day it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.cli.millbrook.authority import AREAS, NAME_LISTS
from coalface.cli.millbrook.calendar import Calendar
from coalface.cli.millbrook.tried import TRIED, enter_trials, last_day
from coalface.core.redaction import NameLists, find
from coalface.core.trial_charts import Shows, evidence
from coalface.core.trial_numbers import why_not_enter
from coalface.core.trial_results import Counted, why_not_finish
from coalface.core.trials import State, plan_problems

STAFF = {code: staff for code, _, staff in AREAS}
LISTS = NameLists.of(**{which: text.split("\n") for which, text in NAME_LISTS.items()})
ANY_DAY = st.dates(min_value=date(2026, 1, 1), max_value=date(2036, 12, 31))
by_aim = pytest.mark.parametrize("tried", TRIED, ids=lambda tried: tried.aim)


@by_aim
def test_no_word_of_a_trial_points_to_somebody(tried):
    words = [*tried.plan(date(2026, 11, 18)).prose.values(), tried.said]
    assert [text for text in words if find(text, LISTS)] == []


@given(today=ANY_DAY)
@settings(max_examples=60)
def test_whatever_today_is_every_plan_is_whole_and_every_number_has_its_time(today):
    for tried in TRIED:
        plan = tried.plan(today)
        assert plan_problems(plan, areas=STAFF, today=plan.starts_on) == []
        periods = tried.periods(today)
        assert len(periods) == tried.periods_planned
        about = {"starts_on": plan.starts_on, "ends_on": plan.ends_on, "rhythm": tried.rhythm, "today": today}
        for period in periods[: len(tried.before) + len(tried.numbers)]:
            assert why_not_enter(state=State.RUNNING, period=period, **about) is None
            assert last_day(tried.rhythm, period) < today, "a number stands for a week or month that is over"


@given(today=ANY_DAY)
@settings(max_examples=60)
def test_every_act_of_a_trial_lies_before_today(today):
    calendar = Calendar()
    enter_trials(calendar, None, today=today)
    assert len(calendar.entries) == sum(2 + len(tried.numbers) + bool(tried.result) for tried in TRIED)
    assert max(day for day, *_ in calendar.entries) < today


@by_aim
def test_each_trial_has_numbers_from_before_and_the_chart_says_what_its_people_say(tried):
    numbers = [*tried.before, *tried.numbers]
    found = evidence(numbers, before=len(tried.before), better=tried.better)
    expected = {"helped": Shows.BETTER, "no_difference": Shows.NO_SIGNAL, "": Shows.BETTER}
    assert found.shows is expected[tried.result]
    assert not any(signal != "common cause" for signal in found.chart.signal[: len(tried.before)])
    if tried.result:
        counted = Counted(found.before, found.since, found.shows)
        about = {"state": State.RUNNING, "result": tried.result, "said": tried.said}
        assert why_not_finish(**about, counted=counted) is None


def test_what_the_people_of_the_first_trial_say_is_what_its_chart_reads():
    found = evidence([*TRIED[0].before, *TRIED[0].numbers], before=12, better="more")
    assert not found.chart.trial_limits
    assert [int(found.mean_before), int(found.mean_since)] == [19, 26]
    assert "19 of 30" in TRIED[0].said
    assert "with it 26" in TRIED[0].said
