"""How long somebody waits after wrong passwords and codes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.slowing import is_forgotten, minutes_in, seconds_left, seconds_to_wait

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
failures = st.integers(0, 100_000)
moments = st.integers(-200_000, 200_000).map(lambda seconds: NOON + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("failures", "seconds"),
    # Two to the power of one, two, three and so on; the tenth, 1,024, is more than fifteen minutes, which are 900.
    [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (10, 64), (13, 512), (14, 900), (15, 900), (10**9, 900)],
)
def test_five_are_free_and_then_each_doubles_the_wait_up_to_a_quarter_of_an_hour(failures, seconds):
    assert seconds_to_wait(failures) == seconds


@given(failures)
def test_one_more_failure_never_makes_the_wait_shorter(count):
    assert seconds_to_wait(count) <= seconds_to_wait(count + 1)


@given(failures, moments, moments)
def test_nobody_ever_waits_longer_than_the_longest_wait_whatever_the_clock_says(count, last, now):
    assert 0 <= seconds_left(count, last=last, now=now) <= 15 * 60


@given(failures, moments, st.integers(0, 10_000))
def test_whoever_waits_what_they_were_told_may_try(count, last, later):
    now = last + timedelta(seconds=later)
    told = seconds_left(count, last=last, now=now)
    assert seconds_left(count, last=last, now=now + timedelta(seconds=told)) == 0
    assert seconds_left(count, last=last, now=now + timedelta(minutes=minutes_in(told))) == 0


def test_a_part_of_a_second_is_a_second():
    assert seconds_left(5, last=NOON, now=NOON + timedelta(seconds=0.5)) == 2
    assert seconds_left(5, last=NOON, now=NOON + timedelta(seconds=2)) == 0


def test_after_a_day_without_a_wrong_one_counting_begins_anew():
    almost = NOON + A_DAY - timedelta(seconds=1)
    assert not is_forgotten(NOON, now=almost)
    assert is_forgotten(NOON, now=NOON + A_DAY)
    assert seconds_left(10**6, last=NOON, now=NOON + A_DAY) == 0


def test_in_a_day_without_a_pause_nobody_gets_more_than_108_guesses():
    """Five at once; nine in the 2 + 4 + ... + 512 = 1,022 seconds after; then one in each of 94 quarters of an hour."""
    now, tried = NOON, 0
    while now < NOON + A_DAY:
        tried += 1
        now += timedelta(seconds=seconds_to_wait(tried))
    assert tried == 108


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (2, 1), (60, 1), (61, 2), (900, 15)])
def test_a_wait_is_said_in_minutes_that_are_enough(seconds, minutes):
    assert minutes_in(seconds) == minutes
