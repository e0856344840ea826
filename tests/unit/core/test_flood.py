"""Buckets against two standards that nobody here wrote, and the wait against every clock."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core import thresholds
from coalface.core.flood import (
    LIMITS,
    TO_STRETCH,
    Bucket,
    Journey,
    Level,
    drawn,
    refilled,
    seconds_left,
    to_look_over,
)

WAIT = thresholds.SECONDS_TO_WAIT.value
PLACE_KEPT = thresholds.MINUTES_A_PLACE_IS_KEPT.value * 60


def arrivals(bucket: Bucket, moments: list, portions: int = 1) -> list[bool]:
    """Who is let in, of people who come at these moments."""
    level, let_in = None, []
    for moment in moments:
        level = refilled(bucket, level, now=moment)
        left = drawn(level, portions)
        let_in.append(left is not None)
        level = left or level
    return let_in


def virtual_scheduling(bucket: Bucket, moments: list) -> list[bool]:
    """The Generic Cell Rate Algorithm of ITU-T I.371 (annex A, virtual scheduling): it keeps no tokens, only a time."""
    increment = Fraction(1) / bucket.a_second
    limit = (bucket.at_once - 1) * increment
    expected, conforming = moments[0], []
    for moment in moments:
        if moment < expected - limit:
            conforming.append(False)
            continue
        expected = max(moment, expected) + increment
        conforming.append(True)
    return conforming


def single_rate_meter(bucket: Bucket, moments: list, portions: int) -> list[bool]:
    """The committed bucket of RFC 2697 with no excess one, colour-blind: T_c is added to, one by one, up to CBS."""
    tokens, clock, green = bucket.at_once, moments[0], []
    for moment in moments:
        tokens, clock = min(bucket.at_once, tokens + (moment - clock) * bucket.a_second), moment
        if tokens - portions >= 0:
            tokens -= portions
            green.append(True)
        else:
            green.append(False)
    return green


buckets = st.builds(
    Bucket,
    a_second=st.fractions(min_value=Fraction(1, 10), max_value=500, max_denominator=100),
    at_once=st.integers(min_value=1, max_value=200).map(Fraction),
)
moments = st.lists(
    st.fractions(min_value=0, max_value=2, max_denominator=1000), min_size=1, max_size=300
).map(lambda gaps: [sum(gaps[: n + 1], Fraction(0)) for n in range(len(gaps))])


@given(bucket=buckets, moments=moments)
def test_a_bucket_lets_in_whom_the_cell_rate_algorithm_lets_in(bucket, moments):
    assert arrivals(bucket, moments) == virtual_scheduling(bucket, moments)


@given(bucket=buckets, moments=moments, portions=st.integers(min_value=1, max_value=20))
def test_a_bucket_lets_in_whom_a_meter_of_rfc_2697_marks_green(bucket, moments, portions):
    assert arrivals(bucket, moments, portions) == single_rate_meter(bucket, moments, portions)


def test_a_sum_by_hand():
    # Two a second and three at once: three of five are let in at 0 s. Half a second later there is one, then none.
    bucket = Bucket(2, 3)
    assert arrivals(bucket, [0, 0, 0, 0, 0, 0.5, 0.5, 1.0]) == [
        True, True, True, False, False, True, False, True,
    ]  # fmt: skip


@given(bucket=buckets, moments=moments, start=st.integers(0, 299), end=st.integers(0, 299))
def test_no_stretch_of_time_ever_lets_in_more_than_a_rush_and_the_rate(bucket, moments, start, end):
    start, end = sorted((start % len(moments), end % len(moments)))
    let_in = sum(arrivals(bucket, moments)[start : end + 1])
    assert let_in <= bucket.at_once + (moments[end] - moments[start]) * bucket.a_second


@given(times=st.lists(st.floats(min_value=-1e9, max_value=1e9), min_size=2, max_size=50))
def test_whatever_the_clock_does_a_bucket_holds_neither_less_than_nothing_nor_more_than_all(times):
    bucket, level = Bucket(7, 20), None
    for now in times:
        level = refilled(bucket, level, now=now)
        assert 0 <= level.left <= bucket.at_once
        level = drawn(level, 3) or level


@given(back=st.floats(min_value=0, max_value=1e9), left=st.floats(min_value=0, max_value=19))
def test_a_clock_that_was_set_back_keeps_nobody_out_for_longer_than_a_refill(back, left):
    bucket, now = Bucket(7, 20), 1e9 - back
    after = refilled(bucket, Level(left, 1e9), now=now)
    assert after.left == left
    assert refilled(bucket, after, now=now + 20 / 7 + 1).left == bucket.at_once


def fresh_tellers(a_second: int, seconds: int, portions: list[int]) -> bool:
    """Is everybody let in, of so many a second who come evenly and cost so much at each step?"""
    limits = LIMITS[Journey.TELLING, False]
    moments = [Fraction(n, a_second) for n in range(a_second * seconds) for _ in portions]
    costs = portions * (a_second * seconds)
    for bucket in (limits.everywhere, limits.in_channel):
        level = None
        for moment, cost in zip(moments, costs, strict=True):
            level = drawn(refilled(bucket, level, now=moment), cost)
            if level is None:
                return False
    return True


# A story of the usual length, shown back once with its marks, then looked over again and sealed.
LOOKED_OVER_TWICE = [to_look_over(600), to_look_over(600), TO_STRETCH]


def test_a_council_that_tells_at_forty_a_second_never_meets_an_empty_bucket():
    assert fresh_tellers(40, 120, LOOKED_OVER_TWICE)


def test_a_flood_of_two_hundred_a_second_does_within_seconds():
    assert not fresh_tellers(200, 5, LOOKED_OVER_TWICE)


def test_a_hundred_people_who_tell_in_the_same_second_are_let_in():
    assert fresh_tellers(100, 1, LOOKED_OVER_TWICE)


@pytest.mark.parametrize("journey", Journey)
def test_those_who_have_waited_have_a_bucket_that_newcomers_do_not_touch(journey):
    fresh, waited = LIMITS[journey, False], LIMITS[journey, True]
    assert waited.everywhere.a_second > 0
    assert waited.everywhere is not fresh.everywhere


@pytest.mark.parametrize("waited", [False, True])
def test_a_flood_in_one_channel_leaves_a_quarter_or_more_for_the_others(waited):
    limits = LIMITS[Journey.TELLING, waited]
    assert limits.in_channel.a_second <= 0.75 * limits.everywhere.a_second


@pytest.mark.parametrize("limits", LIMITS.values())
def test_the_dearest_thing_anyone_can_send_fits_into_every_bucket(limits):
    dearest = to_look_over(thresholds.STORY_LENGTH.value + thresholds.SHORT_TEXT_LENGTH.value) + TO_STRETCH
    for bucket in (limits.everywhere, limits.in_channel):
        assert bucket is None or dearest <= bucket.at_once


@pytest.mark.parametrize(
    ("waited", "left"),
    [
        (0, WAIT), (1, WAIT - 1), (WAIT - 0.5, 1), (WAIT, 0), (WAIT + 1, 0), (PLACE_KEPT, 0), (PLACE_KEPT + 1, None),
        (-1, 0), (-86_400, 0),
    ],
)  # fmt: skip
def test_whoever_has_waited_half_a_minute_has_waited(waited, left):
    now = 1_790_000_000.0
    assert seconds_left(now - waited, now=now) == left


@given(since=st.floats(0, 4e9), now=st.floats(0, 4e9))
def test_nobody_is_ever_told_to_wait_longer_than_half_a_minute(since, now):
    left = seconds_left(since, now=now)
    assert left is None or 0 <= left <= WAIT
