"""Millbrook's calendar, before anything is played: every story has a life that the rules allow."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.cli.millbrook.authority import AREAS, NAME_LISTS
from coalface.cli.millbrook.days import DAYS_OPEN, UNFINISHED, batch_days, days_told
from coalface.cli.millbrook.lives import Step, life_of
from coalface.cli.millbrook.stories import Story, read_stories
from coalface.core.cards import card_problems, why_not_show_text
from coalface.core.redaction import NameLists
from coalface.core.thresholds import STAFF_IN_AREA
from coalface.core.vocabulary import CONDITIONS, KINDS, STAGES
from coalface.core.weeks import Week

STORIES = read_stories(frozenset(code for code, _, _ in AREAS))
ANY_DAY = st.dates(min_value=date(2026, 1, 1), max_value=date(2036, 12, 31))


def lives(today: date, seed: int = 0) -> list[tuple[Story, list[Step]]]:
    rng = Random(seed)
    told_on = days_told(STORIES, today=today, rng=rng)
    return [
        (story, life_of(story, told_on=told_on.get(story.key), today=today, rng=rng)) for story in STORIES
    ]


def test_there_are_a_hundred_and_twenty_stories_of_every_kind_stage_and_condition():
    assert len(STORIES) == len({story.told.story for story in STORIES}) == 120
    assert {story.told.kind for story in STORIES} == set(KINDS)
    assert {story.told.stage for story in STORIES} == set(STAGES)
    assert {given.code for story in STORIES for given in story.told.conditions} == set(CONDITIONS)


def test_every_area_is_large_enough_to_hide_in():
    assert min(staff for _, _, staff in AREAS) >= STAFF_IN_AREA.value


@pytest.mark.parametrize("story", [story for story in STORIES if story.card], ids=lambda story: story.key)
def test_every_card_can_be_published_as_it_is(story):
    week = Week(2026, 20)
    areas = {code: name for code, name, _ in AREAS}
    assert card_problems(story.card_text(week), areas=areas, periods=["2026-Q2"]) == []


def test_no_card_holds_anything_that_could_point_to_someone():
    lists = NameLists.of(**{which: text.split("\n") for which, text in NAME_LISTS.items()})
    cards = [story.card_text(Week(2026, 20)) for story in STORIES if story.card]
    assert [card.title for card in cards if why_not_show_text(card, lists)] == []


@given(today=ANY_DAY, seed=st.integers(0, 1000))
def test_whatever_today_is_two_years_lead_up_to_it(today, seed):
    for story, steps in lives(today, seed):
        assert [step.day for step in steps] == sorted(step.day for step in steps)
        assert today - timedelta(days=DAYS_OPEN) <= steps[0].day
        assert steps[-1].day <= today
        assert steps[0].act == "tell", story.key


@given(today=ANY_DAY, seed=st.integers(0, 1000))
def test_every_finished_card_is_agreed_four_weeks_old_before_the_last_batch(today, seed):
    last = batch_days(today=today)[-1]
    for story, steps in lives(today, seed):
        if story.state in ("published", "retracted"):
            assert steps[-1].act in ("agree", "settle")
            assert steps[-1].day <= last
            assert Week.of(steps[0].day).weeks_until(Week.of(last)) >= 4


@given(today=ANY_DAY, seed=st.integers(0, 1000))
def test_what_is_unfinished_is_not_caught_by_the_last_batch_or_by_a_rule(today, seed):
    """Sent or agreed since the batch; sent within the 14 days; first read within the 90."""
    last = batch_days(today=today)[-1]
    for story, steps in lives(today, seed):
        if story.state in UNFINISHED:
            assert steps[-1].day > last, (story.key, steps)
            assert (today - steps[-1].day).days <= 14
            assert (today - steps[0].day).days < 80


@given(today=ANY_DAY, seed=st.integers(0, 1000))
def test_a_card_to_check_was_sent_at_most_two_days_ago_so_that_a_newcomer_can_still_answer(today, seed):
    sent = [steps[-1] for story, steps in lives(today, seed) if story.state == "with_reporter"]
    assert sent
    assert {step.act for step in sent} == {"send"}
    assert max((today - step.day).days for step in sent) <= 2


@given(today=ANY_DAY, seed=st.integers(0, 1000))
def test_two_cards_are_ready_for_a_newcomer_to_publish_and_one_is_kept_back(today, seed):
    weeks_old = {
        story.key: (story.state, Week.of(steps[0].day).weeks_until(Week.of(today)), steps[-1].act)
        for story, steps in lives(today, seed)
        if story.state in ("agreed", "ready")
    }
    assert sorted(state for state, _, _ in weeks_old.values()) == ["agreed", "ready", "ready"]
    assert all((weeks >= 4) is (state == "ready") for state, weeks, _ in weeks_old.values())
    assert {act for _, _, act in weeks_old.values()} == {"agree"}


def test_every_day_of_the_week_a_steward_acts_is_a_working_day_unless_nothing_else_is_left():
    acts = Counter(
        step.day.weekday() > 4
        for _, steps in lives(date(2026, 11, 18))
        for step in steps
        if step.act in ("open", "draft", "check", "send")
    )
    assert acts[True] <= acts[False] / 20


@given(today=ANY_DAY)
def test_batches_are_a_quarter_apart(today):
    days = batch_days(today=today)
    assert len(days) == 8
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(weeks=13)}
