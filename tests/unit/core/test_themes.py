from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.themes import (
    CHECK_BACKS,
    AnswerText,
    Decision,
    HeldUp,
    ThemeText,
    answer_is_late,
    answer_problems,
    check_back_day,
    check_back_due,
    finding_problems,
    held_up_problems,
    read_theme,
    theme_problems,
    whole_weeks,
    why_not_answer,
    why_not_ask,
    why_not_check_back,
)

TODAY = date(2026, 11, 18)
THEME = ThemeText("Visits that are not on the list", "Three cards.", "Can there be one list?", "handover")
YES = AnswerText(Decision.ACCEPTED, "It is right.", "One list.", TODAY + timedelta(days=60))


def fields(problems) -> list[str]:
    return [problem.field for problem in problems]


def answered(answer: AnswerText, *, young: bool = False) -> list[str]:
    return fields(answer_problems(answer, today=TODAY, for_young_needed=young))


def test_a_theme_says_what_cards_have_in_common_and_asks_one_thing():
    assert theme_problems(THEME) == []
    assert fields(theme_problems(read_theme({"title": "  "}))) == ["title", "says", "question"]
    assert fields(theme_problems(replace(THEME, title="x" * 121))) == ["title"]
    assert fields(theme_problems(replace(THEME, condition="moon"))) == ["condition"]


def test_two_people_and_two_cards_put_a_theme_to_the_service():
    asked = {"cards": 2, "asker": "a", "drafter": "b", "asked": False}
    assert why_not_ask(**asked) is None
    for blocked in ({"cards": 1}, {"drafter": "a"}, {"asked": True}):
        assert why_not_ask(**{**asked, **blocked})


def test_a_promise_has_a_deed_and_a_day():
    assert answered(YES) == []
    assert answered(replace(YES, will_do="", due_on=None)) == ["will_do", "due_on"]
    assert answered(replace(YES, decision=Decision.PARTLY, due_on=None)) == ["due_on"]
    assert answered(AnswerText(Decision.NO, "It would take a new law.")) == []
    assert answered(AnswerText(Decision.NO, "")) == ["reason"]
    assert answered(AnswerText("maybe", "Well.")) == ["decision"]


@pytest.mark.parametrize(
    ("days", "wrong"), [(-1, ["due_on"]), (0, []), (365, []), (2 * 366, []), (2 * 366 + 1, ["due_on"])]
)
def test_a_promise_is_for_a_day_that_people_will_see(days, wrong):
    assert answered(replace(YES, due_on=TODAY + timedelta(days=days))) == wrong


def test_what_young_people_asked_is_answered_for_them_too():
    assert answered(YES, young=True) == ["for_young"]
    assert answered(replace(YES, for_young="We will ring you first."), young=True) == []


def test_nobody_answers_what_they_asked():
    assert why_not_answer(manager=True, took_part=False, asked=True) is None
    assert why_not_answer(manager=False, took_part=False, asked=True)
    assert why_not_answer(manager=True, took_part=True, asked=True)
    assert why_not_answer(manager=True, took_part=False, asked=False)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(CHECK_BACKS))
def test_months_are_counted_as_dateutil_counts_them(day, months):
    assert check_back_day(answered_on=day, months=months) == day + relativedelta(months=months)


def test_people_are_asked_after_three_and_after_nine_months_and_an_old_question_gives_way():
    answered_on = date(2026, 1, 31)

    def due(today, settled=()):
        return check_back_due(answered_on=answered_on, settled=settled, today=today)

    assert due(date(2026, 4, 29)) is None
    assert due(date(2026, 4, 30)) == 3
    assert due(date(2026, 4, 30), {3}) is None
    assert due(date(2026, 10, 31), {3}) == 9
    assert due(date(2026, 10, 31)) == 9
    assert due(date(2027, 10, 31), {9}) is None
    assert check_back_due(answered_on=None, settled=(), today=TODAY) is None


def test_only_peers_answer_a_check_back_and_only_when_it_is_asked():
    assert why_not_check_back(peer=True, due=3, months=3) is None
    assert why_not_check_back(peer=False, due=3, months=3)
    assert why_not_check_back(peer=True, due=None, months=3)
    assert fields(finding_problems("gone", "x" * 601)) == ["finding", "says"]


def test_what_holds_an_answer_up_is_said_in_the_words_of_cards():
    assert held_up_problems(HeldUp(("staffing",), "")) == []
    assert fields(held_up_problems(HeldUp((), ""))) == ["conditions"]
    assert fields(held_up_problems(HeldUp(("laziness",), "x" * 601))) == ["conditions", "says"]


def test_waiting_is_counted_in_weeks():
    passed = [whole_weeks(since=TODAY, today=TODAY + timedelta(days=days)) for days in (-15, 1, 6, 7, 15)]
    assert passed == [0, 0, 0, 1, 2]
    assert not answer_is_late(asked_on=TODAY, today=TODAY + timedelta(days=28))
    assert answer_is_late(asked_on=TODAY, today=TODAY + timedelta(days=29))
