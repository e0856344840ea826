"""The demo's calendar keeps the order of weeks, and of each story's own acts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coalface.cli.millbrook.calendar import ALONE, Calendar
from coalface.core.weeks import Week

FIRST = date(2026, 1, 5)
ACTS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["a", "b", "c", ALONE])), max_size=30)


def played(acts: list[tuple[int, str]]) -> list[tuple[date, str, int]]:
    done: list[tuple[date, str, int]] = []
    calendar = Calendar()
    for number, (days, story) in enumerate(acts):
        calendar.enter(
            FIRST + timedelta(days=days),
            lambda day, story=story, number=number: done.append((day, story, number)),
            story=story,
        )
    with ThreadPoolExecutor(3) as hands:
        calendar.play(hands, lambda: None)
    return done


@given(ACTS)
def test_everything_is_done_once_and_the_weeks_in_their_order(acts):
    done = played(acts)
    assert sorted(number for _, _, number in done) == list(range(len(acts)))
    weeks = [Week.of(day) for day, _, _ in done]
    assert weeks == sorted(weeks)


@given(ACTS)
def test_a_story_keeps_its_order(acts):
    done = played(acts)
    for story in ("a", "b", "c", ALONE):
        mine = [(day, number) for day, whose, number in done if whose == story]
        assert mine == sorted(mine)


@given(ACTS)
def test_what_is_done_alone_comes_last_in_its_week(acts):
    done = played(acts)
    for place, (day, story, _) in enumerate(done):
        if story == ALONE:
            later = [whose for other, whose, _ in done[place:] if Week.of(other) == Week.of(day)]
            assert set(later) == {ALONE}


def test_an_act_may_enter_another_for_a_later_week():
    calendar, done = Calendar(), []
    calendar.enter(FIRST, lambda day: calendar.enter(day + timedelta(days=12), done.append))
    with ThreadPoolExecutor(1) as hands:
        calendar.play(hands, lambda: None)
    assert done == [FIRST + timedelta(days=12)]
